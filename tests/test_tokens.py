"""Numbers as a text says them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wbdossier.english import digits, number_words
from wbdossier.tokens import read, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,600 troops", ["1,600"]),
        ("worth €190m, up to €1 billion", ["€190m", "€1 billion"]),
        ("in 2022 and on 24 June 2024", ["2022", "24", "2024"]),
        ("the 14th meeting", ["14th"]),
        ("from 600 to 1,600; 3–9; ≤ 40%", ["600", "1,600", "3", "9", "≤ 40%"]),
        ("nine agreements, Twenty-two more", ["nine", "Twenty-two"]),
        ("two hundred thousand, a dozen, half", ["two hundred thousand", "dozen", "half"]),
        ("twice, the third time", ["twice", "third"]),
        ("Resolution 1244/1999", ["1244/1999"]),
        # words that point, and what is missing
        ("one of them, once and for all, no one", []),
        ("both, the first, a second", []),
        ("0 of them", []),
        ("10, 0.5 and 05 are no lone 0", ["10", "0.5", "05"]),
        # numbers only by their looks
        ("XIV, often, weighty, someone, tense", []),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@given(st.integers(0, 10**12) | st.decimals(0, 10**6, places=1))
def test_a_number_as_the_library_writes_it_is_read_back(number: int | Decimal) -> None:
    assert read(number_words(number)) == number
    assert read(f"up to {digits(number)} of them") == number


@given(st.integers(2, 10**12))
def test_a_count_as_the_library_writes_it_is_one_token(number: int) -> None:
    assert tokens(f"There are {number_words(number)} of them.") == [number_words(number)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("up to €1.5 billion", Decimal("1.5e9")),
        ("Twice each", 2),
        ("one other", 1),
        ("no fact", 0),
        ("none", None),
    ],
)
def test_read(text: str, number: Decimal | int | None) -> None:
    assert read(text) == number
