"""Article → facts: one module a kind, each a list of rules and one function ``extract``."""

from __future__ import annotations

from collections import Counter
from copy import copy

from wbdossier.extract import (
    accession,
    agreement,
    country,
    event,
    funding,
    mission,
    personnel,
    position,
    recommendation,
    scenario,
    statement,
    threat,
)
from wbdossier.extract.rule import Rule
from wbdossier.reading import Reading
from wbdossier.records import Article, Fact, fact_id

_MODULES = (
    funding,
    personnel,
    mission,
    agreement,
    event,
    statement,
    accession,
    position,
    threat,
    scenario,
    recommendation,
    country,
)
RULES: tuple[Rule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)


def facts_of(article: Article) -> list[Fact]:
    """Return every fact of ``article``, in the order of the text, each with its lasting id."""
    reading = Reading(article)
    found: list[Fact] = [fact for module in _MODULES for fact in module.extract(reading)]
    return identified(sorted(found, key=lambda f: (f.start, f.end, f.kind, f.rule)))


def identified(facts: list[Fact]) -> list[Fact]:
    """Give each fact its id; where two hashes meet, the later fact takes the next occurrence."""
    seen: Counter[tuple[str, str, str]] = Counter()
    taken: set[str] = set()
    named = []
    for fact in facts:
        words = (fact.doc, fact.kind, " ".join(fact.quote.split()))
        while (id := fact_id(*words, seen[words])) in taken:
            seen[words] += 1
        taken.add(id)
        seen[words] += 1
        named.append(_with_id(fact, id))
    return named


def _with_id(fact: Fact, id: str) -> Fact:
    """Return ``fact`` with its id; `dataclasses.replace` would set every field anew."""
    named = copy(fact)
    object.__setattr__(named, "id", id)
    return named
