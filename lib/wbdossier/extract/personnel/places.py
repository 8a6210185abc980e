"""Where people counted serve."""

from __future__ import annotations

from wbdossier import lexicon
from wbdossier.extract.near import joins, leads_to, right_before
from wbdossier.extract.personnel.counts import NUMBERS, Count
from wbdossier.extract.personnel.missions import elsewhere, is_label
from wbdossier.extract.personnel.words import IN_CAPITAL, WORDS, any_case
from wbdossier.lexicon import Name
from wbdossier.reading import within
from wbdossier.records import Span

_FAR = 120  # characters beyond which a place says nothing about a number
_WHERE = right_before(
    (
        "in",
        "to",
        "across",
        "throughout",
        "at",
        "near",
        "into",
        "for",
        "around",
        "inside",
        "enter",
        "enters",
        "entered",
        "entering",
    ),
    rf"(?:(?:{lexicon.any_of(WORDS.parts)})\s+)?",
)
_BASED = any_case(
    r"\b(?:based|headquartered|garrisoned|units?|bases?|barracks)\s+(?:in|at|near)\s+(?:the\s+)?$"
)
_OUT_OF = right_before(("from", "out of", "leave", "left"), r"(?:[a-z]+\s+)?")


def location(count: Count, mission: str | None, contributor: str | None, change: str) -> str | None:
    """Return the mission's host where the article names it, else "in/to X" near the number."""
    host = lexicon.entries("mission")[mission].host if mission else None
    if host:
        return host if host in count.reading.ids else None
    near = [n for n in count.names("country", "place") if _is_there(count, n, change)]
    there = (n.id for n in sorted(near, key=count.distance) if n.id != contributor)
    return elsewhere(count) or next(there, None)


def _is_there(count: Count, name: Name, change: str) -> bool:
    """Whether words lead there from the number, and it is no foreign seat of government."""
    led = leads_to(_WHERE, count.text, name, count.sentence.start)
    led = led or (name.id in lexicon.six() and is_label(count, name))
    led = led or (name.kind == "country" and bool(_ITS_GUESTS.match(count.text, name.end)))
    out = change == "reduction" and leads_to(_OUT_OF, count.text, name, count.sentence.start)
    near = count.distance(name) <= _FAR and not count.precedes_beyond(name, *NUMBERS)
    near = near and not _is_of_the_next(count, name)
    seat = name.kind == "place" and name.id not in lexicon.six()
    seat = seat or _OFFICE.search(name.of(count.text)) is not None
    seat = seat or leads_to(IN_CAPITAL, count.text, name, count.sentence.start)
    home = name.id not in lexicon.six() and leads_to(_BASED, count.text, name)
    return (led or out) and near and not seat and not home and not _is_one_of_several(count, name)


# "the | Kosovo | contingent": those who serve there.
_ITS_GUESTS = any_case(r"\s+(?:contingent|mission|deployment|operation)\b")
_NEXT = 25  # characters between a place and the number of those who serve there
_OPENS = any_case(r"(?:[,;]|\band|\bwhile)\s+in\s+(?:the\s+)?$")


def _is_of_the_next(count: Count, name: Name) -> bool:
    """ "in Croatia 12,000, in | Macedonia | 1,100": the place of the number after it."""
    if name.start < count.end or not leads_to(_OPENS, count.text, name, count.end):
        return False
    after = within(count.reading.quantities, Span(name.end, name.end + _NEXT))
    return any(q.kind in NUMBERS and q.start < count.sentence.end for q in after)


_OFFICE = any_case(r"\b(?:department|office|ministry|pentagon|white\s+house|kremlin)$")
_AND = any_case(r"\s*,\s*(?:and\s+)?|\s+and\s+")


def _is_one_of_several(count: Count, name: Name) -> bool:
    """ "in | Albania, Serbia and Montenegro": where each of them serves is not said."""
    others = (n for n in count.names("country") if n.start > name.end and n.id != name.id)
    return name.kind == "country" and any(joins(_AND, count.text, name, n) for n in others)
