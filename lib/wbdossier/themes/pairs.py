"""Who agreed with whom: counts of agreements as pairs, certain and possible."""

from __future__ import annotations

import pandas as pd

from wbdossier.themes.tables import Row, rows, where


def pairs(agreements: pd.DataFrame) -> pd.DataFrame:
    """Return one row per fact and pair: a, b, certain, status, count, bound, fact (the row).

    A pair is certain when the text makes both parties certain; a possible party makes a possible
    pair. Agreements among three or more are not between two, and left out.
    """
    found = [
        {"a": a, "b": b, "certain": certain, "fact": row}
        | {k: row[k] for k in ("status", "count", "bound")}
        for row in rows(agreements)
        for a, b, certain in _pairs_of(row)
    ]
    return pd.DataFrame(found, columns=["a", "b", "certain", "status", "count", "bound", "fact"])


def _pairs_of(row: Row) -> list[tuple[str, str, bool]]:
    sure, maybe = sorted(row["parties"]), sorted(row["possible_parties"])
    if len(sure) == 2:
        return [(sure[0], sure[1], True)]
    if len(sure) == 1:
        return [(*_sorted(sure[0], other), False) for other in maybe]
    return [(maybe[0], maybe[1], False)] if not sure and len(maybe) == 2 else []


def _sorted(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def unpaired(agreements: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that name no two parties: one, three or more, or none."""
    return where(agreements, [not _pairs_of(row) for row in rows(agreements)])


def partners(paired: pd.DataFrame, country: str) -> pd.DataFrame:
    """Return the pairs that one country belongs to, with the other side as ``partner``."""
    mine = paired[(paired["a"] == country) | (paired["b"] == country)]
    others = [r["b"] if r["a"] == country else r["a"] for r in rows(mine)]
    return mine.assign(partner=pd.Series(others, index=mine.index, dtype=object))
