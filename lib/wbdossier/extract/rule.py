"""What a rule is, and the one way to make a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from wbdossier.reading import Reading
from wbdossier.records import Fact, Span

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True)
class Example:
    """A text and what the rule must read in it: the quote, and the fields named."""

    text: str
    quote: str
    fields: dict[str, Any]
    published: str | None = None


@dataclass(frozen=True)
class Rule:
    """A way articles state a fact.

    ``examples`` are texts the rule must read, ``near_misses`` texts that look alike and must yield
    no fact of the kind; a test runs both, and the report's method page prints them.
    """

    id: str
    why: str
    examples: tuple[Example, ...]
    near_misses: tuple[str, ...]


def fact(kind: type[F], rule: Rule, reading: Reading, span: Span, **fields: Any) -> F:
    """Make a fact from the place where it stands; the quote is always the text at that place."""
    return kind(
        doc=reading.article.id,
        start=span.start,
        end=span.end,
        quote=span.of(reading.text),
        rule=rule.id,
        **fields,
    )
