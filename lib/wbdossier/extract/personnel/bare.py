"""Numbers without a noun that are ones of people: parts, new strengths, more of the same."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.personnel.bare_rules import BARE_STRENGTH, COMPARED, FURTHER, GIVEN, PART
from wbdossier.extract.personnel.change import is_new_total
from wbdossier.extract.personnel.counts import Count, Step, is_on_forces
from wbdossier.extract.personnel.listed import is_of_places
from wbdossier.extract.personnel.words import ABOUT, UNITS, WORDS, any_case
from wbdossier.extract.rule import Rule
from wbdossier.grammar import regex
from wbdossier.records import Span

_FEW = 10  # a bare number below is no strength
_MOST = 1_000_000  # and one above: "208 million, 55 million more"


def rule(count: Count, counted: bool) -> Rule | None:
    """Return the rule that makes a bare number one of people.

    ``counted`` says that people are counted in the sentence, or in the one before.
    """
    if count.quantity.value > _MOST:
        return None
    if _is_part(count, counted):
        return PART
    if count.quantity.value < _FEW:
        return _rule_of_few(count, counted)
    if counted and _is_compared(count):
        return COMPARED
    if counted and (count.led_by(_MORE) or count.followed_by(_SERVING)):
        return FURTHER
    if _is_given(count, counted):
        return GIVEN
    if counted and count.led_by(_IT_WAS) and count.followed_by(_ALONE):
        return COMPARED
    if (counted or _speaks_before(count)) and _is_reached(count):
        return BARE_STRENGTH
    known = _is_strength(count) or _is_all(count) or count.followed_by(_OF_REGIMENT)
    return BARE_STRENGTH if known else None


# "about 200, | from the Royal Fusiliers Regiment".
_OF_REGIMENT = regex(
    r",?\s+(?:from|of)\s+the\s+[^.,;:\d]{0,60}?\b(?:Regiment|Battalion|Brigade|Guards|Fusiliers)\b"
)


def _rule_of_few(count: Count, counted: bool) -> Rule | None:
    """ "another | two | are bound for Kosovo", "reduce the contingent by | four"."""
    if counted and count.led_by(_MORE) and count.followed_by(_SERVING):
        return FURTHER
    return BARE_STRENGTH if count.led_by(_BODY_BY) else None


_BODY_BY = any_case(
    rf"\b(?:{lexicon.any_of(WORDS.moves)})\b[^.;:,]{{0,60}}\b(?:{lexicon.any_of(WORDS.bodies)})"
    rf"\s+by\s+{ABOUT}$"
)
# "1,100 troops, up from | 600", "50,000 soldiers in 1999 and | 16,000 | in 2006".
_COMPARED = any_case(
    rf"\b(?:up\s+from|down\s+from|against|compared\s+(?:to|with)|instead\s+of)\s+{ABOUT}$"
)
_MOVED_FROM = any_case(rf"\bto\s+{ABOUT}\d[\d.,]*,\s+from\s+{ABOUT}$")  # "to 8,000, from | 10,500"
_IT_WAS = any_case(
    rf"\bit\s+(?:had\s+been|was|used\s+to\s+be)\s+{ABOUT}$"
)  # "it had been | 50,000"
_GOES_ON = any_case(rf"(?:,|\band|\bto|\bbut)\s+{ABOUT}$")
_IN_YEAR = any_case(r"\s+in\s+(?:19|20)\d\d\b")


def _is_compared(count: Count) -> bool:
    """Whether the number is what the people counted were, or are, at another time."""
    by_year = count.followed_by(_IN_YEAR) and count.led_by(_GOES_ON)
    return bool(count.led_by(_COMPARED) or by_year or count.led_by(_MOVED_FROM))


# "30 | more", "two | of them": words that stand for the noun.
_STANDING_IN = any_case(r"\s+(?:more|of\s+(?:its|their|his|her|them|these|those|ours|you|us))\b")


def stated(count: Count) -> Span:
    """Return the words the number stands on, with those that stand for its noun."""
    words = _with_more(count)
    if count.quantity.kind != "bare" or words.end != count.end:
        return words
    match = count.followed_by(_STANDING_IN)
    return Span(words.start, match.end()) if match else words


_ADDED = any_case(r"\b(?:additional|extra|another)\s+$")


def _with_more(count: Count) -> Span:
    """The number with "additional" right before it."""
    words = count.stated
    match = _ADDED.search(count.text, max(count.sentence.start, words.start - 20), words.start)
    return Span(match.start(), words.end) if match else words


# -- parts ---------------------------------------------------------------------------------------

# "30 | of its | 170 troops", "two | of them".
_OF_ITS = any_case(r"\s+(?:out\s+)?of\s+(?:its|the|their|them|these|those|his|her)\b")
# "22 | of the 27 EU countries": no part of a force.
_OF_STATES = any_case(
    r"\s+(?:out\s+)?of\s+(?:the|its|their)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:countries|nations|states|allies|municipalities|seats|votes)\b"
)
# "two | of ours", "3,000 | of them", of people counted in the sentence before.
_OF_OURS = any_case(rf"\s+of\s+(?:{lexicon.any_of(WORDS.ours)})\b")
# "170 troops, of which | 30", "of whom some | 30", "Of these, | 600".
_OF_WHICH = any_case(r"\b[Oo]f\s+(?:which|whom|them|these|those|this\s+number),?\s+(?:\w+\s+)?$")


def _is_part(count: Count, counted: bool) -> bool:
    of_its = count.followed_by(_OF_ITS) or count.led_by(_OF_WHICH)
    if count.followed_by(_OF_STATES):
        return False
    if (counted or _names_troops(count)) and of_its:
        return True
    return bool(count.followed_by(_OF_OURS)) and count.in_force and _were_counted(count)


def _names_troops(count: Count) -> bool:
    """Whether people who serve stand in the sentence before the number."""
    before = Span(count.sentence.start, count.quantity.start)
    return any(before.covers(u) for u in UNITS.of(count.reading, count.sentence)) or bool(
        count.led_by(_MEMBERS)
    )


# "Members of the Serbian Army, | 45 | of them".
_MEMBERS = any_case(
    rf"\bmembers\s+of\s+[^.;:]{{0,40}}?\b(?:{lexicon.any_of(WORDS.services)})\b[^.;:]{{0,40}}$"
)


def _were_counted(count: Count) -> bool:
    """Whether the sentence before speaks of people in uniform."""
    previous = count.reading.previous(count.sentence)
    return previous is not None and is_on_forces(count.reading, previous)


# -- more of the same ----------------------------------------------------------------------------

_MORE = any_case(rf"\b(?:{lexicon.any_of(WORDS.others)})\s+{ABOUT}$")
_SERVING = any_case(rf"\s+(?:more\s+)?(?:{lexicon.any_of(WORDS.serving)})\b|\s+more\b")

# "the Tyrolean battalion sent | 120 to Kosovo", "today there are | 4,500".
_GIVES = lexicon.any_of((*WORDS.contribute, *WORDS.has, *WORDS.gets))
_GIVEN = any_case(
    rf"\b(?:{_GIVES}|there\s+(?:are|were)|then)"
    r"(?:\s+(?:home|back|now|still|only|just|currently|already|up\s+to|at\s+least)){0,2}"
    rf"\s+{ABOUT}$"
)
# A bare number before a word like these counts it: "has 12 armoured", "sent 20 per".
_ALONE = any_case(
    r"\s*(?:[.,;:()]|$|\s(?:in|to|from|there|at|for|and|with|on|by|until|under|as|during|this"
    r"|last|next"
    r"|home|back|but|while|who|after|before|of|over|within|or|more|plus|now|each|into|when"
    r"|since)\b)"
)


_VOTE = any_case(r"\s+(?:to|votes?)\s+\d")  # "passed with 60 to 20"
_THERE = any_case(
    r"\s+(?:already|currently|now|still)\s+(?:here|there|in|at|on|deployed|stationed)\b"
)


# "there are | 4,000 | of you": said to troops.
_THERE_ARE = any_case(rf"\bthere\s+are\s+(?:\w+\s+)?{ABOUT}$")
_OF_YOU = any_case(r"\s+of\s+(?:you|us)\b")


def _is_given(count: Count, counted: bool) -> bool:
    """Whether a force is said to have or send the number: of nothing else, so of people."""
    known = counted or (count.in_force and _speaks_before(count))
    alone = count.followed_by(_ALONE) and not count.followed_by(_VOTE)
    given = known and alone and count.led_by(_GIVEN)
    given = given or (known and count.followed_by(_THERE))
    ours = count.led_by(_THERE_ARE) and count.followed_by(_OF_YOU) and _is_on_force(count)
    return bool(given or ours) and not _NOT_HEADS.search(
        count.text, count.sentence.start, count.lead
    )


# -- strengths -----------------------------------------------------------------------------------

# "it was brought up to | 140", "by the end of the year it should have | 2,000".
_REACHED = any_case(rf"\b(?:{lexicon.any_of(WORDS.reached)})\s+{ABOUT}$")
_PEOPLE = lexicon.any_of(WORDS.heads)
_LED_TO = r"\s(?:to|of|at|from|be|is|was|reach|reached|nearer|number|numbered)"
_STRENGTH = any_case(
    rf"""
    \b (?: (?: {lexicon.any_of(WORDS.strength)}                  # "strength of KFOR to | 4,800"
             | (?:number|limit|maximum|level|size|share|total)s?\s+(?:of\s+)?
               (?:[\w-]+\s+){{0,3}}? (?:{_PEOPLE})
             | (?:{_PEOPLE})\s+(?:numbers|levels|strength|ceiling)
           )\b (?: [^.;:,] | \d[.,]\d ){{0,60}}? {_LED_TO}
         | (?: {lexicon.any_of(WORDS.bodies)}|staff )\s+of        # "a company of | 120"
         | [A-Z]{{3,}}\)\s+of                                     # "the force (EUFOR) of | 7,000"
       )
    \s+ {ABOUT} $
    """,
    re.VERBOSE,
)
_STAFF_BEFORE = any_case(
    rf"\b(?:{lexicon.any_of((*WORDS.heads, *WORDS.strengths, *WORDS.bodies, *WORDS.services))})\b"
)


def _is_strength(count: Count) -> bool:
    """ "brought the strength of KFOR to 4,800", "a company of 120"."""
    start = count.sentence.start
    if isinstance(count, Step):
        of_heads = not _NOT_HEADS.search(count.text, start, count.lead)
        return of_heads and _speaks_before(count) and _is_on_force(count)
    led = _STRENGTH.search(count.text, max(start, count.stated.start - 140), count.stated.start)
    return led is not None and (count.in_force or _were_counted(count))


def _is_on_force(count: Count) -> bool:
    """Whether the sentence, or one of the two before it, is on a force or a mission."""
    return count.in_force or any(is_on_forces(count.reading, s) for s in count.above(2))


def _speaks_before(count: Count) -> bool:
    """Whether people who serve, or a mission, stand in the sentence before the number."""
    before = count.quantity.number.start
    named = any(m.end <= before for m in count.missions)
    return named or _STAFF_BEFORE.search(count.text, count.sentence.start, before) is not None


# "Strength: | 4,500", "Italian soldiers (| 852".
_LABELLED = any_case(
    rf"\b(?i:troop\s+strength|strength|contingent|{_PEOPLE})"
    rf"(?:\s+[a-z]+){{0,3}}?\s*[:(]\s*{ABOUT}$"
)
# "the Polish company (| 120 | )".
_IN_BRACKETS = any_case(
    r"\b(?:company|platoon|battalion|contingent|unit|detachment|squadron|troops"
    rf"|soldiers)\s*\(\s*{ABOUT}$"
)
_CLOSES = any_case(r"\s*\)")
# "The force has reached 2,500 | active".
_ACTIVE = any_case(r"\s+(?:active|in\s+(?:the\s+)?reserve)(?=\s*[.,;)]|\s+and\b)")
# "Dutch blue helmets, | 400 | in all".
_IN_ALL = any_case(r"\s+(?:in\s+all|in\s+total|altogether|all\s+told|strong)\b")


def _is_all(count: Count) -> bool:
    if is_of_places(count):
        return False
    in_all = count.followed_by(_IN_ALL) and _names_troops(count)
    active = count.followed_by(_ACTIVE) and _is_on_force(count)
    in_all = in_all or active
    bracket = count.led_by(_IN_BRACKETS) and count.followed_by(_CLOSES)
    return bool(in_all or ((bracket or count.led_by(_LABELLED)) and _is_on_force(count)))


# "cut to 10,000 by January and to | 2,300", "was reinforced by | 600", "fell below | 900".
_MOVES = [m for m in WORDS.moves if m not in ("up", "down")]
_MOVED = any_case(
    rf"\b(?:{lexicon.any_of((*_MOVES, *WORDS.reinforced))})\b[^.;:]{{0,80}}?"
    rf"\b(?:to|by|below|under|above|with)\s+(?:just\s+|only\s+)?{ABOUT}$",
)
_HAS = any_case(
    r"\b(?:now|currently|still|today)\s+(?:has|have|numbers|counts|stands\s+at)\s+(?:just\s+"
    r"|only\s+)?$"
)
# What else of soldiers may rise or fall.
_NOT_HEADS = any_case(rf"\b(?:{lexicon.any_of(WORDS.not_heads)})\b")


def _is_moved(count: Count) -> bool:
    """Whether a strength is said to be cut or raised to the number, or by it."""
    start, before = count.sentence.start, count.quantity.number.start
    moved = _MOVED.search(count.text, max(start, before - 120), before)
    moved = moved or count.led_by(_HAS)
    return moved is not None and not _NOT_HEADS.search(count.text, start, before)


def _is_reached(count: Count) -> bool:
    """ "it was brought up to 140": "up to" is of the verb here, and no bound."""
    before = count.quantity.number.start
    reached = _REACHED.search(count.text, count.sentence.start, before)
    return reached is not None or is_new_total(count) or _is_moved(count)
