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
@click.option("--scheduler", metavar="ADDRESS", help="Dask cluster that executes the runs.")
@click.option("--force", is_flag=True, help="Execute what has not changed as well.")
@click.option("--seeds", type=FOLDER, default=paths.SEEDS, help="Folder of articles.")
@click.option("--out", type=FOLDER, default=paths.outputs, help="Folder of results.")
@click.option("--pdf", is_flag=True, help="Print the report as well, with this machine's browser.")
@click.option("--trace", type=FOLDER, help="Write when what was done, for Chrome or Perfetto.")
def build(
    only: tuple[str, ...],
    jobs: int | None,
    scheduler: str | None,
    force: bool,
    seeds: Path,
    out: Path,
    pdf: bool,
    trace: Path | None,
) -> None:
    """Make the tables, execute the notebooks and render the site."""
    from wbdossier import stamp

    if jobs and scheduler:
        raise click.UsageError("--jobs is for this machine: a cluster has its own workers.")
    complaints = Complaints()
    if not (only or force) and stamp.current(seeds, paths.NOTEBOOKS, out):
        click.echo("nothing has changed since the last build", err=True)
    else:
        from wbdossier.build import Plan
        from wbdossier.build import build as make
        from wbdossier.run import trace as tracing
        from wbdossier.run.progress import choose

        progress = choose()
        names = [name for given in only for name in given.split(",")]
        plan = Plan(seeds, out, paths.NOTEBOOKS, names, jobs=jobs, force=force, scheduler=scheduler)
        for problem in make(plan, progress):
            complaints(problem)
        if trace:
            trace.write_bytes(tracing.trace(progress))
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
