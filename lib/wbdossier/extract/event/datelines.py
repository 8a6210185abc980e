"""Dates that are the article's own: datelines, timestamps; and the entries of a chronology."""

from __future__ import annotations

from collections.abc import Sequence

from wbdossier.dates import DateRef
from wbdossier.grammar import CAPITALISED, UPPER, verbose
from wbdossier.records import Span

_REACH = 28  # characters after a date in which a dateline ends

# Before the article's own date: "TIRANA, 5 May 2023 – …", "Posted 3 May", "By Ana Kola | 3 May".
_OPENS = verbose(
    r"""
    [\s(\[]* | [\w\s.,/’'()\[\]-]{2,50}[,(]\s*
    | (?i:(?:first|last|originally)?\s*(?:published|posted|updated|date))\W+.{0,20}
    | By\s+[^|\n]{3,60}[|\s]\s*
    """
)
_AFTER = verbose(
    r"\.?,?\s*(?:\([^)]*\)\.?\s*)?[-–—_|/:.)] | [^\S\n]*(?:\n|\Z) | \s*,?\s*\d\d?[:.]\d\d"
)
_DASH = verbose(r"\.?,?\s*\)?\s*(?:\([^)]*\)\.?\s*)?[-–—_|]")
_ENDS_IN_A_DASH = verbose(r"[-–—_]\Z")
# "May 21 (Adria)", "May 21 / ADRIA /"
_AGENCY = verbose(r",?\s*(?: \(\s*[^\W\d_a-z][\w/ .-]{1,24}\) | /\s*[^\W\d_a-z]\w{1,12}\s*/ )")
# "(Pristina, 12 March) The", "Paris, Thursday 12 March: The"
_TOWN = verbose(rf"[\s(]*(?!(?:In|At|On)\b){CAPITALISED}(?:\s{CAPITALISED}){{0,2}},\s+(?:on\s+)?")
_TEXT_BEGINS = verbose(rf"\s*[):.]?\s+[{UPPER}“\"]")
# "Last updated", "Published on", "Photo taken on", "Editor's note ("
_ABOUT_ITSELF = verbose(
    r"""
    (?:\A|[.|(]\s*)(?i:(?:last\s+)?updated|accessed|retrieved|posted|published)\s+(?:on\s+)?\Z
  | (?:\A|\.\s)(?i:photo\w*|editor[’']s\s+note|correction|done|exchange\s+rates?)
    \b[^.:]{0,24}\Z
    """
)
# "| 14:55", "- 14:55" at the end of a line, ", updated"
_TIMESTAMP = verbose(
    r"""
    \s*\|\s*\d\d?[:.]\d\d | [^\S\n]+[–—-]\s*\d\d?[:.]\d\d[^\S\n]*(?:\n|\Z)
  | ,?\s+\(?(?i:(?:last\s+)?(?:updated|modified))\b
    """
)
# "16.06.2025 Press Team", "16.06.2025 Tirana Press and information office of the ministry"
_BYLINE = verbose(
    r"""
    (?:[^\S\n]+[^\W\d_a-z]\S*){0,5}[^\S\n]*(?:\n|\Z)
  | [^\n]{0,40}\bP(?i:ress)\s+(?:and\s+(?i:information)\s+)?(?i:team|office|service|unit)\b
    """
)
# "Council of the Union Press release 9 March 2023 11:40", "By Ana Kola | 9 March 2023"
_LABELLED = verbose(
    r"""
    [^\n.]{0,60}\b(?i:press\s+release|statement|news|story|published|date)\W+
    | By\s+[^|\n]{3,60}[|\s]\s*
    """
)
_LINE_END = verbose(r"(?:[^\S\n]+\d\d?[:.]\d\d)?[^\S\n]*(?:\n|\Z)")
_PROSE = verbose(r"[a-z]{3}")
# After the date that opens a line of a calendar: "21 November. The …", "Monday, 5 May – Visit to",
# and on the next line where the date stands alone.
_ENTRY = verbose(
    r"""
    [^\S\n]*[.:–—-][^\S\n]+(?P<beside>[^\s\d][^\n]{7,}) | [^\S\n]+(?P<plain>[^\W\d_a-z][^\n]{7,})
    | [^\S\n]*:?\n\s*(?P<below>[^\W\d_][^\n]{7,})
    """
)
_OPENS_LINE = verbose(r"(?: \A | \n[^\S\n]*\n | [.!?:]\n ) [^\S\n•*–-]* \Z")
_LINE = 200  # characters of a line before a date that are looked at
_LABEL = 80  # characters at its end in which a line says what date follows
_HEAD = 400  # characters in which a page's head stands
_SHORT = 90  # characters of a line that is no sentence
_MANY = 2  # entries that make a calendar


def calendar(text: str, dates: Sequence[DateRef]) -> dict[int, Span]:
    """Return what is told of each date that opens an entry, by the date's place.

    Lines that open with a date are a calendar or a chronology when there are several.
    """
    found: dict[int, Span] = {}
    end = -1
    for date in dates:
        if not (_follows(text, end, date) or _opens_line(text, date)):
            continue
        match = _ENTRY.match(text, date.end)
        if match and match.lastgroup:
            told = Span(*match.span(match.lastgroup))
            stop = text.find(". ", told.start, told.end)
            found[date.start] = Span(told.start, stop if stop >= 0 else told.end)
            end = told.end
    return found if len(found) >= _MANY else {}


def _opens_line(text: str, date: Span) -> bool:
    return _OPENS_LINE.search(text, max(0, date.start - 40), date.start) is not None


def _follows(text: str, end: int, date: Span) -> bool:
    """Whether an entry's line stands right before the date's."""
    return 0 <= end < date.start < end + _LINE and not text[end : date.start].strip(" \n•*–-")


def in_head(text: str, date: Span) -> bool:
    """Whether a date stands in a short line at the head of the page."""
    start = text.rfind("\n", 0, date.start) + 1
    end = text.find("\n", date.end)
    return start < _HEAD and 0 <= end < start + _SHORT


def told(text: str, sentence: Span, date: DateRef, entry: Span | None) -> Span | None:
    """Return the words that tell what happened on ``date``; None for the article's own date."""
    if entry:
        return entry
    return None if _is_own(text, sentence, date) else sentence


def _is_own(text: str, sentence: Span, date: DateRef) -> bool:
    """Whether a date is the article's own: it opens the sentence, and little or a dash follows."""
    if _TIMESTAMP.match(text, date.end, sentence.end + _REACH):
        return True
    line = text[max(0, date.start - _LINE) : date.start].rpartition("\n")[2]
    if _ABOUT_ITSELF.search(line, max(0, len(line) - _LABEL)):
        return True
    if _TOWN.fullmatch(line) and _TEXT_BEGINS.match(text, date.end):
        return True
    if _LINE_END.match(text, date.end) and _LABELLED.fullmatch(line):
        return True
    if not line.strip() and _BYLINE.match(text, date.end):
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
    line_end = text.find("\n", date.end, sentence.end)
    rest = line_end if line_end >= 0 else sentence.end
    return bool(_DASH.match(text, date.end, end) or not _PROSE.search(text, date.end, rest))
