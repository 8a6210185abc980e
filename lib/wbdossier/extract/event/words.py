"""The words for happenings: ``lexicon/event.toml``."""

from __future__ import annotations

import re

import msgspec

from wbdossier import lexicon


class Vocabulary(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The lists of the file."""

    nouns: list[str]
    plural: list[str]
    modifiers: list[str]
    generic: list[str]
    opening_verbs: list[str]


WORDS = lexicon.load("event", Vocabulary)
NOUN = re.compile(
    rf"(?<![\w-])(?P<noun>(?i:{lexicon.any_of([*WORDS.nouns, *WORDS.plural])}))(?![\w-])"
)
