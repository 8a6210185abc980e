"""Text → the stretches inside quotation marks.

One left-to-right pass over the marks. A stretch that is never closed ends with its paragraph: pages
cut quotations off, and a quotation of several paragraphs reopens without closing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from wbdossier.grammar import regex
from wbdossier.lexicon import WordList, speech
from wbdossier.records import Span

# Marks that open, and those that may close what they opened. Translated pages close “ with “ and
# open with ”, so direction is read from the neighbours as well as from the sign.
_CLOSERS = {
    "“": '”“"″',
    "”": "”“",
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‘": "’",
    '"': '"”″',
    "``": ("''", '"', "``", "″"),
    "''": ("''", '"'),
    "″": "″”",
    "'": "'",
    "’": "’",
    ",,": ("''", "“", "”", '"'),
    "<<": ">>",
}
# A straight single mark is an apostrophe, unless it stands before a word or after one … The first
# character is looked for before anything else, so that other characters cost nothing.
_MARK = regex(
    r"""
    [`',<>“”„«»‘’"″]
    (?: (?<=[“”„«»‘’"″])
      | (?<=,) ,(?=\w) | (?<=`)` | (?<=')' | (?<=<)< | (?<=>)>
      | (?<=') (?<!\S') (?=[A-Za-z])
      | (?<=[.,!?a-z]') (?=[\s,.;]|\Z) )
    """,
    re.VERBOSE,
)
# … and it opens only where another closes within the paragraph.
_SINGLE = regex(r"'[A-Za-z][^\n\"“”]{8,600}?(?:[.,!?]'(?=[\s,.]|\Z)|[a-z]'(?=[,.;]?(?:\s|\Z)))")
_WRAPPED = 120  # characters in the longest line of a wrapped text
_BLANK = regex(r"\n[^\S\n]*\n\s*")
# In a text without blank lines, and between blank lines where lines are too long to be wrapped: a
# line ends a paragraph where it ends a sentence.
_LINE = regex(r"(?<=[.!?…:;”\"»)])[^\S\n]*\n\s*")
# A mark set apart on both sides: it opens after "that ", it closes before "said".
_LEADS = regex(r"[^\W\d_]\s\Z|:\s\Z")
_SAID = WordList(speech().verbs)
_GOES_ON = regex(r"\s{1,2}[a-z]")


@dataclass(frozen=True, slots=True, order=True)
class Quotation(Span):
    """The words between two marks; ``outer`` includes the marks, ``closed`` says both are there."""

    outer: Span
    closed: bool


@lru_cache(maxsize=4)
def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs: between blank lines, or the lines where those are not wrapped."""
    blocks = _parted(text, Span(0, len(text)), _BLANK)
    if len(blocks) == 1:
        return _parted(text, blocks[0], _LINE)
    return tuple(p for b in blocks for p in (_parted(text, b, _LINE) if _is_long(text, b) else [b]))


def _parted(text: str, whole: Span, separator: re.Pattern[str]) -> tuple[Span, ...]:
    parted = list(separator.finditer(text, whole.start, whole.end))
    starts = [whole.start, *(m.end() for m in parted)]
    ends = [*(m.start() for m in parted), whole.end]
    return tuple(Span(a, b) for a, b in zip(starts, ends, strict=True) if a < b)


def _is_long(text: str, block: Span) -> bool:
    """Whether a block has lines longer than wrapped ones are."""
    lines = block.of(text).split("\n")
    return len(lines) > 1 and max(map(len, lines)) > _WRAPPED


def _opens(text: str, at: int, mark: str) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    free = not before.isalnum() and before not in ".,;!?…%"
    if mark == "’":  # translated pages open with it, at the beginning of a paragraph
        return before == "\n" and after.isupper()
    if mark == "'":
        return after.isalpha() and _SINGLE.match(text, at) is not None
    ended = at > 1 and before.isspace() and text[at - 2] in ",.!?"
    if mark == "“" and ended and _SAID.end_at(text, at + 1):
        return False  # "…, “said the mayor": it closes
    if mark in ("“", "„", "«", "``"):
        return not after.isspace() or free
    if mark == "”" and after.isspace():
        return before.isspace() and _LEADS.search(text, max(0, at - 2), at) is not None
    if mark == '"' and before in ".!?" and after.isupper():
        return True  # the space before it is lost: "… in the town."We have …"
    return free and not after.isspace() and after not in ".,;:!?)"


def _closes(text: str, at: int, mark: str, opener: str) -> bool:
    if mark not in _CLOSERS[opener]:
        return False
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    if mark == "’":  # an apostrophe stands between letters, or ends a plural: "states’ duty"
        possessive = text[at - 1] == "s" and _GOES_ON.match(text, at + 1)
        return not after.isalnum() and not possessive
    if mark == opener and mark in "“”„":
        set_apart = text[at - 1].isspace() and text[at - 2] in ",.!?"
        if set_apart and _SAID.end_at(text, at + 1):
            return True
        return (not text[at - 1].isspace() or after in ",.") and not after.isalnum()
    return True


def find(text: str) -> list[Quotation]:
    """Return the outermost quotations in order; marks nested inside are part of the words."""
    found: list[Quotation] = []
    blocks = paragraphs(text)
    ends = [p.end for p in blocks]
    opener, opened, limit = "", 0, 0
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if opener and at >= limit:
            found.append(_quotation(opener, opened, limit, closed=False))
            opener = ""
        if opener:
            if _closes(text, at, mark, opener):
                found.append(_quotation(opener, opened, at, closed=True, mark=mark))
                opener = ""
        elif mark in _CLOSERS and _opens(text, at, mark):
            opener, opened = mark, at
            limit = ends[min(bisect_right(ends, at), len(ends) - 1)]
    if opener:
        found.append(_quotation(opener, opened, limit, closed=False))
    return [q for q in found if q.start < q.end]


def _quotation(opener: str, opened: int, end: int, *, closed: bool, mark: str = "") -> Quotation:
    start = opened + len(opener)
    return Quotation(start, end, Span(opened, end + len(mark)), closed)
