"""Who has agreements with whom: few pairs as a network, many as cells; each says how sure it is."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from wbdossier import cite, columns, themes
from wbdossier.charts import network
from wbdossier.charts.network import Edge
from wbdossier.charts.pen import DASHED, box
from wbdossier.figures import LEADING, SMALL, WIDTH, canvas, fit, show, write
from wbdossier.themes import Row, rows

Pairs = dict[tuple[str, str], list[Row]]
TINY = 11.0
MOST_LABELS = 2  # of an edge
SAID = {  # by the look of a line, the surest first
    "signed": "{} signed",
    "not said": "{} of which the state is not said",
    "planned": "{} planned",
    "uncertain": "{} with whom is uncertain",
    "none": "said to have none",
}
MOST_EDGES = 15  # that a network has before it is a thicket; more pairs are cells
KEY = "? = with whom is uncertain, × = said to be none, a point = not said"


def agreements(paired: pd.DataFrame) -> cite.Shown:
    """Show all pairs as a network of states.

    Where there are many, a triangle: each country's name heads its row and its column.
    """
    found = rows(paired)
    if not found:
        return cite.say("No article counts agreements between governments.")
    codes = _by_name({*themes.SIX, *(r["a"] for r in found), *(r["b"] for r in found)})
    pairs: Pairs = {}
    for row in found:
        pairs.setdefault((row["a"], row["b"]), []).append(row)
    facts = _facts(found)
    edges = [edge for pair, cells in pairs.items() for edge in _edges(pair, cells)]
    few = len(edges) <= MOST_EDGES and network.fits(edges)
    key = "a number is how many the words count" if few else KEY
    return show(
        network.draw("agreements", edges) if few else _triangle(codes, pairs),
        _title(found),
        f"Agreements between governments; {key}",
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
    """Say which pair has most, signed ones before planned ones."""
    sure = [r for r in found if r["certain"] and r["count"]]
    if not sure:
        return Markup("No count of agreements names both parties for certain")
    most = max(sure, key=lambda r: (r["status"] != "planned", r["count"]))
    planned = "planned " if most["status"] == "planned" else ""
    noun = planned + cite.plural("agreement", most["count"])
    pair = _names(_by_name([most["a"], most["b"]]))
    number = cite.quoted(most["fact"], f"{cite.words(most)} {noun}")
    alone = len({(r["a"], r["b"]) for r in sure}) == 1
    than = "the only count that names both parties" if alone else "the most of any pair named"
    return Markup("{} have {}, {}").format(pair, number, than)


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
    return ", ".join(SAID[look].format(_count(some)) for look, some in _by_look(cells).items())


def _by_look(cells: list[Row]) -> dict[str, list[Row]]:
    """Return what is said of a pair by the look of its line, the surest first."""
    looks = [_look(row) for row in cells]
    return {
        look: [row for row, its in zip(cells, looks, strict=True) if its == look]
        for look in SAID
        if look in looks
    }


def _look(row: Row) -> str:
    if row["status"] == "none":
        return "none"
    return row["status"] or "not said" if row["certain"] else "uncertain"


def _edges(pair: tuple[str, str], cells: list[Row]) -> list[Edge]:
    return [Edge(*pair, look, _labels(some)) for look, some in _by_look(cells).items()]


def _labels(cells: list[Row]) -> list[tuple[str, str]]:
    """Return what an edge says, each with its fact: the counts, of many the least and the most."""
    counted = [r for r in cells if r["count"] is not None]
    if len({r["count"] for r in counted}) > MOST_LABELS:
        low, high = (end(counted, key=lambda r: r["count"]) for end in (min, max))
        doubt = "" if high["certain"] else "?"
        return [
            (f"{cite.digits(low['count'])} to", low["fact"]["id"]),
            (f"{cite.digits(high['count'])}{doubt}", high["fact"]["id"]),
        ]
    return list({_sign(row): row["fact"]["id"] for row in reversed(cells)}.items())[::-1]


def _sign(row: Row) -> str:
    doubt = "" if row["certain"] else "?"
    if row["status"] == "none":
        return "×"
    return (cite.signed(row) or "") + doubt or "yes"


def _count(cells: list[Row]) -> str:
    """Write what is said of a pair: one or two counts as they are, more as their range."""
    return " / ".join(words for words, _ in _labels(cells)).replace(" to / ", "–")


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
