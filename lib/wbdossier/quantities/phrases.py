"""The words around a place in a text, as many as one phrase may have."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from wbdossier.grammar import regex
from wbdossier.quantities.numerals import GAP
from wbdossier.quantities.vocabulary import WORDS

# "troops", "peace-keepers", "km/h", "m²"; a trailing full stop only of "U.S.", "U.N.". A
# designation with digits ("F-16s", "A400M", "Covid-19", "Leopard 2") is one word.
_DESIGNATION = (
    r"(?!(?:EUR|USD|GBP|CHF|KM)-?[0-9])[A-Z](?:[A-Za-z]{0,3}-?|[A-Za-z]+-)[0-9]{1,4}[A-Za-z]{0,2}"
)
_TYPE = rf"[A-Z][a-z]+{GAP}[0-9]{{1,2}}[A-Z]?[0-9]?(?={GAP}[a-z])"
_INITIALS = r"(?:[A-Z]\.){2,4}"
# A full stop between letters ends a sentence where a capital follows: "150 soldiers.Italy".
_PLAIN = r"°?[^\W\d_]+(?:(?:[-’'/&]|(?<=[A-Z])\.|\.(?![A-Z]))[^\W\d_]+)*[²³23]?"
_WORD = rf"(?P<word>(?:(?=[A-Z])(?:{_DESIGNATION}|{_TYPE}|{_INITIALS})|{_PLAIN})(?!\w))"
_NAME = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_AFTER_GAP = regex(rf"(?P<gap>{GAP}){_WORD}")
_GLUED = regex(r"(?P<gap>)(?P<word>[^\W\d_]+(?:/h)?[²³23]?)(?!\w)")
_AFTER_HYPHEN = regex(r"(?P<gap>-)(?P<word>[^\W\d_]+)")
# Seven “technical” agreements, 200 "police and soldiers".
_QUOTED = regex(rf"{GAP}[“„«\"‘'](?P<words>{_NAME}(?:{GAP}{_NAME}){{0,2}})[”“»\"’'](?!\w)")
_PARAGRAPH = regex(r"\n[^\S\n]*\n")
_UNQUOTED = regex(_NAME)
_QUOTES = tuple("“„«\"‘'")
_OPENING = "([{\"'“‘«„`*•–—-"
WINDOW = 48  # code points looked back
_SAID = [
    *(way for ways in WORDS.bounds.values() for way in ways),
    *(
        *WORDS.lead.fillers,
        *WORDS.lead.changes,
        *WORDS.lookalikes.labels,
        *WORDS.lookalikes.weak_labels,
    ),
]
LEADING = frozenset(way.split()[-1] for way in _SAID) | {"from", "between", "by"}


class Word(NamedTuple):
    """A word and its place; ``broken`` says that a new line began before it.

    ``closed`` is 1 where a quotation mark opened before it or the words before closes after it.
    """

    text: str
    start: int
    end: int
    broken: bool
    closed: int = 0


def _run(
    pattern: re.Pattern[str],
    text: str,
    pos: int,
    end: int,
    most: int,
    stops: Container[str] = frozenset(),
) -> list[Word]:
    words: list[Word] = []
    for _ in range(most):
        match = pattern.match(text, pos, end)
        if match is None:
            break
        gap, word = match.groups()
        pos = match.end()
        words.append(Word(word, pos - len(word), pos, "\n" in gap))
        if word in stops:
            break
    return words


def after(text: str, pos: int, end: int, most: int = 7) -> list[Word]:
    """Return the words that follow with nothing but white space between."""
    return _run(_AFTER_GAP, text, pos, end, most)


def phrase(text: str, pos: int, end: int) -> list[Word]:
    """Return the words of the noun phrase that may follow, and the one that ends it."""
    words = _run(_AFTER_GAP, text, pos, end, 7, WORDS.nouns.stops)
    at = words[-1].end if words else pos
    if text[at + 1 : at + 2] not in _QUOTES or not (quoted := _QUOTED.match(text, at, end)):
        return words
    return words + _quoted(text, quoted, end)


def _quoted(text: str, match: re.Match[str], end: int) -> list[Word]:
    """The words in quotation marks and those after them."""
    spans = [m.span() for m in _UNQUOTED.finditer(text, *match.span("words"))]
    words = [Word(text[a:b], a, b, False) for a, b in spans]
    words[-1] = words[-1]._replace(closed=1)
    return words + _run(_AFTER_GAP, text, match.end(), end, 3, WORDS.nouns.stops)


def glued(text: str, pos: int, end: int, most: int = 4) -> list[Word]:
    """Return the word that touches ``pos`` and those that follow it: "5km", "30kg of"."""
    first = _run(_GLUED, text, pos, end, 1)
    return first and first + after(text, first[0].end, end, most - 1)


def hyphened(text: str, pos: int, end: int, most: int = 4) -> list[Word]:
    """Return the words that follow, each after a hyphen: "-member", "-per-cent"."""
    return _run(_AFTER_HYPHEN, text, pos, end, most)


def before(text: str, start: int, floor: int) -> list[Word]:
    """Return the words that stand before ``start`` in its paragraph, back to ``floor``.

    They keep the punctuation after them, so that "under, 150" is no bound. Where the last one can
    be no part of a bound or label, it alone is returned: the others have nothing to say.
    """
    low = max(floor, start - WINDOW)
    if not text[start - 1 : start].isspace():
        return []
    near = text[low:start]
    if "\n" in near:
        for paragraph in _PARAGRAPH.finditer(text, low, start):
            near = text[paragraph.end() : start]
    words = near.rsplit(None, 1)
    if not words:
        return []
    last = words[-1].lstrip(_OPENING)
    if last.rstrip(")").casefold() in LEADING:
        return _placed(text, near.split(), start)
    end = start - len(near) + len(near.rstrip())
    return [Word(last, end - len(last), end, False)]


def _placed(text: str, tokens: list[str], pos: int) -> list[Word]:
    """The tokens that end before ``pos`` as words, without the brackets and quotes before them."""
    words = []
    for token in reversed(tokens):
        pos = text.rindex(token, 0, pos)
        bare = token.lstrip(_OPENING)
        end = pos + len(token)
        words.append(Word(bare, end - len(bare), end, False))
    return words[::-1]
