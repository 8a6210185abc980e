"""Who stands behind a name: the EU behind IPA."""

from __future__ import annotations

from wbdossier import lexicon
from wbdossier.grammar import regex
from wbdossier.lexicon import Name


def code(name: Name) -> str:
    """Return the code of who stands behind a name: an instrument's is its provider's."""
    return (owner(name) if name.kind == "instrument" else None) or name.id


def owner(name: Name) -> str | None:
    """Return the code of who stands behind an instrument."""
    return lexicon.entries("instrument")[name.id].provider


def can_give(name: Name) -> bool:
    """Whether it can give: not a group of countries, nor an instrument without an owner."""
    return owner(name) is not None if name.kind == "instrument" else name.kind != "region"


A_BANK = regex(r"\s+bank\b")  # "the EU | bank" is not the EU
