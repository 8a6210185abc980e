"""Results are put in place together, or not at all.

A build writes into ``out/.staging`` and swaps its parts in at the end. What was there waits in
``out/.previous`` until all are in place, so that a failure, or a kill, in the middle of the swap
is taken back: at once, or at the start of the next build.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from wbdossier.errors import Problem

# The parts of the results, each with a file by which an earlier build's is known: in the part where
# that is a folder, beside it where it is a file.
PARTS = {
    "data": "datapackage.json",
    "notebooks": "keys.json",
    "site": "index.html",
    "workflow": "runs.toml",
    "ro-crate-metadata.json": "workflow/runs.toml",
}
STAGING, PREVIOUS, DISCARDED, LOCK = ".staging", ".previous", ".discarded", ".lock"


@contextmanager
def staged(out: Path, parts: Mapping[str, str] = PARTS) -> Iterator[Path]:
    """Give a folder to build in; when the block ends well, its parts replace those in ``out``."""
    _check_ours(out, parts)
    out.mkdir(parents=True, exist_ok=True)
    with _alone(out):
        _take_back(out)
        staging = _emptied(out / STAGING)
        try:
            yield staging
            _swap(staging, out, parts)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    try:
        with FileLock(out / LOCK, timeout=0):
            yield
    except Timeout:
        raise Problem(out, "another build is writing here", "wait until it is done") from None


def _check_ours(out: Path, parts: Mapping[str, str]) -> None:
    """Refuse to replace what no build has made."""
    if out.exists() and not out.is_dir():
        raise Problem(out, "is not a folder", "choose another with --out")
    if (out / LOCK).exists():
        return
    for part, mark in parts.items():
        there = out / part
        known = (there if there.is_dir() else out) / mark
        if there.exists() and not known.exists() and (there.is_file() or any(there.iterdir())):
            cause = "was not made by a build and would be replaced"
            raise Problem(there, cause, "move it away, or choose another folder with --out")


def _swap(staging: Path, out: Path, parts: Mapping[str, str]) -> None:
    previous = _emptied(out / PREVIOUS)
    try:
        for part in parts:
            if (out / part).exists():
                os.replace(out / part, previous / part)
            os.replace(staging / part, out / part)
    except BaseException:
        _take_back(out)
        raise
    discarded = out / DISCARDED  # renamed first: a half-removed .previous must never come back
    os.replace(previous, discarded)
    shutil.rmtree(discarded, ignore_errors=True)


def _take_back(out: Path) -> None:
    """Undo a swap that did not come to its end."""
    shutil.rmtree(out / DISCARDED, ignore_errors=True)
    previous = out / PREVIOUS
    if not previous.exists():
        return
    for part in list(previous.iterdir()):
        shutil.rmtree(out / part.name, ignore_errors=True)
        os.replace(part, out / part.name)
    previous.rmdir()


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder
