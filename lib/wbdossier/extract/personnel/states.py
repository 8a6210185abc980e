"""Names of states beside a number: whose army they name, and where they only stand for a place."""

from __future__ import annotations

from wbdossier import lexicon, spans
from wbdossier.extract.near import joins, leads_to, right_before
from wbdossier.extract.personnel.counts import Count
from wbdossier.extract.personnel.words import (
    OFFICES,
    SERVICE,
    WORDS,
    any_case,
)
from wbdossier.grammar import THE, regex
from wbdossier.lexicon import Name
from wbdossier.reading import within
from wbdossier.records import Span

KINDS = ("country", "demonym", "place")


_NEAR = 200  # characters around a number in which its sender is named


def states(count: Count) -> list[Name]:
    """The states named near the number in its sentence; "the Kosovo Force" names none."""
    sentence = count.sentence
    start, end = max(sentence.start, count.lead - _NEAR), min(sentence.end, count.end + _NEAR)
    named = count.reading.names_in(Span(start, end), *KINDS)
    return [n for n in named if not spans.around(count.missions, n.start)]


# "the French | military estimated Serbian power at 20,000": other people's.
_NOT_ESTIMATES = r"(?!\s+(?:estimate[sd]?|believe[sd]?|reckon(?:s|ed)|puts?)\b)"
_FORCE = any_case(
    rf"(?:[’']s)?\s+(?:and\s+[^\W\d]+\s+)?(?:(?!the\b|a\b|its\b)[^\W\d][\w-]*\s+)?"
    rf"(?:{SERVICE}|(?i:{lexicon.any_of(WORDS.national)}))\b{_NOT_ESTIMATES}"
)


def is_force(count: Count, name: Name) -> bool:
    """ "the | Albanian | army", "Serbia | 's army"."""
    return _FORCE.match(count.text, name.end) is not None


def is_sent(count: Count, name: Name) -> bool:
    """Whether the force is the state's own: "the Kosovo contingent" is one of others, in Kosovo."""
    host = name.kind == "country" and name.id in lexicon.six()
    return is_service(count, name) if host else is_force(count, name)


_POSTED = right_before(
    ("in", "to", "from", "of", "with", "between", "against", "for", "near", "across", "into", "on"),
    r"(?:[a-z]+\s+)?",
)
_FORCES_OF = any_case(rf"\b(?:{SERVICE}|(?i:forces|ministry|government))\s+of\s+{THE}$")
_TAKEN = regex(r"\s+(?:(?!(?:and|or|while|but|plus)\b)[a-z-]+\s+){0,2}")


def is_taken(count: Count, name: Name) -> bool:
    """Whether the name is another number's: "400 | British troops paved the way for 3,000"."""
    others = within(count.reading.quantities, Span(count.sentence.start, name.end))
    return any(
        q.covers(name) or _TAKEN.fullmatch(count.text, q.number.end, name.start)
        for q in others[-2:]
        if q.number.start != count.quantity.number.start
    )


_AND = any_case(r"\s*,?\s+and\s+|,\s+")


def are_joined(count: Count, first: Name, second: Name) -> bool:
    """ "France | and | Germany | will send 300": neither alone does."""
    return first.id != second.id and joins(_AND, count.text, first, second)


def is_posted(count: Count, name: Name) -> bool:
    """Whether a preposition stands before the name, as in "to Italy"; "the army of Italy" sends."""
    posted = leads_to(_POSTED, count.text, name) and not is_force(count, name)
    return posted and not leads_to(_FORCES_OF, count.text, name)


_AND_WE = any_case(r"\b(?:and|but|so)\s+we\b")


def is_before_us(count: Count, name: Name) -> bool:
    """ "pledged it to | Bosnia | and we will send 120": "we" are others."""
    return _AND_WE.search(count.text, name.end, count.lead) is not None


OFFICE = any_case(rf"(?:[’']s)?\s+(?:[\w-]+\s+)?(?i:{OFFICES})\b")
_SERVICE_AFTER = any_case(rf"(?:[’']s)?\s+{SERVICE}\b")
_SERVICE_OF = any_case(rf"\b{SERVICE}\s+of\s+$")


def is_service(count: Count, name: Name) -> bool:
    """ "Kosovo | Police", "the Army of | Montenegro": a service of that state."""
    after = _SERVICE_AFTER.match(count.text, name.end)
    return after is not None or leads_to(_SERVICE_OF, count.text, name)
