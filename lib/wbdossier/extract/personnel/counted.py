"""Whether a number counts people who serve."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.personnel import attribution
from wbdossier.extract.personnel.counts import NUMBERS, Count
from wbdossier.extract.personnel.rules import BARE_STRENGTH, PART, STRENGTH
from wbdossier.extract.personnel.words import CONTEXT, LOOK_ALIKE, SERVICE, UNITS, WORDS
from wbdossier.extract.rule import Rule

_UNITS = frozenset(WORDS.units)
_CONTEXT_UNITS = frozenset(WORDS.context_units)
_ANYONE = frozenset(WORDS.anyone)
_HURT = 45  # characters within which "killed", "trained" is said of a number
_FEW = 10  # a bare number below is no strength


def is_people(count: Count) -> bool:
    """Whether a number with a noun counts people in uniform, or staff of a force named."""
    quantity = count.quantity
    return (
        quantity.kind == "count"
        and quantity.value == int(quantity.value)
        and _is_of_people(count)
        and not is_look_alike(count)
    )


def rule(count: Count, people: set[Count]) -> Rule | None:
    """Return the rule, if any, that makes a number one of people; ``people`` have a noun."""
    if count in people:
        return STRENGTH
    if count.quantity.kind != "bare" or is_look_alike(count):
        return None
    if people and (count.followed_by(_OF_ITS) or count.led_by(_OF_WHICH)):
        return PART
    if count.followed_by(_OF_OURS) and count.in_force and _were_counted(count):
        return PART
    if people and _is_reached(count) and count.quantity.value >= _FEW:
        return BARE_STRENGTH
    return BARE_STRENGTH if _is_strength(count) else None


def is_look_alike(count: Count) -> bool:
    """Whether the clause says that these people were hurt, arrested, trained or the like."""
    return any(
        count.distance(cue) <= _HURT and not count.parted(cue, *NUMBERS)
        for cue in count.cues(count.clause, LOOK_ALIKE)
    )


def unit(count: Count) -> str | None:
    """Return the noun with what makes it a unit of its own: "police officers"."""
    known = (p for p in _phrases(count) if p in _UNITS or p in _CONTEXT_UNITS)
    return next(known, count.quantity.unit)


def _were_counted(count: Count) -> bool:
    """Whether the sentence before speaks of people in uniform."""
    previous = count.reading.previous(count.sentence)
    words = (
        CONTEXT.of(count.reading, previous) + UNITS.of(count.reading, previous) if previous else []
    )
    return bool(words)


# -- nouns ---------------------------------------------------------------------------------------


def _phrases(count: Count) -> list[str]:
    """The counted words, then their ends: "military police officers", "police officers", …"""
    words = count.quantity.of(count.text).casefold().split()
    return [" ".join(words[i:]) for i in range(1, len(words))]


def _is_of_people(count: Count) -> bool:
    noun = (count.quantity.unit or "").casefold()
    nouns = {noun, *_phrases(count)}
    if nouns & _UNITS or _are_compatriots(count):
        return True
    if _is_size(count, noun):
        return count.in_force
    if not nouns & _CONTEXT_UNITS:
        return False
    return _serve(count) if noun in _ANYONE else _are_staff(count)


def _are_compatriots(count: Count) -> bool:
    """ "800 Turks" beside soldiers, in the same sentence or the one before."""
    noun = count.quantity.noun
    if noun is None or not count.reading.names_in(noun, "demonym"):
        return False
    previous = count.reading.previous(count.sentence)
    near = [count.sentence, *([previous] if previous else [])]
    plural = noun.of(count.text).endswith("s")
    return plural and any(UNITS.of(count.reading, sentence) for sentence in near)


# "a ten-man | patrol", not "ten-man | hosts".
_OF_A_BODY = re.compile(rf"\s+(?:[\w-]+\s+)?(?:{lexicon.any_of(WORDS.bodies)}|patrol|team)\b")
_SIZE = re.compile(r"-\s?(?:strong|member|man)\b")


def _is_size(count: Count, noun: str) -> bool:
    """ "a 150-member team", "4,500 strong"."""
    if noun == "man":
        return count.followed_by(_OF_A_BODY) is not None
    return noun == "strong" or _SIZE.search(count.quantity.of(count.text)) is not None


# "21 members | of the Armed Forces", "40 experts | from the EU mission".
_SERVING = re.compile(
    rf"""
    \s+(?:of|from|in) \s+(?:the|its|their|his|her|our|special)
    \s+(?:[\w-]+\s+){{0,2}}? (?:{SERVICE}|(?i:mission))\b
    """,
    re.VERBOSE,
)
# "a police unit of | 800 men".
_UNIT_OF = re.compile(rf"\b(?:{lexicon.any_of(WORDS.bodies)}|police)\s+of\s+$")
# "the battalion, which has | 460 members", "the Kosovo Police reaches the number of | 9,100".
_HAS = re.compile(
    rf"\b(?i:{lexicon.any_of((*WORDS.bodies, *WORDS.services))})(?:,?\s+(?:which|that))?"
    rf"(?:\s+(?:now|today|currently))?\s+(?:{lexicon.any_of(WORDS.has)})\s+$"
)


def _serve(count: Count) -> bool:
    """Whether people of any kind are said to serve."""
    serving = count.followed_by(_SERVING) or count.led_by(_UNIT_OF) or count.led_by(_HAS)
    return bool(serving or (count.missions and attribution.mission(count)))


def _are_staff(count: Count) -> bool:
    """Whether a force or mission is named beside the number, not in its own noun."""
    return bool(count.missions) or any(not f.overlaps(count.quantity) for f in count.forces)


# -- numbers without a noun ----------------------------------------------------------------------

# "30 | of its | 170 troops", "two | of them".
_OF_ITS = re.compile(r"\s+of\s+(?:its|the|their|them|these|those|his|her)\b")
# "two | of ours", "3,000 | of them", of people counted in the sentence before.
_OF_OURS = re.compile(rf"\s+of\s+(?:{lexicon.any_of(WORDS.ours)})\b")
# "it was brought up to | 140", "by the end of the year it should have | 2,000".
_REACHED = re.compile(rf"\b(?:{lexicon.any_of(WORDS.reached)})\s+$")
# "170 troops, of which | 30", "of whom some | 30".
_OF_WHICH = re.compile(r"\bof\s+(?:which|whom|them|these)\s+(?:\w+\s+)?$")
_STRENGTH = re.compile(
    rf"""
    \b (?: (?: {lexicon.any_of(WORDS.strength)}                  # "strength of KFOR to | 4,800"
             | number\s+of\s+(?:\w+\s+)?(?:troops|soldiers|peacekeepers)
           )\b (?: [^.;:,] | \d[.,]\d ){{0,60}}? \s(?:to|of|at|from)
         | (?: {lexicon.any_of(WORDS.bodies)}|team|group )\s+of   # "a company of | 120"
       )
    \s+ $
    """,
    re.VERBOSE,
)


def _is_strength(count: Count) -> bool:
    """ "brought the strength of KFOR to 4,800", "a company of 120"."""
    led = _STRENGTH.search(count.text, count.sentence.start, count.stated.start)
    known = count.in_force or _were_counted(count)
    return led is not None and count.quantity.value >= _FEW and known


def _is_reached(count: Count) -> bool:
    """ "it was brought up to 140": "up to" is of the verb here, and no bound."""
    before = count.quantity.number.start
    return _REACHED.search(count.text, count.sentence.start, before) is not None
