"""The seeds against what a careful reader found in them."""

from __future__ import annotations

import sys

import goldfiles
import pytest
from scoring import Score, measured

from wbdossier import records

SEEDS = goldfiles.load_all("0*.toml")


@pytest.fixture(scope="module")
def seeds() -> Score:
    return measured(SEEDS)


def test_the_table_is_printed(seeds: Score, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("\n" + seeds.table())
    assert sum(seeds.found.values()), "no fact of the seeds was found"


@pytest.mark.parametrize("kind", records.FACT_CLASSES)
def test_every_fact_of_the_seeds_is_found_and_none_invented(seeds: Score, kind: str) -> None:
    assert (seeds.precision(kind), seeds.recall(kind)) == (1.0, 1.0), _remarks(seeds, kind)


@pytest.mark.parametrize("kind", records.FACT_CLASSES)
def test_every_field_of_the_seeds_is_right(seeds: Score, kind: str) -> None:
    wrong = {slot: n for (of, slot), n in seeds.wrong.items() if of == kind}
    assert not wrong, _remarks(seeds, kind)


def _remarks(result: Score, kind: str) -> str:
    return "\n".join(line for line in result.remarks if f" {kind} '" in line)


if __name__ == "__main__":
    files = sys.argv[1] if len(sys.argv) > 1 else "heldout-*.toml"
    print(measured(goldfiles.load_all(files)).table())
