"""Articles, facts and corrections as tables on disk, and back.

``build`` puts a data set together, ``write`` writes it as a data package, ``load`` gives one
table to a notebook, ``load_facts`` gives the records back exactly as they were.
"""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wbdossier import datapackage, paths, reads, tables
from wbdossier.errors import Problem
from wbdossier.records import FACT_CLASSES, Article, Fact
from wbdossier.schema import TABLES, Column, CorrectionRow
from wbdossier.selection import Selection
from wbdossier.tables import Row

if TYPE_CHECKING:
    import pandas as pd

# Amounts become Float64, so that they add up and plot: a float holds every whole number below
# 2**53 exactly. load_facts keeps the Decimal.
DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "list": "object",
}


@dataclass(frozen=True)
class Dataset:
    """All that the tables hold, in their order."""

    articles: tuple[Article, ...]
    facts: tuple[Fact, ...]
    corrections: tuple[CorrectionRow, ...]


def build(
    articles: Iterable[Article], facts: Iterable[Fact], corrections: Iterable[CorrectionRow] = ()
) -> Dataset:
    """Put a data set together, sorted; every fact's quote must stand where it says."""
    dataset = Dataset(
        tuple(sorted(articles, key=lambda a: a.id)),
        tuple(sorted(facts, key=_place)),
        tuple(sorted(corrections, key=lambda c: c.number)),
    )
    _check(dataset)
    return dataset


def write(dataset: Dataset, folder: Path) -> None:
    """Write a CSV file for each table, and ``datapackage.json``; same data, same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: text.encode() for name, text in encoded(dataset).items()}
    for name, data in files.items():
        _put(folder / TABLES[name].file, data)
    _put(folder / "datapackage.json", datapackage.descriptor(files).encode())


def encoded(dataset: Dataset) -> dict[str, str]:
    """Return the text of each table's CSV file, by the table's name."""
    return {name: tables.encode(TABLES[name], rows) for name, rows in _rows(dataset).items()}


def load(kind: str, folder: Path | None = None, selection: Selection | None = None) -> pd.DataFrame:
    """Return one table, or what is selected of it: a fact kind, ``articles`` or ``corrections``.

    Nullable dtypes throughout (``string``, ``Int64``, ``Float64``, ``boolean``); list columns
    hold lists of strings. ``folder`` is that of the tables, by default this build's.
    """
    import pandas as pd  # takes most of a second, and the command line does without

    selection = selection or Selection(kind)
    found = rows(selection, folder)
    names = selection.columns or [c.name for c in TABLES[kind].columns]
    asked = [c for c in TABLES[kind].columns if c.name in names]
    return pd.DataFrame({c.name: _series(c, found) for c in asked})


def rows(selection: Selection, folder: Path | None = None) -> list[Row]:
    """Return what is selected of a table as rows with exact values, not to be changed."""
    reads.note(selection)
    return selection.of(_read(selection.table, folder or paths.data()))


def digest(selection: Selection, folder: Path) -> str:
    """Return a hash of what is selected of a table in ``folder``."""
    return _digest(selection, folder, _version(folder / TABLES[selection.table].file))


@lru_cache(maxsize=4096)  # many runs read the same
def _digest(selection: Selection, folder: Path, _changed: tuple[int, ...]) -> str:
    return selection.digest(_read(selection.table, folder))


def load_facts(folder: Path | None = None) -> list[Fact]:
    """Return the facts of all tables as records, sorted by place."""
    folder = folder or paths.data()
    each = ((c, row) for kind, c in FACT_CLASSES.items() for row in rows(Selection(kind), folder))
    return sorted((_fact(record, row) for record, row in each), key=_place)


def _place(fact: Fact) -> tuple[str, int, int, str]:
    return fact.doc, fact.start, fact.end, fact.id


def _check(dataset: Dataset) -> None:
    files: dict[str, str] = {}
    for article in dataset.articles:
        if article.id in files:
            cause = f"its id {article.id} is also that of {files[article.id]}"
            raise Problem(article.file, cause, "rename one: the id ends at the first underscore")
        files[article.id] = article.file
    ids = Counter(f.id for f in dataset.facts)
    texts = {a.id: a.text for a in dataset.articles}
    for fact in dataset.facts:
        if ids[fact.id] > 1:
            raise ValueError(f"two facts have the id {fact.id}")
        if not fact.quote.strip() or fact.span.of(texts.get(fact.doc, "")) != fact.quote:
            raise ValueError(f"the quote of {fact.id} does not stand at its place")


def _rows(dataset: Dataset) -> dict[str, list[Row]]:
    articles = {a.id: a for a in dataset.articles}
    counts = Counter(f.doc for f in dataset.facts)
    each: dict[str, list[Row]] = {kind: [] for kind in FACT_CLASSES}
    for fact in dataset.facts:
        each[fact.kind].append(fact_row(articles[fact.doc], fact))
    each["articles"] = [article_row(a, counts[a.id]) for a in dataset.articles]
    each["corrections"] = [dataclasses.asdict(c) for c in dataset.corrections]
    return each


def fact_row(article: Article, fact: Fact) -> Row:
    """Return a fact as its table has it, with its sentence."""
    sentence = " ".join(article.passage(fact.span).of(article.text).split())
    return fact.row() | {"sentence": sentence}


def article_row(article: Article, facts: int) -> Row:
    """Return an article as its table has it, with the number of its sentences and ``facts``."""
    counts = {"sentences": len(article.sentences), "facts": facts}
    names = [c.name for c in TABLES["articles"].columns if c.name not in counts]
    return {name: getattr(article, name) for name in names} | counts


def _put(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _read(kind: str, folder: Path) -> list[Row]:
    if kind not in TABLES:
        raise ValueError(f"there is no table {kind!r}; the tables are {', '.join(TABLES)}")
    path = folder / TABLES[kind].file
    try:
        return _decoded(kind, path, _version(path))
    except (OSError, ValueError) as error:
        cause = error.strerror if isinstance(error, OSError) else f"damaged: {error}"
        raise Problem(path, f"cannot read the table ({cause})", "run `wbdossier build`") from error


def _version(path: Path) -> tuple[int, ...]:
    """Return what differs when a file has changed."""
    now = path.stat()
    return now.st_mtime_ns, now.st_size, now.st_ino


@lru_cache(maxsize=32)
def _decoded(kind: str, path: Path, _changed: tuple[int, ...]) -> list[Row]:
    """Return a file's rows; read again only when the file has changed."""
    with reads.noted():
        return tables.decode(TABLES[kind], path.read_bytes().decode())


def _series(column: Column, rows: list[Row]) -> pd.Series[Any]:
    import pandas as pd

    values = [row[column.name] for row in rows]
    if column.type == "list":
        values = [list(v) for v in values]
    return pd.Series(values, dtype=DTYPES[column.type])


def _fact(record: type[Fact], row: Row) -> Fact:
    return record(**{f.name: row[f.name] for f in dataclasses.fields(record)})
