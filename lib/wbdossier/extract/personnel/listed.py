"""Numbers in a list of contributions that names the noun once: "Italy 852, Germany 300"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from wbdossier.extract.near import joins, leads_to
from wbdossier.extract.personnel.counts import NUMBERS, Count
from wbdossier.extract.personnel.states import states
from wbdossier.extract.personnel.words import WORDS, any_case
from wbdossier.grammar import THE, regex
from wbdossier.lexicon import Name, any_of
from wbdossier.reading import within
from wbdossier.records import Span

S = TypeVar("S", bound=Span)

# "300 | from | Hungary".
_FROM = any_case(
    r"\s+(?:of\s+them\s+|more\s+|each\s+)?(?:come\s+|came\s+|coming\s+|are\s+"
    rf"|were\s+)?from\s+{THE}"
)
# "619 | are | Turkish".
_ARE = any_case(r"\s+(?:of\s+them\s+)?(?:(?:are|were|is|will\s+be)\s+)?(?:from\s+the\s+)?")
_SENDS = any_of(WORDS.between)
# "Italy | the biggest contributor at | 852", "the United States | with | 561", "Austria | 273".
_HAS = any_case(
    rf"""
    \s* (?: [:(–-] \s*
          | [’']s?\s+
          | (?:[’']s?\s+|\s+)? (?:contingent|share|contribution|battalion|force)s? \s+
          | ,?\s* (?:the\s+(?:biggest|largest|second\s+largest|next\s+largest)\s+\w+\s+)?
        )? (?:\b(?:{_SENDS})\s+){{0,4}}
    """,
    re.VERBOSE,
)
# ", | Austria 273", "followed by | the United States with 561".
_IN_A_LIST = any_case(
    r"(?:,|\band|\bby|\bwith|\bwhile|\bbut|\bplus|\bare|\bis|\bwere|\binclud(?:e|es|ing)"
    rf"|[:;(.])\s+{THE}$|[(]$",
)
_OPENS = any_case(r"(?:[-–—•*+]+\s*)?(?:(?:the|The)\s+|[A-Z][\w ]*,\s+|But\s+|And\s+|While\s+)?")


# "89 | in | KFOR", "7,500 | in | Hungary", "five | with the EU-led | Operation Althea".
_AT = any_case(
    r"\s+(?:of\s+(?:whom|them|which)\s+)?(?:(?:are|were|is|was|serve|serving|deployed"
    r"|stationed|based|working)\s+)*"
    rf"(?:[a-z]+\s+){{0,3}}(?:in|with|at|to|for|from)\s+{THE}"
    r"(?:former\s+)?(?:[\w-]+-led\s+)?(?:Operation\s+)?(?:[A-Z]+[’']s\s+[a-z]+\s+in\s+)?"
)
# "| in Lebanon (UNIFIL) | 130", ", | in the Central African Republic | 26".
_THERE = any_case(r"\s+(?:\([A-Z]+\)\s+|it\s+is\s+|there\s+are\s+)?")
_IN = any_case(rf"(?:[:;,]|\band)\s+in\s+{THE}$")
_GOES_ON = any_case(
    r"(?:[,:;(]|\band|\bwhile|\bplus|\bwith)\s+(?:(?:another|about|some|a\s+further)\s+)?$"
)


def post(count: Count) -> Name | None:
    """Return the mission or country of a bare number in a list: "89 in KFOR, 36 in Latvia"."""
    names = count.names("mission", "country")
    goes_on = count.led_by(_GOES_ON)
    after = (n for n in names if (goes_on and count.joined_to(n, _AT)) or _leads(count, n))
    return next(after, None) or _heads(count, names)


# "KFOR | : | 165", "serve in Kosovo | ( | 89".
_LABELS = any_case(r"\s*(?:\([^()\d]{1,40}\)\s*)?[:(–—-]\s*|\s+")
_LABELS_MISSION = any_case(r"(?:,\s+[^,:()\d]{1,30}|\s*\([^()\d]{1,40}\))?\s*(?:[:(]|\s[–—-])\s*")


def _heads(count: Count, names: list[Name]) -> Name | None:
    """The mission, or the place in a list of places, that stands right before its number."""
    if named := [n for n in names if n.kind == "mission" and count.joined_from(n, _LABELS_MISSION)]:
        return named[-1]
    if not is_of_places(count):
        return None
    return next((n for n in names if n.kind == "country" and count.joined_from(n, _LABELS)), None)


# Where people of many states serve: in a list of states and numbers these send nobody.
_HOSTS = frozenset((*WORDS.elsewhere, "XK", "BA")) - {"HR", "MK"}
_AND_NUMBER = any_case(r"\s*[:(–—-]?\s*\d")


def is_of_places(count: Count) -> bool:
    """Whether a list names where people serve: "soldiers abroad: Kosovo 241, Lebanon 167"."""
    hosts = (n for n in count.names("country") if n.id in _HOSTS)
    return any(_AND_NUMBER.match(count.text, n.end, count.sentence.end) for n in hosts)


def _leads(count: Count, name: Name) -> bool:
    led = leads_to(_IN, count.text, name, count.sentence.start)
    return led and count.joined_from(name, _THERE)


def owner(count: Count) -> str | None:
    """Return the country that a bare number in a list belongs to."""
    names = (n for n in states(count) if n.kind != "place")
    owner = next((n for n in names if _owns(count, n)), None)
    if owner and owner.kind == "country" and owner.start < count.lead and is_of_places(count):
        return None
    return owner.id if owner else None


# -- respective lists ----------------------------------------------------------------------------

_AND = any_case(rf"(?:\s*,\s*(?:and\s+)?|\s+and\s+){THE}")


def respective(count: Count) -> str | None:
    """Return whose a number is in "Austria and Slovenia send 273 and | 90 | soldiers"."""
    text, sentence = count.text, count.sentence
    quantities = [q for q in within(count.reading.quantities, sentence) if q.kind in NUMBERS]
    ours = next((c for c in _lists(text, quantities) if count.quantity in c), [])
    if len(ours) < 2 or any(q.kind == "count" for q in ours[:-1]):
        return None
    named = [c for c in _lists(text, count.names("country")) if len(c) == len(ours)]
    owners = next((c for c in reversed(named) if c[-1].end <= ours[0].start), None)
    return owners[ours.index(count.quantity)].id if owners else None


def _lists(text: str, spans: Sequence[S]) -> list[list[S]]:
    """Return the spans in lists: those between which only a comma or "and" stands."""
    lists: list[list[S]] = []
    for span in spans:
        if lists and _AND.fullmatch(text, lists[-1][-1].end, span.start):
            lists[-1].append(span)
        else:
            lists.append([span])
    return lists


# "500 of them | will be | US troops".
_ARE_OF = any_case(rf"\s+(?:of\s+them\s+)?(?:are|were|is|will\s+be)\s+{THE}")
_TROOPS = any_case(r"\s+(?:[a-z]+\s+)?(?:military|troops|soldiers|infantry|personnel|marines)\b")
_NOUN_AFTER = any_case(
    r"\s+(?:[a-z]+\s+)?(?:military|troops|soldiers|infantry)\b|\s*[,.;:)]|\s+(?:and|plus|who"
    r"|are|were|as|in|at|from|to|with|or|will)\b|\s*\Z"
)


def is_named_first(count: Count) -> bool:
    """Whether the country stands before its number: "and Romania | 130"."""
    return any(_is_before(count, n) for n in states(count) if n.end <= count.lead)


def _owns(count: Count, name: Name) -> bool:
    if name.start >= count.end:
        if name.kind == "demonym":
            people = _NOUN_AFTER.match(count.text, name.end) is not None
            return people and count.joined_to(name, _ARE)
        troops = _TROOPS.match(count.text, name.end) and count.joined_to(name, _ARE_OF)
        return bool(troops) or count.joined_to(name, _FROM)
    return _is_before(count, name)


_PROPER = regex(r"[^\S\n]+[A-Z][a-z]")
_FROM_BEFORE = any_case(rf"\bfrom\s+{THE}$")
_WITH_ANOTHER = any_case(r"\s+and\s+")


def _is_second(count: Count, name: Name) -> bool:
    """ "Austria and | Slovenia | send 273": both do."""
    others = count.names("country", "demonym")
    return any(joins(_WITH_ANOTHER, count.text, n, name) for n in others if n.end < name.start)


def _is_before(count: Count, name: Name) -> bool:
    """ "Italy | 852", "the British | 6,000", "France is sending | 200"."""
    if not count.joined_from(name, _HAS) or _is_second(count, name):
        return False
    opens = _OPENS.fullmatch(count.text, count.sentence.start, name.start) is not None
    if _PROPER.match(count.text, count.end):  # "the UK's 16 Air Assault Brigade"
        return False
    bracket = count.text[name.end : count.lead].strip() == "("
    if bracket and leads_to(_FROM_BEFORE, count.text, name, count.sentence.start):
        return True
    return opens or leads_to(_IN_A_LIST, count.text, name, count.sentence.start)
