"""Pieces of English grammar from which several modules put their patterns together.

They are written for `re.VERBOSE`, in which `verbose` compiles what is made of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

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

# A character that is no part of a word. As a list of them (of what the press sets) it is looked for
# several times as fast as `(?<![\w-])` is asked at every place.
APART = "[{}]".format(
    "".join(
        re.escape(chr(c))
        for c in (*range(0x250), *range(0x2000, 0x2800))
        if not (chr(c).isalnum() or chr(c) in "_-")
    )
)

# Words that open a sentence with a capital, and are no part of the noun phrase after them.
_OPENING = re.compile(
    r"(?:(?:The|the|A|An|This|That|His|Her|Their|Its|Our|In|At|On|As|By|For|After|Before|During"
    r"|Since|Following|Despite|When|While|And|But|Speaking)\s+)+"
)
_REACH = 90  # characters in which the words before a noun that belong to it stand


def verbose(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Compile a pattern in which white space and comments do not count."""
    return re.compile(source, re.VERBOSE | flags)


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


def words_apart(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Return where in ``text`` the words of ``pattern`` stand, which begins with `APART`.

    >>> words_apart(re.compile(APART + "said"), "said he, who said")
    [(0, 4), (13, 17)]
    """
    return [(m.start(), m.end() - 1) for m in pattern.finditer("\n" + text)]


def plain(words: str) -> str:
    """Return ``words`` with single spaces."""
    return " ".join(words.split())
