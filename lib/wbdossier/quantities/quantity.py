"""The record of a quantity."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from wbdossier.records import Span


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """A number and what it is a number of.

    ``start``/``end`` cover the number with its unit or noun, ``number`` the numeral with its
    magnitude word, ``amount`` both but not what a rate is by ("€4m" of "€4m a year"), ``lead`` the
    same end and the bound words before. ``unit`` is an ISO 4217 code,
    a rate such as "USD/month", "%", a measure such as "km", or the counted noun as written.
    In "550 German and 150 Austrian soldiers" the first's noun lies beyond its end.
    ``bound`` is exact, up_to, at_least or about; ``kind`` money, rate, percent, measure, count, or
    bare for a number whose noun stands elsewhere ("nine with Montenegro").
    """

    number: Span
    amount: Span
    lead: Span
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    noun: Span | None
    modifiers: tuple[str, ...]
    bound: str
    kind: str

    @property
    def span(self) -> Span:
        """The place of the number with its unit."""
        return Span(self.start, self.end)


def tidy(value: Decimal) -> Decimal:
    """Return 1.2 billion as 1200000000, not as 1200000000.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
