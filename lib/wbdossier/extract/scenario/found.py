"""One scenario, or several that are counted, as it stands in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wbdossier import lexicon
from wbdossier.extract.rule import Rule
from wbdossier.extract.terms import closed
from wbdossier.grammar import lowered, regex, verbose
from wbdossier.lexicon.advice import scenarios
from wbdossier.reading import Reading
from wbdossier.records import Span

_WORDS = scenarios()
VERBS = rf"(?:{lexicon.any_of(_WORDS.verbs)})"
KINDS = rf"(?:{lexicon.any_of(_WORDS.kinds)})"
CASE = r"(?:best|worst)[\s-]case"
NUMBERS = {
    word: value
    for value, words in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
    for word in (words, str(value))
}
_ANCHOR = regex(r"cenario|(?:(?i:best|worst)[\s-])case|\bfutures?\b|\bpaths?\b|\boutcome\b")
_ANY_CASE = ("best", "worst")
_BEGINNINGS = ("cenario", "future", "path", "outcome", *_ANY_CASE)
_NAMED = regex(r"cenario|\bfutures\b|\bpaths\b")
_FOLLOWING = 3  # sentences after one on scenarios in which "the second" is one of them
_STAGED = regex(rf"(?<![\w-])(?i:{lexicon.any_of(_WORDS.others)})s?(?![\w-])")
_CLOSING = verbose(
    r"""
    [”»;] | "(?=\s|$|[,.]) | \s[–—]\s
    | \s*,\s+ (?: said|says|adding|which\s+(?:he|she)|according\s+to|he\s+(?:said|says|added|warned)
                | (?:she|they)\s+(?:said|says|added|warned) ) \b
    """
)
_MARKS = " \t\r\n.,;:!?”“\"’'»-–—"


@dataclass(frozen=True, slots=True)
class Found(Span):
    """Scenarios where they stand: the rule, how many in words, and the spans of the fields."""

    rule: Rule
    count: str | None = None
    outcome: Span | None = None
    place: Span | None = None


def told_of(text: str) -> bool:
    """Whether a word for a possible future stands anywhere; where none does, there is no more."""
    return next(_anchors(text), None) is not None


def _anchors(text: str) -> Iterator[int]:
    """Where such words stand: found as they are, and then looked at."""
    for beginning in _BEGINNINGS:
        searched = lowered(text) if beginning in _ANY_CASE else text
        at = searched.find(beginning)
        while at >= 0:
            if _ANCHOR.match(text, at):
                yield at
            at = searched.find(beginning, at + 1)


def anchored(reading: Reading) -> list[Span]:
    """Return the sentences that may speak of a scenario; nothing else need be looked at."""
    starts = {reading.sentence(at).start for at in _anchors(reading.text)}
    return [s for s in reading.sentences if s.start in starts]


def following(reading: Reading) -> list[Span]:
    """Return the sentences shortly after one that speaks of scenarios."""
    near: set[Span] = set()
    named = (at for at in _anchors(reading.text) if _NAMED.match(reading.text, at))
    starts = {reading.sentence(at).start for at in named}
    for at, sentence in enumerate(reading.sentences):
        if sentence.start in starts:
            near.update(reading.sentences[at + 1 : at + 1 + _FOLLOWING])
    return sorted(near)


def number(words: str | None) -> int | None:
    """Return how many scenarios ``words`` speak of; None where they do not say.

    >>> number("The other two"), number("Another"), number(None)
    (2, 1, None)
    """
    if not words:
        return None
    return next((NUMBERS[w] for w in words.casefold().split() if w in NUMBERS), 1)


def is_staged(text: str, sentence: Span) -> bool:
    """Whether the sentence is about a film, a drill or a game."""
    return _STAGED.search(text, sentence.start, sentence.end) is not None


def clause(text: str, start: int, limit: int) -> Span | None:
    """Return what stands from ``start`` to the end of its clause."""
    limit = closed(_CLOSING, text, start, limit)
    while limit > start and text[limit - 1] in _MARKS:
        limit -= 1
    return Span(start, limit) if len(text[start:limit].split()) >= 2 else None
