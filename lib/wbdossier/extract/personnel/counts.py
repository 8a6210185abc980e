"""A number of people in its sentence, and what the sentence says of forces and missions."""

from __future__ import annotations

from functools import cached_property

from wbdossier.extract.cues import Cue
from wbdossier.extract.near import Number
from wbdossier.extract.personnel.words import CONTEXT, CUES
from wbdossier.lexicon import Name
from wbdossier.records import Span

NUMBERS = ("count", "bare")  # kinds of quantity that may be people


class Count(Number):
    """A number that may be one of people."""

    @cached_property
    def missions(self) -> list[Name]:
        """The missions its sentence names."""
        return self.names("mission")

    @property
    def forces(self) -> list[Cue]:
        """The words for armies, police and missions in its sentence."""
        return CONTEXT.of(self.reading, self.sentence)

    @property
    def in_force(self) -> bool:
        """Whether its sentence speaks of a force or names a mission."""
        return bool(self.forces or self.missions)

    def cues(self, span: Span, *labels: str) -> list[Cue]:
        """Return the cue words of these classes within ``span`` of its sentence."""
        found = CUES.of(self.reading, self.sentence)
        return [c for c in found if c.label in labels and span.covers(c)]
