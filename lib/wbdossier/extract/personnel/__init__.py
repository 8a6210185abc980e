"""Personnel: numbers of troops, police and mission staff.

A count of people in uniform is personnel unless the words say that they were killed, arrested,
trained and the like. Staff, members and experts count where a mission or a force is named. In a
list the noun comes once ("Italy 852, Germany 300"); the bare numbers share it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wbdossier.extract.personnel import attribution, change, counted, listed, steps
from wbdossier.extract.personnel.counts import Count
from wbdossier.extract.personnel.rules import LISTED, PART, POSTED, RULES, STRENGTH
from wbdossier.extract.rule import Rule, fact
from wbdossier.reading import Reading, within
from wbdossier.records import Personnel, Span

__all__ = ["RULES", "extract"]

_FEW = 10  # fewer people count only where they are someone's or somewhere


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
    found = (Count(reading, q) for q in within(reading.quantities, sentence))
    counts = [one for count in found for one in steps.apart(count)]
    people = {c for c in counts if counted.is_people(c)}
    ruled = [(c, counted.rule(c, people)) for c in counts]
    facts = [fact for count, rule in ruled if rule and _is_told(fact := _fact(rule, count))]
    rest = [count for count, rule in ruled if not rule and count.quantity.kind == "bare"]
    shared = _with_sender(facts)
    bare = [*_listed(facts, rest), *_posted(shared, rest)] if facts else []
    return sorted(shared + bare, key=lambda f: f.start)


def _is_told(found: Personnel) -> bool:
    """Whether a few people are said to be anyone's or anywhere: not "two bored soldiers"."""
    said = found.mission or found.contributor or found.location
    few = found.count is not None and found.count < _FEW
    return not few or found.rule != STRENGTH.id or bool(said)


def _with_sender(found: list[Personnel]) -> list[Personnel]:
    """A part without a sender of its own is sent by whoever sends the whole before it."""
    out: list[Personnel] = []
    for one in found:
        whole = out[-1] if out and one.rule == PART.id and not one.contributor else None
        out.append(replace(one, contributor=whole.contributor) if whole else one)
    return out


def _posted(found: list[Personnel], rest: list[Count]) -> list[Personnel]:
    """Bare numbers and where they serve, after people counted: "89 in KFOR, 36 in Latvia"."""
    known = list(found)
    for count in rest:
        before = [f for f in known if f.start < count.quantity.start and _is_next(count, f)]
        at = listed.post(count) if before and not counted.is_look_alike(count) else None
        if at and not listed.owner(count):
            there = (at.id, None) if at.kind == "mission" else (None, at.id)
            one = _fact(POSTED, count, before[-1].unit, before[-1].contributor, there[0])
            location = there[1] or attribution.location(count, there[0])
            known.append(replace(one, mission=there[0], location=location))
    return known[len(found) :]


def _is_next(count: Count, before: Personnel) -> bool:
    """Whether no other number stands between people counted and this number."""
    between = within(count.reading.quantities, Span(before.end, count.lead))
    return not between


def _listed(found: list[Personnel], rest: list[Count]) -> Iterator[Personnel]:
    """Bare numbers beside counted people: "300 from Hungary", "Germany 90", "619 Turkish"."""
    for count in rest:
        owner = None if counted.is_look_alike(count) else listed.owner(count)
        if owner:
            before = [f for f in found if f.start < count.quantity.start]
            noun = (before[-1] if before else found[0]).unit
            yield _fact(LISTED, count, noun, owner, found[0].mission)


def _sender(rule: Rule, count: Count, mission: str | None) -> str | None:
    """Who sends them; of a part, "1,257 of whom are Italian", by the words of a list."""
    part = listed.owner(count) if rule == PART else None
    return part or attribution.contributor(count, mission)


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
        contributor=contributor or _sender(rule, count, mission),
        location=attribution.location(count, mission),
        change=change.change(count),
        when=change.when(count),
    )
