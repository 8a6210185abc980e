"""Where something happens: a place after a preposition."""

from __future__ import annotations

from collections.abc import Sequence

from wbdossier import spans
from wbdossier.grammar import CAPITALISED, THE, verbose
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Span

_STATES = ("country", "place")
_SIDE = r"(?:(?:northern|southern|eastern|western|central)\s+)"
_SORT = r"(?:(?:town|village|city|municipality|port|region|capital)\s+(?:of\s+)?)"
# "in the town of Leposavić, northern Kosovo", "at Camp Bondsteel", "near Novi Sad".
_PLACE = verbose(
    rf"""
    \b(?:in|at|near|into)\s+ {THE} {_SORT}?
    (?P<place>
        {_SIDE}? {CAPITALISED} (?:\s+(?:and\s+)?{CAPITALISED})*
        (?: ,\s+ {_SIDE}? {CAPITALISED} (?:\s+{CAPITALISED})* )? )
    """
)
# After a place nobody has listed: "Kolašin on", not "Western countries".
_ENDS = verbose(
    r"""
    \s*(?: [.,;:)”] | \Z
         | \s(?:on|to|and|with|from|for|by|after|before|during|where|this|last|is|was|in)\b )
    """
)
_TO_COUNTRY = verbose(rf",\s+{_SIDE}?")
_LONGEST = 3  # words of a place nobody has listed
_SLACK = 2  # characters a place may stand after the phrase it belongs to
_BEFORE_NAME = 10  # characters of a place's name before the part that is known: "Camp Bondsteel"


def find(reading: Reading, span: Span, limit: int | None = None) -> Span | None:
    """Return the first place in ``span`` after a preposition, which stands before ``limit``.

    A place is a known town or country, or capitalised words that are no other name and no date.
    """
    for match in _PLACE.finditer(reading.text, span.start, span.end):
        if limit is not None and match.start() > limit + _SLACK:
            return None
        if place := _place(reading, Span(*match.span("place"))):
            return place
    return None


def _place(reading: Reading, words: Span) -> Span | None:
    known = reading.names_in(words)
    if known and known[0].kind in _STATES:
        near = known[0].start - words.start <= _BEFORE_NAME
        return Span(words.start, _end(reading.text, known)) if near else None
    if known or spans.any_overlaps(reading.dates, words):
        return None
    return _unlisted(reading.text, words)


def _end(text: str, known: Sequence[Name]) -> int:
    """A place may name its country after a comma; a list of countries is no place."""
    last = known[0].end
    for name in known[1:]:
        if name.kind in _STATES and _TO_COUNTRY.fullmatch(text, last, name.start):
            last = name.end
    return last


def _unlisted(text: str, words: Span) -> Span | None:
    place = words.of(text).split(",")[0]
    end = words.start + len(place)
    plausible = len(place.split()) <= _LONGEST and _ENDS.match(text, end)
    return Span(words.start, end) if plausible else None
