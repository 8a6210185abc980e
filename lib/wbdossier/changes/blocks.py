"""What an account is made of, whichever way it is written: headings, a table, lines, items."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading: 1 for the account, 2 for an article."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Line:
    """A sentence of its own."""

    text: str


@dataclass(frozen=True)
class Table:
    """Rows of cells under headings; the first column holds words, the others numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Item:
    """One change: its sign (+ − ~), what it is of, what it says, and lines about it."""

    sign: str
    label: str
    text: str
    details: tuple[str, ...] = ()


Block = Heading | Line | Table | Item
