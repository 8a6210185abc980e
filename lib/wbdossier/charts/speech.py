"""Who spoke: a dot a statement."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier import cite, columns, themes
from wbdossier.charts.dots import Dot, Lane, draw
from wbdossier.figures import show
from wbdossier.findings.prose import be
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


def _title(found: list[Row]) -> Markup:
    """Name who is quoted most, all of them where several are."""
    most = max(len(r["direct"]) for r in found)
    first = [r for r in found if len(r["direct"]) == most]
    if not most:
        return Markup("Speakers are reported, never quoted")
    said = [fact for row in first for fact in row["direct"]]
    words = {1: "once", 2: "twice"}.get(most, f"{cite.number_words(most)} times")
    each = f"{words} each" if 1 < len(first) <= 3 else words
    often = cite.derived(each, said, "count of quotations", "each speaker")
    if len(first) > 3:
        speakers = cite.count(said, "speaker", by="speaker")
        lead = "{speakers} are quoted {often}, nobody more"
        return cite.sentence(lead, speakers=speakers, often=often)
    names = cite.join_words(r["speaker"] for r in first)
    return Markup("{} {} quoted most: {}").format(names, be(first), often)


def _lane(row: Row) -> Lane:
    below = cite.name(row["country"]) if row["country"] else row["role"] or ""
    said = [Dot(True, row["country"], fact["id"]) for fact in row["direct"]]
    told = [Dot(False, row["country"], fact["id"]) for fact in row["reported"]]
    return Lane(row["speaker"], below, said + told)
