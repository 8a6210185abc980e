"""Word lists as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

# White space is flexible, and what means something in a pattern stands for itself.
_PATTERN = {chr(i): re.escape(chr(i)) for i in range(128)} | dict.fromkeys(" \t\n\r\f\v", r"\s+")
_AS_PATTERN = str.maketrans(_PATTERN)


def flexible(words: str) -> str:
    """Return a pattern for ``words`` in which any white space stands for a space."""
    return " ".join(words.split()).translate(_AS_PATTERN)


def any_of(words: Iterable[str]) -> str:
    """Return one alternation of ``words``, longest first, white space flexible.

    Common beginnings are written once, so that a place where no word begins is passed over
    quickly, whatever the length of the list.

    >>> any_of(["envoy", "chief", "chief of staff", "chair"])
    'ch(?:ief(?:\\\\s+of\\\\s+staff)?|air)|envoy'
    """
    return _any_of(tuple(words))


@cache
def _any_of(words: tuple[str, ...]) -> str:
    ordered = [" ".join(w.split()) for w in sorted(words, key=len, reverse=True)]
    return "|".join(_ways(dict.fromkeys(ordered)))


def _ways(words: Iterable[str]) -> list[str]:
    """One pattern for each beginning of ``words``, which differ and are not empty."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word)
    return [
        _together(group) if len(group) > 1 else group[0].translate(_AS_PATTERN)
        for group in groups.values()
    ]


def _together(words: Sequence[str]) -> str:
    """The pattern of several words that begin alike."""
    common = _common(min(words), max(words))
    rest = [word[common:] for word in words if len(word) > common]
    ways = _ways(rest)
    may_end = "?" if len(rest) < len(words) else ""
    return f"{words[0][:common].translate(_AS_PATTERN)}(?:{'|'.join(ways)}){may_end}"


def _common(one: str, other: str) -> int:
    """How many letters two different words have in common at their beginning."""
    length = min(len(one), len(other))
    return next((i for i in range(length) if one[i] != other[i]), length)
