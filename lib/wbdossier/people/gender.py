"""Whom "he" and "she" may mean: what title, office and given name show."""

from __future__ import annotations

from functools import lru_cache

from wbdossier import lexicon
from wbdossier.grammar import regex
from wbdossier.people.spelling import fold

_WORDS = lexicon.persons()
_PRONOUNS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_PIECE = regex(r"[\w’'-]+\.?")


def _words(*lists: list[str]) -> frozenset[str]:
    return frozenset(fold(word) for words in lists for word in words)


_BESIDE = {
    "she": _words(_WORDS.female_titles, _WORDS.female_roles),
    "he": _words(_WORDS.male_titles, _WORDS.male_roles),
}
_GIVEN = {"she": _words(_WORDS.female_names), "he": _words(_WORDS.male_names)}


@lru_cache(maxsize=1024)
def pronoun_of(name: str, beside: str) -> str | None:
    """Return the pronoun for ``name`` with the title and office ``beside`` it, None if unsure.

    >>> pronoun_of("Ana Kola", ""), pronoun_of("Kola", "spokesman Mr"), pronoun_of("Kola", "mayor")
    ('she', 'he', None)
    """
    pieces = {fold(word) for word in _PIECE.findall(beside)}
    first = fold(name.split()[0].split("-")[0])
    shown = [he for he, words in _BESIDE.items() if pieces & words]
    given = [he for he, words in _GIVEN.items() if first in words]
    return next(iter(shown or given), None) if len(shown) < 2 else None


def agrees(pronoun: str, with_: str | None) -> bool:
    """Whether "he", "his", "she" … may stand for somebody who is ``with_``, or is not known."""
    return with_ is None or _PRONOUNS.get(pronoun.lower(), with_) == with_
