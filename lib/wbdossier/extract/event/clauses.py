"""The words of a date's clause, which name what has no noun of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier.dates import DateRef
from wbdossier.grammar import CAPITALISED, THE, verbose
from wbdossier.records import Span

_WHOLE, _LAST, _FIRST = 14, 10, 6  # words of a name in one part; before the date; after it
_BREAK = verbose(r"[,;:“”\"–—«»] | \s(?:which|that|who|while|whereas|but|because|when|where)\s")
# What leads to a date: "on", "as of the", "between".
_TIME = r"""
    (?: (?: as\s+of
          | [Oo]n|[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Aa]t|[Bb]efore|[Aa]fter|[Bb]etween
          | [Tt]he|[Ll]ate|[Ee]arly | of|for|during|and ) \s+ )
"""
_TO_DATE = verbose(rf"(?:\s+|^) {_TIME}* \Z")
_CONJUNCTION = verbose(r"\s* (?:(?:and|or)\s+)?")
_ONLY_PLACE = verbose(rf"(?:[Ii]n|[Aa]t|[Nn]ear)\s+ {THE} {CAPITALISED} (?:\s+{CAPITALISED})*")
_COMMA, _SPACE = re.compile(r"[\s,]*"), re.compile(r"\s*")
_TOKEN = re.compile(r"\S+")
_END_MARKS = " .,;:!?\n"


def words(text: str, sentence: Span, date: DateRef) -> tuple[Span, ...]:
    """Return the words of the date's clause.

    They stand after a date that opens the clause, before one that closes it, and on both sides of
    one in the middle.
    """
    parts = [p for p in _around(text, sentence, date) if _is_telling(p.of(text))]
    if len(parts) == 2:
        return _last_words(text, parts[0]), _first_words(text, parts[1], _FIRST)
    return tuple(_first_words(text, part, _WHOLE) for part in parts)


def without_date(text: str, name: Span, date: DateRef) -> Span:
    """Cut the date out of a name: "attack of 24 September" is an attack."""
    if not name.overlaps(date):
        return name
    lead = _TO_DATE.search(text[name.start : date.start])
    end = name.start + lead.start() if lead else date.start
    return Span(name.start, end) if end > name.start else name


def _around(text: str, sentence: Span, date: DateRef) -> Iterator[Span]:
    lead = _TO_DATE.search(text[sentence.start : date.start])
    before = _last_part(text, sentence.start, sentence.start + lead.start() if lead else date.start)
    yield before
    opening = _SPACE if before.of(text).strip() else _COMMA
    after = opening.match(text, date.end, sentence.end)
    yield _first_part(text, Span(after.end() if after else date.end, sentence.end))


def _is_telling(words: str) -> bool:
    return len(words.split()) >= 2 and not _ONLY_PLACE.fullmatch(words)


def _last_part(text: str, start: int, end: int) -> Span:
    """What stands after the last break, without the conjunction that opens it."""
    for found in _BREAK.finditer(text, start, end):
        start = found.end()
    conjunction = _CONJUNCTION.match(text, start, end)
    return Span(conjunction.end() if conjunction else start, end)


def _first_part(text: str, span: Span) -> Span:
    """What stands before the first break."""
    stop = _BREAK.search(text, span.start, span.end)
    kept = text[span.start : stop.start() if stop else span.end].rstrip(_END_MARKS)
    return Span(span.start, span.start + len(kept))


def _tokens(text: str, part: Span) -> list[Span]:
    return [Span(*match.span()) for match in _TOKEN.finditer(text, part.start, part.end)]


def _last_words(text: str, part: Span) -> Span:
    return _joined(text, _tokens(text, part)[-_LAST:], part)


def _first_words(text: str, part: Span, most: int) -> Span:
    return _joined(text, _tokens(text, part)[:most], part)


def _joined(text: str, kept: list[Span], part: Span) -> Span:
    """Return the words kept of a part; an infinitive does not stay without its object."""
    shortened = len(kept) < len(_tokens(text, part))
    if shortened and len(kept) > 3 and kept[-2].of(text) == "to":
        kept = kept[:-2]
    return kept[0].join(kept[-1])
