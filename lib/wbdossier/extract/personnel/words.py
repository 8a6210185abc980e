"""The vocabulary of people in uniform and on missions, from ``lexicon/personnel.toml``."""

from __future__ import annotations

import msgspec

from wbdossier import lexicon
from wbdossier.extract.cues import Cues

LOOK_ALIKE = "look_alike"  # the class of words that show a number of people is no strength
CONTRIBUTE = "contribute"  # the class of verbs whose subject sends people


class _More(msgspec.Struct, forbid_unknown_fields=True):
    after: list[str]
    before: list[str]


class _Words(msgspec.Struct, forbid_unknown_fields=True):
    units: list[str]
    context_units: list[str]
    context: list[str]
    anyone: list[str]
    services: list[str]
    bodies: list[str]
    strength: list[str]
    look_alike: list[str]
    contribute: list[str]
    parts: list[str]
    times: list[str]
    more: _More
    moves: list[str]
    has: list[str]
    ours: list[str]
    same: list[str]
    reached: list[str]
    change: dict[str, list[str]]


WORDS = lexicon.load("personnel", _Words)
UNITS = Cues({"unit": WORDS.units})
CONTEXT = Cues({"context": WORDS.context})
MOVES = Cues({"move": WORDS.moves})
CUES = Cues({LOOK_ALIKE: WORDS.look_alike, **WORDS.change, CONTRIBUTE: WORDS.contribute})

# "armed forces", "Army": where people serve, as a piece of a pattern.
SERVICE = rf"(?i:{lexicon.any_of(WORDS.services)})"
