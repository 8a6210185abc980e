"""What a sum is for, in the article's words."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.funding import aims, goods
from wbdossier.extract.funding.sums import Sum, once
from wbdossier.extract.funding.words import OFFICES, WORDS
from wbdossier.extract.near import joins, leads_to
from wbdossier.grammar import THE, regex, verbose
from wbdossier.reading import within
from wbdossier.records import Span

_AHEAD = 8  # words between a sum and what leads to its purpose
_SHORT = 4  # characters; less names nothing

_words = WORDS.purpose
_MONEY = WORDS.same_money.nouns
# "roads|, bridges and new tunnels".
_LISTED = (
    r"(?:(?:,\s+[\w-]+(?:\s+[\w-]+){0,3}?){1,6},?\s+and\s+(?:the\s+)?[\w-]+"
    r"(?:\s+(?!and\b|in\b|by\b|with\b|from\b)[\w-]+){0,2})?"
)
# "€5m in loans | for | new roads", "€5m | to | modernise the army".
_PURPOSE = regex(
    rf"""
    (?: \s*\([^)]{{0,60}}\) )?                               # a conversion: "€5m (some $6m)"
    (?P<ahead> [^.;:]{{0,60}}? ) (?<!\band) \s
    (?: (?:{lexicon.any_of(_words.led_by)})\s+ (?:investments?\s+in\s+)?
      | (?:in\s+order\s+)? to\s+ (?=(?:{lexicon.any_of(_words.verbs)})\b) )
    (?P<purpose> (?:[^.;:,()–—]|(?<=\d)[.,](?=\d)){{3,160}} {_LISTED} )
    """,
    re.VERBOSE,
)
_MONTH = "(?:January|February|March|April|June|July|August|September|October|November|December)"
# "new roads | by 2030", "new roads | which will …".
_ENDED = regex(
    rf"\s+(?:{lexicon.any_of(_words.ended_by)}|(?:in|by|from|since)\s+(?:20\d\d|{_MONTH}))\b"
    r"|[\s”\"]+\Z"
)
# A time, not a thing: "for | 2024", "for | the next three years".
_TIME = regex(
    r"(?:\d{4}|(?:the|this|last|a)\s+(?:[\w-]+\s+)?(?:first\s+time|period|next|years?|months?|weeks?))\b"
)
# Words with which no name of a thing ends: "roads in | the".
_LOOSE = regex(
    r"(?:\s+(?:including|and\s+the\s+other|and\s+this|and|or|of|in|the|to|for|with|on|at|least|its|their|up|some|about))+\Z"
)


_PASSED = ("instrument", "organisation", "country", "demonym")


def after(sum_: Sum) -> Span | None:
    """Return the words after "for" that follow the sum, when they name more than a country."""
    named = [n.end for n in sum_.names(*_PASSED) if n.start >= sum_.end]
    tried = (_after(sum_, start) for start in (sum_.end, *named[:2]))
    return next(filter(None, tried), None)


# "€5m | to Albania and | €3m to Kosovo for demining".
_NEXT = regex(r"\s+(?:to|for)\s+(?:the\s+)?[A-Z][\w\s]{2,40}?(?:,|,?\s+and)\s+")


def _of_the_next(sum_: Sum) -> Span | None:
    """What the next sum is for, where both stand in one list of who gets how much."""
    later = within(sum_.other_sums, Span(sum_.end, sum_.sentence.end))
    joined = later and joins(_NEXT, sum_.text, sum_.quantity, later[0])
    return after(Sum(sum_.reading, later[0], sum_.said)) if joined else None


def _after(sum_: Sum, start: int) -> Span | None:
    """The same from ``start`` on: behind who gets it, or a fund with a "for" in its name."""
    match = _PURPOSE.match(sum_.text, start, max(start, _limit(sum_)))
    if not match or len(match["ahead"].split()) > _AHEAD:
        return None
    return _cut(sum_, Span(*match.span("purpose")))


def _cut(sum_: Sum, span: Span) -> Span | None:
    """The words up to where the sentence goes on, when they name a thing."""
    ended = _ENDED.search(span.of(sum_.text))
    whole = Span(span.start, span.start + ended.start()) if ended else span
    thing = _trimmed(sum_, whole)
    return thing if _is_thing(sum_, thing) else None


def _trimmed(sum_: Sum, span: Span) -> Span:
    loose = _LOOSE.search(span.of(sum_.text))
    return Span(span.start, span.start + loose.start()) if loose else span


_BRACKET = regex(r"\s*\([^)]{0,60}\)")


@once
def _limit(sum_: Sum) -> int:
    """The end of the sentence, or where its next sum begins."""
    bracket = _BRACKET.match(sum_.text, sum_.end, sum_.sentence.end)
    later = within(sum_.other_sums, Span(bracket.end() if bracket else sum_.end, len(sum_.text)))
    return later[0].start if later else sum_.sentence.end


def _is_thing(sum_: Sum, span: Span) -> bool:
    words = span.of(sum_.text)
    bare = len(words.removeprefix("the "))
    countries = sum_.reading.names_in(span, "country", "region")
    only_a_country = bool(_NOTHING.fullmatch(words)) or any(
        bare <= n.end - n.start + 2 for n in countries
    )
    instruments = sum_.names("instrument", "organisation")
    in_a_name = any(n.start < span.start < n.end for n in instruments) or (
        words[:1].isupper() and leads_to(_BODY_FOR, sum_.text, span)
    )
    listed = 2 * sum(n.end - n.start for n in countries) > len(words)
    named = listed or only_a_country or in_a_name or _is_an_office(sum_, span)
    money = any(q.overlaps(span) for q in sum_.other_sums)
    return len(words) >= _SHORT and not named and not money and not _TIME.match(words)


_BODY_FOR = regex(rf"\b(?:{lexicon.any_of(_words.bodies)})\s+for\s+(?:the\s+)?$")
# "the country", "the project", "them": no thing at all.
_NOTHING = verbose(
    r"them|it|this|that|these|those|him|her|us|itself|themselves|"
    rf"(?:(?:the|this|its|these)\s+)?(?:same\s+)?(?:country|region|state|same|{lexicon.any_of(_MONEY)})",
    re.I,
)
# "the | Albanian | armed forces", "the armed forces of | Albania": who gets it, not what for.
_OFFICE = verbose(rf"{THE}(?:[\w’'-]+\s+)?(?i:{OFFICES})(?:\s+of\s+{THE}[\w\s]+?)?(?:\Z|\s+for\b)")


def _is_an_office(sum_: Sum, span: Span) -> bool:
    names = sum_.reading.names_in(span, "country", "demonym")
    match = _OFFICE.match(sum_.text, span.start, span.end) if names else None
    return match is not None


@once
def of(sum_: Sum) -> Span | None:
    """Return what the sum is for: the goods it is worth, "for …" after it, words before it."""
    here = goods.named(sum_) or _invested(sum_) or after(sum_) or before(sum_) or _around(sum_)
    return here or _of_the_next(sum_)


# "| invest | €5m | in new roads", "will | spend | €5m | on roads".
_SPENT = verbose(r"\b(?:invest\w*|spen[dt]\w*)\s+ (?:[\w-]+\s+){0,4}? $")
_ON = verbose(r"\s+ (?:on|in)\s+ (?P<purpose> (?!20\d\d) [^.;:,()–—]{3,120} )")


def _invested(sum_: Sum) -> Span | None:
    """ "invest €5m in new roads", "an investment of €5m in roads"."""
    match = sum_.led_by(_SPENT) and sum_.followed_by(_ON)
    return _cut(sum_, Span(*match.span("purpose"))) if match else None


def _around(sum_: Sum) -> Span | None:
    """Return what the rest of the sentence, or the next, says it is for."""
    span = aims.stated(sum_)
    return _cut(sum_, span) if span else None


# "The budget for | border posts | in Serbia rose to €5m."
_BEFORE = regex(
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
