"""Marks on an article's page: numbered, each in a lane, kinds told apart without colour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import sample_site as sample
from html_pages import find, page, said
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from wbdossier.records import FACT_CLASSES, Event, Fact
from wbdossier.site import render, stylesheet
from wbdossier.site.passages import LANES, free, in_order, passages

TEXT = "One two three four five six. Seven eight nine ten eleven twelve."
TOLD = sample.article("020", TEXT, title="Words")
PLACES = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 30))


def facts_at(places: Iterable[tuple[int, int]]) -> list[Fact]:
    return [
        Event(id=f"020-event-{n}", doc="020", start=start, end=min(start + length, len(TEXT)),
              quote=TEXT[start : start + length], rule="sample")
        for n, (start, length) in enumerate(places)
    ]  # fmt: skip


def marks(facts: list[Fact]) -> html.HtmlElement:
    return html.fragment_fromstring("".join(p.html for p in passages(TOLD, facts)), "div")


@given(st.lists(PLACES, max_size=8))
def test_marks_lose_no_letter_and_anchor_each_fact_once(places: list[tuple[int, int]]) -> None:
    facts = facts_at(places)
    tree = marks(facts)
    for passage in passages(TOLD, facts):
        assert html.fragment_fromstring(passage.html, "p").text_content() in TEXT
    for fact in facts:
        (anchor,) = tree.xpath("//mark[@id=$id]", id=fact.id)
        (label,) = find(anchor, "./a[@class='n']")
        assert label.text_content() == ""
        assert label.get("href") == f"#fact-{label.get('data-n')}"


@given(st.lists(PLACES, max_size=LANES))
def test_facts_that_overlap_have_lanes_of_their_own(places: list[tuple[int, int]]) -> None:
    facts = facts_at(places)
    tree = marks(facts)
    lanes = {f.id: re.findall(r"lane\d", tree.get_element_by_id(f.id).get("class")) for f in facts}
    for one in facts:
        for other in facts:
            if one is not other and one.span.overlaps(other.span):
                assert lanes[one.id] != lanes[other.id]


def test_the_shorter_of_two_lies_nearer_to_the_words() -> None:
    tree = marks(facts_at([(0, 20), (4, 3)]))
    assert "lane1" in tree.get_element_by_id("020-event-0").classes
    assert "lane0" in tree.get_element_by_id("020-event-1").classes


def test_numbers_lead_from_the_mark_to_its_entry_and_back(site: Path) -> None:
    tree = page(site, "articles/000.html")
    numbered = in_order(f for f in sample.FACTS if f.doc == "000")
    for number, fact in enumerate(numbered, 1):
        mark = tree.get_element_by_id(fact.id)
        assert find(mark, "./a[@class='n']")[0].get("data-n") == str(number)
        entry = tree.get_element_by_id(f"fact-{number}")
        (kind,) = find(entry, ".//a[@class='kind']")
        assert kind.get("href") == f"#{fact.id}"
        assert said(kind).startswith(f"{number} ")


def test_every_kind_has_a_line_and_a_name() -> None:
    css = stylesheet().decode()
    for kind in FACT_CLASSES:
        assert re.search(rf"\.{kind}\b[^{{]*{{[^}}]*--k: var\(--{kind}\)", css), kind
    styles = re.findall(r"--line: (\w+ \w+)", css)
    assert len(set(styles)) >= 5


def test_the_key_counts_the_kinds_of_the_page(site: Path) -> None:
    (key,) = find(page(site, "articles/000.html"), "//ul[@class='key']")
    assert [said(li) for li in key] == [
        "Funding 2", "Personnel 1", "Agreement 1", "Event 2", "Statement 1", "Country 1",
    ]  # fmt: skip


def test_an_entry_says_why_and_how_to_cite_it(site: Path) -> None:
    tree = page(site, "articles/000.html")
    entries = find(tree, "//li[contains(@class, 'fact')]")
    assert len(entries) == 8
    for entry in entries:
        (details,) = entry.iter("details")
        assert details.get("open") is None
        links = [a.get("href") for a in find(details, ".//span[@class='cite']/a")]
        assert links == ["../cite/000.bib", "../cite/000.json"]


@pytest.mark.parametrize(
    ("rights", "may"),
    [
        ("CC BY 4.0", True),
        ("CC BY-SA 4.0", True),
        ("CC0 1.0", True),
        ("Public domain", True),
        ("Not CC BY 4.0", False),
        ("CC BY-NC-ND 4.0", False),
        ("public domain?", False),
        ("", False),
        (sample.A.rights, False),
    ],
)
def test_only_a_free_licence_lets_the_whole_text_be_shown(
    tmp_path: Path, rights: str, may: bool
) -> None:
    told = replace(sample.A, rights=rights)
    assert free(told) == may
    facts = tuple(f for f in sample.FACTS if f.doc == "000")
    render(
        sample.site_input(tmp_path / "in", articles=(told,), facts=facts, runs=(), corrections=()),
        tmp_path / "out",
    )
    text = said(page(tmp_path / "out", "articles/000.html"))
    assert ("Nobody mentioned the weather" in text) == may
    assert ("[…]" in text) != may
    assert ("not the whole article" in text) != may
