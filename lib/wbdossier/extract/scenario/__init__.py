"""Scenarios: futures that somebody thinks possible, counted or told."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator

from wbdossier.extract.rule import fact
from wbdossier.extract.scenario import counted, horizons, listed, outcomes
from wbdossier.extract.scenario.found import Found, is_staged, number, told_of
from wbdossier.extract.scenario.rules import RULES
from wbdossier.reading import Reading
from wbdossier.records import Scenario, Span
from wbdossier.spans import any_overlaps

__all__ = ["RULES", "extract"]


def extract(reading: Reading) -> Iterator[Scenario]:
    """Yield the scenarios of an article; nothing is looked at where no word for one stands."""
    if not told_of(reading.text):
        return
    kept: list[Found] = []
    for read in (outcomes.find, listed.find, counted.find):
        for found in read(reading):
            free = not any_overlaps(kept, found)
            sentence = reading.sentence(found.start)
            if free and sentence.end > sentence.start and not is_staged(reading.text, sentence):
                insort(kept, found)
    for found in kept:
        yield _scenario(reading, found)


def _scenario(reading: Reading, found: Found) -> Scenario:
    outcome, place = horizons.split(reading, found.outcome)
    return fact(
        Scenario,
        found.rule,
        reading,
        found,
        count=number(found.count),
        horizon=horizons.of(reading, Span(found.start, found.end)),
        outcome=reading.words(outcome),
        place=reading.words(place or found.place),
    )
