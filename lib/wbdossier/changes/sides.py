"""One side of a comparison: the articles, facts and corrections of a data set's CSV files.

An older data set may lack columns or tables, and have some that there are no more; what both
sides have is compared.
"""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Mapping
from dataclasses import dataclass

from wbdossier import tables
from wbdossier.errors import Problem
from wbdossier.records import FACT_CLASSES, Fact
from wbdossier.schema import TABLES, Column, Table
from wbdossier.tables import Row


@dataclass(frozen=True)
class Side:
    """The tables of one data set; ``columns`` are those it has, by table."""

    articles: Mapping[str, Row]
    facts: Mapping[str, Fact]
    corrections: tuple[Row, ...]
    columns: Mapping[str, frozenset[str]]

    def by_article(self) -> dict[str, dict[str, Fact]]:
        """Return the facts of each article by their ids, in the order of the tables."""
        found: dict[str, dict[str, Fact]] = {doc: {} for doc in self.articles}
        for id, fact in self.facts.items():
            found.setdefault(fact.doc, {})[id] = fact
        return found


def read(files: Mapping[str, str], where: str = "") -> Side:
    """Read the texts of CSV files by the names of their tables; ``where`` is for a Problem."""
    rows = {name: _rows(name, text, where) for name, text in files.items()}
    facts = [fact for kind in FACT_CLASSES for fact in _facts(kind, rows.get(kind, []))]
    return Side(
        articles={row["id"]: row for row in rows.get("articles", [])},
        facts={fact.id: fact for fact in facts},
        corrections=tuple(rows.get("corrections", [])),
        columns={name: frozenset(_header(text)) for name, text in files.items()},
    )


def _header(text: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline="")), [])


def _rows(name: str, text: str, where: str) -> list[Row]:
    """Read a table that may have other columns than it has now."""
    header = _header(text)
    now = TABLES.get(name)
    known = {c.name: c for c in now.columns} if now else {}
    then = Table(name, "", tuple(_lenient(known.get(each, Column(each, ""))) for each in header))
    try:
        if now and now.key not in header:
            raise ValueError(f"it has no column `{now.key}`")
        return tables.decode(then, text)
    except ValueError as error:
        remedy = "compare with another revision"
        raise Problem(f"{where}{name}.csv", f"the table is damaged: {error}", remedy) from error


def _lenient(column: Column) -> Column:
    return dataclasses.replace(column, required=False)


def _facts(kind: str, rows: list[Row]) -> list[Fact]:
    record = FACT_CLASSES[kind]
    names = [f.name for f in dataclasses.fields(record)]
    return [
        record(**{name: row[name] for name in names if row.get(name) is not None}) for row in rows
    ]
