"""Spellings of one name: diacritics lost, case changed, one letter wrong."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def fold(words: str) -> str:
    """Return ``words`` without diacritics and case, for comparing spellings.

    >>> fold("Sveçla"), fold("Đukanović")
    ('svecla', 'djukanovic')
    """
    decomposed = unicodedata.normalize("NFKD", words.replace("đ", "dj").replace("Đ", "Dj"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def one_letter_off(a: str, b: str) -> bool:
    """Whether two words of five letters or more differ by one letter, which is not the first."""
    if len(a) != len(b) or len(a) < 5 or a[0] != b[0]:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1
