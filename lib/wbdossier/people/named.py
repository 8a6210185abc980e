"""Text → everyone it names, with office and country.

A name is read where an office, a title, a given name, an age or a verb of saying stands beside it;
later mentions are by surname, one that speaks and has no other name included.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from wbdossier.grammar import plain, regex, verbose
from wbdossier.lexicon import Name
from wbdossier.people.belonging import Belonging
from wbdossier.people.names import (
    CAPITALISED,
    WORD,
    is_given,
    is_surname,
    runs,
    unglued,
    with_particles,
    word,
)
from wbdossier.people.offices import Offices, has_office, of_one
from wbdossier.people.saying import before_verb, is_verb, subjects, verbs
from wbdossier.people.spelling import fold
from wbdossier.people.who import Person, Register
from wbdossier.records import Span
from wbdossier.spans import any_overlaps, around, first_after, within

_ARTICLES = regex(r"(?:(?:the|a|an|whereas|while|then|today|yesterday)\s+)+", re.I)
# "X, a farmer: “…”", "X (42), mayor of Y: “…”".
_LABEL = regex(
    r"(?:\s*\([^()]{1,40}\))?(?:\s*,[^:“”\"\n]{2,60}|(?:\s+[a-z’'-]+){1,8})?\s*:\s*[“„«\"]"
)
_HOME = regex(r",\s+(?:of|from|in)\s+\Z")  # "X, 24, of Cedar Falls, said"
_HE = regex(r"\b(?:[Hh]e|[Ss]he)\b")
# After an office or a title: one capitalised word, and no other.
_SURNAME = verbose(rf"\s+ (?P<name> {WORD} ) (?! \s+ (?:{WORD}|of\b|and\s+{WORD}\s) )")
_INSIDE = verbose(word(r"(?<=[a-z,][ \n].)") + r"(?! \s+[A-Z])")
_PART_OF_NAME = frozenset({"Lord", "Lady"})
_AGE = regex(r"(?:,\s+|\s+\()[1-9]\d[,)]")  # "Ana Kola, 61, has"
_NO_OFFICE = regex(r"\b(?:colleague|counterpart)\Z", re.I)


@dataclass(frozen=True, slots=True, order=True)
class Mention(Span):
    """One place where a person is named; the span includes an office that belongs to it."""

    name: Span
    index: int


class Named:
    """Everyone whom an article names. ``sentences`` and ``names`` are those of its body."""

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
        self._offices = Offices(text, names)
        self._belonging = Belonging(text, sentences, names, home)
        self._register = Register()
        self._glued: list[Span] = []  # verbs run together with the name before them
        self._by_office: dict[tuple[str, str | None], list[Mention]] = {}
        full = [m for sentence in sentences for m in self._full_names(sentence)]
        full += list(self._known_by_surname(sorted(m.name for m in full)))
        full += list(self._bare_speakers(sorted(m.name for m in full)))
        self.mentions = sorted([*full, *self._surnames(sorted(m.name for m in full))])
        self._introduced = dict(self._introductions(full))

    @property
    def people(self) -> list[Person]:
        """Everyone named; a mention's ``index`` counts in it."""
        return self._register.people

    # -- reading the names ---------------------------------------------------------------------

    def _full_names(self, sentence: Span) -> Iterator[Mention]:
        for run in runs(self._text, sentence, self._masks):
            if mention := self._mention(self._unglued(run), sentence):
                yield mention

    def _masks(self, sentence: Span) -> list[Span]:
        return [*self._offices.masks(sentence), *self._belonging.names_in(sentence)]

    def _unglued(self, run: Span) -> Span:
        """Cut a verb or an office off the surname, where the rest of it also stands alone."""
        name = unglued(self._text, run)
        if not name:
            return run
        rest = Span(name.end, run.end)
        if rest.of(self._text) != "said" and name.of(self._text).split()[-1] not in self._words:
            return run
        if is_verb(rest.of(self._text)):
            self._glued.append(rest)
        return name

    def _mention(self, name: Span, sentence: Span) -> Mention | None:
        """Register the person, unless nothing but the capitals says that this is one."""
        held = self._offices.of(name, sentence)
        beside = held.role or held.extent.start < name.start
        if not beside and _HOME.search(self._text, max(0, name.start - 8), name.start):
            return None
        if not (beside or self._is_shown(name, sentence)):
            return None
        country, doubt = self._belonging.of(name, held.role)
        role = plain(held.role.of(self._text)) if held.role else None
        role = role and of_one(role[_article_end(role) :])
        index = self._register.add(Person(plain(name.of(self._text)), role, country, doubt))
        return Mention(held.extent.start, held.extent.end, name, index)

    def _known_by_surname(self, taken: Sequence[Span]) -> Iterator[Mention]:
        """Those who speak and of whom the text gives no more than "President X", "Lord X"."""
        for title in self._offices.before_surnames():
            match = _SURNAME.match(self._text, title.end)
            name = Span(*match.span("name")) if match else title
            sentence = around(self._sentences, name.start)
            if not match or not sentence or any_overlaps(taken, name) or not self._alone(name):
                continue
            lord = title.of(self._text) in _PART_OF_NAME
            named = Span(title.start, name.end) if lord else name
            if mention := self._mention(named, sentence):
                yield mention

    def _bare_speakers(self, taken: Sequence[Span]) -> Iterator[Mention]:
        """Those who speak and of whom the text never gives more than a surname: "Kola said"."""
        for said in self._verbs:
            match = before_verb(self._text, said)
            name = Span(*match.span("name")) if match else said
            sentence = around(self._sentences, name.start)
            if not match or not sentence or any_overlaps(taken, name) or not self._alone(name):
                continue
            if not any_overlaps(self._masks(sentence), name) and self._is_name(name):
                index = self._register.add(Person(name.of(self._text)))
                yield Mention(name.start, name.end, name, index)

    def _is_name(self, name: Span) -> bool:
        """Whether a capital shows a name: inside a sentence, here or elsewhere."""
        return name.of(self._text) in self._inside

    @cached_property
    def _inside(self) -> frozenset[str]:
        """The words that stand with a capital inside a sentence, after a small letter."""
        return frozenset(_INSIDE.findall(self._text))

    def _alone(self, name: Span) -> bool:
        """Whether a word is a surname that speaks, not known and no other name."""
        surname = name.of(self._text)
        known = self._register.known(surname) or self._belonging.names_in(name)
        return not known and is_surname(surname) and fold(surname) in self._subjects

    def _surnames(self, taken: Sequence[Span]) -> Iterator[Mention]:
        """Later mentions by surname alone, with a title or an office before it or not."""
        known = {w: i for w in self._words if (i := self._register.surname(w)) is not None}
        for match in self._capitalised if taken and known else ():
            index = known.get(match[0])
            if index is None:
                continue
            name = with_particles(self._text, Span(*match.span()))
            sentence = around(self._sentences, match.start())
            if sentence and not any_overlaps(taken, name):
                extent = self._offices.bare(name, sentence)
                self._learn(index, extent, name)
                yield Mention(extent.start, extent.end, name, index)

    def _learn(self, index: int, extent: Span, name: Span) -> None:
        """Take the office before a later surname ("Minister X") where no better one is known."""
        words = plain(self._text[extent.start : name.start])
        if _NO_OFFICE.search(self.people[index].role or "counterpart") and has_office(words):
            role = words[_article_end(words) :]
            country, doubt = self._belonging.of(name, Span(extent.start, name.start))
            self._register.learn(index, role, country, doubt)

    def _introductions(self, full: Sequence[Mention]) -> Iterator[tuple[int, Mention]]:
        """Offices that speak in the sentence before their holder is named, without the office.

        "A spokesman for the mission said … . Ana Kola said": where the office ends, and the holder.
        """
        first: dict[int, Mention] = {}
        for mention in full:
            first.setdefault(mention.index, mention)
        for index, mention in first.items():
            if has_office(self.people[index].role or ""):
                continue
            at = bisect_right(self._sentences, mention.start, key=lambda s: s.start) - 1
            role = self._speaking_office(self._sentences[at - 1]) if at > 0 else None
            if role and self._speaks(mention.name):
                country, _ = self._belonging.of(mention.name, role)
                words = plain(role.of(self._text))
                self._register.introduce(index, words[_article_end(words) :], country)
                yield role.end, mention

    def _speaking_office(self, sentence: Span) -> Span | None:
        """The office that opens a sentence in which nobody is named, and speaks."""
        roles, verbs = self._offices.within(sentence), self.verbs_in(sentence)
        ended = self._text[sentence.end - 1] in '.”"'  # a title is no introduction
        if not roles or not verbs or not ended or self.within(sentence):
            return None
        role = self._offices.whole(roles[0], sentence)
        opens = _ARTICLES.fullmatch(self._text[sentence.start : role.start] or "a ")
        if opens and self._text[role.end : verbs[0].start].isspace():
            return role
        last = self._offices.whole(roles[-1], sentence)  # "…, says Kosovo’s envoy."
        lead = self._text[verbs[-1].end : last.start] if verbs[-1].end <= last.start else ""
        closes = self._text[last.end : sentence.end].strip() in ("", ".")
        return last if closes and lead.strip() in ("", "the", "a", "an") and lead else None

    def introduced(self, span: Span) -> Mention | None:
        """Return whoever is named right after the sentence in which ``span`` names the office."""
        return self._introduced.get(span.end)

    def _is_shown(self, name: Span, sentence: Span) -> bool:
        """Whether a given name, an age, a verb of saying or words after a colon show a person."""
        return (
            is_given(name.of(self._text).split()[0])
            or self._speaks(name)
            or bool(self.verbs_in(sentence))
            or _AGE.match(self._text, name.end) is not None
            or _LABEL.match(self._text, name.end) is not None
            or self._goes_on(name, sentence)
        )

    def _goes_on(self, name: Span, sentence: Span) -> bool:
        """Whether the name opens a sentence, and "he" or "she" speaks in the next."""
        if name.start != sentence.start:
            return False
        following = first_after(self._sentences, sentence.end)
        he = following and _HE.search(self._text, following.start, following.end)
        return bool(he and following and self.verbs_in(following))

    def _speaks(self, name: Span) -> bool:
        return fold(name.of(self._text).split()[-1]) in self._subjects

    @cached_property
    def _subjects(self) -> frozenset[str]:
        return frozenset(subjects(self._text, self._verbs))

    @cached_property
    def _verbs(self) -> list[Span]:
        return verbs(self._text)

    @cached_property
    def _capitalised(self) -> list[re.Match[str]]:
        return list(CAPITALISED.finditer(self._text))

    @cached_property
    def _words(self) -> frozenset[str]:
        """Every capitalised word of the text."""
        return frozenset(match[0] for match in self._capitalised)

    def verbs_in(self, sentence: Span) -> list[Span]:
        """Return the verbs of saying in a sentence."""
        found = within(self._verbs, sentence)
        return sorted([*found, *within(sorted(self._glued), sentence)]) if self._glued else found

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions that start within ``span``."""
        return within(self.mentions, span)


def _article_end(role: str) -> int:
    match = _ARTICLES.match(role)
    return match.end() if match else 0
