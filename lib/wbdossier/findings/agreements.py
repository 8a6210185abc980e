"""Agreements: counted, uncertain, denied, unmentioned."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier import themes
from wbdossier.cite import (
    derived,
    in_marks,
    join_words,
    name,
    number_words,
    plural,
    quoted,
    scope,
    sentence,
    words,
)
from wbdossier.findings.prose import listed
from wbdossier.themes import Row, rows


def agreed(paired: pd.DataFrame) -> Markup:
    """Say how many agreements the pairs have that the text is certain of."""
    found = [r for r in rows(paired) if r["certain"] and r["count"]]
    found.sort(key=lambda r: -r["count"])
    if not found:
        return sentence("No article counts agreements with both parties named.")
    return sentence("The articles count {pairs}.", pairs=listed(map(_agreement, found)))


def _agreement(row: Row) -> Markup:
    state = "planned " if row["status"] == "planned" else ""
    noun = plural("agreement", row["count"])
    spoken = quoted(row["fact"], f"{words(row['fact'])} {state}{noun}")
    return spoken + f" between {_pair(row)}"


def _pair(row: Row) -> str:
    return " and ".join(sorted((name(row["a"]), name(row["b"]))))


def perhaps(paired: pd.DataFrame) -> Markup | None:
    """Say which counts leave the second party open."""
    by_fact: dict[str, tuple[Row, list[Row]]] = {}
    for row in rows(paired):
        if not row["certain"] and row["fact"]["parties"]:
            by_fact.setdefault(row["fact"]["id"], (row["fact"], []))[1].append(row)
    parts = [
        f"{name(fact['parties'][0])} counts " + quoted(fact) + " whose other party is uncertain "
        f"({join_words(name(o) for o in fact['possible_parties'])} is named beside them)"
        for fact, _ in by_fact.values()
    ]
    return sentence("{parts}.", parts=listed(map(Markup, parts))) if parts else None


def denied(paired: pd.DataFrame) -> Markup | None:
    """Say for which pairs an article says that there is nothing, in its words."""
    parts = [
        Markup("for {} an article says {}").format(
            _pair(r), quoted(r["fact"], in_marks(r["fact"]["quote"]))
        )
        for r in rows(paired)
        if r["status"] == "none"
    ]
    return sentence("{parts}.", parts=listed(parts)) if parts else None


def silent_pairs(paired: pd.DataFrame) -> Markup:
    """Say how many of the pairs among the six no article mentions."""
    six = set(themes.SIX)
    found = [r for r in rows(paired) if {r["a"], r["b"]} <= six]
    possible = len(six) * (len(six) - 1) // 2
    silent = possible - len({(r["a"], r["b"]) for r in found})
    if not found:
        return sentence("None of {pairs} is mentioned.", pairs=scope("the pairs among the six"))
    return sentence(
        "Of the {possible}, {silent} are not mentioned.",
        possible=scope(f"{number_words(possible)} pairs among the six"),
        silent=derived(
            number_words(silent),
            [r["fact"] for r in found],
            "pairs among the six − pairs mentioned",
            "silent-pairs",
        ),
    )


def agreements_of(paired: pd.DataFrame, country: str) -> Markup:
    """Say with whom a country has agreements, and with whom perhaps or not."""
    mine = rows(themes.partners(paired, country))
    if not mine:
        return sentence("No article counts agreements of {who}.", who=name(country))
    mine.sort(key=lambda r: (r["status"] == "none", not r["certain"], -(r["count"] or 0)))
    parts = listed(map(_with, mine))
    some = any(r["status"] != "none" for r in mine)
    lead = "The agreements of {who}" if some else "On agreements of {who} the articles say only"
    return sentence(lead + ": {parts}.", who=name(country), parts=parts)


def _with(row: Row) -> Markup:
    partner = name(row["partner"])
    if row["status"] == "none":
        quote = quoted(row["fact"], in_marks(row["fact"]["quote"]))
        return Markup("{} (with {})").format(quote, partner)
    spoken = quoted(row["fact"])
    return Markup("{} {} {}").format(spoken, "with" if row["certain"] else "perhaps with", partner)
