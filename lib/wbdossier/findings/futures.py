"""Scenarios: how many futures, until when, and what happens in them."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier.cite import (
    beside,
    date_words,
    derived,
    in_marks,
    join_words,
    number_words,
    plural,
    quoted,
    sentence,
)
from wbdossier.findings.prose import listed
from wbdossier.themes import Row, rows


def scenarios(found: pd.DataFrame) -> Markup:
    """Say how many scenarios the articles report, and to which horizon."""
    told = [r for r in rows(found) if r["count"]]
    if not told:
        return sentence("No article reports a scenario.")
    groups: dict[tuple[str, str | None], list[Row]] = {}
    for row in told:
        groups.setdefault((row["doc"], row["horizon"]), []).append(row)
    parts = [_group(horizon, some) for (_, horizon), some in groups.items()]
    return sentence("The articles report {parts}.", parts=join_words(parts))


def _group(horizon: str | None, told: list[Row]) -> Markup:
    """Write the scenarios of one article to one horizon; a count without outcome is their sum."""
    parts = [r for r in told if r["outcome"]] or told
    total = sum(r["count"] for r in parts)
    operation = " + ".join(number_words(r["count"]) for r in parts)
    words = derived(f"{number_words(total)} {plural('scenario', total)}", parts, operation, "sum")
    until = beside(parts[0], date_words(horizon)) if horizon else ""
    return Markup("{} to {}").format(words, until) if horizon else words


def outcomes(found: pd.DataFrame) -> Markup | None:
    """Say what happens in them, in the articles' words."""
    told = [r for r in rows(found) if r["outcome"]]
    if not told:
        return None
    return sentence("In them: {outcomes}.", outcomes=listed(map(_outcome, told)))


def _outcome(row: Row) -> Markup:
    place = Markup(" in {}").format(beside(row, row["place"])) if row["place"] else ""
    many = beside(row, number_words(row["count"])) if (row["count"] or 1) > 1 else ""
    often = Markup(" ({} of them)").format(many) if many else ""
    return Markup("{}{}{}").format(quoted(row, in_marks(row["outcome"])), place, often)
