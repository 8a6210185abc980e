"""The command line: thin, and quick to start, so each command imports what it needs itself."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wbdossier import paths
from wbdossier.errors import Problem
from wbdossier.records import FACT_CLASSES

if TYPE_CHECKING:
    from wbdossier.records import Article, Fact

DEBUG = "WBDOSSIER_DEBUG"
FOLDER = click.Path(path_type=Path)
KINDS = tuple(FACT_CLASSES)
INTERRUPTED, TERMINATED = 130, 143  # as shells report them
REMEDIES = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some space",
    errno.EACCES: "change its permissions",
    errno.EPERM: "change its permissions",
    errno.EROFS: "choose a place that can be written to",
}


def main() -> None:
    """Run the command line and end the process: 0 when done, else one sentence on stderr."""
    _prepare()
    try:
        code = commands.main(standalone_mode=False) or 0
        sys.stdout.flush()
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        code, sentence = _explained(error)
        if sentence:
            print(sentence, file=sys.stderr)
        _abandon_stdout()
    sys.exit(code)


def _prepare() -> None:
    """End in order when told to end, and print to terminals that lack a letter."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _explained(error: Exception) -> tuple[int, str]:
    """Return the exit code and the sentence for what went wrong."""
    match error:
        case Problem():
            return 1, str(error)
        case click.Abort():
            return INTERRUPTED, "stopped"
        case click.ClickException():
            context = getattr(error, "ctx", None)
            command = context.command_path if context else "wbdossier"
            return error.exit_code, f"{command}: {error.format_message()} See {command} --help."
        case BrokenPipeError():
            return 1, ""  # nobody reads any more
        case OSError():
            remedy = REMEDIES.get(error.errno or 0, "look into it")
            where = error.filename or "reading or writing"
            return 1, f"{where}: {error.strerror or error}; {remedy} and try again"
        case MemoryError():
            return 1, "there is not enough memory; give fewer files, or fewer --jobs"
    what = " ".join(str(error).split()) or "no message"
    hint = f"set {DEBUG}=1 for the traceback and report it"
    return 1, f"this is a bug in wbdossier ({type(error).__name__}: {what}); {hint}"


def _abandon_stdout() -> None:
    """Keep Python from flushing to a full disk or a closed pipe once more at its end."""
    with contextlib.suppress(OSError, ValueError):  # stdout may be no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wbdossier", message="%(prog)s %(version)s")
def commands() -> None:
    """Facts from press articles, each with the exact words it stands on."""


@commands.command()
@click.option("--only", multiple=True, metavar="RUN", help="Execute this run; may be repeated.")
@click.option("--jobs", type=click.IntRange(min=1), help="Runs at a time (default: one a core).")
@click.option("--force", is_flag=True, help="Execute what has not changed as well.")
@click.option("--seeds", type=FOLDER, default=paths.SEEDS, help="Folder of articles.")
@click.option("--out", type=FOLDER, default=paths.outputs, help="Folder of results.")
def build(only: tuple[str, ...], jobs: int | None, force: bool, seeds: Path, out: Path) -> None:
    """Make the tables, execute the notebooks and render the site."""
    from wbdossier.build import Plan
    from wbdossier.build import build as make
    from wbdossier.run.progress import choose

    names = [name for given in only for name in given.split(",")]
    complaints = Complaints()
    for problem in make(Plan(seeds, out, only=names, jobs=jobs, force=force), choose()):
        complaints(problem)
    click.echo(out / "site" / "index.html")
    complaints.settle()


@commands.command()
@click.argument("files", nargs=-1, type=FOLDER, metavar="[PATH]...")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="May be repeated.")
@click.option("--format", "form", type=click.Choice(("table", "csv", "jsonl")), default="table")
def facts(files: tuple[Path, ...], kinds: tuple[str, ...], form: str) -> None:
    """Print the facts of files or folders (default: the seeds)."""
    from wbdossier import printing

    complaints = Complaints()
    wanted = kinds or KINDS
    found = (
        [fact for fact in of_article if fact.kind in wanted]
        for _, of_article in _facts(files, complaints)
    )
    printing.FACTS[form](found, wanted)
    complaints.settle()


@commands.command()
@click.argument("files", nargs=-1, type=FOLDER, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(("jsonl",)), default="jsonl")
def quantities(files: tuple[Path, ...], form: str) -> None:
    """Print every number that has a unit or counts something."""
    from wbdossier import articles, collection, printing
    from wbdossier import quantities as numbers

    complaints = Complaints()
    for article in collection.readable(articles.find(files or [paths.SEEDS]), complaints):
        found = numbers.find(article.text, article.sentences)
        printing.quantities(article, [q for q in found if q.unit])
    complaints.settle()


@commands.command()
@click.argument("files", nargs=-1, required=True, type=FOLDER, metavar="FILE...")
@click.option("--seeds", type=FOLDER, default=paths.SEEDS, help="Folder of articles.")
def add(files: tuple[Path, ...], seeds: Path) -> None:
    """Add articles (plain text) to the collection and print the facts found."""
    from wbdossier import adding, printing

    complaints = Complaints()
    for file in files:
        try:
            copy = adding.add(file, seeds)
        except Problem as problem:
            complaints(problem)
            continue
        click.echo(f"{copy}\n{copy.with_suffix('.toml')}: check what is inferred")
        printing.table((of_article for _, of_article in _facts([copy], complaints)), KINDS)
    complaints.settle()


@commands.command()
@click.option("--seeds", type=FOLDER, default=paths.SEEDS, help="Folder of articles.")
def check(seeds: Path) -> None:
    """Check that seeds, corrections, tables, notebooks and documents fit together."""
    from wbdossier import checks

    complaints = Complaints()
    for problem in checks.findings(seeds):
        complaints(problem)
    complaints.settle()
    click.echo("everything is consistent and current")


class Complaints:
    """Says at once what is wrong with one of several things, and at the end that there was."""

    def __init__(self) -> None:
        """Nothing is wrong yet."""
        self.count = 0

    def __call__(self, problem: Problem) -> None:
        """Print a problem; the rest goes on."""
        self.count += 1
        click.echo(str(problem), err=True)

    def settle(self) -> None:
        """End with exit code 1 if there was any problem."""
        sys.stdout.flush()
        if self.count:
            raise SystemExit(1)


def _facts(
    files: Iterable[Path], complaints: Complaints
) -> Iterator[tuple[Article, tuple[Fact, ...]]]:
    """Give each readable article with its facts, corrected by the file in its folder."""
    from wbdossier import articles, collection

    known: dict[Path, Any] = {}
    for file in articles.find(files or [paths.SEEDS]):
        folder = file.parent
        try:
            if folder not in known:
                known[folder] = collection.corrections_in(folder)
            for article in collection.readable([file], complaints):
                applied = collection.corrected(article, known[folder], complaints)
                if applied:
                    yield article, applied.facts
        except Problem as problem:
            complaints(problem)
