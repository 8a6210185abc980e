"""A step → when: the date right behind it, or the one that opens its sentence."""

from __future__ import annotations

from wbdossier.dates import DateRef
from wbdossier.grammar import regex, verbose
from wbdossier.reading import Reading, within
from wbdossier.records import Span

# "in 2022", "by the end of 2027", "at the conference in Brussels on 16 December".
_TO_DATE = verbose(
    r"""
    (?: \s+(?:at|during|with|together\s+with|–|-|(?:in|of)\s+(?:its|the|their))\s+ [^.;]{1,70}? )?
    \s*[,(:]?\s*
    (?: (?:already|only|back|formally|officially|as\s+early\s+as|possibly|perhaps)\s+ ){0,2}
    (?: in|on|by|since|from|before|until|as\s+of|around|around\s+the|at|during|after )? \s*
    (?:the\s+)? (?:(?:end|beginning|start|middle|course|spring|summer|autumn)\s+of\s+)? (?:the\s+)?
    """
)
_OPENING = verbose(r"(?:[A-Z][\w’'-]*\s+)? (?:[\w’'-]+,?\s+){0,5}?")
_TO_SUBJECT = regex(r"\s*,\s*(?:when|and)?\s*(?:the\s+)?")
_REACH = 110  # characters behind a step in which its date stands


def after(reading: Reading, sentence: Span, end: int, limit: int) -> DateRef | None:
    """Return the date that follows a step which ends at ``end``, before ``limit``."""
    scope = Span(end, min(sentence.end, end + _REACH, limit))
    for date in within(reading.dates, scope)[:1]:
        if _TO_DATE.fullmatch(reading.text, end, date.start):
            return date
    return None


def before(reading: Reading, sentence: Span, start: int) -> DateRef | None:
    """Return the date that opens the sentence whose subject begins at ``start``."""
    found = within(reading.dates, Span(sentence.start, start))
    if not found or not _TO_SUBJECT.fullmatch(reading.text, found[-1].end, start):
        return None
    return found[-1] if _OPENING.fullmatch(reading.text, sentence.start, found[-1].start) else None


def between(reading: Reading, start: int, end: int) -> DateRef | None:
    """Return the date between a subject and its verb: "Serbia on 4 May opened"."""
    found = within(reading.dates, Span(start, end)) if start < end else []
    if not found or "," in reading.text[start:end]:
        return None
    return found[-1]
