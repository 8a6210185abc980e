"""Topics of threats: loading ``lexicon/threats.toml``, and the spellings of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from wbdossier.lexicon.entries import load


class Topic(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One threat: the words that name it, and what is trafficked where it is a trade."""

    id: str
    label: str
    names: list[str]
    goods: list[str] = []
    acts: list[str] = []


class NoThreat(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words around a form that make it no threat."""

    bodies: list[str]
    titles: list[str]
    trades: list[str]
    other_sense: list[str]
    staged: list[str]


class Powers(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Outside powers, and what they are said to do."""

    russia: list[str]
    others: list[str]
    aggressions: list[str]
    wars: list[str]
    reach: list[str]
    acts: list[str]


class Attacks(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Whom attacks hit, and attacks that are none."""

    targets: list[str]
    others: list[str]


class Threats(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole of ``lexicon/threats.toml``."""

    topic: list[Topic]
    no_threat: NoThreat
    powers: Powers
    attacks: Attacks


@cache
def threats() -> Threats:
    """The topics of threats and the words around them."""
    return load("threats", Threats)


def spellings(name: str) -> Iterator[str]:
    """Yield every way to write ``name``: British and American, joined or apart, one or several.

    >>> sorted(spellings("cyber~war"))[:3]
    ['cyber war', 'cyber wars', 'cyber-war']
    >>> "organized crimes" in spellings("organised crime")
    True
    """
    for joint in (" ", "-", "") if "~" in name else ("",):
        word = name.replace("~", joint)
        for spelled in dict.fromkeys((word, american(word))):
            yield spelled
            yield _plural(spelled)


def _plural(word: str) -> str:
    if word.endswith("y"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("sh", "ch", "s", "x")) else "s")


def american(word: str) -> str:
    """Return ``word`` with -ize for -ise, -or for -our.

    >>> american("radicalisation"), american("forced labour")
    ('radicalization', 'forced labor')
    """
    word = re.sub(r"(?<=[^\W\d_]{3})is(?=(?:e|ed|es|er|ing|ation)\b)", "iz", word)
    return word.replace("labour", "labor")


def all_spellings(names: Iterable[str]) -> list[str]:
    """Return every way to write every one of ``names``, each once."""
    return list(dict.fromkeys(s for name in names for s in spellings(name)))
