"""Givers under words that are no names: "the Council", "the Alliance", "the State Department"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.funding.sums import Sum
from wbdossier.extract.funding.words import WORDS
from wbdossier.lexicon import Name

_words = WORDS.stand_ins
# "the | Council", not "the Council of Ministers" or "the City Council".
_INSTITUTIONS = {
    code: re.compile(rf"\b[Tt]he\s+(?P<name>{lexicon.any_of(tuple(words))})\b(?!\s+of\b)")
    for code, words in _words.where_named.items()
}
_OFFICES = {
    code: re.compile(rf"\b(?P<name>{lexicon.any_of(tuple(words))})\b")
    for code, words in _words.anywhere.items()
}
_SUBJECTS = {
    code: re.compile(rf"\b(?P<name>{lexicon.any_of(tuple(words))})\b(?!,\s)")
    for code, words in _words.subjects.items()
}


def names(sum_: Sum) -> list[Name]:
    """Return the givers of the sum's sentence that stand there under such words."""
    named = {c: p for c, p in _INSTITUTIONS.items() if c in sum_.reading.ids}
    return _missions(sum_) + [
        n for code, p in (*named.items(), *_OFFICES.items()) for n in _found(sum_, code, p)
    ]


def subjects(sum_: Sum) -> list[Name]:
    """Return the capitals and presidents that may be the subject of a giving verb."""
    known = [n for code, p in _SUBJECTS.items() for n in _found(sum_, code, p)]
    own, foreign = last_of_six(sum_), _last_abroad(sum_)
    ours = list(_found(sum_, own, _OWN)) if own else []
    theirs = list(_found(sum_, foreign, _ABROAD)) if foreign else []
    return sorted(known + ours + theirs + _people(sum_))


def _people(sum_: Sum) -> list[Name]:
    """The people whose country is known: "Chancellor Karl Bauer promised"."""
    people = sum_.reading.people
    named = ((m, people.people[m.index].country) for m in people.within(sum_.sentence))
    return [Name(m.start, m.end, "organisation", code) for m, code in named if code in _STATES]


_STATES = frozenset(lexicon.entries("country"))


# "the | government | allocated", "the | embassy | donated".
_OWN = re.compile(rf"\b[Tt]he\s+(?P<name>{lexicon.any_of(WORDS.own.offices)})\b(?!\s+of\b)")
_ABROAD = re.compile(rf"\b[Tt]he\s+(?P<name>{lexicon.any_of(WORDS.own.abroad)})\b(?!\s+of\b)")
_FURTHEST = 3  # sentences over which a country is spoken of


def last_of_six(sum_: Sum) -> str | None:
    """The last of the six named in the sentence or before, else that of the article."""
    for sentence in reversed(sum_.reading.up_to(sum_.sentence, _FURTHEST)):
        named = sum_.reading.names_in(sentence, "country", "demonym")
        if codes := [n.id for n in named if n.id in lexicon.six()]:
            return codes[0]
    only = sum_.reading.ids & set(lexicon.six())
    return sum_.reading.home or (next(iter(only)) if len(only) == 1 else None)


def _last_abroad(sum_: Sum) -> str | None:
    """The last country named before the sum that is none of the six."""
    for sentence in reversed(sum_.reading.up_to(sum_.sentence, _FURTHEST)):
        named = sum_.reading.names_in(sentence, "country", "demonym")
        if codes := [n.id for n in named if n.id not in lexicon.six() and n.end <= sum_.lead]:
            return codes[-1]
    return None


def _found(sum_: Sum, code: str, pattern: re.Pattern[str]) -> Iterator[Name]:
    for match in pattern.finditer(sum_.text, sum_.sentence.start, sum_.sentence.end):
        yield Name(*match.span("name"), "organisation", code)


# "The | Mission | handed over cameras worth €5m".
_MISSION = re.compile(r"\b[Tt]he\s+(?P<name>Mission)\b(?!\s+(?:of|to|in)\b)")
# "In March | it | handed over laboratory equipment".
_IT = re.compile(
    rf"\b(?P<name>[Ii]t)\s+(?:has\s+|also\s+)*(?:{lexicon.any_of(WORDS.goods.given)})\b"
)


def _missions(sum_: Sum) -> list[Name]:
    """The missions that the sentence names, or calls "the Mission" after they were named."""
    last = sum_.reading.last_named("mission", sum_.sentence.start)
    again = [n for p in (_MISSION, _IT) for n in _found(sum_, last.id, p)] if last else []
    return again + sum_.names("mission")
