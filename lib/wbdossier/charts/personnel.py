"""Numbers of people on missions, each as sure as its words."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier import cite, columns, themes
from wbdossier.charts.bars import Bar, alt, draw
from wbdossier.charts.pen import capital
from wbdossier.figures import show
from wbdossier.themes import Row, rows


def personnel(people: pd.DataFrame) -> cite.Shown:
    """Show numbers of people, largest first; an increase is named so, never added to a total."""
    found = [r for r in rows(people) if r["count"] is not None]
    if not found:
        return cite.say("No article gives a number of people.")
    found.sort(key=lambda r: -max(r["count"], r["count_max"] or 0))
    bars = [_bar(row) for row in found]
    return show(
        draw("personnel", bars),
        Markup("The largest number is {}: {}").format(
            cite.quoted(found[0], bars[0].number), bars[0].what
        ),
        "People the articles count",
        alt(bars),
        found,
        cite.table(found, columns.PERSONNEL, "People on missions"),
    )


def _bar(row: Row) -> Bar:
    upper = None if row["count_max"] is None else float(row["count_max"])
    number = cite.strength(row)
    return Bar(_whose(row), number, float(row["count"]), row["bound"], row["id"], upper)


def _whose(row: Row) -> str:
    """Say whose people: contributor, mission, place, as far as the words go."""
    parts = (("", "contributor"), ("for ", "mission"), ("in ", "location"))
    told = [(before, row[field]) for before, field in parts if themes.telling(row, field)]
    who = " ".join(before + cite.name(code) for before, code in told)
    return capital(who.removeprefix("for ").removeprefix("in ")) or "Mission not said"
