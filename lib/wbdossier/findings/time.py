"""Events and voices."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier import themes
from wbdossier.cite import (
    beside,
    count,
    date_words,
    derived,
    in_marks,
    join_words,
    name,
    number_words,
    quoted,
    sentence,
)
from wbdossier.findings.prose import be, listed
from wbdossier.themes import Row, rows


def dated(events: pd.DataFrame) -> Markup:
    """Say how many events have a date, how many lack the year, and how many have none."""
    found = rows(themes.timeline(events))
    if not found:
        return sentence("No article reports an event.")
    if len(found) == 1:
        state = "dated" if found[0]["date"] else "undated"
        return sentence(f"{{events}} is reported, {state}.", events=count(found, "event"))
    groups = [[r for r in found if r["group"] == group] for group in themes.GROUPS]
    said = ("dated", "dated without a year", "undated")
    parts = [
        derived(number_words(len(some)), some, f"count of events {what}") + f" {be(some)} {what}"
        for some, what in zip(groups, said, strict=True)
        if some
    ]
    return sentence("Of {events}, {parts}.", events=count(found, "event"), parts=join_words(parts))


def span(events: pd.DataFrame) -> Markup | None:
    """Say which dated events come first and last."""
    found = [r for r in rows(themes.timeline(events)) if r["group"] == themes.GROUPS[0]]
    if not found:
        return None
    first, last = found[0], found[-1]
    if len(found) == 1:
        return sentence("The only one dated with its year is {event}.", event=_happening(first))
    return sentence(
        "The earliest is {first}, the latest {last}.",
        first=_happening(first),
        last=_happening(last),
    )


def _happening(row: Row) -> Markup:
    event = in_marks(row["name"] or row["quote"])
    if not row["date"]:
        return quoted(row, event) + " (undated)"
    date = quoted(row, date_words(row["date"], row["end_date"]))
    return Markup("{} ({})").format(beside(row, event), date)


def spoke(statements: pd.DataFrame, who: str = "") -> Markup:
    """Say how many speakers there are and who is quoted most; ``who`` is a code they speak for."""
    found = [r for r in rows(themes.speakers(statements)) if r["speaker"]]
    behalf = f" for {name(who)}" if who else ""
    if not found:
        return sentence("No article quotes or reports a speaker{who}.", who=behalf)
    facts = [fact for fact in rows(statements) if fact["speaker"]]
    return sentence(
        f"{{speakers}} {be(found)} heard{{who}}: {{names}}.",
        speakers=count(facts, "speaker", by="speaker"),
        who=behalf,
        names=listed(map(_speaker, found)),
    )


def _speaker(row: Row) -> Markup:
    ways = {"quoted": row["direct"], "reported": row["reported"]}
    times = [
        derived(f"{number_words(len(some))} {way}", some, f"count of statements {way}")
        for way, some in ways.items()
        if some
    ]
    first = (row["direct"] or row["reported"])[0]
    return Markup("{} ({})").format(beside(first, row["speaker"]), join_words(times))
