"""Who takes part in a happening: states, bodies, people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Span

_KINDS = ("country", "demonym", "organisation", "mission", "region")


def named(reading: Reading, span: Span, place: Span | None) -> tuple[Name, ...]:
    """Return the states and bodies named in ``span``, without those that only say where."""
    names = reading.names_in(span, *_KINDS)
    return tuple(n for n in names if not (place and place.covers(n)) and not _nested(n, names))


def _nested(name: Name, names: Sequence[Name]) -> bool:
    """Whether the name only stands inside a mission's: the Kosovo of "Kosovo Force"."""
    return any(m.kind == "mission" and m is not name and m.covers(name) for m in names)


def codes(names: Iterable[Name]) -> tuple[str, ...]:
    """Return each actor once."""
    return tuple(sorted({n.id for n in names}))


def people(reading: Reading, sentence: Span) -> tuple[str, ...]:
    """Return two or more people of a sentence, by their countries or else by name."""
    indexes = {m.index for m in reading.people.within(sentence)}
    persons = [reading.people.people[i] for i in indexes]
    return tuple(sorted({p.country or p.name for p in persons})) if len(persons) > 1 else ()
