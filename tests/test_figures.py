"""Figures: one house style, their own ids, words for who does not see them, the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import synthetic
from lxml import html
from matplotlib import pyplot as plt

from wbdossier import charts, cite, dataset, paths, themes
from wbdossier.charts.bars import Bar, draw
from wbdossier.figures import canvas, show, write


def readings() -> pd.DataFrame:
    """The figures of the data set that articles could share."""
    kinds = ("personnel", "funding", "agreement", "articles")
    return themes.figures(*(dataset.load(kind) for kind in kinds))


CHARTS: dict[str, Callable[[], cite.Shown]] = {
    "agreements": lambda: charts.agreements(themes.pairs(dataset.load("agreement"))),
    "compared": lambda: charts.compared(
        themes.concerning({k: dataset.load(k) for k in charts.COMPARED}),
        dataset.load("articles"),
        "XK",
    ),
    "coverage": lambda: charts.coverage(
        themes.coverage(dataset.load("articles"), {k: dataset.load(k) for k in themes.KINDS}),
        dataset.load("articles"),
    ),
    "funding": lambda: charts.funding(dataset.load("funding")),
    "partners": lambda: charts.partners(themes.pairs(dataset.load("agreement")), "XK"),
    "personnel": lambda: charts.personnel(dataset.load("personnel")),
    "readings": lambda: charts.readings(readings()),
    "stances": lambda: charts.stances(dataset.load("position")),
    "threats": lambda: charts.threats(dataset.load("threat")),
    "speakers": lambda: charts.speakers(themes.speakers(dataset.load("statement"))),
    "timeline": lambda: charts.timeline(dataset.load("event")),
}
WORDS = re.compile(r"var\(--[\w-]+, (?:var\(--[\w-]+, )?#[0-9a-f]{6}\)+")


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.OUT_VARIABLE, str(synthetic.many(tmp_path)))


def figures(shown: cite.Shown) -> list[html.HtmlElement]:
    return list(html.fragment_fromstring(shown.html, create_parent="div").iter("figure"))


@pytest.mark.parametrize("name", CHARTS)
def test_without_facts_a_figure_is_a_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.OUT_VARIABLE, str(synthetic.empty(tmp_path)))
    shown = CHARTS[name]()
    assert shown.plain.startswith("No article ")
    assert "<svg" not in shown.html


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("name", CHARTS)
def test_a_figure_has_all_that_the_page_needs(name: str) -> None:
    for figure in figures(CHARTS[name]()):
        (svg,) = figure.iter("svg")
        assert figure.get("class") == "wb-figure"
        assert figure.get("id").startswith("fig-")
        assert figure.find("p[@class='wb-title']").text_content()
        assert figure.find("p[@class='wb-subtitle']").text_content()
        assert svg.get("role") == ("group" if svg.find(".//a") is not None else "img")
        described = svg.find("title")
        assert described.get("id") == svg.get("aria-labelledby")
        assert len(described.text_content()) > 20
        assert list(figure.find("figcaption").iter("table"))
        assert figure.find("figcaption/p").text_content().startswith("Source: ")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("name", CHARTS)
def test_a_figure_is_the_same_every_time_and_leaks_nothing(name: str) -> None:
    first, second = CHARTS[name](), CHARTS[name]()
    assert first == second
    assert not plt.get_fignums()
    assert not re.search(
        r"<script|<style|<metadata|DejaVu|matplotlib|http(?!://www\.w3)", first.html
    )


@pytest.mark.usefixtures("many")
def test_no_two_figures_share_an_id_and_every_reference_is_met() -> None:
    page = "".join(CHARTS[name]().html for name in CHARTS)
    tree = html.fragment_fromstring(page, create_parent="div")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)
    assert set(tree.xpath("//*[local-name()='use']/@*[contains(name(), 'href')]")) <= {
        f"#{i}" for i in ids
    }


@pytest.mark.usefixtures("many")
def test_every_colour_follows_the_page() -> None:
    for name in CHARTS:
        assert not re.search(
            r"#[0-9a-f]{6}", WORDS.sub("", CHARTS[name]().html.split("<figcaption")[0])
        )


def test_words_of_articles_are_no_markup_and_no_mathematics() -> None:
    fig, ax = canvas("hostile", 40)
    write(ax, 0, 20, synthetic.HOSTILE)
    shown = show(fig, synthetic.HOSTILE, "<i>", synthetic.HOSTILE, [])
    assert "<script" not in shown.html
    assert "<i>" not in shown.html
    (svg,) = (s for f in figures(shown) for s in f.iter("svg"))
    assert synthetic.HOSTILE in [text.text_content() for text in svg.iter("text")]


def test_an_unnamed_figure_of_pyplot_is_shown_and_closed() -> None:
    fig = plt.figure()
    shown = show(fig, "Title", "Subtitle", "Alt", [])
    assert re.search(r'id="fig-[0-9a-f]{8}"', shown.html)
    assert not plt.get_fignums()


@pytest.mark.parametrize(
    ("bound", "boxes", "lines"),
    [("exact", 1, 0), (None, 1, 0), ("up_to", 2, 2), ("at_least", 2, 4), ("about", 2, 4)],
)
def test_a_bound_is_drawn_as_a_bound(bound: str | None, boxes: int, lines: int) -> None:
    (axes,) = draw("bound", [Bar("what", "number", 1.0, bound)]).axes
    assert (len(axes.patches), len(axes.lines)) == (boxes, lines)
