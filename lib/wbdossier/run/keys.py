"""Which runs need not be executed again, and why others must be.

A record holds everything an execution rested on: the notebook's code, its parameters, the library's
files that the code can reach, the locked environment, Python, and what the run read. It is kept in
``keys.json`` beside the executed notebooks, with the hash of each of them: a copy that was changed
or cut short, or a damaged file of records, means another execution.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from wbdossier import dataset, reads
from wbdossier.errors import Problem
from wbdossier.run import parameters
from wbdossier.run.plan import Run
from wbdossier.run.reach import Reach
from wbdossier.selection import Selection

FILE = "keys.json"
UNKNOWN = "out:data"  # read by a run that noted nothing: all tables


class Read(msgspec.Struct, forbid_unknown_fields=True):
    """Part of a table that a run read, and its hash."""

    what: Selection
    digest: str


class Code(msgspec.Struct, forbid_unknown_fields=True):
    """What an execution rests on before it starts; hashes but for Python's version."""

    cells: str
    parameters: str
    library: dict[str, str]
    lock: str
    python: str


class Record(msgspec.Struct, forbid_unknown_fields=True):
    """One execution: what it rested on, and the hashes of notebook and executed copy."""

    code: Code
    tables: list[Read]
    files: dict[str, str]
    notebook: str
    output: str


@dataclass(frozen=True)
class Ground:
    """Where the things are that runs rest on."""

    out: Path  # holds ``data``, the tables of this build
    library: Path  # the package's folder
    lock: Path

    def code(self, run: Run) -> Code:
        """Return what a run rests on before it starts."""
        cells = [c for c in parameters.cells(run.notebook) if c.get("cell_type") == "code"]
        told = [[parameters.source(c), c.get("metadata")] for c in cells]
        files = self.reach.of(parameters.source(c) for c in cells)
        return Code(
            _hash(_json(told)),
            _hash(_json(run.parameters)),
            {f.relative_to(self.library).as_posix(): digest(f)[:16] for f in files},
            digest(self.lock),
            platform.python_version(),
        )

    def read(self, run: Run, noted: Path) -> tuple[list[Read], dict[str, str]]:
        """Return what a run has just read, with hashes; ``noted`` is the file of its notes."""
        selections, places = _notes(noted)
        tables = [Read(what, dataset.digest(what, self.data)) for what in selections]
        return tables, {place: self._at(place, run) for place in places}

    def _at(self, place: str, run: Run) -> str:
        """Return the hash of a file's content, or of a folder's names; empty if it is not there."""
        path = reads.path_of(place, reads.roots(self.out, run.notebook.parent))
        if place == UNKNOWN:
            return _hash(_json([digest(p) for p in sorted(path.iterdir())]))
        if path.is_dir():
            return _hash(_json(sorted(p.name for p in path.iterdir() if p.name != "__pycache__")))
        return digest(path)

    def changed(self, run: Run, record: Record | None) -> Iterator[str]:
        """Yield in a reader's words what has changed since a run was recorded."""
        if record is None:
            yield "never executed here"
            return
        now, then = self.code(run), record.code
        if now.cells != then.cells:
            yield f"code cells of {run.notebook.name}"
        if now.parameters != then.parameters:
            yield "parameters"
        yield from (f"library: {name}" for name in _differing(now.library, then.library))
        if now.lock != then.lock:
            yield f"environment: {self.lock.name}"
        if now.python != then.python:
            yield f"Python: {then.python} to {now.python}"
        for read in record.tables:
            if self._now(read.what) != read.digest:
                yield f"facts: {_words(read.what)}"
        for place, digest in record.files.items():
            if self._at(place, run) != digest:
                yield f"file: {place.removeprefix('project:')}"

    def _now(self, what: Selection) -> str | None:
        try:
            return dataset.digest(what, self.data)
        except (KeyError, ValueError, Problem):  # of a library with other tables or columns
            return None

    @cached_property
    def reach(self) -> Reach:
        """What code reaches of the library."""
        return Reach(self.library)

    @property
    def data(self) -> Path:
        """The folder of the tables."""
        return self.out / "data"


def load(folder: Path) -> dict[str, Record]:
    """Return the records of a folder of executed notebooks; none if they are damaged."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=dict[str, Record])
    except (OSError, msgspec.DecodeError):
        return {}


def save(folder: Path, records: Mapping[str, Record]) -> None:
    """Write the records of the notebooks in a folder; same notebooks, same bytes."""
    content = msgspec.json.encode({name: records[name] for name in sorted(records)})
    (folder / FILE).write_bytes(msgspec.json.format(content, indent=1) + b"\n")


def intact(folder: Path, name: str, record: Record | None) -> bool:
    """Whether the executed notebook is the one the record was made for."""
    return record is not None and digest(folder / f"{name}.ipynb") == record.output


def again(record: Record, run: Run, copy: Path) -> Record:
    """Return the record of a run whose notebook has new prose, and so has its copy."""
    return msgspec.structs.replace(record, notebook=digest(run.notebook), output=digest(copy))


def recorded(run: Run, ground: Ground, noted: Path, executed: Path) -> Record:
    """Return the record of a run that has just been executed."""
    tables, files = ground.read(run, noted)
    return Record(ground.code(run), tables, files, digest(run.notebook), digest(executed))


def _notes(file: Path) -> tuple[list[Selection], list[str]]:
    """Return the selections and places that a kernel noted, sorted.

    A kernel that was not watched may have read all tables.
    """
    try:
        lines = [
            msgspec.json.decode(x, type=dict[str, Any]) for x in file.read_bytes().splitlines()
        ]
        selections = {msgspec.convert(line, Selection) for line in lines if "table" in line}
    except (OSError, msgspec.MsgspecError):
        return [], [UNKNOWN]
    if reads.WATCHING not in lines:
        return [], [UNKNOWN]
    return sorted(selections), sorted({line["file"] for line in lines if "file" in line})


def _differing(now: Mapping[str, str], then: Mapping[str, str]) -> list[str]:
    return sorted(name for name in now.keys() | then.keys() if now.get(name) != then.get(name))


def _words(read: Selection) -> str:
    """Say which part of a table this is: ``funding about AL``."""
    said = read.table
    for word, values in (("of", read.articles), ("about", read.countries)):
        said += f" {word} {', '.join(values)}" if values else ""
    return said


def digest(path: Path) -> str:
    """Return the hash of a file; empty if there is none."""
    try:
        return _content(path, path.stat().st_mtime_ns, path.stat().st_size)
    except OSError:
        return ""


@lru_cache(maxsize=4096)
def _content(path: Path, _changed: int, _size: int) -> str:
    return _hash(path.read_bytes())


def _json(value: Sequence[Any] | Mapping[str, Any]) -> bytes:
    return json.dumps(value, sort_keys=True).encode()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
