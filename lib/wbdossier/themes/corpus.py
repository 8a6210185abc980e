"""What the articles give, and what is uncertain about it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from wbdossier.themes.tables import Row, grouped, rows


def coverage(articles: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the number of facts per kind (rows) and article (columns), zeros included."""
    docs = [str(r["id"]) for r in rows(articles)]
    counts = {
        kind: [sum(r["doc"] == doc for r in rows(table)) for doc in docs]
        for kind, table in tables.items()
    }
    return pd.DataFrame.from_dict(counts, orient="index", columns=docs)


def doubted(tables: Mapping[str, pd.DataFrame]) -> list[Row]:
    """Return the facts of all kinds that are as extracted, with a note on what is uncertain."""
    facts = (row for table in tables.values() for row in rows(table))
    return [row for row in facts if row["note"] and row["origin"] == "extracted"]


def by_doubt(facts: list[Row]) -> pd.DataFrame:
    """Return one row per doubt and kind of fact: note, kind, facts; the most frequent first."""
    out = [
        {"note": note, "kind": kind, "facts": some}
        for (note, kind), some in grouped(facts, ["note", "kind"])
    ]
    out.sort(key=lambda row: -len(row["facts"]))
    return pd.DataFrame(out, columns=["note", "kind", "facts"])
