"""The data dictionary, generated: ``python -m wbdossier.dictionary > docs/data-dictionary.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from wbdossier.records import FACT_CLASSES
from wbdossier.schema import TABLES, Column, own_columns

INTRODUCTION = """\
# Data dictionary

Generated from `lib/wbdossier/records.py` and `lib/wbdossier/schema.py`; do not edit. Renew it with
`python -m wbdossier.dictionary > docs/data-dictionary.md`.

The tables are CSV files in `outputs/data/`, described for machines in `datapackage.json`
(Frictionless Data Package):

- UTF-8, LF, quoting as in RFC 4180, a header always; rows sorted by article and place.
- An empty cell is null: the text does not say.
- Numbers have a decimal point and no exponent, truth values are `true` and `false`.
- A list is joined by `;`. A `;` or `\\` within an item is preceded by `\\`.
- Offsets count Unicode code points in the file as decoded, from 0, half-open.
- Country codes are ISO 3166-1 alpha-2, Kosovo `XK`; `EU`, `NATO`, `UN`, `OSCE` as themselves.
- Cells are never altered to suit a spreadsheet, so that quotes stay exact. A cell that starts with
  `=`, `+`, `-` or `@` is an article's words, not a formula: import the columns as text.

In a notebook, `dataset.load("funding")` gives a table as a typed pandas `DataFrame` (`string`,
`Int64`, `Float64`, `boolean`, lists of strings), and `dataset.load_facts()` gives the records with
exact decimals. Why there is a `status` and an `origin`:
[decision 2](decisions/0002-status-and-origin.md).
"""


COMMON = (
    "One row is one fact. The columns of each kind's own follow below; they stand after `note`. "
    "The last column is always `sentence`."
)
OTHERS = [table for name, table in TABLES.items() if name not in FACT_CLASSES]


def markdown() -> str:
    """Return the whole dictionary."""
    first, *_ = FACT_CLASSES
    common = [c for c in TABLES[first].columns if c.name not in own_columns(first)]
    sections = [
        _section("Columns of every table of facts", COMMON, common),
        *(_section(f"`{k}`", TABLES[k].about, own_columns(k).values()) for k in FACT_CLASSES),
        *(_section(f"`{t.name}`", t.about, t.columns) for t in OTHERS),
    ]
    return "\n".join([INTRODUCTION, *sections])


def _section(title: str, about: str, columns: Iterable[Column]) -> str:
    head = ("| column | type | meaning |", "| --- | --- | --- |")
    return "\n".join([f"## {title}", "", about, "", *head, *map(_row, columns), ""])


def _row(column: Column) -> str:
    nullable = not column.required and column.type != "list"
    notes = [
        column.meaning,
        f"Unit: {column.unit}." if column.unit else "",
        f"One of {', '.join(f'`{v}`' for v in column.values)}." if column.values else "",
    ]
    type_ = f"{column.type} or null" if nullable else column.type
    return f"| `{column.name}` | {type_} | {' '.join(filter(None, notes))} |"


if __name__ == "__main__":
    sys.stdout.write(markdown())
