"""A number of people in its sentence, and what the text there says of forces and missions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from wbdossier.extract.cues import Cue
from wbdossier.extract.near import Number
from wbdossier.extract.personnel.words import CONTEXT, CUES, STAND_INS, UNITS
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Span

NUMBERS = ("count", "bare")  # kinds of quantity that may be people

_LEAD = 200  # characters before a number in which the words that lead to it stand


class Count(Number):
    """A number that may be one of people."""

    @cached_property
    def missions(self) -> list[Name]:
        """The missions its sentence names."""
        return self.names("mission")

    @cached_property
    def _named(self) -> dict[tuple[str, ...], list[Name]]:
        return {}

    def names(self, *kinds: str) -> list[Name]:
        """Return the names in its sentence, looked up once however often they are asked for."""
        if kinds not in self._named:
            self._named[kinds] = super().names(*kinds)
        return self._named[kinds]

    def led_by(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Search ``pattern``, which ends in ``$``, in the words that lead to the number."""
        start = max(self.sentence.start, self.lead - _LEAD)
        return pattern.search(self.text, start, self.lead)

    @property
    def forces(self) -> list[Cue]:
        """The words for armies, police and missions in its sentence."""
        return CONTEXT.of(self.reading, self.sentence)

    @property
    def in_force(self) -> bool:
        """Whether its sentence speaks of a force or names a mission."""
        return bool(self.forces or self.missions)

    def above(self, most: int) -> Sequence[Span]:
        """Return up to ``most`` sentences before its own, the nearest last."""
        return self.reading.up_to(self.sentence, most + 1)[:-1]

    def cues(self, span: Span, *labels: str) -> list[Cue]:
        """Return the cue words of these classes within ``span`` of its sentence."""
        found = CUES.of(self.reading, self.sentence)
        return [c for c in found if c.label in labels and span.covers(c)]

    def stand_ins(self, span: Span) -> list[Cue]:
        """Return the names in its sentence, within ``span``, that stand for a state."""
        return [c for c in STAND_INS.of(self.reading, self.sentence) if span.covers(c)]


class Step(Count):
    """One of the two strengths between which a force changes: "from 8,350 to 4,100"."""


def is_on_forces(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence speaks of people in uniform, of a force or of a mission."""
    on = CONTEXT.of(reading, sentence) or UNITS.of(reading, sentence)
    return bool(on or reading.names_in(sentence, "mission"))
