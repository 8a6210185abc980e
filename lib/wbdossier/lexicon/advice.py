"""Words of recommendations and of scenarios: loading their files."""

from __future__ import annotations

from functools import cache

import msgspec

from wbdossier.lexicon.entries import load


class Advice(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words of advice: ``lexicon/recommendation.toml``."""

    actors: list[str]
    pronouns: list[str]
    of_state: list[str]
    predictions: list[str]
    asides: list[str]
    imperatives: list[str]
    invitations: list[str]


class Scenarios(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words of scenarios: ``lexicon/scenario.toml``."""

    verbs: list[str]
    telling: list[str]
    kinds: list[str]
    others: list[str]


@cache
def advice() -> Advice:
    """The words of advice."""
    return load("recommendation", Advice)


@cache
def scenarios() -> Scenarios:
    """The words of scenarios."""
    return load("scenario", Scenarios)
