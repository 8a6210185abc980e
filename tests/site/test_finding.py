"""What search and table are made from: the data, the table without a script, its size."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sample_site as sample
from html_pages import find, page, pages, said

from wbdossier.errors import Problem
from wbdossier.records import Span
from wbdossier.site import SiteInput, links, search_index
from wbdossier.site.finding import MOST_TEXT, Finding, found
from wbdossier.site.sections import sections


def index(site: Path) -> Any:
    text = (site / search_index.FILE).read_text("utf-8")
    return json.loads(text.removeprefix("var wbIndex = ").rstrip(";\n"))


def with_facts(folder: Path, **changed: Any) -> SiteInput:
    return sample.site_input(folder, **changed)


def test_every_fact_is_in_the_index_with_its_words(site: Path) -> None:
    data = index(site)
    words = {}
    for identity, kind, _, sentence, start, length, *_ in data["facts"]:
        assert kind in data["kinds"]
        around = data["sentences"][sentence].encode("utf-16-le")
        words[identity] = around[2 * start : 2 * (start + length)].decode("utf-16-le")
    assert words == {fact.id: fact.quote for fact in sample.FACTS}


def test_places_count_as_a_browser_counts() -> None:
    told = sample.article("007", "So 🙂🙂 said: 40 police officers stay.")
    each = found(told, sample.fact(type(sample.POLICE), told, "40 police officers", count=40))
    (row,) = json.loads(
        search_index.script([told], [each], []).decode().removeprefix("var wbIndex = ")[:-2]
    )["facts"]
    assert row[4] == told.text.index("40") + 2, "each of the two signs is two units long"


def test_a_sentence_is_carried_once(site: Path) -> None:
    assert len(set(index(site)["sentences"])) == len(index(site)["sentences"])


def test_facts_know_the_pages_that_cite_them(site: Path) -> None:
    data = index(site)
    used = {row[0]: [data["pages"][i][0] for i in row[8]] for row in data["facts"]}
    assert used[sample.NINE.id] == ["04_funding.html"]
    assert used[sample.POLICE.id] == ["countries/XK.html"]
    assert used[sample.CROSSING.id] == []


def test_a_fact_is_about_what_its_fields_or_its_sentence_name() -> None:
    assert found(sample.A, sample.NINE).names == "Montenegro, Kosovo*"
    assert found(sample.A, sample.MET).countries == ("ME",), "Podgorica is in its sentence"
    assert found(sample.A, sample.GRANTS).countries == ()


def test_kosovo_has_its_mark_in_words_too() -> None:
    assert "Kosovo*" in found(sample.A, sample.NINE).says


def test_a_fact_without_words_has_no_sentence() -> None:
    entered = replace(sample.POLICE, start=0, end=0, quote="")
    assert found(sample.B, entered).around is None
    assert found(sample.B, sample.POLICE).around == Span(
        sample.B.text.index("At least"), len(sample.B.text)
    )


def test_only_prose_is_searched() -> None:
    html = """<body><main><h1>T</h1><p>Up <a class="wb quoted" href="#">9</a><span class="note">no
        </span> went.</p><svg><text>no</text></svg><div><h2 id="a">Head</h2><ul><li><p>In</p> it.
        </li></ul><details><pre>no</pre></details></div><h2>Empty</h2></main><p>no</p></body>"""
    found = [(s.anchor, s.heading, s.text) for s in sections(html)]
    assert found == [("", "", "Up 9 went."), ("a", "Head", "In it.")]


def test_sections_lead_somewhere(site: Path) -> None:
    for address, _, _, _, parts in index(site)["pages"]:
        for anchor, _, _ in parts:
            assert not anchor or page(site, address).get_element_by_id(anchor) is not None


def test_the_table_reads_without_a_script(site: Path) -> None:
    rows = find(page(site, "facts.html"), "//table[@id='facts']/tbody/tr")
    assert [row.get("data-id") for row in rows] == [row[0] for row in index(site)["facts"]]
    told = {row.get("data-id"): [said(cell) for cell in row] for row in rows}[sample.NINE.id]
    assert told[0] == sample.NINE.quote
    assert told[2:4] == ["Agreement", "Montenegro, Kosovo*"]
    assert told[5] == "25 June 2024 (inferred)"


def test_a_table_of_many_facts_stays_a_page_and_names_the_files(tmp_path: Path) -> None:
    many = [replace(sample.GRANTS, id=f"000-funding-{i:05}") for i in range(4000)]
    given = with_facts(tmp_path, facts=[*sample.FACTS, *many])
    table = Finding(given)
    assert sum(each.size for each in table.shown) <= MOST_TEXT
    ((kind, shown, there),) = table.cut
    assert (kind, there) == ("funding", len(many) + 2)
    assert shown >= 100
    assert {f.fact.id for f in table.shown} >= {f.id for f in sample.FACTS if f.kind != "funding"}


def test_pages_of_the_sample_name_the_search(site: Path) -> None:
    for name in pages(site):
        (form,) = find(page(site, name), "//form[@role='search']")
        assert form.get("action") == "../" * name.count("/") + "search.html"
        (field,) = find(form, ".//input[@name='q']")
        assert find(form, f".//label[@for='{field.get('id')}']"), "its label is seen"


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    one = Finding(with_facts(tmp_path / "a"))
    other = Finding(with_facts(tmp_path / "b", facts=tuple(reversed(sample.FACTS))))
    made = [search_index.script(f.site.articles, f.facts, []) for f in (one, other)]
    assert made[0] == made[1]


def test_scripts_forms_and_views_are_checked_as_links() -> None:
    page = "<script src='gone.js'></script><form action='search.html'></form>"
    with pytest.raises(Problem, match=r"'gone\.js'"):
        links.check({"a.html": page.encode(), "search.html": b"<p>"})
    with pytest.raises(Problem, match=r"'search\.html'"):
        links.check({"a.html": page.encode(), "gone.js": b""})
    links.check({"a.html": b"<a href='facts.html#country=XK'>x</a>", "facts.html": b"<p>"})
    with pytest.raises(Problem, match="does not have"):
        links.check({"a.html": b"<a href='facts.html#gone'>x</a>", "facts.html": b"<p>"})
