"""Which runs need not be executed again: a key of everything an execution rests on.

Keys are kept in ``keys.json`` beside the executed notebooks, with the hash of each of them: a
copy that was changed or cut short, or a damaged file of keys, means another execution.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from wbdossier.run.plan import Run

FILE = "keys.json"


@dataclass(frozen=True)
class Ground:
    """What all runs of a build rest on: tables, library, locked environment, Python."""

    digest: str

    @classmethod
    def of(cls, data: Path, library: Path, lock: Path) -> Ground:
        """Hash the content of the files; where they stand does not matter."""
        digest = hashlib.sha256(platform.python_version().encode())
        for root in (data, library, lock):
            for path in _files(root):
                name = path.relative_to(root).as_posix() if path != root else ""
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                digest.update(f"{name}\0{content}\n".encode())
            digest.update(b"\0")
        return cls(digest.hexdigest())

    def key(self, run: Run) -> str:
        """Return the key of a run."""
        parameters = json.dumps(run.parameters, sort_keys=True)
        parts = (self.digest.encode(), run.notebook.read_bytes(), parameters.encode())
        return hashlib.sha256(b"\0".join(_hash(part).encode() for part in parts)).hexdigest()


class Record(msgspec.Struct, forbid_unknown_fields=True):
    """The key a run was executed with, and the hash of what came out."""

    key: str
    output: str


def load(folder: Path) -> dict[str, Record]:
    """Return the records of a folder of executed notebooks; none if they are damaged."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=dict[str, Record])
    except (OSError, msgspec.DecodeError):
        return {}


def save(folder: Path, keys: Mapping[str, str]) -> None:
    """Write the records of the notebooks in a folder; same notebooks, same bytes."""
    records = {name: Record(keys[name], _digest(folder, name)) for name in sorted(keys)}
    content = msgspec.json.format(msgspec.json.encode(records), indent=1)
    (folder / FILE).write_bytes(content + b"\n")


def intact(folder: Path, name: str, record: Record | None) -> bool:
    """Whether the executed notebook is the one the record was made for."""
    try:
        return record is not None and _digest(folder, name) == record.output
    except OSError:
        return False


def _digest(folder: Path, name: str) -> str:
    return _hash((folder / f"{name}.ipynb").read_bytes())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _files(root: Path) -> Iterable[Path]:
    if root.is_file():
        return [root]
    kept = (p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return sorted(p for p in kept if not p.name.startswith("."))
