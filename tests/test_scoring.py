"""The gold files are well formed, and the comparison counts what it says it counts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import goldfiles
import pytest
from goldfiles import Entry, Gold
from scoring import Score, agree

from wbdossier.errors import Problem
from wbdossier.records import FACT_CLASSES, Fact

FILES = goldfiles.files("*.toml")
load = cache(goldfiles.load)


@pytest.fixture(params=FILES, ids=[file.stem for file in FILES])
def gold(request: pytest.FixtureRequest) -> Gold:
    return load(request.param)


@pytest.fixture
def first() -> Gold:
    return load(FILES[0])


def as_fact(entry: Entry) -> Fact:
    """Return the fact a perfect reader would give for ``entry``."""
    start, end = entry.span.start, entry.span.end
    cls = FACT_CLASSES[entry.kind]
    return cls(start=start, end=end, quote=entry.quote, note=entry.note_contains, **entry.fields)


def scored(gold: Gold, facts: list[Fact]) -> Score:
    result = Score()
    result.add(gold, facts)
    return result


def test_gold_agrees_with_itself(gold: Gold) -> None:
    result = scored(gold, [as_fact(entry) for entry in gold.entries])
    assert not result.remarks
    assert sum(result.found.values()) == sum(not e.disputed for e in gold.entries)


def test_nothing_found_is_all_missed(gold: Gold) -> None:
    result = scored(gold, [])
    assert sum(result.missed.values()) == sum(not e.disputed for e in gold.entries)


def test_a_second_fact_for_one_entry_is_invented(first: Gold) -> None:
    facts = [as_fact(e) for e in first.entries if e.kind == "personnel"]
    result = scored(first, [*facts, *map(replace, facts)])
    assert (result.found["personnel"], result.invented["personnel"]) == (1, 1)
    assert result.precision("personnel") == 0.5


def test_a_wrong_field_and_a_wrong_span_are_told(first: Gold) -> None:
    fact = as_fact(next(e for e in first.entries if e.kind == "personnel"))
    wrong = replace(fact, end=fact.end - 7, quote=fact.quote[:-7], count=160)
    result = scored(first, [wrong])
    assert result.accuracy("personnel", "count") == result.accuracy("personnel", "quote") == 0.0
    assert any("count is 160, should be 1600" in line for line in result.remarks)


@pytest.mark.parametrize(
    ("kind", "slot", "a", "b", "same"),
    [
        ("statement", "role", "The Minister of  Interior", "minister of Interior", True),
        ("statement", "role", "Minister of Interior", "Minister of Defence", False),
        ("event", "name", "open accession negotiations", "accession negotiations", True),
        ("event", "name", "Civil Society Forum", "armed attack", False),
        ("event", "participants", ("EU", "XK"), ("XK", "EU"), True),
        ("event", "place", None, "Sofia", False),
        ("statement", "text", "a line\nbreak,", "a line break,", True),
        ("statement", "text", "a line break,", "a line break", False),
        ("recommendation", "text", "open the talks soon", "open the talks", True),
    ],
)
def test_agreement_of_fields(kind: str, slot: str, a: object, b: object, same: bool) -> None:
    assert agree(kind, slot, a, b) is same


@pytest.mark.parametrize(
    "entry",
    ['quote = "six words"', 'quote = "few words"\nhue = 1', 'quote = "few words"\nunit = []'],
)
def test_a_wrong_entry_is_a_problem(tmp_path_factory: pytest.TempPathFactory, entry: str) -> None:
    path = tmp_path_factory.mktemp("gold") / "one.toml"
    path.write_text(f'text = "A few words"\n[[country]]\n{entry}\n', encoding="utf-8")
    with pytest.raises(Problem):
        goldfiles.load(path)
