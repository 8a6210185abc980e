"""One figure as several articles give it, in the order of time."""

from __future__ import annotations

import pandas as pd

from wbdossier import cite, themes
from wbdossier.charts.bars import Bar, draw, key
from wbdossier.figures import show
from wbdossier.findings import subject
from wbdossier.themes import Row, rows

COLUMNS: dict[str, cite.Cell] = {
    "Of": lambda r: cite.date_words(r["as_of"]),
    "Reading": cite.quoted,
    "Article": lambda r: cite.source_name(r["doc"]),
}


def readings(figures: pd.DataFrame) -> cite.Shown:
    """Show what dated articles say of each figure that several give, the earliest first."""
    found = rows(themes.dated(figures))
    if not found:
        return cite.say("No article dates a figure that another gives as well.")
    return cite.together(map(_one, found))


def _one(figure: Row) -> cite.Shown:
    said = figure["readings"]
    bars = [Bar(_when(r), cite.words(r), float(r["value"]), r["bound"]) for r in said]
    return show(
        draw("readings-" + "-".join(figure["subject"]), bars),
        f"{subject(figure)}: {_change(said[0], said[-1])}",
        f"By the year the words give, else the date of the article{key(bars)}",
        "; ".join(f"{bar.what}: {bar.number}" for bar in bars) + ".",
        said,
        cite.table(said, COLUMNS, subject(figure)),
    )


def _change(first: Row, last: Row) -> str:
    """Say what the earliest and the latest reading give, and their years."""
    ends = {year: cite.words(r) for r in (first, last) if (year := r["as_of"][:4])}
    return ", ".join(f"{words} in {year}" for year, words in ends.items())


def _when(reading: Row) -> str:
    return f"{cite.date_words(reading['as_of'])}, {cite.source_name(reading['doc'])}"
