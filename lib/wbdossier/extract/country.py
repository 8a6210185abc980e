"""Countries: which of the six an article names, at the first mention."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.rule import Example, Rule, fact
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Country

NAMED = Rule(
    "country.named",
    "The first place where an article names one of the six; adjectives and capitals name none.",
    (
        Example("Police in Montenegro and Kosovo met.", "Montenegro", {"country": "ME"}),
        Example("FYROM joined later, as Macedonia.", "FYROM", {"country": "MK"}),
    ),
    (
        "The Serbian Orthodox Church and Kosovar students met in Skopje.",
        "She was born in Macedonia, Ohio.",
        "Troops of the Kosovo Force trained.",
    ),
)
RULES = (NAMED,)


def extract(reading: Reading) -> Iterator[Country]:
    """Yield one fact for each of the six that the article names."""
    six, seen = lexicon.six(), set()
    for name in reading.names:
        if name.kind == "country" and name.id in six and name.id not in seen:
            if not _inside_a_title(reading, name):
                seen.add(name.id)
                yield fact(Country, NAMED, reading, name, country=name.id)


def _inside_a_title(reading: Reading, name: Name) -> bool:
    """Whether the word only belongs to a mission's title: "Kosovo Force", but not "Mission in Kosovo"."""
    for other in reading.names_in(reading.sentence(name.start), "mission"):
        if other.covers(name):
            before = reading.text[other.start : name.start]
            return re.search(r"\b(?:in|to)\s+$", before) is None
    return False
