"""Pieces of English grammar from which several modules put their patterns together.

They are written for `re.VERBOSE`, in which `verbose` compiles what is made of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

# Upper-case letters beyond ASCII: `re` has no \p{Lu}. Latin up to Extended-B, and Cyrillic.
UPPER = "A-Z" + "".join(
    chr(c) for c in (*range(0xC0, 0x250), *range(0x400, 0x460)) if chr(c).isupper()
)
# "Tirana", "U.S.", "Brdo-Brijuni", "Kosovo’s"; the marks make no end of their own.
CAPITALISED = rf"(?:[{UPPER}][\w’'&.-]*)"
THE = r"(?:the\s+)?"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
# What joins the members of a list: ", ", " and the ", " & ".
AND = rf"(?:\s*(?:,|,?\s+and|&)\s+{THE})"

# What stands before a word of its own: a character (of what the press sets) that is no part of one.
APART = r"(?:\A|(?<=[{}]))".format(
    "".join(
        re.escape(chr(c))
        for c in (*range(0x250), *range(0x2000, 0x2800))
        if not (chr(c).isalnum() or chr(c) in "_-")
    )
)

_REACH = 90  # characters in which the words before a noun that belong to it stand


_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class _Later:
    """A pattern that is compiled when it is first used; from then on it costs what `re`'s does."""

    __slots__ = (*_METHODS, "__weakref__", "_flags", "_source")

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and put the methods where they are found at once from now on."""
        source = self._source
        compiled = re.compile(source if isinstance(source, str) else source(), self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used: most texts need few of them.

    Where its words are many, ``source`` is a function, so that they are not put together either.
    """
    return cast("re.Pattern[str]", _Later(source, flags))


def verbose(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """Return a `regex` in which white space and comments do not count."""
    return regex(source, re.VERBOSE | flags)


# Words that open a sentence with a capital, and are no part of the noun phrase after them.
_OPENING = regex(
    r"(?:(?:The|the|A|An|This|That|His|Her|Their|Its|Our|In|At|On|As|By|For|After|Before|During"
    r"|Since|Following|Despite|When|While|And|But|Speaking)\s+)+"
)


def phrase_start(modifiers: re.Pattern[str], text: str, noun: int, limit: int) -> int:
    """Return where the words before a noun that belong to it begin; ``noun`` where none do.

    ``modifiers`` matches those words and ends in ``\\Z``, which here is the noun.

    >>> phrase_start(verbose(r"(?:\\w+ \\s)+ \\Z"), "The joint exercise", 10, 0)
    4
    """
    match = modifiers.search(text, max(limit, noun - _REACH), noun)
    if not match:
        return noun
    opening = _OPENING.match(text, match.start(), noun)
    return opening.end() if opening else match.start()


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """Return ``text`` in lower case, every letter at its place; the last few texts are kept.

    A pattern of many words in lower case is searched here twice as fast as ignoring the case.
    """
    return text.replace("İ", "I").lower()  # the only letter whose lower case is longer


def plain(words: str) -> str:
    """Return ``words`` with single spaces."""
    return " ".join(words.split())
