"""A place in a text → a number or a range there, its currency sign and the words before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from wbdossier.quantities import bounds, lookalikes, numerals, phrases, units
from wbdossier.quantities.bounds import Lead
from wbdossier.quantities.numerals import GAP, Numeral
from wbdossier.quantities.units import Unit
from wbdossier.quantities.vocabulary import WORDS
from wbdossier.records import Span

# "10 to 15", "2,000–2,500", "between 5 and 6", "300 to around 1,000".
_ABOUT = "|".join(sorted(WORDS.bounds["about"], key=len, reverse=True)).replace(" ", GAP)
_CONNECT = re.compile(rf"[ ]?[-–—‒−][ ]?|{GAP}(?P<word>to|and|or){GAP}(?:(?:{_ABOUT}){GAP})?")
_SIGN_AHEAD = re.compile(r"(?:[A-Z]{1,3}\s?|[A-Z]{0,2}[€$£¥]\s?)?(?=[0-9])")
_HALF_UNIT = re.compile(r"%|\ ?€(?!\s?[0-9])")  # "2% to 3%", "150m€ to 200m€"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or range, the currency before it and the words that lead to it."""

    start: int
    first: Numeral
    second: Numeral | None
    money: Unit | None
    lead: Lead
    limit: int  # nothing is read from here on

    @property
    def number(self) -> Span:
        """The numeral, or both of a range."""
        return self.first.span.join((self.second or self.first).span)

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
    lead = bounds.before(text, begin, phrases.before(text, begin, floor))
    if not money and (after := lookalikes.skip(text, start, end, lead.words)):
        return after
    first = numerals.read(text, start, end, money is not None)
    if first is None:
        return start + 1
    return _with_second(text, Amount(begin, first, None, money, lead, end))


def _with_second(text: str, amount: Amount) -> Amount | int:
    """Add the upper end of a range; a score or season such as 3-1 or 2023-24 is no number."""
    pos, end = amount.first.span.end, amount.limit
    if half := _HALF_UNIT.match(text, pos, end):
        pos = half.end()
    connect = _CONNECT.match(text, pos, end)
    if not connect:
        return amount
    second, has_money = _second(text, connect.end(), end, amount.money)
    if second is None:
        return amount
    first = amount.first if has_money else _sharing(amount.first, second)
    if _is_range(connect, first, second, amount.lead):
        return replace(amount, first=first, second=second)
    tight = connect["word"] is None and not connect[0].startswith(" ")
    return second.span.end if tight and not amount.money else amount


def _second(text: str, pos: int, end: int, money: Unit | None) -> tuple[Numeral | None, bool]:
    """The number after a connection, and whether a currency of its own stands before it."""
    ahead = _SIGN_AHEAD.match(text, pos, end)
    at = ahead.end() if ahead else pos
    sign = units.before(text, at, pos) if at > pos else None
    if at > pos and (sign is None or money is None or sign.name != money.name):
        return None, False
    return numerals.read(text, at, end, money is not None), sign is not None


def _sharing(first: Numeral, second: Numeral) -> Numeral:
    """ "5-6 billion": the first takes the magnitude of the second where that makes a range."""
    if first.magnitude > 1 or second.magnitude == 1 or first.value >= 1000:
        return first
    scaled = first.value * second.magnitude
    return replace(first, value=scaled) if scaled < second.value else first


def _is_range(connect: re.Match[str], first: Numeral, second: Numeral, lead: Lead) -> bool:
    rising = first.value < second.value
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
