"""One piece of advice, and where the clause that says it ends."""

from __future__ import annotations

from dataclasses import dataclass

from wbdossier import speakers
from wbdossier.extract.rule import Rule
from wbdossier.extract.said_by import statement_at
from wbdossier.extract.terms import closed
from wbdossier.grammar import regex, verbose
from wbdossier.reading import Reading
from wbdossier.records import Span

_CLOSING = verbose(
    r"""
    [”»;] | "(?=\s|$|[,.]) | '' | \s*,?\s+and\s+(?:also\s+)?
      (?:urged|called|appealed|said|added|warned|encouraged|invited|advised|recommended|noted)\b
    | \s*,\s+ (?: because|since|while|whereas|but|although|which|who|given|otherwise|or\s+else
                | adding|saying|stressing|noting|warning|emphasi[sz]ing|underlining
                | (?:he|she|they)\s+\w+(?:ed|aid|old)
                | (?:one|some|all|both|most)\s+of\s+(?:which|whom|them)
                | as\s+(?:he|she|they|it|the|this) | and\s+(?:that|added|said|he|she|it|they) ) \b
    | ,?\s+and\s+to\s+(?:the\s+)?(?:[\w’'-]+\s+){1,4}?to\s
    | \s+ (?:because|so\s+that\s+it\s+can) \b
    | \s*,\s+ (?:the|an?)\s+(?:[\w’'()-]+\s+){1,9}(?:said|says|reads|stated|warned|advised|found)\b
    | \s*,\s+ (?:according\s+to|(?:said|says)\s+(?:the|an?))\b
    | \s[–—]\s
    """
)
_LEADING = verbose(r"\s* (?: (?:also|therefore|thus|however|in\s+turn|,)\s* )*")
_COMMA = regex(r"[,”“\"’']\s*(?:the\s+)?\Z")
_LONGEST = 600  # characters of what should be done
_MARKS = " \t\r\n.,;:!?”“\"’'«»)-–—"


@dataclass(frozen=True, slots=True, order=True)
class Advice(Span):
    """One recommendation: who should do what, as spans, and the rule that read it."""

    rule: Rule
    action: Span
    addressee: Span | None = None
    by: str | None = None  # who advises, where the subject of the verb names them
    to: str | None = None  # who should do it, where only "it" stands


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
    while end > start and text[end - 1] in _MARKS and not _closes(text, start, end):
        end -= 1
    return Span(start, end) if end - start > 2 else None


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the mark at the end closes what was opened within."""
    inside, mark = text[start : end - 1], text[end - 1]
    return (mark == ")" and "(" in inside) or (
        (mark == "”" and "“" in inside) or (mark == '"' and inside.count('"') % 2 == 1)
    )


def _attribution(reading: Reading, sentence: Span, start: int, end: int) -> int:
    """Where ", the minister said" begins."""
    for saying in speakers.sayings(reading, sentence):
        if start < saying.start < end:
            match = _COMMA.search(reading.text, start, saying.start)
            if match:
                return match.start()
    return end
