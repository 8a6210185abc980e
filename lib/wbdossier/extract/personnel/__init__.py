"""Personnel: numbers of troops, police and mission staff.

A count of people in uniform is personnel unless the words say that they were killed, arrested,
trained and the like. Staff, members and experts count where a mission or a force is named. In a
list the noun comes once ("Italy 852, Germany 300"); the bare numbers share it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from wbdossier import lexicon
from wbdossier.extract.personnel import (
    alone,
    bare,
    change,
    listed,
    missions,
    nouns,
    places,
    repeats,
    senders,
    steps,
    told,
)
from wbdossier.extract.personnel.bare_rules import COMPARED, FURTHER, LISTED, PART, POSTED
from wbdossier.extract.personnel.counts import NUMBERS, Count, Step, is_on_forces
from wbdossier.extract.personnel.look_alikes import hurts, is_look_alike
from wbdossier.extract.personnel.rules import RULES, STRENGTH
from wbdossier.extract.personnel.words import UNITS, WORDS, any_case
from wbdossier.extract.rule import Rule, fact
from wbdossier.quantities import Quantity
from wbdossier.reading import Reading, within
from wbdossier.records import Personnel, Span

__all__ = ["RULES", "extract"]

_FEW = 10  # fewer people count only where they are someone's or somewhere


def extract(reading: Reading) -> Iterator[Personnel]:
    """Yield the strengths and changes of strength that an article gives, each once."""
    yield from repeats.merged(alone.with_sender(reading, _told(reading)))


def _told(reading: Reading) -> Iterator[Personnel]:
    """Every mention, in the order of the text."""
    last: tuple[Span, list[Personnel]] | None = None
    numbers = (q for q in reading.quantities if q.kind in NUMBERS)
    for sentence, quantities in groupby(numbers, key=lambda q: reading.sentence(q.start)):
        before = last[1] if last and last[0] in reading.up_to(sentence, 2) else []
        near = reading.up_to(sentence, 3)
        if not before and not any(is_on_forces(reading, s) for s in near):
            continue
        found = _in_sentence(reading, list(quantities), before)
        yield from found
        if found:
            last = sentence, found


def _in_sentence(
    reading: Reading, quantities: list[Quantity], before: list[Personnel]
) -> list[Personnel]:
    """The facts of one sentence, after those of the sentence ``before``."""
    found = [nouns.completed(one) for q in quantities for one in steps.apart(Count(reading, q))]
    hurt = hurts(found[0])
    counts = [c for c in found if c.quantity.value % 1 == 0 and not is_look_alike(c, hurt)]
    people = _people(counts)
    counts = [c for c in counts if c in people or not _counts_things(c, found, people)]
    ruled = list(_ruled(counts, people, bool(before)))
    made = [(c, _fact(rule, c)) for c, rule in ruled if rule and _is_told(c, rule)]
    rest = [c for c, rule in ruled if not rule and c.quantity.kind == "bare"]
    shared = _with_senders(made, before)
    more = [*_listed(shared, rest, before), *_posted(shared, rest, before)]
    return sorted(shared + more, key=lambda f: f.start)


def _people(counts: list[Count]) -> list[Count]:
    """Those with a noun of people; in a list the same noun counts again."""
    known: list[Count] = []
    for count in counts:
        if count.quantity.kind != "count":
            continue
        again = known and known[-1].quantity.unit == count.quantity.unit
        if again or nouns.are_people(count):
            known.append(count)
    return known


_BESIDE = frozenset(WORDS.beside)


def _counts_things(count: Count, found: list[Count], people: list[Count]) -> bool:
    """Whether a bare number goes on from one of things: "400 tents, and France 200"."""
    before = [c for c in found if c.quantity.start < count.quantity.start]
    things = [c for c in before if c.quantity.kind == "count"]
    last = next((c for c in reversed(things) if c.quantity.unit not in _BESIDE), None)
    return last is not None and last not in people and not isinstance(last, Step)


def _ruled(
    counts: list[Count], people: list[Count], counted: bool
) -> Iterator[tuple[Count, Rule | None]]:
    """Each number with the rule that makes it one of people, if any does."""
    counted = counted or bool(people)
    for count in counts:
        rule = STRENGTH if count in people else _bare_rule(count, counted)
        counted = counted or rule is not None
        yield count, rule


def _bare_rule(count: Count, counted: bool) -> Rule | None:
    bare_or_step = count.quantity.kind == "bare" or isinstance(count, Step)
    return bare.rule(count, counted) if bare_or_step else None


def _is_told(count: Count, rule: Rule) -> bool:
    """Whether a few people are said to be anyone's or anywhere: not "two bored soldiers"."""
    if count.quantity.value >= _FEW or rule != STRENGTH:
        return True
    kinds = ("mission", "country", "demonym", "organisation", "place")
    return bool(count.reading.names_in(count.clause, *kinds))


def _with_senders(found: list[tuple[Count, Personnel]], before: list[Personnel]) -> list[Personnel]:
    """People without a sender of their own are sent by whoever sends those counted before."""
    out: list[Personnel] = []
    for count, one in found:
        if isinstance(count, Step) and _is_second_step(count, out):
            first = out[-1]
            out.append(
                replace(
                    one,
                    contributor=first.contributor,
                    mission=first.mission,
                    location=first.location,
                )
            )
            continue
        whole = out[-1] if out else replace(before[-1], location=None) if before else None
        if whole and one.rule == COMPARED.id:
            one = replace(
                one,
                contributor=whole.contributor,
                mission=whole.mission,
                location=whole.location,
                unit=whole.unit,
                change="total",
            )
        elif whole and one.rule in (PART.id, FURTHER.id):
            one = _as_part(count, one, whole)
        elif one.rule == PART.id:
            one = replace(one, unit=one.unit or _apposed(count))
        elif out and not one.contributor and _goes_on(count, out[-1]):
            one = replace(one, contributor=out[-1].contributor)
        sender = one.contributor or _told_sender(count, one.mission)
        out.append(replace(one, contributor=sender))
    return out


def _told_sender(count: Count, mission: str | None) -> str | None:
    """Whose people the text around is on; a mission's host sends nobody to it."""
    code = told.told_of(count, mission)
    known = lexicon.entries("mission")
    return None if mission in known and known[mission].host == code else code


_STEP_TO = any_case(r"\s+(?:troops\s+|soldiers\s+)?to\s+(?:[a-z]+\s+){0,2}")


def _is_second_step(count: Count, out: list[Personnel]) -> bool:
    """Whether this is the strength that the one before changed to: "from 8,350 to | 4,100"."""
    return bool(out) and _STEP_TO.fullmatch(count.text, out[-1].end, count.lead) is not None


_AND = any_case(r"[^.;]{0,60}(?:,|\band|\bplus|:)\s+(?:[a-z]+\s+)?")
_OF_ITS = any_case(r"\s+of\s+(?:its|the|their)\s")


def _goes_on(count: Count, before: Personnel) -> bool:
    """Whether the list that the people before stand in goes on: "89 in KFOR and | one officer"."""
    return _AND.fullmatch(count.text, before.end, count.lead) is not None


def _as_part(count: Count, part: Personnel, whole: Personnel) -> Personnel:
    """What a part does not say of itself is as the whole has it."""
    elsewhere = part.location and whole.location and part.location != whole.location
    of_next = count.followed_by(_OF_ITS) is not None
    known = lexicon.entries("mission")
    guests = part.mission in known and known[part.mission].host == whole.contributor
    return replace(
        part,
        contributor=part.contributor or (None if guests else whole.contributor),
        mission=part.mission or (None if elsewhere else whole.mission),
        location=part.location or (None if part.mission else whole.location),
        unit=part.unit or _apposed(count) or (None if of_next else whole.unit),
    )


_DASH = any_case(r",?\s+(?:--?|–|—)\s+|,\s+")


def _apposed(count: Count) -> str | None:
    """The people just named, of whom a number is told: "combat troops -- | 3,000 of them"."""
    named = UNITS.of(count.reading, count.sentence)
    last = next((u for u in named if _DASH.fullmatch(count.text, u.end, count.lead)), None)
    return last.of(count.text) if last else None


# -- numbers without a noun, in lists ------------------------------------------------------------


def _posted(found: list[Personnel], rest: list[Count], above: list[Personnel]) -> list[Personnel]:
    """Bare numbers and where they serve, after people counted: "89 in KFOR, 36 in Latvia"."""
    known = list(found)
    for count in rest:
        before = [f for f in known if f.start < count.quantity.start]
        heads = listed.is_of_places(count) and (above or _is_on_force(count))
        at = listed.post(count) if heads or (before and _is_next(count, before[-1])) else None
        if at and not listed.owner(count):
            there = (at.id, None) if at.kind == "mission" else _post(count, at.id, before)
            unit = before[-1].unit if before else None
            sender = next((f.contributor for f in reversed(before) if f.contributor), None)
            sender = sender or told.told_of(count, there[0])
            one = _fact(POSTED, count, unit, sender, there[0])
            location = there[1] or places.location(count, there[0], None, "total")
            known.append(replace(one, mission=there[0], location=location))
    return known[len(found) :]


def _post(count: Count, code: str, before: list[Personnel]) -> tuple[str | None, str]:
    """The mission in that country: the one it hosts, or the one before that none hosts."""
    known = lexicon.entries("mission")
    last = before[-1].mission if before else None
    roving = last in known and known[last].host is None
    return (last if roving else missions.at(count, code)), code


def _is_next(count: Count, before: Personnel) -> bool:
    """Whether no other number stands between people counted and this number."""
    between = within(count.reading.quantities, Span(before.end, count.lead))
    return not between


def _listed(
    found: list[Personnel], rest: list[Count], before: list[Personnel]
) -> Iterator[Personnel]:
    """Bare numbers beside counted people: "300 from Hungary", "Germany 90", "619 Turkish"."""
    for count in rest:
        owner = listed.respective(count) or listed.owner(count)
        if not owner or not (found or before or _is_on_force(count)):
            continue
        nearest = [f for f in found if f.start < count.quantity.start] or before or found
        noun = nearest[-1].unit if nearest else None
        mission = (found or before)[0].mission if found or before else None
        one = _fact(LISTED, count, noun, owner, mission)
        more = found and found[0].change == "additional" and found[0].start < one.start
        shared = more and listed.is_named_first(count)
        yield replace(one, change="additional") if shared else one


def _is_on_force(count: Count) -> bool:
    return any(is_on_forces(count.reading, s) for s in (count.sentence, *count.above(1)))


# -- one fact ------------------------------------------------------------------------------------


def _sender(rule: Rule, count: Count) -> str | None:
    """Who sends them; of a part, "1,257 of whom are Italian", by the words of a list."""
    if rule == POSTED:  # the state beside it is where they serve
        return None
    owner = listed.owner(count) if rule != STRENGTH else None
    return listed.respective(count) or owner or senders.sender(count)


_PLANNED = "A strength that is planned or expected, not one reached."
_LIMIT = any_case(  # "an upper limit of | 50 soldiers"
    r"\b(?:(?:upper|maximum)\s+(?:limit|strength|number)|ceiling|limit|cap)\s+of\s+$"
)


def _fact(
    rule: Rule,
    count: Count,
    unit: str | None = None,
    contributor: str | None = None,
    mission: str | None = None,
) -> Personnel:
    quantity = count.quantity
    mission = mission or missions.mission(count)
    reached = quantity.bound == "up_to" and change.is_new_total(count)
    bound = "up_to" if count.led_by(_LIMIT) else quantity.bound
    sender = contributor or _sender(rule, count)
    changed = change.change(count)
    return fact(
        Personnel,
        rule,
        count.reading,
        quantity.span if reached else bare.stated(count),
        count=int(quantity.value),
        count_max=int(quantity.value_max) if quantity.value_max is not None else None,
        unit=unit or nouns.unit(count),
        bound="exact" if reached else bound,
        mission=mission,
        contributor=sender,
        location=places.location(count, mission, sender, changed),
        change=changed,
        when=change.when(count),
        note=_PLANNED if changed == "total" and change.is_plan(count) else None,
    )
