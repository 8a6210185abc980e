"""Missions and the people on them."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier.cite import (
    count,
    name,
    quoted,
    sentence,
    strength,
)
from wbdossier.findings.prose import listed
from wbdossier.themes import Row, rows


def missions(listing: pd.DataFrame, place: str = "") -> Markup:
    """Say which missions the articles name, by organisation; ``place`` is a code."""
    found = rows(listing)
    where = f" in {name(place)}" if place else ""
    if not found:
        return sentence("No article names a mission{where}.", where=where)
    named = [row["named"][0] | {"of": row["organisation"]} for row in found]
    return sentence(
        "The articles name {missions}{where}: {names}.",
        missions=count([r for row in found for r in row["named"]], "mission", by="mission"),
        where=where,
        names=listed(
            quoted(r, f"{name(r['mission'])} ({name(r['of'])})" if r["of"] else name(r["mission"]))
            for r in named
        ),
    )


def strengths(personnel: pd.DataFrame, place: str = "") -> Markup:
    """Say what numbers of people the articles give, and for which mission."""
    found = [r for r in rows(personnel) if r["count"] is not None]
    if not found:
        where = f" on missions in {name(place)}" if place else ""
        return sentence("No article gives a number of people{where}.", where=where)
    found.sort(key=lambda r: -r["count"])
    lead = "The number given is" if len(found) == 1 else "The numbers given are"
    return sentence(f"{lead} {{numbers}}.", numbers=listed(map(_strength, found)))


def _strength(row: Row) -> Markup:
    whose = f" from {name(row['contributor'])}" if row["contributor"] else ""
    of = f" for {name(row['mission'])}" if row["mission"] else ""
    where = f" in {name(row['location'])}" if row["location"] else ""
    return quoted(row, strength(row)) + f"{whose}{of}{where}"


def unnumbered(listing: pd.DataFrame) -> Markup | None:
    """Say for which missions no article gives a number."""
    silent = [r["mission"] for r in rows(listing) if not r["personnel"]]
    if not silent:
        return None
    return sentence("No article gives a number for {missions}.", missions=listed(map(name, silent)))
