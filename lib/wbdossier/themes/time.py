"""Events in the order of their partial dates, and who said how much."""

from __future__ import annotations

import pandas as pd

from wbdossier.themes.tables import Row, grouped, rows


def timeline(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events in order, with ``group``: dated, then year not stated, then undated.

    Within the last two, events of one article keep the article's order.
    """
    table = events.assign(group=[_date_group(r["date"]) for r in rows(events)])
    keys = [_order(r) for r in rows(table)]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return table.iloc[order].reset_index(drop=True)


GROUPS = ("dated", "year not stated", "no date given")


def _date_group(date: str | None) -> str:
    if not date:
        return GROUPS[2]
    return GROUPS[1] if date.startswith("--") else GROUPS[0]


def _order(row: Row) -> tuple[int, str, str, int]:
    return (GROUPS.index(row["group"]), row["date"] or "", row["doc"], row["start"])


def speakers(statements: pd.DataFrame) -> pd.DataFrame:
    """Return one row per speaker: speaker, country, role, direct and reported (lists of rows).

    Those quoted most come first; equal ones in the order of the articles.
    """
    out = []
    for (speaker,), said in grouped(rows(statements), ["speaker"]):
        direct = [r for r in said if r["direct"]]
        reported = [r for r in said if not r["direct"]]
        first = {k: next((r[k] for r in said if r[k]), None) for k in ("country", "role")}
        out.append({"speaker": speaker} | first | {"direct": direct, "reported": reported})
    out.sort(key=lambda r: (r["speaker"] is None, -len(r["direct"]), -len(r["reported"])))
    return pd.DataFrame(out, columns=["speaker", "country", "role", "direct", "reported"])


def said_by(speakers: pd.DataFrame) -> list[Row]:
    """Return the statements behind a table of speakers, those without a speaker included."""
    return [fact for row in rows(speakers) for fact in (*row["direct"], *row["reported"])]
