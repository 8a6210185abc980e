"""One article with everything that several rules look up, each found once.

An extractor is handed a `Reading` and never searches the text for a country, a date, a number or a
person itself. Only what stands in the body counts: page furniture yields nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from wbdossier import dates, grammar, lexicon, quantities, quotations, spans
from wbdossier.dates import DateRef
from wbdossier.grammar import regex
from wbdossier.lexicon import Name
from wbdossier.people import People
from wbdossier.quantities import Quantity
from wbdossier.quotations import Quotation
from wbdossier.records import Article, Span
from wbdossier.spans import Ordered, within

__all__ = ["Reading", "within"]

_HEAD = 500  # characters in which a dateline stands
# After the town: "PRISTINA, Dec 1 (Adria Wire) -", "Podgorica, 12 June 2024", "TIRANA –",
# "SKOPJE, Macedonia (Adria Wire) --".
_DATELINE = regex(
    r"[^\S\n]*(?:[-–—]|,[^\n]{0,40}\d"
    r"|,[^\S\n]+[A-Z][\w-]+(?:[^\S\n]+[A-Z][\w-]+)?[^\S\n]*(?:\([^()\n]{1,30}\))?[^\S\n]*[–—-]{1,2}[^\S\n])"
)

S = TypeVar("S", bound=Span)


class Reading:
    """What stands in one article's body: names, numbers, dates, quotations, people."""

    def __init__(self, article: Article) -> None:
        """Prepare to read ``article``; nothing is searched before it is asked for."""
        self.article = article
        self.text = article.text
        self.sentences = Ordered(article.sentences)
        self._by_kinds: dict[tuple[str, ...], Ordered[Name]] = {}

    def words(self, span: Span | None) -> str | None:
        """Return the words of ``span`` with single spaces; None where there are none."""
        return (grammar.plain(span.of(self.text)) or None) if span else None

    # -- sentences and paragraphs --------------------------------------------------------------

    def sentence(self, offset: int) -> Span:
        """Return the sentence that ``offset`` stands in; an empty span where none does."""
        return spans.around(self.sentences, offset) or Span(offset, offset)

    def previous(self, sentence: Span) -> Span | None:
        """Return the sentence before this one in the same paragraph, if there is one."""
        before = self.up_to(Span(sentence.start - 1, sentence.start), 1)
        return before[0] if before and self.paragraph(sentence.start).covers(before[0]) else None

    def up_to(self, sentence: Span, most: int) -> Sequence[Span]:
        """Return ``sentence`` and those before it, ``most`` together, in order."""
        end = bisect_right(self.sentences.starts, sentence.start)
        return self.sentences[max(0, end - most) : end]

    def paragraph(self, offset: int) -> Span:
        """Return the paragraph that ``offset`` stands in."""
        return spans.last_before(self.paragraphs, offset) or self.paragraphs[0]

    @cached_property
    def paragraphs(self) -> Ordered[Span]:
        """Paragraphs of the whole text."""
        return Ordered(quotations.paragraphs(self.text) or (Span(0, len(self.text)),))

    # -- what stands in the body ---------------------------------------------------------------

    def _in_body(self, found: Iterable[S]) -> Ordered[S]:
        return Ordered(f for f in found if spans.around(self.sentences, f.start))

    @cached_property
    def names(self) -> Ordered[Name]:
        """Names of countries, bodies, missions and places; a weak name only where it is backed."""
        found = self._in_body(lexicon.find(self.text))
        backing = {n.id for n in found if not n.weak}
        return Ordered(n for n in found if not n.weak or self._backed(n, backing))

    @staticmethod
    def _backed(name: Name, backing: set[str]) -> bool:
        entry = lexicon.entries(name.kind)[name.id]
        return name.id in backing or bool({entry.host, entry.organisation} & backing)

    def names_in(self, span: Span, *kinds: str) -> list[Name]:
        """Return the names that start within ``span``, of the ``kinds`` given or of any."""
        return within(self._of_kinds(kinds), span)

    def last_named(self, kind: str, before: int) -> Name | None:
        """Return the last name of this kind that starts before an offset."""
        return spans.last_before(self._of_kinds((kind,)), before - 1)

    def _of_kinds(self, kinds: tuple[str, ...]) -> Ordered[Name]:
        """The names of some kinds, picked out once; all names where none are given."""
        if kinds not in self._by_kinds:
            self._by_kinds[kinds] = Ordered(n for n in self.names if not kinds or n.kind in kinds)
        return self._by_kinds[kinds]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The id of every country, body, mission and place that the body names."""
        return frozenset(n.id for n in self.names)

    @cached_property
    def quantities(self) -> Ordered[Quantity]:
        """Every number with a unit or a thing counted, and bare ones."""
        return self._in_body(quantities.find(self.text, self.sentences))

    @cached_property
    def dates(self) -> Ordered[DateRef]:
        """Every date expression, resolved against the article's own date."""
        article = self.article
        found = dates.find(self.text, article.published, article.published_basis, self.sentences)
        return self._in_body(found)

    @cached_property
    def quotations(self) -> Ordered[Quotation]:
        """Every stretch inside quotation marks."""
        return self._in_body(quotations.find(self.text))

    @cached_property
    def people(self) -> People:
        """Everyone named, with office and country."""
        return People(self.text, self.sentences, self.names, self.quotations, self.home)

    @cached_property
    def home(self) -> str | None:
        """The country of the town in the dateline, when it is one of the six."""
        head = self.text[:_HEAD]
        for name in lexicon.find(head):
            opened = not head[: name.start].rsplit("\n", 1)[-1].strip()
            if name.kind == "place" and opened and _DATELINE.match(head, name.end):
                return name.id if name.id in lexicon.six() else None
        return None
