"""Lists of recommendations: a heading, who is addressed, and items that begin with a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.recommendation.actors import subject_before
from wbdossier.extract.recommendation.advice import Advice
from wbdossier.extract.recommendation.rules import LISTED
from wbdossier.grammar import lowered, regex, verbose
from wbdossier.lexicon.advice import advice
from wbdossier.reading import Reading
from wbdossier.records import Span

_HEADING = verbose(
    r"""
    ^ [^\S\n]* (?:\#+\s*)? (?:[\w’'-]+[^\S\n]+){0,4}? (?i:recommendations?)
    (?: [^\S\n]+ (?:by|of|from) [^\S\n]+ [^\n:.]{2,60}? )?
    (?: [^\S\n]+ (?:for|to) [^\S\n]+ (?P<who>[^\n:.]{2,70}?) )? [^\S\n]* :? [^\S\n]* $
    """,
    re.MULTILINE,
)
_ITEM = verbose(
    rf"""
    [^\S\n]* (?:[•*▪‣●–-]|\d{{1,2}}[.)])? [^\S\n]*
    (?P<do> (?i:{lexicon.any_of(advice().imperatives)}) \s [^\n]*? )
    [^\S\n]* [.;,]? (?:\s+and)? [^\S\n]* $
    """,
    re.MULTILINE,
)
# "The EU should:", "it is therefore advisable to:", "The authors recommend:".
_LEAD = verbose(
    r"""
    \b (?: (?P<modal> should|must|needs?\s+to|ought\s+to ) | recommend(?:s|ed)?|advisable|advised )
    (?: \s+ (?:to|the\s+following|that) )? \s* \Z
    """
)
_COLON = regex(r":[^\S\n]*(?:\n|\Z)")
_LEAD_REACH = 40  # characters before the colon in which the verb stands
_TO = verbose(
    r"""
    [^\S\n]* (?:[•*▪‣●–-]\s*)? (?:(?:For|To)[^\S\n]+)? (?P<who>[^\n:.]{2,70}?)
    [^\S\n]* (?P<colon>:?) [^\S\n]* $
    """,
    re.MULTILINE,
)
_LINE = regex(r"[^\n]*\S[^\n]*")
_ITEM_END = regex(r"[.;](?=\s|$)")


def find(reading: Reading) -> Iterator[Advice]:
    """Yield the items under each heading "Recommendations"."""
    if "recommendation" in lowered(reading.text):
        for heading in _HEADING.finditer(reading.text):
            who = Span(*heading.span("who")) if heading["who"] else None
            yield from _items(reading, heading.end(), who)
    for colon in _COLON.finditer(reading.text):
        if lead := _lead(reading.text, colon.start()):
            who = subject_before(reading, lead.start("modal")) if lead["modal"] else None
            yield from _items(reading, colon.end() - 1, who)


def _lead(text: str, colon: int) -> re.Match[str] | None:
    return _LEAD.search(text, max(0, colon - _LEAD_REACH), colon)


def _items(reading: Reading, start: int, who: Span | None) -> Iterator[Advice]:
    text, misses = reading.text, 0
    for line in _LINE.finditer(text, start):
        if _HEADING.match(text, line.start()) or _lead(
            text, len(line[0].rstrip(" :")) + line.start()
        ):
            return  # another list
        item = _ITEM.match(text, line.start())
        to = _TO.match(text, line.start()) if not item else None
        if item:
            do = Span(*item.span("do"))
            if stop := _ITEM_END.search(text, do.start, do.end):
                do = Span(do.start, stop.start())
            yield Advice(do.start, do.end, LISTED, do, who)
        elif to and (to["colon"] or re.match(r"\s*(?:For|To)\s", line[0])):
            who = Span(*to.span("who"))
        else:
            misses += 1
            if misses > 1:
                return
