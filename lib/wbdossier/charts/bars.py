"""Bars that respect bounds: sums of money, numbers of people."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from wbdossier import cite, columns, themes
from wbdossier.charts.pen import DASHED, MOST, box, capital, line, rest
from wbdossier.figures import LABEL, SMALL, WIDTH, canvas, fit, show, write
from wbdossier.themes import Row, rows

THICK, STEP = 14.0, 46.0  # of a bar, from bar to bar
BOLD = 0.65  # mean width of a bold character, in ems
BOUND_KEY = {
    "up_to": "an open bar is a ceiling",
    "at_least": "a bar that goes on is a floor",
    "about": "a bracket is a round number",
}


@dataclass(frozen=True)
class Bar:
    """One bar: what it is, its number in words, its length in the measure, its bound, its fact."""

    what: str
    number: str
    size: float
    bound: str | None
    fact: str | None = None


def funding(money: pd.DataFrame) -> cite.Shown:
    """Show the sums, a figure for each currency; sums of different roles are never stacked."""
    found = [r for r in rows(money) if r["currency"] and r["amount"] is not None]
    if not found:
        return cite.say("No article gives a sum of money.")
    found.sort(key=lambda r: -r["amount"])
    currencies = sorted({r["currency"] for r in found})
    return cite.together(_currency([r for r in found if r["currency"] == c], c) for c in currencies)


def _currency(found: list[Row], currency: str) -> cite.Shown:
    bars = [Bar(_purpose(r), cite.words(r), float(r["amount"]), r["bound"], r["id"]) for r in found]
    largest = cite.quoted(found[0]) + _role(found[0])
    unit = cite.currency_name(currency)
    return show(
        draw(f"funding-{currency}", bars),
        ("The largest sum is " if len(found) > 1 else "One sum is given: ") + largest,
        f"Sums the articles give, in {unit}{key(bars)}",
        "; ".join(f"{bar.what}: {bar.number}" for bar in bars) + ".",
        found,
        cite.table(found, columns.FUNDING, f"Sums in {unit}"),
    )


def personnel(people: pd.DataFrame) -> cite.Shown:
    """Show numbers of people, largest first; an increase is named so, never added to a total."""
    found = [r for r in rows(people) if r["count"] is not None]
    if not found:
        return cite.say("No article gives a number of people.")
    found.sort(key=lambda r: -r["count"])
    bars = [Bar(_whose(r), cite.strength(r), float(r["count"]), r["bound"], r["id"]) for r in found]
    return show(
        draw("personnel", bars),
        Markup("The largest number is {}: {}").format(
            cite.quoted(found[0], bars[0].number), bars[0].what
        ),
        f"People the articles count{key(bars)}",
        "; ".join(f"{bar.what}: {bar.number}" for bar in bars) + ".",
        found,
        cite.table(found, columns.PERSONNEL, "People on missions"),
    )


def key(bars: list[Bar]) -> str:
    """Explain the signs for bounds that the figure uses."""
    used = {bar.bound for bar in bars}
    return "".join(f"; {meaning}" for bound, meaning in BOUND_KEY.items() if bound in used)


def _role(row: Row) -> str:
    """Write the kind of a sum behind it; “other” is no kind a reader could name."""
    said = {"grant": " in grants", "loan": " in loans", "investment": " of investment"}
    return said.get(row["role"] or "", f" ({row['role']})" if _kind(row) else "")


def _kind(row: Row) -> str:
    return "" if row["role"] in (None, "other") else str(row["role"])


def _purpose(row: Row) -> str:
    """Say what a sum is and what for, or whom for where the words give no purpose."""
    role = {"grant": "grants", "loan": "loans"}.get(row["role"] or "", _kind(row))
    if row["purpose"]:
        return capital(": ".join(part for part in (role, row["purpose"]) if part))
    to = f"for {cite.join_words(map(cite.name, row['recipients']))}" if row["recipients"] else ""
    return capital(" ".join(part for part in (role, to) if part)) or "Purpose not said"


def _whose(row: Row) -> str:
    """Say whose people: contributor, mission, place, as far as the words go."""
    parts = (("", "contributor"), ("for ", "mission"), ("in ", "location"))
    told = [(before, row[field]) for before, field in parts if themes.telling(row, field)]
    who = " ".join(before + cite.name(code) for before, code in told)
    return capital(who.removeprefix("for ").removeprefix("in ")) or "Mission not said"


def draw(name: str, bars: list[Bar]) -> Figure:
    """Draw the bars: what each is above it, its number behind it."""
    shown = bars[:MOST]
    fig, ax = canvas(name, STEP * len(shown) + (16 if len(bars) > MOST else -4))
    behind = 30 + BOLD * LABEL * max(len(bar.number) for bar in shown)
    scale = max(WIDTH - behind, WIDTH / 4) / (max(bar.size for bar in shown) or 1)
    for i, bar in enumerate(shown):
        top, length = i * STEP, bar.size * scale
        write(ax, 0, top + 9, fit(bar.what, WIDTH, SMALL), color="muted", size=SMALL)
        _bar(ax, top + 20, length, bar.bound)
        gap = {"at_least": 24, "about": 12}.get(bar.bound or "", 7)
        write(ax, length + gap, top + 20 + THICK / 2, bar.number, weight="bold", fact=bar.fact)
    rest(ax, STEP * len(shown) + 4, len(bars))
    return fig


def _bar(ax: Axes, y: float, length: float, bound: str | None) -> None:
    """Draw a bar: solid as far as the words are sure, open where they set a limit."""
    if bound == "up_to":  # anything below may be true: an empty bar without an end
        _edges(ax, 0, length, y)
        line(ax, (0, 0), (y, y + THICK), "accent")
        return
    box(ax, 0, y, max(length, 1.5), THICK, fill="accent")
    if bound == "at_least":  # anything above may be true: the bar goes on
        _edges(ax, length, length + 17, y)
    if bound == "about":
        _bracket(ax, length, y)


def _edges(ax: Axes, start: float, end: float, y: float) -> None:
    for edge in (y + 0.6, y + THICK - 0.6):
        line(ax, (start, end), (edge, edge), "accent", linestyle=DASHED)


def _bracket(ax: Axes, x: float, y: float) -> None:
    """Draw the brackets around the end of a bar whose number is rounded."""
    low, high = y - 3, y + THICK + 3
    for side in (-1, 1):
        out, into = x + side * 7, x + side * 4
        line(ax, (into, out, out, into), (low, low, high, high))
