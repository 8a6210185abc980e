"""Text to sentences: spans, in order, disjoint, without white space at their ends.

Nothing is copied or cleaned; all functions work on stretches of the one text. Lines become
blocks (paragraphs, headings, items of a list), blocks become sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from wbdossier.dates import months
from wbdossier.grammar import regex
from wbdossier.lexicon import load
from wbdossier.records import Span


class _Numbers(msgspec.Struct):
    """What sentences need of ``lexicon/quantities.toml``."""

    short_magnitudes: dict[str, int]


LEXICON = load("sentences", dict[str, frozenset[str]])
_MAGNITUDES = load("quantities", _Numbers).short_magnitudes

LONGEST = 2_000  # code points; no sentence of an article comes near it
LONG = 60  # code points; a shorter line that stops without a full stop is a heading, as a rule
WIDEST = 160  # code points; nobody wraps lines at a greater width: a longer one is a paragraph
NARROWEST = 30
FULL = 0.85  # how full a line is, at least, when the next word had no room in it

LINE = regex(r"[^\r\n\u2028\u2029]+")
BREAK = regex(r"\r\n|[\r\n\u2028\u2029]")

# A bullet, or a number with a full stop or bracket; not "24. June 2024".
MARKER = regex(r"(?:[•●▪■◦‣∙·*–—-]|\(?\d{1,2}[.)](?!\s+\w+\s+\d{4}))[^\S\n]+(?=\S)")

CLOSING = "\"'”’»›)\\]"
OPENING = "\"'“‘„«‹(\\["

# The end of a sentence, perhaps: stops and the marks that close after them. The stop stands first
# in the pattern, so that the text is scanned for stops alone; the look-behind lets the match begin
# only at the first stop of a run, so that a million stops take linear time.
STOP = regex(
    rf"""[.!?…] (?: (?<![.!?…].) [.!?…]*+ [{CLOSING}]*+ (?=\s|\Z)  # before white space
       | (?<=[a-z]{{4}}[.]) [”»]? (?=[A-Z][a-z]{{1,30}}\s) )  # run together: "co-operation.German"
    """,
    re.VERBOSE,
)
ENDED = regex(rf"[.!?…:][{CLOSING}]*\Z")
NEXT = regex(rf"\s*([{OPENING}–—-]*\s?)(\w+)?")
WORD = regex(r"(?<![\w.])[\w.]{1,20}\Z")
FIRST = regex(r"\S{1,40}")
DOTTED = regex(r"(?:[A-Za-z]\.)*[A-Za-z]\Z")  # U.S, e.g, M


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the stretch without the white space at its ends."""
    stretch = text[start:end]
    return Span(start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()))


def lines(text: str) -> list[Span]:
    """Return the lines that hold more than white space, without the white space around them."""
    spans = (trimmed(text, *m.span()) for m in LINE.finditer(text))
    return [span for span in spans if span.start < span.end]


def marker(text: str, line: Span) -> int:
    """Return the length of the bullet or number that opens the line, 0 if none does."""
    match = MARKER.match(text, line.start, line.end)
    return len(match.group()) if match else 0


def blocks(text: str, body: Iterable[Span], alone: Iterable[Span] = ()) -> list[Span]:
    """Join lines to blocks; a line in ``alone`` (the title) stays by itself.

    A line break inside a sentence does not part it: a line without a full stop goes on in the next
    one when that begins in lower case, or when lines are wrapped and its first word had no room.
    """
    apart = set(alone)
    joined: list[Span] = []
    for run in _runs(text, body, apart):
        width = _width(text, run)
        previous: Span | None = None
        for line in run:
            item = marker(text, line)
            start = line.start + item
            if previous and not item and _continues(text, previous, start, width):
                joined[-1] = Span(joined[-1].start, line.end)
            else:
                joined.append(Span(start, line.end))
            previous = line
    return joined


def _runs(text: str, body: Iterable[Span], apart: set[Span]) -> Iterator[list[Span]]:
    """Lines with no more than a line break between them."""
    run: list[Span] = []
    for line in body:
        gap = text[run[-1].end : line.start] if run else ""
        follows = gap.isspace() and len(BREAK.findall(gap)) == 1
        if run and (not follows or {run[-1], line} & apart):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _width(text: str, run: list[Span]) -> int:
    """The width at which lines are wrapped, 0 where they are not.

    Narrow lines are taken for wrapped only where one of three or more goes on in lower case:
    a list of headlines is no paragraph.
    """
    width = max(line.end - _line_start(text, line) for line in run)
    goes_on = len(run) > 2 and any(text[line.start].islower() for line in run[1:])
    if width > WIDEST or width < NARROWEST or (width < LONG and not goes_on):
        return 0
    return width


def _line_start(text: str, line: Span) -> int:
    """Where the line begins in the text: before a dateline that was cut off it."""
    before = text[max(0, line.start - WIDEST) : line.start]
    return line.start - len(BREAK.split(before)[-1])


def _is_ended(text: str, line: Span) -> bool:
    return ENDED.search(text[max(line.start, line.end - 8) : line.end]) is not None


def _hangs(text: str, line: Span) -> bool:
    """Whether the line stops at a word that needs another after it: "concern that"."""
    word = WORD.search(text, max(line.start, line.end - 20), line.end)
    return word is not None and word[0] in LEXICON["hanging"]


def _continues(text: str, line: Span, start: int, width: int) -> bool:
    """Whether the line that begins at ``start`` goes on with the sentence of ``line``."""
    if _is_ended(text, line):
        return False
    if text[start].islower() or _hangs(text, line):
        return True
    word = FIRST.match(text, start)
    taken = line.end - _line_start(text, line) + 1 + (len(word[0]) if word else 0)
    return bool(width) and taken > (FULL if width >= LONG else 1) * width


def split(text: str, block: Span) -> Iterator[Span]:
    """Split a block into sentences."""
    start = block.start
    for stop in STOP.finditer(text, block.start, block.end):
        if stop.start() >= start and _ends(text, stop, block):
            yield from _in_pieces(text, trimmed(text, start, stop.end()))
            start = stop.end()
    yield from _in_pieces(text, trimmed(text, start, block.end))


def _in_pieces(text: str, span: Span) -> Iterator[Span]:
    """Cut what is too long for a sentence at white space: rules look at a sentence as a whole."""
    while span.end - span.start > LONGEST:
        space = text.rfind(" ", span.start, span.start + LONGEST)
        end = space if space > span.start else span.start + LONGEST
        yield trimmed(text, span.start, end)
        span = trimmed(text, end, span.end)
    if span.start < span.end:
        yield span


def _ends(text: str, stop: re.Match[str], block: Span) -> bool:
    """Whether a stop ends its sentence: no abbreviation before it, the start of another after."""
    following = NEXT.match(text, stop.end(), min(block.end, stop.end() + 60))
    after = (following and following.group(2)) or ""
    if after[:1].islower():
        return False
    word = WORD.search(text[max(block.start, stop.start() - 20) : stop.start()])
    if not word or not stop.group().startswith(".") or stop.group()[1:2] == ".":
        return True
    return not _abbreviates(word.group(), after)


def _abbreviates(word: str, after: str) -> bool:
    if not after:
        return False
    if word in LEXICON["before_name"] or word in LEXICON["within"]:
        return True
    if word.isdigit() and len(word) <= 2 and after.casefold() in months.ENGLISH:
        return True  # a day with its stop, as much of Europe writes it: "22. November"
    if word in LEXICON["before_number"] and after[0].isdigit():
        return True
    if word.casefold() in _MAGNITUDES and after in LEXICON["currency"]:
        return True
    if word in LEXICON["perhaps"] or DOTTED.match(word):
        return after not in LEXICON["starters"]
    return False


def sentences(text: str, body: Iterable[Span], alone: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Return the sentences of the lines in ``body``.

    >>> text = "Mr. Borrell met them. They left."
    >>> [s.of(text) for s in sentences(text, lines(text))]
    ['Mr. Borrell met them.', 'They left.']
    """
    return tuple(s for block in blocks(text, body, alone) for s in split(text, block))
