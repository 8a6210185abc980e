"""Every number leads to its words, which are quoted beside it; no file is missing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import sample_site as sample
from html_pages import find, page, pages, said

from wbdossier.records import FACT_CLASSES
from wbdossier.site import method, notes, render


def test_every_page_and_download_is_there(site: Path) -> None:
    files = {str(p.relative_to(site)) for p in site.rglob("*") if p.is_file()}
    assert files == {
        "index.html", "04_funding.html", "countries/XK.html", "articles/000.html",
        "articles/001.html", "style.css", "data/funding.csv", "notebooks/04_funding.ipynb",
        "notebooks/brief-XK.ipynb", "annotations/index.json", "annotations/04_funding.json",
        "annotations/countries/XK.json", "annotations/articles/000.json",
        "annotations/articles/001.json", "cite/000.bib", "cite/000.json", "cite/001.bib",
        "cite/001.json", "articles/000.js", "articles/001.js", "script.js", "search-index.js",
        "search.html", "facts.html", "figures/04_funding-fig-money.svg",
        "figures/04_funding-fig-money.png", method.PAGE, *map(method.page, FACT_CLASSES),
    }  # fmt: skip


def test_same_input_same_bytes(site: Path, tmp_path: Path) -> None:
    render(sample.site_input(tmp_path), tmp_path / "elsewhere")
    for name in pages(site):
        assert (tmp_path / "elsewhere" / name).read_bytes() == (site / name).read_bytes(), name


def test_every_number_leads_to_its_marked_words(site: Path) -> None:
    for name in pages(site):
        for link in notes.numbers(page(site, name)):
            target, _, anchor = link.get("href").partition("#")
            article = page((site / name).parent, target)
            assert article.get_element_by_id(anchor).tag == "mark"


def test_every_fact_is_an_anchor_once(site: Path) -> None:
    for fact in sample.FACTS:
        article = page(site, f"articles/{fact.doc}.html")
        assert len(article.xpath("//*[@id=$id]", id=fact.id)) == 1, fact.id


@pytest.mark.parametrize("name", ["index.html", "04_funding.html", "countries/XK.html"])
def test_ids_are_unique(site: Path, name: str) -> None:
    ids = Counter(e.get("id") for e in page(site, name).iter() if e.get("id"))
    assert [i for i, n in ids.items() if n > 1] == []


def test_a_note_quotes_the_sentence_and_names_the_source(site: Path) -> None:
    tree = page(site, "countries/XK.html")
    (note,) = find(tree, "//main//*[@id='note-1']")
    assert said(note).startswith("“At least 40 police officers stay in Kosovo & elsewhere.”")
    assert said(note).endswith("Untitled: “Officials spoke of a difficult…”, undated")
    assert [said(m) for m in find(note, ".//mark")] == ["At least 40 police officers"]
    (link,) = find(tree, "//main//a[contains(@class, 'quoted')]")
    assert link.get("aria-describedby") == "note-1"
    assert link.get("title") is None


def test_a_derived_number_shows_operation_and_operands(site: Path) -> None:
    note = page(site, "04_funding.html").get_element_by_id("note-1")
    assert said(note).startswith("up to €220 million = €190 million + €30 million")
    assert [said(m) for m in find(note, ".//mark")] == [
        "up to €190 million in grants",
        "€30 million",
    ]
    signs = find(page(site, "04_funding.html"), "//*[@class='sign']")
    assert [said(s) for s in signs] == ["Σ", "÷", "Σ"]


def test_a_number_of_many_facts_points_at_the_list_of_evidence(site: Path) -> None:
    tree = page(site, "04_funding.html")
    note = tree.get_element_by_id("note-7")
    assert said(note) == "four facts = count of facts 4 facts in 1 article"
    (link,) = note.iter("a")
    item = tree.get_element_by_id(link.get("href").removeprefix("#"))
    assert len(find(item, ".//mark")) == 4


def test_a_corrected_number_gives_the_reason(site: Path) -> None:
    tree = page(site, "04_funding.html")
    note = tree.get_element_by_id("note-4")
    assert said(note).endswith("Corrected: The article says nine; its caption says eight.")
    assert "An editor, 1 July 2024" in said(find(tree, "//footer")[0])


def test_a_note_is_in_the_margin_once_and_never_in_a_table(site: Path) -> None:
    tree = page(site, "04_funding.html")
    margin = [n.get("id") for n in find(tree, "//*[@class='note margin']")]
    assert margin == [f"note-{i}" for i in range(1, 8)]
    assert not find(tree, "//table//*[@class='note margin'] | //figure//*[@class='note margin']")
    (cell,) = [a for a in find(tree, "//td//a[contains(@class, 'wb')]") if said(a) == "190"]
    assert cell.get("aria-describedby") == "note-2"


def test_footnotes_for_paper_number_all_evidence(site: Path) -> None:
    tree = page(site, "04_funding.html")
    items = find(tree, "//section[@class='endnotes']//li")
    assert len(items) == 7
    assert "https://example.org/accord" in said(items[0])  # where the article is first named
    assert "articles/001.html" in said(items[4])


def test_the_index_leads_with_first_sentences(site: Path) -> None:
    tree = page(site, "index.html")
    (finding,) = find(tree, "//ul[@class='leads']/li/p[1]")
    assert said(finding).endswith("times what goes into radios.")
    assert len(list(notes.numbers(finding))) == 3
    (brief,) = find(tree, "//li[@class='tile XK']")
    assert said(brief).startswith("Kosovo* At least 40 police officers")


def test_a_country_page_is_named_after_the_country(site: Path) -> None:
    tree = page(site, "countries/XK.html")
    assert [said(h) for h in tree.iter("h1")] == ["Kosovo*"]
    assert "without prejudice to positions on status" in said(tree.get_element_by_id("status"))
