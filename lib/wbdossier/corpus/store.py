"""Results kept in a folder, part by part, so that a run that was stopped can go on.

``part-00000.jsonl`` (or ``.parquet``) … hold the facts, ``_skipped.jsonl`` what was skipped and
why. ``_job.jsonl`` says what was asked, and has a line for each finished part with a hash of what
it was read from. A part is written under another name and moved to its place when it is whole;
then comes its line. What has no line is done again.
"""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import msgspec
from filelock import FileLock, Timeout

from wbdossier import library
from wbdossier.corpus import engine, forms
from wbdossier.corpus.engine import Batch
from wbdossier.corpus.source import Item, Skipped
from wbdossier.corpus.work import Result, Task
from wbdossier.errors import Problem

BATCHES = 64  # in a part: half a minute's work of one core
JOB, SKIPPED, LOCK = "_job.jsonl", "_skipped.jsonl", ".lock"
RESTART = "run it with --restart to begin anew, or choose another folder"


class Job(msgspec.Struct, frozen=True):
    """What was asked, and of which library: all that every part depends on but its input."""

    form: str
    kinds: tuple[str, ...]
    library: str
    characters: int = engine.CHARACTERS
    batches: int = BATCHES


class Part(msgspec.Struct, frozen=True):
    """A finished part: what it was read from, what came out."""

    name: str
    inputs: str  # hash
    articles: int
    facts: int
    skipped: int
    unread: int  # of these, files of their own
    bytes: int
    skipped_bytes: int  # length of the file of skipped ones when this part was finished


Read = Callable[[Iterable[Batch]], Iterator[Result]]


def run(
    folder: Path, task: Task, given: Iterable[Batch], read: Read, restart: bool = False
) -> Iterator[Result]:
    """Write the parts that are missing; yield counts and what was skipped as it goes.

    Finished parts are told first, without their facts. A Problem says that the folder is not ours,
    or that another job, or other articles, began it.
    """
    if task.form == "parquet":
        forms.schema(task.kinds)  # says at once if it cannot be written
    job = Job(task.form, task.kinds, library.digest())
    with _alone(folder), _named(folder):
        parts = _opened(folder, job, restart)
        given = iter(given)
        for part in parts:
            if _digest(islice(given, BATCHES)) != part.inputs:
                cause = "the articles are not those that its finished parts were made of"
                raise Problem(folder, cause, RESTART)
        yield from _told(folder, parts)
        yield from _new_parts(folder, task, given, read, parts)


def _new_parts(
    folder: Path, task: Task, given: Iterable[Batch], read: Read, parts: list[Part]
) -> Iterator[Result]:
    digests: deque[str] = deque()  # of the batches that are out
    results = read(_noting(given, digests))
    number = len(parts)
    with (folder / SKIPPED).open("ab") as skipped:
        while first := next(results, None):
            part = _Open(folder, task, number)
            for result in _with(first, islice(results, BATCHES - 1)):
                part.add(result, digests.popleft())
                skipped.writelines(map(_line, result.skipped))
                yield Result(result.articles, result.facts, (), result.skipped)
            skipped.flush()
            _append(folder / JOB, part.finished(skipped.tell()))
            number += 1


def _with(first: Result, rest: Iterable[Result]) -> Iterator[Result]:
    yield first
    yield from rest


def _noting(given: Iterable[Batch], digests: deque[str]) -> Iterator[Batch]:
    for batch in given:
        digests.append(_digest([batch]))
        yield batch


class _Open:
    """A part that is being written."""

    def __init__(self, folder: Path, task: Task, number: int) -> None:
        self.name = f"part-{number:05d}.{task.form}"
        self.place, self.draft = folder / self.name, folder / f".{self.name}.tmp"
        self.writer = WRITERS[task.form](self.draft, task)
        self.digests: list[str] = []
        self.articles = self.facts = self.skipped = self.unread = 0

    def add(self, result: Result, digest: str) -> None:
        for rows in result.rows:
            self.writer.add(rows)
        self.digests.append(digest)
        self.articles += result.articles
        self.facts += result.facts
        self.skipped += len(result.skipped)
        self.unread += sum(s.whole for s in result.skipped)

    def finished(self, skipped_bytes: int) -> Part:
        self.writer.close()
        size = self.draft.stat().st_size
        os.replace(self.draft, self.place)
        counts = (self.articles, self.facts, self.skipped, self.unread)
        return Part(self.name, _joined(self.digests), *counts, size, skipped_bytes)


class Writer(Protocol):
    """Writes the rows of one part."""

    def add(self, rows: Any, /) -> None:
        """Write what a batch gave."""

    def close(self) -> None:
        """Write the rest."""


class _Lines:
    """JSON lines as they come."""

    def __init__(self, path: Path, task: Task) -> None:
        self.file = path.open("wb")

    def add(self, rows: bytes, /) -> None:
        self.file.write(rows)

    def close(self) -> None:
        self.file.close()


class _Columns:
    """Parquet; a part's rows are held until its end, so that they make one row group."""

    def __init__(self, path: Path, task: Task) -> None:
        self.path, self.schema = path, forms.schema(task.kinds)
        self.batches: list[Any] = []

    def add(self, rows: Any, /) -> None:
        self.batches.append(rows)

    def close(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_batches(self.batches, self.schema), self.path)


WRITERS: dict[str, Callable[[Path, Task], Writer]] = {"jsonl": _Lines, "parquet": _Columns}


# The folder as it was left


def _opened(folder: Path, job: Job, restart: bool) -> list[Part]:
    """Return the finished parts, with everything else cleared away."""
    if not (folder / JOB).exists():
        if any(not p.name.startswith(".") for p in folder.iterdir()):
            cause = "the folder is not empty, and not of `wbdossier facts`"
            raise Problem(folder, cause, "choose another folder with --out")
        restart = True
    parts = [] if restart else _finished(folder, job)
    kept = {part.name for part in parts}
    if restart:
        (folder / JOB).unlink(missing_ok=True)
    for path in (*folder.glob("part-*"), *folder.glob(".part-*")):
        if path.name not in kept:
            path.unlink()
    _write(folder / JOB, b"".join(map(_line, (job, *parts))))
    length = parts[-1].skipped_bytes if parts else 0
    with (folder / SKIPPED).open("ab") as skipped:
        skipped.truncate(length)
    return parts


def _finished(folder: Path, job: Job) -> list[Part]:
    """Return the parts that are whole; a Problem if another job made them."""
    first, *rest = (folder / JOB).read_bytes().split(b"\n")
    try:
        asked = msgspec.json.decode(first, type=Job)
    except msgspec.DecodeError as error:
        raise Problem(folder / JOB, f"it is damaged ({error})", RESTART) from error
    if asked != job:
        differs = next(n for n in Job.__struct_fields__ if getattr(asked, n) != getattr(job, n))
        raise Problem(folder, f"another run began it, with another {NAMES[differs]}", RESTART)
    parts = []
    for line in rest[:-1]:  # what stands after the last line end is half a line
        part = msgspec.json.decode(line, type=Part)
        if _size(folder / part.name) != part.bytes or _size(folder / SKIPPED) < part.skipped_bytes:
            break
        parts.append(part)
    return parts


NAMES = {
    "form": "--format",
    "kinds": "--kind",
    "library": "version of wbdossier",
    "characters": "version of wbdossier",
    "batches": "version of wbdossier",
}


def _told(folder: Path, parts: list[Part]) -> Iterator[Result]:
    """Yield the counts of the finished parts, and what was skipped in them."""
    with (folder / SKIPPED).open("rb") as lines:
        for part in parts:
            skipped = (
                msgspec.json.decode(line, type=Skipped) for line in islice(lines, part.skipped)
            )
            yield Result(part.articles, part.facts, (), tuple(skipped))


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1


def _line(record: Any) -> bytes:
    return msgspec.json.encode(record) + b"\n"


def _append(path: Path, part: Part) -> None:
    with path.open("ab") as file:
        file.write(_line(part))


def _write(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.tmp")
    draft.write_bytes(content)
    os.replace(draft, path)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    if folder.exists() and not folder.is_dir():
        raise Problem(folder, "is not a folder", "choose another with --out")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / LOCK, timeout=0):
            yield
    except Timeout:
        raise Problem(folder, "another run is writing here", "wait until it is done") from None


@contextmanager
def _named(folder: Path) -> Iterator[None]:
    """Let an error that names no file name the folder."""
    try:
        yield
    except OSError as error:
        if error.filename or not error.errno:
            raise
        raise OSError(error.errno, error.strerror, str(folder)) from error


# What a part was made of


def _digest(given: Iterable[Batch]) -> str:
    return _joined([_hash(b"".join(map(_identity, batch))) for batch in given])


def _joined(digests: list[str]) -> str:
    return digests[0] if len(digests) == 1 else _hash("".join(digests).encode())


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _identity(item: Item) -> bytes:
    """Return all that an article's facts depend on, and the place its mistakes are told with."""
    if isinstance(item, Skipped):
        return repr(item).encode("utf-8", "surrogatepass")
    known = item.corrections.of(item.doc) if item.corrections else []
    about = (item.file, item.place, item.form, item.doc, item.folder, item.sidecar, known)
    data = item.data if isinstance(item.data, bytes) else repr(item.data).encode()
    return f"{about!r}{len(data)}:".encode("utf-8", "surrogatepass") + data
