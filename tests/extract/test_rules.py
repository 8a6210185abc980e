"""Every rule's own examples and near-misses, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wbdossier import articles, extract
from wbdossier.extract.rule import Example, Rule
from wbdossier.records import FACT_CLASSES, Fact

EXAMPLES = [(rule, example) for rule in extract.RULES for example in rule.examples]
NEAR_MISSES = [(rule, text) for rule in extract.RULES for text in rule.near_misses]


def facts(text: str, published: str | None = None) -> list[Fact]:
    sidecar = articles.Sidecar(date=published, date_basis="stated") if published else None
    return extract.facts_of(articles.parse(text, sidecar=sidecar))


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{r.id}:{e.quote}" for r, e in EXAMPLES]
)
def test_a_rule_reads_its_examples(rule: Rule, example: Example) -> None:
    found = [f for f in facts(example.text, example.published) if f.rule == rule.id]
    fact = next((f for f in found if f.quote == example.quote), None)
    assert fact is not None, f"{[f.quote for f in found]}"
    assert {name: getattr(fact, name) for name in example.fields} == example.fields


@pytest.mark.parametrize(("rule", "text"), NEAR_MISSES, ids=[f"{r.id}:{t}" for r, t in NEAR_MISSES])
def test_a_rule_leaves_its_near_misses_alone(rule: Rule, text: str) -> None:
    kind = rule.id.split(".")[0]
    assert [f.quote for f in facts(text) if f.kind == kind] == []


def test_rules_have_ids_of_their_own_and_say_why() -> None:
    assert len({rule.id for rule in extract.RULES}) == len(extract.RULES)
    assert {rule.id.split(".")[0] for rule in extract.RULES} == set(FACT_CLASSES)
    assert all(rule.why and rule.examples and rule.near_misses for rule in extract.RULES)


# Pieces that the rules look for, so that random texts meet them in every odd order.
WORDS = """
    Kosovo|Serbia|the EU|KFOR|Althea|Minister Ana Kola|said|that|“|”|"|‘|’|€5m|up to|1,600 troops
    nine|agreements|with|on 24 May|in Tirana|summit|attack|,|.|;|:|•|he|According to|him|(|)|from
    of|no progress in|grants|worth|and|Germany|«|»|2024-05-03|US|the mission|İ|ß|from 5 to 9
    the number of|of which|another|troops|between|the two governments|€30 million a year|officers
"""
MARKS = ["\n", "\n\n", "\u00a0", "\r\n", "\u0301"]
PIECES = st.sampled_from(
    [w.strip() for w in WORDS.replace("\n", "|").split("|") if w.strip()] + MARKS
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map(" ".join), st.text(max_size=300))


@given(TEXTS)
def test_a_fact_is_the_words_it_stands_on(text: str) -> None:
    if not text.strip():
        return
    article = articles.parse(text)
    found = extract.facts_of(article)
    assert all(article.text[f.start : f.end] == f.quote and f.quote for f in found)
    assert len({f.id for f in found}) == len(found)
    body = [range(s.start, s.end) for s in article.sentences]
    assert all(any(f.start in span for span in body) for f in found)


def test_ids_do_not_depend_on_what_else_the_article_says() -> None:
    text = "The EU gave Albania a grant of €5m for border posts."
    longer = f"KFOR has 4,000 troops in Kosovo.\n\n{text}"
    before = {f.id for f in facts(text)}
    assert before <= {f.id for f in facts(longer)}
