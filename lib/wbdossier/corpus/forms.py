"""Facts as encoded rows, in each form they can be had in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from wbdossier import printing
from wbdossier.errors import Problem, needed
from wbdossier.printing import Kinds
from wbdossier.records import Fact

DIGITS, PLACES = 38, 6  # of an amount in Parquet: exact, and as many as 128 bits hold
LARGEST_AMOUNT = Decimal(10) ** (DIGITS - PLACES)
LARGEST_COUNT = 2**63


class Form(NamedTuple):
    """Rows are made article by article, and joined to what a batch sends back."""

    rows: Callable[[Iterable[Fact], Kinds], list[Any]]
    joined: Callable[[list[Any], Kinds], Any]


def _bytes(rows: list[bytes], kinds: Kinds) -> bytes:
    return b"".join(rows)


def _parquet_rows(facts: Iterable[Fact], kinds: Kinds) -> list[dict[str, Any]]:
    return [{name: _checked(v) for name, v in fact.row().items()} for fact in facts]


def _checked(value: Any) -> Any:
    """Return a number that a column can hold exactly; a Problem for any other."""
    if isinstance(value, Decimal):
        fits = abs(value) < LARGEST_AMOUNT and value == (value := round(value, PLACES))
    else:
        fits = not isinstance(value, int) or abs(value) < LARGEST_COUNT
    if not fits:
        cause = f"its number {value} has more digits than a column of Parquet holds"
        raise Problem("", cause, "take --format jsonl, which has no such limit")
    return value


def _batch(rows: list[dict[str, Any]], kinds: Kinds) -> Any:
    import pyarrow as pa

    return pa.RecordBatch.from_pylist(rows, schema=schema(kinds))


@cache
def schema(kinds: Kinds) -> Any:
    """Return the columns of every part: those common to all facts, then those of the kinds."""
    with needed("--format parquet"):
        import pyarrow as pa
    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.decimal128(DIGITS, PLACES),
        "boolean": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    return pa.schema([(c.name, types[c.type]) for c in printing.columns(kinds)])


FORMS: dict[str, Form] = {
    "table": Form(lambda facts, _: printing.cells(facts), lambda rows, _: rows),
    "jsonl": Form(lambda facts, _: printing.lines(facts), _bytes),
    "csv": Form(lambda facts, kinds: [printing.csv_rows(facts, kinds)], _bytes),
    "parquet": Form(_parquet_rows, _batch),
}
