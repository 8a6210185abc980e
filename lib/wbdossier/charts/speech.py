"""Who spoke: a dot a statement."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from wbdossier import cite, columns, themes
from wbdossier.charts.pen import MOST, dot, rest
from wbdossier.figures import PALETTE, SMALL, WIDTH, canvas, fit, show, write
from wbdossier.themes import Row, rows

LEFT, STEP, LEADING = 168.0, 13.0, 16.0  # where dots begin, from dot to dot, from row to row
ACROSS = int((WIDTH - LEFT) // STEP)


def speakers(spoken: pd.DataFrame) -> cite.Shown:
    """Show how often each speaker is quoted (full dots) and reported (rings)."""
    found = [r for r in rows(spoken) if r["speaker"]]
    if not found:
        return cite.say("No article quotes or reports a speaker.")
    said = [
        f"{r['speaker']}: {len(r['direct'])} quoted, {len(r['reported'])} reported" for r in found
    ]
    return show(
        _draw(found),
        _title(found),
        "Statements by speaker; a full dot is a quotation, a ring reported speech",
        "; ".join(said) + ".",
        themes.said_by(spoken),
        cite.table(found, columns.SPEAKERS, "Who spoke, and how often"),
    )


def _title(found: list[Row]) -> str:
    """Name who is quoted most, all of them where several are."""
    most = max(len(r["direct"]) for r in found)
    first = [r["speaker"] for r in found if len(r["direct"]) == most]
    if not most:
        return "Speakers are reported, never quoted"
    often = {1: "once", 2: "twice"}.get(most, f"{cite.number_words(most)} times")
    if len(first) > 3:
        return (
            f"{cite.number_words(len(first)).capitalize()} speakers are quoted {often}, nobody more"
        )
    names = cite.join_words(first).unescape()
    each = f"{often} each" if len(first) > 1 else often
    return f"{names} {'are' if len(first) > 1 else 'is'} quoted most: {each}"


def _draw(found: list[Row]) -> Figure:
    shown = found[:MOST]
    heights = [max(40.0, LEADING * -(-_number(r) // ACROSS) + 10) for r in shown]
    fig, ax = canvas("speakers", sum(heights) + (20 if len(found) > MOST else -4))
    top = 10.0
    for row, height in zip(shown, heights, strict=True):
        below = cite.name(row["country"]) if row["country"] else row["role"] or ""
        write(ax, 0, top, fit(row["speaker"], LEFT))
        write(ax, 0, top + 16, fit(below, LEFT, SMALL), color="muted", size=SMALL)
        _dots(ax, row, top)
        top += height
    rest(ax, top, len(found))
    return fig


def _number(row: Row) -> int:
    return len(row["direct"]) + len(row["reported"])


def _dots(ax: Axes, row: Row, top: float) -> None:
    color = row["country"] if row["country"] in PALETTE else "muted"
    for i in range(_number(row)):
        x, y = LEFT + 6 + i % ACROSS * STEP, top + i // ACROSS * LEADING
        dot(ax, x, y, i < len(row["direct"]), color)
