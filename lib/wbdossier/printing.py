"""Facts and quantities as a table for people, CSV and JSON lines; article by article."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from wbdossier import schema, tables
from wbdossier.quantities import Quantity
from wbdossier.records import Article, Fact
from wbdossier.schema import Column, Table

Facts = Iterable[Iterable[Fact]]

_json = msgspec.json.Encoder(decimal_format="number")
COMMON = ("id", "kind", "doc", "start", "end", "quote", "rule", "status", "origin", "note")


def jsonl(facts: Facts, _kinds: Sequence[str]) -> None:
    """Print one fact a line, as a JSON object."""
    for of_article in facts:
        _write(b"".join(_line(fact.row()) for fact in of_article))


def csv(facts: Facts, kinds: Sequence[str]) -> None:
    """Print all facts under one header: the common fields, then those of the kinds."""
    columns = _columns(kinds)
    nothing: dict[str, Any] = dict.fromkeys(c.name for c in columns)
    table = Table("facts", "", columns)
    header = tables.encode(table, [])
    _write(header.encode())
    for of_article in facts:
        text = tables.encode(table, (nothing | fact.row() for fact in of_article))
        _write(text.removeprefix(header).encode())


def table(facts: Facts, _kinds: Sequence[str]) -> None:
    """Print a table for people: where, what kind, the words, and what they say."""
    from rich.console import Console
    from rich.table import Table as RichTable

    shown = RichTable("doc", "kind", "quote", "fields", box=None, padding=(0, 2, 0, 0))
    for of_article in facts:
        for fact in of_article:
            cells = (fact.doc, fact.kind, " ".join(fact.quote.split()), _fields(fact))
            shown.add_row(*map(_literal, cells))
    Console(width=None if sys.stdout.isatty() else 160).print(shown)


def quantities(article: Article, found: Iterable[Quantity]) -> None:
    """Print one quantity a line, as a JSON object."""
    for q in found:
        row = {"doc": article.id, "start": q.start, "end": q.end}
        words = {"quote": article.text[q.start : q.end]}
        value = {"value": q.value, "value_max": q.value_max, "unit": q.unit, "bound": q.bound}
        _write(_line(row | words | value))


FACTS: dict[str, Callable[[Facts, Sequence[str]], None]] = {
    "table": table,
    "csv": csv,
    "jsonl": jsonl,
}


def _line(row: dict[str, Any]) -> bytes:
    plain = {name: _number(value) for name, value in row.items()}
    return _json.encode(plain) + b"\n"


def _number(value: Any) -> Any:
    """Return a whole Decimal as an int, so that it is written without exponent."""
    return int(value) if isinstance(value, Decimal) and value == int(value) else value


def _columns(kinds: Sequence[str]) -> tuple[Column, ...]:
    common = {c.name: c for c in schema.columns(Fact)}
    text = {name: common.get(name, Column(name, "")) for name in COMMON}
    own = {name: c for kind in kinds for name, c in schema.own_columns(kind).items()}
    return tuple(dataclasses.replace(c, required=False) for c in (text | own).values())


def _fields(fact: Fact) -> str:
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
