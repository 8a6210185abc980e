"""Missions: which international missions an article names, at the first mention."""

from __future__ import annotations

from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.rule import Example, Rule, fact
from wbdossier.reading import Reading
from wbdossier.records import Mission

NAMED = Rule(
    "mission.named",
    "The first place where an article names a mission, by its name or its acronym. A name that "
    "also means something else counts only where the article names the host or the organisation.",
    (
        Example(
            "The EU force Althea serves in Bosnia and Herzegovina.",
            "Althea",
            {"mission": "EUFOR_ALTHEA", "organisation": "EU", "host": "BA"},
        ),
        Example(
            "Staff of the OSCE Mission to Serbia came.",
            "OSCE Mission to Serbia",
            {"mission": "OSCE_SERBIA", "organisation": "OSCE", "host": "RS"},
        ),
    ),
    ("Althea Jones won the race.", "The WORKFORCE grew.", "EUFOR Chad ended in 2009."),
)
RULES = (NAMED,)


def extract(reading: Reading) -> Iterator[Mission]:
    """Yield one fact for each mission the article names."""
    seen = set()
    for name in reading.names:
        if name.kind == "mission" and name.id not in seen:
            seen.add(name.id)
            entry = lexicon.entries("mission")[name.id]
            yield fact(
                Mission,
                NAMED,
                reading,
                name,
                mission=name.id,
                organisation=entry.organisation,
                host=entry.host,
            )
