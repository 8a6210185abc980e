"""`wbdossier facts`: the facts of files and folders."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wbdossier import paths
from wbdossier.cli.options import FOLDER, KINDS
from wbdossier.errors import Problem

if TYPE_CHECKING:
    from wbdossier.corpus.engine import Batch, Workers
    from wbdossier.corpus.store import Read
    from wbdossier.corpus.tally import Tally
    from wbdossier.corpus.work import Result, Task


FORMS = ("table", "csv", "jsonl", "parquet")
STORED = ("jsonl", "parquet")


@click.command()
@click.argument("files", nargs=-1, type=FOLDER, metavar="[PATH]...")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="May be repeated.")
@click.option(
    "--format", "form", type=click.Choice(FORMS), help="Default: table; with --out, jsonl."
)
@click.option("--out", type=FOLDER, help="Write parts here; a run that was stopped goes on.")
@click.option("--restart", is_flag=True, help="With --out: do the finished parts again as well.")
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Processes (default: one a core for much)."
)
@click.option("--scheduler", metavar="ADDRESS", help="Dask cluster to use.")
def facts(
    files: tuple[Path, ...],
    kinds: tuple[str, ...],
    form: str | None,
    out: Path | None,
    restart: bool,
    jobs: int | None,
    scheduler: str | None,
) -> None:
    """Print or store the facts of files, folders and containers (default: the seeds).

    A PATH is an article (.txt, .html, .pdf), a folder with such at any depth, or a file of many:
    .jsonl, .jsonl.gz, .parquet, .warc, .warc.gz.
    """
    form = form or ("jsonl" if out else "table")
    _check_options(form, out, restart, jobs, scheduler)
    from wbdossier.corpus import engine, sources
    from wbdossier.corpus.tally import Tally
    from wbdossier.corpus.work import Task

    given = files or (paths.SEEDS,)
    sources.check(given)
    task = Task(kinds or KINDS, form)
    tally = Tally(_tell, live=sys.stderr.isatty() and bool(out or not sys.stdout.isatty()))
    jobs, batches = engine.enough(engine.batches(sources.items(given)), jobs)
    with _workers(jobs, scheduler) as workers:
        read = partial(engine.results, task, workers=workers)
        if out:
            _store(out, task, batches, read, tally, restart)
        else:
            _print(task, tally.of(read(batches)))
    _settle(tally, out)


def _check_options(
    form: str, out: Path | None, restart: bool, jobs: int | None, scheduler: str | None
) -> None:
    if out and form not in STORED:
        raise click.UsageError(f"--out stores {' or '.join(STORED)}, not {form}.")
    if form == "parquet" and not out:
        raise click.UsageError("--format parquet needs --out FOLDER.")
    if restart and not out:
        raise click.UsageError("--restart goes with --out FOLDER.")
    if jobs and scheduler:
        raise click.UsageError("--jobs is for this machine: a cluster has its own workers.")


@contextmanager
def _workers(jobs: int, scheduler: str | None) -> Iterator[Workers]:
    from wbdossier.corpus import engine

    if scheduler:
        from wbdossier import cluster

        with cluster.connected(scheduler) as pool, engine.Cluster(pool) as workers:
            yield workers
    else:
        with engine.Processes(jobs) if jobs > 1 else engine.Workers() as workers:
            yield workers


def _print(task: Task, results: Iterable[Result]) -> None:
    from wbdossier import printing

    rows = (rows for result in results for rows in result.rows)
    printing.FACTS[task.form](rows, task.kinds)
    sys.stdout.flush()


def _store(
    out: Path, task: Task, batches: Iterable[Batch], read: Read, tally: Tally, restart: bool
) -> None:
    from wbdossier.corpus import store

    for _ in tally.of(store.run(out, task, batches, read, restart)):
        pass


def _tell(problem: Problem) -> None:
    click.echo(str(problem), err=True)


def _settle(tally: Tally, out: Path | None) -> None:
    """Say what came out; end with 1 if a file could not be read, or no record at all."""
    if tally.unnamed:
        where = f"; all are in {out / '_skipped.jsonl'}" if out else ""
        click.echo(f"and {tally.unnamed:,} more were skipped{where}", err=True)
    if out or sys.stderr.isatty():
        click.echo(str(tally), err=True)
    if tally.unread or not tally.articles:
        raise SystemExit(1)
