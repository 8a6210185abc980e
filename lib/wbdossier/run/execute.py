"""Execute runs with papermill, side by side, here or on a cluster."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wbdossier import paths, reads
from wbdossier.run.plan import Run
from wbdossier.run.progress import Progress

if TYPE_CHECKING:
    from wbdossier.run.engine import Attempt

WARM, NORMAL = "wbdossier", "python3"  # kernels, by the names they are installed under
# Run by IPython in each kernel, before the notebook; it leaves no name behind.
WATCH = "import wbdossier.reads as _reads; _reads.watch(); del _reads\n"


@dataclass(frozen=True)
class Places:
    """Where runs read and write."""

    folder: Path  # of the executed notebooks, ``<name>.ipynb``
    out: Path  # holds ``data``, which the kernels read
    failed: Path  # of what failing runs had executed
    notes: Path | None = None  # of what each run read, under its name

    def __post_init__(self) -> None:
        """Make the folders that are written in every case."""
        for made in filter(None, (self.folder, self.notes)):
            made.mkdir(parents=True, exist_ok=True)


@contextlib.contextmanager
def executing(
    runs: Sequence[Run],
    places: Places,
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> Iterator[Iterator[Run]]:
    """Execute each run; give them as they end.

    ``jobs`` go at a time, by default one a core, in the order given; with a ``scheduler`` the
    workers of that Dask cluster do the work. The first run that fails stops the others and raises
    its Problem, as leaving the block does. Same inputs, same bytes.
    """
    progress = progress or Progress()
    way = _on_cluster(runs, places, scheduler, progress) if scheduler else None
    with way or _here(runs, places, jobs or cores(), progress) as ends:
        yield ends


@contextlib.contextmanager
def _here(
    runs: Sequence[Run], places: Places, jobs: int, progress: Progress
) -> Iterator[Iterator[Run]]:
    with (
        environment(places.out) as env,
        warmed(env, (run.notebook.parent for run in runs)) as name,
        ThreadPoolExecutor(jobs) as pool,
    ):
        from wbdossier.run.engine import Attempt  # papermill takes most of a second

        attempts = [Attempt(run, env | noting(places.notes, run), progress, name) for run in runs]
        ends: dict[Future[None], Run] = {}
        try:
            ends |= {pool.submit(_execute, attempt, places): attempt.run for attempt in attempts}
            yield _ended(ends)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            while not all(end.done() for end in ends):  # a kernel may just be starting
                for attempt in attempts:
                    attempt.stop()
                wait(ends, timeout=0.1)
            raise


@contextlib.contextmanager
def warmed(variables: Mapping[str, str], folders: Iterable[Path]) -> Iterator[str]:
    """Let the process that kernels are forked from import while this one does something else.

    ``folders`` are those of the notebooks, in which their kernels start.

    Gives the name of the kernel to use: a normal one where the warm one is not installed.
    """
    from jupyter_client.kernelspec import find_kernel_specs

    from warmkernels.provisioner import warm

    if WARM not in find_kernel_specs():
        yield NORMAL
        return
    with contextlib.ExitStack() as stack:
        for folder in sorted(set(map(str, folders))):
            stack.enter_context(warm(WARM, env=variables, cwd=folder))
        yield WARM


@contextlib.contextmanager
def expected(notebooks: Path) -> Iterator[None]:
    """Get ready for executing notebooks of a folder, before it is known what they will read."""
    with environment(paths.outputs()) as variables, warmed(variables, [notebooks]):
        yield


@contextlib.contextmanager
def _on_cluster(
    runs: Sequence[Run], places: Places, scheduler: str, progress: Progress
) -> Iterator[Iterator[Run]]:
    from wbdossier import cluster
    from wbdossier.run import remote

    with cluster.connected(scheduler) as pool:
        yield remote.ended(runs, places, progress, pool)


def _ended(ends: Mapping[Future[None], Run]) -> Iterator[Run]:
    for end in as_completed(ends):
        end.result()
        yield ends[end]


def execute(runs: Sequence[Run], places: Places, **options: Any) -> None:
    """Execute each run; the options are those of ``executing``."""
    with executing(runs, places, **options) as ends:
        for _ in ends:
            pass


def graft(run: Run, executed: Path, target: Path) -> None:
    """Write what executing a run would give, with the outputs of an executed copy.

    For a notebook that has changed in nothing but prose since.
    """
    import nbformat

    from wbdossier.run import engine

    nbformat.write(engine.graft(run, executed), target)


def cores() -> int:
    """Return the number of cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _execute(attempt: Attempt, places: Places) -> None:
    import nbformat

    from wbdossier.run.engine import Failed

    try:
        notebook = attempt.execute()
    except Failed as failure:
        raise failure.problem(attempt.run, places.failed) from failure
    nbformat.write(notebook, places.folder / f"{attempt.run.name}.ipynb")


@contextlib.contextmanager
def environment(out: Path) -> Iterator[dict[str, str]]:
    """Give the kernels' environment: the user's, less what would change the outputs."""
    with tempfile.TemporaryDirectory(prefix="wb-", ignore_cleanup_errors=True) as profile:
        startup = Path(profile, "profile_default", "startup")
        startup.mkdir(parents=True)
        (startup / "watch.py").write_text(WATCH)
        yield os.environ | {
            paths.OUT_VARIABLE: str(out.resolve()),
            "PYTHONHASHSEED": "0",
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "IPYTHONDIR": profile,  # a new one: no start-up files of the user's
        }


def noting(notes: Path | None, run: Run) -> dict[str, str]:
    """Return what has a kernel note what it reads, in ``notes/<name>``."""
    return {reads.VARIABLE: str(notes.resolve() / run.name)} if notes else {}
