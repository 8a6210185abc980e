"""Finding: every fact as the search and the table show it, and the ways to narrow them."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from wbdossier import lexicon, telling
from wbdossier.records import Article, Fact, Span
from wbdossier.selection import codes_of
from wbdossier.site import words
from wbdossier.site.inputs import SiteInput
from wbdossier.site.notes import sentence
from wbdossier.themes.tables import SIX

UNDATED = "undated"
PLACES = {"country", "demonym", "place"}
MOST_PER_KIND = (400, 200, 100, 50, 25)  # rows of the table without JavaScript, tried in turn
MOST_TEXT = 330_000  # bytes of those rows
ROW_FRAME = 520  # bytes of a row beside its words and its source
MOST_ARTICLES = 50  # that a search can be narrowed to by a box


@dataclass(frozen=True)
class Found:
    """One fact as pages list it."""

    fact: Fact
    article: Article
    around: Span | None  # the sentence it stands in; none for a fact without words
    says: str
    countries: tuple[str, ...]  # codes that its fields or its sentence name

    @property
    def address(self) -> str:
        """Its place on its article's page, seen from the top of the site."""
        return f"articles/{self.article.id}.html#{self.fact.id}"

    @property
    def names(self) -> str:
        """The countries it is about."""
        return ", ".join(map(words.name, self.countries))

    @property
    def size(self) -> int:
        """About how many bytes its row of the table takes."""
        shown = (self.fact.quote, self.says, self.names, words.title(self.article, 45))
        return ROW_FRAME + sum(len(text.encode()) for text in shown)


@dataclass(frozen=True)
class Group:
    """One way to narrow: the name of its field, its heading, its values with their labels."""

    name: str
    heading: str
    choices: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Finding:
    """All facts of a site, in the order of kinds, articles and places."""

    site: SiteInput

    @cached_property
    def facts(self) -> list[Found]:
        """Every fact."""
        kinds = {kind: i for i, kind in enumerate(words.KINDS)}
        docs = {article.id: i for i, article in enumerate(self.site.articles)}
        ordered = sorted(
            self.site.facts, key=lambda f: (kinds[f.kind], docs[f.doc], f.start, f.end, f.id)
        )
        return [found(self.site.article_by_id[fact.doc], fact) for fact in ordered]

    @cached_property
    def groups(self) -> list[Group]:
        """The kinds, countries, articles and years that have facts."""
        kinds = Counter(each.fact.kind for each in self.facts)
        codes = {code for each in self.facts for code in each.countries}
        docs = Counter(each.article.id for each in self.facts)
        most = {doc for doc, _ in docs.most_common(MOST_ARTICLES)}
        articles = [a for a in self.site.articles if a.id in most]
        years = sorted({year(a) for a in self.site.articles if a.id in docs})
        return [
            Group("kind", "Kind", [(k, said) for k, said in words.KINDS.items() if k in kinds]),
            Group("country", "Country", [(c, words.name(c)) for c in SIX if c in codes]),
            Group("article", "Article", [(a.id, words.title(a, 60)) for a in articles]),
            Group("year", "Year published", [(y, y) for y in years]),
        ]

    @cached_property
    def shown(self) -> list[Found]:
        """The rows of the table without JavaScript: as many facts of each kind as fit a page."""
        for most in MOST_PER_KIND:
            kept = list(_first(self.facts, most))
            if sum(each.size for each in kept) <= MOST_TEXT:
                break
        return kept

    @property
    def cut(self) -> list[tuple[str, int, int]]:
        """The kinds that ``shown`` has only in part: the kind, rows shown, facts there are."""
        shown, there = (Counter(f.fact.kind for f in some) for some in (self.shown, self.facts))
        return [(kind, shown[kind], there[kind]) for kind in there if shown[kind] < there[kind]]


def year(article: Article) -> str:
    """Return the year an article appeared in, or that it has no date."""
    return article.published[:4] if article.published else UNDATED


def found(article: Article, fact: Fact) -> Found:
    """Return a fact with its sentence, what it says, and the countries it is about."""
    around = sentence(article, fact.span) if fact.end > fact.start else None
    named = lexicon.find(around.of(article.text)) if around else ()
    codes = codes_of(dataclasses.asdict(fact)) | {n.id for n in named if n.kind in PLACES}
    says = telling.line(fact, words.the)
    return Found(fact, article, around, says, tuple(code for code in SIX if code in codes))


def _first(facts: Iterable[Found], most: int) -> Iterator[Found]:
    """Yield up to ``most`` facts of each kind."""
    seen: Counter[str] = Counter()
    for each in facts:
        seen[each.fact.kind] += 1
        if seen[each.fact.kind] <= most:
            yield each
