"""`wbdossier build`: the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import click

from wbdossier import paths
from wbdossier.cli.ending import Complaints
from wbdossier.cli.options import FOLDER


@click.command()
@click.option("--only", multiple=True, metavar="RUN", help="Execute this run; may be repeated.")
@click.option("--jobs", type=click.IntRange(min=1), help="Runs at a time (default: one a core).")
@click.option("--force", is_flag=True, help="Execute what has not changed as well.")
@click.option("--seeds", type=FOLDER, default=paths.SEEDS, help="Folder of articles.")
@click.option("--out", type=FOLDER, default=paths.outputs, help="Folder of results.")
@click.option("--pdf", is_flag=True, help="Print the report as well, with this machine's browser.")
def build(
    only: tuple[str, ...], jobs: int | None, force: bool, seeds: Path, out: Path, pdf: bool
) -> None:
    """Make the tables, execute the notebooks and render the site."""
    from wbdossier.build import Plan
    from wbdossier.build import build as make
    from wbdossier.run.progress import choose

    names = [name for given in only for name in given.split(",")]
    complaints = Complaints()
    for problem in make(Plan(seeds, out, only=names, jobs=jobs, force=force), choose()):
        complaints(problem)
    click.echo(out / "site" / "index.html")
    if pdf:
        _print(out, complaints)
    complaints.settle()


def _print(out: Path, complaints: Complaints) -> None:
    """Print the report; where that fails the rest of the build stays."""
    from wbdossier.errors import Problem
    from wbdossier.site import paper

    try:
        click.echo(paper.write(out / "site", out / "report.pdf"))
    except Problem as problem:
        complaints(problem)
