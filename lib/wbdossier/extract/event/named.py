"""Happenings without a date that are particular ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wbdossier import spans
from wbdossier.extract.event import actors
from wbdossier.extract.event.happenings import Happening, Happenings
from wbdossier.extract.event.rules import NAMED
from wbdossier.extract.event.words import WORDS
from wbdossier.extract.rule import fact
from wbdossier.grammar import CAPITALISED, UPPER, regex, verbose
from wbdossier.reading import Reading
from wbdossier.records import Event, Span

_PROPER = verbose(rf"(?:{CAPITALISED}\s+)+ {CAPITALISED}")  # "Munich Security Conference"
# "meeting of the region's interior ministers".
_OF_REGION = verbose(
    r"\b(?:region|countries)[’']s?\s+ (?:\w+\s+)? (?:ministers|leaders|presidents)"
)
_OCCASION = verbose(r"\b(?:in|at|during)\s+an?\s+\Z")
_TITLED = verbose(rf"[”“’\"»]\Z | [{UPPER}]\w+\s+\d+\Z")  # exercise “Quick Shield”, Quick Shield 25
# "the joint session of two governments, which was held today"
_TOOK_PLACE = verbose(
    r"""
    ,?\s+ (?:(?:which|that)\s+)? (?:was\s+held|took\s+place|ended|opened|began|concluded)
    \s+ (?:today|yesterday)\b
    """
)
# "could end in", "the risk of": what might happen.
_MIGHT_BE = verbose(
    r"""
    \b(?: (?:could|might)\s+(?:\w+\s+){1,4} | (?:ends?|results?|escalates?|turns?)\s+in(?:to)?\s+
        | leads?\s+to\s+ | (?:risk|danger|threat|fears?|prospect|possibility|likelihood)\s+of\s+ )
    (?:an?\s+|the\s+)? \Z
    """
)
_BEFORE = 48  # characters before a happening that may say that it is only possible
_RECENT = regex(r"(?:recent|latest)\b")


def find(reading: Reading, happenings: Happenings, dated: Sequence[Event]) -> Iterator[Event]:
    """Yield the particular happenings, dated or not; not the occasion of a ``dated`` one."""
    for happening in happenings:
        sentence = reading.sentence(happening.start)
        if _is_particular(reading, sentence, happening) and not (
            spans.within([e.span for e in dated], sentence) and _is_occasion(reading, happening)
        ):
            people = actors.codes(happening.names) or actors.people(reading, sentence)
            yield fact(
                Event,
                NAMED,
                reading,
                Span(happening.start, happening.end),
                name=reading.words(happening.name),
                place=reading.words(happening.place),
                participants=people,
            )


def _is_occasion(reading: Reading, happening: Span) -> bool:
    """Whether the words only say on which occasion: "handed over the keys in a ceremony"."""
    start = max(0, happening.start - 12)
    return _OCCASION.search(reading.text, start, happening.start) is not None


def _is_particular(reading: Reading, sentence: Span, happening: Happening) -> bool:
    """Whether the words tell this happening from others of its sort."""
    text = reading.text
    if _MIGHT_BE.search(text, max(sentence.start, happening.start - _BEFORE), happening.start):
        return False
    if happening.place and happening.head not in WORDS.dated_nouns:
        return True
    if happening.head in WORDS.dated_nouns:
        return False
    if _is_proper(happening.name.of(text)):
        return True
    if happening.head in WORDS.processes:
        return _is_round(text, happening)
    if happening.names or _OF_REGION.search(text, happening.start, happening.end):
        return True
    if _TITLED.search(happening.name.of(text)):
        return True
    return bool(_RECENT.match(text, happening.start) and actors.people(reading, sentence))


def _is_round(text: str, happening: Happening) -> bool:
    """Whether one round of what goes on or recurs is meant: by its title, or as it took place."""
    if happening.name.of(text).endswith(("”", "“", '"', "»")):
        return True
    return len(happening.names) > 1 and _TOOK_PLACE.match(text, happening.end) is not None


def _is_proper(name: str) -> bool:
    """Whether a name in capitals holds a word that other happenings of its sort do not share."""
    own = {word.casefold() for word in name.split()[:-1]} - {
        *WORDS.modifiers,
        *WORDS.generic,
        "new",
    }
    return bool(own and _PROPER.fullmatch(name))
