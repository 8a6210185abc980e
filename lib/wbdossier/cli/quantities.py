"""`wbdossier quantities`: the numbers of files and folders."""

from __future__ import annotations

from pathlib import Path

import click

from wbdossier import paths
from wbdossier.cli.ending import Complaints
from wbdossier.cli.options import FOLDER


@click.command()
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
