"""Numbers as a text says them: found, and read.

A numeric token is anything with a digit (1,600; €190m; 2022; 14th), or a number word from *two* on,
with its scales, fractions and ordinals. Not one of them: *one* and *once*, which English uses as
pronoun and article, so that no rule tells a count by them (what the library counts is linked even
then); *no* and a lone 0, since what is missing has no words to link; *both*, *first* and *second*,
which point and do not count.
"""

from __future__ import annotations

import re
from decimal import Decimal

SMALL = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
TIMES = {"once": 1, "twice": 2, "thrice": 3, "dozen": 12}
OTHERS = {
    "dozens", "half", "halves", "quarter", "quarters", "twofold", "threefold", "hundreds",
    "thousands", "millions", "billions", "third", "thirds", "fourth", "fourths", "fifth", "fifths",
    "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
}  # fmt: skip
VALUES = {word: n for n, word in enumerate(SMALL)} | TIMES
VALUES |= {word: 10 * n for n, word in enumerate(TENS, 2)}
POINTING = {"no", "one", "once"}  # read, but never looked for
WORD = "|".join(sorted((VALUES.keys() - POINTING) | SCALES.keys() | OTHERS, reverse=True))
SCALE = "|".join(SCALES)
TOKEN = re.compile(
    rf"[+−≤≥~]?\s?[€$£]?(?!0(?![\w.,:/-]*\w))\d(?:[\w.,:/-]*\w)?(?:\s(?:{SCALE})\b)?%?"
    rf"|\b(?:{WORD})(?:-(?:{WORD}|one))*(?:\s(?:{SCALE}))*\b",
    re.IGNORECASE,
)
DIGITS = re.compile(rf"(\d[\d,]*(?:\.\d+)?)(?:\s({SCALE})\b)?")
SPOKEN = re.compile(rf"\b({'|'.join(VALUES)})\b", re.IGNORECASE)


def tokens(text: str) -> list[str]:
    """Return the numbers that a text says, as they stand in it.

    >>> tokens("Of 1,600 troops, twenty-two left in 2022; one of them twice.")
    ['1,600', 'twenty-two', '2022', 'twice']
    """
    return [match[0].strip() for match in TOKEN.finditer(text)]


def read(text: str) -> Decimal | None:
    """Return the first number of a text as the library writes numbers; None if it says none.

    >>> read("up to €1.5 billion"), read("nine agreements"), read("1,600"), read("none")
    (Decimal('1500000000.0'), Decimal('9'), Decimal('1600'), None)
    """
    if match := DIGITS.search(text):
        scale = Decimal(10) ** SCALES.get(match[2] or "", 0)
        return Decimal(match[1].replace(",", "")) * scale
    spoken = SPOKEN.search(text)
    return Decimal(VALUES[spoken[1].lower()]) if spoken else None
