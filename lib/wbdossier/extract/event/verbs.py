"""The verb of a clause, as far as its form shows one: no list of all verbs is needed for news."""

from __future__ import annotations

from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.event.words import WORDS
from wbdossier.grammar import verbose
from wbdossier.records import Span

_AUXILIARY = r"""
    (?: will|would|shall|should|can|could|may|might|must|is|are|was|were|has|have|had|did|does|do )
"""
# "will", "met", "agreed"; no part of a compound ("NATO-led") and no name ("United").
_VERB = verbose(
    rf"(?<![\w’'-])(?: {_AUXILIARY} | {lexicon.any_of(WORDS.verbs)} | [a-z]{{2,}}ed )(?![\w-])"
)
_AS_ADJECTIVE = verbose(
    rf"(?:(?<!\w)(?:{lexicon.any_of(WORDS.attributive_after)})|\w[’']s|s[’'])\s+\Z"
)
_SURE = verbose(_AUXILIARY)
_NO_VERB = frozenset(
    {"hundred", "indeed", "need", "armed", "so-called", "alleged", "unprecedented"}
)
# After a verb of saying that does more: "announced a package", "confirmed the arrest of".
_OBJECT = verbose(r"\s+(?:an?|its|their|his|her|new|plans|(?:the\s+)?[a-z]+\s+of)\s")
_SAYING = frozenset(WORDS.saying)
_REACH = 14  # characters before a participle in which a word makes it an adjective


def first(text: str, span: Span) -> Span | None:
    """Return the first finite verb of ``span``."""
    return next(every(text, span), None)


def is_saying(text: str, verb: Span) -> bool:
    """Whether a verb only says that something was said."""
    return verb.of(text) in _SAYING and not _OBJECT.match(text, verb.end)


def main(text: str, span: Span, date: Span) -> Span | None:
    """Return the verb that ``date`` belongs to: the first, or the next after a verb of saying.

    In "the army said the truck overturned on Sunday" the date is that of "overturned".
    """
    found = list(every(text, span))
    before = [verb for verb in found if verb.end <= date.start]
    if len(before) > 1 and is_saying(text, before[0]):
        return before[1]
    return found[0] if found else None


def every(text: str, span: Span) -> Iterator[Span]:
    """Yield the finite verbs of ``span``."""
    for match in _VERB.finditer(text, span.start, span.end):
        verb = Span(*match.span())
        if match[0] not in _NO_VERB and not _is_adjective(text, span, verb):
            yield verb


def _is_adjective(text: str, span: Span, verb: Span) -> bool:
    """Whether a participle stands before a noun: "the wounded man", "of masked men"."""
    if _SURE.fullmatch(verb.of(text)):
        return False
    start = max(span.start, verb.start - _REACH)
    return _AS_ADJECTIVE.search(text, start, verb.start) is not None
