"""The page of an article: its passages with evidence, every fact marked, fields in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import sample_site as sample
from html_pages import find, page, said
from lxml import html

from wbdossier.site import notes, render, words
from wbdossier.site.passages import passages


def test_an_article_shows_only_passages_with_evidence(site: Path) -> None:
    text = said(page(site, "articles/000.html"))
    assert "Nobody mentioned the weather" not in text
    assert "[…]" in text
    assert "25 June 2024 (inferred)" in text
    assert "24 September, year not stated" in said(page(site, "articles/001.html"))


def test_crossing_marks_nest_and_lose_no_letter() -> None:
    facts = [f for f in sample.FACTS if f.doc == sample.A.id]
    for passage in passages(sample.A, facts):
        text = html.fragment_fromstring(f"<div>{passage.html}</div>").text_content()
        assert text in sample.A.text
    (crossed,) = [p for p in passages(sample.A, facts) if sample.SAID in p.facts]
    tree = html.fragment_fromstring(f"<div>{crossed.html}</div>")
    assert tree.get_element_by_id(sample.CROSSING.id).text_content() == sample.CROSSING.quote
    parts = find(tree, ".//mark[contains(@class, 'statement')]")
    assert "".join(p.text_content() for p in parts) == sample.SAID.quote


def test_a_fact_without_words_is_still_an_anchor(tmp_path: Path) -> None:
    entered = replace(sample.POLICE, id="001-personnel-x", start=0, end=0, origin="curated")
    given = sample.site_input(tmp_path, facts=(*sample.FACTS, entered))
    render(given, tmp_path / "site")
    assert page(tmp_path / "site", "articles/001.html").get_element_by_id(entered.id).tag == "li"


def test_fields_are_written_for_readers() -> None:
    assert words.fields(sample.GRANTS)[0] == ("Amount", "up to €190 million")
    assert ("Parties", "Montenegro, Kosovo*") in words.fields(sample.NINE)
    assert ("Date", "24 September, year not stated") in words.fields(sample.OFF)
    assert ("Form", "direct quotation") in words.fields(sample.SAID)


def test_a_quotation_is_not_put_in_marks_twice() -> None:
    spoken = sample.article("002", "“No,” he said.", title="No")
    fact = sample.fact(type(sample.SAID), spoken, "No", direct=True)
    (source,) = notes.gather([(spoken, fact)])
    assert source.spoken
    assert not notes.gather([(sample.A, sample.SAID)])[0].spoken


def test_scope_says_how_many_and_from_when() -> None:
    later = replace(sample.A, id="002", published="2025-01")
    assert words.scope([sample.A, sample.B, later], 5).striptags() == (
        "Evidence from 3 of 5 articles, published from 25 June 2024 to January 2025; 1 undated."
    )


def test_amounts_keep_their_bound_and_range() -> None:
    up = replace(sample.GRANTS, amount=Decimal("1.2e9"), amount_max=Decimal("2e9"), bound="about")
    assert words.fields(up)[0] == ("Amount", "about €1.2 billion to €2 billion")
