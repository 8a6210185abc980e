"""A place in a text → a number or a range there, its currency sign and the words before it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from wbdossier.grammar import regex
from wbdossier.quantities import bounds, lookalikes, numerals, phrases, units
from wbdossier.quantities.bounds import Lead
from wbdossier.quantities.numerals import GAP, Numeral
from wbdossier.quantities.units import Unit
from wbdossier.quantities.vocabulary import WORDS
from wbdossier.records import Span

# "10 to 15", "2,000–2,500", "between 5 and 6", "300 to around 1,000".
_ABOUT = "|".join(sorted(WORDS.bounds["about"], key=len, reverse=True)).replace(" ", GAP)
_CONNECT = regex(rf"[ ]?[-–—‒−][ ]?|{GAP}(?P<word>to|and|or){GAP}(?:(?:{_ABOUT}){GAP})?")
_CONNECTS = frozenset("-–—‒−toa")
_SIGN_AHEAD = regex(r"(?:[A-Z]{1,3}\s?|[A-Z]{0,2}\s?[€$£¥](?:US|A)?\s?)?(?=[0-9])")
_BRACKET = regex(r"\s?\((?=\w)")
_MINUS = regex(r"(?<!\w)[mM](?i:inus)[\s-]")  # six characters


class Minus(NamedTuple):
    """A minus before a number: where it begins, and whether it is a word or inside the money."""

    start: int
    certain: bool


class Amount(NamedTuple):
    """A number or range, the currency before it and the words that lead to it."""

    start: int
    first: Numeral
    second: Numeral | None
    money: Unit | None
    lead: Lead
    limit: int  # nothing is read from here on
    number: Span  # the numeral, or both of a range
    minus: Minus | None = None

    @property
    def magnitude(self) -> Decimal:
        """What the last numeral's last word multiplies by."""
        return (self.second or self.first).magnitude

    @property
    def is_one(self) -> bool:
        """Whether this is the word "one" alone, which is mostly a pronoun."""
        return self.first.spelt and self.first.value == 1 and self.second is None


def read(text: str, start: int, end: int, floor: int) -> Amount | int:
    """Return the number or range at ``start``; where there is none, where to go on.

    ``floor`` is how far back words before the number may be read.
    """
    money = units.before(text, start, floor)
    if money and text[money.end : start].strip() in WORDS.currency.large_only:
        large = numerals.read(text, start, end, beside_sign=True)
        money = money if large and large.magnitude > 1 else None  # "Euro 2024"
    begin = money.end if money else start
    minus = _minus(text, begin, floor) or (_minus(text, start, floor) if money else None)
    begin = min(begin, minus.start) if minus and minus.certain else begin
    lead = bounds.before(text, begin, phrases.before(text, begin, floor), floor)
    if not money and (after := lookalikes.skip(text, start, end, lead.words)):
        return after
    first = numerals.read(text, start, end, money is not None)
    if first is None:
        return start + 1
    stop = first.span.end
    if text[stop : stop + 2].lstrip()[:1] == "(":
        first = _said_twice(text, first, end)
    amount = Amount(begin, first, None, money, lead, end, first.span, minus)
    return _with_second(text, amount) if _may_connect(text[stop : stop + 2]) else amount


def _may_connect(near: str) -> bool:
    """Whether a dash or "to", "and", "or" may follow: two characters tell of most numbers."""
    mark = near[1:] if near[:1].isspace() else near[:1]
    return mark in _CONNECTS or mark.isspace()


def _said_twice(text: str, number: Numeral, end: int) -> Numeral:
    """ "fifteen (15)", "15 (fifteen)", "five (5) million": one number."""
    bracket = _BRACKET.match(text, number.span.end, end)
    again = numerals.read(text, bracket.end(), end) if bracket else None
    if not again or (again.value, again.spelt) == (number.value, number.spelt):
        return number
    if again.value != number.value or text[again.span.end : again.span.end + 1] != ")":
        return number
    closed = Span(number.span.start, again.span.end + 1)
    if number.magnitude == 1 and (large := numerals.LARGE.match(text, closed.end, end)):
        by = numerals.magnitude(large["large"])
        closed = Span(closed.start, large.end())
        return number._replace(span=closed, value=number.value * by, magnitude=by)
    return number._replace(span=closed)


def _minus(text: str, pos: int, floor: int) -> Minus | None:
    """The minus before ``pos``: "-1.3%", "$-5bn", "minus 20 degrees"."""
    sign = text[max(floor, pos - 1) : pos]
    if not sign or sign not in "-−– " or (sign == " " and text[pos - 2] not in "sS"):
        return None
    if _MINUS.match(text, max(floor, pos - 6), pos):
        return Minus(pos - 6, True)
    before = text[pos - 2 : pos - 1] if pos > 1 else ""
    inside = before in ("$", "€", "£")
    free = not before or before.isspace() or before == "("
    return Minus(pos - 1, inside) if sign != " " and (free or inside) else None


def _with_second(text: str, amount: Amount) -> Amount | int:
    """Add the upper end of a range; a score or season such as 3-1 or 2023-24 is no number."""
    pos, end = amount.first.span.end, amount.limit
    connect = _CONNECT.match(text, pos, end)
    if not connect:
        return amount
    second = _second(text, connect.end(), end, amount.money)
    if second is None:
        return amount
    first = _sharing(amount.first, second)
    if _is_range(connect, first, second, amount.lead):
        number = first.span.join(second.span)
        return amount._replace(first=first, second=second, number=number)
    tight = connect["word"] is None and not connect[0].startswith(" ")
    return second.span.end if tight and not amount.money else amount


def _second(text: str, pos: int, end: int, money: Unit | None) -> Numeral | None:
    """The number after a connection; a currency of its own before it must be the first's."""
    ahead = _SIGN_AHEAD.match(text, pos, end)
    at = ahead.end() if ahead else pos
    sign = units.before(text, at, pos) if at > pos else None
    if at > pos and (sign is None or money is None or sign.name != money.name):
        return None
    return numerals.read(text, at, end, money is not None)


def _sharing(first: Numeral, second: Numeral) -> Numeral:
    """ "5-6 billion", "$5 to $6 billion": the first takes the magnitude of the second.

    Not where that makes no range: "from $200 to $4 million".
    """
    if first.magnitude > 1 or second.magnitude == 1 or first.value >= 1000:
        return first
    scaled = first.value * second.magnitude
    return first._replace(value=scaled) if scaled < second.value else first


def _is_range(connect: re.Match[str], first: Numeral, second: Numeral, lead: Lead) -> bool:
    rising = first.value < second.value
    if first.is_year and second.magnitude > 1:  # "in 2018 to 3.9 million"
        return False
    match connect["word"]:
        case "and":
            return lead.opener == "between"
        case "to" if lead.opener == "by":  # "grew by 500 to 1,600": two numbers
            return rising and second.value <= 2 * first.value
        case "to":
            return rising or lead.opener == "from"
        case "or":
            return rising and first.spelt == second.spelt
    return rising
