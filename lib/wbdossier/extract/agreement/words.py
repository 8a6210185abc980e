"""The words for agreements: ``lexicon/agreement.toml``."""

from __future__ import annotations

import re

import msgspec

from wbdossier import lexicon
from wbdossier.grammar import regex


class Vocabulary(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The lists of the file."""

    strong: list[str]
    weak: list[str]
    backing: list[str]
    of_states: list[str]
    planned: list[str]
    unreached: list[str]
    absent: list[str]
    needs_topic: list[str]
    plain: list[str]
    governmental: list[str]
    private: list[str]
    sides: list[str]


WORDS = lexicon.load("agreement", Vocabulary)
NOUNS = [*WORDS.strong, *WORDS.weak]
PRIVATE = regex(rf"\b(?:{lexicon.any_of(WORDS.private)})\b", re.I)
STATES = ("country", "place")  # kinds of names that may be a party
