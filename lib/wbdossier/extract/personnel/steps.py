"""From one strength to another: "cut from 8,350 to 4,100" are two numbers, no range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from wbdossier.extract.near import leads_to
from wbdossier.extract.personnel.counts import Count, Step
from wbdossier.extract.personnel.words import ABOUT, MOVES, any_case
from wbdossier.grammar import regex
from wbdossier.records import Span

_FROM = any_case(rf"\bfrom\s+{ABOUT}$")
_NUMBERS = regex(
    rf"(?P<first>[\d.,\s]*\d(?:\s+thousand)?|\S+)\s+(?:troops\s+|soldiers\s+)?to\s+{ABOUT}"
    r"(?P<second>.+)",
    re.DOTALL,
)


def apart(count: Count) -> Iterator[Count]:
    """Yield the count, or the two that it is when the words say that a strength changed."""
    match = _NUMBERS.fullmatch(count.text, *_numeral(count)) if _is_move(count) else None
    if match is None or count.quantity.value_max is None:
        yield count
        return
    low, high = count.quantity.value, count.quantity.value_max
    falls = _plain(match["first"]) > _plain(match["second"])
    values = (high, low) if falls else (low, high)
    for name, value in zip(("first", "second"), values, strict=True):
        yield _one(count, Span(*match.span(name)), value, last=name == "second")


def _one(count: Count, number: Span, value: Decimal, last: bool) -> Count:
    """One of the two; the noun, if any, stands after the last."""
    end = count.end if last else number.end
    about = _is_about(count.text, number)
    one = replace(
        count.quantity,
        start=number.start,
        end=end,
        number=number,
        lead=Span(_lead(count.text, number) if about else number.start, end),
        value=value,
        value_max=None,
        bound="about" if about else "exact",
    )
    bare = replace(one, kind="bare", unit=None, noun=None, modifiers=())
    return Step(count.reading, one if last else bare)


_ABOUT_BEFORE = any_case(r"\b(?:about|around|some|approximately|roughly|nearly|almost)\s+$")


def _is_about(text: str, number: Span) -> bool:
    return _lead(text, number) < number.start


def _lead(text: str, number: Span) -> int:
    match = _ABOUT_BEFORE.search(text, max(0, number.start - 20), number.start)
    return match.start() if match else number.start


def _numeral(count: Count) -> tuple[int, int]:
    return count.quantity.number.start, count.quantity.number.end


def _is_move(count: Count) -> bool:
    """Whether the sentence speaks of a strength that rises or falls "from" here."""
    here = count.quantity.number.start
    if count.quantity.value_max is None or not leads_to(_FROM, count.text, count.quantity.number):
        return False
    return any(m.end <= here for m in MOVES.of(count.reading, count.sentence))


def _plain(numeral: str) -> int:
    return int("".join(c for c in numeral if c.isdigit()) or 0)
