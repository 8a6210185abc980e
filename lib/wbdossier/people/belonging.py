"""Office → the state or body it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

from wbdossier import lexicon
from wbdossier.grammar import regex
from wbdossier.lexicon import Name
from wbdossier.people.own import OwnState
from wbdossier.records import Span
from wbdossier.spans import within

_WORDS = lexicon.persons()
_BODIES = {
    regex(rf"\b{words}\b"): frozenset(bodies.split("|")) for words, bodies in _WORDS.bodies.items()
}
_OF_ONE_STATE = {regex(rf"{words}(?!\w)"): state for words, state in _WORDS.of_one_state.items()}
_NOUN = regex(lambda: rf"(?i:(?<![\w-])(?:{lexicon.any_of(_WORDS.roles)})(?=(?:s\b)|(?![\w-])))")
_OF_MISSION = regex(r"\b(?:of|for)\s+the\s+(?:mission|force)\b")
_PRIVATE = regex(rf"(?i:{lexicon.any_of(_WORDS.private)})")
_LIVES = regex(r"\b(?:from|in|at)\s+(?:the\s+)?\Z")
_GOVERNMENT = regex(rf"(?i:\b(?:{lexicon.any_of(_WORDS.government)})\b)")
# Not the general of "Secretary-General".
_COMMAND = regex(rf"(?i:(?<![\w-])(?<!secretary )(?:{lexicon.any_of(_WORDS.command)})(?![\w-]))")
# "ambassador to Kosovo": the state that receives.
_POSTED = regex(lexicon.any_of(_WORDS.posted), re.I)
_AT = regex(r"\b(?:to|in)\s+(?:the\s+)?\Z")
# "X of Montenegro", "X (Serbia)": a country right after the name.
_AFTER_NAME = regex(r"\s+of\s+|\s*\(")
_ITS = regex(r"(?<!\w)[Ii]ts\s+(?:\w+\s+)?\Z")
# "Secretary General X": of the only one of these bodies that the article names.
_SECRETARY = regex(r"(?<!assistant )\bsecretary[\s-]general\b", re.I)
_HEADED = frozenset({"NATO", "UN", "OSCE", "RCC", "COUNCIL_OF_EUROPE"})
_ONLY_BODY = "The office names no body; the only one of its kind in the article is taken."
_COUNTERPART = regex(r"\b(?:counterpart|colleague)\b", re.I)
# "X, who heads Serbia’s office for Y": the office in a clause.
_HEADS = regex(r",\s+who\s+(?:heads|leads|chairs|runs|represents|headed|led)\s+(?:the\s+)?")
_APPOSITION = regex(r"\s*,[^,.;:“”\"]{3,60}")  # "X, Head of the Mission"
_EMBASSY = regex(r"(?:[’']s)?\s+[Ee]mbassy\b")
_HEAD = 600  # characters of the page in which an embassy names itself

_OF_UNIT = regex(r"\s+of\s+the\s(?:[A-Z][\w-]*\s*){0,5}")  # "Colonel X of the Border Police"
# "head of the State Investigation Agency": what is the state's by its own name.
_STATE_BODY = regex(
    r"\b(?:State|National|Central)\s+(?:\w+\s+){0,3}"
    r"(?:Agency|Bank|Bureau|Commission|Directorate|Office|Service)\b"
)
_GUARD = regex(r"National(?<=\bNational)\s+Guard\b")
_RANKED = regex(rf"(?i:{lexicon.any_of(_WORDS.ranks)})")
_NONE = (None, None)

_BODY_KINDS = ("organisation", "mission")
_STATES = ("country", "demonym", "place")
_START = attrgetter("start")

State = tuple[str | None, str | None]  # the country, and why it is not certain


class Belonging:
    """Whose the offices of one text are, by the names in it."""

    def __init__(
        self, text: str, sentences: Sequence[Span], names: Sequence[Name], home: str | None
    ) -> None:
        """Read with the ``names`` of the body and ``home``, the country of the dateline."""
        self._text, self._sentences, self._names = text, sentences, names
        self._own_state = OwnState(text, sentences, names, home)

    def of(self, name: Span, role: Span | None) -> State:
        """Return the state or body of a person, from the office, the name or the article."""
        country = (role and self._named(role)) or self._after(name)
        if country or role is None:
            return country, None
        return self._of_sentence(name, role) or self._of_context(name, role)

    def own_of(self, office: str) -> str | None:
        """Return the body ``office`` belongs to by its words, or the article's own state."""
        own = self._own_state.lead
        if body := self._body(office):
            return body
        if _OF_MISSION.search(office) and len(bodies := set(self._missions.values())) == 1:
            return bodies.pop()
        return own if _GOVERNMENT.search(office) else None

    def names_in(self, span: Span) -> list[Name]:
        """The names that lie within ``span``, in order."""
        return [n for n in within(self._names, span) if n.end <= span.end]

    def _after(self, name: Span) -> str | None:
        """The country right after a name."""
        match = _HEADS.match(self._text, name.end) or _AFTER_NAME.match(self._text, name.end)
        found = self.names_in(Span(match.end(), match.end() + 30)) if match else []
        return found[0].party if match and found and found[0].start == match.end() else None

    def _named(self, role: Span) -> str | None:
        """The first state or body in an office; an ambassador's host is not the sender."""
        words = role.of(self._text)
        if body := self._body(words):
            return body
        posted = _POSTED.search(words)
        for name in self.names_in(role):
            if self.lives(role, name):
                continue
            if name.party and not (posted and _AT.search(self._text, role.start, name.start)):
                return name.party
        return None

    def lives(self, role: Span, name: Name) -> bool:
        """Whether ``name`` only says where a private person is from: "a Tuzla lawyer"."""
        noun = _NOUN.search(self._text, role.start, role.end)
        if not noun or not _PRIVATE.fullmatch(noun[0]):
            return False
        from_there = _LIVES.search(self._text, role.start, name.start)
        return name.kind in ("place", "demonym") or (name.kind == "country" and bool(from_there))

    def _body(self, words: str) -> str | None:
        """The body that an office is of by its own words, where the article names the body."""
        if own := next((s for pattern, s in _OF_ONE_STATE.items() if pattern.search(words)), None):
            return own
        body = next((body for pattern, body in self._bodies if pattern.search(words)), None)
        return None if body == "OHR" else body

    @cached_property
    def _bodies(self) -> list[tuple[re.Pattern[str], str]]:
        """The words of offices that are of one body only, of those that the article names."""
        named = ((pattern, self._ids & bodies) for pattern, bodies in _BODIES.items())
        return [(pattern, next(iter(found))) for pattern, found in named if len(found) == 1]

    def _of_sentence(self, name: Span, role: Span) -> State | None:
        """What the sentence says: "its chief of staff", "his counterpart"."""
        at = bisect_right(self._sentences, name.start, key=_START) - 1
        if _ITS.search(self._text, max(0, role.start - 20), role.start):
            before = Span(self._sentences[max(0, at - 1)].start, role.start)
            kinds = _BODY_KINDS if _COMMAND.search(role.of(self._text)) else _STATES
            own = [n for n in self.names_in(before) if n.kind in kinds and n.kind != "demonym"]
            return (own[0].party, "The office is that of “its” state or body.") if own else None
        if not _COUNTERPART.search(role.of(self._text)):
            return None
        named = {n.id for n in self.names_in(self._sentences[at]) if n.kind in _STATES}
        others = named - {self._own_state.guess}
        doubt = "The office is only called that of a counterpart."
        return (others.pop(), doubt) if self._own_state.guess and len(others) == 1 else (None, None)

    def _of_context(self, name: Span, role: Span) -> State:
        """What an office that names no country belongs to, by the rest of the article.

        An office of state is that of the dateline's country, else of the article's own; a
        commander's or a head of mission's is that of the only organisation with missions in it; an
        ambassador's is the state whose embassy publishes.
        """
        words = role.of(self._text)
        if self.names_in(role):
            return None, None
        if _SECRETARY.search(words):
            heads = self._ids & _HEADED
            return (next(iter(heads)), _ONLY_BODY) if len(heads) == 1 else (None, None)
        if _GOVERNMENT.search(words) or _STATE_BODY.search(words):
            own = None if self._own_state.is_disputed(name) else self._own_state.guess
            return own, own and "The office names no state; the article's own is taken."
        if unit := _OF_UNIT.match(self._text, name.end):
            own = _GOVERNMENT.search(unit[0]) and self._own_state.guess
            return (own, "The unit names no state; the article's own is taken.") if own else _NONE
        apposed = _APPOSITION.match(self._text, name.end)
        if self._is_guard and (_RANKED.match(words) or _COMMAND.search(words)):
            return "US", "The article is about a National Guard; the office names no state."
        if _COMMAND.search(words) or (apposed and _COMMAND.search(apposed[0])):
            bodies = set(self._missions.values())
            note = "The office names no body; the article's only mission is taken."
            return (bodies.pop(), note) if len(bodies) == 1 else (None, None)
        if _POSTED.search(words) and self._embassy:
            return self._embassy, "The office names no state; that of the embassy named is taken."
        return None, None

    @cached_property
    def _is_guard(self) -> bool:
        """Whether the article names a National Guard, as those on American units do."""
        return _GUARD.search(self._text) is not None

    @cached_property
    def _embassy(self) -> str | None:
        """The only state whose embassy the head of the page or the body names."""
        head = self._text[:_HEAD]
        named = [*lexicon.find(head), *self._names]
        found = {n.id for n in named if n.kind in _STATES and _EMBASSY.match(self._text, n.end)}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(n.id for n in self._names)

    @cached_property
    def _missions(self) -> dict[str, str | None]:
        """The organisation of each mission named."""
        return {n.id: n.party for n in self._names if n.kind == "mission"}
