"""An account for a terminal: eighty columns, whatever the terminal's width."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

from wbdossier.changes.blocks import Block, Heading, Item, Line, Table

WIDTH = 80


def write(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the account piece by piece, each ending in a line feed."""
    for block in blocks:
        yield _written(block) + "\n"


def plain(text: str) -> str:
    """Return words on one line without the characters that steer a terminal or its direction.

    >>> plain("a\\x1b[31m\\nb")
    'a[31m b'
    """
    line = " ".join(text.split())
    return "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def _written(block: Block) -> str:
    match block:
        case Heading(text, 1):
            return _filled(plain(text))
        case Heading(text):
            return "\n" + _filled(plain(text))
        case Line(text):
            return _filled(plain(text), "  ")
        case Table():
            return "\n" + _table(block)
        case Item(sign, label, text, details):
            first = _filled(plain(f"{sign} {label}: {text}"), "  ", "    ")
            return "\n".join([first, *(_filled(plain(d), "      ") for d in details)])


def _filled(text: str, indent: str = "", hanging: str | None = None) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
    )


def _table(table: Table) -> str:
    lines = [table.head, *table.rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
