"""A place where words name a threat, and the words around it that make it none."""

from __future__ import annotations

from dataclasses import dataclass

from wbdossier import lexicon
from wbdossier.extract.rule import Rule
from wbdossier.grammar import lowered, regex, verbose
from wbdossier.lexicon.threats import threats
from wbdossier.records import Span

_WORDS = threats().no_threat
# "Office on Drugs and", "prosecution for the fight against": a body's name, or a title.
_OF_BODY = verbose(
    rf"""
    (?<!\w) (?: (?i:{lexicon.any_of(_WORDS.bodies)}) | (?P<title>{lexicon.any_of(_WORDS.titles)}) )
    (?:[’']s\s+office)? (?:\s+of\s+\w+)? (?:\s+\([^()]{{1,12}}\))? \s+ (?:for|on|against|to|in) \s+
    (?: (?i: the|against|of|fight(?:ing)?|combat(?:t?ing)?|counter(?:ing)?|prevent(?:ing|ion)?
           | suppression ) \s+ ){{0,5}}
    (?:[\w-]+ (?:,\s+|\s+) (?:and\s+)? ){{0,4}} \Z
    """
)
_PREVENTION = regex(r"Prevention\s+of\s+\Z")
_TRADE = regex(rf"\s+(?:and\s+[\w-]+\s+)?(?i:{lexicon.any_of(_WORDS.trades)})(?![\w-])")
_STAGED = regex(rf"(?<![\w-])(?:{lexicon.any_of(_WORDS.staged)})(?!\w)")
_OTHER_SENSE = regex(rf"(?<!\w)(?i:{lexicon.any_of(_WORDS.other_sense)})[\s-]+\Z")
_TITLE_GOES_ON = regex(
    r"\s+(?:[A-Z][a-z]+\s+){0,2}(?:Strategy|Act|Law|Index|Plan|Convention|Week|Day|Mission|Monitor|Network|Battalion|Centre|Center|Agency|Directorate)\b"
)
_REACH = 70  # characters before a mention in which the body whose name it is in stands


@dataclass(frozen=True, slots=True, order=True)
class Mention(Span):
    """One place where words name a threat."""

    topic: str
    rule: Rule


def is_no_threat(text: str, mention: Span) -> bool:
    """Whether the words around a mention make it a body's name, a trade or another thing."""
    start = max(0, mention.start - _REACH)
    capital = text[mention.start].isupper()
    body = _OF_BODY.search(text, start, mention.start)
    return bool(
        _TRADE.match(text, mention.end)
        or _OTHER_SENSE.search(text, start, mention.start)
        or (body and (capital or not body["title"]))
        or (
            capital
            and (
                _TITLE_GOES_ON.match(text, mention.end)
                or _PREVENTION.search(text, start, mention.start)
            )
        )
    )


def is_staged(text: str, sentence: Span) -> bool:
    """Whether the sentence tells of a drill, in which threats are played."""
    return _STAGED.search(lowered(text), sentence.start, sentence.end) is not None
