"""How much is said of each of the six, by kind of fact."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from wbdossier.selection import codes_of
from wbdossier.themes.tables import SIX, Row, rows
from wbdossier.themes.threats import named_in


def concerning(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row per kind of these tables: kind, and under each country's code its facts.

    A fact concerns the countries that its fields or the sentence of its words name: it is found
    under them in the report's table of all facts.
    """
    seen: dict[str, set[str]] = {}  # by sentence: many facts stand in one
    out = [_by_country(kind, rows(table), seen) for kind, table in tables.items()]
    return pd.DataFrame(out, columns=["kind", *SIX])


def _by_country(kind: str, facts: list[Row], seen: dict[str, set[str]]) -> Row:
    found: dict[str, list[Row]] = {code: [] for code in SIX}
    for fact in facts:
        sentence = fact["sentence"] or ""
        if sentence not in seen:
            seen[sentence] = named_in(fact)
        named = seen[sentence] if fact["quote"] else set()  # one without words stands nowhere
        for code in found.keys() & (codes_of(fact) | named):
            found[code].append(fact)
    return {"kind": kind} | found
