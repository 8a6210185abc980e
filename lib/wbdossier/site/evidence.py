"""All that stands behind one fact: who says it, how it is known, and which articles say so too."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from wbdossier import dataset, telling
from wbdossier.extract import RULES
from wbdossier.records import Article, Fact, Statement
from wbdossier.schema import TABLES, CorrectionRow
from wbdossier.site import citations, words
from wbdossier.site.inputs import SiteInput
from wbdossier.site.notes import Source, gather
from wbdossier.site.passages import in_order
from wbdossier.themes import corroboration

MOST_OTHERS = 4  # articles named for each of the labels
REASONS = {rule.id: rule.why for rule in RULES}
COMPARED = ("personnel", "funding", "agreement")  # numbers that `corroboration` compares
# Fields that make two facts of a kind speak of one thing; all of them have to be known.
SUBJECTS = {
    "mission": ("mission",),
    "accession": ("country", "status"),
    "position": ("actor", "stance"),
    "threat": ("topic",),
    "event": ("date",),
    "statement": ("text",),
}
SAME, DIFFERS, APART, ALSO = (
    "The same in",
    "Differently in",
    "Not comparable",
    "Also in",
)
FULL_DATE = 10  # characters: an event is the same only if its day is known


@dataclass(frozen=True)
class Other:
    """A fact of another article on the same subject; ``piece``: both print the same piece."""

    label: str
    article: Article
    fact: Fact
    piece: bool
    reason: str = ""


@dataclass(frozen=True)
class Evidence:
    """What a reader can know of one fact; ``number`` is its place on its article's page."""

    number: int
    article: Article
    fact: Fact
    source: Source
    speaker: Statement | None
    reason: str
    corrections: tuple[CorrectionRow, ...]
    others: tuple[Other, ...]
    more: int  # others that are not named

    @property
    def says(self) -> str:
        """All that the fact says, on one line."""
        return telling.line(self.fact, words.name)

    @property
    def labelled(self) -> list[tuple[str, list[Other]]]:
        """The others under what they are to this fact."""
        labels = (SAME, DIFFERS, APART, ALSO)
        groups = [(label, [o for o in self.others if o.label == label]) for label in labels]
        return [(label, some) for label, some in groups if some]


@dataclass(frozen=True)
class AllEvidence:
    """The evidence of every fact of a site, looked up once."""

    site: SiteInput

    def of_article(self, article: Article) -> list[Evidence]:
        """Return the evidence of an article's facts in the order of its text."""
        facts = self._by_article[article.id]
        statements = [f for f in facts if isinstance(f, Statement) and f.speaker]
        return [self._of(n, article, fact, statements) for n, fact in enumerate(facts, 1)]

    def _of(
        self, number: int, article: Article, fact: Fact, statements: Sequence[Statement]
    ) -> Evidence:
        around = [s for s in statements if s is not fact and s.span.covers(fact.span)]
        placed = fact.end > fact.start
        others = list(self._others(fact))
        named = [o for label in (SAME, DIFFERS, APART, ALSO) for o in _first(others, label)]
        return Evidence(
            number=number,
            article=article,
            fact=fact,
            source=gather([(article, fact)])[0],
            speaker=min(around, key=lambda s: s.end - s.start) if around and placed else None,
            reason=REASONS.get(fact.rule, ""),
            corrections=tuple(self._corrections[fact.id]),
            others=tuple(named),
            more=len(others) - len(named),
        )

    @cached_property
    def _corrections(self) -> dict[str, list[CorrectionRow]]:
        """What was corrected of each fact."""
        found: dict[str, list[CorrectionRow]] = defaultdict(list)
        for row in self.site.corrections:
            for fact in row.facts:
                found[fact].append(row)
        return found

    @cached_property
    def _by_article(self) -> dict[str, list[Fact]]:
        """The facts of each article in the order of its page."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in in_order(self.site.facts):
            found[fact.doc].append(fact)
        return found

    def _others(self, fact: Fact) -> Iterator[Other]:
        """Yield what other articles say of the same, the first fact of each."""
        if readings := self._figures.get(fact.id):
            yield from self._compared(fact, readings)
            return
        if subject := _subject(fact):
            for doc, other in self._subjects[subject].items():
                if doc != fact.doc:
                    yield self._other(ALSO, fact, other)

    def _compared(self, fact: Fact, readings: list[dict[str, Any]]) -> Iterator[Other]:
        mine = next(r for r in readings if r["id"] == fact.id)
        for theirs in readings:
            if theirs["doc"] == fact.doc:
                continue
            reason = corroboration.apart(mine, theirs)
            alike = corroboration.alike(mine, theirs)
            label = APART if reason and not alike else SAME if alike else DIFFERS
            other = self.site.fact_by_id[theirs["id"]]
            yield self._other(label, fact, other, reason or "" if label == APART else "")

    def _other(self, label: str, fact: Fact, other: Fact, reason: str = "") -> Other:
        article, mine = (self.site.article_by_id[f.doc] for f in (other, fact))
        piece = (article.copy_of or article.id) == (mine.copy_of or mine.id)
        return Other(label, article, other, piece, reason)

    @cached_property
    def _subjects(self) -> dict[tuple[str, ...], dict[str, Fact]]:
        """The first fact on each subject of every article that has one."""
        found: dict[tuple[str, ...], dict[str, Fact]] = defaultdict(dict)
        for facts in self._by_article.values():
            for fact in facts:
                if subject := _subject(fact):
                    found[subject].setdefault(fact.doc, fact)
        return found

    @cached_property
    def _figures(self) -> dict[str, list[dict[str, Any]]]:
        """The readings of the figure that each number takes part in, by the fact's id."""
        personnel, funding, agreements = (self._frame(kind) for kind in COMPARED)
        articles = pd.DataFrame([dataset.article_row(a, 0) for a in self.site.articles])
        figures = corroboration.figures(personnel, funding, agreements, articles)
        return {r["id"]: readings for readings in figures["readings"] for r in readings}

    def _frame(self, kind: str) -> pd.DataFrame:
        facts = [f for f in self.site.facts if f.kind == kind]
        return pd.DataFrame(
            [dataset.fact_row(self.site.article_by_id[f.doc], f) for f in facts],
            columns=[c.name for c in TABLES[kind].columns],
            dtype=object,
        )


def script(
    article: Article, evidence: Sequence[Evidence], view: Callable[[Evidence], str]
) -> bytes:
    """Return the evidence of an article's facts as a page reads it on demand, by the facts' ids.

    A script, since pages opened from a folder may not fetch data. Each fact has its ``view`` in
    HTML and its citation as ``text``, ``bibtex`` and ``csl``; under "" is the article's citation.
    """
    known: dict[str, dict[str, Any]] = {"": _cited(article, None)}
    known |= {e.fact.id: {"html": str(view(e)).strip()} | _cited(article, e.fact) for e in evidence}
    return f"wbEvidence({_json(article.id)}, {_json(known)});\n".encode()


def _cited(article: Article, fact: Fact | None) -> dict[str, Any]:
    return {
        "text": citations.text(article, fact),
        "bibtex": citations.bibtex(article, fact),
        "csl": citations.csl(article, fact),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _first(others: Sequence[Other], label: str) -> list[Other]:
    return [o for o in others if o.label == label][:MOST_OTHERS]


def _subject(fact: Fact) -> tuple[str, ...] | None:
    """Return what a fact is about, as far as other articles may say it too."""
    values = [getattr(fact, name) for name in SUBJECTS.get(fact.kind, ())]
    if not values or None in values:
        return None
    if fact.kind == "event" and len(values[0]) != FULL_DATE:
        return None
    return fact.kind, *(" ".join(str(v).split()).casefold() for v in values)
