"""A place in a text → the number written there: digits, English number words, or both.

The grammar is finite: digits in at most six groups, words up to the trillions. It is one pattern
made of named pieces; `read` matches it at one place and never looks further.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from wbdossier.quantities.vocabulary import WORDS
from wbdossier.records import Span

# White space inside one phrase: a line may end in it, a paragraph may not. Bounded, so that a
# page of blanks costs nothing.
GAP = r"(?:[^\S\n]{1,4}(?:\n[^\S\n]{0,4})?|\n[^\S\n]{0,4})"
JOIN = rf"(?:-|{GAP})"  # "twenty-five", "twenty five", "30-million"
AND = rf"(?:{GAP}and)?{GAP}"


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


def _between(low: int, high: int) -> str:
    return _any([w for w, n in WORDS.numbers.items() if low <= n <= high])


# --- words -------------------------------------------------------------------------------------
BIG = [w for w, n in WORDS.magnitudes.items() if n >= 1000]
MAGNITUDE = rf"(?:{_any(BIG)})s?"
# "twenty-five", "fifteen", "six". Not the ordinals "twenty-first", "sixth".
BELOW_100 = rf"(?:(?:{_between(20, 90)})(?:{JOIN}(?:{_between(1, 9)})\b)?|(?:{_between(0, 19)}))\b"
# "a hundred", "thirteen hundred", "one hundred and fifty". In "two hundred and five hundred" the
# second number is another one.
HUNDREDS = rf"(?:{BELOW_100}|an?){JOIN}hundred\b(?:{AND}{BELOW_100}(?!{JOIN}hundred\b))?"
BELOW_10_000 = rf"(?:{HUNDREDS}|{BELOW_100})"


def _with_magnitudes() -> str:
    """ "two million three hundred thousand and five": magnitudes fall, each at most once.

    What follows "and" belongs to the number only without a magnitude of its own that is as
    large: "one million and two million" is two numbers.
    """
    pattern = BELOW_10_000
    for words in ("thousand", "million", "(?:billion|milliard)", "trillion"):
        head = rf"(?:{BELOW_10_000}|an?){JOIN}{words}s?\b"
        tail = rf"(?:{AND}{pattern}(?!{JOIN}(?:hundred|{MAGNITUDE})\b))?"
        pattern = rf"(?:{head}{tail}|{pattern})"
    return pattern


# "a dozen", "two dozen", "half a dozen". Not "dozens of", which has no number.
DOZENS = rf"(?:{BELOW_100}|an?|half(?:{GAP}an?)?){JOIN}dozen\b"
# "half a billion", "half-million", "a quarter of a million", "three quarters of a million".
PART = rf"half(?:{JOIN}an?)?|(?:a|one|three){JOIN}quarters?{GAP}of{GAP}an?"
PARTS = rf"(?P<part>{PART}){JOIN}(?P<of>{MAGNITUDE})\b"
# "two and a half million", "2 and a half years", "a million and a half".
HALVES = rf"""
    (?P<whole>[0-9]{{1,3}}|{BELOW_100}) {GAP}and{GAP}a{GAP}half\b
    (?: {JOIN} (?P<halved>{MAGNITUDE}) \b )?
  | an?{GAP}(?P<one_of>{MAGNITUDE}){GAP}and{GAP}a{GAP}half\b
"""
# Not "sixty-first", "two-thirds", "one hundredth".
ORDINAL = rf"(?:first|second(?!s)|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|{GAP}thirds)"
NO_ORDINAL = rf"(?!-{ORDINAL}|{GAP}(?:thirds|quarters|fifths)\b)"
SPELT = rf"(?P<spelt>{DOZENS}|{_with_magnitudes()}){NO_ORDINAL}"

# --- digits ------------------------------------------------------------------------------------
# "1,600", "1.600", "1 600" with any space, "1’600"; then at most two decimals after another sign.
GROUPED = r"""
    (?P<grouped> [1-9][0-9]{0,2} (?P<group>[,.'’\ \u00a0\u202f\u2009]) [0-9]{3}
        (?:(?P=group)[0-9]{3}){0,4} )
    (?: (?!(?P=group)) [.,] (?P<cents>[0-9]{1,2}) )?
"""
PLAIN = r"(?P<plain>[0-9]{1,15}) (?: [.,] (?P<decimals>[0-9]{1,4}) )?"
# Not a date, version or address such as 24.09.2023 or 1,2,3; not the start of a longer number.
NO_MORE = r"(?![0-9]|[.,][0-9])"
# "30 mln", "1.2bn", "30 mil. euros": the full stop belongs to it only inside a sentence.
SHORT = rf"""
    [\ \u00a0\u202f-]? (?i:(?P<short>{_any(list(WORDS.short_magnitudes))})) (?!\w)
    (?: \. (?=\ ?[a-z€$£]) )?
"""
# "30m", "5k". "100m long" is metres.
LETTER = rf"(?P<letter>[km]) (?!\w) (?![\ -](?:{_any(WORDS.lookalikes.after_metres)})\b)"
# "5 M EUR", "$5b", "€30 m": with a space, as a capital, or b only beside a currency.
MONEY_LETTER = r"[\ \u00a0\u202f]? (?P<money_letter>[kmbKMB]) (?!\w)"
CURRENCY_NEXT = r"(?= \ ? (?: [€$£¥] | [A-Z]{3}\b | euros?\b | US ) )"
LONG = rf"(?i: {JOIN} (?P<long>{_any([*BIG, 'hundred', 'dozen'])})s? (?!\w) )"
# "2 million and 300 thousand", the way Balkan languages say 2.3 million.
THOUSANDS = rf"(?i: {AND} (?P<thousands>[0-9]{{1,3}}) {GAP}thousand\b )?"


def _compiled(letters: str) -> re.Pattern[str]:
    tail = rf"(?: {LONG}{THOUSANDS} | {SHORT} | {letters} )?"
    digits = rf"(?: {GROUPED}{NO_MORE} | {PLAIN}{NO_MORE} ) {tail}"
    return re.compile(rf"(?i: {HALVES} | {PARTS} | {SPELT} )(?!\w) | {digits}", re.VERBOSE)


_BESIDE_SIGN = _compiled(MONEY_LETTER)
_ALONE = _compiled(rf"{MONEY_LETTER}{CURRENCY_NEXT} | {LETTER}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, its magnitude included.

    ``magnitude`` is what its last word multiplies by, 1 without one. ``as_decimal`` is the other
    reading of a single full stop before three digits: 1.600 is 1600 or, as English has it, 1.6.
    """

    span: Span
    value: Decimal
    magnitude: Decimal = Decimal(1)
    spelt: bool = False
    as_decimal: Decimal | None = None


def read(text: str, start: int, end: int, beside_sign: bool = False) -> Numeral | None:
    """Return the number that begins at ``start``, reading no further than ``end``.

    ``beside_sign`` says that a currency stands before it, so that "5b" is five thousand million.

    >>> read("twenty-five soldiers", 0, 20).value, read("1.2bn", 0, 5).value
    (Decimal('25'), Decimal('1200000000.0'))
    """
    match = (_BESIDE_SIGN if beside_sign else _ALONE).match(text, start, end)
    return _numeral(match) if match else None


def _numeral(match: re.Match[str]) -> Numeral:
    span, group = Span(*match.span()), match.groupdict()
    if words := group["spelt"]:
        return Numeral(span, spelt_value(words), _last_magnitude(words), spelt=True)
    if group["part"]:
        part = {"h": "0.5", "a": "0.25", "o": "0.25", "t": "0.75"}[group["part"][0].lower()]
        return _times(span, Decimal(part), _magnitude(group["of"]), spelt=True)
    if group["whole"] or group["one_of"]:
        whole = spelt_value(group["whole"] or "one") + Decimal("0.5")
        return _times(span, whole, _magnitude(group["halved"] or group["one_of"]), spelt=True)
    return _digits(span, group)


def _times(span: Span, value: Decimal, by: Decimal, spelt: bool = False) -> Numeral:
    return Numeral(span, value * by, by, spelt)


def _digits(span: Span, group: dict[str, str | None]) -> Numeral:
    letter = group.get("letter") or group["money_letter"]
    by = _magnitude(group["long"] or group["short"] or letter)
    extra = Decimal(group["thousands"] or 0) * 1000
    if plain := group["plain"]:
        value = Decimal(f"{plain}.{group['decimals'] or 0}")
        return Numeral(span, value * by + extra, by)
    sign, grouped = group["group"] or "", group["grouped"] or ""
    whole = grouped.replace(sign, "")
    value = Decimal(f"{whole}.{group['cents']}" if group["cents"] else whole)
    one_stop = sign == "." and grouped.count(".") == 1 and not group["cents"]
    as_decimal = Decimal(grouped) if one_stop else None
    if as_decimal is not None and by > 1:  # "1.234 billion"
        value, as_decimal = as_decimal, None
    return Numeral(span, value * by + extra, by, as_decimal=as_decimal)


def _magnitude(word: str | None) -> Decimal:
    """What a magnitude word or abbreviation multiplies by; 1 for none."""
    if not word:
        return Decimal(1)
    known = WORDS.magnitudes | WORDS.short_magnitudes | WORDS.letter_magnitudes
    low = word.lower()
    return Decimal(known[low] if low in known else known[low.removesuffix("s")])


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
