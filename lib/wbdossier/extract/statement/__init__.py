"""Statements: words inside quotation marks, and reported speech, each with its speaker."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from wbdossier.extract.rule import Rule, fact
from wbdossier.extract.statement import direct, reported
from wbdossier.extract.statement.rules import DIRECT, REPORTED, RULES
from wbdossier.reading import Reading
from wbdossier.records import Statement
from wbdossier.speakers import Subject

__all__ = ["RULES", "extract", "said"]


_KNOWN: WeakKeyDictionary[Reading, list[tuple[Rule, Subject]]] = WeakKeyDictionary()


def extract(reading: Reading) -> Iterator[Statement]:
    """Yield the statements of an article."""
    for rule, one in said(reading):
        yield _statement(reading, rule, one)


def said(reading: Reading) -> list[tuple[Rule, Subject]]:
    """Return what is said in an article, by whom, and the rule that read it; searched once."""
    if reading not in _KNOWN:
        _KNOWN[reading] = [
            *((DIRECT, one) for one in direct.find(reading)),
            *((REPORTED, one) for one in reported.find(reading)),
        ]
    return _KNOWN[reading]


def _statement(reading: Reading, rule: Rule, one: Subject) -> Statement:
    speaker = one.speaker
    return fact(
        Statement,
        rule,
        reading,
        one.span,
        speaker=speaker.name,
        role=speaker.role,
        country=speaker.country,
        direct=rule is DIRECT,
        text=reading.words(one.span),
        note=speaker.note,
    )
