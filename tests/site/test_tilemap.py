"""The tile map: shapes that touch where the countries do, their numbers, their links."""

from __future__ import annotations

import itertools

import pytest
from lxml import html

from wbdossier.site import tilemap, words

BORDERS = {
    "BA": {"RS", "ME"},
    "RS": {"BA", "ME", "XK", "MK"},
    "ME": {"BA", "RS", "XK", "AL"},
    "XK": {"RS", "ME", "AL", "MK"},
    "AL": {"ME", "XK", "MK"},
    "MK": {"RS", "XK", "AL"},
}


class Fact:
    """What the map asks of a found fact."""

    def __init__(self, *countries: str) -> None:
        self.countries = countries


@pytest.mark.parametrize("code", BORDERS)
def test_shapes_touch_where_the_countries_do(code: str) -> None:
    assert set(tilemap.neighbours(code)) == BORDERS[code]


def inside(code: str, x: float, y: float) -> bool:
    """Whether a point lies within a shape: a line to its left crosses the sides an odd time."""
    corners = tilemap.SHAPES[code]
    sides = zip(corners, (*corners[1:], corners[0]), strict=True)
    upright = [(a, b) for a, b in sides if a[0] == b[0] and a[0] < x]
    return sum(min(a[1], b[1]) < y < max(a[1], b[1]) for a, b in upright) % 2 == 1


def test_no_point_is_in_two_countries() -> None:
    for x, y in itertools.product(range(5, 360, 10), range(5, 340, 10)):
        assert sum(inside(code, x, y) for code in tilemap.SHAPES) <= 1


def test_numbers_are_those_of_the_facts() -> None:
    facts = [Fact("XK"), Fact("XK", "RS"), Fact()]
    drawn = tilemap.tile_map(facts, {"XK": "countries/XK.html"})  # type: ignore[arg-type]
    assert {tile.code: tile.facts for tile in drawn.tiles if tile.facts} == {"XK": 2, "RS": 1}
    assert html.fromstring(drawn.title).text_content() == "Most is said about Kosovo*: 2 facts"
    assert "Serbia: 1 fact; beside Bosnia and Herzegovina" in drawn.alt
    assert [tile.address for tile in drawn.tiles if tile.code == "XK"] == ["countries/XK.html"]


def test_without_facts_it_says_so() -> None:
    assert str(tilemap.tile_map([], {}).title) == "No fact is about one country"


def test_every_name_fits_its_tile() -> None:
    for tile in tilemap.tile_map([], {}).tiles:
        width = max(x for x, _ in tilemap.SHAPES[tile.code]) - tilemap.SHAPES[tile.code][0][0]
        assert max(map(len, tile.lines)) * 10.5 + 14 <= width, words.name(tile.code)
