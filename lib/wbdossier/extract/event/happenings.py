"""Happenings by their noun: "recent attack on a patrol in Mitrovica"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wbdossier import lexicon, spans
from wbdossier.extract.event import actors, places
from wbdossier.extract.event.words import NOUN, WORDS
from wbdossier.grammar import CAPITALISED, phrase_start, verbose
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Span

# Before the noun: "deadly", "EU-Western Balkans", "interior ministers’", "high-level".
_MODIFIERS = verbose(
    rf"""
    (?<!\w)
    (?: (?: {CAPITALISED} | \w+-\w+ | (?:[a-z]+\s+)?ministers
          | {lexicon.any_of(WORDS.modifiers)} )
        (?:[’']s?)? \s+ )+ \Z
    """
)
# "the panel “New neighbours”": the title of the happening.
_TITLE = re.compile(r"\s+[“„‘\"«][^“”„‘’\"«»]{2,60}[”’\"“»]")
_PREPOSITION = r"""
    (?: of|on|against|between|with|at|in|among|near|within\s+the\s+framework\s+of|under|for|over|by
      | to|from )
"""
# Words that end a complement: what follows is another phrase or says when.
_STOP = r"""
    (?: that|which|who|will|would|is|was|are|were|has|have|had|said|and|but|on|in|at|of|against
      | between|with|near|yesterday|today|this|last|next )
"""
# What follows the noun and belongs to it: "of interior ministers", "on KFOR troops", "in Tirana",
# "with Serbia and Albania".
_COMPLEMENT = rf"""
    (?: \s+ {_PREPOSITION} \s+
        (?: (?!{_STOP}\b) [\w’'&-]+ (?: \s+(?=[\w’'&-]) | (?=\W|\Z) ) ){{1,6}}
        (?: ,?\s* (?: and\s+(?=[A-Z]) (?: [\w’'-]+ (?: \s+(?=[A-Z]) | (?=\W|\Z) ) ){{1,4}} ) )? )
"""
_COMPLEMENTS = verbose(rf"{_COMPLEMENT}{{0,3}}")
# What a phrase cut short may end with.
_LOOSE_END = verbose(r"(?: \s+(?:the|a|an|of|on|in|at|its|their|his|within|for|to|and|with) )+ \Z")
_BEFORE_PLACE = verbose(
    r"\s+ (?: in|at|near|on|within\s+the\s+framework\s+of\s+.* ) \s*(?:the\s+)? \Z", re.DOTALL
)
_TO_PLACE = 30  # characters from a happening to the end of its place
_GENERIC = frozenset(WORDS.generic)
_GENERIC_PHRASE = re.compile(rf"(?<!\S)(?:{lexicon.any_of(WORDS.generic)})(?!\S)", re.I)
_TOKEN = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Happening(Span):
    """A happening: the whole phrase, its name and its noun, where and who."""

    name: Span
    head: str
    place: Span | None
    names: tuple[Name, ...]


class Happenings:
    """The happenings of one article."""

    def __init__(self, reading: Reading) -> None:
        """Find them all, sentence by sentence."""
        found = (h for sentence in reading.sentences for h in _find(reading, sentence))
        self._all = sorted(found, key=lambda h: h.start)

    def within(self, sentence: Span) -> list[Happening]:
        """The happenings of a sentence, in order."""
        return spans.within(self._all, sentence)


def _find(reading: Reading, sentence: Span) -> Iterator[Happening]:
    for match in NOUN.finditer(reading.text, sentence.start, sentence.end):
        noun = Span(*match.span())
        start = phrase_start(_MODIFIERS, reading.text, noun.start, sentence.start)
        if not _is_generic(reading.text, sentence, Span(start, noun.start)):
            yield _happening(reading, sentence, start, noun)


def _is_generic(text: str, sentence: Span, modifiers: Span) -> bool:
    """Whether "any", "regular" or the like says that no particular happening is meant."""
    start = max(sentence.start, modifiers.start - 20)
    before = _TOKEN.findall(text[start : modifiers.end].casefold())[-4:]
    inside = _GENERIC_PHRASE.search(text, modifiers.start, modifiers.end)
    return inside is not None or not _GENERIC.isdisjoint(before)


def _happening(reading: Reading, sentence: Span, start: int, noun: Span) -> Happening:
    end = _end(reading.text, noun, sentence)
    near = Span(noun.end, min(sentence.end, end + _TO_PLACE))
    place = places.find(reading, near, limit=end)
    phrase = Span(start, max(end, place.end) if place else end)
    name = Span(start, place.start) if place else phrase
    return Happening(
        phrase.start,
        phrase.end,
        _without_place(reading.text, name),
        noun.of(reading.text).casefold(),
        place,
        actors.named(reading, phrase, place),
    )


def _end(text: str, noun: Span, sentence: Span) -> int:
    """Where the phrase of a noun ends, with its title and its complements."""
    title = _TITLE.match(text, noun.end, sentence.end)
    tail = _COMPLEMENTS.match(text, title.end() if title else noun.end, sentence.end)
    end = tail.end() if tail else noun.end
    end = noun.start + len(text[noun.start : end].rstrip(" ,\n"))
    loose = _LOOSE_END.search(text, noun.start, end)
    return loose.start() if loose else end


def _without_place(text: str, name: Span) -> Span:
    """Cut the preposition off that led to the place."""
    words = _BEFORE_PLACE.sub("", name.of(text).rstrip(" ,"))
    return Span(name.start, name.start + len(words.rstrip(" ,")))
