"""What a sum is for, in the article's words."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.funding.sums import Sum
from wbdossier.extract.funding.words import WORDS
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
    (?P<purpose> [^.;:,()–—]{{3,160}} )
    """,
    re.VERBOSE,
)
# "new roads | by 2030", "new roads | which will …".
_ENDED = re.compile(
    rf"\s+(?:{lexicon.any_of(_words.ended_by)}|(?:in|by|from)\s+20\d\d)\b|[\s”\"]+\Z"
)
# A time, not a thing: "for | 2024", "for | the next three years".
_TIME = re.compile(r"(?:\d{4}|the\s+(?:first|period|next))\b")


def after(sum_: Sum) -> Span | None:
    """Return the words after "for" that follow the sum, when they name more than a country."""
    match = _PURPOSE.match(sum_.text, sum_.end, _limit(sum_))
    if not match or len(match["ahead"].split()) > _AHEAD:
        return None
    start, end = match.span("purpose")
    ended = _ENDED.search(match["purpose"])
    span = Span(start, start + ended.start() if ended else end)
    return span if _is_thing(sum_, span) else None


def _limit(sum_: Sum) -> int:
    """The end of the sentence, or where its next sum begins."""
    later = within(sum_.reading.quantities, Span(sum_.end + 1, sum_.sentence.end))
    return next((q.start for q in later if q.kind == "money"), sum_.sentence.end)


def _is_thing(sum_: Sum, span: Span) -> bool:
    words = span.of(sum_.text)
    bare = len(words.removeprefix("the "))
    countries = sum_.reading.names_in(span, "country", "region")
    only_a_country = any(bare <= n.end - n.start + 2 for n in countries)
    return len(words) >= _SHORT and not only_a_country and not _TIME.match(words)


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
    return Span(match.start("purpose"), match.start("purpose") + len(match["purpose"].rstrip()))


def words(sum_: Sum, purpose: Span | None) -> str | None:
    """Return the purpose as one line."""
    return " ".join(purpose.of(sum_.text).split()) if purpose else None


def projects(sum_: Sum, purpose: Span | None) -> int | None:
    """Return the number of projects the purpose gives: "for 24 infrastructure projects"."""
    counted = within(sum_.reading.quantities, purpose) if purpose else []
    found = (q for q in counted if q.kind == "count" and (q.unit or "").endswith("projects"))
    return next((int(q.value) for q in found), None)
