"""Marks of a figure lead to their facts: in the drawing, through the sanitiser, on the page."""

from __future__ import annotations

import re
from pathlib import Path

import drawn
import pandas as pd
import pytest
import sample_site as sample
import synthetic
from lxml import html
from matplotlib import pyplot as plt

from wbdossier import charts, dataset, paths, themes
from wbdossier.figures import MOST_STOPS, canvas, show, write
from wbdossier.site import body, figure, links, numbers
from wbdossier.site.safe import clean


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.OUT_VARIABLE, str(synthetic.many(tmp_path / "many")))


def svg(shown: str) -> html.HtmlElement:
    return html.fragment_fromstring(shown, create_parent="div").find(".//svg")


def test_a_mark_links_its_fact_and_says_what_it_leads_to() -> None:
    drawing = svg(drawn.marks())
    found = list(drawing.iter("a"))
    assert drawing.get("role") == "group"  # an image would hide its links
    assert drawing.find("title").get("id") == drawing.get("aria-labelledby")
    assert {a.get("xlink:href"): a.get("class") for a in found} == {
        f"#{sample.GRANTS.id}": "wb quoted",
        f"#{sample.RADIO.id}": "wb quoted",
        f"#{sample.NINE.id}": "wb curated",
    }
    assert all(set(a.keys()) <= {"xlink:href", "class", "tabindex"} for a in found)
    titles = {a.get("xlink:href"): a.findtext("title") for a in found}
    assert titles[f"#{sample.RADIO.id}"].startswith("It said: €30 million. — ")
    assert titles[f"#{sample.NINE.id}"] == sample.NINE.note


def test_the_tab_key_stops_once_for_each_fact() -> None:
    stops = [(a.get("xlink:href"), a.get("tabindex")) for a in svg(drawn.marks()).iter("a")]
    assert sorted(href for href, stop in stops if stop is None) == sorted(
        {href for href, _ in stops}
    )


@pytest.mark.parametrize(("many", "stop"), [(MOST_STOPS, None), (MOST_STOPS + 1, "-1")])
def test_many_links_are_left_to_the_table(many: int, stop: str | None) -> None:
    facts = [drawn.row(sample.GRANTS) | {"id": f"000-funding-{i:04x}"} for i in range(many)]
    fig, ax = canvas("many", 20.0 * many)
    for i, fact in enumerate(facts):
        write(ax, 0, 20 * i + 9, "words", fact=fact["id"])
    found = list(svg(str(show(fig, "Title", "Subtitle", "Alt", facts).html)).iter("a"))
    assert len(found) == many
    assert {a.get("tabindex") for a in found} == {stop}


def test_a_drawing_without_links_stays_an_image() -> None:
    fig, ax = canvas("plain", 20)
    write(ax, 0, 9, "words", fact="000-nothing")
    assert svg(str(show(fig, "Title", "Subtitle", "Alt", []).html)).get("role") == "img"


def test_ticks_of_an_axis_are_marked_as_such() -> None:
    fig, ax = plt.subplots()
    ax.plot([0, 1], [0, 1])
    drawing = svg(str(show(fig, "Title", "Subtitle", "Alt", []).html))
    ticks = drawing.xpath(".//*[@class='tick']")
    assert {tick.get("data-number") for tick in ticks} == {"axis"}
    assert "".join(t.text_content() for t in ticks) == drawing.xpath("string(./g)").strip()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("funding", lambda: charts.funding(dataset.load("funding"))),
        ("personnel", lambda: charts.personnel(dataset.load("personnel"))),
        ("speakers", lambda: charts.speakers(themes.speakers(dataset.load("statement")))),
        ("stances", lambda: charts.stances(dataset.load("position"))),
        ("threats", lambda: charts.threats(dataset.load("threat"))),
        ("timeline", lambda: charts.timeline(dataset.load("event"))),
    ],
)
def test_every_chart_of_facts_links_them(name: str, make: object) -> None:
    ids = pd.concat([dataset.load(kind) for kind in themes.KINDS])["id"]
    shown = make()  # type: ignore[operator]
    found = html.fragment_fromstring(shown.html, create_parent="div").xpath(".//svg//a")
    assert found, name
    assert {a.get("xlink:href").removeprefix("#") for a in found} <= set(ids)
    assert all(a.findtext("title") for a in found)


@pytest.mark.parametrize(
    "attributes",
    [
        'href="https://example.org" class="wb quoted"',
        'href="javascript:alert(1)" class="wb quoted"',
        'href="data:text/html,x"',
        'href="articles/000.html" class="wb quoted"',
        'href="#x"',
        'href="#x" class="wb quoted permalink"',
        'xlink:href="https://example.org" class="wb quoted"',
    ],
)
def test_a_drawing_has_no_other_links(attributes: str) -> None:
    given = f'<svg viewBox="0 0 9 9"><a {attributes} onclick="x()"><text>go</text></a></svg>'
    tree = body.parse(clean(given))
    figure.adopt(tree.find(".//svg"), "s1-")
    assert not list(tree.iter("a"))
    (group,) = tree.iter("g")
    assert not [name for name in group.attrib if "href" in name or name.startswith("on")]
    assert group.text_content() == "go"


def test_on_the_page_a_mark_leads_to_its_article(tmp_path: Path) -> None:
    site = drawn.report(tmp_path / "report")
    files = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    links.check(files)
    page = html.fromstring(files["04_funding.html"])
    drawing = page.get_element_by_id("fig-marks").find(".//svg")
    assert {a.get("href") for a in drawing.iter("a")} == {
        f"articles/000.html#{fact.id}" for fact in (sample.GRANTS, sample.RADIO, sample.NINE)
    }
    assert not drawing.xpath(".//span")
    assert all(a.findtext("title") for a in drawing.iter("a"))


def test_what_the_title_of_a_mark_says_is_no_source_of_a_number() -> None:
    page = """<html><body><main><figure id="fig-a"><svg><a class="wb quoted"
    href="articles/000.html#x"><title>In all 77 of them.</title><text>nine</text></a>
    <text>{}</text></svg></figure></main></body></html>"""
    assert numbers.unsourced(page.format("9"), "a.html") == []
    (found,) = numbers.unsourced(page.format("77"), "a.html")
    assert found.token == "77"


def test_a_sentence_that_another_note_has_points_at_it(site: Path) -> None:
    page = html.fromstring((site / "04_funding.html").read_bytes())
    entries = {item.get("id"): item for item in page.xpath("//section[@class='endnotes']//li")}
    told = page.xpath("//section[@class='endnotes']//span[contains(@class, 'told')]")
    assert told
    for source in told:
        (first,) = re.findall(r"^as in note (\d+)$", source.findtext("span[@class='as-in']"))
        own = next(source.iterancestors("li")).get("id")
        assert int(first) < int(own.removeprefix("evidence-"))
        assert places(source) <= places(entries[f"evidence-{first}"])
    whole = page.xpath("//section[@class='endnotes']//span[@class='source']")
    sentences = [said for source in whole for said in places(source)]
    assert len(sentences) == len(set(sentences))


def test_the_address_of_an_article_stands_once_in_the_list_of_evidence(site: Path) -> None:
    page = html.fromstring((site / "04_funding.html").read_bytes())
    told = [e.text for e in page.xpath("//section[@class='endnotes']//*[@class='address']")]
    assert len(told) == len(set(told)) == 2


def places(entry: html.HtmlElement) -> set[str]:
    """The sentences of an entry, without the marks."""
    return {" ".join(quote.text_content().split()) for quote in entry.iter("q")}


def test_a_link_of_a_drawing_has_no_href_that_jupyterlab_would_set() -> None:
    assert {name for a in svg(drawn.marks()).iter("a") for name in a.attrib if "href" in name} == {
        "xlink:href"
    }
