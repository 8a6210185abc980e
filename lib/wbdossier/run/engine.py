"""One run in one kernel, through papermill. Imports papermill, so it is imported last."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines
from papermill.exceptions import PapermillExecutionError
from papermill.execute import execute_notebook

from wbdossier.errors import Problem
from wbdossier.run.plan import Run
from wbdossier.run.progress import Progress

ENGINE = "wbdossier"
KERNEL = "python3"  # of the environment this runs in, whatever the notebook was saved with
START_SECONDS = 120
CELL_SECONDS = 600
INJECTED = "injected-parameters"

logger = logging.getLogger("papermill")
logger.setLevel(logging.CRITICAL)  # what goes wrong is told once, as a Problem


class Stopped(Exception):
    """The build has ended, by another run's failure or by the user."""


class Failed(Exception):
    """A run that came to no good end: what went wrong where, and what it had executed."""

    def __init__(self, cause: str, place: str, notebook: NotebookNode | None) -> None:
        """Take cause and place as a Problem says them, and the partly executed notebook."""
        super().__init__(cause, place, notebook)
        self.cause, self.place, self.notebook = cause, place, notebook

    def problem(self, run: Run, folder: Path) -> Problem:
        """Save the partly executed copy in a folder; return the Problem, which says where."""
        remedy = f"mend it and build again; {self._keep(folder / f'{run.name}.ipynb')}"
        return Problem(run.notebook, self.cause, remedy, self.place)

    def _keep(self, path: Path) -> str:
        if self.notebook is None:
            return "nothing was executed"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            nbformat.write(self.notebook, path)
        except OSError as error:
            return f"the partly executed copy could not be saved ({error.strerror})"
        return f"the partly executed copy is {path}"


class Attempt:
    """One run on its way: what it works with, how far it is, how it ends."""

    def __init__(
        self, run: Run, environment: Mapping[str, str], progress: Progress, kernel: str = KERNEL
    ) -> None:
        """Prepare; nothing is read or started yet."""
        self.run, self.environment, self.progress = run, dict(environment), progress
        self.kernel = kernel
        self.notebook: NotebookNode | None = None
        self.client: PapermillNotebookClient | None = None
        self.cells = self.code = 0  # come to so far, as a person counts in the notebook
        self.stopped = threading.Event()

    def execute(self) -> NotebookNode:
        """Execute and return the notebook; raises Failed, or a Problem with its file."""
        source = read(self.run.notebook)
        self.progress.start(self.run.name, sum(c.cell_type == "code" for c in source.cells))
        try:
            done = _papermill(source, self.run, self.kernel, attempt=self)
        except Exception as error:
            if self.stopped.is_set():
                raise Stopped from error
            self.progress.fail(self.run.name)
            raise self._failed(error) from error
        self.progress.finish(self.run.name)
        return tidy(done, self.run)

    def stop(self) -> None:
        """Kill the kernel and whatever it started."""
        self.stopped.set()
        provisioner = getattr(getattr(self.client, "km", None), "provisioner", None)
        if process_group := getattr(provisioner, "pgid", None):
            with contextlib.suppress(OSError):
                os.killpg(process_group, signal.SIGKILL)

    def begin(self, client: PapermillNotebookClient) -> None:
        """Take note of the client, so that it can be watched and stopped."""
        self.client, self.notebook = client, client.nb

    def cell(self, cell: NotebookNode, cell_index: int) -> None:
        """Take note of the cell that is about to run."""
        if self.stopped.is_set():
            raise Stopped
        if INJECTED in cell.metadata.get("tags", []):
            return
        self.cells += 1
        if cell.cell_type == "code":
            self.code += 1
            self.progress.cell(self.run.name)

    def _failed(self, error: Exception) -> Failed:
        match error:
            case PapermillExecutionError():
                cause = f"{error.ename}: {_first_line(error.evalue)}"
            case CellTimeoutError():
                cause = f"ran for more than {CELL_SECONDS} seconds"
            case DeadKernelError():
                cause = "the kernel died (killed from outside, or out of memory)"
            case _ if self.client is None or self.client.kc is None:
                cause = f"no kernel could be started ({_first_line(str(error))})"
            case _:
                cause = f"{type(error).__name__}: {_first_line(str(error))}"
        place = f"run {self.run.name!r}"
        if self.cells:
            place += f", code cell {self.code} (cell {self.cells} of all)"
        return Failed(cause, place, self.notebook)


class _Engine(NBClientEngine):  # type: ignore[misc]  # papermill has no types
    """Papermill's own engine, with an environment for the kernel and a watcher.

    The kernel's folder is set here and not through papermill's ``cwd``, which changes the folder
    of the whole process and so of every thread.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, attempt: Attempt, **_: Any
    ) -> None:
        client = PapermillNotebookClient(
            nb_man,
            kernel_name=kernel_name,
            startup_timeout=START_SECONDS,
            timeout=CELL_SECONDS,
            resources={"metadata": {"path": str(attempt.run.notebook.parent)}},
            shutdown_kernel="immediate",  # nothing in it is needed any more
            extra_arguments=["--HistoryManager.hist_file=:memory:"],  # no file that kernels share
            coalesce_streams=True,  # how output is cut into messages is chance
            on_cell_start=attempt.cell,
            log=logger,
        )
        client.config.KernelManager.client_class = "warmkernels.client.PromptClient"
        attempt.begin(client)
        with _private_sockets(client):
            client.execute(env=attempt.environment)


papermill_engines.register(ENGINE, _Engine)


def _papermill(
    source: NotebookNode, run: Run, kernel: str = KERNEL, **options: Any
) -> NotebookNode:
    # As a node, because papermill fills braces in paths; without output path, because it would
    # save after every cell.
    done: NotebookNode = execute_notebook(
        source,
        None,
        run.parameters,
        engine_name=ENGINE,
        kernel_name=kernel,
        language="python",
        progress_bar=False,
        **options,
    )
    return done


def graft(run: Run, executed: Path) -> NotebookNode:
    """Return the notebook that executing a run would give, with the outputs of an executed copy.

    The two differ in nothing but prose and what else is not in a code cell.
    """
    fresh = _papermill(read(run.notebook), run, prepare_only=True)
    pairs = zip(_code(fresh), _code(read(executed)), strict=True)
    for cell, before in pairs:
        cell.outputs, cell.execution_count = before.outputs, before.execution_count
    return tidy(fresh, run)


def _code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@contextlib.contextmanager
def _private_sockets(client: PapermillNotebookClient) -> Iterator[None]:
    """Talk to the kernel through files only this user can open, where the system has such.

    Ports can be taken by another program between the choice and the use, and ipykernel warns of
    them on stderr. The folder's name is short, since that of a socket may have some 100 characters.
    """
    if os.name != "posix":
        yield
        return
    with tempfile.TemporaryDirectory(prefix="wb-", ignore_cleanup_errors=True) as folder:
        client.config.KernelManager.update(transport="ipc", ip=f"{folder}/kernel")
        yield


def read(path: Path) -> NotebookNode:
    """Read a notebook file as a valid notebook of format 4."""
    try:
        notebook: NotebookNode = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
        nbformat.validate(notebook)
    except OSError as error:
        raise Problem(path, f"cannot be read ({error.strerror})", "mend runs.toml") from None
    except Exception as error:  # nbformat raises its own, jsonschema's, KeyError, AttributeError
        raise Problem(
            path, f"is not a valid notebook ({_first_line(str(error))})", "restore it"
        ) from error
    return notebook


def tidy(notebook: NotebookNode, run: Run) -> NotebookNode:
    """Leave only what is the same in every execution: no times, paths, versions, random ids."""
    notebook.metadata.pop("papermill", None)
    notebook.metadata["kernelspec"] = {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": KERNEL,
    }
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.metadata["wbdossier"] = {"run": run.name, "parameters": run.parameters}
    for cell in notebook.cells:
        for key in ("papermill", "execution"):
            cell.metadata.pop(key, None)
        if not cell.metadata.get("tags"):
            cell.metadata.pop("tags", None)
        elif INJECTED in cell.metadata["tags"]:
            cell["id"] = INJECTED
    return notebook


def _first_line(text: str, limit: int = 300) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "no message")
    return line if len(line) <= limit else line[: limit - 1] + "…"
