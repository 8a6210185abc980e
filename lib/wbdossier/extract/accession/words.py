"""The words for the way into the EU: ``lexicon/accession.toml``."""

from __future__ import annotations

import re

import msgspec

from wbdossier import lexicon


class Vocabulary(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The lists of the file."""

    anchors: list[str]
    union: list[str]
    rivals: list[str]
    plain: frozenset[str]
    expecting: frozenset[str]
    negative: frozenset[str]
    hindering: list[str]
    conditional: list[str]
    organs: list[str]
    goals: list[str]
    kinds: list[str]
    hand_in: list[str]
    get_status: list[str]
    open_talks: list[str]
    some: list[str]
    after_union: list[str]


WORDS = lexicon.load("accession", Vocabulary)


def anchored(words: str) -> bool:
    """Whether ``words`` hold a word of accession; cheaper than a search with a pattern."""
    lower = words.lower()
    return any(anchor in lower for anchor in WORDS.anchors)


UNION = re.compile(rf"(?<![\w-])(?:{lexicon.any_of(WORDS.union)})(?!\w)")
RIVAL = re.compile(rf"(?<![\w-])(?:{lexicon.any_of(WORDS.rivals)})(?!\w)")
