"""Twice the text is twice the work: counted in calls, since a clock measures the machine too."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from wbdossier import articles, lexicon, quantities
from wbdossier.extract import agreement, recommendation, scenario, threat
from wbdossier.grammar import lowered
from wbdossier.reading import Reading

PIECES = (
    "26 agreements with Serbia and ",
    "There are 26 agreements with Serbia. ",
    "from 5 to 6 and up to two hundred and ",
    "The EU should call on Serbia to fight drug trafficking and ",
    "In the worst scenario Russia attacks Ukraine and ",
    "Mr Balla said that Kosovo must recommend: ",
)
READERS: dict[str, Callable[[Reading], Any]] = {
    "quantities": lambda reading: quantities.find(reading.text, reading.sentences),
    "names": lambda reading: lexicon.find(reading.text),
    "agreement": lambda reading: list(agreement.extract(reading)),
    "threat": lambda reading: list(threat.extract(reading)),
    "recommendation": lambda reading: list(recommendation.extract(reading)),
    "scenario": lambda reading: list(scenario.extract(reading)),
}


def calls(work: Callable[[Reading], Any], text: str) -> int:
    """Count the calls, of Python's functions and of those in C, that ``work`` makes."""
    reading = Reading(articles.parse(text))
    for known in ("names", "quantities", "quotations", "people", "paragraphs"):
        getattr(reading, known)
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work(reading)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("name", READERS)
def test_a_hostile_sentence_takes_linear_work(name: str, piece: str) -> None:
    work = READERS[name]
    # The first call makes what is made once, patterns above all.
    _, once, twice, four_times = (
        calls(work, f"Headline\n\n{piece * n}") for n in (100, 100, 200, 400)
    )
    assert four_times - twice <= 2.5 * (twice - once) + 500


def test_lower_case_keeps_every_letter_at_its_place() -> None:
    text = "İstanbul ΑΣ Straße ǅ K"
    assert len(lowered(text)) == len(text)
    assert lowered(text).startswith("istanbul")


def test_one_letter_alone_has_a_longer_lower_case() -> None:
    longer = [letter for letter in map(chr, range(0x110000)) if len(letter.lower()) != 1]
    assert longer == ["İ"]
    assert len(lowered("İ")) == 1
