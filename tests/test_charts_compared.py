"""A country beside the others: the numbers are those of the table of all facts, and lead there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pandas as pd
import pytest
import sample_site as sample
import synthetic
from lxml import html
from lxml.html import HtmlElement

from wbdossier import build, charts, cite, dataset, paths, themes
from wbdossier.charts.corpus import KINDS
from wbdossier.dataset import Dataset
from wbdossier.errors import Problem
from wbdossier.site import SiteInput, numbers
from wbdossier.site.derivations import Derivations
from wbdossier.site.figure import adopt
from wbdossier.site.finding import Finding
from wbdossier.site.notes import Notes
from wbdossier.site.safe import clean
from wbdossier.tokens import read

Numbers = dict[tuple[str, str], int]  # by kind and country


@pytest.fixture(params=["seeds", "sample"])
def data(request: pytest.FixtureRequest) -> Dataset:
    if request.param == "seeds":
        return build.tables(paths.SEEDS)[0]
    return dataset.build([sample.A, sample.B], list(sample.FACTS), [sample.CORRECTION])


@pytest.fixture
def site(data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SiteInput:
    dataset.write(data, tmp_path / "data")
    monkeypatch.setenv(paths.OUT_VARIABLE, str(tmp_path))
    return SiteInput(
        articles=data.articles, facts=data.facts, runs=(), executed=tmp_path,
        data=tmp_path / "data", corrections=data.corrections,
    )  # fmt: skip


def about(kinds: tuple[str, ...] = charts.COMPARED) -> pd.DataFrame:
    return themes.concerning({kind: themes.load(kind) for kind in kinds})


def figure(country: str) -> HtmlElement:
    return adopted(str(charts.compared(about(), themes.sources(), country).html))


def adopted(shown: str) -> HtmlElement:
    """The figure as a page has it before its notes."""
    tree = html.fragment_fromstring(clean(shown), create_parent="div")
    adopt(tree.find(".//svg"), "s1-")
    return tree


def given(panels: pd.DataFrame) -> Numbers:
    counted = {
        (row["kind"], code): len(row[code]) for row in themes.rows(panels) for code in themes.SIX
    }
    return {key: number for key, number in counted.items() if number}


def test_a_fact_concerns_the_countries_that_the_table_of_all_facts_finds_it_under(
    site: SiteInput,
) -> None:
    found = Finding(site).facts
    listed = Counter((each.fact.kind, code) for each in found for code in each.countries)
    assert given(about(themes.KINDS)) == listed
    assert listed


def test_each_number_and_each_mark_leads_to_just_those_facts(site: SiteInput) -> None:
    tree = figure("XK")
    Notes(lambda key: site.evidence(key, "test"), lambda *_: "<span></span>", "../").attach(tree)
    counts = given(about())
    for where, links in (("table", tree.find(".//table")), ("svg", tree.find(".//svg"))):
        asked = [a.get("href").partition("#") for a in links.iter("a")]
        assert {page for page, _, _ in asked} == {"../facts.html"}, where
        narrowed = [{k: v[0] for k, v in parse_qs(query).items()} for _, _, query in asked]
        assert {(n["kind"], n["country"]) for n in narrowed} == counts.keys()
    for link in tree.find(".//table").iter("a"):
        query = parse_qs(link.get("href").partition("#")[2])
        assert read(link.text_content()) == counts[query["kind"][0], query["country"][0]]
        assert link.get("data-facts") is None


def test_of_one_article_the_table_is_narrowed_to_it(site: SiteInput) -> None:
    doc = site.articles[0].id
    panels = themes.concerning({k: themes.load(k, [doc]) for k in charts.COMPARED})
    shown = charts.compared(panels, themes.sources([doc]), "XK")
    assert set(re.findall(r"article=(\w+)", str(shown.html))) == {doc}
    assert not numbers.unsourced(page(site, adopted(str(shown.html))), "x")


def page(site: SiteInput, tree: HtmlElement) -> str:
    """A page that shows a figure, with its links where they lead."""
    Notes(lambda key: site.evidence(key, "test"), lambda *_: "<span></span>").attach(tree)
    shown = html.tostring(tree, encoding="unicode")
    return f'<html><body><main><div class="body">{shown}</div></main></body></html>'


def test_its_numbers_have_a_source_and_are_counted_again(site: SiteInput) -> None:
    tree = figure("XK")
    assert not list(Derivations(site).check(tree, "test"))
    wrong = next(tree.find(".//table").iter("a"))
    wrong.text = "77"
    assert ["77" in str(p) for p in Derivations(site).check(tree, "test")] == [True]
    assert not numbers.unsourced(page(site, figure("XK")), "x.html")


@pytest.mark.parametrize(
    ("link", "sourced"),
    [
        ('<a class="from derived" href="../facts.html#country=XK&amp;kind=threat">9</a>', True),
        ('<a class="from" href="../facts.html#country=XK">9</a>', False),
        ('<a class="from derived" href="facts.html">9</a>', False),
        ('<a class="derived" href="elsewhere.html#country=XK">9</a>', False),
    ],
)
def test_only_a_counted_number_may_lead_to_the_table_of_all_facts(link: str, sourced: bool) -> None:
    shown = f'<html><body><div class="body"><p>{link}</p></div></body></html>'
    assert (not numbers.unsourced(shown, "x.html")) == sourced


def test_a_notebook_cannot_claim_a_number_without_naming_its_facts(site: SiteInput) -> None:
    claim = '<div><a class="from derived" href="#country=XK" data-operation="count">9</a></div>'
    with pytest.raises(Problem, match="neither a fact nor an article"):
        list(Derivations(site).check(html.fragment_fromstring(claim), "test"))


def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, facts: dict[str, dict[str, int]]) -> str:
    """Write facts, so many of each kind about each country; return what is said of Albania."""
    fields = {"threat": "topic", "statement": "country", "accession": "country"}
    wanted: list[Any] = []
    for kind, counts in facts.items():
        for code, number in counts.items():
            said = {fields[kind]: code if kind != "threat" else "corruption"}
            words = f"{cite.name(code)} " if kind == "threat" else ""
            wanted += [(kind, f"{words}{kind} {code} {i}", said) for i in range(number)]
    out = synthetic.write(tmp_path, [({"title": "Many"}, wanted)])
    monkeypatch.setenv(paths.OUT_VARIABLE, str(out))
    return charts.compared(about(), themes.sources(), "AL").plain


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        (
            {"statement": {"AL": 3, "XK": 2}, "threat": {"AL": 1, "XK": 1}},
            "Of the six, Albania is named most on statements; named at all only on threats and "
            "statements.",
        ),
        (
            {"accession": {"AL": 1, "XK": 40}},
            "On no subject is Albania named most of the six; named at all only on accession.",
        ),
        ({"accession": {"XK": 1}}, "On none of these subjects do the articles name Albania."),
    ],
)
def test_the_title_says_on_what_most_is_said_and_on_what_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, facts: Any, title: str
) -> None:
    assert many(tmp_path, monkeypatch, facts).startswith(title)


def test_without_a_fact_about_the_six_it_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert many(tmp_path, monkeypatch, {"accession": {"HR": 2}}).startswith("No article gives")


def test_panels_are_complete_and_every_country_is_named_once_a_row(site: SiteInput) -> None:
    said = [text.text_content() for text in figure("ME").find(".//svg").iter("text")]
    assert [said.count(KINDS[kind]) for kind in charts.COMPARED] == [1] * len(charts.COMPARED)
    bands = -(-len(charts.COMPARED) // 3)
    shorts = ("Albania", "Bosnia and H.", "Kosovo*", "Montenegro", "N. Macedonia", "Serbia")
    assert [said.count(name) for name in shorts] == [bands] * len(shorts)


def test_the_alternative_text_says_all_numbers(site: SiteInput) -> None:
    alt = figure("AL").find(".//svg").findtext("title")
    for (kind, code), number in given(about()).items():
        panel = next(part for part in alt.split(". ") if part.startswith(f"{KINDS[kind]}:"))
        assert f"{cite.name(code)} {number}" in panel
