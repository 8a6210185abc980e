"""Batches given out to an executor, their results taken in order: one core, several, or a cluster.

The three differ in the executor alone. Only so many batches are out at a time, so that memory does
not grow with the corpus. A batch whose process dies is tried again by itself, then record by
record, so that the one at fault is named and the others go on.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from wbdossier.corpus.source import Item, Skipped
from wbdossier.corpus.work import Result, Task, work
from wbdossier.errors import Problem

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from wbdossier.cluster import Pool

CHARACTERS = 64_000  # in a batch: half a second's work or so
AHEAD = 4  # batches out for each worker: one long article keeps no other worker waiting
ENOUGH = 8  # batches: with fewer, starting processes costs more than they save

Batch = tuple[Item, ...]
Thing = TypeVar("Thing")


class Sized(Protocol):
    """What can be put in a batch."""

    @property
    def size(self) -> int:
        """What it counts for, in characters."""


Thick = TypeVar("Thick", bound=Sized)


def batches(items: Iterable[Thick]) -> Iterator[tuple[Thick, ...]]:
    """Yield the items in batches of at least CHARACTERS; same items, same cuts."""
    batch: list[Thick] = []
    size = 0
    for item in items:
        batch.append(item)
        size += item.size
        if size >= CHARACTERS:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


class Workers:
    """One core, this one: the executor runs what it is given at once."""

    window = 1
    lost: tuple[type[BaseException], ...] = (BrokenExecutor,)  # what a dead worker looks like
    innocent = True  # a lost batch may have been lost through another's fault

    def submit(self, task: Task, batch: Batch) -> Future[Result]:
        """Give out a batch."""
        future: Future[Result] = Future()
        future.set_result(work(task, batch))
        return future

    def renew(self) -> None:
        """Replace what died."""

    def __enter__(self) -> Self:
        """Be ready."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Leave no process behind."""


class Processes(Workers):
    """Several processes on this machine."""

    def __init__(self, jobs: int) -> None:
        """Start them; they end with this process, however it ends."""
        self.jobs, self.window = jobs, jobs * AHEAD
        self._executor = self._started()

    def submit(self, task: Task, batch: Batch) -> Future[Result]:
        """Give out a batch; where the processes have died already, the future says so."""
        try:
            return self._executor.submit(work, task, batch)
        except BrokenExecutor as error:
            future: Future[Result] = Future()
            future.set_exception(error)
            return future

    def renew(self) -> None:
        """Start processes anew; whatever was out is lost."""
        self.close()
        self._executor = self._started()

    def close(self) -> None:
        """Kill the processes: what they are at is not wanted any more, or done."""
        for process in self._processes:
            process.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        context = multiprocessing.get_context("fork" if _has_one_thread() else "spawn")
        executor = ProcessPoolExecutor(self.jobs, context, initializer=_end_with_parent)
        others = set(multiprocessing.active_children())
        with _deaf_to_interrupts():
            for _ in range(self.jobs):
                executor.submit(os.getpid)
        self._processes = set(multiprocessing.active_children()) - others
        return executor


class Cluster(Workers):
    """The workers of a Dask cluster, through its executor.

    Its scheduler gives a lost batch to other workers by itself, some times; then it is at fault.
    """

    innocent = False

    def __init__(self, pool: Pool) -> None:
        """Take a cluster that has been found."""
        self._executor, self.lost = pool.executor, pool.lost
        self.window = max(1, pool.threads) * AHEAD

    def submit(self, task: Task, batch: Batch) -> Future[Result]:
        """Give out a batch."""
        return self._executor.submit(work, task, batch)


def results(task: Task, given: Iterable[Batch], workers: Workers) -> Iterator[Result]:
    """Yield the results of the batches, in their order."""
    out: deque[tuple[Batch, Future[Result]]] = deque()
    for batch in given:
        out.append((batch, workers.submit(task, batch)))
        if len(out) >= workers.window:
            yield from _next(task, out, workers)
    while out:
        yield from _next(task, out, workers)


def _next(
    task: Task, out: deque[tuple[Batch, Future[Result]]], workers: Workers
) -> Iterator[Result]:
    """Yield the first result; where its worker died, all that died with it, one by one."""
    batch, future = out.popleft()
    try:
        yield future.result()
        return
    except workers.lost:
        workers.renew()
    yield _again(task, batch, workers)
    while out and _is_lost(out[0][1], workers):
        yield _again(task, out.popleft()[0], workers)


def _is_lost(future: Future[Result], workers: Workers) -> bool:
    return future.done() and (future.cancelled() or isinstance(future.exception(), workers.lost))


def _again(task: Task, batch: Batch, workers: Workers) -> Result:
    """Return the result of a batch that was lost, without the records that a worker dies of."""
    if workers.innocent or len(batch) == 1:
        try:
            return workers.submit(task, batch).result()
        except workers.lost:
            workers.renew()
    if len(batch) > 1:
        return sum((_again(task, (item,), workers) for item in batch), Result())
    return Result(skipped=(_fatal(batch[0]),))


def _fatal(item: Item) -> Skipped:
    if isinstance(item, Skipped):
        return item
    cause = "the process that read it died (out of memory, or a crash)"
    return item.skipped(Problem(item.file, cause, "leave it out and report it"))


def enough(given: Iterable[Thing], jobs: int | None) -> tuple[int, Iterator[Thing]]:
    """Return how many processes are worth it, and the batches: one process for a few."""
    given = iter(given)
    first = list(islice(given, ENOUGH))
    if jobs is None:
        jobs = _cores() if len(first) == ENOUGH else 1
    return jobs, chain(first, given)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _has_one_thread() -> bool:
    """Whether this process can be forked: its children then start with everything imported."""
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:  # not on Linux
        return False


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes that Ctrl-C leaves alone from their first moment: this one ends them.

    A Ctrl-C meanwhile reaches this process afterwards.
    """
    if not hasattr(signal, "pthread_sigmask"):  # not on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """End this worker when the process that started it has ended, even if it was killed."""
    from multiprocessing import parent_process

    parent = parent_process()
    assert parent

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
