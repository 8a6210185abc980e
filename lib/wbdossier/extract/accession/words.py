"""The words for the way into the EU: ``lexicon/accession.toml``."""

from __future__ import annotations

import msgspec

from wbdossier import lexicon
from wbdossier.grammar import lowered, regex
from wbdossier.reading import Reading
from wbdossier.records import Span


class Vocabulary(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The lists of the file."""

    anchors: list[str]
    union: list[str]
    rivals: list[str]
    plain: frozenset[str]
    expecting: frozenset[str]
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
    lower = lowered(words)
    return any(anchor in lower for anchor in WORDS.anchors)


def telling(reading: Reading) -> list[Span]:
    """Return the sentences that hold a word of accession, in order; the text is searched once."""
    lower, found = lowered(reading.text), set()
    for anchor in WORDS.anchors:
        at = lower.find(anchor)
        while at >= 0:
            sentence = reading.sentence(at)
            if sentence.covers(Span(at, at + len(anchor))):
                found.add(sentence)
            at = lower.find(anchor, max(at + 1, sentence.end - len(anchor)))
    return sorted(found, key=lambda sentence: sentence.start)


UNION = regex(rf"(?<![\w-])(?:{lexicon.any_of(WORDS.union)})(?!\w)")
RIVAL = regex(rf"(?<![\w-])(?:{lexicon.any_of(WORDS.rivals)})(?!\w)")
