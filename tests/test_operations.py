"""How numbers are worked out from facts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from wbdossier.operations import OPERATIONS, gives, value
from wbdossier.themes import Row


def fact(identity: str, **fields: object) -> Row:
    return {"id": identity, "doc": identity[:3], **fields}


SUMS = [
    fact("001-funding-a", amount=Decimal("190e6"), currency="EUR"),
    fact("001-funding-b", amount=Decimal("30e6"), currency="EUR"),
]
COUNTS = [fact("002-scenario-a", count=2), fact("002-scenario-b", count=3)]
SPOKEN = [fact(f"00{i // 2}-statement-{i}", speaker="AB"[i % 2]) for i in range(4)]
ARTICLES = [{"id": "000", "facts": 12, "funding": 0}, {"id": "001", "facts": 3, "funding": 3}]
PEOPLE = {"mission": "KFOR", "change": "total", "contributor": None, "when": None}
READINGS = [
    fact("000-personnel-a", count=4500, **PEOPLE),
    fact("001-personnel-b", count=4600, **PEOPLE),
    fact("001-personnel-c", count=600, **PEOPLE | {"mission": "EUFOR_ALTHEA"}),
]
PAIR = {"possible_parties": (), "status": "signed", "count": 9, "bound": "exact"}
AGREED = [
    fact("000-agreement-a", parties=("ME", "XK"), **PAIR),
    fact("001-agreement-b", parties=("XK", "ME"), **PAIR),
    fact("001-agreement-c", parties=("ME", "HR"), **PAIR),  # not a pair of the six
]


@pytest.mark.parametrize(
    ("operation", "operands", "result"),
    [
        ("count", SPOKEN, 4),
        ("count", [SPOKEN[0], SPOKEN[0]], 1),
        ("items", [SPOKEN[0], SPOKEN[0]], 2),
        ("count speaker", SPOKEN, 2),
        ("count doc", SPOKEN, 2),
        ("each speaker", SPOKEN, 2),
        ("each speaker", SPOKEN[:3], None),
        ("sum", SUMS, 220_000_000),
        ("sum", [SUMS[0], SUMS[1] | {"currency": "USD"}], None),
        ("sum", COUNTS, 5),
        ("sum", SPOKEN, None),
        ("ratio", SUMS, Decimal("6.3")),
        ("ratio", SUMS[:1], None),
        ("ratio", [SUMS[0], SUMS[1] | {"amount": Decimal(0)}], None),
        ("same", [COUNTS[0], COUNTS[0]], 2),
        ("same", COUNTS, None),
        ("field facts", ARTICLES, 15),
        ("field funding", ARTICLES[:1], 0),
        ("field unknown", ARTICLES, None),
        ("figures", READINGS, 2),
        ("silent-pairs", AGREED, 14),
        ("average", SUMS, None),
        ("", SUMS, None),
        ("count", [], None),
    ],
)
def test_value(operation: str, operands: list[Row], result: Decimal | int | None) -> None:
    assert value(operation, operands) == result


def test_every_operation_is_tried_above() -> None:
    marks = [mark for mark in test_value.pytestmark if mark.name == "parametrize"]
    tried = {str(case[0]).partition(" ")[0] for case in marks[0].args[1]}
    assert set(OPERATIONS) <= tried


@pytest.mark.parametrize(
    ("shown", "right"),
    [("€220 million", True), ("up to €220 million", True), ("€22 million", False), ("", False)],
)
def test_gives(shown: str, right: bool) -> None:
    assert gives("sum", SUMS, shown) is right
