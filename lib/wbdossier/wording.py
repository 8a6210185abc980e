"""Words a person typed, found in a text: exactly but for white space, or the nearest there is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from wbdossier.records import Article, Span

MOST_WINDOWS = 5000  # how many stretches of a text are compared with words that are not in it


def pattern(words: str) -> re.Pattern[str]:
    """Match the words with any white space between them, never inside a longer word."""
    body = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?:(?<!\w)|(?!\w)){body}(?:(?!\w)|(?<!\w))")


def reworded(text: str, old: str, new: str) -> str:
    """Replace words; those that already read ``new`` stay, even where they contain ``old``.

    >>> reworded("Balla and Taulant  Balla", "Balla", "Taulant Balla")
    'Taulant Balla and Taulant  Balla'
    """
    longest_first = sorted((old, new), key=len, reverse=True)
    either = re.compile("|".join(pattern(words).pattern for words in longest_first))
    return either.sub(lambda m: m[0] if m[0].split() == new.split() else new, text)


def nearest(words: str, texts: Iterable[str], least: float = 0.6) -> str | None:
    """Return the text most like the words, if any is: ``least`` from 0 (any) to 1 (the same)."""
    folded = " ".join(words.split())
    near = difflib.get_close_matches(folded, list(dict.fromkeys(texts)), 1, least)
    return near[0] if near else None


def context(text: str, place: Span, most: int = 30) -> str:
    """Return the words at a place in brackets, with whole words on either side of them."""
    before = text[max(0, place.start - most) : place.start]
    after = text[place.end : place.end + most]
    if place.start > most:
        before = "…" + before.partition(" ")[2]
    if len(text) > place.end + most:
        after = after.rpartition(" ")[0] + "…"
    return f"“{' '.join(f'{before}[{place.of(text)}]{after}'.split())}”"


def sentence(article: Article, place: Span) -> str:
    """Return the sentence around a place on one line, the words there in brackets."""
    around, text = article.passage(place), article.text
    before, after = text[around.start : place.start], text[place.end : around.end]
    return " ".join(f"{before}[{place.of(text)}]{after}".split())


def windows(text: str, words: str) -> list[str]:
    """Return the stretches of ``text`` with as many words, the first ``MOST_WINDOWS`` of them."""
    tokens = text.split()[:MOST_WINDOWS]
    size = min(len(words.split()), len(tokens))
    return [" ".join(tokens[i : i + size]) for i in range(len(tokens) - size + 1)]


def shown(words: str, most: int = 80) -> str:
    """Return the words in quotation marks on one line, cut where they are long."""
    folded = " ".join(words.split())
    return f"“{folded if len(folded) <= most else folded[: most - 1] + '…'}”"
