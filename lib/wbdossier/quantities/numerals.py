"""A place in a text → the number written there: digits, English number words, or both.

The grammar is finite: digits in at most six groups, words up to the trillions. It is one pattern
made of named pieces; `read` matches it at one place and never looks further.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import NamedTuple

from wbdossier import lexicon
from wbdossier.grammar import regex, verbose
from wbdossier.quantities.vocabulary import WORDS
from wbdossier.records import Span

# White space inside one phrase: a line may end in it, a paragraph may not. Bounded, so that a
# page of blanks costs nothing.
GAP = r"(?:[^\S\n]{1,4}(?:\n[^\S\n]{0,4})?|\n[^\S\n]{0,4})"
JOIN = rf"(?:-|{GAP})"  # "twenty-five", "twenty five", "30-million"
AND = rf"(?:(?:{GAP}and)?{GAP}|-and-)"


def _between(low: int, high: int) -> str:
    return lexicon.any_of([w for w, n in WORDS.numbers.items() if low <= n <= high])


# --- words -------------------------------------------------------------------------------------
BIG = [w for w, n in WORDS.magnitudes.items() if n >= 1000]
MAGNITUDE = rf"(?:{lexicon.any_of(BIG)})s?"
# "twenty-five", "fifteen", "six". Not the ordinals "twenty-first", "sixth".
BELOW_100 = rf"(?:(?:{_between(20, 90)})(?:{JOIN}(?:{_between(1, 9)})\b)?|(?:{_between(0, 19)}))\b"
# "a hundred", "thirteen hundred", "one hundred and fifty". In "two hundred and five hundred" the
# second number is another one.
HUNDREDS = rf"(?:{BELOW_100}|an?){JOIN}hundred\b(?:{AND}{BELOW_100}(?!{JOIN}hundred\b))?"
BELOW_10_000 = rf"(?:{HUNDREDS}|{BELOW_100})"


# Magnitudes that number words may have, as patterns, and their words.
_RANKS = {
    "thousand": ("thousand",),
    "(?:million|milion)": ("million", "milion"),
    "(?:billion|mill?iard)": ("billion", "milliard", "miliard"),
    "trillion": ("trillion",),
}


def _with_magnitudes(ranks: Iterable[str]) -> str:
    """ "two million three hundred thousand and five": magnitudes fall, each at most once.

    What follows "and" belongs to the number only without a magnitude of its own that is as
    large: "one million and two million" is two numbers. Each rank doubles the pattern.
    """
    pattern = BELOW_10_000
    for words in ranks:
        head = rf"(?:{BELOW_10_000}|an?){JOIN}{words}s?\b"
        tail = rf"(?:{AND}{pattern}(?!{JOIN}(?:hundred|{MAGNITUDE})\b))?"
        pattern = rf"(?:{head}{tail}|{pattern})"
    return pattern


# "a dozen", "two dozen", "half a dozen". Not "dozens of", which has no number.
DOZENS = rf"(?:{BELOW_100}|an?|half(?:{GAP}an?)?){JOIN}dozen\b"
# "half a billion", "half-million", "a quarter of a million", "a quarter million".
PART = rf"half(?:{JOIN}an?)?|(?:(?:a|one|three){JOIN})?quarters?(?:{GAP}of{GAP}an?)?"
PARTS = rf"(?P<part>{PART}){JOIN}(?P<of>{MAGNITUDE})\b"
# "two and a half million", "2 and a half years", "a million and a half".
_HALF = rf"{GAP}and{GAP}a{GAP}half\b (?: {JOIN} (?P<halved>{MAGNITUDE}) \b )?"
HALVES = rf"""
    (?P<whole>{BELOW_100}) {_HALF}
  | an?{GAP}(?P<one_of>{MAGNITUDE}){GAP}and{GAP}a{GAP}half\b
"""
# "tenfold", "sixfold": the number of times.
FOLD = rf"(?P<fold>{lexicon.any_of([*WORDS.numbers, 'hundred', 'thousand'])})(?=-?fold\b)"
# Not "sixty-first", "two-thirds", "one hundredth".
ORDINAL = rf"(?:first|second(?!s)|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|{GAP}thirds)"
NO_ORDINAL = rf"(?!-{ORDINAL}|{GAP}(?:thirds|quarters|fifths)\b)"

# Most number words stand alone: "two", "fifteen". They need none of the above, where nothing
# follows that could go on with them.
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_GOES_ON = lexicon.any_of(
    [*WORDS.numbers, *WORDS.magnitudes, *_ORDINALS, "tenth", "and", "half", "quarter", "fold"]
)
SIMPLE = rf"(?P<simple>{_between(0, 90)})\b(?!-?(?:{GAP})?(?:{_GOES_ON}))"

# --- digits ------------------------------------------------------------------------------------
# "1,600", "1.600", "1 600" with any space, "1’600"; then at most two decimals after another sign.
GROUPED = r"""
    (?P<grouped> [1-9][0-9]{0,2} (?P<group>[,.'’\ \u00a0\u202f\u2009]) [0-9]{3}
        (?:(?P=group)[0-9]{3}){0,4}
      | [1-9][0-9]? (?:,[0-9]{2}){1,4} ,[0-9]{3} )                    # 12,34,567 in South Asia
    (?: (?!(?P=group)) [.,] (?P<cents>[0-9]{1,2}) )?
"""
PLAIN = r"(?P<plain>[0-9]{1,15}) (?: [.,] (?P<decimals>[0-9]{1,6}) )?"
# "7 3/4", "2½", "½"; ".5". A lone "1/4" that no unit follows is mostly a date: `lookalikes`.
FRACTION = r"""
    (?: (?P<wholes>[0-9]{1,3}) [\ -]? )?
    (?: (?P<vulgar>[¼½¾⅓⅔⅛⅜⅝⅞])
      | (?P<upper>[1-9]|1[0-5]) / (?P<lower>2|3|4|5|8|16|32) (?![0-9/]) )
"""
POINT = r"\. (?P<point>[0-9]{1,4})"
# Not a date, version or address such as 24.09.2023 or 1,2,3; not the start of a longer number.
NO_MORE = r"(?![0-9]|[.,][0-9])"
# "30 mln", "1.2bn", "30 mil. euros": the full stop belongs to it only inside a sentence.
SHORT = rf"""
    [\ \u00a0\u202f-]? (?i:(?P<short>{lexicon.any_of(WORDS.short_magnitudes)})) (?!\w)
    (?: \. (?= \s? (?: [a-z€$£] | [A-Z]{{3}}\b | KM\b | Euros?\b ) ) )?
"""
# "30m", "5k". "100m long" is metres.
LETTER = rf"(?P<letter>[kmM]) (?!\w) (?![\ -](?:{lexicon.any_of(WORDS.lookalikes.after_metres)})\b)"
# "5 M EUR", "$5b", "€30 m": with a space, as a capital, or b only beside a currency.
MONEY_LETTER = r"[\ \u00a0\u202f]? (?P<money_letter>[kmbtKMBT]) (?!\w)"
# "30 MEUR", "5 kEUR".
GLUED_CODE = r"\ ? (?P<code_letter>[kMT]) (?= (?:EUR|USD|GBP|CHF) \b )"
CURRENCY_NEXT = r"(?= \ ? (?: [€$£¥] | [A-Z]{3}\b | euros?\b | US ) )"
# "30 million", "5million", "4 hundred million", "3 lakh crore".
LONG = rf"""(?i: (?: {JOIN} (?P<twice>hundred|thousand|lakh) (?={JOIN}(?:{lexicon.any_of(BIG)})) )?
    (?: {JOIN} (?P<long>{lexicon.any_of([*BIG, "hundred", "dozen"])})s?
      | (?P<glued>{lexicon.any_of([w for w in BIG if w.endswith("on")])})s? ) (?!\w) )"""
# "2 million and 300 thousand", "3 billion 571 million": the way Balkan languages say 2.3 million.
REST = rf"""(?i:
    (?: (?<=billion) | (?<=trillion) | (?<=milliard)
      | (?<=million) (?={AND}[0-9]{{1,3}}{GAP}thousand) )
    {AND} (?P<rest>[0-9]{{1,3}}) {GAP} (?P<rest_of>thousand|million) \b )?"""


def _compiled(letters: str) -> re.Pattern[str]:
    tail = rf"(?: {LONG}{REST} | {SHORT} | {GLUED_CODE} | {letters} )?"
    digits = rf"(?: {FRACTION} | {GROUPED}{NO_MORE} | {PLAIN}{NO_MORE} | {POINT}{NO_MORE} ) {tail}"
    return verbose(rf"(?i: (?P<whole>[0-9]{{1,3}}) {_HALF} (?!\w) ) | {digits}")


_QUICK_SPELT = verbose(rf"(?i: {SIMPLE} | {FOLD} )")
MOST_WORDS = 40  # more than the longest number has: five times "nine hundred and ninety-nine"
_LETTERS = regex(r"[^\W\d_]+")
_IN_NUMBERS = frozenset(
    [*WORDS.numbers, "hundred", "and", "a", "an", *BIG, *(f"{word}s" for word in BIG)]
)


def _match_spelt(text: str, start: int, end: int) -> re.Match[str] | None:
    if quick := _QUICK_SPELT.match(text, start, end):
        return quick
    return _spelt_with(_ranks_at(text, start, end)).match(text, start, end)


def _ranks_at(text: str, start: int, end: int) -> tuple[str, ...]:
    """The ranks whose words are among the number words that follow one another from ``start``."""
    found = set()
    for match in islice(_LETTERS.finditer(text, start, end), MOST_WORDS):
        word = match[0].lower()
        if word not in _IN_NUMBERS:
            break
        found.add(word.removesuffix("s"))
    return tuple(rank for rank, words in _RANKS.items() if not found.isdisjoint(words))


@cache
def _spelt_with(ranks: tuple[str, ...]) -> re.Pattern[str]:
    """Every way to spell a number that is not simple, and has no magnitude but these."""
    spelt = rf"(?P<spelt>{DOZENS}|{_with_magnitudes(ranks)}){NO_ORDINAL}"
    return verbose(rf"(?i: (?: {HALVES} | {PARTS} | {spelt} ) (?!\w) )")


# Most digits stand alone or before "million": nothing that follows could go on with them.
_MORE_WORDS = lexicon.any_of([*WORDS.magnitudes, *WORDS.short_magnitudes, *"kmbt"])
_QUICK = regex(
    rf"""
    ( [1-9][0-9]{{0,2}} (?:,[0-9]{{3}}){{1,4}} | [0-9]{{1,15}} (?: \.[0-9]{{1,2}} )? )
    (?: \ (million|billion) (?= [,;.)]\s | \ (?!and\b|[0-9])\S )
      | (?= [,;.)]\s | \ (?!(?i:(?:{_MORE_WORDS})s?\b | and\b | million | billion | milliard
          | miliard | milion | trillion | [kmt](?:eur|usd|gbp|chf)\b ))[A-Za-z] ) )
    """,
    re.VERBOSE,
)
_LARGE = {"million": Decimal(10**6), "billion": Decimal(10**9)}
LARGE = regex(rf"{GAP}(?P<large>(?i:{lexicon.any_of(BIG)}))\b")
_BESIDE_SIGN = _compiled(MONEY_LETTER)
_ALONE = _compiled(rf"{MONEY_LETTER}{CURRENCY_NEXT} | {LETTER}")


class Numeral(NamedTuple):
    """A number as written, its magnitude included.

    ``magnitude`` is what its last word multiplies by, 1 without one. ``as_decimal`` is the other
    reading of a single full stop before three digits: 1.600 is 1600 or, as English has it, 1.6.
    """

    span: Span
    value: Decimal
    magnitude: Decimal = Decimal(1)
    spelt: bool = False
    as_decimal: Decimal | None = None

    @property
    def is_year(self) -> bool:
        """Whether the digits may be a year of our time: "2018"."""
        plain = not self.spelt and self.magnitude == 1 and self.span.end - self.span.start == 4
        return plain and 1900 <= self.value <= 2099


def read(text: str, start: int, end: int, beside_sign: bool = False) -> Numeral | None:
    """Return the number that begins at ``start``, reading no further than ``end``.

    ``beside_sign`` says that a currency stands before it, so that "5b" is five thousand million.

    >>> read("twenty-five soldiers", 0, 20).value, read("1.2bn", 0, 5).value
    (Decimal('25'), Decimal('1200000000.0'))
    """
    if text[start : start + 1].isalpha():
        match = _match_spelt(text, start, end)
        return _spelt(match) if match else None
    if quick := _QUICK.match(text, start, end):
        return _quick(quick)
    match = (_BESIDE_SIGN if beside_sign else _ALONE).match(text, start, end)
    return _digits(match) if match else None


def _quick(match: re.Match[str]) -> Numeral:
    digits, word = match.groups()
    value, span = Decimal(digits.replace(",", "")), Span(*match.span())
    return Numeral(span, value * _LARGE[word], _LARGE[word]) if word else Numeral(span, value)


def _spelt(match: re.Match[str]) -> Numeral:
    span = Span(*match.span())
    group = match.groupdict()
    if simple := group.get("simple"):
        return Numeral(span, _NUMBERS[simple.lower()], spelt=True)
    if words := group.get("fold") or group["spelt"]:
        return Numeral(span, spelt_value(words), _last_magnitude(words), spelt=True)
    if part := group["part"]:
        by = magnitude(group["of"])
        return Numeral(span, _PARTS[part[0].lower()] * by, by, spelt=True)
    return _and_a_half(span, group["whole"] or "one", group["halved"] or group["one_of"])


def _and_a_half(span: Span, whole: str, of: str | None) -> Numeral:
    by = magnitude(of)
    return Numeral(span, (spelt_value(whole) + Decimal("0.5")) * by, by, spelt=True)


def _digits(match: re.Match[str]) -> Numeral:
    span = Span(*match.span())
    if match.lastgroup == "plain":  # "150": nothing else matched
        return Numeral(span, Decimal(match[0]))
    group = match.groupdict()
    if whole := group["whole"]:
        return _and_a_half(span, whole, group["halved"])
    letter = group.get("letter") or group["money_letter"] or group["code_letter"]
    by = magnitude(group["long"] or group["glued"] or group["short"] or letter)
    by *= magnitude(group["twice"])
    extra = Decimal(group["rest"] or 0) * magnitude(group["rest_of"])
    value, as_decimal = _value(group)
    if as_decimal is not None and by > 1:  # "1.234 billion"
        value, as_decimal = as_decimal, None
    return Numeral(span, value * by + extra, by, as_decimal=as_decimal)


def _value(group: dict[str, str | None]) -> tuple[Decimal, Decimal | None]:
    """The digits' value, and the other reading of "1.600"."""
    if plain := group["plain"]:
        return Decimal(f"{plain}.{group['decimals'] or 0}"), None
    if point := group["point"]:
        return Decimal(f"0.{point}"), None
    if grouped := group["grouped"]:
        sign = group["group"] or ","
        whole = grouped.replace(sign, "")
        value = Decimal(f"{whole}.{group['cents']}" if group["cents"] else whole)
        one_stop = sign == "." and grouped.count(".") == 1 and not group["cents"]
        return value, Decimal(grouped) if one_stop else None
    return _mixed(group), None


_PARTS = {"h": Decimal("0.5"), "q": Decimal("0.25"), "a": Decimal("0.25")}
_PARTS |= {"o": Decimal("0.25"), "t": Decimal("0.75")}
_VULGAR = {"¼": "0.25", "½": "0.5", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667"}
_VULGAR |= {"⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875"}
_NUMBERS = {word: Decimal(n) for word, n in WORDS.numbers.items()}
_KNOWN = WORDS.magnitudes | WORDS.short_magnitudes | WORDS.letter_magnitudes


def _mixed(group: dict[str, str | None]) -> Decimal:
    """7 3/4 as 7.75; thirds to four places."""
    whole = Decimal(group["wholes"] or 0)
    if vulgar := group["vulgar"]:
        return whole + Decimal(_VULGAR[vulgar])
    part = Decimal(group["upper"] or 0) / Decimal(group["lower"] or 1)
    return whole + part.quantize(Decimal("0.0001"))


def magnitude(word: str | None) -> Decimal:
    """Return what a magnitude word or abbreviation multiplies by; 1 for none."""
    if not word:
        return Decimal(1)
    low = word.lower()
    return Decimal(_KNOWN[low] if low in _KNOWN else _KNOWN[low.removesuffix("s")])


def _last_magnitude(words: str) -> Decimal:
    word = re.split(r"[\s-]+", words.lower())[-1].removesuffix("s")
    return Decimal(WORDS.magnitudes.get(word, 1))


def spelt_value(words: str) -> Decimal:
    """Return what number words say: "two hundred and five thousand" → 205000; digits stay.

    >>> spelt_value("thirteen hundred"), spelt_value("half a dozen")
    (Decimal('1300'), Decimal('6.0'))
    """
    total = current = Decimal(0)
    for word in re.findall(r"[^\W\d_]+|[0-9]+", words.lower()):
        if word in WORDS.numbers or word.isdigit():
            current += WORDS.numbers.get(word) or int(word if word.isdigit() else 0)
        elif word == "half":
            current = Decimal("0.5")
        elif by := WORDS.magnitudes.get(word) or WORDS.magnitudes.get(word.removesuffix("s")):
            current = (current or Decimal(1)) * by
            if by >= 1000:
                total, current = total + current, Decimal(0)
    return total + current
