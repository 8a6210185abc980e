"""Runs on the workers of a Dask cluster: all that a run needs goes there, all it gives comes back.

A worker needs the library and Jupyter, and no file of this machine.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, as_completed
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat

from wbdossier.cluster import Pool
from wbdossier.errors import Problem
from wbdossier.run.engine import Attempt, Failed
from wbdossier.run.execute import Places, environment, noting
from wbdossier.run.plan import Run
from wbdossier.run.progress import Progress

LOST = "a worker died each time it carried this out (killed, or out of memory)"


@dataclass(frozen=True)
class Parcel:
    """One run with the files it may read: of ``data``, and what lies beside its notebook."""

    run: Run
    data: dict[str, bytes]
    beside: dict[str, bytes]


@dataclass(frozen=True)
class Outcome:
    """What came of it: the executed notebook, or how it failed; and what it read."""

    notebook: bytes
    notes: bytes
    failed: Failed | None = None


def carry_out(parcel: Parcel) -> Outcome:
    """Execute a run in a new folder of the machine this is called on."""
    with tempfile.TemporaryDirectory(prefix="wb-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _unpack(parcel.data, folder / "out" / "data")
        _unpack(parcel.beside, folder / "notebooks")
        run = replace(parcel.run, notebook=folder / "notebooks" / parcel.run.notebook.name)
        with environment(folder / "out") as variables:
            try:
                done = Attempt(run, variables | noting(folder, run), Progress()).execute()
            except Failed as failed:
                return Outcome(b"", b"", failed)
        notes = folder / run.name
        return Outcome(_bytes(done), notes.read_bytes() if notes.is_file() else b"")


def ended(runs: Sequence[Run], places: Places, progress: Progress, pool: Pool) -> Iterator[Run]:
    """Send all runs; write what comes back, and yield each as it does."""
    data = _packed(places.out / "data")
    sent: dict[Future[Outcome], Run] = {}
    for run in runs:
        parcel = Parcel(run, data, _packed(run.notebook.parent, run.notebook))
        sent[pool.executor.submit(carry_out, parcel)] = run
        progress.send(run.name)
    try:
        for end in as_completed(sent):
            _put(sent[end], _outcome(end, sent[end], pool), places, progress)
            yield sent[end]
    finally:
        for end in sent:
            end.cancel()


def _outcome(end: Future[Outcome], run: Run, pool: Pool) -> Outcome:
    try:
        return end.result()
    except pool.lost as error:
        raise Problem(run.notebook, LOST, "look at its log", f"run {run.name!r}") from error


def _put(run: Run, came: Outcome, places: Places, progress: Progress) -> None:
    if came.failed:
        progress.fail(run.name)
        raise came.failed.problem(run, places.failed)
    (places.folder / f"{run.name}.ipynb").write_bytes(came.notebook)
    if places.notes:
        (places.notes / run.name).write_bytes(came.notes)
    progress.finish(run.name)


def _packed(folder: Path, notebook: Path | None = None) -> dict[str, bytes]:
    """Return the files of a folder, other notebooks and hidden files left out."""
    files = (p for p in folder.iterdir() if p.is_file() and not p.name.startswith("."))
    return {p.name: p.read_bytes() for p in files if p.suffix != ".ipynb" or p == notebook}


def _unpack(files: dict[str, bytes], folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _bytes(notebook: nbformat.NotebookNode) -> bytes:
    text = io.StringIO()
    nbformat.write(notebook, text)
    return text.getvalue().encode()
