"""Countries: which of the six an article names, at the first mention."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from wbdossier import lexicon
from wbdossier.extract.cues import Cues
from wbdossier.extract.near import leads_to, right_before
from wbdossier.extract.rule import Example, Rule, fact
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Country

NAMED = Rule(
    "country.named",
    "The first place where an article names one of the six; adjectives and capitals name none, nor "
    "do teams.",
    (
        Example("Police in Montenegro and Kosovo met.", "Montenegro", {"country": "ME"}),
        Example("FYROM joined later, as Macedonia.", "FYROM", {"country": "MK"}),
    ),
    (
        "The Serbian Orthodox Church and Kosovar students met in Skopje.",
        "She was born in Macedonia, Ohio.",
        "Troops of the Kosovo Force trained.",
        "The coach called up 26 players to face Kosovo in a qualifier.",
    ),
)
RULES = (NAMED,)


class Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole of ``lexicon/country.toml``."""

    sport: list[str]


_SPORT = Cues({"sport": lexicon.load("country", Words).sport})
_MATCH_REPORT = 3  # sentences of sport: the whole article is about teams
_WHERE = right_before(("in", "to"))


def extract(reading: Reading) -> Iterator[Country]:
    """Yield one fact for each of the six that the article names."""
    unseen = set(lexicon.six())
    sport = [s for s in reading.sentences if _SPORT.of(reading, s)]
    if len(sport) >= _MATCH_REPORT:
        return
    for name in reading.names:
        named = name.kind == "country" and name.id in unseen
        team = reading.sentence(name.start) in sport
        if named and not team and not _is_part_of_a_title(reading, name):
            unseen.remove(name.id)
            yield fact(Country, NAMED, reading, name, country=name.id)


def _is_part_of_a_title(reading: Reading, name: Name) -> bool:
    """ "Kosovo Force", though not "Mission in Kosovo", which names the country as well."""
    missions = reading.names_in(reading.sentence(name.start), "mission")
    title = next((m for m in missions if m.covers(name)), None)
    return title is not None and not leads_to(_WHERE, reading.text, name, title.start)
