"""Whether the noun of a number is one for people who serve."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wbdossier import lexicon
from wbdossier.extract.personnel import missions
from wbdossier.extract.personnel.counts import Count, is_on_forces
from wbdossier.extract.personnel.words import ABOUT, CONTEXT, SERVICE, UNITS, WORDS, any_case
from wbdossier.grammar import regex
from wbdossier.reading import within
from wbdossier.records import Span

_UNITS = frozenset(WORDS.units)
_ANYONE = frozenset(WORDS.anyone)
_CONTEXT_UNITS = _ANYONE | frozenset(WORDS.context_units)
_ABOVE = 2  # sentences before, in which a force may be spoken of

# -- a noun further off --------------------------------------------------------------------------

# "1,600 | U.S. service members", "400 | headquarters and signals personnel". What stands between
# describes; a function word would begin another phrase.
_STOP = (
    r"(?:of|in|from|to|for|with|at|by|on|are|is|was|were|will|would|have|has|had|the|a|an|who"
    r"|which"
    r"|that|as|since|after|before|while|but|against|between|into|have|be|been|or|than|per|may"
    r"|can"
    r"|should|must|their|its|his|her|our|whose|all|not|do|did|does|under|during|join|serve)"
)
_NOUNS = lexicon.any_of((*WORDS.units, "personnel", "staff", "officers", "police"))
# "120 Romanian | military | arrived", not "military | vehicles".
_MILITARY = r"military(?!\s+(?!(?:from|in|of|to|are|were|will|have|who|and|with|on|at|for)\b)\w)"
_FURTHER = any_case(
    rf"\s+(?:(?!{_STOP}\b)[^\W\d][\w’'-]*\.?(?:[A-Z]\.)*,?\s+){{0,5}}?"
    rf"(?P<noun>{_NOUNS}|{_MILITARY})(?![\w-])"
    r"(?!\s+(?!(?:has|was|is|as|its|his|across|plus|besides)\b)[a-z-]+s\b)"
)
_AND = any_case(r"\s+and\s")


def completed(count: Count) -> Count:
    """Return the count with the noun that stands behind names and adjectives, if any does."""
    count = _in_thousands(count)
    quantity = count.quantity
    if quantity.kind == "bare" and (apart := count.followed_by(_APART)):
        return _with_noun(count, Span(*apart.span("noun")))
    if quantity.kind == "count" and (both := count.followed_by(_AND_WOMEN)):
        noun = Span(quantity.noun.start if quantity.noun else quantity.start, both.end())
        return _with_noun(count, noun)
    known = quantity.kind == "count" and _is_known(count)
    if quantity.kind not in ("bare", "count") or known:
        return count
    match = _FURTHER.match(count.text, quantity.number.end, count.sentence.end)
    if quantity.kind == "count" and not count.followed_by(_AND):
        return count
    if not match or within(count.reading.quantities, Span(quantity.end, match.end())):
        return count
    return _with_noun(count, Span(*match.span("noun")))


_DOTTED = regex(r"\d{1,3}\.\d{3}")


def _in_thousands(count: Count) -> Count:
    """ "2.000" without a noun is two thousand: people come in no fractions."""
    quantity = count.quantity
    numeral = quantity.number.of(count.text)
    if quantity.kind != "bare" or quantity.value >= 1000 or not _DOTTED.fullmatch(numeral):
        return count
    return type(count)(count.reading, replace(quantity, value=quantity.value * 1000))


# "200 | of its soldiers", "29 | of its members", "34 | are reservists", "950 | : EULEX officers".
_APART = any_case(
    rf"""
    (?: \s+of\s+(?:its|their|his|her|our)\s+(?:own\s+)?
      | \s+(?:are|were)\s+(?=(?:{lexicon.any_of(WORDS.units)})\b)
      | \s*:\s+ (?:[A-Z][\w-]*\s+)?
    ) (?P<noun>{_NOUNS}|members) (?![\w-])
    """,
    re.VERBOSE,
)
# "1,100 men | and women".
_AND_WOMEN = any_case(r"(?<=\bmen)\s+and\s+women\b|(?<=\bwomen)\s+and\s+men\b")


def _with_noun(count: Count, noun: Span) -> Count:
    """The count with this noun, and the words before it as what describes it."""
    quantity = count.quantity
    words = tuple(count.text[quantity.number.end : noun.start].split())
    whole = replace(
        quantity,
        end=noun.end,
        lead=Span(quantity.lead.start, noun.end),
        unit=noun.of(count.text),
        noun=noun,
        modifiers=words,
        kind="count",
    )
    return type(count)(count.reading, whole)


def _is_known(count: Count) -> bool:
    noun = (count.quantity.unit or "").casefold()
    sized = noun == "strong" or _SIZE.search(count.quantity.of(count.text))
    return bool(sized or {noun, *_phrases(count)} & (_UNITS | _CONTEXT_UNITS))


# -- people --------------------------------------------------------------------------------------


def unit(count: Count) -> str | None:
    """Return the noun with what makes it a unit of its own: "police officers"."""
    known = next((p for p in _phrases(count) if p in _UNITS or p in _CONTEXT_UNITS), None)
    if known and (both := _BOTH.search(count.quantity.of(count.text))) and known in both[0]:
        return " ".join(both[0].split())
    noun = count.quantity.noun
    named = noun is not None and count.reading.names_in(noun, "demonym")
    if known or noun is None or named or count.quantity.unit == "strong":
        return known
    return count.quantity.unit


# "387 | international and local staff".
_BOTH = any_case(r"\b(?:international|local|civilian|uniformed|military)\s+and\s+[a-z]+\s+\w+$")


def _phrases(count: Count) -> Iterator[str]:
    """The counted words, then their ends: "military police officers", "police officers", …"""
    words = count.quantity.of(count.text).casefold().split()
    return (" ".join(words[i:]) for i in range(1, len(words)))


def are_people(count: Count) -> bool:
    """Whether the noun is one for people in uniform, or for staff where a force is spoken of."""
    noun = (count.quantity.unit or "").casefold()
    nouns = {noun, *_phrases(count)}
    if _is_of_states(count) or any(m.endswith("-sized") for m in _modifiers(count)):
        return False
    if nouns & _UNITS or _are_compatriots(count):
        return True
    if _is_size(count, noun):
        return _near_force(count)
    if not nouns & _CONTEXT_UNITS:
        return False
    if noun in ("men and women", "women and men"):
        return _are_staff(count) or _serve(count)
    return _serve(count) if noun in _ANYONE else _are_staff(count)


# "27 NATO | members": states, not soldiers.
_STATES = regex(r"\b(?:NATO|EU|Alliance|alliance|UN|U\.N\.|Security\s+Council)\s+members$")


def _is_of_states(count: Count) -> bool:
    return _STATES.search(count.quantity.of(count.text)) is not None


def _force_above(count: Count) -> bool:
    return any(is_on_forces(count.reading, s) for s in count.above(_ABOVE))


def _near_force(count: Count) -> bool:
    return count.in_force or _force_above(count)


_ETHNIC = frozenset(("ethnic", "local", "kosovo", "young", "elderly"))


def _are_compatriots(count: Count) -> bool:
    """ "800 Turks" beside soldiers, in the same sentence or the one before."""
    noun = count.quantity.noun
    names = count.reading.names_in(noun, "demonym") if noun else []
    if noun is None or not names or not _ETHNIC.isdisjoint(_modifiers(count)):
        return False
    near = [count.sentence, *count.above(1)]
    serving = UNITS if names[0].id in lexicon.six() else CONTEXT
    plural = noun.of(count.text).casefold().endswith(("s", "men", "ese"))
    named = bool(count.missions) and serving is CONTEXT
    if serving is CONTEXT and count.followed_by(_ON_DUTY):
        named = named or bool(count.reading.ids & lexicon.entries("mission").keys())
    return plural and (named or any(_speaks(count, s, serving is CONTEXT) for s in near))


# "1,350 Russians | patrol": what soldiers do.
_ON_DUTY = any_case(
    r"\s+(?:(?:who|now|also|will|would|are|were|have|had|to|be)\s+){0,3}(?:patrol\w*|marched\s+in|guard\w*"
    r"|serv(?:e|ed|ing)|deployed|stationed|posted|landed|withdrew|pulled\s+out|took\s+over)\b"
)


def _speaks(count: Count, sentence: Span, of_forces: bool) -> bool:
    found = CONTEXT.of(count.reading, sentence) if of_forces else []
    return bool(found or UNITS.of(count.reading, sentence))


def _modifiers(count: Count) -> set[str]:
    return {m.casefold() for m in count.quantity.modifiers}


# "a ten-man | patrol", not "ten-man | hosts".
_OF_A_BODY = any_case(rf"\s+(?:[\w-]+\s+)?(?:{lexicon.any_of(WORDS.bodies)}|patrol|team)\b")
_SIZE = regex(r"-\s?(?:strong|member|man|person|troop|soldier)\b")


def _is_size(count: Count, noun: str) -> bool:
    """ "a 150-member team", "4,500 strong"."""
    if noun == "man":
        return count.followed_by(_OF_A_BODY) is not None
    return noun == "strong" or _SIZE.search(count.quantity.of(count.text)) is not None


_BODIES = r"(?:mission|force|battalion|brigade|contingent|regiment|unit)"
# "21 members | of the Armed Forces", "40 experts | from the EU mission".
_SERVING = any_case(
    rf"""
    \s+(?:of|from|in|with) \s+(?:(?:the|its|their|his|her|our|special|an?)\s+)?
    (?:[\w’'-]+\s+){{0,3}}? (?:{SERVICE}|{_BODIES})\b
    """,
    re.VERBOSE,
)
# "8,000 people | … form the brigade", "300 men | and women serve in the battalion".
_FORM = any_case(
    r"\s+[^.;:]{0,50}?\b(?:form|make\s+up|serve|serving|deployed|stationed|involved|work\s+"
    r"(?:for|in|with))\b"
)
# "a police unit of | 800 men", "has a staff of | 2,000 people".
_UNIT_OF = any_case(rf"\b(?:{lexicon.any_of(WORDS.bodies)}|police|staff)\s+of\s+$")
# "the battalion, which has | 460 members", "the Kosovo Police reaches the number of | 9,100".
_HAS = any_case(
    rf"\b(?i:{lexicon.any_of((*WORDS.bodies, *WORDS.services))})(?:,?\s+(?:which|that))?"
    rf"(?:\s+(?:now|today|currently))?\s+(?:{lexicon.any_of(WORDS.has)})\s+$"
)
# "the Army of Albania takes part with | 60 members".
_WITH = any_case(rf"\b{SERVICE}\b[^.;:\d]{{0,50}}\b(?:with|by)\s+$")
# "the Turkish battalion, | 500 men".
_IN_A_BODY = any_case(rf"\b(?:{lexicon.any_of(WORDS.bodies)})\b[^.;:\d]{{0,60}}$")
# "will send | 60 people", where the text is on a force.
_SENT = any_case(
    r"\b(?:[Ww]e\s+(?:now\s+|currently\s+)?have|send|sends|sent|sending|deploy\w*"
    r"|contribut\w+|withdr[ae]w\w*|station\w*"
    rf"|dispatch\w*|seconded|keeps|maintains|pull\w*\s+out)\s+{ABOUT}$"
)
_WITH_MEN = any_case(rf"\b(?:has|have|had|with)\s+{ABOUT}$")
_MOST = 60_000
_MEN = frozenset(("men", "women", "men and women", "members", "specialists", "professionals"))


def _serve(count: Count) -> bool:
    """Whether people of any kind are said to serve."""
    men = (count.quantity.unit or "").casefold() in _MEN
    led = count.led_by(_SENT) or (men and count.led_by(_WITH_MEN))
    sent = led and count.quantity.value <= _MOST and _near_force(count)
    has = count.led_by(_HAS) if count.quantity.unit != "employees" else None
    serving = count.followed_by(_SERVING) or count.led_by(_UNIT_OF) or has
    formed = count.followed_by(_FORM) if count.in_force else None
    formed = formed or count.led_by(_WITH)
    if men and count.led_by(_IN_A_BODY):
        return True
    both = count.quantity.unit in ("men and women", "women and men")
    if both and count.led_by(_OF_THE) and count.quantity.value <= _MOST and _near_force(count):
        return True
    if count.led_by(_IT_EMPLOYS) and _force_above(count):
        return True
    if count.followed_by(_SPENDING) and _force_above(count):
        return True
    if serving or formed or sent:
        return True
    if (count.quantity.unit or "").casefold() in _CROWD:
        employs = any(count.joined_from(m, _EMPLOYS) for m in count.missions)
        return employs or any(count.joined_to(m, _AT) for m in count.missions)
    return bool(count.missions and missions.mission(count))


# "Of the | 52,000 men and women".
_OF_THE = any_case(rf"\b(?:of\s+(?:the|its|our|their)|a\s+company\s+of)\s+{ABOUT}$")
# "The mission …. It | employs | 90 people".
_IT_EMPLOYS = any_case(
    r"\b(?:it|the\s+(?:mission|office|force|presence))\s+(?:(?:now|only|currently)\s+)?"
    rf"(?:{lexicon.any_of(WORDS.has)})\s+{ABOUT}$"
)
# "29 of its members | will spend six months in Herat".
_SPENDING = any_case(r"\s+(?:will|are\s+to|would)\s+(?:spend|serve|deploy|leave\s+for|fly\s+to)\b")
_AT = any_case(r"\s+(?:serving\s+|working\s+)?(?:in|with|at)\s+(?:the\s+)?")
_CROWD = frozenset(("people", "civilians"))
# "EULEX | has | 420 people", "NATO Headquarters Sarajevo, | with | 60 people".
_EMPLOYS = any_case(
    rf"[^.;:\d]{{0,60}}(?:\b(?:{lexicon.any_of((*WORDS.has, *WORDS.gets))}|of|is|was)"
    rf"|,)\s+{ABOUT}"
)


_PERSONNEL = frozenset(("personnel", "officers", "contingent", "battalion", "force"))


def _are_staff(count: Count) -> bool:
    """Whether a force or mission is named beside the number, not in its own noun, or above."""
    beside = any(not f.overlaps(count.quantity) for f in count.forces)
    if count.missions or beside:
        return True
    noun = (count.quantity.unit or "").casefold()
    if noun in _PERSONNEL or (noun == "staff" and count.led_by(_IT_EMPLOYS)):
        return _force_above(count)
    above = any(count.reading.names_in(s, "mission") for s in count.above(_ABOVE))
    return noun == "staff" and above
