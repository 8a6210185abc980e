"""Office → the state or body it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from wbdossier import lexicon
from wbdossier.lexicon import Name
from wbdossier.records import Span
from wbdossier.spans import within

_WORDS = lexicon.persons()
_BODIES = {re.compile(rf"\b{words}\b"): body for words, body in _WORDS.bodies.items()}
_GOVERNMENT = re.compile(rf"(?i:\b(?:{lexicon.any_of(_WORDS.government)})\b)")
_COMMAND = re.compile(rf"(?i:\b(?:{lexicon.any_of(_WORDS.command)})\b)")
# "ambassador to Kosovo": the state that receives.
_POSTED = re.compile(lexicon.any_of(_WORDS.posted), re.I)
_AT = re.compile(r"\b(?:to|in)\s+(?:the\s+)?\Z")
# "X of Montenegro", "X (Serbia)": a country right after the name.
_AFTER_NAME = re.compile(r"\s+of\s+|\s*\(")
_LEAD = 2  # sentences: title and lead

State = tuple[str | None, str | None]  # the country, and why it is not certain


class Belonging:
    """Whose the offices of one text are, by the names in it."""

    def __init__(
        self, text: str, sentences: Sequence[Span], names: Sequence[Name], home: str | None
    ) -> None:
        """Read with the ``names`` of the body and ``home``, the country of the dateline."""
        self._text, self._sentences, self._names, self._home = text, sentences, names, home

    def of(self, name: Span, role: Span | None) -> State:
        """Return the state or body of a person, from the office, the name or the article."""
        country = (role and self._named(role)) or self._after(name)
        return (country, None) if country or role is None else self._of_context(role)

    def names_in(self, span: Span) -> list[Name]:
        """The names that lie within ``span``, in order."""
        return [n for n in within(self._names, span) if n.end <= span.end]

    def _after(self, name: Span) -> str | None:
        """The country right after a name."""
        match = _AFTER_NAME.match(self._text, name.end)
        found = self.names_in(Span(match.end(), match.end() + 30)) if match else []
        return found[0].party if match and found and found[0].start == match.end() else None

    def _named(self, role: Span) -> str | None:
        """The first state or body in an office; an ambassador's host is not the sender."""
        words = role.of(self._text)
        for pattern, body in _BODIES.items():
            if body in self._ids and pattern.search(words):
                return body
        posted = _POSTED.search(words)
        for name in self.names_in(role):
            if name.party and not (posted and _AT.search(self._text, role.start, name.start)):
                return name.party
        return None

    def _of_context(self, role: Span) -> State:
        """What an office that names no country belongs to, by the rest of the article.

        An office of state is that of the dateline's country, else of the only one of the six in
        title and lead; a commander's or a head of mission's is the only mission's organisation.
        """
        words = role.of(self._text)
        if self.names_in(role):
            return None, None
        if _GOVERNMENT.search(words):
            home = self._home or self._lead_country
            return home, home and "The office names no state; the article's own is taken."
        if _COMMAND.search(words) and len(self._missions) == 1:
            organisation = next(iter(self._missions.values()))
            return organisation, "The office names no body; the article's only mission is taken."
        return None, None

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(n.id for n in self._names)

    @cached_property
    def _missions(self) -> dict[str, str | None]:
        """The organisation of each mission named."""
        return {n.id: n.party for n in self._names if n.kind == "mission"}

    @cached_property
    def _lead_country(self) -> str | None:
        end = max((s.end for s in self._sentences[:_LEAD]), default=0)
        states = ("country", "demonym", "place")
        named = {n.id for n in self._names if n.end <= end and n.kind in states}
        return next(iter(named)) if len(named) == 1 and named <= set(lexicon.six()) else None
