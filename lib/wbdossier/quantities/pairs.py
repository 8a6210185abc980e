"""Two numbers that belong together: a currency or magnitude said once, a unit said twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from wbdossier.quantities.quantity import Quantity, tidy
from wbdossier.records import Span


class Found(NamedTuple):
    """A quantity, the magnitude of its numeral, the "from" or "between" before it and its place."""

    quantity: Quantity
    magnitude: Decimal
    opener: str = ""
    opened: int = 0


def joined(text: str, found: Sequence[Found]) -> list[Quantity]:
    """Return the quantities, those completed and those joined that make pairs."""
    if len(found) < 2:
        return [f.quantity for f in found]
    return _elided(text, list(_ranges(text, found)))


def _ranges(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Join what names its unit twice: "from 252 miles to 287 miles", "15kHz and 17kHz"."""
    left: Found | None = None
    for right in found:
        if left and (both := _range(text, left, right)):
            left = both
            continue
        if left:
            yield left
        left = right
    if left:
        yield left


def _range(text: str, left: Found, right: Found) -> Found | None:
    low, high = left.quantity, right.quantity
    if low.value_max is not None or high.value_max is not None or not _same_unit(left, right):
        return None
    between = text[low.end : high.start].strip()
    opened = left.opener in ("from", "between")
    if between in ("and", "&"):
        connected = left.opener == "between"
    elif low.kind == "count":
        connected = between == "to" and opened
    else:
        connected = between in ("to", "-", "–", "—") and (opened or low.value < high.value)
    if not connected or (left.opener == "by" and high.value > 2 * low.value):
        return None
    return left._replace(quantity=_spanning(low, high, left.opened if opened else low.lead.start))


def _same_unit(left: Found, right: Found) -> bool:
    low, high = left.quantity, right.quantity
    if low.kind == "bare":
        return False
    if low.kind == "rate" and high.kind == "money" and left.opener == "from":
        return (low.unit or "").partition("/")[0] == high.unit  # "from $75 a barrel to $46"
    return (low.kind, low.unit) == (high.kind, high.unit)


def _spanning(low: Quantity, high: Quantity, start: int) -> Quantity:
    ends = sorted((low.value, high.value))
    return replace(
        low,
        end=high.end,
        number=low.number.join(high.number),
        amount=low.amount.join(high.amount),
        lead=Span(min(start, low.lead.start), high.end),
        value=ends[0],
        value_max=ends[1],
        noun=high.noun,
        modifiers=high.modifiers,
    )


def _elided(text: str, found: list[Found]) -> list[Quantity]:
    """Complete pairs that name their currency once: "€30 and 40 million"."""
    out = [f.quantity for f in found]
    for i, (first, second) in enumerate(pairwise(found)):
        left, right, large = first.quantity, second.quantity, second.magnitude
        if {left.kind, right.kind} != {"money", "bare"} or large == 1:
            continue
        if not _shares(text[left.end : right.start], first):
            continue
        by = large if first.magnitude == 1 and left.value < 1000 else Decimal(1)
        if by > 1 or right.kind == "money" or first.opener == "from":
            unit = left.unit or right.unit
            out[i] = replace(left, kind="money", unit=unit, value=tidy(left.value * by))
            out[i + 1] = replace(right, kind="money", unit=unit)
    return out


def _shares(between: str, first: Found) -> bool:
    """Whether the second number goes with the first: "and", "from €0.7 billion in 2018 to"."""
    if len(between) > 20:
        return False
    words = between.split()
    if len(words) == 3 and words[0] in ("in", "by") and words[1].isdigit():
        words = words[2:]
    return words in (["and"], ["or"]) or (words == ["to"] and first.opener == "from")
