"""The words that there is no agreement, or no progress towards one, with somebody named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.agreement import states, topics
from wbdossier.extract.agreement.rules import ABSENT
from wbdossier.extract.agreement.words import STATES, WORDS
from wbdossier.extract.rule import fact
from wbdossier.grammar import THE, verbose
from wbdossier.reading import Reading
from wbdossier.records import Agreement, Span

# "no progress in security cooperation with", "not a single bilateral agreement signed between".
_NONE = verbose(
    rf"""
    (?<!\w) (?: [Nn]o | not\s+(?:a\s+single|any|signed\s+any|reached\s+any) ) \s+
    (?:[\w-]+\s+){{0,3}}? (?P<noun>{lexicon.any_of(WORDS.absent)}) (?!\w)
    (?P<topic> \s+(?:in|on|towards?)\s+ {THE} (?:[\w-]+\s+){{0,3}}?
        (?: co-?operation | agreements? | talks | relations | accord | treaty | dialogue ) )?
    (?: \s+ (?:[\w-]+\s+){{0,3}}? )??
    \s*(?:with|between)\s+
    """
)
# "with Serbia", "between Kosovo and Serbia".
_TO_NAME = verbose(rf"{THE} (?:[\w’'-]+\s+and\s+ {THE})?")


def find(reading: Reading, sentence: Span) -> Iterator[Agreement]:
    """Yield what a sentence says there is none of."""
    for match in _NONE.finditer(reading.text, sentence.start, sentence.end):
        end = _named_to(reading, match.end(), sentence)
        if end and (match["topic"] or match["noun"] not in WORDS.needs_topic):
            yield _fact(reading, sentence, Span(match.start(), end), match)


def _named_to(reading: Reading, start: int, sentence: Span) -> int | None:
    """Where the names of the other side end."""
    names = reading.names_in(Span(start, sentence.end), *STATES)
    led = [n for n in names if _TO_NAME.fullmatch(reading.text, start, n.start)]
    return led[-1].end if led else None


def _fact(reading: Reading, sentence: Span, span: Span, match: re.Match[str]) -> Agreement:
    named = {n.id for n in reading.names_in(Span(match.end(), span.end), *STATES)}
    parties = named
    if len(named) == 1:
        parties = named | states.own(reading, sentence, span.start, named)
    return fact(
        Agreement,
        ABSENT,
        reading,
        span,
        parties=tuple(sorted(parties)),
        domain=topics.after(reading, Span(span.end, sentence.end)),
        status="none",
        note=None if len(parties) > 1 else "The words name one side only.",
    )
