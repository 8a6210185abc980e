"""One country beside the others of the six: a panel for each kind of fact."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from wbdossier import cite, themes
from wbdossier.charts.corpus import KINDS
from wbdossier.charts.pen import box, line
from wbdossier.figures import SMALL, WIDTH, canvas, show, write
from wbdossier.themes import Row, rows

COMPARED = (
    *("mission", "agreement", "funding", "accession", "position", "recommendation"),
    *("threat", "statement", "event"),
)
SHORT = {"BA": "Bosnia and H.", "MK": "N. Macedonia", "XK": "Kosovo*"}
ACROSS, LEFT = 3, 93.0  # panels in a band; where they begin, behind the names
WIDE = (WIDTH - LEFT) / ACROSS
STEP, HEAD = 17.0, 27.0  # from row to row; a panel's heading
NUMBER = 32.0  # room for a number behind the longest bar, and before the next panel
THIN, THICK = 3.0, 9.0


def compared(about: pd.DataFrame, articles: pd.DataFrame, country: str) -> cite.Shown:
    """Show how many facts of each kind concern a country, and each other of the six.

    ``about`` is what ``themes.concerning`` makes of the tables of ``articles``.
    """
    panels = rows(about)
    docs = {fact["doc"] for panel in panels for code in themes.SIX for fact in panel[code]}
    if not docs:
        return cite.say("No article gives a fact that names one of these countries.")
    given = [row for row in rows(articles) if row["id"] in docs]
    only = {"article": given[0]["id"]} if len(articles) == 1 else {}
    return show(
        _draw(panels, country, only),
        _title(panels, country),
        "Facts that name each country, by kind; each panel has its own scale",
        " ".join(f"{KINDS[p['kind']]}: {_said(p)}." for p in panels),
        given,
        _table(panels, only),
    )


def _codes() -> list[str]:
    return sorted(themes.SIX, key=cite.name)


def _said(panel: Row) -> str:
    numbers = (f"{cite.name(code)} {len(panel[code]) or 'none'}" for code in _codes())
    return ", ".join(numbers)


def _title(panels: Sequence[Row], country: str) -> Markup:
    """Say on what the country is named most of the six, and on what never."""
    name, own = cite.name(country), {p["kind"]: len(p[country]) for p in panels}
    others = {p["kind"]: max(len(p[c]) for c in themes.SIX if c != country) for p in panels}
    most = [kind for kind, number in own.items() if number > others[kind]]
    named = [kind for kind, number in own.items() if number]
    never = [kind for kind in own if kind not in named]
    if not named:
        return Markup("On none of these subjects do the articles name {}").format(name)
    gap = f"; never on {_subjects(never)}" if never else ""
    if len(never) > len(named):
        gap = f"; named at all only on {_subjects(named)}"
    if not most:
        lead = "On no subject is {} named most of {}{}"
        return Markup(lead).format(name, cite.scope("the six"), gap)
    on = _subjects(most) if len(most) < len(panels) else "every subject"
    return Markup("Of {}, {} is named most on {}{}").format(cite.scope("the six"), name, on, gap)


def _subjects(kinds: Sequence[str]) -> str:
    return str(cite.join_words(KINDS[kind].lower() for kind in kinds))


def _table(panels: Sequence[Row], only: dict[str, str]) -> cite.Shown:
    columns: dict[str, cite.Cell] = {"Facts on": lambda panel: KINDS[panel["kind"]].lower()}
    columns |= {cite.name(code): _number(code, only) for code in _codes()}
    return cite.table(panels, columns, "Facts that name each country")


def _number(code: str, only: dict[str, str]) -> cite.Cell:
    return lambda panel: cite.listed(panel[code], country=code, kind=panel["kind"], **only)


def _draw(panels: Sequence[Row], country: str, only: dict[str, str]) -> Figure:
    bands = [panels[i : i + ACROSS] for i in range(0, len(panels), ACROSS)]
    high = HEAD + STEP * len(themes.SIX) + 12
    fig, ax = canvas(f"compared-{country}", high * len(bands) - 10)
    for i, band in enumerate(bands):
        top = i * high
        for k, code in enumerate(_codes()):
            _words(ax, 0, _row(top, k), SHORT.get(code, cite.name(code)), strong=code == country)
        for j, panel in enumerate(band):
            _panel(ax, LEFT + j * WIDE, top, panel, country, only)
    return fig


def _row(top: float, k: int) -> float:
    """Return the middle of a country's row."""
    return top + HEAD + (k + 0.5) * STEP


def _panel(
    ax: Axes, left: float, top: float, panel: Row, country: str, only: dict[str, str]
) -> None:
    write(ax, left, top + 12, KINDS[panel["kind"]], size=SMALL, weight="bold")
    scale = (WIDE - NUMBER) / max(1, *(len(panel[code]) for code in themes.SIX))
    for k, code in enumerate(_codes()):
        middle, length = _row(top, k), len(panel[code]) * scale
        where = cite.filtered(country=code, kind=panel["kind"], **only) if length else None
        if where:  # the row as a whole leads to its facts: a thin mark is hard to hit
            box(ax, left, middle - STEP / 2, WIDE - 4, STEP, fill="paper", linewidth=0, fact=where)
        own = code == country
        thick, fill = (THICK, code) if own else (THIN, "muted")
        box(ax, left, middle - thick / 2, length, thick, fill=fill, linewidth=0, fact=where)
        if own:
            number = cite.digits(len(panel[code])) if length else "none"
            _words(ax, left + length + 4, middle, number, strong=length > 0)
    foot = top + HEAD + STEP * len(themes.SIX)
    line(ax, (left, left), (top + HEAD, foot), "muted", linewidth=0.6)


def _words(ax: Axes, x: float, y: float, words: str, strong: bool) -> None:
    how = ("ink", "bold") if strong else ("muted", "normal")
    write(ax, x, y, words, size=SMALL, color=how[0], weight=how[1])
