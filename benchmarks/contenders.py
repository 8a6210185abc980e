"""Who is timed by performance.py: what each is given, its commands, and whether its work is real.

Everything happens in a copy of the collection, so that a notebook can be edited and nobody else's
edits count. The peers get what they cannot make: the tables (of our build), and for those that
know no parameters a notebook a run, its parameters put in.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
from setting import ROOT

OURS = "wbdossier build"
CLI = "papermill, command line"
API = "papermill from Python"
THREADS = "papermill from Python, two threads"
BOOK = "jupyter-book 1"
CACHE = "jupyter-cache, in parallel"
FLOOR = "fork floor"
STOCK, STOCK_2 = "stock kernels", "stock kernels, two workers"
WARM, WARM_2 = "warm kernels", "warm kernels, two workers"

EDITED = "04_funding.ipynb"  # one run of those that make the report
COPIED = ("lib", "notebooks", "seeds", "pyproject.toml", "requirements.lock", "CITATION.cff")
HERE = Path(__file__).parent
CONFIGURATION = """\
title: "wbdossier"
execute: {execute_notebooks: cache, timeout: 600}
only_build_toc_files: true
"""

Scripts = dict[str, str]  # for a shell, by who is timed


class Run(NamedTuple):
    """A run of the report, as every contender executes it."""

    name: str
    notebook: str
    parameters: dict[str, Any]


class Workshop:
    """A copy of the collection, and what the peers are given; made once, in an empty folder."""

    def __init__(self, folder: Path) -> None:
        """Copy, compile, build the tables, prepare."""
        self.folder, self.project = folder, folder / "project"
        self.prepared, self.book = folder / "prepared", folder / "book"
        self.bench, self.peers = Path(sys.executable).parent, ROOT / ".venv-peers" / "bin"
        for program in (self.bench / "jcache", self.peers / "jupyter-book"):
            if not program.exists():
                raise SystemExit(f"{program} is missing: see tools/environment.sh.")
        self.project.mkdir()
        for name in COPIED:
            _copy(ROOT / name, self.project / name)
        self.shell(f"{self.bench}/python -m compileall -q {self.project}/lib {HERE}")
        self.shell(f"{self.bench}/wbdossier build --out {self.folder}/out")
        self._prepare()

    @cached_property
    def environment(self) -> dict[str, str]:
        """What all commands are given: the same library, tables and order of sets for each."""
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        return kept | {
            "PATH": f"{self.bench}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": f"{self.project}/lib",
            "PYTHONHASHSEED": "0",
            "WBDOSSIER_OUT": f"{self.folder}/out",
            "IPYTHONDIR": f"{self.folder}/ipython",
            "JUPYTER_DATA_DIR": f"{self.folder}/jupyter",
        }

    @cached_property
    def runs(self) -> list[Run]:
        """The runs of the report."""
        from wbdossier import articles
        from wbdossier.run import plan

        ids = [articles.article_id(path) for path in articles.find([self.project / "seeds"])]
        found = plan.load(self.project / "notebooks" / "runs.toml", ids)
        return [Run(run.name, str(run.notebook), run.parameters) for run in found]

    @property
    def edited(self) -> list[Run]:
        """The runs of the notebook that is edited."""
        return [run for run in self.runs if run.notebook.endswith(EDITED)]

    def shell(self, script: str) -> None:
        """Do something that is not timed."""
        subprocess.run(["sh", "-ec", script], env=self.environment, check=True, stdout=2)

    def _prepare(self) -> None:
        import papermill

        self.prepared.mkdir()
        (self.folder / "runs.json").write_text(json.dumps(self.runs))
        for run in self.runs:
            notebook = papermill.execute_notebook(
                run.notebook, None, run.parameters, prepare_only=True, kernel_name="python3"
            )
            notebook.metadata.pop("papermill", None)
            for cell in _code(notebook):
                cell.outputs, cell.execution_count = [], None
            nbformat.write(notebook, self.prepared / f"{run.name}.ipynb")
        _copy(self.prepared, self.book)
        first, *others = (run.name for run in self.runs)
        chapters = "".join(f"- file: {name}\n" for name in others)
        (self.book / "_config.yml").write_text(CONFIGURATION)
        (self.book / "_toc.yml").write_text(
            f"format: jb-book\nroot: {first}\nchapters:\n{chapters}"
        )

    def round(self, number: int) -> Path:
        """Return a folder with all that one round needs, nothing executed in it yet."""
        at = self.folder / f"round-{number}"
        for name in ("cli", "api", "threads"):
            (at / name).mkdir(parents=True)
        _copy(self.book, at / "book")
        _copy(self.prepared, at / "cache")
        return at

    @contextmanager
    def edit(self, at: Path) -> Iterator[None]:
        """Change a code cell of one notebook, wherever it is, for a while."""
        original = self.project / "notebooks" / EDITED
        before = original.read_bytes()
        names = [f"{run.name}.ipynb" for run in self.edited]
        for path in (original, *(at / who / name for who in ("book", "cache") for name in names)):
            _edit(path)
        yield
        original.write_bytes(before)

    # What is timed

    def cold(self, at: Path) -> Scripts:
        """Nothing is there yet."""
        modules = " ".join(_preloaded(self.project))
        python = self.bench / "python"
        return {
            OURS: f"{python} {HERE}/own_times.py {at}/own.txt"
            f" build --out {at}/ours --trace {at}/trace.json",
            CLI: self._papermill(self.runs, at / "cli"),
            API: f"{python} {HERE}/papermill_api.py {self.folder}/runs.json {at}/api 1",
            THREADS: f"{python} {HERE}/papermill_api.py {self.folder}/runs.json {at}/threads 2",
            BOOK: f"{self.peers}/jupyter-book build {at}/book",
            CACHE: self._cache(at),
            FLOOR: f"{python} {HERE}/floor.py {self.prepared} {modules}",
        }

    def again(self, at: Path) -> Scripts:
        """All is there, of these inputs or of what they were before an edit."""
        return {
            OURS: f"wbdossier build --out {at}/ours",
            BOOK: f"{self.peers}/jupyter-book build {at}/book",
            CACHE: self._cache(at),
        }

    def one_edit(self, at: Path) -> Scripts:
        """One notebook is not as it was; papermill is told which."""
        return self.again(at) | {CLI: self._papermill(self.edited, at / "cli")}

    def nbval(self, _: Path) -> Scripts:
        """The notebooks against their stored outputs."""
        test = f"pytest -q -p no:cacheprovider --nbval {self.project}/notebooks"
        stock, warm = "--nbval-kernel-name python3", "--nbval-kernel-name wbdossier"
        two = "-n 2 --dist loadfile"
        return {
            STOCK: f"{test} {stock}",
            WARM: f"{test} {warm}",
            STOCK_2: f"{test} {stock} {two}",
            WARM_2: f"{test} {warm} {two}",
        }

    def _papermill(self, runs: list[Run], out: Path) -> str:
        lines = [
            shlex.join(["papermill", "-k", "python3", "--no-progress-bar", run.notebook,
                        f"{out}/{run.name}.ipynb", "-y", json.dumps(run.parameters)])
            for run in runs
        ]  # fmt: skip
        pages = " ".join(f"{out}/{run.name}.ipynb" for run in runs)
        return "\n".join([*lines, f"jupyter nbconvert --to html {pages}"])

    def _cache(self, at: Path) -> str:
        add = f"yes | jcache notebook -p {at}/cache/.jupyter_cache add {at}/cache/*.ipynb"
        execute = f"jcache project -p {at}/cache/.jupyter_cache execute -e local-parallel -t 600"
        return f"{add}\n{execute}"


# Whether the work is real


def check(shop: Workshop, at: Path) -> dict[str, tuple[int, int]]:
    """Return how many code cells gave the outputs that ours gave, and of how many.

    Raises SystemExit where a contender has not executed each run to its end, or made no page.
    """
    ours = {run.name: _outputs(at / "ours/notebooks" / f"{run.name}.ipynb") for run in shop.runs}
    found = {
        CLI: _executed(shop, at / "cli"),
        API: _executed(shop, at / "api"),
        THREADS: _executed(shop, at / "threads"),
        BOOK: _cached(at / "book/_build/.jupyter_cache"),
        CACHE: _cached(at / "cache/.jupyter_cache"),
    }
    _pages(shop, at / "book/_build/html", BOOK)
    return {who: _alike(ours, theirs, who) for who, theirs in found.items()}


def _executed(shop: Workshop, folder: Path) -> dict[str, list[Any]]:
    _pages(shop, folder, folder.name)
    return {run.name: _outputs(folder / f"{run.name}.ipynb") for run in shop.runs}


def _cached(folder: Path) -> dict[str, list[Any]]:
    from jupyter_cache import get_cache

    cache = get_cache(folder)
    return {
        Path(record.uri).stem: _outputs(cache.get_cache_bundle(record.pk).nb)
        for record in cache.list_cache_records()
    }


def _pages(shop: Workshop, folder: Path, who: str) -> None:
    if lacking := [run.name for run in shop.runs if not (folder / f"{run.name}.html").is_file()]:
        raise SystemExit(f"{who} has made no page of {', '.join(lacking)}.")


def _outputs(source: Path | nbformat.NotebookNode) -> list[Any]:
    """Return what each code cell put out; raises where one was not executed or failed."""
    notebook = nbformat.read(source, as_version=4) if isinstance(source, Path) else source
    given = []
    for cell in _code(notebook):
        if "injected-parameters" in cell.metadata.get("tags", []):
            continue
        if any(output.output_type == "error" for output in cell.outputs):
            raise SystemExit(f"A cell of {source} has failed.")
        given.append([output.get("text", output.get("data")) for output in cell.outputs])
    if not any(given):
        raise SystemExit(f"{source} has not been executed.")
    return given


def _alike(ours: dict[str, list[Any]], theirs: dict[str, list[Any]], who: str) -> tuple[int, int]:
    if ours.keys() != theirs.keys():
        raise SystemExit(f"{who} has executed {sorted(theirs)}, not {sorted(ours)}.")
    pairs = [pair for name in ours for pair in zip(ours[name], theirs[name], strict=True)]
    return sum(one == other for one, other in pairs), len(pairs)


def _code(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _edit(path: Path) -> None:
    """Change what is executed; what the cell shows stays."""
    notebook = nbformat.read(path, as_version=4)
    cell = _code(notebook)[-1]
    cell.source = f"edited = True\n{cell.source}"
    nbformat.write(notebook, path)


def _preloaded(project: Path) -> list[str]:
    kernel = json.loads(
        (project / "lib/data/share/jupyter/kernels/wbdossier/kernel.json").read_bytes()
    )
    modules: list[str] = kernel["metadata"]["kernel_provisioner"]["config"]["preload"]
    return modules


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        left = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
        shutil.copytree(source, target, ignore=left)
    else:
        shutil.copyfile(source, target)
