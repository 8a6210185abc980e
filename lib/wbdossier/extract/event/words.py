"""The words for happenings: ``lexicon/event.toml``."""

from __future__ import annotations

import msgspec

from wbdossier import lexicon
from wbdossier.grammar import regex
from wbdossier.records import Span


class Vocabulary(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The lists of the file."""

    nouns: list[str]
    dated_nouns: list[str]
    plural: list[str]
    modifiers: list[str]
    generic: list[str]
    light_verbs: list[str]
    holding: list[str]
    also_verbs: list[str]
    verbs: list[str]
    saying: list[str]
    attributive_after: list[str]
    reciprocal: list[str]
    officials: list[str]
    stationed: list[str]
    sorts: list[str]
    processes: list[str]
    alike: list[list[str]]


WORDS = lexicon.load("event", Vocabulary)
_NOUN = rf"(?:{lexicon.any_of([*WORDS.nouns, *WORDS.dated_nouns, *WORDS.plural])})(?![\w-])"
_OPENING = regex(_NOUN)
# A noun with the mark or space before it, which is searched for several times as fast.
_AFTER_MARK = regex(rf"[^\w-](?P<noun>{_NOUN})")


def nouns(folded: str) -> list[Span]:
    """Return the nouns of happenings in a text of lower-case letters, in order."""
    found = [Span(*match.span("noun")) for match in _AFTER_MARK.finditer(folded)]
    opening = _OPENING.match(folded)
    return [Span(*opening.span()), *found] if opening else found
