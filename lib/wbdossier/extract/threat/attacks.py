"""Attacks that are known by whom they hit or where they were."""

from __future__ import annotations

from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.dates import months
from wbdossier.extract.threat.mention import Mention
from wbdossier.extract.threat.rules import ATTACK
from wbdossier.grammar import UPPER, regex, verbose
from wbdossier.lexicon.threats import threats
from wbdossier.records import Span

_WORDS = threats().attacks
_MONTH = "|".join(month.capitalize() for month in months.ENGLISH_WIDE)
_PLACE = rf"[{UPPER}][\w’-]*"
_TARGET = rf"(?:{lexicon.any_of(_WORDS.targets)})(?!\w)"
_ANCHOR = regex("attack|assault|clashes|violence|Attack|Assault|Clashes|Violence")
# "attack on KFOR troops", "clashes with protesters", "violence in Mitrovica".
_ATTACK = verbose(
    rf"""
    (?: (?i:attack|assault)s? | (?i:clashes|violence) ) \s+
    (?: (?i:on|against|(?<=clashes\s)with) \s+ (?:the\s+|an?\s+)? (?:[\w’'-]+\s+){{0,2}}?
        {_TARGET} (?:\s+{_TARGET}){{0,2}}
      | (?:in|near|between|around|(?<=attack\s)of) \s+ (?:the\s+)? (?:north(?:ern)?\s+(?:of\s+)?)?
        (?:the\s+village\s+of\s+)? (?!{_MONTH}) {_PLACE} )
    (?!\w)
    """
)
# "the Banjska attack".
_PLACE_OF = regex(rf"(?<=[Tt]he\s)(?!Russian|Heart|Moscow){_PLACE}\s+\Z")
_BARE = regex(r"attacks?(?!\w)")
_OTHERS = regex(rf"(?<!\w)(?i:{lexicon.any_of(_WORDS.others)})[\s-]*\Z")
_REACH = 40  # characters before the word in which its place stands


def find(text: str) -> Iterator[Mention]:
    """Yield each attack whose target or place is named."""
    for anchor in _ANCHOR.finditer(text):
        start = anchor.start()
        span = _span(text, start)
        if span and not _OTHERS.search(text, max(0, span.start - 16), span.start):
            yield Mention(span.start, span.end, "armed_attack", ATTACK)


def _span(text: str, start: int) -> Span | None:
    if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        return None  # "counterattack"
    place = _PLACE_OF.search(text, max(0, start - _REACH), start)
    bare = _BARE.match(text, start) if place else None
    if place and bare:
        return Span(place.start(), bare.end())
    match = _ATTACK.match(text, start)
    return Span(*match.span()) if match else None
