"""Cue words: which words of which class stand around a number, and how far off.

An extractor names its classes of words in its lexicon file; here they are found and measured.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from wbdossier import lexicon
from wbdossier.grammar import lowered, regex
from wbdossier.quantities import Quantity
from wbdossier.reading import Reading
from wbdossier.records import Span

# Where one clause ends and another begins within a sentence. The first character is looked for
# before anything else, so that other characters cost nothing.
_BOUNDARY = regex(
    r"""
    [;:,w–—]
    (?: (?<=;)
      | (?<=:) \s                                            # not the colon in "18:10"
      | (?<=,) \s+ (?:while|whereas|but|although|though|as)\b
      | (?<=\bw) (?:hile|hereas) \b
      | (?<=\s[–—]) \s )                                     # not the dash in "2021–2027"
    """,
    re.VERBOSE,
)
_ACROSS = 60  # what crossing such a boundary costs, in characters


@dataclass(frozen=True, slots=True, order=True)
class Cue(Span):
    """One cue word and its class."""

    label: str


_Found = dict[tuple[int, int], list[Cue]]


class Cues:
    """Several classes of cue words, whole words in any case."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        """Take ``classes``: label → words. A word in two classes belongs to the first."""
        self._label: dict[str, str] = {}
        for label, words in classes.items():
            for word in words:
                self._label.setdefault(word.casefold(), label)
        self._words = lexicon.WordList(self._label)
        self._known: WeakKeyDictionary[Reading, _Found] = WeakKeyDictionary()

    def find(self, text: str, span: Span) -> list[Cue]:
        """Return the cue words within ``span``, in order."""
        small = lowered(text)
        return [
            Cue(start, end, self._label[" ".join(small[start:end].split())])
            for start, end in self._words.find(small, span.start, span.end)
        ]

    def of(self, reading: Reading, sentence: Span) -> list[Cue]:
        """Return the cue words of a sentence, which is searched once however often it is asked."""
        known = self._known.get(reading)
        if known is None:
            known = self._known[reading] = {}
        place = (sentence.start, sentence.end)
        if place not in known:
            known[place] = self.find(reading.text, sentence)
        return known[place]


def stated(quantity: Quantity) -> Span:
    """Return the words a number stands on: with its bound words, where they bound it."""
    return quantity.lead if quantity.bound != "exact" else quantity.span


def gap(a: Span, b: Span) -> Span:
    """Return what stands between two spans, in either order; nothing where they overlap."""
    start, end = min(a.end, b.end), max(a.start, b.start)
    return Span(start, max(start, end))


def distance(text: str, a: Span, b: Span) -> int:
    """Return how far apart two spans stand, in characters; a clause boundary counts as many."""
    between = gap(a, b)
    boundaries = len(_BOUNDARY.findall(text, between.start, between.end))
    return between.end - between.start + boundaries * _ACROSS


def clause(reading: Reading, span: Span) -> Span:
    """Return the clause of its sentence that ``span`` stands in."""
    sentence = reading.sentence(span.start)
    start, end = sentence.start, sentence.end
    for match in _BOUNDARY.finditer(reading.text, sentence.start, sentence.end):
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end:
            end = match.start() - match[0].startswith(("–", "—"))  # with the space before it
            break
    return Span(start, end)
