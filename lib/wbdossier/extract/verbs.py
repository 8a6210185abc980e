"""The auxiliaries and adverbs before a verb: where they begin, and which they are."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

import msgspec

from wbdossier import lexicon
from wbdossier.grammar import regex


class _Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole of ``lexicon/verbs.toml``."""

    plain: frozenset[str]
    possible: frozenset[str]
    negative: frozenset[str]


_WORDS = lexicon.load("verbs", _Words)
PLAIN, POSSIBLE, NEGATIVE = _WORDS.plain, _WORDS.possible, _WORDS.negative
_TOKEN = regex(r"[\w’'-]+")
_REACH = 110  # characters before a verb in which its auxiliaries stand
_ADVERB = 4  # letters: "only" and "early" say more than how


@dataclass(frozen=True)
class VerbGroup:
    """Where the words before a verb begin, and those words in lower case, the last first."""

    start: int
    words: tuple[str, ...]

    def has(self, words: Container[str]) -> bool:
        """Whether one of ``words`` stands in the group."""
        return any(word in words for word in self.words)


def verb_group(text: str, floor: int, verb: int, known: Container[str]) -> VerbGroup:
    """Read the words before ``verb``, not before ``floor``, that are ``known`` or end in "-ly".

    >>> verb_group("Montenegro has formally opened", 0, 24, {"has"})
    VerbGroup(start=11, words=('formally', 'has'))
    """
    start, seen = verb, []
    for token in reversed(list(_TOKEN.finditer(text, max(floor, verb - _REACH), verb))):
        word = token[0]
        apart = text[token.end() : start].strip()
        if apart or not (word.casefold() in known or _is_adverb(word)):
            break
        start = token.start()
        seen.append(word.casefold())
    return VerbGroup(start, tuple(seen))


def _is_adverb(word: str) -> bool:
    """Whether it ends as adverbs do, and is no name ("Italy")."""
    return word.endswith("ly") and len(word) > _ADVERB and word.islower()
