"""Which part of a table is asked for, and whether it has changed.

What a notebook reads it asks for as a ``Selection``, so that a later build can tell whether just
that part is still the same, without executing anything.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from wbdossier import lexicon, tables
from wbdossier.schema import TABLES
from wbdossier.tables import Row

# Fields that hold codes of countries: what makes a fact one about a country.
CODE_FIELDS = (
    *("country", "host", "location", "contributor", "provider"),
    *("parties", "possible_parties", "participants", "recipients"),
    *("actor", "addressee"),
)
PLACES = {"country", "demonym", "place"}


class Selection(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """Rows of a table from these articles and about these countries; empty means all."""

    table: str
    articles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()  # those asked for; empty: all

    def of(self, rows: Iterable[Row]) -> list[Row]:
        """Return the selected ones of a table's rows, with the columns asked for."""
        docs, codes = set(self.articles), set(self.countries)
        key = TABLES[self.table].refers or "id"
        kept = [
            row
            for row in rows
            if (not docs or row[key] in docs) and (not codes or codes & codes_of(row))
        ]
        return [{c: row[c] for c in self.columns} for row in kept] if self.columns else kept

    def digest(self, rows: Iterable[Row]) -> str:
        """Return a hash of the selected ones of a table's rows."""
        table = TABLES[self.table]
        names = self.columns or [c.name for c in table.columns]
        asked = dataclasses.replace(
            table, columns=tuple(c for c in table.columns if c.name in names)
        )
        return hashlib.sha256(tables.encode(asked, self.of(rows)).encode()).hexdigest()


def codes_of(row: Row) -> set[str]:
    """Return the codes a fact is about: those in its fields, and the places its words name."""
    values: Iterable[Any] = (row.get(field) for field in CODE_FIELDS)
    stated = {code for v in values if v for code in (v if isinstance(v, tuple) else [v])}
    words = (row.get(field) for field in ("name", "place", "purpose", "object"))
    found = lexicon.find(" | ".join(w for w in words if w))
    return stated | {n.id for n in found if n.kind in PLACES}
