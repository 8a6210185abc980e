"""One figure as several articles give it, in the order of time."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier import cite, themes
from wbdossier.charts.bars import Bar, alt, draw
from wbdossier.figures import show
from wbdossier.findings import subject
from wbdossier.themes import Row, rows

COLUMNS: dict[str, cite.Cell] = {
    "Of": lambda r: cite.beside(r, cite.date_words(r["as_of"])),
    "Reading": cite.quoted,
    "Article": lambda r: cite.cited_short(r["doc"]),
}


def readings(figures: pd.DataFrame) -> cite.Shown:
    """Show what dated articles say of each figure that several give, the earliest first."""
    found = rows(themes.dated(figures))
    if not found:
        return cite.say("No article dates a figure that another gives as well.")
    return cite.together(map(_one, found))


def _one(figure: Row) -> cite.Shown:
    said = figure["readings"]
    bars = [_bar(reading) for reading in said]
    return show(
        draw("readings-" + "-".join(figure["subject"]), bars),
        Markup("{}: {}").format(subject(figure), _change(said[0], said[-1])),
        "By the year the words give, else the date of the article",
        alt(bars),
        said,
        cite.table(said, COLUMNS, subject(figure)),
    )


def _bar(reading: Row) -> Bar:
    size, upper = float(reading["value"]), reading["value_max"]
    end = None if upper is None else float(upper)
    return Bar(_when(reading), cite.words(reading), size, reading["bound"], reading["id"], end)


def _change(first: Row, last: Row) -> Markup:
    """Say what the earliest and the latest reading give, and their years."""
    ends = {year: r for r in (first, last) if (year := r["as_of"][:4])}
    said = (
        Markup("{} in {}").format(cite.quoted(r), cite.beside(r, year)) for year, r in ends.items()
    )
    return Markup(", ").join(said)


def _when(reading: Row) -> str:
    return f"{cite.date_words(reading['as_of'])}, {cite.source_name(reading['doc'])}"
