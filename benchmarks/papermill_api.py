"""papermill and nbconvert from Python, in one process: ``papermill_api.py RUNS OUT THREADS``.

RUNS is a JSON file of [name, notebook, parameters]; executed notebooks and pages go into OUT.
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import papermill
from nbconvert import HTMLExporter


def execute(run: tuple[str, str, dict[str, Any]], out: Path) -> Path:
    """Execute one run."""
    name, notebook, parameters = run
    path = out / f"{name}.ipynb"
    papermill.execute_notebook(
        notebook, str(path), parameters, kernel_name="python3", progress_bar=False
    )
    return path


def main(runs: Path, out: Path, threads: int) -> None:
    """Execute all runs, then make a page of each."""
    with ThreadPoolExecutor(threads) as pool:
        done = list(pool.map(lambda run: execute(run, out), json.loads(runs.read_text())))
    exporter = HTMLExporter()
    for path in done:
        path.with_suffix(".html").write_text(exporter.from_filename(str(path))[0], "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
