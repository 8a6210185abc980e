"""`wbdossier add`: a new article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wbdossier import paths
from wbdossier.cli.ending import Complaints
from wbdossier.cli.options import FOLDER, KINDS
from wbdossier.errors import Problem

if TYPE_CHECKING:
    from wbdossier.adding import Addition

OF_ONE = ("title", "date", "url")  # cannot be the same of two articles


@click.command()
@click.argument("files", nargs=-1, required=True, type=FOLDER, metavar="FILE...")
@click.option("--seeds", type=FOLDER, default=paths.SEEDS, help="Folder of articles.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be added.")
@click.option("--publisher", help="Who published it.")
@click.option("--title", help="Its headline.")
@click.option("--date", help="When it was published: 2024-06-23, 2024-06 or 2024.")
@click.option("--url", help="Address of the page.")
@click.option("--accessed", help="The day you looked at it: 2024-06-23.")
@click.option("--rights", help="Who holds the rights, and on what terms it is used.")
@click.option("--language", help="Code of its language: en, sq, sr-Latn.")
def add(files: tuple[Path, ...], seeds: Path, dry_run: bool, **stated: str | None) -> None:
    """Add articles (.txt, .html, .pdf) to the collection and print the facts found.

    What you state with an option is recorded as stated; everything else that the file or its text
    tells is recorded as inferred, for you to check in the sidecar.
    """
    one = [f"--{name}" for name in OF_ONE if stated[name] is not None]
    if one and len(files) > 1:
        raise click.UsageError(f"{' and '.join(one)} can be said of one FILE only.")
    from wbdossier import adding
    from wbdossier.adding import sidecar
    from wbdossier.articles import Sidecar

    said = Sidecar(**stated, date_basis="stated" if stated["date"] else None)  # type: ignore[arg-type]
    sidecar.check_stated(said)
    complaints = Complaints()
    for file in files:
        try:
            addition = adding.prepared(file, seeds, said)
            if not dry_run:
                addition.write()
        except Problem as problem:
            complaints(problem)
        else:
            _show(addition, seeds, dry_run, complaints)
    complaints.settle()


def _show(addition: Addition, seeds: Path, dry_run: bool, complaints: Complaints) -> None:
    from wbdossier import collection, printing
    from wbdossier.adding import preview

    known = collection.corrections_in(seeds)
    applied = collection.corrected(addition.article, known, complaints)
    facts = applied.facts if applied else ()
    if dry_run:
        preview.show(addition, facts)
    else:
        beside = addition.target.with_suffix(".toml")
        click.echo(f"{addition.target}\n{beside}: check what is inferred")
        printing.table([facts], KINDS)
    if addition.repeats:
        other, share = addition.repeats
        click.echo(
            f"it repeats {other.id} ({share:.0%} of its runs of four words): the two count as one"
            " source and do not confirm each other"
        )
