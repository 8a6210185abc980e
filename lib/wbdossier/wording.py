"""Words a person typed, found in a text: exactly but for white space, or the nearest there is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

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


def nearest(words: str, texts: Iterable[str]) -> str | None:
    """Return the text most like the words, if any is."""
    near = difflib.get_close_matches(" ".join(words.split()), list(dict.fromkeys(texts)), 1)
    return near[0] if near else None


def windows(text: str, words: str) -> list[str]:
    """Return the stretches of ``text`` with as many words, the first ``MOST_WINDOWS`` of them."""
    tokens = text.split()[:MOST_WINDOWS]
    size = min(len(words.split()), len(tokens))
    return [" ".join(tokens[i : i + size]) for i in range(len(tokens) - size + 1)]


def shown(words: str, most: int = 80) -> str:
    """Return the words in quotation marks on one line, cut where they are long."""
    folded = " ".join(words.split())
    return f"“{folded if len(folded) <= most else folded[: most - 1] + '…'}”"
