"""Missions with who names them and the people counted on them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from wbdossier import lexicon
from wbdossier.themes.tables import SIX, Row, grouped, rows


def mission_list(missions: pd.DataFrame, personnel: pd.DataFrame) -> pd.DataFrame:
    """Return one row per mission: mission, organisation, host, named (rows), personnel (rows).

    Those most often named come first.
    """
    staff = [r for r in rows(personnel) if r["mission"]]
    out = [
        dict(zip(("mission", "organisation", "host"), group, strict=True))
        | {"named": named, "personnel": [r for r in staff if r["mission"] == group[0]]}
        for group, named in grouped(rows(missions), ["mission", "organisation", "host"])
    ]
    out.sort(key=lambda m: (-len(m["named"]), m["mission"]))
    return pd.DataFrame(out, columns=["mission", "organisation", "host", "named", "personnel"])


def by_host(missions: pd.DataFrame, codes: Iterable[str] = SIX) -> pd.DataFrame:
    """Return one row per country: host, missions (rows of ``mission_list``), empty where none."""
    found = rows(missions)
    out = [{"host": c, "missions": [r for r in found if r["host"] == c]} for c in codes]
    return pd.DataFrame(out, columns=["host", "missions"])


def telling(row: Row, field: str) -> bool:
    """Whether a field of a strength says something new: that a mission is in its host does not."""
    known = lexicon.entries("mission").get(row["mission"] or "")
    return bool(row[field]) and not (field == "location" and known and known.host == row[field])
