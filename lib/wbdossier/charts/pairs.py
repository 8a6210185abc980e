"""Who has agreements with whom: pairs as cells that say how sure the text is."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from wbdossier import cite, columns, themes
from wbdossier.charts.pen import DASHED, box
from wbdossier.figures import LEADING, SMALL, WIDTH, canvas, fit, show, write
from wbdossier.themes import Row, rows

Pairs = dict[tuple[str, str], list[Row]]
TINY = 11.0
KEY = "? = with whom is uncertain, × = said to be none, a point = not said"


def agreements(paired: pd.DataFrame) -> cite.Shown:
    """Show all pairs as a triangle in which each country's name heads its row and its column."""
    found = rows(paired)
    if not found:
        return cite.say("No article counts agreements between two governments.")
    codes = _by_name({*themes.SIX, *(r["a"] for r in found), *(r["b"] for r in found)})
    pairs: Pairs = {}
    for row in found:
        pairs.setdefault((row["a"], row["b"]), []).append(row)
    facts = _facts(found)
    return show(
        _triangle(codes, pairs),
        _title(found),
        f"Agreements between governments; {KEY}",
        _alt(pairs) + " Nothing is said of the other pairs of " + _names(codes) + ".",
        facts,
        cite.table(facts, columns.AGREEMENTS, "Agreements between governments"),
    )


def partners(paired: pd.DataFrame, country: str) -> cite.Shown:
    """Show one country's pairs as a row of cells, one a neighbour."""
    found = rows(themes.partners(paired, country))
    if not found:
        return cite.say(f"No article counts agreements of {cite.name(country)}.")
    others = _by_name({*themes.SIX, *(r["partner"] for r in found)} - {country})
    pairs = {(country, o): [r for r in found if r["partner"] == o] for o in others}
    silent = [o for o in others if not pairs[country, o]]
    facts = _facts(found)
    return show(
        _strip(country, pairs),
        _partners_title(found, country),
        f"Agreements with each neighbour; {KEY}",
        _alt(pairs) + (f" Nothing is said of {_names(silent)}." if silent else ""),
        facts,
        cite.table(facts, columns.AGREEMENTS, f"Agreements of {cite.name(country)}"),
    )


def _facts(found: list[Row]) -> list[Row]:
    """Return the facts behind the pairs, each once."""
    return list({r["fact"]["id"]: r["fact"] for r in found}.values())


def _by_name(codes: Iterable[str]) -> list[str]:
    return sorted(codes, key=cite.name)


def _names(codes: Iterable[str]) -> str:
    return str(cite.join_words(map(cite.name, codes)).unescape())


def _title(found: list[Row]) -> Markup:
    sure = [r for r in found if r["certain"] and r["count"]]
    if not sure:
        return Markup("No count of agreements names both parties for certain")
    most = max(sure, key=lambda r: r["count"])
    noun = cite.plural("agreement", most["count"])
    pair = _names(_by_name([most["a"], most["b"]]))
    number = cite.quoted(most["fact"], f"{cite.words(most)} {noun}")
    return Markup("{} have {}, the most of any pair named").format(pair, number)


def _partners_title(found: list[Row], country: str) -> str:
    """Say with whom the country has agreements, and then with whom perhaps or not."""
    sure = {r["partner"] for r in found if r["certain"] and r["status"] != "none"}
    perhaps = {r["partner"] for r in found if not r["certain"]} - sure
    none = {r["partner"] for r in found} - sure - perhaps
    groups = {"agreements with": sure, "perhaps with": perhaps, "none with": none}
    parts = [f"{how} {_names(_by_name(codes))}" for how, codes in groups.items() if codes]
    if not sure and not perhaps:
        return f"{cite.name(country)} is said to have no agreements with {_names(_by_name(none))}"
    lead = "has" if sure else "has agreements"
    return f"{cite.name(country)} {lead} {', '.join(parts)}"


def _alt(pairs: Pairs) -> str:
    said = [f"{_names(pair)}: {_said(cells)}" for pair, cells in pairs.items() if cells]
    return "; ".join(said) + "."


def _said(cells: list[Row]) -> str:
    return "none" if all(r["status"] == "none" for r in cells) else _count(cells)


def _count(cells: list[Row]) -> str:
    """Write what is said of a pair: one or two counts as they are, more as their range."""
    counted = [r for r in cells if r["count"] is not None]
    said = dict.fromkeys((cite.signed(r) or "") + ("" if r["certain"] else "?") for r in counted)
    if len(said) > 2:
        numbers = [int(r["count"]) for r in counted]
        return f"{cite.digits(min(numbers))}–{cite.digits(max(numbers))}"
    return " / ".join(said) or ("yes" if any(r["certain"] for r in cells) else "?")


def _triangle(codes: list[str], pairs: Pairs) -> Figure:
    side = min(58.0, (WIDTH - 60) / len(codes))
    fig, ax = canvas("agreements", side * (len(codes) - 0.5) + 2)
    for i, code in enumerate(codes):
        top = (i - 0.5) * side
        for j, other in enumerate(codes[:i]):
            cells = pairs.get((min(code, other), max(code, other)), [])
            _cell(ax, j * side, top, side, side, cells)
        label = fit(cite.name(code), WIDTH - i * side - 6, SMALL)
        middle = top + side * (0.75 if i == 0 else 0.5)
        write(ax, i * side + 5, middle, label, size=SMALL, weight="bold")
    return fig


def _strip(country: str, pairs: Pairs) -> Figure:
    side = WIDTH / max(len(pairs), 5)
    fig, ax = canvas(f"agreements-{country}", 54 + 2.2 * LEADING * SMALL)
    for i, ((_, other), cells) in enumerate(pairs.items()):
        _cell(ax, i * side, 0, side, 50, cells)
        name = fit(cite.name(other), side + 8, TINY, 2)
        write(ax, (i + 0.5) * side, 62, name, size=TINY, ha="center")
    return fig


def _cell(ax: Axes, x: float, y: float, width: float, height: float, cells: list[Row]) -> None:
    """Draw one pair: filled if certain, dashed if uncertain, × for none, a point for not said."""
    inner = (x + 1.5, y + 1.5, width - 3, height - 3)
    words, color = _count(cells), "paper"
    size = 13.0 if len(words) * 8 < width else 10.0
    if not cells:
        box(ax, *inner, edge="rule", linewidth=0.8)
        words, color = "·", "muted"
    elif all(r["status"] == "none" for r in cells):
        box(ax, *inner, edge="muted")
        words, size, color = "×", 18.0, "ink"
    elif any(r["certain"] for r in cells):
        box(ax, *inner, fill="accent")
    else:
        box(ax, *inner, edge="accent", linewidth=1.4, linestyle=DASHED)
        color = "accent"
    middle = (x + width / 2, y + height / 2)
    facts = {r["fact"]["id"] for r in cells}
    one = facts.pop() if len(facts) == 1 else None  # the table links each of several
    write(ax, *middle, words, color=color, size=size, ha="center", weight="bold", fact=one)
