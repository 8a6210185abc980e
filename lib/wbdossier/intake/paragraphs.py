"""Lines of a printed page to paragraphs: what runs on is joined, what repeats is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from wbdossier.articles.sentences import ENDED, MARKER

BROKEN = "\ufffe"  # what pdfium makes of a hyphen at the end of a line
HYPHENS = f"-\u2010\u00ad{BROKEN}"
SOFT = "\u00ad\u2010"  # set by the typesetter, who has no other use for them
# These keep their hyphen, where nothing else tells.
PREFIXES = {
    "all",
    "anti",
    "cross",
    "euro",
    "ex",
    "half",
    "long",
    "mid",
    "non",
    "post",
    "pre",
    "pro",
}
PREFIXES |= {"self", "short", "so", "vice", "well"}
EDGE = 3  # lines; headers and footers stand among the first or last of a page
SAME_HEIGHT = 4.0  # points
LOOSE = 1.35  # times the usual distance of lines; a wider gap parts paragraphs
WIDEST = 1.9  # times the size of letters; lines set further apart are no lines of one paragraph
LARGER = 1.12  # times the size of the body; larger lines are headings
ROOM = 0.3  # of the column; less of it at the end of a line may be left by a careless wrapping
NARROWEST = 25  # code points; a shorter line at the end of a column is a heading or a label
INDENT = 0.8  # times the size of letters
PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|faqe|strana?|стр\.?)\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.I
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed; distances in points, upwards from the bottom of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Return the text's paragraphs, headings and rows of tables, in the order of the lines."""
    lines = [line for page in without_furniture(pages) for line in page]
    if not lines:
        return []
    text = " ".join(line.text for line in lines)
    layout = Layout(lines)
    joined = [lines[0].text]
    for previous, line in pairwise(lines):
        if layout.runs_on(previous, line):
            joined[-1] = join(joined[-1], line.text, text)
        else:
            joined.append(line.text)
    return [" ".join(block.replace(BROKEN, "-").split()) for block in joined]


# -- what repeats on every page -------------------------------------------------------------------


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without page numbers, and without what repeats at one height."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = max(2, (len(pages) + 2) // 3)
    return [[line for line in page if not _repeats(line, page, seen, often)] for page in pages]


def _repeats(line: Line, page: Sequence[Line], seen: Counter[tuple[str, int]], often: int) -> bool:
    if line not in _edges(page):
        return False
    words, height = _key(line)
    near = sum(seen[words, height + step] for step in (-1, 0, 1))
    return near >= often or bool(len(page) > 1 and PAGE_NUMBER.fullmatch(line.text))


def _edges(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.base)
    return [*by_height[:EDGE], *by_height[-EDGE:]]


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.base / SAME_HEIGHT)


# -- what runs on ---------------------------------------------------------------------------------


class Layout:
    """What is usual on these pages: the size of the body's letters, the distance of its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Measure ``lines``."""
        self.size = median(line.size for line in lines for _ in line.text)
        pairs = pairwise(lines)
        gaps = [a.base - b.base for a, b in pairs if _below(a, b) and self._is_body(b)]
        usual = sorted(gap for gap in gaps if gap < WIDEST * self.size)
        self.leading = usual[len(usual) // 4] if usual else self.size * 1.2
        self.rights = _column_ends(lines)

    def _is_body(self, line: Line) -> bool:
        return line.size < self.size * LARGER

    def runs_on(self, a: Line, b: Line) -> bool:
        """Whether ``b`` goes on with the paragraph of ``a``."""
        lower = b.text[0].islower()
        if lower and a.text[-1] in HYPHENS:
            return True
        if MARKER.match(b.text) or not _alike(a, b):
            return False
        if not _below(a, b):  # the next column, the next page
            full = len(a.text) > NARROWEST and not self._was_meant(a, b)
            return not ENDED.search(a.text) and (lower or full)
        if a.base - b.base > self.leading * max(LOOSE, a.size / self.size * LOOSE):
            return False
        if lower or a.text[-1] in HYPHENS or not self._is_body(a):
            return True
        if b.left > a.left + INDENT * a.size and not MARKER.match(a.text):
            return False
        return not self._was_meant(a, b)

    def _was_meant(self, a: Line, b: Line) -> bool:
        """Whether ``a`` was to end there: the next word had room; inside a sentence, many words."""
        room = self.rights[a] - a.right
        if not ENDED.search(a.text):
            return room > ROOM * (self.rights[a] - a.left)
        word = len(b.text.split()[0]) + 1
        return room > word * (b.right - b.left) / len(b.text)


def _alike(a: Line, b: Line) -> bool:
    """Whether the letters of both have about the same size."""
    return abs(a.size - b.size) <= a.size * (LARGER - 1)


def _below(a: Line, b: Line) -> bool:
    return a.page == b.page and b.base < a.base and b.left < a.right and b.right > a.left


def _column_ends(lines: Sequence[Line]) -> dict[Line, float]:
    """Return for each line how far lines reach that stand in the same column of its page."""
    ends: dict[Line, float] = {}
    column: list[Line] = []
    for line in lines:
        if column and not (_below(column[-1], line) and _alike(column[-1], line)):
            ends |= _ends(column)
            column = []
        column.append(line)
    return ends | _ends(column)


def _ends(column: Iterable[Line]) -> dict[Line, float]:
    furthest = max(line.right for line in column)
    return dict.fromkeys(column, furthest)


# -- hyphens --------------------------------------------------------------------------------------


def join(before: str, after: str, text: str) -> str:
    """Return the two with a space between, or as one word where a hyphen parts it.

    ``text`` is the whole document: it shows which way a word is written elsewhere.

    >>> join("the govern-", "ment said", ""), join("the self-", "proclaimed", "")
    ('the government said', 'the self-proclaimed')
    >>> join("in 2023-", "2024 and", ""), join("a large -", "very large", "")
    ('in 2023-2024 and', 'a large - very large')
    """
    if before[-1] not in HYPHENS or len(before) < 2 or before[-2].isspace():
        return f"{before} {after}"
    left, right = re.findall(r"\w*", before[:-1])[-2], (re.match(r"\w*", after) or [""])[0]
    hyphen = "" if _is_broken(left, right, before[-1], text) else "-"
    return f"{before[:-1]}{hyphen}{after}"


def _is_broken(left: str, right: str, mark: str, text: str) -> bool:
    """Whether the hyphen is the typesetter's and not the word's."""
    if not (left.isalpha() and right.isalpha() and right.islower()):
        return False
    if mark in SOFT or _has(left + right, text):
        return True
    if _has(f"{left}-{right}", text) or left.lower() in PREFIXES:
        return False
    return not (len(right) > 3 and _has(left, text) and _has(right, text, apart=True))


def _has(word: str, text: str, apart: bool = False) -> bool:
    """Whether the document has the word; ``apart``: as a word whose beginning is no line's."""
    before = rf"(?<=[\s“\"(])(?<![{HYPHENS[1:]}-]\s)" if apart else rf"(?<![\w{HYPHENS[1:]}-])"
    return bool(re.search(rf"{before}{re.escape(word)}(?![\w{HYPHENS[1:]}-])", text, re.I))
