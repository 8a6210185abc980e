"""Dates that are the article's own: datelines, timestamps; and the entries of a chronology."""

from __future__ import annotations

from wbdossier.dates import DateRef
from wbdossier.grammar import verbose
from wbdossier.records import Span

_REACH = 28  # characters after a date in which a dateline ends

# Before the article's own date: "TIRANA, 5 May 2023 – …", "Posted 3 May", "By Ana Kola | 3 May".
_OPENS = verbose(
    r"""
    \s* | [\w\s.,/’'-]{2,40}[,(]\s* | (?i:published|posted|updated|date)\W+.{0,20}
    | By\s+[^|\n]{3,60}[|\s]\s*
    """
)
_AFTER = verbose(r"\.?,?\s*(?:\([^)]*\)\.?\s*)?[-–—_|/:.)] | \s*\Z | \s*,?\s*\d\d?[:.]\d\d")
_DASH = verbose(r"\.?,?\s*\)?\s*(?:\([^)]*\)\.?\s*)?[-–—_|]")
_ENDS_IN_A_DASH = verbose(r"[-–—_]\Z")
# "May 21 (Adria)", "May 21 / ADRIA /"
_AGENCY = verbose(r",?\s*(?: \(\s*[^\W\d_a-z][\w/ .-]{1,24}\) | /\s*[^\W\d_a-z]\w{1,12}\s*/ )")
_TIMESTAMP = verbose(r"\s*\|\s*\d\d?[:.]\d\d")
_BYLINE = verbose(r"(?:[^\S\n]+[^\W\d_a-z]\S*){0,5}[^\S\n]*(?:\n|\Z)")  # "16.06.2025 Press Team"
_PROSE = verbose(r"[a-z]{3}")
_ENTRY = verbose(r"[^\S\n]*[.:][^\S\n]+(?P<told>[^\n]{12,})")


def told(text: str, sentence: Span, date: DateRef) -> Span | None:
    """Return the sentence that tells what happened on ``date``; None for the article's own date.

    An entry of a chronology ("November 21. The parties …") is told by what follows its date.
    """
    if entry := _entry(text, sentence, date):
        return entry
    return None if _is_own(text, sentence, date) else sentence


def _entry(text: str, sentence: Span, date: DateRef) -> Span | None:
    opens = not text[text.rfind("\n", 0, date.start) + 1 : date.start].strip(" -–•*")
    match = _ENTRY.match(text, date.end) if opens else None
    if not match or not text[match.start("told")].isupper():
        return None
    end = text.find(". ", match.start("told"), match.end())
    return Span(sentence.start, max(sentence.end, end if end >= 0 else match.end()))


def _is_own(text: str, sentence: Span, date: DateRef) -> bool:
    """Whether a date is the article's own: it opens the sentence, and little or a dash follows."""
    if _TIMESTAMP.match(text, date.end, sentence.end + _REACH):
        return True
    opens = not text[text.rfind("\n", 0, date.start) + 1 : date.start].strip()
    if opens and _BYLINE.match(text, date.end):
        return True
    if _ENDS_IN_A_DASH.search(text, date.end, sentence.end):
        return True  # articles cut a dateline off the sentence it opens
    if not _OPENS.fullmatch(text, sentence.start, date.start):
        return False
    if _AGENCY.match(text, date.end):
        return True
    end = date.end + _REACH
    if not _AFTER.match(text, date.end, end):
        return False
    return bool(_DASH.match(text, date.end, end) or not _PROSE.search(text, date.end, sentence.end))
