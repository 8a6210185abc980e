"""Article → facts: one module a kind, each a list of rules and one function ``extract``."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

from wbdossier.extract import agreement, country, event, funding, mission, personnel, statement
from wbdossier.extract.rule import Rule
from wbdossier.reading import Reading
from wbdossier.records import Article, Fact

_MODULES = (funding, personnel, mission, agreement, event, statement, country)
RULES: tuple[Rule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)


def facts_of(article: Article) -> list[Fact]:
    """Return every fact of ``article``, in the order of the text, each with its lasting id."""
    reading = Reading(article)
    found: list[Fact] = [fact for module in _MODULES for fact in module.extract(reading)]
    return identified(sorted(found, key=lambda f: (f.start, f.end, f.kind, f.rule)))


def identified(facts: list[Fact]) -> list[Fact]:
    """Give each fact its id: article, kind, and a hash of its words and their occurrence.

    The id does not depend on the place or on other facts, so an edit elsewhere in the article or a
    new rule leaves it as it is.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    named = []
    for fact in facts:
        key = (fact.doc, fact.kind, " ".join(fact.quote.split()))
        digest = hashlib.blake2s(f"{key[2]}\x00{seen[key]}".encode(), digest_size=3).hexdigest()
        seen[key] += 1
        named.append(replace(fact, id=f"{fact.doc}-{fact.kind}-{digest}"))
    return named
