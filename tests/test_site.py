"""The report: every number leads to its words, nothing foreign runs, no link breaks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import nbformat
import pytest
import sample_site as sample
from lxml import html
from lxml.html import HtmlElement

from wbdossier import figures
from wbdossier.errors import Problem
from wbdossier.site import STYLE, body, figure, inputs, links, notes, render, safe, words
from wbdossier.site.passages import passages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    render(sample.site_input(folder), folder / "site")
    return folder / "site"


def page(site: Path, name: str) -> HtmlElement:
    return html.fromstring((site / name).read_bytes())


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def pages(site: Path) -> list[str]:
    return sorted(str(p.relative_to(site)) for p in site.rglob("*.html"))


def find(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    return list(tree.xpath(selector))


def test_every_page_and_download_is_there(site: Path) -> None:
    files = {str(p.relative_to(site)) for p in site.rglob("*") if p.is_file()}
    assert files == {
        "index.html", "04_funding.html", "countries/XK.html", "articles/000.html",
        "articles/001.html", "style.css", "data/funding.csv", "notebooks/04_funding.ipynb",
        "notebooks/brief-XK.ipynb",
    }  # fmt: skip


def test_same_input_same_bytes(site: Path, tmp_path: Path) -> None:
    render(sample.site_input(tmp_path), tmp_path / "elsewhere")
    for name in pages(site):
        assert (tmp_path / "elsewhere" / name).read_bytes() == (site / name).read_bytes(), name


# Evidence


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
    assert len(find(tree, "//table//*[@class='note pop']")) == 2


def test_footnotes_for_paper_number_all_evidence(site: Path) -> None:
    tree = page(site, "04_funding.html")
    items = find(tree, "//section[@class='endnotes']//li")
    assert len(items) == 7
    assert "https://example.org/accord" in said(items[1])
    assert "articles/001.html" in said(items[4])


def test_the_index_leads_with_first_sentences(site: Path) -> None:
    tree = page(site, "index.html")
    (finding,) = find(tree, "//p[@class='finding']")
    assert said(finding).endswith("times what goes into radios.")
    assert len(list(notes.numbers(finding))) == 3
    (brief,) = find(tree, "//li[@class='tile XK']")
    assert said(brief).startswith("Kosovo* At least 40 police officers")


def test_a_country_page_is_named_after_the_country(site: Path) -> None:
    tree = page(site, "countries/XK.html")
    assert [said(h) for h in tree.iter("h1")] == ["Kosovo*"]
    assert "without prejudice to positions on status" in said(tree.get_element_by_id("status"))


# Articles


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
    assert words.scope([sample.A, sample.B, later], 5) == (
        "Evidence from 3 of 5 articles, published from 25 June 2024 to January 2025; 1 undated."
    )


# What a page must not do


@pytest.mark.parametrize("name", ["04_funding.html", "articles/001.html"])
def test_hostile_markup_is_dead(site: Path, name: str) -> None:
    tree = page(site, name)
    assert not list(tree.iter("script", "iframe", "object", "embed", "form"))
    for element in tree.iter():
        for attribute, value in element.attrib.items():
            assert not attribute.startswith("on")
            assert attribute != "style"
            assert not value.strip().lower().startswith("javascript:")


def test_hostile_words_of_an_article_are_shown_as_words() -> None:
    hostile = sample.article("009", f"He wrote {sample.HOSTILE} on 1 May 2024.")
    fact = sample.fact(type(sample.MET), hostile, "1 May 2024", date="2024-05-01")
    (passage,) = passages(hostile, [fact])
    assert "<script" not in passage.html
    assert "&lt;script&gt;" in passage.html


@pytest.mark.parametrize(
    "dirty",
    [
        '<svg><script>x</script></svg>',
        '<svg><use href="https://example.org/x.svg#a"></use></svg>',
        '<svg><a href="javascript:x"><text>t</text></a></svg>',
        '<svg><path fill="url(https://example.org/p)"></path></svg>',
        '<svg><foreignObject><iframe src="https://example.org"></iframe></foreignObject></svg>',
        '<img src="https://example.org/p.png" alt="p">',
        '<a href="data:text/html,<script>x</script>">d</a>',
        '<p style="background: url(https://example.org/p)">p</p>',
        '<math><mi xlink:href="javascript:x">m</mi></math>',
        '<form action="https://example.org"><button>b</button></form>',
    ],
)  # fmt: skip
def test_sanitiser_lets_nothing_fetch_or_run(dirty: str) -> None:
    cleaned = safe.clean(dirty)
    for bad in ("example.org", "javascript", "script>", "data:text", "<form", "<iframe"):
        assert bad not in cleaned


def test_sanitiser_keeps_what_figures_and_tables_need() -> None:
    kept = '<svg viewBox="0 0 4 4" role="img" aria-labelledby="t"><title id="t">T</title>'
    kept += '<clipPath id="c"><path d="M0 0"></path></clipPath><use xlink:href="#c"></use></svg>'
    assert safe.clean(kept) == kept
    assert safe.clean(sample.TABLE).count('class="wb quoted"') == 2


def test_nothing_is_asked_of_another_host(site: Path) -> None:
    for name in pages(site):
        tree = page(site, name)
        (policy,) = find(tree, "//meta[@http-equiv='Content-Security-Policy']")
        assert policy.get("content").startswith("default-src 'none'; style-src 'self'")
        outside = [e.get("href") for e in tree.iter("a") if "://" in e.get("href", "")]
        assert set(outside) <= {"https://example.org/accord"}
    assert "url(" not in STYLE.read_text("utf-8")


def test_errors_are_hidden_and_code_is_folded(site: Path) -> None:
    tree = page(site, "04_funding.html")
    assert "seen by nobody" not in said(tree)
    assert "checked <b>10</b> facts" in said(tree)
    code = find(tree, "//pre[not(@class='output')]")
    assert len(code) == 6
    assert all(any(a.tag == "details" for a in pre.iterancestors()) for pre in code)
    (made,) = find(tree, "//details[@class='preparation']")
    assert "minimum = 0" in said(made)
    assert "import themes" in said(made)


# Figures and style


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
    css = STYLE.read_text("utf-8")
    light = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", css.partition("@media")[0]))
    if not dark:
        return light
    block = css.partition("prefers-color-scheme: dark")[2].partition("/* Page")[0]
    return light | dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))


def test_palette_is_the_figures_and_the_styles() -> None:
    assert figures.PALETTE == figure.PALETTE
    assert figure.PALETTE.items() <= scheme(dark=False).items()


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
    assert STYLE.stat().st_size < 12_000


# Sentences


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
    sentence = body.first_sentence(body.parse(answer))
    assert html.tostring(sentence, encoding="unicode") == first


# What is said when something is wrong


def test_a_broken_link_names_the_page_and_the_link() -> None:
    with pytest.raises(Problem, match=r"a\.html.*'b\.html#gone'.*does not have"):
        links.check({"a.html": b"<a href='b.html#gone'>b</a>", "b.html": b"<p id='here'>b</p>"})
    with pytest.raises(Problem, match=r"sub/a\.html.*leads to c\.html"):
        links.check({"sub/a.html": b"<a href='../c.html'>c</a>"})
    links.check({"a.html": b"<a href='#x'>x</a><a href='https://example.org'>e</a><p id='x'>"})


def spoilt(folder: Path, **changed: Any) -> inputs.SiteInput:
    given = sample.site_input(folder, **changed)
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("the last good one", encoding="utf-8")
    return given


def check_problem(given: inputs.SiteInput, match: str) -> None:
    target = given.data.parent / "site"
    with pytest.raises(Problem, match=match):
        render(given, target)
    assert (target / "index.html").read_text("utf-8") == "the last good one"
    assert [p.name for p in target.iterdir()] == ["index.html"]


def test_an_unknown_fact_names_the_notebook(tmp_path: Path) -> None:
    facts = [f for f in sample.FACTS if f is not sample.RADIO]
    check_problem(spoilt(tmp_path, facts=facts), rf"04_funding\.ipynb.*{sample.RADIO.id}")


def test_a_missing_notebook_is_a_problem(tmp_path: Path) -> None:
    check_problem(spoilt(tmp_path, runs=[sample.Run("05_gone")]), r"05_gone\.ipynb.*is missing")


def test_a_notebook_needs_a_title(tmp_path: Path) -> None:
    given = spoilt(tmp_path)
    untitled = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("No question")])
    nbformat.write(untitled, given.executed / "04_funding.ipynb")
    check_problem(given, "has no title")


def test_damaged_notebook_is_a_problem(tmp_path: Path) -> None:
    given = spoilt(tmp_path)
    (given.executed / "04_funding.ipynb").write_text("{", encoding="utf-8")
    check_problem(given, "cannot be read as a notebook")


@pytest.mark.parametrize("name", ["index", "04_funding"])
def test_two_runs_cannot_share_a_page(tmp_path: Path, name: str) -> None:
    check_problem(spoilt(tmp_path, runs=[*sample.RUNS, sample.Run(name)]), "the same page")


def test_amounts_keep_their_bound_and_range() -> None:
    up = replace(sample.GRANTS, amount=Decimal("1.2e9"), amount_max=Decimal("2e9"), bound="about")
    assert words.fields(up)[0] == ("Amount", "about €1.2 billion to €2 billion")
