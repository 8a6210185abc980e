"""Execute runs with papermill, side by side."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING

from wbdossier import paths
from wbdossier.run.plan import Run
from wbdossier.run.progress import Progress

if TYPE_CHECKING:
    from wbdossier.run.engine import Attempt


def execute(
    runs: Iterable[Run],
    folder: Path,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    out: Path | None = None,
    failed: Path | None = None,
) -> None:
    """Execute each run into ``folder/<name>.ipynb``.

    ``jobs`` go at a time, by default one a core. Kernels read their tables in ``out``. The first
    run that fails stops the others and raises its Problem; what it had executed is kept in
    ``failed``. Same inputs, same bytes.
    """
    from wbdossier.run.engine import Attempt  # papermill takes most of a second

    folder.mkdir(parents=True, exist_ok=True)
    progress = progress or Progress()
    with (
        tempfile.TemporaryDirectory(prefix="wb-", ignore_cleanup_errors=True) as profile,
        ThreadPoolExecutor(jobs or cores()) as pool,
    ):
        environment = _environment(out or paths.outputs(), profile)
        attempts = [Attempt(run, environment, progress) for run in runs]
        try:
            ends = [pool.submit(_execute, a, folder, failed or folder / "failed") for a in attempts]
            for end in as_completed(ends):
                end.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for attempt in attempts:
                attempt.stop()
            raise


def cores() -> int:
    """Return the number of cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _execute(attempt: Attempt, folder: Path, failed: Path) -> None:
    import nbformat

    notebook = attempt.execute(failed)
    nbformat.write(notebook, folder / f"{attempt.run.name}.ipynb")


def _environment(out: Path, profile: str) -> Mapping[str, str]:
    """Return the kernels' environment: the user's, less what would change the outputs."""
    return os.environ | {
        paths.OUT_VARIABLE: str(out.resolve()),
        "PYTHONHASHSEED": "0",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "IPYTHONDIR": profile,  # an empty one: no start-up files of the user's
    }
