"""Typed rows to CSV text and back, without loss.

UTF-8, LF, quoting as in RFC 4180, a header always. An empty cell is null; numbers have no
exponent; a list is joined by ``;``, and a ``;`` or ``\\`` within an item is preceded by ``\\``.
Cells that start with ``=``, ``+``, ``-`` or ``@`` are left as they are: the words of an article
have to stay exact (docs/data-dictionary.md tells spreadsheet users what to do about it).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from wbdossier.schema import Column, Table

Row = dict[str, Any]

DELIMITER = ";"
_ITEM = re.compile(r"(?:[^;\\]|\\.)+", re.DOTALL)
_BOOLEANS = {"true": True, "false": False}

csv.field_size_limit(2**31 - 1)  # a passage may be longer than the module's 128 KiB


def encode(table: Table, rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the rows as the text of a CSV file; ValueError where a required cell is empty."""
    header = [c.name for c in table.columns]
    lines = [header, *([_cell(c, row[c.name]) for c in table.columns] for row in rows)]
    return "".join(",".join(map(_quoted, line)) + "\n" for line in lines)


def decode(table: Table, text: str) -> list[Row]:
    """Return the rows of a CSV file; ValueError says what is wrong in which line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        if next(reader, None) != [c.name for c in table.columns]:
            raise ValueError("its header is not the one expected")
        return [_row(table, cells) for cells in reader]
    except (csv.Error, ArithmeticError, ValueError, KeyError) as error:
        raise ValueError(f"line {reader.line_num}: {error}") from error


def _quoted(cell: str) -> str:
    # Not csv.writer: Python versions differ in whether it quotes a lone CR.
    if any(c in cell for c in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _cell(column: Column, value: Any) -> str:
    match value:
        case None | "":
            if column.required:
                raise ValueError(f"`{column.name}` is empty")
            return ""
        case bool():
            return str(value).lower()
        case Decimal():
            return format(value, "f")
        case tuple() | list():
            return DELIMITER.join(re.sub(r"([;\\])", r"\\\1", item) for item in value)
    return str(value)


def _items(cell: str) -> tuple[str, ...]:
    return tuple(re.sub(r"\\(.)", r"\1", item, flags=re.DOTALL) for item in _ITEM.findall(cell))


_READ: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": Decimal,
    "boolean": _BOOLEANS.__getitem__,
    "list": _items,
}


def _row(table: Table, cells: list[str]) -> Row:
    pairs = zip(table.columns, cells, strict=True)
    return {column.name: _value(column, cell) for column, cell in pairs}


def _value(column: Column, cell: str) -> Any:
    if cell or column.type == "list":
        return _READ[column.type](cell)
    if column.required:
        raise ValueError(f"`{column.name}` is empty")
    return None
