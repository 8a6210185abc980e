"""On the way into the EU: who has taken which step, and who stands where."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from wbdossier.records import FACT_CLASSES
from wbdossier.themes.tables import SIX, grouped, rows, where

STEPS: tuple[str, ...] = FACT_CLASSES["accession"].__dataclass_fields__["status"].metadata["values"]
STANCES: tuple[str, ...] = (
    FACT_CLASSES["position"].__dataclass_fields__["stance"].metadata["values"]
)
ALIGNMENT = ("aligns", "not_joined")
DEMANDS = ("calls_for",)


def ladder(accession: pd.DataFrame, codes: Iterable[str] = SIX) -> pd.DataFrame:
    """Return one row per country: country, done, expected, unsaid (rows); none is left out.

    ``done`` are steps said as taken, ``expected`` those hoped for or planned, in the order of the
    way; ``unsaid`` says that a country is on the way but not how far.
    """
    found = rows(accession)
    out = []
    for code in codes:
        mine = [row for row in found if row["country"] == code]
        steps = sorted((r for r in mine if r["status"]), key=lambda r: STEPS.index(r["status"]))
        out.append(
            {
                "country": code,
                "done": [r for r in steps if not r["expected"]],
                "expected": [r for r in steps if r["expected"]],
                "unsaid": [r for r in mine if not r["status"]],
            }
        )
    return pd.DataFrame(out, columns=["country", "done", "expected", "unsaid"])


def furthest(accession: pd.DataFrame) -> pd.DataFrame:
    """Return the furthest step each country is said to have taken, the furthest countries first."""
    found = rows(accession)
    done = [r["status"] is not None and not r["expected"] for r in found]
    kept = where(accession, done)
    ranks = [(STEPS.index(r["status"]), r["chapters"] or 0, r["date"] or "") for r in rows(kept)]
    ranked = sorted(range(len(ranks)), key=ranks.__getitem__, reverse=True)
    return kept.iloc[ranked].drop_duplicates("country").reset_index(drop=True)


def stances(positions: pd.DataFrame, *kinds: str) -> pd.DataFrame:
    """Return the positions of these kinds, of any where none is given, by kind and actor."""
    kept = where(positions, [not kinds or r["stance"] in kinds for r in rows(positions)])
    keys = [
        (STANCES.index(r["stance"]), r["actor"] or "", r["doc"], r["start"]) for r in rows(kept)
    ]
    ranked = sorted(range(len(keys)), key=keys.__getitem__)
    return kept.iloc[ranked].reset_index(drop=True)


def by_stance(positions: pd.DataFrame) -> pd.DataFrame:
    """Return one row per kind of stand: stance, held (rows)."""
    held = grouped(rows(stances(positions)), ["stance"])
    out = [{"stance": stance, "held": some} for (stance,), some in held]
    return pd.DataFrame(out, columns=["stance", "held"])
