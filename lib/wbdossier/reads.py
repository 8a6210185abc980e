"""What a run reads, noted while it is executed.

A kernel whose environment names a file in ``WBDOSSIER_READS`` writes there, a line of JSON each:
the selections taken of the tables, and every other file or folder that its code opens. So the next
build knows what the outputs rest on. Without that variable nothing is noted.

A file's place is written ``out:``, ``notebooks:`` or ``project:`` and the path below that folder,
so that the same project in another folder has the same; elsewhere it is the whole path.
"""

from __future__ import annotations

import contextlib
import contextvars
import importlib.util
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import msgspec

from wbdossier import paths

VARIABLE = "WBDOSSIER_READS"
LIBRARY = Path(__file__).parent  # known by what is imported
WATCHING = {"watching": True}  # the first note of a kernel whose files are watched
_covered = contextvars.ContextVar("_covered", default=False)
_seen: set[bytes] = set()


def note(what: Any) -> None:
    """Note what a run takes: anything that msgspec can write, such as a ``Selection``."""
    file = os.environ.get(VARIABLE)
    if not file or (line := msgspec.json.encode(what)) in _seen:
        return
    _seen.add(line)
    with noted(), open(file, "ab") as notes:
        notes.write(line + b"\n")


@contextlib.contextmanager
def noted() -> Iterator[None]:
    """Open files for something that is noted otherwise."""
    before = _covered.set(True)
    try:
        yield
    finally:
        _covered.reset(before)


def roots(out: Path, notebooks: Path) -> Mapping[str, Path]:
    """Return the folders that places are written below, the inner ones first."""
    return {"out": out.resolve(), "notebooks": notebooks.resolve(), "project": paths.ROOT}


def watch() -> None:
    """Note from now on which files this process opens to read, and which folders it lists.

    Called where a kernel starts: its folder is that of the notebook.
    """
    below = roots(paths.outputs(), Path.cwd())
    installed = tuple(map(str, (LIBRARY, sys.prefix, sys.base_prefix)))
    foreign = _foreign()
    note(WATCHING)

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        path = None if _covered.get() else _read(event, arguments)
        if path is None or path.startswith(installed):
            return
        place = _place(path, below)
        if place != path or not path.startswith(foreign):
            note({"file": place})

    sys.addaudithook(heard)


def _foreign() -> tuple[str, ...]:
    """Return folders of the system and of programs' own: what a result should not rest on."""
    own = [
        f"{Path.home()}{os.sep}.",
        tempfile.gettempdir(),
        os.environ.get("IPYTHONDIR", os.devnull),
    ]
    return (*own, "/proc", "/sys", "/dev", "/etc", "/usr", "/run", "/var", "/opt", "/lib")


def _read(event: str, arguments: tuple[Any, ...]) -> str | None:
    """Return the path that an audit event of Python says is being read, if it does."""
    if event == "open":
        path, mode, flags = arguments
        if not set(mode or "").isdisjoint("wax") or flags & (os.O_WRONLY | os.O_RDWR):
            return None
    elif event in ("os.listdir", "os.scandir"):
        path = "." if arguments[0] is None else arguments[0]
        if _by_import():
            return None
    else:
        return None
    if not isinstance(path, (str, bytes, os.PathLike)):
        return None
    whole = os.path.abspath(os.fsdecode(path))
    if whole.endswith(".pyc"):
        with contextlib.suppress(ValueError):
            return importlib.util.source_from_cache(whole)
    return whole


def _by_import() -> bool:
    """Whether a folder is listed in looking for a module: what is found there is opened then."""
    frame: FrameType | None = sys._getframe()
    while frame and frame.f_code.co_filename == __file__:
        frame = frame.f_back
    return frame is not None and "importlib" in frame.f_code.co_filename


def _place(path: str, below: Mapping[str, Path]) -> str:
    for name, root in below.items():
        with contextlib.suppress(ValueError):
            return f"{name}:{Path(path).relative_to(root).as_posix()}"
    return path


def path_of(place: str, below: Mapping[str, Path]) -> Path:
    """Return the path of a place."""
    name, _, rest = place.partition(":")
    return below[name] / rest if name in below else Path(place)
