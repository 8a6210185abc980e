"""The vocabulary of people in uniform and on missions, from ``lexicon/personnel.toml``."""

from __future__ import annotations

import re

import msgspec

from wbdossier import lexicon
from wbdossier.extract.cues import Cues
from wbdossier.grammar import regex

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
    civil: list[str]
    soldiers: list[str]
    beside: list[str]
    heads: list[str]
    strengths: list[str]
    not_heads: list[str]
    others: list[str]
    between: list[str]
    many: list[str]
    national: list[str]
    offices: list[str]
    strength: list[str]
    look_alike: list[str]
    done_to: list[str]
    in_general: list[str]
    contribute: list[str]
    parts: list[str]
    times: list[str]
    more: _More
    moves: list[str]
    has: list[str]
    gets: list[str]
    ours: list[str]
    same: list[str]
    reached: list[str]
    reinforced: list[str]
    serving: list[str]
    elsewhere: dict[str, list[str]]
    stand_ins: dict[str, list[str]]
    change: dict[str, list[str]]


WORDS = lexicon.load("personnel", _Words)
UNITS = Cues({"unit": WORDS.units})
CONTEXT = Cues({"context": WORDS.context})
MOVES = Cues({"move": WORDS.moves})
CUES = Cues({LOOK_ALIKE: WORDS.look_alike, **WORDS.change, CONTRIBUTE: WORDS.contribute})
STAND_INS = Cues(WORDS.stand_ins)
ELSEWHERE = Cues(WORDS.elsewhere)

# "armed forces", "Army": where people serve, as a piece of a pattern.
SERVICE = rf"(?i:{lexicon.any_of(WORDS.services)})"


def any_case(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Compile a pattern for texts in any case: radio transcripts are all in capitals."""
    return regex(source, flags | re.IGNORECASE)


# Who decides on troops, as a piece of a pattern.
OFFICES = lexicon.any_of((*WORDS.offices, *lexicon.offices().government))
# "the Defence Ministry in | Vienna": a seat of government, where nobody serves.
IN_CAPITAL = any_case(rf"\b(?i:{OFFICES}|ministry|officials)\s+in\s+$")
# "about", "a total of": what may stand between a word and the number it leads to.
ABOUT = (
    r"(?:(?:about|around|some|approximately|roughly|nearly|almost|over|under|the|a|an"
    r"|something\s+like"
    r"|more\s+than"
    r"|fewer\s+than|less\s+than|at\s+least|only|just)\s+)*"
)
