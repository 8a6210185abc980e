"""Text → the people it names, their offices, and who is the subject of a verb.

A full name is a run of two to four capitalised words that is no country, body or office. An office
stands before it ("German Foreign Minister X"), before it with a comma ("the Secretary-General of
NATO, X") or after it ("X, a researcher at the Y"). Surnames are followed back to full names, across
lost diacritics ("Svecla" is "Sveçla") and one wrong letter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from wbdossier.grammar import plain
from wbdossier.lexicon import Name
from wbdossier.people.belonging import Belonging
from wbdossier.people.names import CAPITALISED, runs, unglued, with_particles
from wbdossier.people.offices import Offices
from wbdossier.people.saying import subjects, verb, verbs
from wbdossier.people.spelling import fold
from wbdossier.people.who import Person, Register
from wbdossier.records import Span
from wbdossier.spans import any_overlaps, around, first_after, within

__all__ = ["Mention", "People", "Person", "fold", "verb"]

_ARTICLES = re.compile(r"(?:(?:the|a|an)\s+)+", re.I)
_AGE = re.compile(r"(?:,\s+|\s+\()[1-9]\d[,)]")  # "Ana Kola, 61, has"
_REACH = 8  # sentences in which a pronoun's antecedent stands


@dataclass(frozen=True, slots=True, order=True)
class Mention(Span):
    """One place where a person is named; the span includes an office that belongs to it."""

    name: Span
    index: int


class People:
    """The people of one article. ``sentences`` and ``names`` are those of its body."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        names: Sequence[Name],
        quoted: Sequence[Span] = (),
        home: str | None = None,
    ) -> None:
        """Read the people of ``text``.

        ``quoted`` are the stretches inside quotation marks, ``home`` the country of the dateline.
        """
        self._text, self._sentences, self._quoted = text, sentences, quoted
        self._offices = Offices(text)
        self._belonging = Belonging(text, sentences, names, home)
        self._register = Register()
        self._glued: list[Span] = []  # verbs run together with the name before them
        self._by_office: dict[str, list[Mention]] = {}
        full = [m for sentence in sentences for m in self._full_names(sentence)]
        self.mentions = sorted([*full, *self._surnames(sorted(m.name for m in full))])

    @property
    def people(self) -> list[Person]:
        """Everyone named; a mention's ``index`` counts in it."""
        return self._register.people

    # -- reading the names ---------------------------------------------------------------------

    def _full_names(self, sentence: Span) -> Iterator[Mention]:
        masks = [*self._offices.masks(sentence), *self._belonging.names_in(sentence)]
        for run in runs(self._text, sentence, masks):
            if mention := self._mention(self._unglued(run), sentence):
                yield mention

    def _unglued(self, run: Span) -> Span:
        """Cut a verb or an office off the surname, where the rest of it also stands alone."""
        name = unglued(self._text, run)
        if not name or name.of(self._text).split()[-1] not in self._words:
            return run
        rest = Span(name.end, run.end)
        if verb().fullmatch(rest.of(self._text)):
            self._glued.append(rest)
        return name

    def _mention(self, name: Span, sentence: Span) -> Mention | None:
        """Register the person, unless nothing but the capitals says that this is one."""
        held = self._offices.of(name, sentence)
        shown = held.role or held.extent.start < name.start or _AGE.match(self._text, name.end)
        if not (shown or self._speaks(name) or self.verbs_in(sentence)):
            return None
        country, doubt = self._belonging.of(name, held.role)
        role = plain(held.role.of(self._text)) if held.role else None
        role = role and role[_article_end(role) :]
        index = self._register.add(Person(plain(name.of(self._text)), role, country, doubt))
        return Mention(held.extent.start, held.extent.end, name, index)

    def _surnames(self, taken: Sequence[Span]) -> Iterator[Mention]:
        """Later mentions by surname alone, with a title or an office before it or not."""
        for sentence in self._sentences if taken else ():
            for match in CAPITALISED.finditer(self._text, sentence.start, sentence.end):
                index = self._register.surname(match[0])
                word = with_particles(self._text, Span(*match.span()))
                if index is not None and not any_overlaps(taken, word):
                    extent = self._offices.bare(word, sentence)
                    yield Mention(extent.start, extent.end, word, index)

    def _speaks(self, name: Span) -> bool:
        return fold(name.of(self._text).split()[-1]) in self._subjects

    @cached_property
    def _subjects(self) -> frozenset[str]:
        return frozenset(subjects(self._text, self._verbs))

    @cached_property
    def _verbs(self) -> list[Span]:
        return verbs(self._text)

    @cached_property
    def _words(self) -> frozenset[str]:
        """Every capitalised word of the body."""
        return frozenset(w for s in self._sentences for w in CAPITALISED.findall(s.of(self._text)))

    # -- subjects ------------------------------------------------------------------------------

    def verbs_in(self, sentence: Span) -> list[Span]:
        """Return the verbs of saying in a sentence."""
        return sorted([*within(self._verbs, sentence), *within(sorted(self._glued), sentence)])

    def before(self, offset: int, limit: int) -> Mention | None:
        """Return the last mention that ends at or before ``offset`` and starts after ``limit``."""
        found = self.within(Span(limit, offset))
        ended = [m for m in found if m.end <= offset]
        return max(ended, key=lambda m: m.name.start) if ended else None

    def after(self, offset: int) -> Mention | None:
        """Return the first mention that starts at or after ``offset``."""
        return first_after(self.mentions, offset)

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions that start within ``span``."""
        return within(self.mentions, span)

    def holder(self, office: str, offset: int) -> Mention | None:
        """Return the last mention before ``offset`` of somebody whose office has these words."""
        holders = self._holders(office.casefold())
        found = within(holders, Span(0, offset))
        return found[-1] if found else None

    def _holders(self, office: str) -> list[Mention]:
        if office not in self._by_office:
            roles = [(p.role or "").casefold() for p in self.people]
            self._by_office[office] = [m for m in self.mentions if office in roles[m.index]]
        return self._by_office[office]

    def antecedent(self, offset: int) -> Mention | None:
        """Return whom "he" or "she" at ``offset`` means.

        The first person named before it outside quotation marks in the same sentence, else in the
        nearest earlier sentence that has one, at most seven sentences back.
        """
        at = bisect_right(self._sentences, offset, key=lambda s: s.start)
        for sentence in reversed(self._sentences[max(0, at - _REACH) : at]):
            for mention in self.within(Span(sentence.start, min(sentence.end, offset))):
                if not self._is_quoted(mention.name):
                    return mention
        return None

    def _is_quoted(self, name: Span) -> bool:
        quotation = around(self._quoted, name.start)
        return quotation is not None and quotation.covers(name)


def _article_end(role: str) -> int:
    match = _ARTICLES.match(role)
    return match.end() if match else 0
