"""Strengths of a whole mission or alliance, which no one state sends."""

from __future__ import annotations

from wbdossier import lexicon
from wbdossier.extract.near import leads_to, right_before
from wbdossier.extract.personnel.change import JOINED
from wbdossier.extract.personnel.counts import Count
from wbdossier.extract.personnel.states import (
    KINDS,
)
from wbdossier.extract.personnel.words import (
    ABOUT,
    CONTRIBUTE,
    WORDS,
    any_case,
)
from wbdossier.grammar import regex
from wbdossier.lexicon import Name
from wbdossier.records import Span

_SPACE = regex(r"\s+")
_MANY = frozenset(WORDS.many)
_FROM_MANY = any_case(
    r"[^.;:]{0,30}?\b(?:from|by)\s+(?:(?:some|about|around|over|more\s+than|at\s+least"
    r"|as\s+many\s+as|all)\s+)?"
    r"(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:[\w-]+\s+){0,3}?(?:countries|nations|states|allies"
    r"|members|contributors)\b",
)
_NUMBERS_IT = any_case(
    rf"(?:,?\s+(?:which|that))?\s+(?:\w+\s+){{0,2}}?(?:{lexicon.any_of(WORDS.has)}|of|is|was"
    rf"|to|at)\s+{ABOUT}\Z"
)
# "a much larger NATO force of | 3,000", "total EU strength may reach | 7,000".
_ALLIED = any_case(
    r"\b(?:NATO|Nato|EU|UN|U\.N\.|[Aa]lliance|European)(?:[’']s|-led)?\s+(?:[\w-]+\s+){0,2}?"
    r"(?:force|mission|operation|strength|presence|contingent|troops|reserve)\b(?:[^.;:,]{0,30}|\s+numbers\b[^.;:,]{0,60})$"
)
_OF_A_STATE = any_case(rf"\s+(?:{lexicon.any_of(WORDS.national)})\b")
_NOT_SUBJECT = right_before(
    (
        "in",
        "to",
        "of",
        "on",
        "with",
        "for",
        "from",
        "under",
        "within",
        "by",
        "join",
        "joins",
        "joined",
    ),
    r"(?:[a-z-]+\s+)?",
)


def _is_subject(count: Count, mission: Name) -> bool:
    """Whether the mission itself has the people: "KFOR had 4,500", not "the KFOR battalion"."""
    between = Span(mission.end, max(mission.end, count.lead))
    if mission.end > count.lead or not count.clause.covers(mission):
        return False
    part = _OF_A_STATE.match(count.text, mission.end)
    led = leads_to(_NOT_SUBJECT, count.text, mission, count.sentence.start)
    return not part and not led and not count.reading.names_in(between, *KINDS)


# "There are currently | 3,800 soldiers in | the Kosovo Force".
def _has_them(count: Count, mission: Name) -> bool:
    """ "KFOR, which now has | 4,500", not "the contingent in KFOR has | 240"."""
    led = leads_to(_NOT_SUBJECT, count.text, mission, count.sentence.start)
    return not led and count.joined_from(mission, _NUMBERS_IT)


# "KFOR, the NATO mission in Kosovo, | which has about | 4,500", "a force | that counts | 600".
_WHICH_HAS = any_case(
    rf",?\s+(?:which|that)\s+(?:\w+\s+){{0,2}}?(?:{lexicon.any_of(WORDS.has)})\s+{ABOUT}$"
)
_LIES_IN = right_before(("in", "at", "near", "across", "around"))


def _is_whose_relative(count: Count) -> bool:
    """Whether the number stands in a relative clause on a mission, named last before it."""
    which = count.led_by(_WHICH_HAS)
    if not which:
        return False
    named = [n for n in count.names("mission", "country", "demonym") if n.end <= which.start()]
    heads = [n for n in named if n.kind == "mission" or not _lies(count, n)]
    return bool(heads) and heads[-1].kind == "mission"


def _lies(count: Count, name: Name) -> bool:
    """Whether a state only says where: "the mission in | Kosovo"."""
    return leads_to(_LIES_IN, count.text, name, count.sentence.start)


_THERE_ARE = any_case(rf"\bthere\s+(?:are|were)\s+(?:\w+\s+)?{ABOUT}$")
_SERVING_IN = any_case(r"\s+(?:in|under)\s+(?:the\s+)?")
_ITS_NUMBER = any_case(r"\s+(?:soldiers|troops|personnel|staff|peacekeepers|forces)\b[^.;:]{0,40}")
_NUMBER_OF = any_case(r"\b(?:number|strength|size)\s+of\s+(?:the\s+)?$")


def _is_its_number(count: Count, mission: Name) -> bool:
    """ "the number of | KFOR | soldiers from 15,000"."""
    number = leads_to(_NUMBER_OF, count.text, mission, count.sentence.start)
    return number and count.joined_from(mission, _ITS_NUMBER)


def _is_its(count: Count, mission: Name) -> bool:
    """Whether the mission has the people, or is named right after: "3,800 troops KFOR mission"."""
    own = _is_subject(count, mission) or _is_its_number(count, mission)
    return own or count.joined_to(mission, _SPACE)


_ALLIANCES = frozenset(("NATO", "EU", "UN", "OSCE"))
_ACTS = any_case(r"\s+(?:(?:has|have|had|is|will|would|last|now|yesterday)\s+)*[a-z]+")
_NOT_ITS = any_case(
    r"\s+(?:spokes\w+|officials?|sources?|commander|chief|secretary|general|members?"
    r"|countries|states"
    r"|ambassadors?|headquarters|ministers?|allies|mission|force|troops|request|decision"
    r"|leaders?)\b"
)


def _is_alliance(count: Count, body: Name) -> bool:
    """Whether an alliance is the one that sends: "NATO said it would send | 700 troops"."""
    if body.id not in _ALLIANCES or body.end > count.lead:
        return False
    between = Span(body.end, count.lead)
    acts = _ACTS.match(count.text, body.end) and not _NOT_ITS.match(count.text, body.end)
    led = leads_to(_NOT_SUBJECT, count.text, body, count.sentence.start)
    sends = count.cues(between, CONTRIBUTE, *WORDS.change)
    return bool(acts and sends) and not led and not count.reading.names_in(between, *KINDS)


def is_joined(count: Count) -> bool:
    """Whether others join these people: those are not of the joiners' country."""
    return count.led_by(JOINED) is not None


_OF_THE = regex(rf"\bOf\s+(?:the|these|its)\s+{ABOUT}$")
_ARE = any_case(rf",\s+{ABOUT}\d[\d.,]*\s+(?:are|were|come|came|is|was)\s+(?:from\s+)?")


def _is_divided(count: Count) -> bool:
    """ "Of the | 52,000 soldiers there, 15,000 were | American"."""
    part = _ARE.search(count.text, count.end, count.sentence.end)
    return part is not None and any(n.start == part.end() for n in count.names(*KINDS[:2]))


_NEAR = 200  # characters around a number in which the mission stands that has the people


def _near(count: Count) -> list[Name]:
    start, end = count.lead - _NEAR, count.end + _NEAR
    return [m for m in count.missions if start <= m.start <= end]


def is_whole(count: Count) -> bool:
    """Whether this is a mission's strength, which many countries make up."""
    modifiers = {m.casefold() for m in count.quantity.modifiers}
    non = any(m.startswith("non-") for m in modifiers)
    if modifiers & _MANY or non or count.followed_by(_FROM_MANY) or count.led_by(_ALLIED):
        return True
    if (count.led_by(_OF_THE) and _is_divided(count)) or _is_whose_relative(count):
        return True
    if any(_is_its(count, m) for m in _near(count)):
        return True
    if count.led_by(_THERE_ARE) and any(count.joined_to(m, _SERVING_IN) for m in _near(count)):
        return True
    if any(_is_alliance(count, n) for n in count.names("organisation")):
        return True
    return any(
        Span(count.quantity.start, count.end).covers(m) or _has_them(count, m) for m in _near(count)
    )
