"""Whether a build would change nothing: every input and every result, by their content.

``out/.last`` keeps what helps the next build and is no result of this one: the stamp, how long each
run took, the pages and pictures made. Imports little, since most of the time of a build without
changes would be imports.
"""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wbdossier import paths
from wbdossier.staging import PARTS

FOLDER = ".last"
MOST_KEPT = 1000  # files, some 50 MB
LIBRARY = Path(__file__).parent


@dataclass(frozen=True)
class Stamp:
    """What one build was made from and what came out."""

    inputs: str
    results: str

    @classmethod
    def of(cls, seeds: Path, notebooks: Path, out: Path) -> Stamp:
        """Read all of it; where things stand does not matter, what they are called does."""
        project = [paths.LOCK, paths.ROOT / "pyproject.toml"]
        inputs = [seeds, notebooks, LIBRARY, *project]
        version = f"{platform.python_version()}\n"
        return cls(_digest(inputs, version), _digest([out / part for part in PARTS]))


def current(seeds: Path, notebooks: Path, out: Path) -> bool:
    """Whether ``out`` holds just what a build would make."""
    try:
        stored = json.loads((out / FOLDER / "stamp.json").read_bytes())
        return bool(Stamp(**stored) == Stamp.of(seeds, notebooks, out))
    except (OSError, ValueError, TypeError):
        return False


def write(stamp: Stamp, out: Path) -> None:
    """Keep the stamp of a build that has ended without a problem."""
    _put(out, "stamp.json", vars(stamp))


def seconds(out: Path) -> dict[str, float]:
    """Return how long each run took when it was last executed; nothing where that is not known."""
    try:
        stored = json.loads((out / FOLDER / "seconds.json").read_bytes())
        return {str(name): float(value) for name, value in stored.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def took(out: Path, each: Mapping[str, float]) -> None:
    """Keep how long the runs that were executed took."""
    _put(
        out, "seconds.json", seconds(out) | {name: round(value, 3) for name, value in each.items()}
    )


def kept(out: Path) -> Path:
    """Return the folder of pages and pictures made so far; emptied when it has become large."""
    folder = out / FOLDER / "kept"
    if len(list(folder.rglob("*"))) > MOST_KEPT:
        shutil.rmtree(folder)
    return folder


def ground(seeds: Path, runs: Sequence[object]) -> str:
    """Return a hash of what the page of each run rests on beside its executed notebook."""
    project = [seeds, LIBRARY, paths.LOCK, paths.ROOT / "pyproject.toml"]
    return _digest(project, f"{platform.python_version()} {json.dumps(runs)}\n")


def _put(out: Path, name: str, content: Mapping[str, object]) -> None:
    folder = out / FOLDER
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps(content, indent=1, sort_keys=True) + "\n")


def _digest(roots: Iterable[Path], start: str = "") -> str:
    """Hash names and content of the files in some folders, or of files."""
    digest = hashlib.sha256(start.encode())
    for root in roots:
        for path in _files(root):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(root).as_posix()}\0{content}\n".encode())
        digest.update(b"\0")
    return digest.hexdigest()


def _files(root: Path) -> list[Path]:
    if not root.is_dir():
        return [root] if root.is_file() else []
    kept = (p for p in root.rglob("*") if "__pycache__" not in p.parts and p.is_file())
    return sorted(p for p in kept if not p.relative_to(root).parts[0].startswith("."))
