"""The reader's words and their evidence."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import synthetic
from lxml import html

from wbdossier import cite, dataset, findings, paths, themes
from wbdossier.figures import fit
from wbdossier.findings.prose import tally, who


@pytest.fixture(params=["empty", "single", "many"])
def built(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A data set without an article, with one fact of each kind, or with many."""
    monkeypatch.setenv(paths.OUT_VARIABLE, str(getattr(synthetic, request.param)(tmp_path)))
    return str(request.param)


@pytest.fixture
def money(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Three sums of one article: a grant, what it draws in, and an offer with a correction."""
    euros = {"currency": "EUR", "provider": "EU"}
    wanted: list[synthetic.Wanted] = [
        ("funding", "grants of €190m, expected to leverage up to €1bn",
         euros | {"amount": Decimal(190_000_000), "role": "grant", "bound": "exact"}),
        ("funding", "€30m", euros | {"amount": Decimal(30_000_000), "role": "investment",
                                     "bound": "exact", "origin": "corrected"}),
    ]  # fmt: skip
    article = {"title": synthetic.HOSTILE, "publisher": "A & B", "published": "2018-05-18"}
    monkeypatch.setenv(paths.OUT_VARIABLE, str(synthetic.write(tmp_path, [(article, wanted)])))
    return themes.rows(dataset.load("funding"))


def link(markup: str) -> html.HtmlElement:
    return html.fragment_fromstring(markup, create_parent="p").find(".//a")


@pytest.mark.parametrize(
    ("amount", "currency", "bound", "words"),
    [
        (190_000_000, "EUR", "exact", "€190 million"),
        (1_000_000_000, "EUR", "up_to", "up to €1 billion"),
        (1_500_000, "EUR", "about", "about €1.5 million"),
        (2_000_000_000_000, "USD", "at_least", "at least $2 trillion"),
        (250_000, "EUR", None, "€250,000"),
        (5_000_000, "RSD", None, "RSD 5 million"),
        (0, "EUR", None, "€0"),
        (100_000_000, None, None, "100 million"),
        (None, "EUR", None, "an unstated sum"),
    ],
)
def test_money(amount: int | None, currency: str | None, bound: str | None, words: str) -> None:
    assert cite.money(None if amount is None else Decimal(amount), currency, bound) == words


def test_a_range_of_money_names_both_ends() -> None:
    assert cite.money(Decimal(10**6), "EUR", None, Decimal(2 * 10**6)) == "€1 million to €2 million"


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "no"), (1, "one"), (9, "nine"), (10, "10"), (1600, "1,600"), (Decimal("5.3"), "5.3")],
)
def test_number_words(number: int | Decimal, words: str) -> None:
    assert cite.number_words(number) == words


@pytest.mark.parametrize(
    ("iso", "end", "words"),
    [
        ("2024-06-24", None, "24 June 2024"),
        ("2023-10", None, "October 2023"),
        ("2022", None, "2022"),
        ("--09-24", None, "24 September, year not stated"),
        ("--12", None, "December, year not stated"),
        (None, None, "no date given"),
        ("2024-07-24", "2024-07-26", "24 to 26 July 2024"),
        ("2024-06-30", "2024-07-02", "30 June to 2 July 2024"),
        ("2023-12", "2024-01", "December 2023 to January 2024"),
        ("2024-07-24", "2024-07-24", "24 July 2024"),
        ("--08-28", "--08-29", "28 to 29 August, year not stated"),
    ],
)
def test_date_words(iso: str | None, end: str | None, words: str) -> None:
    assert cite.date_words(iso, end) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("BA", "Bosnia and Herzegovina"),
        ("MK", "North Macedonia"),
        ("XK", "Kosovo"),
        ("EU", "EU"),
        ("NATO", "NATO"),
        ("EUFOR_ALTHEA", "EUFOR Althea"),
        ("Western Balkans", "Western Balkans"),
        (None, "not said"),
    ],
)
def test_name(code: str | None, words: str) -> None:
    assert cite.name(code) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        ("abc", "a, b and c"),
        (["a, b", "c", "d"], "a, b; c; and d"),
    ],
)
def test_join_words(items: list[str], words: str) -> None:
    assert cite.join_words(items) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("EU", "the EU"),
        ("US", "the United States"),
        ("NATO", "NATO"),
        ("XK", "Kosovo"),
        ("OSCE_SERBIA", "the OSCE Mission to Serbia"),
        ("Jens Stoltenberg", "Jens Stoltenberg"),
        ("Kees van der Berg", "Kees van der Berg"),
        ("Security Council", "the Security Council"),
        ("The region’s countries", "“The region’s countries”"),
        ("leaders", "“leaders”"),
        (None, "somebody not named"),
    ],
)
def test_a_sentence_names_somebody_or_quotes_the_words(code: str | None, words: str) -> None:
    assert who(code) == words


def test_the_most_frequent_come_first_and_what_is_unsaid_last() -> None:
    found = [{"id": str(i), "to": to} for i, to in enumerate((None, None, "EU", "AL", "AL"))]
    told = [words.striptags() for words in tally(found, "to", "thing")]
    assert told == ["Albania (two)", "the EU (one)", "nobody named (two)"]


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("country", "countries"),
        ("other article", "other articles"),
        ("sum of money", "sums of money"),
    ],
)
def test_plural(noun: str, words: str) -> None:
    assert cite.plural(noun, 2) == words


def test_words_in_marks_keep_their_own_marks_single() -> None:
    assert cite.in_marks('he said “no”, then "yes",') == "“he said ‘no’, then ‘yes’”"
    assert cite.in_marks("word " * 100, 20) == "“word word word …”"


def test_joined_words_are_escaped_unless_they_are_markup() -> None:
    joined = cite.join_words(["<b>", cite.sentence("<i>x</i>")])
    assert str(joined) == "&lt;b&gt; and <i>X</i>"


def test_quoted_links_the_fact_and_shows_sentence_publisher_and_date(
    money: list[dict[str, Any]],
) -> None:
    shown = link(cite.quoted(money[0]))
    assert shown.get("class") == "wb quoted"
    assert shown.get("href") == f"#{money[0]['id']}"
    assert shown.text == "€190 million"
    assert shown.get("title").endswith("up to €1bn 0. — A & B, 18 May 2018")


def test_a_corrected_fact_is_curated_and_gives_its_reason(money: list[dict[str, Any]]) -> None:
    shown = link(cite.quoted(money[1]))
    assert shown.get("class") == "wb curated"
    assert shown.get("title") == "The translation is wrong."


def test_derived_lists_its_operands_and_the_operation(money: list[dict[str, Any]]) -> None:
    shown = link(cite.derived("€220 million", money, "€190 million + €30 million", "sum"))
    assert shown.get("class") == "wb derived"
    assert shown.get("data-facts").split() == [row["id"] for row in money]
    assert shown.get("data-how") == "€190 million + €30 million"
    assert shown.get("data-operation") == "sum"


def test_a_count_is_derived_from_what_it_counts(money: list[dict[str, Any]]) -> None:
    assert link(cite.count(money, "sum")).text == "two sums"
    assert link(cite.count(money[:1], "sum")).text == "one sum"
    assert cite.count([], "sum") == "no sums"
    assert link(cite.count(money, "country", by="currency")).text == "one country"


def test_an_article_can_be_cited(money: list[dict[str, Any]]) -> None:
    article = themes.rows(dataset.load("articles"))[0]
    shown = link(cite.quoted(article, "the article"))
    assert shown.get("href") == "#000"
    assert synthetic.HOSTILE in shown.get("title")


def test_say_leaves_out_what_is_empty_and_shows_words_in_a_terminal() -> None:
    shown = cite.say("Tom & Jerry.", None, "", cite.sentence("<i>{x}</i> it is.", x="<b>"))
    assert shown._repr_html_() == "<p>Tom &amp; Jerry. <i>&lt;b&gt;</i> it is.</p>"
    assert repr(shown) == "Tom & Jerry. <b> it is."


def test_a_table_without_rows_is_a_sentence() -> None:
    assert cite.table([], {"A": "a"}, "Caption", "No article says.").plain == "No article says."


def test_tables_without_rows_are_left_out_and_all_of_them_are_a_sentence() -> None:
    first, second = ([{"a": 1}], {"A": "a"}, "First"), ([], {"A": "a"}, "Second")
    assert cite.tables(first, second, empty="It says nothing.").plain.startswith("First\n")
    assert cite.tables(second, second, empty="It says nothing.").plain == "It says nothing."


def test_a_table_aligns_numbers_and_escapes_words(money: list[dict[str, Any]]) -> None:
    facts = [{"word": "<b>", "number": 1600, "id": "000", "title": "T", "none": None}]
    columns: dict[str, cite.Cell] = {"Word": "word", "Number": "number", "Id": "id", "None": "none"}
    tree = html.fragment_fromstring(cite.table(facts, columns, "Caption").html)
    assert tree.get("class") == "wb-table"
    assert tree.findtext("caption") == "Caption"
    assert [th.get("scope") for th in tree.findall("thead/tr/th")] == ["col"] * 4
    assert [cell.get("class") for cell in tree.find("tbody/tr")] == [None, "num", None, None]
    assert [cell.text_content() for cell in tree.find("tbody/tr")][:2] == ["<b>", "1,600"]
    assert tree.find("tbody/tr/td/span").text == "not said"


def test_every_finding_reads_well_and_escapes(built: str) -> None:
    tables = {kind: dataset.load(kind) for kind in themes.KINDS}
    articles, paired = dataset.load("articles"), themes.pairs(tables["agreement"])
    listing = themes.mission_list(tables["mission"], tables["personnel"])
    money, events = tables["funding"], tables["event"]
    figures = themes.figures(tables["personnel"], money, tables["agreement"], articles)
    said = [
        findings.corpus(articles, tables), findings.dating(articles), findings.doubts(tables),
        findings.missions(listing), findings.strengths(tables["personnel"]),
        findings.unnumbered(listing), findings.agreed(paired), findings.perhaps(paired),
        findings.denied(paired), findings.silent_pairs(paired), findings.offered(money),
        findings.leverage(money), findings.apart(money), findings.dated(events),
        findings.span(events), findings.spoke(tables["statement"]),
        findings.threats(tables["threat"]), findings.raised(tables["threat"]),
        findings.steps(tables["accession"]), findings.hoped(tables["accession"]),
        findings.unsaid(tables["accession"]), findings.alignment(tables["position"]),
        findings.commitments(tables["position"]), findings.addressed(tables["recommendation"]),
        findings.advised(tables["recommendation"]), findings.scenarios(tables["scenario"]),
        findings.outcomes(tables["scenario"]), findings.corroborated(figures),
        findings.verdicts(figures), findings.alone(figures), findings.shared(figures, "000"),
        findings.source(articles.head(1), tables),
        *(findings.on_the_way(tables["accession"], c) for c in themes.SIX),
        *(findings.naming(tables["country"], articles, c) for c in themes.SIX),
        *(findings.agreements_of(paired, c) for c in themes.SIX),
        *(findings.sums_for(money, c) for c in themes.SIX),
    ]  # fmt: skip
    for words in filter(None, said):
        plain = cite.say(words).plain
        assert plain[0].isupper() or plain[0].isdigit()
        assert plain.endswith((".", ".”"))
        assert not re.search(r"\bnan\b|None(?! of the)|  | [,.]", plain), plain
        assert "<script" not in words


def test_fit_breaks_lines_and_ends_with_an_ellipsis() -> None:
    lines = fit("word " * 100, 100, lines=2).split("\n")
    assert len(lines) == 2
    assert lines[1].endswith("…")
