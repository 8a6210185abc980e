"""Who spoke: a dot a statement."""

from __future__ import annotations

import pandas as pd

from wbdossier import cite, columns, themes
from wbdossier.charts.dots import Dot, Lane, draw
from wbdossier.figures import show
from wbdossier.themes import Row, rows


def speakers(spoken: pd.DataFrame) -> cite.Shown:
    """Show how often each speaker is quoted (full dots) and reported (rings)."""
    found = [r for r in rows(spoken) if r["speaker"]]
    if not found:
        return cite.say("No article quotes or reports a speaker.")
    said = [
        f"{r['speaker']}: {len(r['direct'])} quoted, {len(r['reported'])} reported" for r in found
    ]
    return show(
        draw("speakers", [_lane(r) for r in found]),
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


def _lane(row: Row) -> Lane:
    below = cite.name(row["country"]) if row["country"] else row["role"] or ""
    said = [Dot(True, row["country"])] * len(row["direct"])
    return Lane(row["speaker"], below, said + [Dot(False, row["country"])] * len(row["reported"]))
