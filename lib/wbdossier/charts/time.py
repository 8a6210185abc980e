"""Events in order, as precisely as the words date them."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from wbdossier import cite, columns, themes
from wbdossier.charts.pen import DOTTED, MOST, capital, dot, line, rest
from wbdossier.figures import LABEL, LEADING, SMALL, WIDTH, canvas, fit, show, write
from wbdossier.themes import Row, rows

AXIS, TEXT = 116.0, 132.0  # where the line of time and the names of events stand


def timeline(events: pd.DataFrame) -> cite.Shown:
    """Show dated events from above, then those without a year; undated ones are only counted."""
    ordered = rows(themes.timeline(events))
    placed = [r for r in ordered if r["date"]]
    if not placed:
        return cite.say("No article dates an event.")
    some = cite.derived(cite.number_words(len(placed)), placed, "count of events with a date")
    return show(
        _draw(placed),
        cite.sentence(
            "{some} of {every} can be placed in time",
            some=some,
            every=cite.count(ordered, "event"),
        ),
        "Events in order; a full dot is a day, a ring a longer time or a date without its year",
        "; ".join(f"{_date(r)}: {event(r)}" for r in placed) + ".",
        placed,
        cite.table(placed, columns.EVENTS, "Events with a date"),
    )


def event(row: Row) -> str:
    """Return the words for an event: its name, else its quote."""
    return capital(" ".join((row["name"] or row["quote"]).split()))


def _date(row: Row) -> str:
    return cite.date_words(row["date"], row["end_date"])


def _draw(placed: list[Row]) -> Figure:
    shown = placed[:MOST]
    names = [fit(event(r), WIDTH - TEXT, LABEL, 3) for r in shown]
    dates = [fit(_date(r), AXIS - 24, SMALL, 3) for r in shown]
    lines = [
        max(name.count("\n") + 1 + bool(row["place"]), date.count("\n") + 1)
        for row, name, date in zip(shown, names, dates, strict=True)
    ]
    heights = [count * LEADING * LABEL + 14 for count in lines]
    fig, ax = canvas("timeline", sum(heights) + (20 if len(placed) > MOST else -4))
    top = 12.0
    for i, (row, name, date, height) in enumerate(zip(shown, names, dates, heights, strict=True)):
        sure = row["group"] == themes.GROUPS[0]
        if i + 1 < len(shown) and shown[i + 1]["group"] == row["group"]:
            pattern = "-" if sure else DOTTED
            line(ax, (AXIS, AXIS), (top, top + height), "muted", linestyle=pattern, zorder=0)
        dot(
            ax,
            AXIS,
            top,
            full=sure and len(row["date"]) == 10 and not row["end_date"],
            fact=row["id"],
        )
        write(ax, AXIS - 14, top, date, size=SMALL, color="muted", ha="right")
        write(ax, TEXT, top, name, fact=row["id"])
        below = top + (name.count("\n") + 1) * LEADING * LABEL
        write(ax, TEXT, below, fit(row["place"] or "", WIDTH - TEXT), color="muted")
        top += height
    rest(ax, top, len(placed))
    return fig
