"""Tables as notebooks take them: loaded, selected, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

import pandas as pd

from wbdossier import dataset, lexicon
from wbdossier.errors import Problem
from wbdossier.records import FACT_CLASSES, Country

Row: TypeAlias = dict[str, Any]
Facts: TypeAlias = pd.DataFrame | pd.Series | Mapping[str, Any] | Iterable[Mapping[str, Any]]

KINDS: tuple[str, ...] = tuple(FACT_CLASSES)
SIX: tuple[str, ...] = Country.__dataclass_fields__["country"].metadata["values"]
# Fields that hold codes of countries: what makes a fact one about a country.
CODE_FIELDS = (
    *("country", "host", "location", "contributor", "provider"),
    *("parties", "possible_parties", "participants", "recipients"),
    *("actor", "addressee"),
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
    known = [r["id"] for r in rows(dataset.load("articles"))]
    for doc in articles:
        if doc not in known:
            there = ", ".join(known) or "none"
            raise Problem(
                "parameter `articles`", f"there is no article {doc!r}", f"there are {there}"
            )
    return select(dataset.load(kind), articles, countries)


def only(articles: pd.DataFrame, article: str) -> pd.DataFrame:
    """Return the row of one article; of the first where ``article`` is empty."""
    if not article:
        return articles.head(1)
    load("articles", [article])  # says which there are if this one is not
    return articles[articles["id"].eq(article)].reset_index(drop=True)


def select(
    table: pd.DataFrame, articles: Iterable[str] = (), countries: Iterable[str] = ()
) -> pd.DataFrame:
    """Return the rows from these articles and about these countries; empty means all."""
    docs, codes = set(articles), set(countries)
    key = "doc" if "doc" in table else "id"
    keep = [
        (not docs or row[key] in docs) and (not codes or bool(codes & codes_of(row)))
        for row in rows(table)
    ]
    return where(table, keep)


def codes_of(row: Row) -> set[str]:
    """Return the codes a fact is about: those in its fields, and the places its words name."""
    values = (row.get(field) for field in CODE_FIELDS)
    stated = {code for v in values if v for code in (v if isinstance(v, tuple) else [v])}
    words = (row.get(field) for field in ("name", "place", "purpose", "object"))
    found = lexicon.find(" | ".join(w for w in words if w))
    return stated | {n.id for n in found if n.kind in {"country", "demonym", "place"}}


def where(table: pd.DataFrame, keep: list[bool]) -> pd.DataFrame:
    """Return the rows to keep; a list of booleans alone would choose columns of an empty table."""
    return table[pd.Series(keep, index=table.index, dtype=bool)].reset_index(drop=True)


def grouped(members: Iterable[Row], keys: list[str]) -> list[tuple[tuple[Any, ...], list[Row]]]:
    """Return rows by the values of their keys, in the order of first appearance."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in members:
        groups.setdefault(tuple(row[k] for k in keys), []).append(row)
    return list(groups.items())
