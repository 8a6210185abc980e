"""The words for where somebody stands: ``lexicon/position.toml``."""

from __future__ import annotations

import msgspec

from wbdossier import lexicon
from wbdossier.grammar import regex


class Vocabulary(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The lists of the file."""

    plain: frozenset[str]
    doubtful: frozenset[str]
    conditional: list[str]
    groups: list[str]
    parties: list[str]
    holders: list[str]
    causes: list[str]
    denied: list[str]
    no_calls: list[str]
    material: list[str]
    pronouns: frozenset[str]
    affirm: list[str]
    bare: list[str]
    next_verbs: list[str]
    subordinating: list[str]
    no_items: list[str]
    stands_for: dict[str, str]
    beginnings: dict[str, list[str]]


WORDS = lexicon.load("position", Vocabulary)
BODIES = lexicon.offices().bodies
CAUSE = regex(rf"(?<![\w-])(?i:{lexicon.any_of(WORDS.causes)})(?!\w)")
DENIED = regex(rf"(?<![\w-])(?i:{lexicon.any_of(WORDS.denied)})(?!\w)")
MATERIAL = regex(rf"(?<![\w-])(?i:{lexicon.any_of(WORDS.material)})(?!\w)")
