"""The article's own state: whose offices an article names without saying whose they are.

It is that of the dateline, the only one that title and lead name, the one whose army or ministry
is named, the one named most, the one that acts. A state to which things only go ("soldiers for
Kosovo") is not the article's own where another acts, and where two compete there is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

from wbdossier import lexicon
from wbdossier.grammar import regex
from wbdossier.lexicon import Name
from wbdossier.records import Span
from wbdossier.spans import within

# "Serbian Armed Forces", "the Army of Montenegro": what a state keeps, beside its name.
_FORCES = lexicon.any_of(lexicon.persons().forces)
_KEEPER = regex(rf"(?:{_FORCES})\b")
_KEPT_REACH = 50  # characters before a name in which what it keeps stands
_REACH = 120  # before what it keeps: a name and a word between
_KEEPS = regex(rf"\s+(?:\w+\s+)?(?:{_FORCES})\b")
_KEPT = regex(rf"\b(?:{_FORCES})\s+of\s+(?:the\s+)?(?:Republic\s+of\s+)?\Z")
_LEAD = 2  # sentences: title and lead
_OFTEN = 3
_TWICE = 2
# "soldiers for | Kosovo", "the mission in | Kosovo": where something goes, not whose it is.
_TARGET = regex(
    r"\b(?:for|to|into|towards?|(?:mission|force|operation|contingent|deployment)s?\s+in)"
    r"\s+(?:the\s+)?\Z"
)
_PLACED = regex(
    r"\b(?:for|to|into|towards?|in|from|with|at|near|against|on|over|about|across|by|and|of)"
    r"\s+(?:the\s+)?\Z"
)
_LED = 40  # characters before a name in which what leads to it stands
# "| Montenegro | will send", "| Montenegro | sends": a state that acts.
_ACTS = regex(
    r"\s+(?:will|would|has|had|is|was|plans?|intends?|wants?|can|could|decided|agreed|offered"
    r"|sends?|sent|gives?|gave|donates?|donated|joins?|joined|deploys?|deployed|withdr[ae]ws?|withdrew"
    r"|pledges?|pledged|promises?|promised|buys?|bought|helps?|helped|supports?|supported)\b"
)
# "Serbia | must | recognise": told to act by somebody else.
_TOLD_TO = regex(r"\s+(?:must|should|ought|cannot|needs?\s+to|has\s+to|had\s+to)\b")
_FIRST = regex(r"(?:[Tt]he\s+)?")  # before a state that begins a sentence
_AND = regex(r"\s+and\b|\s*,")
_STATES = ("country", "demonym", "place")
_START = attrgetter("start")


class OwnState:
    """Which state is an article's own, by the names in it."""

    def __init__(
        self, text: str, sentences: Sequence[Span], names: Sequence[Name], home: str | None
    ) -> None:
        """Read with the ``names`` of the body and ``home``, the country of the dateline."""
        self._text, self._sentences, self._names, self._home = text, sentences, names, home

    @cached_property
    def guess(self) -> str | None:
        """The state whose offices need no name: of the dateline, of the lead, of the forces."""
        if self._home or self._lead_country:
            return self.lead
        guesses = (self._keeper, self._most_named, self._subject_of_lead, self._sender)
        return next((g for g in (*guesses, self._only_one) if g and g not in self._targets), None)

    @property
    def lead(self) -> str | None:
        """The state of the dateline, else the only one that title and lead are about."""
        return self._home or self._lead_country

    def is_disputed(self, name: Span) -> bool:
        """Whether the sentence begins with what another state does than the one guessed."""
        at = bisect_right(self._sentences, name.start, key=_START) - 1
        opening = self._opening_state(self._sentences[at])
        acts = opening in self._acting(self._sentences[at])
        return self._home is None and acts and opening != self.guess

    @cached_property
    def _lead_country(self) -> str | None:
        """The only state that title and lead name, or the title alone, if it is of the six.

        Not where things only go to it, nor where another acts in the lead.
        """
        for sentence in reversed(self._sentences[:_LEAD]):
            named = [n for n in self._states if n.end <= sentence.end]
            ids = {n.id for n in named}
            if len(ids) == 1 and ids <= set(lexicon.six()):
                target = self._goals.issuperset(named)
                return None if target or self._lead_acting - ids else ids.pop()
        return None

    @cached_property
    def _keeper(self) -> str | None:
        """The only one of the six whose army, ministry or government is named."""
        near = [n for m in _KEEPER.finditer(self._text) for n in self._beside(m.start(), m.end())]
        found = {
            n.id
            for n in near
            if _KEEPS.match(self._text, n.end)
            or _KEPT.search(self._text, max(0, n.start - _KEPT_REACH), n.start)
        } & set(lexicon.six())
        return found.pop() if len(found) == 1 else None

    def _beside(self, start: int, end: int) -> list[Name]:
        """The states named so close to an institution that it may be theirs."""
        around = within(self._names, Span(max(0, start - _REACH), end + _KEPT_REACH))
        return [n for n in around if n.kind in _STATES]

    @cached_property
    def _most_named(self) -> str | None:
        """The one of the six that is named three times or more, and no other more than once."""
        often = Counter(n.id for n in self._states if n.kind != "demonym").most_common(2)
        if not often or often[0][0] not in lexicon.six() or often[0][1] < _OFTEN:
            return None
        return often[0][0] if len(often) == 1 or often[1][1] == 1 else None

    @cached_property
    def _subject_of_lead(self) -> str | None:
        """The state with which title or lead begin, if no other does so or is named more often."""
        often = Counter(n.id for n in self._states if n not in self._goals)
        opening = set(filter(None, map(self._opening_state, self._sentences[:_LEAD])))
        one = opening.pop() if len(opening) == 1 else None
        return one if one and often[one] == max(often.values()) else None

    @cached_property
    def _sender(self) -> str | None:
        """The only state that acts in title and lead, where things go to all others."""
        goals = {n.id for n in self._in_lead if n in self._goals}
        others = {n.id for n in self._in_lead if n not in self._goals}
        alone = len(others) == 1 and self._lead_acting == others and goals - others
        return others.pop() if alone else None

    @cached_property
    def _only_one(self) -> str | None:
        """The only one of the six that is named, if twice and no other state more often."""
        often = Counter(n.id for n in self._states).most_common(2)
        six = {n.id for n in self._states} & set(lexicon.six())
        if len(six) != 1 or often[0][0] not in six or often[0][1] < _TWICE:
            return None
        return often[0][0] if len(often) == 1 or often[1][1] <= often[0][1] else None

    @cached_property
    def _targets(self) -> frozenset[str]:
        """The states to which things only go in title and lead, where another state acts."""
        opening = self._in_lead
        only = {n.id for n in opening} - {n.id for n in opening if n not in self._goals}
        others = (self._acting(s) - only for s in self._sentences)
        return frozenset(only) if only and any(others) else frozenset()

    @cached_property
    def _goals(self) -> frozenset[Name]:
        """The states, where they are named as what something goes to."""
        return frozenset(n for n in self._states if self._is_led(_TARGET, n))

    @cached_property
    def _in_lead(self) -> list[Name]:
        """The states that title and lead name."""
        end = max((s.end for s in self._sentences[:_LEAD]), default=0)
        return [n for n in self._states if n.end <= end]

    def _is_led(self, pattern: re.Pattern[str], name: Name) -> bool:
        return pattern.search(self._text, max(0, name.start - _LED), name.start) is not None

    def _acting(self, sentence: Span) -> set[str]:
        """The states that are the subject of a verb in a sentence: "Montenegro will send"."""
        named = (n for n in within(self._names, sentence) if n.kind == "country")
        acts = (n for n in named if _ACTS.match(self._text, n.end))
        return {n.id for n in acts if not self._is_led(_PLACED, n)}

    @cached_property
    def _lead_acting(self) -> set[str]:
        """The states that act in title and lead, or with which they begin."""
        lead = self._sentences[:_LEAD]
        opening = set(filter(None, map(self._opening_state, lead)))
        return opening.union(*map(self._acting, lead))

    def _opening_state(self, sentence: Span) -> str | None:
        """The state that a sentence begins with: "Finland sends a company to Kosovo"."""
        name = next((n for n in within(self._names, sentence) if n.kind in _STATES), None)
        if not name or any(p.match(self._text, name.end) for p in (_AND, _TOLD_TO)):
            return None
        return name.id if _FIRST.fullmatch(self._text, sentence.start, name.start) else None

    @cached_property
    def _states(self) -> list[Name]:
        return [n for n in self._names if n.kind in _STATES]
