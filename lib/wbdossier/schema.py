"""The tables of the data set: which columns each has, read off the record classes.

The table of a fact kind, of the articles and of the corrections are all described here; the CSV
files, ``datapackage.json``, the data dictionary and the checks on corrections follow from it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any, get_args, get_type_hints

from wbdossier.records import FACT_CLASSES, ISO_DATE, ORIGINS, Fact, column

TYPES: dict[Any, str] = {
    str: "string",
    int: "integer",
    Decimal: "number",
    bool: "boolean",
    tuple[str, ...]: "list",
}
ACTIONS = ("reads", "set", "doubt", "drop", "add")
KINDS = tuple(FACT_CLASSES)


@dataclass(frozen=True)
class Column:
    """One column: its name, Table Schema type, and what a reader needs to know."""

    name: str
    meaning: str
    type: str = "string"
    required: bool = False  # never empty
    unit: str = ""
    values: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True)
class Table:
    """One table: ``<name>.csv``, one record a row."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: str = "id"
    refers: str | None = None  # the column that holds an article's id

    @property
    def file(self) -> str:
        """Name of its CSV file."""
        return f"{self.name}.csv"


@dataclass(frozen=True, kw_only=True)
class ArticleRow:
    """What the data set says of an article: all that is known but its text."""

    id: str = column("The article's id: its file name up to the first underscore.")
    file: str = column("Name of the file in the folder of seeds.")
    title: str | None = column("Its headline.")
    published: str | None = column("ISO 8601 at the precision known.", pattern=ISO_DATE)
    published_basis: str | None = column("How the date is known.")
    published_note: str | None = column("How the date is known, in a sentence.")
    publisher: str | None = column("Who published the page the text comes from.")
    original_publisher: str | None = column("Whose article it is, where the page names another.")
    language: str | None = column("Language of the text, BCP 47.")
    url: str | None = column("Address of the page.")
    rights: str | None = column("Who holds the rights in the text, and on what terms it is used.")
    sha256: str = column("SHA-256 of the file.", pattern="[0-9a-f]{64}")
    accessed: str | None = column(
        "The day a person looked at the original, ISO 8601.", pattern=ISO_DATE
    )
    original_file: str | None = column("Name of the page or PDF file the text was made from.")
    original_sha256: str | None = column("SHA-256 of that file.", pattern="[0-9a-f]{64}")
    inferred: tuple[str, ...] = column(
        "Columns that a machine filled in when the article was added, and no person checked."
    )
    copy_of: str | None = column("Id of the article that prints the same piece first.")
    copy_basis: str | None = column(
        "How it is known; `stated` without a `copy_of` says that it is no copy.",
        values=("stated", "measured"),
    )
    copy_note: str | None = column("How much of its text the two share, in a sentence.")
    sentences: int = column("How many sentences its body has.", unit="sentences")
    facts: int = column("How many facts the tables hold from it.", unit="facts")


@dataclass(frozen=True, kw_only=True)
class CorrectionRow:
    """What one correction did."""

    number: int = column("Its place in corrections.toml, from 1.")
    doc: str = column("The article's id.")
    words: str = column("The words of the article it is about, as they stand there.")
    start: int = column("First code point of the words in the decoded file.", unit="code points")
    end: int = column("Code point after the words' last.", unit="code points")
    action: str = column("What it does.", values=ACTIONS)
    kind: str | None = column("The kind of fact it is about.", values=KINDS)
    says: str | None = column("How the words should read, the doubt, or the fields it gives.")
    was: str | None = column("What the fields it gives, or rewords, said before.")
    reason: str = column("Why.")
    by: str | None = column("Who made it.")
    date: str | None = column("When it was made, ISO 8601.", pattern=ISO_DATE)
    facts: tuple[str, ...] = column(
        "Ids of the facts it changed, added or dropped; none where it only documents an error."
    )


def columns(record: type) -> tuple[Column, ...]:
    """Return the columns of a record class, in the order of its fields."""
    return _columns(record)


@cache
def _columns(record: type) -> tuple[Column, ...]:
    hints = get_type_hints(record)
    return tuple(_column(f, hints[f.name]) for f in dataclasses.fields(record))


@cache
def own_columns(kind: str) -> Mapping[str, Column]:
    """Return the columns that only facts of ``kind`` have, by name."""
    common = {f.name for f in dataclasses.fields(Fact)}
    own = {c.name: c for c in columns(FACT_CLASSES[kind]) if c.name not in common}
    return MappingProxyType(own)


def _column(field: dataclasses.Field[Any], hint: Any) -> Column:
    options = [a for a in get_args(hint) if a is not NoneType]
    nullable = NoneType in get_args(hint)
    type_ = TYPES[options[0] if nullable else hint]
    required = not nullable and type_ != "list"
    return Column(field.name, type=type_, required=required, **field.metadata)


def _fact_table(record: type[Fact]) -> Table:
    """Return the table of a fact kind: the columns of ``Fact.row()`` and the sentence."""
    key, *rest = columns(record)
    kind = Column("kind", "Kind of fact: the table's name.", required=True, values=KINDS)
    if not any(c.name == "status" for c in rest):
        same = "The same as `origin`; a kind may have a status of its own instead."
        rest.append(Column("status", same, required=True, values=ORIGINS))
    sentence = Column("sentence", "The sentence around it, white space folded.", required=True)
    return Table(record.kind, record.about, (key, kind, *rest, sentence), refers="doc")


TABLES: dict[str, Table] = {
    **{kind: _fact_table(record) for kind, record in FACT_CLASSES.items()},
    "articles": Table("articles", "The articles the facts come from.", columns(ArticleRow)),
    "corrections": Table(
        "corrections",
        "What people corrected in the facts or doubt in the articles, and why.",
        columns(CorrectionRow),
        key="number",
        refers="doc",
    ),
}
