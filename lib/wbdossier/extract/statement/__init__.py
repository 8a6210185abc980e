"""Statements: words inside quotation marks, and reported speech, each with its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from wbdossier.extract.rule import Rule, fact
from wbdossier.extract.statement import direct, reported
from wbdossier.extract.statement.rules import DIRECT, REPORTED, RULES
from wbdossier.reading import Reading
from wbdossier.records import Statement
from wbdossier.speakers import Subject

__all__ = ["RULES", "extract"]


def extract(reading: Reading) -> Iterator[Statement]:
    """Yield the statements of an article."""
    for said in direct.find(reading):
        yield _statement(reading, DIRECT, said)
    for said in reported.find(reading):
        yield _statement(reading, REPORTED, said)


def _statement(reading: Reading, rule: Rule, said: Subject) -> Statement:
    speaker = said.speaker
    return fact(
        Statement,
        rule,
        reading,
        said.span,
        speaker=speaker.name,
        role=speaker.role,
        country=speaker.country,
        direct=rule is DIRECT,
        text=reading.words(said.span),
        note=speaker.note,
    )
