"""Personnel: numbers of troops, police and mission staff.

A count of people in uniform is personnel unless the words say that they were killed, arrested,
trained and the like. Staff, members and experts count where a mission or a force is named. In a
list the noun comes once ("Italy 852, Germany 300"); the bare numbers share it.
"""

from __future__ import annotations

from collections.abc import Iterator

from wbdossier.extract.personnel import attribution, change, counted, listed
from wbdossier.extract.personnel.counts import Count
from wbdossier.extract.personnel.rules import LISTED, RULES
from wbdossier.extract.rule import Rule, fact
from wbdossier.reading import Reading, within
from wbdossier.records import Personnel, Span

__all__ = ["RULES", "extract"]


def extract(reading: Reading) -> Iterator[Personnel]:
    """Yield the strengths and changes of strength that an article gives, each once."""
    seen: set[tuple[object, ...]] = set()
    for sentence in reading.sentences:
        for found in _in_sentence(reading, sentence):
            key = (found.count, found.mission, found.contributor, found.change)
            if key not in seen:
                seen.add(key)
                yield found


def _in_sentence(reading: Reading, sentence: Span) -> list[Personnel]:
    counts = [Count(reading, q) for q in within(reading.quantities, sentence)]
    people = {c for c in counts if counted.is_people(c)}
    ruled = [(c, counted.rule(c, people)) for c in counts]
    found = [_fact(rule, count) for count, rule in ruled if rule]
    rest = [count for count, rule in ruled if not rule and count.quantity.kind == "bare"]
    return found + list(_listed(found, rest)) if found else []


def _listed(found: list[Personnel], rest: list[Count]) -> Iterator[Personnel]:
    """Bare numbers beside counted people: "300 from Hungary", "Germany 90", "619 Turkish"."""
    for count in rest:
        owner = None if counted.is_look_alike(count) else listed.owner(count)
        if owner:
            before = [f for f in found if f.start < count.quantity.start]
            noun = (before[-1] if before else found[0]).unit
            yield _fact(LISTED, count, noun, owner, found[0].mission)


def _fact(
    rule: Rule,
    count: Count,
    unit: str | None = None,
    contributor: str | None = None,
    mission: str | None = None,
) -> Personnel:
    quantity = count.quantity
    mission = mission or attribution.mission(count)
    reached = quantity.bound == "up_to" and change.is_new_total(count)
    return fact(
        Personnel,
        rule,
        count.reading,
        quantity.span if reached else count.stated,
        count=int(quantity.value),
        count_max=int(quantity.value_max) if quantity.value_max is not None else None,
        unit=unit or counted.unit(count),
        bound="exact" if reached else quantity.bound,
        mission=mission,
        contributor=contributor or attribution.contributor(count, mission),
        location=attribution.location(count, mission),
        change=change.change(count),
        when=change.when(count),
    )
