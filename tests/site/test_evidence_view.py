"""What stands behind a fact: speaker, date and its basis, rule, corrections, other articles."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sample_site as sample
from html_pages import find, page, said
from lxml import html

from wbdossier.extract import RULES
from wbdossier.records import Article, Fact, Personnel, Threat
from wbdossier.site import evidence, render, words
from wbdossier.site.evidence import AllEvidence, Evidence


def all_of(tmp_path: Path, articles: tuple[Article, ...], *facts: Fact) -> dict[str, Evidence]:
    known = AllEvidence(sample.site_input(tmp_path, articles=articles, facts=facts, corrections=()))
    return {e.fact.id: e for a in articles for e in known.of_article(a)}


def views(site: Path, doc: str) -> dict[str, Any]:
    text = (site / "articles" / f"{doc}.js").read_text("utf-8")
    assert text.startswith(f'wbEvidence("{doc}",')
    found = json.loads(text[text.index(",") + 1 : text.rindex(")")])
    assert isinstance(found, dict)
    return found


def shown(site: Path, fact: Fact) -> str:
    text = views(site, fact.doc)[fact.id]["html"].replace("</dt>", "</dt> ")
    return said(html.fragment_fromstring(text, "div"))


def test_every_fact_has_its_view_and_its_citations(site: Path) -> None:
    for doc in ("000", "001"):
        found = views(site, doc)
        assert set(found) == {"", *(f.id for f in sample.FACTS if f.doc == doc)}
        for entry in found.values():
            assert entry["bibtex"].startswith("@misc{wbdossier-")
            assert entry["csl"]["type"] == "article-newspaper"


def test_a_view_says_how_the_fact_is_known(site: Path) -> None:
    text = shown(site, sample.GRANTS)
    assert "The EU will give up to €190 million in grants for joint patrols" in text
    assert "Border Gazette, 25 June 2024 (inferred)" in text
    assert "Published 25 June 2024, inferred. “24 June 2024” is in the text" in text
    assert f"articles/000.html#{sample.GRANTS.id}" in text


def test_a_corrected_fact_says_why_and_what_it_read_before(site: Path) -> None:
    text = shown(site, sample.NINE)
    assert "its caption says eight. Read before: count = 8. (An editor, 1 July 2024)" in text


@pytest.mark.parametrize(
    ("basis", "published", "words_said"),
    [
        ("text", "2024-06-24", "24 June 2024, stated in the article. Why."),
        ("sidecar-stated", "2024-06", "June 2024, stated in the article. Why."),
        ("inferred", "2024", "2024, inferred. Why."),
        ("unknown", None, "Not known. Why."),
    ],
)
def test_a_date_says_how_it_is_known(basis: str, published: str | None, words_said: str) -> None:
    dated = replace(sample.A, published=published, published_basis=basis, published_note="Why.")
    assert words.dated(dated) == words_said


def test_the_speaker_is_of_the_nearest_statement_around_the_words(tmp_path: Path) -> None:
    text = "“Of 900 troops 150 are ours, as our minister said: 150 stay”, said Ana."
    told = sample.article("007", text)
    outer = sample.fact(type(sample.SAID), told, text[1:-12], speaker="Ana Ilic", role="envoy")
    inner = sample.fact(type(sample.SAID), told, "150 stay", speaker="Her minister")
    troops = sample.fact(Personnel, told, "900 troops", count=900)
    stay = replace(sample.fact(Personnel, told, "150 are ours"), id="007-personnel-stay",
                   start=inner.start, end=inner.end, quote="150 stay")  # fmt: skip
    found = all_of(tmp_path, (told,), outer, inner, troops, stay)
    assert found[troops.id].speaker == outer
    assert found[stay.id].speaker == inner
    assert found[outer.id].speaker is None
    assert words.speaker(outer) == "Ana Ilic, envoy"


def strength(doc: str, number: int, **known: Any) -> tuple[Article, Fact]:
    about = {"published": "2024-06-25", "published_basis": "text", "title": f"Report {doc}"}
    told = sample.article(doc, f"KFOR has {number} troops.", **about | known)
    fact = sample.fact(Personnel, told, f"{number} troops", count=number, mission="KFOR",
                       bound="exact", change="total")  # fmt: skip
    return told, fact


@pytest.mark.parametrize(
    ("number", "known", "label", "piece"),
    [
        (900, {}, evidence.SAME, False),
        (800, {}, evidence.DIFFERS, False),
        (800, {"published": "2019-01-01"}, evidence.APART, False),
        (900, {"copy_of": "010"}, evidence.SAME, True),
    ],
)
def test_other_articles_say_the_same_or_differently(
    tmp_path: Path, number: int, known: dict[str, Any], label: str, piece: bool
) -> None:
    (first, mine), (second, theirs) = strength("010", 900), strength("011", number, **known)
    found = all_of(tmp_path, (first, second), mine, theirs)
    (other,) = found[mine.id].others
    assert (other.label, other.piece, other.fact) == (label, piece, theirs)
    assert found[mine.id].labelled == [(label, [other])]
    assert bool(other.reason) == (label == evidence.APART)


def test_of_many_others_the_first_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    articles = tuple(sample.article(f"{n:03}", "Mines are a danger.") for n in range(9))
    facts = [sample.fact(Threat, a, "Mines", topic="mines") for a in articles]
    found = all_of(tmp_path, articles, *facts)[facts[0].id]
    assert [o.article.id for o in found.others] == ["001", "002", "003", "004"]
    assert found.more == 4


def test_the_rule_that_found_it_gives_its_reason(tmp_path: Path) -> None:
    fact = replace(sample.TROOPS, rule=RULES[0].id)
    assert all_of(tmp_path, (sample.A,), fact)[fact.id].reason == RULES[0].why
    render(
        sample.site_input(tmp_path / "in", facts=(fact,), runs=(), corrections=()), tmp_path / "out"
    )
    assert f"rule {RULES[0].id}: {RULES[0].why}" in shown(tmp_path / "out", fact)


def test_hostile_words_stay_words_in_a_view(tmp_path: Path) -> None:
    told = sample.article("012", f"He gave €5 {sample.HOSTILE}. It was all.", title=sample.HOSTILE)
    fact = sample.fact(type(sample.GRANTS), told, "€5", amount=Decimal(5), currency="EUR")
    given = sample.site_input(
        tmp_path / "in", articles=(told,), facts=(fact,), runs=(), corrections=()
    )
    render(given, tmp_path / "out")
    view = html.fragment_fromstring(views(tmp_path / "out", "012")[fact.id]["html"], "div")
    assert not find(view, ".//script | .//img")
    assert all(not a.get("href").startswith("javascript") for a in view.iter("a"))


def test_a_number_is_described_by_words_that_are_on_the_page(site: Path) -> None:
    tree = page(site, "04_funding.html")
    links = find(tree, "//a[contains(@class, 'wb')][@aria-describedby]")
    assert len(links) > 8
    for link in links:
        assert said(tree.get_element_by_id(link.get("aria-describedby")))
    (many,) = [a for a in links if said(a) == "four facts"]
    assert said(tree.get_element_by_id(many.get("aria-describedby"))).startswith("four facts =")
