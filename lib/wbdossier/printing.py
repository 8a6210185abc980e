"""Facts and quantities as a table for people, CSV and JSON lines; article by article."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

import msgspec

from wbdossier import schema, tables
from wbdossier.quantities import Quantity
from wbdossier.records import Article, Fact
from wbdossier.schema import Column, Table

Facts = Iterable[Iterable[Fact]]
Kinds = tuple[str, ...]

_json = msgspec.json.Encoder(decimal_format="number")
COMMON = ("id", "kind", "doc", "start", "end", "quote", "rule", "status", "origin", "note")


def lines(facts: Iterable[Fact]) -> list[bytes]:
    """Return the facts as JSON objects, each a line."""
    return [_line(fact.row()) for fact in facts]


def csv_rows(facts: Iterable[Fact], kinds: Kinds) -> bytes:
    """Return the facts as lines of CSV, without the header."""
    nothing: dict[str, Any] = dict.fromkeys(c.name for c in columns(kinds))
    text = tables.encode(_table(kinds), (nothing | fact.row() for fact in facts))
    return text.encode().removeprefix(_header(kinds))


def cells(facts: Iterable[Fact]) -> list[tuple[str, ...]]:
    """Return what a person sees of each fact: its id, the words, and what they say.

    The id tells the article and the kind, and `wbdossier correct` takes it.
    """
    return [(f.id, " ".join(f.quote.split()), fields(f)) for f in facts]


def table(facts: Facts, kinds: Kinds) -> None:
    """Print a table for people."""
    show_table((cells(of_article) for of_article in facts), kinds)


def show_table(encoded: Iterable[Iterable[tuple[str, ...]]], _kinds: Kinds) -> None:
    """Print cells as a table, all at once: its columns are as wide as the widest cell."""
    from rich.console import Console
    from rich.table import Table as RichTable

    shown = RichTable("id", "quote", "fields", box=None, padding=(0, 2, 0, 0))
    for rows in encoded:
        for row in rows:
            shown.add_row(*map(_literal, row))
    Console(width=None if sys.stdout.isatty() else 160).print(shown)


def show_lines(encoded: Iterable[bytes], _kinds: Kinds) -> None:
    """Print lines as they come."""
    for content in encoded:
        _write(content)


def show_csv(encoded: Iterable[bytes], kinds: Kinds) -> None:
    """Print all facts under one header: the common fields, then those of the kinds."""
    _write(_header(kinds))
    show_lines(encoded, kinds)


def quantities(article: Article, found: Iterable[Quantity]) -> None:
    """Print one quantity a line, as a JSON object."""
    for q in found:
        row = {"doc": article.id, "start": q.start, "end": q.end}
        words = {"quote": article.text[q.start : q.end]}
        value = {"value": q.value, "value_max": q.value_max, "unit": q.unit, "bound": q.bound}
        _write(_line(row | words | value))


FACTS: dict[str, Callable[[Iterable[Any], Kinds], None]] = {
    "table": show_table,
    "csv": show_csv,
    "jsonl": show_lines,
}


def _line(row: dict[str, Any]) -> bytes:
    plain = {name: _number(value) for name, value in row.items()}
    return _json.encode(plain) + b"\n"


def _number(value: Any) -> Any:
    """Return a whole Decimal as an int, so that it is written without exponent."""
    return int(value) if isinstance(value, Decimal) and value == int(value) else value


@lru_cache
def columns(kinds: Kinds) -> tuple[Column, ...]:
    """Return the columns of a table of several kinds: the common ones, then those of each kind."""
    common = {c.name: c for c in schema.columns(Fact)}
    text = {name: common.get(name, Column(name, "")) for name in COMMON}
    own = {name: c for kind in kinds for name, c in schema.own_columns(kind).items()}
    return tuple(dataclasses.replace(c, required=False) for c in (text | own).values())


def _table(kinds: Kinds) -> Table:
    return Table("facts", "", columns(kinds))


@lru_cache
def _header(kinds: Kinds) -> bytes:
    return tables.encode(_table(kinds), []).encode()


def fields(fact: Fact) -> str:
    """Return what a fact says, field by field, in a line."""
    values = {name: getattr(fact, name) for name in schema.own_columns(fact.kind)}
    return ", ".join(f"{name} {_shown(v)}" for name, v in values.items() if v not in (None, ()))


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(value)
    return f"{_number(value):,}" if isinstance(value, Decimal) else str(value)


def _literal(words: str) -> Any:
    from rich.text import Text  # an article's square brackets are no markup

    return Text(words)


def _write(content: bytes) -> None:
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
