"""Figures follow the page, colours can be read, a finding is one sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from html_pages import find, page
from lxml import html

from wbdossier.palette import PALETTE
from wbdossier.site import body, stylesheet


def test_a_figure_follows_the_colours_of_the_page(site: Path) -> None:
    source = (site / "04_funding.html").read_text("utf-8")
    assert 'fill="var(--AL, #0072b2)"' in source
    (svg,) = find(page(site, "04_funding.html"), "//figure//svg")
    label = svg.get("aria-labelledby")
    assert page(site, "04_funding.html").get_element_by_id(label) is not None


def test_figures_on_one_page_keep_their_ids_apart() -> None:
    svg = '<svg><clipPath id="c"></clipPath><g id="unused" clip-path="url(#c)"></g></svg>'
    tree = body.parse(svg + svg)
    body.dress(tree)
    assert [e.get("id") for e in tree.iter() if e.get("id")] == ["s1-c", "s2-c"]
    assert [e.get("clip-path") for e in tree.iter("g")] == ["url(#s1-c)", "url(#s2-c)"]


def scheme(dark: bool) -> dict[str, str]:
    css = stylesheet().decode()
    light = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", css.partition("@media")[0]))
    if not dark:
        return light
    block = css.partition("prefers-color-scheme: dark")[2].partition("/* Page")[0]
    return light | dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))


def test_the_palette_is_that_of_the_styles() -> None:
    assert PALETTE.items() <= scheme(dark=False).items()


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("text", ["ink", "muted", "accent"])
def test_text_has_a_contrast_of_seven_to_one(dark: bool, text: str) -> None:
    colours = scheme(dark)
    low, high = sorted(luminance(colours[name]) for name in (text, "paper"))
    assert (high + 0.05) / (low + 0.05) >= 7


def test_the_style_sheet_stays_small() -> None:
    assert len(stylesheet()) < 28_000


@pytest.mark.parametrize(
    ("answer", "first"),
    [
        ("<p>Two of <b>three. Yes.</b> No.</p>", "<p>Two of <b>three.</b></p>"),
        ("<p>About €1.2 billion. More.</p>", "<p>About €1.2 billion.</p>"),
        ("<p>J. Smith of the U.S. Army spoke. Others did.</p>",
         "<p>J. Smith of the U.S. Army spoke.</p>"),
        ("<p>He said “no.” Then he left.</p>", "<p>He said “no.”</p>"),
        ("<p>No stop</p><p>Second.</p>", "<p>No stop</p>"),
    ],
)  # fmt: skip
def test_first_sentence(answer: str, first: str) -> None:
    sentence = body.sentences(body.parse(answer))[0]
    assert html.tostring(sentence, encoding="unicode") == first
