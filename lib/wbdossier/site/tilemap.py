"""A tile map of the six: shapes that touch where the countries do, each leading to its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from wbdossier import cite
from wbdossier.site import words
from wbdossier.site.finding import Found

INSET = 2.0  # units between a shape's border and the line that is drawn for it
Point = tuple[float, float]
# Corners, clockwise from the upper left one. Borders are shared where the countries share one, and
# only there; sizes are those that words need. In the order in which a keyboard visits them.
SHAPES: dict[str, tuple[Point, ...]] = {
    "BA": ((0, 0), (180, 0), (180, 120), (0, 120)),
    "RS": ((180, 0), (360, 0), (360, 240), (290, 240), (290, 150), (180, 150)),
    "ME": ((40, 120), (180, 120), (180, 210), (40, 210)),
    "XK": ((180, 150), (290, 150), (290, 240), (180, 240)),
    "AL": ((60, 210), (180, 210), (180, 340), (60, 340)),
    "MK": ((180, 240), (360, 240), (360, 340), (180, 340)),
}
LONGEST = 14  # characters of a name that stand on one line of a tile


@dataclass(frozen=True)
class Tile:
    """One country: its outline as SVG's ``points``, its name in lines, where its words begin.

    ``address`` is its page's, empty where it has none; ``facts`` is how many are about it.
    """

    code: str
    points: str
    lines: list[str]
    x: float
    y: float
    address: str
    facts: int

    @property
    def name(self) -> str:
        """Its name, Kosovo's with the mark of its footnote."""
        return words.name(self.code)


@dataclass(frozen=True)
class TileMap:
    """The six tiles, in the order of the keyboard."""

    tiles: list[Tile]
    width: ClassVar[int] = 360  # units of the drawing
    height: ClassVar[int] = 340

    @property
    def title(self) -> Markup:
        """What is seen: the country that most facts are about, or all of those."""
        most = max(tile.facts for tile in self.tiles)
        if not most:
            return Markup("No fact is about one country")
        first = sorted((t for t in self.tiles if t.facts == most), key=lambda tile: tile.name)
        names = cite.join_words(tile.name for tile in first)
        number = words.tallied(words.counted(most, "fact"), f"facts.html#country={first[0].code}")
        each = " each" if len(first) > 1 else ""
        return Markup("Most is said about {}: {}{}").format(names, number, each)

    @property
    def alt(self) -> str:
        """What the drawing shows, in words: each country with its facts and its neighbours."""
        return " ".join(
            f"{tile.name}: {words.counted(tile.facts, 'fact')}; beside "
            f"{cite.join_words(map(words.name, neighbours(tile.code)))}."
            for tile in sorted(self.tiles, key=lambda tile: tile.name)
        )


def tile_map(facts: Iterable[Found], addresses: Mapping[str, str]) -> TileMap:
    """Return the map of these facts; ``addresses`` has the countries' pages by code."""
    counts = Counter(code for each in facts for code in each.countries)
    return TileMap([_tile(code, counts[code], addresses.get(code, "")) for code in SHAPES])


def neighbours(code: str) -> list[str]:
    """Return the codes of the tiles that share a border with one, by name."""
    mine = set(_borders(code))
    found = [other for other in SHAPES if other != code and mine.intersection(_borders(other))]
    return sorted(found, key=words.name)


def _tile(code: str, facts: int, address: str) -> Tile:
    left, top = SHAPES[code][0]
    inner = " ".join(f"{x:g},{y:g}" for x, y in _inset(SHAPES[code]))
    return Tile(code, inner, _lines(words.name(code)), left + 14, top + 29, address, facts)


def _lines(name: str) -> list[str]:
    """Break a long name before its last word."""
    return [name] if len(name) <= LONGEST else name.rsplit(" ", 1)


def _inset(corners: tuple[Point, ...]) -> Iterator[Point]:
    """Yield the corners moved inwards; the sides are level or upright, and turn clockwise."""
    previous, following = (*corners[-1:], *corners[:-1]), (*corners[1:], *corners[:1])
    for before, here, after in zip(previous, corners, following, strict=True):
        moves = (_inwards(before, here), _inwards(here, after))
        yield here[0] + sum(x for x, _ in moves), here[1] + sum(y for _, y in moves)


def _inwards(start: Point, end: Point) -> Point:
    """Return the step from a side into the shape: to the right of its direction."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = abs(across) + abs(down)
    return -down / length * INSET, across / length * INSET


def _borders(code: str) -> Iterator[tuple[Point, Point]]:
    """Yield the sides of a shape in pieces of ten units, each from its lesser end."""
    corners = SHAPES[code]
    for (x, y), (right, down) in zip(corners, (*corners[1:], corners[0]), strict=True):
        steps = int(abs(right - x) + abs(down - y)) // 10
        along = ((right - x) / steps, (down - y) / steps)
        for i in range(steps):
            ends = sorted((x + along[0] * j, y + along[1] * j) for j in (i, i + 1))
            yield ends[0], ends[1]
