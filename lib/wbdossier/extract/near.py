"""What stands right before a number, right after it, and between it and a name.

The rules about sums and about people ask the same questions of the words around a number; here
they are asked once, each in time proportional to the words it looks at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from wbdossier import lexicon
from wbdossier.extract.cues import clause, distance, gap, stated
from wbdossier.grammar import THE, regex
from wbdossier.lexicon import Name
from wbdossier.quantities import Quantity
from wbdossier.reading import Reading, within
from wbdossier.records import Span

_WINDOW = 60  # characters before a name in which the words that lead to it stand
_LEAD = 140  # characters before a number: "for a programme of reforms … worth"


def right_before(words: Iterable[str], modifier: str = "") -> re.Pattern[str]:
    """Compile the words that may lead to a name, before "the" and a ``modifier`` (a pattern).

    >>> bool(right_before(["in"]).search("troops in the "))
    True
    """
    return regex(rf"\b(?i:{lexicon.any_of(tuple(words))})\s+{THE}(?:{modifier})$")


def leads_to(pattern: re.Pattern[str], text: str, span: Span, floor: int = 0) -> bool:
    """Whether the words right before ``span``, not before ``floor``, end as ``pattern`` does."""
    return pattern.search(text, max(floor, span.start - _WINDOW), span.start) is not None


def joins(pattern: re.Pattern[str], text: str, left: Span, right: Span) -> bool:
    """Whether exactly ``pattern`` stands between two spans."""
    return pattern.fullmatch(text, left.end, right.start) is not None


def is_close(text: str, between: Span, reach: int, breaks: re.Pattern[str]) -> bool:
    """Whether ``between`` is at most ``reach`` characters long and nothing in it ``breaks``."""
    length = between.end - between.start
    return 0 <= length <= reach and not breaks.search(text, between.start, between.end)


@dataclass(frozen=True)
class Number:
    """A quantity, and the words around it in its sentence."""

    reading: Reading
    quantity: Quantity

    @cached_property
    def text(self) -> str:
        """The article's text."""
        return self.reading.text

    @cached_property
    def lead(self) -> int:
        """Where the number begins, with the words that bound it: "up to" in "up to €5m"."""
        return self.quantity.lead.start

    @cached_property
    def end(self) -> int:
        """Where it ends, with its unit or noun."""
        return self.quantity.end

    @cached_property
    def stated(self) -> Span:
        """The words the number stands on."""
        return stated(self.quantity)

    @cached_property
    def sentence(self) -> Span:
        """The sentence it stands in."""
        return self.reading.sentence(self.quantity.start)

    @cached_property
    def clause(self) -> Span:
        """The clause of the sentence it stands in."""
        return clause(self.reading, self.quantity)

    def names(self, *kinds: str) -> list[Name]:
        """Return the names in its sentence, of the ``kinds`` given or of any."""
        return self.reading.names_in(self.sentence, *kinds)

    def led_by(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Search ``pattern``, which ends in ``$``, in the words of the sentence before it."""
        start = max(self.sentence.start, self.lead - _LEAD)
        return pattern.search(self.text, start, self.lead)

    def followed_by(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match ``pattern`` right after the number, within the sentence."""
        return pattern.match(self.text, self.end, self.sentence.end)

    def joined_from(self, span: Span, pattern: re.Pattern[str]) -> bool:
        """Whether exactly ``pattern`` stands between ``span`` and the number after it."""
        return joins(pattern, self.text, span, self.quantity.lead)

    def joined_to(self, span: Span, pattern: re.Pattern[str]) -> bool:
        """Whether exactly ``pattern`` stands between the number and ``span`` after it."""
        return joins(pattern, self.text, self.quantity, span)

    def words_to(self, span: Span) -> str:
        """Return the words between the number and ``span``, whichever comes first."""
        return gap(span, self.quantity).of(self.text)

    def distance(self, span: Span) -> int:
        """Return how far off ``span`` stands, in characters; a clause boundary counts as many."""
        return distance(self.text, span, self.quantity)

    def parted(self, span: Span, *kinds: str) -> bool:
        """Whether another quantity of these ``kinds`` stands between the number and ``span``."""
        between = within(self.reading.quantities, gap(span, self.quantity))
        return any(q.kind in kinds for q in between)

    def precedes_beyond(self, span: Span, *kinds: str) -> bool:
        """Whether ``span`` stands after the number, and beyond another of these ``kinds``."""
        return span.start > self.end and self.parted(span, *kinds)
