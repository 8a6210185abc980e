"""A Dask cluster as workers: found, checked, and left as it was."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from typing import Any, NamedTuple

from wbdossier import library
from wbdossier.errors import Problem, needed

SECONDS = 8  # to find the scheduler, and then a worker


class Pool(NamedTuple):
    """The workers of a cluster: what takes calls, how many at a time, and how a lost one ends.

    The scheduler gives what was lost with a worker to others by itself, some times; then the call
    ends in one of ``lost``.
    """

    executor: Executor
    threads: int
    lost: tuple[type[BaseException], ...]


@contextmanager
def connected(address: str) -> Iterator[Pool]:
    """Give the workers of the cluster at ``address``; a Problem where there is none fit for it."""
    with needed("--scheduler"):
        import distributed
        from distributed.comm.core import CommClosedError
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is said below
    client = _client(distributed, address)
    try:
        _check(client, address)
        executor = client.get_executor(pure=False)
        try:
            yield Pool(executor, len(client.nthreads()), (distributed.scheduler.KilledWorker,))
        finally:
            executor.shutdown(wait=False)
    except (CancelledError, CommClosedError) as error:
        remedy = "look at its log and run this again; finished parts stay"
        raise Problem(address, "the connection to the scheduler was lost", remedy) from error
    finally:
        client.close(timeout=2)


def _client(distributed: Any, address: str) -> Any:
    try:
        return distributed.Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:  # a TimeoutError is an OSError
        remedy = "start one with `dask scheduler` and give its address, like tcp://host:8786"
        raise Problem(address, "no Dask scheduler answers there", remedy) from error


def _check(client: Any, address: str) -> None:
    """Raise a Problem unless there are workers fit for the work."""
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except OSError as error:
        remedy = f"start some with `dask worker {address}`"
        raise Problem(address, "the cluster has no worker", remedy) from error
    _check_library(client, address)


def _check_library(client: Any, address: str) -> None:
    """Raise a Problem unless all workers have this very library."""
    try:
        found = client.run(library.digest)
    except Exception as error:
        if not isinstance(error, (ImportError, AttributeError)) and "import" not in str(error):
            raise
        remedy = "install the same version of it where the workers run"
        raise Problem(address, f"a worker has no fit wbdossier ({error})", remedy) from error
    for worker, digest in sorted(found.items()):
        if digest != library.digest():
            remedy = "install this version of it there"
            raise Problem(address, f"the worker {worker} has another wbdossier", remedy)
