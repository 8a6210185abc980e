"""The words around a place in a text, as many as one phrase may have."""

from __future__ import annotations

import re
from typing import NamedTuple

from wbdossier.quantities.numerals import GAP

# "troops", "peace-keepers", "U.S", "km/h", "m²"; never a trailing full stop or apostrophe. A
# designation with digits ("F-16s", "S-300", "A400M") is one word.
_DESIGNATION = r"[A-Z][A-Za-z]{0,3}-?[0-9]{1,4}[A-Za-z]{0,2}"
_PLAIN = r"°?[^\W\d_]+(?:[-’'./&][^\W\d_]+)*[²³23]?"
_WORD = rf"(?P<word>(?:{_DESIGNATION}|{_PLAIN})(?![\w]))"
_AFTER_GAP = re.compile(rf"(?P<gap>{GAP}){_WORD}")
_GLUED = re.compile(r"(?P<gap>)(?P<word>[^\W\d_]+(?:/h)?[²³23]?)(?!\w)")
_AFTER_HYPHEN = re.compile(r"(?P<gap>-)(?P<word>[^\W\d_]+)")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_BEFORE = re.compile(r"\S+")
_OPENING = "([{\"'“‘«„`*•–—-"
WINDOW = 48  # code points looked back


class Word(NamedTuple):
    """A word and its place; ``broken`` says that a new line began before it."""

    text: str
    start: int
    end: int
    broken: bool


def _run(pattern: re.Pattern[str], text: str, pos: int, end: int, most: int) -> list[Word]:
    words: list[Word] = []
    while len(words) < most and (match := pattern.match(text, pos, end)):
        pos = match.end()
        words.append(Word(match["word"], match.start("word"), pos, "\n" in match["gap"]))
    return words


def after(text: str, pos: int, end: int, most: int = 7) -> list[Word]:
    """Return the words that follow with nothing but white space between."""
    return _run(_AFTER_GAP, text, pos, end, most)


def glued(text: str, pos: int, end: int, most: int = 4) -> list[Word]:
    """Return the word that touches ``pos`` and those that follow it: "5km", "30kg of"."""
    first = _run(_GLUED, text, pos, end, 1)
    return first and first + after(text, first[0].end, end, most - 1)


def hyphened(text: str, pos: int, end: int, most: int = 4) -> list[Word]:
    """Return the words that follow, each after a hyphen: "-member", "-per-cent"."""
    return _run(_AFTER_HYPHEN, text, pos, end, most)


def before(text: str, start: int, floor: int) -> list[Word]:
    """Return the words that stand before ``start`` in its paragraph, back to ``floor``.

    They keep the punctuation after them, so that "under, 150" is no bound.
    """
    low = max(floor, start - WINDOW)
    if start and not text[start - 1].isspace():
        return []
    for paragraph in _PARAGRAPH.finditer(text, low, start):
        low = paragraph.end()
    words = []
    for match in _BEFORE.finditer(text, low, start):
        bare = match[0].lstrip(_OPENING)
        words.append(Word(bare, match.end() - len(bare), match.end(), False))
    return words
