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
    """Whether two words differ by one letter, which is not the first, or by two that changed place.

    A letter too many or too few counts in words of six letters or more, another letter in five.

    >>> one_letter_off("ilazi", "ilaze"), one_letter_off("borrel", "borrell")
    (True, True)
    """
    if a[:1] != b[:1] or abs(len(a) - len(b)) > 1:
        return False
    if len(a) != len(b):
        short, long = sorted((a, b), key=len)
        same = _common(short, long)
        return len(short) >= 6 and short[same:] == long[same + 1 :]
    same = _common(a, b)
    swapped = a[same : same + 2] == b[same : same + 2][::-1] and a[same + 2 :] == b[same + 2 :]
    return len(a) >= 5 and (a[same + 1 :] == b[same + 1 :] or swapped)


def _common(a: str, b: str) -> int:
    """How many letters two words begin with in common."""
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
