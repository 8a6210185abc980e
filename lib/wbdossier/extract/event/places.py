"""Where something happens: a place after a preposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wbdossier import lexicon, spans
from wbdossier.extract.event.words import WORDS
from wbdossier.grammar import CAPITALISED, THE, UPPER, verbose
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Span

_STATES = ("country", "place")
_SIDE = r"(?:(?:north|south|east|west|central)(?:[- ]?(?:east|west))?(?:ern)?\s+)"
_SORTS = lexicon.any_of(WORDS.sorts)
# "town of", "Albanian capital, "
_SORT = rf"(?:(?:[\w-]+\s+){{0,3}}?(?:{_SORTS})(?:\s+of\s+|,\s+|\s+)(?:the\s+)?)"
_WHERE = ("in", "at", "near", "into", "outside", "inside", "across", "throughout", "around")
_IN = lexicon.any_of([*_WHERE, *(word.capitalize() for word in _WHERE)])
# "in the town of Leposavić, northern Kosovo", "at Camp Bondsteel", "near Novi Sad", "visited
# Sarajevo", "at the Ilinden barracks"; the village of X after any word.
_PLACE = verbose(
    rf"""
    [\W]  # searched for several times as fast as a word boundary
    (?P<lead>
        (?: {_IN} | (?P<to>to|for) | (?P<visit>(?:v|V)isit(?:s|ed|ing)?) )
        \s+ {THE} {_SORT}?
      | (?:town|village|city|municipality|port)\s+of\s+ )
    (?P<place>
        {_SIDE}? [“„"]? {CAPITALISED} (?:\s+(?:and\s+)?{CAPITALISED})* ”?
        (?: \s+(?:air\s+)?(?i:{_SORTS})\b | ,\s+ {_SIDE}? {CAPITALISED} (?:\s+{CAPITALISED})* )? )
    """
)
# After a place nobody has listed: "Kolašin on", not "Western countries".
_ENDS = verbose(
    r"""
    \s*(?: [.,;:()”] | \Z
         | \s(?:on|to|and|with|from|for|by|after|before|during|where|this|last|is|was|in|yesterday
              |today|will|late|early|as|near)\b )
    """
)
# Before "to Pristina": "travels on to", "arrived".
_GOING = verbose(
    r"\b(?:travel|fl|go|head|return|trip|visit|mov|arriv)\w*\s+ (?:on|back|officially)?\s* \Z"
)
_STATIONED = verbose(rf"\b(?:{lexicon.any_of(WORDS.stationed)})\s+\Z")
_OTHER_NAME = verbose(rf"/[{UPPER}]\w+")  # "Vushtrri/Vučitrn"
_OF_TOWN = verbose(r"\s+of\s+")
_HOSTS = verbose(r"\s+(?:(?:will|would|is|was|has|to|due)\s+)*host(?:s|ed|ing)?\b")
_TO_COUNTRY = verbose(rf",\s+{_SIDE}?")
_IN_TOWN = verbose(r"\s+(?:in|near)\s+")
_SITE = verbose(rf".*\s(?i:{_SORTS})")
_LONGEST = 4  # words of a place nobody has listed
_SLACK = 2  # characters a place may stand after the phrase it belongs to
_BEFORE_NAME = 14  # characters of a place's name before the part that is known: "Camp Bondsteel"


@dataclass(frozen=True, slots=True)
class Place(Span):
    """A place, and where the words that lead to it begin; a verb of moving does not count."""

    lead: int


def find(reading: Reading, span: Span, limit: int | None = None) -> Place | None:
    """Return the first place in ``span`` which stands before ``limit``."""
    for place in every(reading, span):
        return place if limit is None or place.lead <= limit + _SLACK else None
    return None


def every(reading: Reading, span: Span) -> Iterator[Place]:
    """Yield the places in ``span`` after a preposition.

    A place is a known town or country, or capitalised words that are no other name and no date.
    """
    text = reading.text
    for match in _PLACE.finditer(text, max(0, span.start - 1), span.end):
        lead = match.start("lead")
        if match["to"] and not _GOING.search(text, max(span.start, lead - 20), lead):
            continue
        found = _place(reading, Span(*match.span("place")), known_only=bool(match["visit"]))
        if found and not _is_stationed(reading, span, lead, found):
            moves = match["to"] or match["visit"]
            yield Place(found.start, found.end, found.start if moves else lead)


def before(reading: Reading, noun: Span) -> Place | None:
    """The town of "the Tirana summit": right before the noun."""
    for name in reading.names_in(Span(max(0, noun.start - 30), noun.start), "place"):
        if name.end + 1 == noun.start:
            return Place(name.start, name.end, name.start)
    return None


def hosting(reading: Reading, span: Span) -> Place | None:
    """The town that is the host: "Tirana will host the summit"."""
    for name in reading.names_in(span, "place"):
        if _HOSTS.match(reading.text, name.end, span.end):
            return Place(name.start, name.end, name.start)
    return None


def listed(reading: Reading, span: Span) -> Place | None:
    """The town at the end of an entry: "EU-Western Balkans summit, Tirana"."""
    for name in reading.names_in(span, "place"):
        before = reading.text[span.start : name.start].rstrip()
        if before.endswith(",") and not reading.text[name.end : span.end].strip(" ,.\n"):
            return Place(name.start, name.end, span.start + len(before) - 1)
    return None


def after_of(reading: Reading, noun: Span) -> Place | None:
    """The town of "attack of Banjska": a town right after "of", and no list of them."""
    found = _OF_TOWN.match(reading.text, noun.end)
    known = reading.names_in(Span(found.end(), found.end() + 1), "place") if found else []
    if found and known and _ENDS.match(reading.text, known[0].end):
        listed = reading.text.startswith((" and ", ", "), known[0].end)
        return None if listed else Place(known[0].start, known[0].end, found.start())
    return None


def _is_stationed(reading: Reading, span: Span, lead: int, place: Span) -> bool:
    """Whether a country only says which force or mission is meant: "troops in Kosovo"."""
    countries = reading.names_in(place, "country")
    if not countries:
        return False
    start = max(span.start, lead - 20)
    bodies = reading.names_in(Span(start, lead), "mission", "organisation")
    beside = bodies and not reading.text[bodies[-1].end : lead].strip()
    return bool(beside) or _STATIONED.search(reading.text, start, lead) is not None


def _place(reading: Reading, words: Span, known_only: bool) -> Span | None:
    if words.of(reading.text)[0] in '“„"' or _SITE.fullmatch(words.of(reading.text)):
        return None if known_only else _site(reading, words)
    if spans.any_overlaps(reading.dates, words):
        return None
    known = reading.names_in(words)
    if known and known[0].kind in _STATES:
        near = known[0].start - words.start <= _BEFORE_NAME
        return Span(words.start, _end(reading.text, known)) if near else None
    if known or known_only:
        return None
    return _unlisted(reading.text, words)


def _site(reading: Reading, words: Span) -> Span | None:
    """A base, a camp, an airport: its name with its sort."""
    text = words.of(reading.text)
    if "," in text or spans.any_overlaps(reading.dates, words):
        return None
    return _with_town(reading, words)


def _with_town(reading: Reading, site: Span) -> Span:
    """A site with the town it stands in: "Lukare barracks in Tirana"."""
    found = _IN_TOWN.match(reading.text, site.end)
    towns = reading.names_in(Span(found.end(), found.end() + 1), "place") if found else []
    return Span(site.start, towns[0].end) if towns else site


def _end(text: str, known: Sequence[Name]) -> int:
    """A place may name its country after a comma; a list of countries is no place."""
    last = known[0].end
    for name in known[1:]:
        if name.kind in _STATES and _TO_COUNTRY.fullmatch(text, last, name.start):
            last = name.end
    other = _OTHER_NAME.match(text, last)
    return other.end() if other else last


def _unlisted(text: str, words: Span) -> Span | None:
    place = words.of(text).split(",")[0].rstrip(".")
    end = words.start + len(place)
    plausible = len(place.split()) <= _LONGEST and _ENDS.match(text, end)
    return Span(words.start, end) if plausible else None
