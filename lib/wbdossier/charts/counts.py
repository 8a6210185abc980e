"""How often something is named or held: a dot a fact."""

from __future__ import annotations

import pandas as pd

from wbdossier import cite, columns, themes
from wbdossier.charts.dots import Dot, Lane, draw
from wbdossier.charts.pen import capital
from wbdossier.figures import show
from wbdossier.findings import STANCE_WORDS
from wbdossier.themes import Row, rows


def threats(found: pd.DataFrame) -> cite.Shown:
    """Show how often each threat is named; a full dot where the words say who raises it."""
    topics = rows(themes.threat_list(found))
    if not topics:
        return cite.say("No article names a threat.")
    lanes = [
        Lane(cite.topic(t["topic"]), "", [Dot(bool(r["raised_by"])) for r in _raised_first(t)])
        for t in topics
    ]
    most, many = topics[0], len(topics[0]["articles"])
    articles = f"{cite.number_words(many)} {cite.plural('article', many)}"
    return show(
        draw("threats", lanes),
        f"{cite.topic(most['topic'])} is named in {articles}, {_first(topics)}",
        "Sentences that name each threat; a full dot where the words say who raises it",
        "; ".join(f"{lane.label}: {len(lane.dots)}" for lane in lanes) + ".",
        found,
        cite.table(topics, columns.THREATS, "Threats named"),
    )


def _raised_first(topic: Row) -> list[Row]:
    return sorted(topic["named"], key=lambda row: not row["raised_by"])


def _first(topics: list[Row]) -> str:
    """Say how the first of the topics stands to the others."""
    most = len(topics[0]["articles"])
    equal = sum(len(t["articles"]) == most for t in topics) - 1
    if not equal:
        return "more than any other threat"
    return f"as {'is one other' if equal == 1 else f'are {cite.number_words(equal)} others'}"


def stances(positions: pd.DataFrame) -> cite.Shown:
    """Show how often each kind of stand is taken, in the colour of who takes it."""
    found = rows(themes.by_stance(positions))
    if not found:
        return cite.say("No article says where anybody stands.")
    lanes = [
        Lane(
            capital(STANCE_WORDS[r["stance"]]),
            _holders(r),
            [Dot(True, p["actor"]) for p in r["held"]],
        )
        for r in found
    ]
    most = max(found, key=lambda r: len(r["held"]))
    many = len(most["held"])
    return show(
        draw("stances", lanes),
        f"“{capital(STANCE_WORDS[most['stance']])}” is said most: "
        f"{cite.number_words(many)} {cite.plural('time', many)}",
        "Positions by kind; the six countries have their colours, all others are grey",
        "; ".join(f"{lane.label}: {len(lane.dots)}" for lane in lanes) + ".",
        positions,
        cite.table(found, columns.STANDS, "Positions by kind"),
    )


def _holders(row: Row) -> str:
    return ", ".join(dict.fromkeys(cite.name(p["actor"]) for p in row["held"]))
