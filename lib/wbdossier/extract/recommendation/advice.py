"""One piece of advice, and where the clause that says it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wbdossier import speakers
from wbdossier.extract.rule import Rule
from wbdossier.extract.said_by import statement_at
from wbdossier.extract.terms import closed
from wbdossier.grammar import verbose
from wbdossier.reading import Reading
from wbdossier.records import Span

_CLOSING = verbose(
    r"""
    [”»;] | "(?=\s|$|[,.]) | '' | \s+and\s+(?:also\s+)?(?:urged|called|appealed|said|added|warned)\b
    | \s*,\s+ (?: because|since|while|whereas|but|although|which|who|given|otherwise|or\s+else
                | adding|saying|stressing|noting|warning|emphasi[sz]ing|underlining
                | (?:he|she|they)\s+\w+(?:ed|aid|old)
                | (?:one|some|all|both|most)\s+of\s+(?:which|whom|them)
                | as\s+(?:he|she|they|it|the|this) | and\s+(?:that|added|said|he|she|it|they) ) \b
    | \s+ (?:because|so\s+that\s+it\s+can) \b
    | \s*,\s+ (?:the|a)\s+(?:\w+\s+){1,3}(?:said|says|reads|stated)\b
    | \s[–—]\s
    """
)
_LEADING = verbose(r"\s* (?: (?:also|therefore|thus|however|in\s+turn|,)\s* )*")
_COMMA = re.compile(r"[,”“\"’']\s*(?:the\s+)?\Z")
_LONGEST = 600  # characters of what should be done
_MARKS = " \t\r\n.,;:!?”“\"’'«»)-–—"


@dataclass(frozen=True, slots=True, order=True)
class Advice(Span):
    """One recommendation: who should do what, as spans, and the rule that read it."""

    rule: Rule
    action: Span
    addressee: Span | None = None
    voice: Span | None = None  # the subject of the verb that advises


def action(reading: Reading, start: int, before: int | None = None) -> Span | None:
    """Return what should be done: from ``start`` to the end of its clause."""
    text, sentence = reading.text, reading.sentence(start - 1)
    end = min(sentence.end, start + _LONGEST, before or sentence.end)
    said = statement_at(reading, Span(start - 1, start))
    if said:
        end = min(end, said.span.end)
    start = _LEADING.match(text, start, end).end()  # type: ignore[union-attr]  # it may be empty
    end = min(end, _attribution(reading, sentence, start, end))
    end = closed(_CLOSING, text, start, end)
    while end > start and text[end - 1] in _MARKS and not _opens_bracket(text, start, end):
        end -= 1
    return Span(start, end) if end - start > 2 else None


def _opens_bracket(text: str, start: int, end: int) -> bool:
    return text[end - 1] == ")" and "(" in text[start:end]


def _attribution(reading: Reading, sentence: Span, start: int, end: int) -> int:
    """Where ", the minister said" begins."""
    for saying in speakers.sayings(reading, sentence):
        if start < saying.start < end:
            match = _COMMA.search(reading.text, start, saying.start)
            if match:
                return match.start()
    return end
