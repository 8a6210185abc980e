"""What a sum is for, in the article's words."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.funding import goods
from wbdossier.extract.funding.sums import Sum
from wbdossier.extract.funding.words import WORDS
from wbdossier.grammar import verbose
from wbdossier.reading import within
from wbdossier.records import Span

_AHEAD = 8  # words between a sum and what leads to its purpose
_SHORT = 4  # characters; less names nothing

_words = WORDS.purpose
# "€5m in loans | for | new roads", "€5m | to | modernise the army".
_PURPOSE = re.compile(
    rf"""
    (?P<ahead> [^.;:]{{0,60}}? ) \s
    (?: (?:{lexicon.any_of(_words.led_by)})\s+ (?:investments?\s+in\s+)?
      | (?:in\s+order\s+)? to\s+ (?=(?:{lexicon.any_of(_words.verbs)})\b) )
    (?P<purpose> [^.;:,()–—]{{3,160}} (?:(?:,\s+[\w-]+)+,?\s+and\s+[\w-]+)? )
    """,
    re.VERBOSE,
)
# "new roads | by 2030", "new roads | which will …".
_ENDED = re.compile(
    rf"\s+(?:{lexicon.any_of(_words.ended_by)}|(?:in|by|from)\s+20\d\d)\b|[\s”\"]+\Z"
)
# A time, not a thing: "for | 2024", "for | the next three years".
_TIME = re.compile(
    r"(?:\d{4}|(?:the|this|last|a)\s+(?:[\w-]+\s+)?(?:first|period|next|years?|months?|weeks?))\b"
)
# Words with which no name of a thing ends: "roads in | the".
_LOOSE = re.compile(
    r"(?:\s+(?:and|or|of|in|the|to|for|with|on|at|least|its|their|up|some|about))+\Z"
)


def after(sum_: Sum) -> Span | None:
    """Return the words after "for" that follow the sum, when they name more than a country."""
    match = _PURPOSE.match(sum_.text, sum_.end, _limit(sum_))
    if not match or len(match["ahead"].split()) > _AHEAD:
        return None
    start, end = match.span("purpose")
    ended = _ENDED.search(match["purpose"])
    span = _trimmed(sum_, Span(start, start + ended.start() if ended else end))
    return span if _is_thing(sum_, span) else None


def _trimmed(sum_: Sum, span: Span) -> Span:
    loose = _LOOSE.search(span.of(sum_.text))
    return Span(span.start, span.start + loose.start()) if loose else span


def _limit(sum_: Sum) -> int:
    """The end of the sentence, or where its next sum begins."""
    later = within(sum_.reading.quantities, Span(sum_.end + 1, sum_.sentence.end))
    return next((q.start for q in later if q.kind == "money"), sum_.sentence.end)


def _is_thing(sum_: Sum, span: Span) -> bool:
    words = span.of(sum_.text)
    bare = len(words.removeprefix("the "))
    countries = sum_.reading.names_in(span, "country", "region")
    only_a_country = any(bare <= n.end - n.start + 2 for n in countries)
    instruments = sum_.names("instrument", "organisation")
    in_a_name = any(n.start < span.start < n.end for n in instruments)
    named = only_a_country or in_a_name
    return len(words) >= _SHORT and not named and not _TIME.match(words)


# "€5m | paid for with it": "financed with €5m | the training of dogs".
_FINANCED = verbose(
    rf"(?:financ|fund|support)\w*\s+with\s+(?:(?:{lexicon.any_of(('some', 'about', 'over'))})\s+)?$"
)
_THE_THING = verbose(r"\s+ (?P<purpose> (?:the|an?)\s+ [^.;:,()]{3,80} )")
# "| six trucks |, bought with €5m", "| the road | was financed by a grant of €5m".
_BOUGHT = verbose(
    rf"""
    \b (?P<purpose> (?:the|an?|\d+)\s+ (?:[\w-]+\s+){{0,5}}? (?!ha[sd]\b|have\b)[\w-]+ ),?\s+
    (?: (?:was|were|is|are|has\s+been|have\s+been)\s+ )?
    (?:{lexicon.any_of(_words.bought)})\s+ (?:with|through|from|by)\s+ [^.;:]{{0,90}} $
    """
)
# "a project on | small arms |, to which Germany gave €5m".
_PROJECT = verbose(
    rf"""
    \b(?:{lexicon.any_of(_words.projects)})\s+(?:on|for|to)\s+
    (?P<purpose> [^.,;:]{{3,80}} ),?\s+ (?:to|for)\s+which\b [^.;:]{{0,160}} $
    """
)
# "The | defence | budget rose to €5m".
_DEFENCE = verbose(
    rf"""
    \b(?P<purpose>(?i:{lexicon.any_of(_words.defence)}))\s+(?:budget|spending|expenditure)\b
    [^.;:]{{0,80}} $
    """
)


def of(sum_: Sum) -> Span | None:
    """Return what the sum is for: the goods it is worth, "for …" after it, words before it."""
    return goods.named(sum_) or after(sum_) or before(sum_) or _around(sum_)


def _around(sum_: Sum) -> Span | None:
    """Return what the rest of the sentence says it is for."""
    financed = sum_.led_by(_FINANCED) and sum_.followed_by(_THE_THING)
    match = financed or _by_noun(sum_)
    span = Span(*match.span("purpose")) if match else None
    return span if span and _is_thing(sum_, span) else None


def _by_noun(sum_: Sum) -> re.Match[str] | None:
    return sum_.led_by(_PROJECT) or sum_.led_by(_BOUGHT) or sum_.led_by(_DEFENCE)


# "The budget for | border posts | in Serbia rose to €5m."
_BEFORE = re.compile(
    rf"""
    (?i:{lexicon.any_of(_words.money)})\s+ (?:for|on)\s+
    (?P<purpose> (?:[\w’'-]+\s+){{1,6}}? )
    (?: (?:in|of)\s+ [^.,;:]{{1,40}}?\s+ )?
    (?:{lexicon.any_of(_words.amounts)})\b [^.,;:]{{0,30}} $
    """,
    re.VERBOSE,
)


def before(sum_: Sum) -> Span | None:
    """Return what a budget, a grant or a loan before the sum is for."""
    match = sum_.led_by(_BEFORE)
    if not match:
        return None
    start = match.start("purpose")
    span = Span(start, start + len(match["purpose"].rstrip()))
    return span if _is_thing(sum_, span) else None


def words(sum_: Sum, purpose: Span | None) -> str | None:
    """Return the purpose as one line."""
    return " ".join(purpose.of(sum_.text).split()) if purpose else None


def projects(sum_: Sum, purpose: Span | None) -> int | None:
    """Return the number of projects the purpose gives: "for 24 infrastructure projects"."""
    counted = within(sum_.reading.quantities, purpose) if purpose else []
    found = (q for q in counted if q.kind == "count" and (q.unit or "").endswith("projects"))
    return next((int(q.value) for q in found), None)
