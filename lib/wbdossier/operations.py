"""How a number may be worked out from facts: a closed set, so that each can be done again.

An operation is a name, for some with the field it looks at: ``count``, ``count mission``. Operands
are facts, or articles, as plain rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from math import comb
from typing import Any

import pandas as pd

from wbdossier import themes, tokens
from wbdossier.themes import Row

ROUNDED = Decimal("0.1")  # a ratio


def value(operation: str, operands: Sequence[Row]) -> Decimal | None:
    """Return what an operation gives; None where it is not one, or not one for these operands.

    >>> value("count doc", [{"doc": "000"}, {"doc": "000"}, {"doc": "001"}])
    Decimal('2')
    """
    name, _, of = operation.partition(" ")
    if name not in OPERATIONS or not operands:
        return None
    return OPERATIONS[name](operands, of)


def gives(operation: str, operands: Sequence[Row], shown: str) -> bool:
    """Whether an operation on these operands gives the number that some words show."""
    result = value(operation, operands)
    return result is not None and result == tokens.read(shown)


def _count(operands: Sequence[Row], of: str) -> Decimal:
    """How many there are; of a field, how many different values it has."""
    if of:
        return Decimal(len({row.get(of) for row in operands} - {None}))
    return Decimal(len({row["id"] for row in operands}))


def _items(operands: Sequence[Row], _: str) -> Decimal:
    """How many things stand on them, a fact each; several may stand on the same."""
    return Decimal(len(operands))


def _each(operands: Sequence[Row], of: str) -> Decimal | None:
    """How many have each value of a field, the same number for all."""
    numbers = set(Counter(row.get(of) for row in operands).values())
    return Decimal(numbers.pop()) if len(numbers) == 1 else None


def _sum(operands: Sequence[Row], _: str) -> Decimal | None:
    """The sums of money in one currency, or the counts, added."""
    numbers = [_number(row) for row in operands]
    if None in numbers or len({row.get("currency") for row in operands}) > 1:
        return None
    return Decimal(sum(n for n in numbers if n is not None))


def _ratio(operands: Sequence[Row], _: str) -> Decimal | None:
    """The first divided by the second, to one place."""
    first, second = map(_number, operands) if len(operands) == 2 else (None, None)
    return (first / second).quantize(ROUNDED) if first is not None and second else None


def _same(operands: Sequence[Row], _: str) -> Decimal | None:
    """The number that all of them give."""
    numbers = {_number(row) for row in operands}
    return numbers.pop() if len(numbers) == 1 else None


def _field(operands: Sequence[Row], of: str) -> Decimal | None:
    """A number that the table of articles has in a field, added over these articles."""
    numbers = [row.get(of) for row in operands]
    return None if None in numbers else Decimal(sum(n for n in numbers if n is not None))


def _figures(operands: Sequence[Row], _: str) -> Decimal:
    """How many figures they are readings of: the same thing counted is the same figure."""
    people, money = _kind(operands, "personnel"), _kind(operands, "funding")
    agreements = _kind(operands, "agreement")
    return Decimal(len(themes.figures(people, money, agreements, pd.DataFrame())))


def _silent(operands: Sequence[Row], _: str) -> Decimal:
    """The pairs among the six countries, less those these facts are about."""
    six = set(themes.SIX)
    found = themes.rows(themes.pairs(pd.DataFrame(operands)))
    among = {(r["a"], r["b"]) for r in found if {r["a"], r["b"]} <= six}
    return Decimal(comb(len(six), 2) - len(among))


def _kind(operands: Sequence[Row], kind: str) -> pd.DataFrame:
    return pd.DataFrame([row for row in operands if row["id"].split("-")[1:2] == [kind]])


def _number(row: Row) -> Decimal | None:
    """Return the number that a fact gives."""
    given: Any = row.get("amount") if row.get("amount") is not None else row.get("count")
    return None if given is None else Decimal(given)


OPERATIONS: dict[str, Callable[[Sequence[Row], str], Decimal | None]] = {
    "count": _count,
    "items": _items,
    "each": _each,
    "sum": _sum,
    "ratio": _ratio,
    "same": _same,
    "field": _field,
    "figures": _figures,
    "silent-pairs": _silent,
}
