"""Missions and the people on them."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier import themes
from wbdossier.cite import cited, count, name, quoted, sentence, strength, the
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
    """Say what numbers of people the articles give: whole missions first, then the largest."""
    found = [r for r in rows(personnel) if r["count"] is not None]
    if not found:
        where = f" on missions in {name(place)}" if place else ""
        return sentence("No article gives a number of people{where}.", where=where)
    found.sort(key=lambda r: -r["count"])
    whole: dict[str, list[Row]] = {}
    for row in found:
        if row["mission"] and row["change"] == "total" and not row["contributor"]:
            whole.setdefault(row["mission"], []).append(row)
    parts = [r for r in found if not any(r in some for some in whole.values())]
    lead = "The number given is" if len(found) == 1 else "The numbers given are"
    numbers = listed([*map(_readings, whole.values()), *map(_strength, parts)])
    return sentence(f"{lead} {{numbers}}.", numbers=numbers)


def _readings(found: list[Row]) -> Markup:
    """Write the strengths given for one mission, of several the lowest and the highest."""
    high, low = found[0], found[-1]
    if high["count"] == low["count"]:
        return _strength(high)
    unit = high["unit"] if len({r["unit"] for r in found}) == 1 else None
    return Markup("{} to {}").format(quoted(low), _strength(high | {"unit": unit}))


def _strength(row: Row) -> Markup:
    parts = (("from", "contributor"), ("for", "mission"), ("in", "location"))
    said = [f" {before} {the(row[field])}" for before, field in parts if themes.telling(row, field)]
    return quoted(row, strength(row)) + "".join(said)


def unnumbered(listing: pd.DataFrame) -> Markup | None:
    """Say for which missions no article gives a number, where there are numbers for others."""
    silent = [
        cited(r["named"][0]["id"], the(r["mission"])) for r in rows(listing) if not r["personnel"]
    ]
    if not silent or len(silent) == len(listing):
        return None
    return sentence("No article gives a number for {missions}.", missions=listed(silent))
