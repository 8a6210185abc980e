"""The seeds, and mended mistakes, against what a careful reader found in them."""

from __future__ import annotations

import sys

import goldfiles
import pytest
from scoring import Score, measured

from wbdossier import records

SETS = {"seeds": "0*.toml", "bugs": "bugs-*.toml"}


@pytest.fixture(scope="module", params=SETS)
def read(request: pytest.FixtureRequest) -> Score:
    return measured(goldfiles.load_all(SETS[request.param]))


def test_the_table_is_printed(read: Score, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("\n" + read.table())
    assert sum(read.found.values()), "no fact was found"


@pytest.mark.parametrize("kind", records.FACT_CLASSES)
def test_every_fact_is_found_and_none_invented(read: Score, kind: str) -> None:
    assert (read.precision(kind), read.recall(kind)) == (1.0, 1.0), _remarks(read, kind)


@pytest.mark.parametrize("kind", records.FACT_CLASSES)
def test_every_field_is_right(read: Score, kind: str) -> None:
    wrong = {slot: n for (of, slot), n in read.wrong.items() if of == kind}
    assert not wrong, _remarks(read, kind)


def _remarks(result: Score, kind: str) -> str:
    return "\n".join(line for line in result.remarks if f" {kind} '" in line)


if __name__ == "__main__":
    files = sys.argv[1] if len(sys.argv) > 1 else "heldout-*.toml"
    print(measured(goldfiles.load_all(files)).table())
