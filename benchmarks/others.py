"""Sums of money and dates as ours and other libraries find them, in one shape to compare."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from dateparser.search import search_dates
from mentions import Find, Found, Text
from price_parser import Price
from quantulum3 import parser as quantulum

from wbdossier import dates, quantities
from wbdossier.records import Span

NO_DATE = datetime(2000, 6, 15)  # dateparser counts from today where it is told nothing
# price-parser gives back the sign or the word as written.
SIGNS = {"€": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "£": "GBP"}


def our_money(text: Text) -> Iterator[Found]:
    """Yield what `quantities.find` calls money."""
    for found in quantities.find(text.text):
        if found.kind == "money":
            yield found.span, (found.value, found.value_max, found.unit)


def quantulum_money(text: Text) -> Iterator[Found]:
    """Yield the quantities whose unit is a currency; quantulum3 gives a range as its middle."""
    for found in quantulum.parse(text.text):
        if found.unit.entity.name == "currency":
            middle, half = Decimal(str(found.value)), Decimal(str(found.uncertainty or 0))
            ends = (middle - half, middle + half) if half else (middle, None)
            yield Span(*found.span), (*ends, found.unit.currency_code)


def price_parser_money(text: Text) -> Iterator[Found]:
    """Yield what price-parser makes of the words a reader marked: it does not search a text."""
    for place, _ in text.money:
        price = Price.fromstring(place.of(text.text))
        if price.amount is not None:
            sign = price.currency or ""
            yield place, (price.amount, None, SIGNS.get(sign, sign))


def our_dates(text: Text) -> Iterator[Found]:
    """Yield every expression that `dates.find` gives a day or a month."""
    for found in dates.find(text.text, text.published, "sidecar-stated"):
        if found.iso and found.precision in ("day", "month"):
            yield found, (found.iso,)


def dateparser_dates(text: Text) -> Iterator[Found]:
    """Yield what dateparser finds, at the precision that the reader marked at that place.

    It gives words without their place, and always a full day: the words are looked up in order,
    and the day is cut to the month, or the year left out, where the reader's date is so.
    """
    base = datetime.fromisoformat(text.published) if _is_day(text.published) else NO_DATE
    found = search_dates(text.text, languages=["en"], settings={"RELATIVE_BASE": base})
    cursor = 0
    for words, moment in found or []:
        start = text.text.find(words, cursor)
        if start < 0:
            continue
        cursor = start + len(words)
        place = Span(start, cursor)
        marked = next((value[0] for span, value in text.dates if span.overlaps(place)), "")
        yield place, (_at_precision(moment, marked),)


def _is_day(published: str | None) -> bool:
    return bool(published) and len(published or "") == 10


def _at_precision(moment: datetime, marked: str) -> str:
    if marked.startswith("--"):
        return f"--{moment:%m-%d}" if marked.count("-") == 3 else f"--{moment:%m}"
    return f"{moment:%Y-%m-%d}"[: len(marked) or 10]


MONEY: dict[str, Find] = {
    "wbdossier": our_money,
    "quantulum3, with its classifier": quantulum_money,
    "price-parser, given the words": price_parser_money,
}
DATES: dict[str, Find] = {"wbdossier": our_dates, "dateparser": dateparser_dates}
