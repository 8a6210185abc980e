"""Which figures several articles give, and whether they agree."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier.cite import count, derived, join_words, name, number_words, quoted, sentence
from wbdossier.findings.prose import listed
from wbdossier.themes import Row, rows

WHAT = {"personnel": "people", "funding": "size", "agreement": "agreements"}


def subject(figure: Row) -> str:
    """Write what is counted: “people of KFOR from Italy”, “agreements of Albania and Kosovo”."""
    kind, *about = figure["subject"]
    first, *rest = map(name, about)
    if kind == "personnel":
        return f"People of {first}" + (f" from {rest[0]}" if rest else "")
    if kind == "funding":
        return f"Size of {first}, in {about[1]}"
    return f"Agreements of {first} and {rest[0]}"


def corroborated(figures: pd.DataFrame) -> Markup:
    """Say how many figures stand in several articles, and how many of those agree."""
    found = rows(figures)
    if not found:
        return sentence("No article gives a figure that another could confirm.")
    shared = [f for f in found if f["verdict"] != "one source"]
    total = _number(found, "figure")
    if not shared:
        one = len(found) == 1
        return sentence(
            f"The articles give {{total}} that another article could confirm; "
            f"{'it is' if one else 'none is'}{' not' if one else ''}.",
            total=total,
        )
    return sentence(
        "Of {total} that several articles could give, {shared} {verb} in more than one.",
        total=total,
        shared=_number(shared, None),
        verb="stands" if len(shared) == 1 else "stand",
    )


def _number(figures: list[Row], noun: str | None) -> Markup:
    readings = [reading for figure in figures for reading in figure["readings"]]
    words = number_words(len(figures))
    if noun:
        words += f" {noun}{'' if len(figures) == 1 else 's'}"
    return derived(words, readings, "count of figures")


def verdicts(figures: pd.DataFrame) -> Markup | None:
    """Say which shared figures agree, which differ, and which cannot be compared."""
    found = rows(figures)
    parts = [
        sentence(f"{{figures}} {said}", figures=listed(map(_figure, some)))
        for verdict, said in (
            ("agree", "agree between articles"),
            ("differ", "differ"),
            ("not comparable", "cannot be compared"),
        )
        if (some := [f for f in found if f["verdict"] == verdict])
    ]
    return sentence("{parts}.", parts=Markup("; ").join(parts)) if parts else None


def alone(figures: pd.DataFrame) -> Markup | None:
    """Say which figures rest on one article."""
    found = [f for f in rows(figures) if f["verdict"] == "one source"]
    if not found:
        return None
    return sentence("In one article only: {figures}.", figures=listed(map(_figure, found)))


def _figure(figure: Row) -> Markup:
    values = join_words(quoted(reading) for reading in figure["readings"])
    what = subject(figure)
    return Markup("{} ({})").format(what[:1].lower() + what[1:], values)


def shared(figures: pd.DataFrame, doc: str) -> Markup:
    """Say how many of one article's figures stand in others as well."""
    mine = [r for f in rows(figures) for r in f["readings"] if r["doc"] == doc]
    others = [r for f in rows(figures) if f["verdict"] != "one source" for r in f["readings"]]
    also = [r for r in mine if r in others]
    if not mine:
        return sentence("It gives no figure that another article could confirm.")
    if not also:
        return sentence(
            "{mine} could be confirmed by another article; none is.", mine=count(mine, "figure")
        )
    return sentence(
        "Of {mine} that another article could confirm, {also} also elsewhere.",
        mine=count(mine, "figure"),
        also=Markup("{} {}").format(
            derived(number_words(len(also)), also, "count of figures"),
            "stands" if len(also) == 1 else "stand",
        ),
    )
