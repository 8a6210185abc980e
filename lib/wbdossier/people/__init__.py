"""Text → the people it names, their offices, and who is the subject of a verb.

A full name is a run of two to four capitalised words that is no country, body or office. An office
stands before it ("German Foreign Minister X"), before it with a comma ("the Secretary-General of
NATO, X") or after it ("X, a researcher at the Y"). Surnames are followed back to full names, across
lost diacritics ("Svecla" is "Sveçla") and one wrong letter.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from wbdossier.grammar import regex
from wbdossier.lexicon import Name
from wbdossier.people.gender import agrees, pronoun_of
from wbdossier.people.named import Mention, Named
from wbdossier.people.oblique import is_oblique
from wbdossier.people.offices import ROLES
from wbdossier.people.saying import VERB
from wbdossier.people.spelling import fold
from wbdossier.people.who import Person
from wbdossier.records import Span
from wbdossier.spans import around, first_after, within

__all__ = ["ROLES", "VERB", "Mention", "People", "Person", "fold"]

_PRONOUN = regex(r"(?i:he|she|his|her|him)\b")
_REACH = 8  # sentences in which a pronoun's antecedent stands


class People(Named):
    """The people of one article, and who of them may be meant where."""

    def before(self, offset: int, limit: int) -> Mention | None:
        """Return the last mention that ends at or before ``offset`` and starts after ``limit``."""
        found = self.within(Span(limit, offset))
        ended = [m for m in found if m.end <= offset]
        return max(ended, key=lambda m: m.name.start) if ended else None

    def after(self, offset: int) -> Mention | None:
        """Return the first mention that starts at or after ``offset``."""
        return first_after(self.mentions, offset)

    def holder(self, office: str, offset: int, country: str | None = None) -> Mention | None:
        """Return somebody whose office has these words, of ``country`` if one is given.

        That is the last one mentioned before ``offset``; where the country is given and only one
        person holds the office, also one who is named later.
        """
        holders = self._holders(office.casefold(), country)
        before = within(holders, Span(0, offset))
        if before or not country:
            return before[-1] if before else None
        return holders[0] if len({m.index for m in holders}) == 1 else None

    def _holders(self, office: str, country: str | None) -> list[Mention]:
        known = self._by_office.get((office, country))
        if known is None:
            holds = [
                office in (p.role or "").casefold() and country in (None, p.country)
                for p in self.people
            ]
            known = [m for m in self.mentions if holds[m.index]]
            self._by_office[office, country] = known
        return known

    def own_of(self, office: str) -> str | None:
        """Return the article's own state, if ``office`` is that of a state."""
        return self._belonging.own_of(office)

    def lives(self, office: Span, name: Name) -> bool:
        """Whether ``name`` only says where a private person is from: "a Tuzla lawyer"."""
        return self._belonging.lives(office, name)

    def subject_of(self, span: Span, pronoun: str = "") -> Mention | None:
        """Return the first person in ``span`` outside quotation marks who may be a subject.

        ``pronoun`` is what stands for this person, if a pronoun does.
        """
        return next((m for m in self._free(span, pronoun) if self.leads(m)), None)

    def antecedent(self, offset: int) -> Mention | None:
        """Return whom "he" or "she" at ``offset`` means, by who is named before it.

        The nearest sentence, at most seven back, in which somebody is named outside quotation
        marks; there the first who may be a subject, else the first.
        """
        at = bisect_right(self._sentences, offset, key=lambda s: s.start)
        match = _PRONOUN.match(self._text, offset)
        pronoun = match[0] if match else ""
        for sentence in reversed(self._sentences[max(0, at - _REACH) : at]):
            before = Span(sentence.start, min(sentence.end, offset))
            if found := self.subject_of(before, pronoun) or self.anyone_in(before, pronoun):
                return found
        return None

    def anyone_in(self, span: Span, pronoun: str = "") -> Mention | None:
        """Return the first person in ``span`` outside quotation marks."""
        return next(self._free(span, pronoun), None)

    def _free(self, span: Span, pronoun: str) -> Iterator[Mention]:
        for mention in self.within(span):
            if not self._is_quoted(mention.name) and self.may_be(pronoun, mention.index):
                yield mention

    def leads(self, mention: Mention) -> bool:
        """Whether somebody may be the subject of the words after the name."""
        return not is_oblique(self._text, mention)

    def may_be(self, pronoun: str, index: int) -> bool:
        """Whether "he" or "she" may stand for a person, by title, office and given name."""
        person = self.people[index]
        beside = f"{person.role or ''} {self._titles.get(index, '')}"
        return agrees(pronoun, pronoun_of(person.name, beside))

    def may_mean(self, pronoun: str, name: str) -> bool:
        """Whether "he" or "she" may stand for the person of this full name."""
        known = (i for i, p in enumerate(self.people) if p.name == name)
        return all(self.may_be(pronoun, index) for index in known)

    @cached_property
    def _titles(self) -> dict[int, str]:
        """What stands before the name of each person, anywhere: "Mrs", "spokesman"."""
        before: dict[int, str] = {}
        for mention in self.mentions:
            if mention.start < mention.name.start:
                words = self._text[mention.start : mention.name.start]
                before[mention.index] = f"{before.get(mention.index, '')} {words}"
        return before

    def _is_quoted(self, name: Span) -> bool:
        quotation = around(self._quoted, name.start)
        return quotation is not None and quotation.covers(name)
