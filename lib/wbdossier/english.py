"""Numbers, money, dates and names in a careful editor's English."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from decimal import Decimal
from textwrap import shorten

from babel import Locale
from babel.numbers import format_decimal, get_currency_name
from markupsafe import Markup, escape

from wbdossier import lexicon
from wbdossier.lexicon.threats import threats

ENGLISH = Locale("en")
SINGLE = str.maketrans('“”"', "‘’'")
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SCALES = (("trillion", 12), ("billion", 9), ("million", 6))
# What takes "the" in a sentence: initials that are spelled out, and names made of a common noun.
SPELLED = {"EU", "UN", "OSCE", "US", "GB", "NL", "EBRD", "EIB", "IMF", "CEB", "RCC", "OHR", "WBIF",
           "EPF", "EIP"}  # fmt: skip
COMMON = re.compile(
    r"\b(?:Agenda|Assembly|Bank|Commission|Council|Declaration|Facility|Framework|Fund"
    r"|Headquarters|Ministry|Mission|Office|Parliament|Plan|Presence|Union)\b"
)
HEAD = re.compile(r"\w+(?= of | into |$)")  # the word of a noun phrase that has its plural
BOUND_WORDS = {"up_to": "up to ", "at_least": "at least ", "about": "about "}


def number_words(number: int | Decimal) -> str:
    """Write a number out: one to nine in words, others with thousands commas.

    >>> number_words(9), number_words(1600), number_words(Decimal("5.3"))
    ('nine', '1,600', '5.3')
    """
    if number == int(number) and 0 <= number < len(SMALL):
        return SMALL[int(number)]
    return digits(number)


def digits(number: int | Decimal) -> str:
    """Write a number in digits with thousands commas: ``1,600``."""
    return str(format_decimal(number, locale=ENGLISH, decimal_quantization=False))


def _scaled(amount: Decimal) -> str:
    for word, exponent in SCALES:
        if abs(amount) >= 10**exponent:
            return f"{digits((amount / 10**exponent).normalize())} {word}"
    return digits(amount)


def money(
    amount: Decimal | None,
    currency: str | None,
    bound: str | None = None,
    amount_max: Decimal | None = None,
) -> str:
    """Write a sum of money as a reader expects it.

    >>> money(Decimal(190_000_000), "EUR"), money(Decimal(10**9), "EUR", "up_to")
    ('€190 million', 'up to €1 billion')
    """
    if amount is None:
        return "an unstated sum"
    symbol = ENGLISH.currency_symbols.get(currency or "", currency or "")
    before = f"{symbol} " if symbol[-1:].isalpha() else symbol
    words = before + _scaled(Decimal(amount))
    if amount_max is not None:
        words += f" to {before}{_scaled(Decimal(amount_max))}"
    return BOUND_WORDS.get(bound or "", "") + words


def date_words(iso: str | None, end: str | None = None) -> str:
    """Write an ISO 8601 date at its own precision, a missing year as such.

    >>> date_words("2024-06-24"), date_words("2023-10"), date_words("--09-24")
    ('24 June 2024', 'October 2023', '24 September, year not stated')
    """
    if not iso:
        return "no date given"
    if end and end != iso:
        return _range_words(_one_date(iso), _one_date(end))
    return _one_date(iso)


def _one_date(iso: str) -> str:
    match = re.fullmatch(r"(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?", iso)
    if not match:
        return iso
    year, month, day = match.groups()
    words = ENGLISH.months["format"]["wide"][int(month)] if month else ""
    words = f"{int(day)} {words}" if day else words
    return f"{words}, year not stated" if year == "-" else f"{words} {year}".strip()


def _range_words(first: str, last: str) -> str:
    """Join two dates, saying once what they share at the end: 24 to 26 July 2024."""
    head, tail = first.split(" "), last.split(" ")
    while len(head) > 1 and head[-1] == tail[len(tail) - len(first.split(" ")) + len(head) - 1]:
        head.pop()
    return f"{' '.join(head)} to {last}"


def currency_name(code: str) -> str:
    """Return the English name of a currency in the plural: ``euros``."""
    return str(get_currency_name(code, 2, ENGLISH))


@functools.cache
def name(code: str | None) -> str:
    """Return the short English name of a country, organisation or mission code."""
    if not code:
        return "not said"
    for kind in ("country", "organisation", "mission", "instrument"):
        if entry := lexicon.entries(kind).get(code):
            if kind == "country":
                return _country(code)
            return code if code in entry.names else entry.names[0]
    return code


@functools.cache
def topic(id: str) -> str:
    """Return the name of a topic of threats."""
    return next((t.label for t in threats().topic if t.id == id), id)


def the(code: str) -> str:
    """Return a name with the article that unions and most organisations take.

    >>> the("EU"), the("NATO"), the("OSCE_SERBIA")
    ('the EU', 'NATO', 'the OSCE Mission to Serbia')
    """
    shown = name(code)
    return f"the {shown}" if code in SPELLED or COMMON.search(shown) else shown


def in_marks(text: str, most: int = 1000) -> str:
    """Return an article's words, on one line, in quotation marks; those inside become single.

    >>> in_marks("a “b” c,")
    '“a ‘b’ c”'
    """
    line = shorten(text.rstrip(" ,"), most, placeholder=" …", break_on_hyphens=False)
    paired = re.sub(r'"([^"]*)"', r"‘\1’", line)
    return f"“{paired.translate(SINGLE)}”"


def _country(code: str) -> str:
    """CLDR's name is the short one; it writes an ampersand where a sentence has "and"."""
    return str(ENGLISH.territories[code]).replace(" & ", " and ")


def plural(noun: str, number: int) -> str:
    """Return the noun as it stands after this number.

    >>> plural("country", 2), plural("statement", 1), plural("sum of money", 2)
    ('countries', 'statement', 'sums of money')
    """
    if number == 1:
        return noun
    if noun == "person":
        return "people"
    return HEAD.sub(lambda m: re.sub(r"(?<=[^aeiou])y$", "ie", m[0]) + "s", noun, count=1)


def join_words(words: Iterable[str]) -> Markup:
    """Join words as a sentence does: ``a, b and c``; escapes what is not yet Markup.

    Words that have a comma of their own are parted by semicolons: ``a, b; and c``.
    """
    *first, last = [escape(w) for w in words] or [Markup("")]
    stop = Markup("; " if any(", " in w.striptags() for w in (*first, last)) else ", ")
    end = Markup("; and ") if stop == "; " else Markup(" and ")
    return end.join([stop.join(first), last] if first else [last])
