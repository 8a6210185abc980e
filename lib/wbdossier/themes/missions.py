"""Missions with who names them and the people counted on them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from wbdossier.themes.tables import SIX, grouped, rows


def mission_list(missions: pd.DataFrame, personnel: pd.DataFrame) -> pd.DataFrame:
    """Return one row per mission: mission, organisation, host, named (rows), personnel (rows)."""
    staff = [r for r in rows(personnel) if r["mission"]]
    out = [
        dict(zip(("mission", "organisation", "host"), group, strict=True))
        | {"named": named, "personnel": [r for r in staff if r["mission"] == group[0]]}
        for group, named in grouped(rows(missions), ["mission", "organisation", "host"])
    ]
    columns = ["mission", "organisation", "host", "named", "personnel"]
    table = pd.DataFrame(out, columns=columns)
    return table.sort_values(["organisation", "mission"], ignore_index=True)


def by_host(missions: pd.DataFrame, codes: Iterable[str] = SIX) -> pd.DataFrame:
    """Return one row per country: host, missions (rows of ``mission_list``), empty where none."""
    found = rows(missions)
    out = [{"host": c, "missions": [r for r in found if r["host"] == c]} for c in codes]
    return pd.DataFrame(out, columns=["host", "missions"])
