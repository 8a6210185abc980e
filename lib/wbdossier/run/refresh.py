"""Execute the notebooks where they stand, with their default parameters.

What a notebook stores is what `make test` compares with: after an article, a correction or a
sentence of a finding has changed, `make notebooks` runs them all again.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from wbdossier import paths
from wbdossier.run.execute import Places, execute
from wbdossier.run.plan import Run
from wbdossier.run.progress import Progress


def refresh(folder: Path, progress: Progress) -> None:
    """Execute every notebook in ``folder``; none is replaced before all have run."""
    import nbformat

    runs = [Run(path.stem, path) for path in sorted(folder.glob("*.ipynb"))]
    with tempfile.TemporaryDirectory(dir=folder, prefix=".executed-") as executed, progress:
        progress.expect(run.name for run in runs)
        places = Places(Path(executed), paths.outputs(), paths.outputs() / "failed")
        execute(runs, places, progress=progress)
        for run in runs:
            copy = Path(executed) / f"{run.name}.ipynb"
            notebook = nbformat.read(copy, as_version=4)
            notebook.metadata.pop("wbdossier", None)  # it is no run of the report
            nbformat.write(notebook, copy)
            copy.replace(run.notebook)


if __name__ == "__main__":
    from wbdossier.run.progress import choose

    refresh(paths.NOTEBOOKS, choose())
