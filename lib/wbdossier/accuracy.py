"""How accurate the rules were when last measured, as the report shows it.

``make accuracy`` writes its tables into docs/accuracy.md, and the same figures into
``accuracy.json`` beside this module, since an installed library has no docs.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("accuracy.json")
SETS = ("held-out", "development")
TABLE = "<!-- {0} -->\n(.*?)<!-- end of {0} -->"
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


class Found(msgspec.Struct, frozen=True):
    """How a kind did in one set of texts: facts marked by a reader, and shares as written."""

    marked: str
    precision: str
    recall: str
    f1: str


class Accuracy(msgspec.Struct, frozen=True):
    """The figures of one measurement; each is under the name of its set of texts."""

    measured: str  # the day
    kinds: dict[str, dict[str, Found]]
    fields: dict[str, dict[str, dict[str, str]]]  # kind -> field -> set -> share right


def load(file: Path = FILE) -> Accuracy | None:
    """Return the last measurement, or None where there is none."""
    return msgspec.json.decode(file.read_bytes(), type=Accuracy) if file.is_file() else None


def write(page: str, file: Path = FILE) -> None:
    """Write the figures of the tables in ``page``, the text of docs/accuracy.md."""
    text = msgspec.json.format(msgspec.json.encode(parse(page)), indent=1)
    file.write_bytes(text + b"\n")


def parse(page: str) -> Accuracy:
    """Return the figures of the tables in the text of docs/accuracy.md.

    Raises:
        ValueError: a table or its date is not there.
    """
    kinds, fields = _table(page, "kinds"), _table(page, "fields")
    day = DAY.search(page, page.index("<!-- kinds -->"))
    if day is None:
        raise ValueError("docs/accuracy.md does not say when the kinds were measured")
    shares: dict[str, dict[str, dict[str, str]]] = {}
    for name, *row in fields:
        kind, field = name.split(" ")
        shares.setdefault(kind, {})[field] = dict(zip(SETS, row, strict=True))
    return Accuracy(day[0], {kind: _sets(row) for kind, *row in kinds}, shares)


def _sets(row: list[str]) -> dict[str, Found]:
    """Return a row of the kinds: four columns for each set."""
    groups = [row[i : i + 4] for i in range(0, len(row), 4)]
    return {name: Found(*group) for name, group in zip(SETS, groups, strict=True)}


def _table(page: str, name: str) -> list[list[str]]:
    """Return the rows of a Markdown table between its marks, without head and rule."""
    between = re.search(TABLE.format(name), page, re.DOTALL)
    lines = [line for line in (between[1] if between else "").splitlines() if line[:1] == "|"]
    if len(lines) < 3:
        raise ValueError(f"docs/accuracy.md has no table of {name}")
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
