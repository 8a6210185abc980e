"""`wbdossier add`: a new article."""

from __future__ import annotations

from pathlib import Path

import click

from wbdossier import paths
from wbdossier.cli.ending import Complaints
from wbdossier.cli.options import FOLDER, KINDS
from wbdossier.errors import Problem


@click.command()
@click.argument("files", nargs=-1, required=True, type=FOLDER, metavar="FILE...")
@click.option("--seeds", type=FOLDER, default=paths.SEEDS, help="Folder of articles.")
def add(files: tuple[Path, ...], seeds: Path) -> None:
    """Add articles (plain text) to the collection and print the facts found."""
    from wbdossier import adding, printing
    from wbdossier.cli.facts import facts_of

    complaints = Complaints()
    for file in files:
        try:
            copy = adding.add(file, seeds)
        except Problem as problem:
            complaints(problem)
            continue
        click.echo(f"{copy}\n{copy.with_suffix('.toml')}: check what is inferred")
        printing.table((of_article for _, of_article in facts_of([copy], complaints)), KINDS)
    complaints.settle()
