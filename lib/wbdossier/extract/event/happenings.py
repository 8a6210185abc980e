"""Happenings by their noun: "recent attack on a patrol in Mitrovica"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from wbdossier import lexicon, spans
from wbdossier.extract.event import actors, naming, places
from wbdossier.extract.event.words import WORDS, nouns
from wbdossier.grammar import CAPITALISED, UPPER, lowered, phrase_start, regex, verbose
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Span

# In headlines these have capitals too, and are no part of a name.
_FUNCTION = "As|Amid|After|And|At|Before|By|During|For|From|In|Injured|Killed|Of|On|Or|Over|To|With"
# Before the noun: "deadly", "EU-Western Balkans", "interior ministers’", "high-level".
_MODIFIERS = verbose(
    rf"""
    (?<!\w)
    (?: (?: (?!(?:{_FUNCTION})\b){CAPITALISED} | \w+-\w+ | (?:[a-z]+\s+)?ministers
          | {lexicon.any_of(WORDS.modifiers)}
          | [a-z]{{3,}}(?:al|ive|ic|ary|ous|sion|tion) | [a-z]{{2,}}(?:fth|nth|hth|xth) )
        (?:[’']s?)? \s+ )+ \Z
    """
)
# "the panel “New neighbours”", "exercise Quick Shield 19", "exercise, Quick Shield 25,": the title.
_TITLE = verbose(
    rf"""
    \s+ [“„‘"«] [{UPPER}\d‘’][^“”„‘’"«»]{{1,60}} [”’"“»]
  | ,?\s+ (?:{CAPITALISED}\s+){{1,4}} \d+ (?![\w,.]*\d)
  | (?<=xercise) (?:\s+{CAPITALISED}){{2,3}}
    """
)
_PREPOSITION = r"""
    (?: of|on|against|between|with|at|in|among|near|within\s+the\s+framework\s+of|under|for|over|by
      | from )
"""
# Words that end a complement: what follows is another phrase, a verb, or says when.
_STOP = rf"""
    (?: (?: that|which|who|will|would|is|was|are|were|has|have|had|can|could|should|may|might|must
          | and|but|on|in|at|of|against|between|with|near|by|for|from|to|yesterday|today|this|last
          | next|as|after|before|during|while|where|when|since|until|amid|scheduled|held|due|if
          | because|later|also|finally|despite|taking|concludes|{lexicon.any_of(WORDS.verbs)}
          | [a-z]+ed | (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day ) \b | \d )
"""
_WORD = rf"(?:\s+(?!{_STOP})(?:(?:[A-Z]\.){{2,3}}(?:[’']s)?|[\w’'&-]+))"
# The first word after a preposition may be a participle: "between police and masked men".
_FIRST = r"""
    (?: \s+ (?! (?: which|that|who|where|when|last|this|next|early|late|today|yesterday
                  | will|would|is|was|are|were|has|have|had|can|could|may|might|must|and|but
                  |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )\b | \d )
        (?: (?:[A-Z]\.){2,3} (?:[’']s)? | [\w’'&-]+ ) )
"""
# What follows the noun and belongs to it: "of interior ministers", "on KFOR troops", "in Tirana",
# "with Serbia and Albania", "between the governments of Kosovo and Albania".
_COMPLEMENT = verbose(
    rf"""
      \s+ between {_FIRST} (?:{_WORD}|\s+of\b){{0,5}} \s+and {_FIRST} (?:{_WORD}|\s+of\b){{0,4}}
      | \s+ to (?:\s+the)? (?=\s+[A-Z]) {_WORD}{{1,5}}
      | \s+ {_PREPOSITION} (?:\s+\d{{1,3}}(?=\s))? {_FIRST} {_WORD}{{0,5}}
        (?: ,?\s+ and (?=\s+[A-Z]) {_WORD}{{1,4}} )?
    """
)
_NAME_GOES_ON = verbose(rf"[^\S\n]+[{UPPER}][a-z]+")
_COMPLEMENTS = 3  # at most, one after the other
_GOES_ON = regex(r"\s+(?:of|between|against)\b")
# What a phrase cut short may end with.
_LOOSE_END = verbose(r"(?: \s+(?:the|a|an|of|on|in|at|its|their|his|within|for|to|and|with) )+ \Z")
_FRAMEWORK = verbose(r"\s+ within\s+the\s+framework\b")
# Between a happening and its place: ", held today in", "that took place at".
_HELD = verbose(
    r"""
    ,?\s+ (?:(?:which|that)\s+)? (?:(?:was|is|will\s+be|being|to\s+be)\s+)?
    (?:held|hosted|taking\s+place|took\s+place|takes\s+place|organi[sz]ed)
    (?:\s+(?:today|yesterday))?
    """
)
_LONGEST_HEADLINE = 200  # characters
_TO_PLACE = 40  # characters from a happening to the end of its place
_IS_DOING = verbose(r"\b(?:am|are|be|been|is|was|were|’m|'m|’re|'re)\s+(?:also\s+)?\Z")
_GENERIC = frozenset(WORDS.generic)
_GENERIC_PHRASE = regex(rf"(?<!\S)(?:{lexicon.any_of(WORDS.generic)})(?!\S)", re.I)
_TOKEN = regex(r"[\w’'-]+")
_COLUMNS = regex(r"[^\S\n]{3}")


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
        by_sentence = groupby(
            nouns(lowered(reading.text)), lambda noun: reading.sentence(noun.start)
        )
        found = (h for sentence, own in by_sentence for h in _find(reading, sentence, own))
        self._all = spans.Ordered(sorted(found, key=lambda h: h.start))

    def __iter__(self) -> Iterator[Happening]:
        """Every happening, in order."""
        return iter(self._all)

    def within(self, sentence: Span) -> list[Happening]:
        """The happenings of a sentence, in order."""
        return spans.within(self._all, sentence)


def _find(reading: Reading, sentence: Span, found: Iterable[Span]) -> Iterator[Happening]:
    text = reading.text
    if sentence.start == sentence.end:
        return  # page furniture
    headline = _is_headline(sentence.of(text))
    for noun in found:
        start = phrase_start(_MODIFIERS, text, noun.start, sentence.start)
        if headline:
            start = _headline_start(reading, Span(start, noun.start))
        if _COLUMNS.search(text, start, noun.start):
            continue  # the head of a page: "News   Forum   Plenary session"
        titled = _TITLE.match(text, noun.end, sentence.end)
        if _is_verb(text, noun) or not (titled or headline or _ends_here(text, noun)):
            continue
        if titled or not _is_generic(text, sentence, Span(start, noun.start)):
            yield _happening(reading, sentence, start, noun)


def _is_headline(words: str) -> bool:
    """Whether all words have capitals, so that these show no names."""
    if len(words) > _LONGEST_HEADLINE:
        return False
    tokens = [w for w in words.split() if w[0].isalpha() and len(w) > 3]
    return len(tokens) > 3 and sum(w[0].isupper() for w in tokens) > 0.8 * len(tokens)


def _ends_here(text: str, noun: Span) -> bool:
    """Whether a noun in capitals ends its name: no "Trial" of "the Regional Trial Project"."""
    return not (text[noun.start].isupper() and _NAME_GOES_ON.match(text, noun.end))


def _headline_start(reading: Reading, words: Span) -> int:
    """Where the name begins before a noun in a headline: with names, and words that sort it."""
    start = words.end
    for token in reversed([*_TOKEN.finditer(reading.text, words.start, words.end)]):
        span = Span(*token.span())
        if token[0].casefold() not in WORDS.modifiers and not spans.any_overlaps(
            reading.names, span
        ):
            break
        start = span.start
    return start


def _is_verb(text: str, noun: Span) -> bool:
    """Whether the word is a verb: "to protest", "will visit"; or the manner: "in protest"."""
    word = noun.of(text)
    if word.endswith("ing") and _IS_DOING.search(text, max(0, noun.start - 12), noun.start):
        return True
    before = _TOKEN.findall(text[max(0, noun.start - 16) : noun.start])[-1:]
    if word not in WORDS.also_verbs:
        return before == ["over"]  # "over dinner"
    return before[:1] in (["to"], ["will"], ["would"], ["not"]) or (
        before == ["in"] and word in ("protest", "attack")
    )


def _is_generic(text: str, sentence: Span, modifiers: Span) -> bool:
    """Whether "any", "regular" or the like says that no particular happening is meant."""
    start = max(sentence.start, modifiers.start - 20)
    before = _TOKEN.findall(text[start : modifiers.end].casefold())[-4:]
    inside = _GENERIC_PHRASE.search(text, modifiers.start, modifiers.end)
    return inside is not None or not _GENERIC.isdisjoint(before)


def complement_after(text: str, happening: Span, date: Span) -> Span | None:
    """Return what goes on after a date: "the arrival Monday of the last battalion"."""
    if text[happening.end : date.start].strip():
        return None
    found = _GOES_ON.match(text, date.end) and _COMPLEMENT.match(text, date.end)
    return Span(date.end + 1, found.end()) if found else None


def _happening(reading: Reading, sentence: Span, start: int, noun: Span) -> Happening:
    end = _end(reading.text, noun, sentence)
    near = Span(noun.end, min(sentence.end, end + _TO_PLACE))
    place = places.find(reading, near, limit=_held(reading.text, end, near.end))
    place = place or places.after_of(reading, noun) or places.before(reading, noun)
    phrase = Span(start, max(end, place.end) if place else end)
    name = Span(start, min(place.lead, end)) if place and place.lead > noun.start else phrase
    return Happening(
        phrase.start,
        phrase.end,
        naming.trimmed(reading.text, _without_framework(reading.text, name)),
        noun.of(reading.text).casefold(),
        place,
        actors.named(reading, phrase, place),
    )


def _held(text: str, end: int, limit: int) -> int:
    held = _HELD.match(text, end, limit)
    return held.end() if held else end


def _end(text: str, noun: Span, sentence: Span) -> int:
    """Where the phrase of a noun ends, with its title and its complements."""
    title = _TITLE.match(text, noun.end, sentence.end)
    end = title.end() if title else noun.end
    for _ in range(_COMPLEMENTS):
        complement = _COMPLEMENT.match(text, end, sentence.end)
        end = complement.end() if complement else end
    end = noun.start + len(text[noun.start : end].rstrip(" ,\n"))
    loose = _LOOSE_END.search(text, noun.start, end)
    return loose.start() if loose else end


def _without_framework(text: str, name: Span) -> Span:
    """Cut "within the framework of …" off: it says of what the happening is a part."""
    found = _FRAMEWORK.search(text, name.start, name.end)
    return Span(name.start, found.start()) if found else name
