"""`wbdossier facts`: the facts of files and folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wbdossier import paths
from wbdossier.cli.ending import Complaints
from wbdossier.cli.options import FOLDER, KINDS
from wbdossier.errors import Problem

if TYPE_CHECKING:
    from wbdossier.records import Article, Fact


@click.command()
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
        for _, of_article in facts_of(files, complaints)
    )
    printing.FACTS[form](found, wanted)
    complaints.settle()


def facts_of(
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
