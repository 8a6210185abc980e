"""Who takes part in a happening: states, bodies, people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wbdossier import lexicon
from wbdossier.extract.event.clauses import Clause
from wbdossier.extract.event.words import WORDS
from wbdossier.grammar import UPPER, verbose
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Span

_KINDS = ("country", "demonym", "organisation", "mission", "region")
_OFFICIALS = lexicon.any_of(WORDS.officials)
# After a name that stands for those who act: "Serbian police", "Serbia’s president", "EU leaders".
_HAPPENING = lexicon.any_of([*WORDS.nouns, *WORDS.plural])
_OFFICE = verbose(
    rf"(?:[’']s?)? \s+ (?:\w+\s+)?? (?:(?i:{_OFFICIALS}|{_HAPPENING}|aggression)\b | [{UPPER}])"
)
_POSSESSIVE = verbose(r"[’']s?\b|[’']\s")
# Before a name that only says where, against whom or for what.
_ASIDE = verbose(r"\b(?:in|at|to|near|into|on|over|against|for|about|than)\s+(?:the\s+)?\Z")
_BY = verbose(r"\bby\s+(?:the\s+)?(?:\w+\s+)?\Z")
_TWO_SIDED = verbose(
    rf"(?<![\w-])(?:{lexicon.any_of(WORDS.reciprocal)})(?![\w-])|\bbetween\b|\btalks\s+with\b"
)
# Towns as two sides: "between Belgrade and Pristina", "Belgrade-Pristina dialogue".
_SIDES = verbose(rf"\bbetween\s+ (?:[{UPPER}]\w+\s+and\s+)? \Z | [{UPPER}]\w+ [-–] \Z")
_PARTNER = verbose(
    rf"[-–][{UPPER}]\w+ | \s?[-–]\s?[{UPPER}]\w+\s+(?:dialogue|talks|negotiations|meeting)\b"
)
# What is left of a list that commas part: "Montenegro and Serbia".
_LISTED = verbose(rf"\s*(?:[{UPPER}]\w+\s+){{1,3}}and\s+(?:the\s+)?[{UPPER}]")
_SIDES_REACH = 40
_NEAR = 16  # characters before a name in which a preposition leads to it


def named(reading: Reading, span: Span, place: Span | None) -> tuple[Name, ...]:
    """Return the states and bodies named in ``span``, without those that only say where."""
    names = reading.names_in(span, *_KINDS, "place")
    missions = [n for n in names if n.kind == "mission"]
    return tuple(
        n
        for n in names
        if not (place and place.covers(n))
        and not _nested(n, missions)
        and _is_state(reading.text, n)
    )


def _is_state(text: str, name: Name) -> bool:
    """Whether a name stands for a state or body: no "Serb village", but "between Belgrade and"."""
    if name.kind == "place":
        return _is_capital(text, name)
    return name.kind != "demonym" or _OFFICE.match(text, name.end) is not None


def _is_capital(text: str, name: Name) -> bool:
    """Whether a town stands for its government: "between Belgrade and Pristina"."""
    if _SIDES.search(text, max(0, name.start - _SIDES_REACH), name.start):
        return True
    return _PARTNER.match(text, name.end) is not None


def _nested(name: Name, missions: Sequence[Name]) -> bool:
    """Whether the name only stands inside a mission's: the Kosovo of "Kosovo Force"."""
    return any(m is not name and m.covers(name) for m in missions)


def codes(names: Iterable[Name]) -> tuple[str, ...]:
    """Return each actor once."""
    return tuple(sorted({n.id for n in names}))


def people(reading: Reading, sentence: Span) -> tuple[str, ...]:
    """Return two or more people of a sentence, by their countries or else by name."""
    indexes = {m.index for m in reading.people.within(sentence)}
    persons = [reading.people.people[i] for i in indexes]
    return tuple(sorted({p.country or p.name for p in persons})) if len(persons) > 1 else ()


def of_clause(reading: Reading, clause: Clause, place: Span | None) -> tuple[str, ...]:
    """Return those who act in a clause: its subject or the one after "by", and the other side.

    What is acted on is no participant: a report on Serbia is adopted by Parliament alone.
    """
    if clause.verb is None:
        return codes(n for part in clause.parts for n in named(reading, part, place))
    verb, last = clause.verb, clause.parts[-1]
    after = Span(verb.end, max(verb.end, last.end))
    if by := [n for n in named(reading, after, place) if _led_by(reading.text, n, after)]:
        return codes(by)
    subject = Span(_subject(reading.text, clause, verb), verb.start)
    acting = {*_acting(reading, subject, place)}
    if _TWO_SIDED.search(reading.text, verb.start, after.end):
        acting |= {*_acting(reading, after, place)}
    return tuple(sorted(acting))


def _subject(text: str, clause: Clause, verb: Span) -> int:
    """Where the subject begins: with the verb's own part, or before it where that opens with it."""
    start = min(part.start for part in clause.parts)
    if _LISTED.match(text, start, verb.start):
        return clause.stretch.start  # the end of a list
    return start if text[start : verb.start].strip(" ,") else clause.stretch.start


def _led_by(text: str, name: Name, span: Span) -> bool:
    return _BY.search(text, max(span.start, name.start - _NEAR), name.start) is not None


def _acting(reading: Reading, span: Span, place: Span | None) -> Iterator[str]:
    for name in named(reading, span, place):
        if _acts(reading.text, name, span):
            yield name.id
    for mention in reading.people.within(span):
        if country := reading.people.people[mention.index].country:
            yield country


def _acts(text: str, name: Name, span: Span) -> bool:
    """Whether a name stands for somebody who acts, and not for where or against whom."""
    if _ASIDE.search(text, max(span.start, name.start - _NEAR), name.start):
        return False
    if _POSSESSIVE.match(text, name.end):
        return _OFFICE.match(text, name.end) is not None
    return True
