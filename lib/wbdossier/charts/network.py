"""A network of states: the six on a hexagon as they lie on the map, others above and below them.

An edge says with its line what the words say, and its label stands where it hides least.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from wbdossier import cite
from wbdossier.charts.pen import DASHED, box, line
from wbdossier.figures import LABEL, SMALL, WIDTH, canvas, fit, write

Point = tuple[float, float]
Line = tuple[Point, Point]
WIDE, NARROW, HIGH = 92.0, 84.0, 40.0  # of the box around a name, of the six and of others
# Middles of the six: a hexagon that keeps who lies north, and who lies by the sea.
HEXAGON: dict[str, Point] = {
    "BA": (101, 20),
    "RS": (259, 20),
    "ME": (47, 136),
    "XK": (313, 136),
    "AL": (101, 252),
    "MK": (259, 252),
}
SLOTS = (47.0, 136.0, 224.0, 313.0)  # middles of the others, above and below
ROW = 94.0  # from a row of others to the hexagon
MOST_OTHERS = 2 * len(SLOTS)
PLACES = sorted(range(20, 81, 5), key=lambda part: abs(part - 50))  # of a label, % of its edge
APART = 17.0  # from edge to edge of one pair, nearer where more than fit a state's box
PITCH, SAMPLE, LEADING = 21.0, 40.0, 16.0  # of the key, and from line to line of a label
LINES: dict[str, dict[str, Any]] = {
    "signed": {"linewidth": 2.4},
    "not said": {"linewidth": 1.1},
    "planned": {"linewidth": 2, "linestyle": (0, (7, 3))},
    "uncertain": {"linewidth": 1.4, "linestyle": DASHED},
    "none": {"linewidth": 2, "linestyle": (0, (1, 2.4))},
}
KEY = {
    "signed": "signed, and how many",
    "not said": "counted; whether signed is not said",
    "planned": "planned",
    "uncertain": "?: with whom is uncertain",
    "none": "×: said to be none",
}


@dataclass(frozen=True)
class Edge:
    """What is said of two states: the look of its line, its labels, each with its fact.

    Two states have an edge for each look that is said of them.
    """

    a: str
    b: str
    look: str
    labels: Sequence[tuple[str, str]]


def fits(edges: Sequence[Edge]) -> bool:
    """Whether there is a place for every state."""
    return len(_others(edges)) <= MOST_OTHERS


def draw(name: str, edges: Sequence[Edge]) -> Figure:
    """Draw the six and all whom the edges reach, the edges with their labels, and the key."""
    places, height = _placed(edges)
    looks = [look for look in KEY if any(edge.look == look for edge in edges)]
    fig, ax = canvas(name, height + 20 + PITCH * (len(looks) + 1))
    lines = [(edge, *ends) for edge, ends in zip(edges, _ends(edges, places), strict=True)]
    for edge, a, b in lines:
        xs, ys = zip(a, b, strict=True)
        line(ax, xs, ys, _color(edge.look), edge.labels[0][1], zorder=1, **LINES[edge.look])
    for code, (x, y) in places.items():
        _state(ax, code, x, y)
    taken = [_around(*place, WIDE, HIGH) for place in places.values()]
    for edge, a, b in lines:
        others = [(start, end) for other, start, end in lines if other is not edge]
        taken.append(_label(ax, edge, (a, b), others, taken))
    _key(ax, height + 26, looks)
    return fig


def _others(edges: Iterable[Edge]) -> list[str]:
    """Return the states beside the six, by name."""
    return sorted({code for e in edges for code in (e.a, e.b)} - HEXAGON.keys(), key=cite.name)


def _placed(edges: Sequence[Edge]) -> tuple[dict[str, Point], float]:
    """Return the middles of all states, and how high the drawing of them is.

    Each other takes the free slot from which its edges cross the fewest states, then the nearest.
    """
    slots = [(x, y) for y in (20 - ROW, 252 + ROW) for x in SLOTS]
    places = dict(HEXAGON)
    for code in _others(edges):
        ends = [places.get(e.b if e.a == code else e.a) for e in edges if code in (e.a, e.b)]
        met = [end for end in ends if end]
        best = min(slots, key=lambda slot: _cost(slot, met, places.values()))
        slots.remove(best)
        places[code] = best
    first = min(y for _, y in places.values())
    moved = {code: (x, y - first + HIGH / 2 + 1) for code, (x, y) in places.items()}
    return moved, max(y for _, y in moved.values()) + HIGH / 2


def _cost(slot: Point, ends: Iterable[Point], places: Iterable[Point]) -> tuple[float, float]:
    crossed = length = 0.0
    for end in ends:
        between = [p for p in places if p != end]
        crossed += sum(_meets(slot, end, _around(*p, WIDE, HIGH)) for p in between)
        length += math.dist(slot, end)
    return crossed, length


def _around(x: float, y: float, width: float, height: float) -> Bbox:
    return Bbox.from_bounds(x - width / 2, y - height / 2, width, height)


def _meets(start: Point, end: Point, area: Bbox) -> bool:
    return bool(Path([start, end]).intersects_bbox(area, filled=False))


def _state(ax: Axes, code: str, x: float, y: float) -> None:
    """Draw a state: its name in a box, framed in its colour where it has one."""
    of_six = code in HEXAGON
    wide, color = (WIDE, code) if of_six else (NARROW, "muted")
    around = (x - wide / 2, y - HIGH / 2, wide, HIGH)
    box(ax, *around, fill="paper", edge=color, linewidth=2.4 if of_six else 1, zorder=2)
    words = fit(cite.name(code) + ("*" if code == "XK" else ""), WIDE - 2, SMALL, 2)
    top = y - 0.65 * SMALL * words.count("\n")
    write(ax, x, top, words, size=SMALL, weight="bold" if of_six else "normal",
          ha="center", zorder=3)  # fmt: skip


def _ends(edges: Sequence[Edge], places: dict[str, Point]) -> Iterator[Line]:
    """Yield where each edge begins and ends; those of one pair lie beside each other."""
    pairs = [(edge.a, edge.b) for edge in edges]
    for i, pair in enumerate(pairs):
        many = pairs.count(pair) - 1
        aside = min(APART, 2 * APART / max(many, 1)) * (pairs[:i].count(pair) - many / 2)
        (x, y), (to_x, to_y) = (places[code] for code in pair)
        length = math.hypot(to_x - x, to_y - y)
        right, down = aside * (to_y - y) / length, aside * (x - to_x) / length
        yield (x + right, y + down), (to_x + right, to_y + down)


def _label(ax: Axes, edge: Edge, ends: Line, others: Iterable[Line], taken: Iterable[Bbox]) -> Bbox:
    """Write an edge's label where it hides least of the others; return the room it takes."""
    width = max(len(words) for words, _ in edge.labels) * LABEL * 0.68 + 8
    height = LEADING * len(edge.labels) + 4

    def hidden(area: Bbox) -> float:
        on = sum(10 for each in taken if area.overlaps(each))
        return on + sum(_meets(*other, area) for other in others)

    area = min(_along(*ends, width, height), key=hidden)
    left, middle = float(area.x0), float(area.y0) + LEADING / 2 + 2
    for words, fact in edge.labels:
        ground = (left, middle - LEADING / 2 - 1, width, LEADING + 2)
        box(ax, *ground, fill="paper", linewidth=0, fact=fact, zorder=4)
        write(ax, left + width / 2, middle, words, color=_color(edge.look), weight="bold",
              ha="center", fact=fact, zorder=5)  # fmt: skip
        middle += LEADING
    return area


def _along(a: Point, b: Point, width: float, height: float) -> Iterator[Bbox]:
    for part in PLACES:
        x, y = (p + part / 100 * (q - p) for p, q in zip(a, b, strict=True))
        x, y = min(max(x, width / 2), WIDTH - width / 2), max(y, height / 2)  # on the canvas
        yield _around(x, y, width, height)


def _color(look: str) -> str:
    return "ink" if look == "none" else "accent"


def _key(ax: Axes, top: float, looks: Sequence[str]) -> None:
    """Explain the lines that there are, and what no line says."""
    for i, look in enumerate(looks):
        y = top + i * PITCH
        line(ax, (0, SAMPLE), (y, y), _color(look), **LINES[look])
        write(ax, SAMPLE + 12, y, KEY[look], color="muted", size=SMALL)
    write(ax, 0, top + len(looks) * PITCH, "No line: nothing is said", color="muted", size=SMALL)
