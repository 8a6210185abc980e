"""Numbers against facts: what is quoted is said there, what is derived is worked out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from lxml.html import HtmlElement

from wbdossier import cite, dataset, operations, tokens
from wbdossier.errors import Problem
from wbdossier.records import FACT_CLASSES
from wbdossier.site.inputs import SiteInput
from wbdossier.site.numbers import shown
from wbdossier.themes import Row


@dataclass(frozen=True)
class Derivations:
    """Checks quoted and derived numbers against the facts of a site."""

    site: SiteInput

    def check(self, tree: HtmlElement, where: str) -> Iterator[Problem]:
        """Yield what is wrong with the numbers that a notebook shows with a source.

        ``tree`` is HTML as notebooks write it: ``href`` and ``data-facts`` name facts or articles.
        """
        for link in tree.iter("a"):
            if "derived" in link.classes:
                yield from self._faults(link, where)
            elif not {"quoted", "curated", "from"}.isdisjoint(link.classes):
                yield from self._unsaid(link, where)

    def _unsaid(self, link: HtmlElement, where: str) -> Iterator[Problem]:
        """Yield the numbers of a link that the fact, its article and corrections do not say."""
        key, words = link.get("href", "").removeprefix("#"), shown(link)
        found = tokens.tokens(words)
        given = set(self._numbers(key, where)) if found else set()
        for token in found:
            if tokens.read(token) not in given:
                cause = f"“{token}” in “{words}” is no number of {key}"
                yield Problem(where, cause, "run the notebook again, or mend the cell")

    def _numbers(self, key: str, where: str) -> Iterator[Decimal | None]:
        """Yield every number that a fact or an article says, in its words and in its fields."""
        article, _ = self.site.evidence(key, where)
        row = self._row(key, where)
        dates = [cite.date_words(row.get(field)) for field in ("date", "end_date", "horizon")]
        source = (article.title, article.publisher, article.original_publisher)
        changed = (c for c in self.site.corrections if c.doc == article.id)
        reasons = (text for c in changed for text in (c.words, c.says, c.reason))
        for text in (
            *(cite.words(row), cite.date_words(article.published), *dates, *source, *reasons),
            *map(str, row.values()),
        ):
            for token in tokens.tokens(text or ""):
                yield tokens.read(token)
                yield tokens.read(token.partition(" ")[0])  # in a column of millions

    def _faults(self, link: HtmlElement, where: str) -> Iterator[Problem]:
        said, operation = shown(link), link.get("data-operation", "")
        first = link.get("href", "").removeprefix("#")
        keys = (link.get("data-facts") or first).split()
        operands = [self._row(key, where) for key in keys]
        if operation.partition(" ")[0] not in operations.OPERATIONS:
            known = ", ".join(operations.OPERATIONS)
            cause = f"“{said}” is derived by {operation or 'nothing'!r}, which is no operation"
            yield Problem(where, cause, f"use one of {known}")
        elif not operations.gives(operation, operands, said):
            result = operations.value(operation, operands)
            cause = f"“{said}” is said to be the {operation} of {len(keys)} facts"
            gives = f"which gives {'no number' if result is None else f'{result:,}'}"
            yield Problem(where, f"{cause}, {gives}", "run the notebook again, or mend the cell")

    def _row(self, key: str, where: str) -> Row:
        article, fact = self.site.evidence(key, where)
        if fact:
            return dataset.fact_row(article, fact)
        counts = self._counts[article.id]
        by_kind = {kind: counts[kind] for kind in FACT_CLASSES}
        return dataset.article_row(article, counts.total()) | by_kind

    @cached_property
    def _counts(self) -> dict[str, Counter[str]]:
        """How many facts of each kind every article gives."""
        counts: dict[str, Counter[str]] = {a.id: Counter() for a in self.site.articles}
        for fact in self.site.facts:
            counts[fact.doc][fact.kind] += 1
        return counts
