"""Reads gold files: what a careful reader finds in a text, as entries to compare facts with.

A gold file is TOML. It is about the seed whose number it bears, or carries its own `text`
(with `published` where the reader is told the date). Its other tables are named for the kinds
of fact; tests/gold/README.md says what the keys mean.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from wbdossier import errors, paths, records

FOLDER = Path(__file__).parent / "gold"
HEAD = {"text", "published", "style", "invented", "kinds"}
# The kinds a reader looked for where a file does not list its own.
FIRST_KINDS = ("funding", "personnel", "mission", "agreement", "event", "statement", "country")
JUDGEMENT = {"nth", "also", "optional", "accept", "disputed", "why", "note_contains"}
COMMON = {f.name for f in dataclasses.fields(records.Fact)}


@dataclass(frozen=True)
class Entry:
    """One fact a reader marked: where it stands, what its fields say, what is left open."""

    kind: str
    spans: tuple[records.Span, ...]  # the quote's own place first, then equally good ones
    quote: str
    fields: dict[str, Any]  # every field of the kind; null where the reader found nothing
    optional: frozenset[str]
    accept: dict[str, list[Any]]
    disputed: bool
    note_contains: str | None

    @property
    def span(self) -> records.Span:
        """The place of the quote."""
        return self.spans[0]


@dataclass(frozen=True)
class Gold:
    """A text and everything a reader marked in it."""

    id: str
    text: str
    published: str | None
    entries: tuple[Entry, ...]
    seed: Path | None
    kinds: frozenset[str]  # the reader looked for these; facts of others count neither way


def slots(kind: str) -> tuple[str, ...]:
    """Return the names of the fields that only facts of ``kind`` have."""
    names = (f.name for f in dataclasses.fields(records.FACT_CLASSES[kind]))
    return tuple(name for name in names if name not in COMMON)


def folded(text: str) -> str:
    """Return ``text`` with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def load(path: Path) -> Gold:
    """Read one gold file; a quote that its text lacks is a `Problem`."""
    content = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    seed = None if "text" in content else _seed(path)
    text = content["text"] if seed is None else seed.read_bytes().decode("utf-8")
    tables = {key: value for key, value in content.items() if key not in HEAD}
    kinds = frozenset(content.get("kinds", FIRST_KINDS)) | tables.keys()
    for kind in kinds - records.FACT_CLASSES.keys():
        raise errors.Problem(path, f"'{kind}' is no kind of fact", "mend the name", kind)
    entries = [_entry(path, kind, t, text) for kind, rows in tables.items() for t in rows]
    ordered = sorted(entries, key=lambda e: (e.span, e.kind))
    return Gold(path.stem, text, content.get("published"), tuple(ordered), seed, kinds)


def load_all(pattern: str) -> list[Gold]:
    """Read the gold files whose names match ``pattern``, in the order of their numbers."""
    return [load(path) for path in files(pattern)]


def files(pattern: str) -> list[Path]:
    """Return the gold files whose names match ``pattern``, in the order of their numbers."""
    return sorted(FOLDER.glob(pattern), key=lambda p: [p.stem.split("-")[0], len(p.stem), p])


def _seed(path: Path) -> Path:
    found = sorted(paths.SEEDS.glob(f"{path.stem}_*.txt"))
    if len(found) != 1:
        raise errors.Problem(path, "no one seed bears this number", "give the file a text")
    return found[0]


def _entry(path: Path, kind: str, table: dict[str, Any], text: str) -> Entry:
    _check_names(path, kind, table)
    places = [table, *table.get("also", [])]
    spans = tuple(_find(path, p["quote"], p.get("nth", 1), text) for p in places)
    fields = {name: _value(kind, name, table.get(name)) for name in slots(kind)}
    if kind == "statement":
        fields["text"] = folded(spans[0].of(text))
    return Entry(
        kind=kind,
        spans=spans,
        quote=spans[0].of(text),
        fields=fields,
        optional=frozenset(table.get("optional", [])),
        accept={n: [_value(kind, n, v) for v in vs] for n, vs in table.get("accept", {}).items()},
        disputed=table.get("disputed", False),
        note_contains=table.get("note_contains"),
    )


def _check_names(path: Path, kind: str, table: dict[str, Any]) -> None:
    """Raise a `Problem` for a key, a field or a value that the records do not know."""
    unknown = table.keys() - {"quote", *JUDGEMENT, *slots(kind)}
    unknown |= {*table.get("optional", []), *table.get("accept", {})} - {"quote", *slots(kind)}
    allowed = {f.name: f.metadata["values"] for f in dataclasses.fields(records.FACT_CLASSES[kind])}
    unknown |= {v for k, v in table.items() if allowed.get(k) and v not in allowed[k]}
    if unknown:
        raise errors.Problem(path, f"unknown: {sorted(unknown)}", "mend the name", kind)
    if table.keys() & {"optional", "accept", "disputed"} and "why" not in table:
        raise errors.Problem(path, f"'{table['quote']}' leaves something open", "say why", kind)


def _value(kind: str, name: str, value: Any) -> Any:
    """Return ``value`` in the type the record has: an absent list is an empty tuple."""
    defaults = {f.name: f.default for f in dataclasses.fields(records.FACT_CLASSES[kind])}
    return tuple(value or ()) if defaults.get(name) == () else value


def _find(path: Path, quote: str, nth: int, text: str) -> records.Span:
    """Find the ``nth`` place of ``quote``; white space in it stands for any white space."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    found = list(re.finditer(pattern, text))
    if len(found) < nth:
        cause = f"'{quote}' occurs only {len(found)} times in the text"
        raise errors.Problem(path, cause, "copy the words from the text", "quote")
    return records.Span(*found[nth - 1].span())
