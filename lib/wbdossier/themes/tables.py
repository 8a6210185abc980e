"""Tables as notebooks take them: loaded, selected, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

import pandas as pd

from wbdossier import dataset
from wbdossier.errors import Problem
from wbdossier.records import FACT_CLASSES, Country
from wbdossier.selection import Selection, codes_of

Row: TypeAlias = dict[str, Any]
Facts: TypeAlias = pd.DataFrame | pd.Series | Mapping[str, Any] | Iterable[Mapping[str, Any]]

KINDS: tuple[str, ...] = tuple(FACT_CLASSES)
SIX: tuple[str, ...] = Country.__dataclass_fields__["country"].metadata["values"]
# What names an article as a source, and says which it repeats: not its counts and hashes, which
# change with every word of it.
SOURCE = (
    *("id", "title", "published", "published_basis", "publisher", "original_publisher"),
    *("copy_of", "copy_basis", "copy_note"),
)


def _plain(value: Any) -> Any:
    """Return a cell without pandas: what is missing as None, lists as tuples, floats exact."""
    if isinstance(value, (list, tuple)):
        return tuple(value)
    if not pd.api.types.is_scalar(value):
        return value
    if pd.isna(value):
        return None
    return Decimal(repr(value)) if isinstance(value, float) else value


def rows(facts: Facts) -> list[Row]:
    """Return a table, a row or a list of rows as plain dictionaries, what is missing as None."""
    listed: Iterable[Mapping[Any, Any]]
    if isinstance(facts, pd.DataFrame):
        listed = facts.to_dict("records")
    elif isinstance(facts, (pd.Series, Mapping)):
        listed = [dict(facts)]
    else:
        listed = facts
    return [{str(k): _plain(v) for k, v in row.items()} for row in listed]


def load(kind: str, articles: Iterable[str] = (), countries: Iterable[str] = ()) -> pd.DataFrame:
    """Return one table of this build, of these articles and about these countries."""
    return _load(Selection(kind, tuple(articles), tuple(countries)))


def sources(articles: Iterable[str] = ()) -> pd.DataFrame:
    """Return what names these articles as sources: the table of articles, SOURCE of its columns."""
    return _load(Selection("articles", tuple(articles), columns=SOURCE))


def _load(selection: Selection) -> pd.DataFrame:
    """Return the rows selected; a Problem for an article there is not."""
    wanted = selection.articles
    known = dataset.rows(Selection("articles", wanted, columns=("id",))) if wanted else []
    for doc in wanted:
        if doc not in {row["id"] for row in known}:
            there = ", ".join(r["id"] for r in dataset.rows(Selection("articles", columns=("id",))))
            cause = f"there is no article {doc!r}"
            raise Problem("parameter `articles`", cause, f"there are {there or 'none'}")
    return dataset.load(selection.table, selection=selection)


def only(articles: pd.DataFrame, article: str) -> pd.DataFrame:
    """Return the row of one article; of the first where ``article`` is empty."""
    if not article:
        return articles.head(1)
    sources([article])  # says which there are if this one is not
    return articles[articles["id"].eq(article)].reset_index(drop=True)


def select(table: pd.DataFrame, countries: Iterable[str]) -> pd.DataFrame:
    """Return the rows about these countries."""
    codes = set(countries)
    return where(table, [bool(codes & codes_of(row)) for row in rows(table)])


def where(table: pd.DataFrame, keep: list[bool]) -> pd.DataFrame:
    """Return the rows to keep; a list of booleans alone would choose columns of an empty table."""
    return table[pd.Series(keep, index=table.index, dtype=bool)].reset_index(drop=True)


def grouped(members: Iterable[Row], keys: list[str]) -> list[tuple[tuple[Any, ...], list[Row]]]:
    """Return rows by the values of their keys, in the order of first appearance."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in members:
        groups.setdefault(tuple(row[k] for k in keys), []).append(row)
    return list(groups.items())
