"""Givers under words that are no names: "the Council", "the Alliance", "the State Department"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from wbdossier import lexicon
from wbdossier.extract.funding.sums import Sum, once, once_a_sentence
from wbdossier.extract.funding.words import WORDS
from wbdossier.extract.near import leads_to, right_before
from wbdossier.grammar import regex
from wbdossier.lexicon import Name

_words = WORDS.stand_ins
_THE = r"[Tt](?<!\w[Tt])he\s+"  # its letter comes first: other letters are passed over quickly


class _Words:
    """Words that stand for givers, behind one pattern."""

    def __init__(
        self, table: Mapping[str, Sequence[str]], before: str = "", after: str = ""
    ) -> None:
        self._code = {word: code for code, words in table.items() for word in words}
        words = lexicon.any_of(tuple(self._code))
        self._pattern = regex(rf"{before}(?P<name>{words})\b{after}")

    def of(self, sum_: Sum) -> list[Name]:
        """Return those that the sentence of a sum has, under the code of whom they stand for."""
        found = self._pattern.finditer(sum_.text, sum_.sentence.start, sum_.sentence.end)
        return [_name(m, self._code[" ".join(m["name"].split())]) for m in found]


def _name(match: re.Match[str], code: str) -> Name:
    return Name(*match.span("name"), "organisation", code)


# "the | Council", not "the Council of Ministers" or "the City Council".
_INSTITUTIONS = _Words(_words.where_named, _THE, r"(?!\s+of\b)")
_OFFICES = _Words(_words.anywhere, r"\b")
_GOVERNMENTS = lexicon.capitals() | {
    code: [*words, *lexicon.capitals().get(code, ())] for code, words in _words.subjects.items()
}
_SUBJECTS = _Words(_GOVERNMENTS, r"\b(?<!\b[Tt]he\s)", r"(?!,\s)")  # not "the Tirana meeting"


@once_a_sentence
def names(sum_: Sum) -> list[Name]:
    """Return the givers of the sum's sentence that stand there under such words."""
    ids = sum_.reading.ids
    named = [n for n in _INSTITUTIONS.of(sum_) if n.id in ids or _OWNERS[n.id] & ids]
    return [*_missions(sum_), *named, *_OFFICES.of(sum_)]


@once
def subjects(sum_: Sum) -> list[Name]:
    """Return the capitals and presidents that may be the subject of a giving verb."""
    return sorted(_known(sum_) + _of_its_country(sum_) + _of_the_foreign(sum_) + _people(sum_))


@once_a_sentence
def _known(sum_: Sum) -> list[Name]:
    return _SUBJECTS.of(sum_)


@once_a_sentence
def _of_its_country(sum_: Sum) -> list[Name]:
    """ "The government", of the country that is spoken of."""
    offices = _found(sum_, _OWN)
    own = (acting(sum_) or last_of_six(sum_)) if offices else None
    return [_name(m, own) for m in offices] if own else []


def _of_the_foreign(sum_: Sum) -> list[Name]:
    """ "The embassy", of the country from abroad named last."""
    offices = _embassies(sum_)
    foreign = _last_abroad(sum_) if offices else None
    return [_name(m, foreign) for m in offices] if foreign else []


@once_a_sentence
def _embassies(sum_: Sum) -> list[re.Match[str]]:
    return _found(sum_, _ABROAD)


@once_a_sentence
def _people(sum_: Sum) -> list[Name]:
    """The people from abroad whose country is known: "Chancellor Karl Bauer promised"."""
    people = sum_.reading.people
    named = ((m, people.people[m.index].country) for m in people.within(sum_.sentence))
    return [Name(m.start, m.end, "organisation", code) for m, code in named if code in _STATES]


_STATES = frozenset(lexicon.entries("country")) - set(lexicon.six())
_OWNERS: dict[str, set[str]] = defaultdict(set)  # whose instruments show that it is spoken of
for _code, _one in lexicon.entries("instrument").items():
    if _one.provider:
        _OWNERS[_one.provider].add(_code)


# "the | government | allocated", "the | embassy | donated".
_GOVERNMENT = lexicon.any_of(lexicon.offices().government)
_OWN = regex(
    rf"{_THE}(?P<name>(?i:{_GOVERNMENT})|{lexicon.any_of(WORDS.own.offices)})\b(?!\s+of\b)"
)
_ABROAD = regex(rf"{_THE}(?P<name>{lexicon.any_of(WORDS.own.abroad)})\b(?!\s+of\b)")
_FURTHEST = 3  # sentences over which a country is spoken of


@once_a_sentence
def last_of_six(sum_: Sum) -> str | None:
    """The last of the six named in the sentence or before, else that of the article."""
    for sentence in reversed(sum_.reading.up_to(sum_.sentence, _FURTHEST)):
        named = sum_.reading.names_in(sentence, "country", "demonym")
        if codes := [n.id for n in named if n.id in lexicon.six()]:
            return codes[0]
    only = sum_.reading.ids & set(lexicon.six())
    return sum_.reading.home or (next(iter(only)) if len(only) == 1 else None)


_NOT_ACTING = right_before(("to", "in", "with", "for", "of", "against", "from", "by"))
_ACTING_HEADS = regex(r"\s+(?:will|would|has|had|is|gives?|gave|donat\w+|plans?|decided)\b")


@once_a_sentence
def acting(sum_: Sum) -> str | None:
    """The last state that acts in a sentence here or before, else in the lead."""
    around = sum_.reading.up_to(sum_.sentence, _FURTHEST)
    for sentence in (*reversed(around), *sum_.reading.sentences[:_FURTHEST]):
        for name in sum_.reading.names_in(sentence, "country"):
            acts = _ACTING_HEADS.match(sum_.text, name.end, sentence.end)
            if acts and not leads_to(_NOT_ACTING, sum_.text, name, sentence.start):
                return name.id
    return None


def _last_abroad(sum_: Sum) -> str | None:
    """The last country named before the sum that is none of the six."""
    for sentence in reversed(sum_.reading.up_to(sum_.sentence, _FURTHEST)):
        named = sum_.reading.names_in(sentence, "country", "demonym")
        if codes := [n.id for n in named if n.id not in lexicon.six() and n.end <= sum_.lead]:
            return codes[-1]
    return None


def _found(sum_: Sum, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    return list(pattern.finditer(sum_.text, sum_.sentence.start, sum_.sentence.end))


# "The | Mission | handed over cameras worth €5m".
_MISSION = regex(rf"{_THE}(?P<name>Mission)\b(?!\s+(?:of|to|in)\b)")
# "In March | it | handed over laboratory equipment".
_IT = regex(rf"\b(?P<name>[Ii]t)\s+(?:has\s+|also\s+)*(?:{lexicon.any_of(WORDS.goods.given)})\b")


def _missions(sum_: Sum) -> list[Name]:
    """The missions that the sentence names, or calls "the Mission" after they were named."""
    last = sum_.reading.last_named("mission", sum_.sentence.start)
    if last is None:
        return sum_.names("mission")
    again = [_name(m, last.id) for p in (_MISSION, _IT) for m in _found(sum_, p)]
    return again + sum_.names("mission")
