"""What was given in kind: the goods before their value, "six vehicles worth €5m"."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.funding.sums import Sum, once, once_a_sentence
from wbdossier.extract.funding.words import ROLES, WORDS
from wbdossier.grammar import THE, regex, verbose
from wbdossier.records import Span

_words = WORDS.goods
# "donated | six vehicles | worth", "a donation of | mine detectors | with a value of".
_GOODS = verbose(
    rf"""
    \b (?P<how> (?i:{lexicon.any_of(_words.given)}) (?:\s+(?:to|for)\s+[^.,;:]{{2,40}}?)??
        | (?i:{lexicon.any_of(_words.nouns)}) \s+of )
    \s+ (?!(?:to|for|by|from|with|in|at)\b) (?:already\s+)? {THE} (?P<goods> [^.,;:()]{{3,90}}? ),?
    \s+ (?:{lexicon.any_of(_words.worth)})
    \s+ (?:(?:about|some|around|nearly|over)\s+)? $
    """
)
# "| five vehicles | worth | €5m | were handed over".
_THINGS = verbose(
    rf"""
    (?: ^ | [,;:“"(] | \b(?:today|yesterday|and|that)\s ) \s*
    (?P<goods> (?!(?:worth|valued)\b) [^.,;:()]{{3,70}}? ),?
    \s+ (?:{lexicon.any_of(_words.worth)}) \s+ (?:(?:about|some|around|nearly|over)\s+)? $
    """
)
_HANDED = verbose(
    rf"[^.;:]{{0,40}}?\b(?:has|have|had|was|were|will\s+be|being)\s+(?:\w+\s+){{0,3}}?"
    rf"(?i:{lexicon.any_of(_words.gifts)})\b"
)
# "€5m in | medical equipment".
_IN = verbose(
    rf"""
    (?: \s+in | [’']?s?\s+worth\s+of ) \s+
    (?P<goods> (?:[\w-]+\s+){{0,3}}? (?:{lexicon.any_of(_words.things)})
        (?:\s+and\s+(?:[\w-]+\s+)?[\w-]+s)? ) \b
    """
)


WORTH = regex(lexicon.any_of(_words.worth))


@once_a_sentence
def are_valued(sum_: Sum) -> bool:
    """Whether the sentence has a word that gives the value of goods."""
    return WORTH.search(sum_.text, sum_.sentence.start, sum_.sentence.end) is not None


@once
def named(sum_: Sum) -> Span | None:
    """Return the goods whose value the sum is."""
    match = _goods(sum_) or sum_.followed_by(_IN) or _handed(sum_)
    if not match:
        return None
    goods = Span(*match.span("goods"))
    return None if _is_money(sum_, goods) else goods


@once
def _goods(sum_: Sum) -> re.Match[str] | None:
    """ "donated six vehicles worth €5m"."""
    return sum_.led_by(_GOODS) if are_valued(sum_) else None


@once
def _handed(sum_: Sum) -> re.Match[str] | None:
    """ "five vehicles worth €5m were handed over"."""
    if not are_valued(sum_):
        return None
    return sum_.led_by(_THINGS) if sum_.followed_by(_HANDED) else None


def are_a_gift(sum_: Sum) -> bool:
    """Whether the goods are handed over or donated, which is more than delivered or received."""
    if _handed(sum_) or were_given(sum_):
        return True
    match = _goods(sum_)
    return match is not None and any(match["how"].casefold().startswith(w) for w in _words.gifts)


# "The machine is | worth €5m", "The vehicles, with a value of | €5m": given the sentence before.
_OF_THEM = verbose(
    rf"""
    [\s“"]* (?: (?:The|This|These|Those|Their|Its)\s+ (?:[\w-]+\s+){{0,3}}? [\w-]+ | They | It ),?
    \s+ (?:(?:is|are|was|were)\s+)? (?:{lexicon.any_of(_words.worth)})
    \s+ (?:(?:about|some|around|nearly|over)\s+)? $
    """
)
_GIVEN = regex(
    rf"\b(?i:{lexicon.any_of((*_words.given, *_words.nouns))}|will\s+give|gives?|has\s+given)\b"
)


@once
def were_given(sum_: Sum) -> bool:
    """ "Norway gave trucks to the army. The trucks are worth €5m"."""
    before = sum_.reading.previous(sum_.sentence) if are_valued(sum_) else None
    opens = _OF_THEM.match(sum_.text, sum_.sentence.start, sum_.lead) if before else None
    return bool(before and opens and _GIVEN.search(sum_.text, before.start, before.end))


def _is_money(sum_: Sum, goods: Span) -> bool:
    """Whether the words are money themselves: "provided | a package | worth €5m"."""
    cues = ROLES.find(sum_.text, goods)
    last = goods.of(sum_.text).split()[-1]
    return last not in _words.things and any(c.end == goods.end for c in cues)
