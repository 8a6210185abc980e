"""`wbdossier diff`: which facts change against a revision."""

from __future__ import annotations

from pathlib import Path

import click

from wbdossier import paths
from wbdossier.cli.ending import Complaints
from wbdossier.cli.options import FOLDER
from wbdossier.errors import Problem

CHANGED, WRONG = 1, 2


@click.command()
@click.argument("rev", default="HEAD")
@click.option("--format", "form", type=click.Choice(("text", "markdown")), default="text")
@click.option("--seeds", type=FOLDER, default=paths.SEEDS, help="Folder of articles.")
@click.option("--all", "every", is_flag=True, help="List every fact, however many there are.")
@click.option("--exit-code", is_flag=True, help="End with 1 if anything changed, 2 on an error.")
def diff(rev: str, form: str, seeds: Path, every: bool, exit_code: bool) -> None:
    """Say which facts the articles and corrections give, lose or change against REV (HEAD).

    The facts are made anew from the folder of articles; those of REV are its committed tables.
    """
    from wbdossier import articles, build, changes, dataset
    from wbdossier.changes import markdown, revision, text

    complaints = Complaints()
    try:
        before = revision.load(paths.ROOT, rev)
        old = changes.read(before.tables, f"{rev}:{revision.DATA}/")
        data, problems = build.tables(seeds)
    except Problem as problem:
        complaints(problem)
        raise SystemExit(WRONG) from problem
    for each in problems:
        complaints(each)
    new = changes.read(dataset.encoded(data))
    unread = {articles.article_id(file) for file in articles.find([seeds])} - new.articles.keys()
    found = changes.compare(old, new, unread)
    told = changes.account(found, str(before), None if every else changes.SHOWN)
    for piece in {"text": text, "markdown": markdown}[form].write(told):
        click.echo(piece, nl=False)
    if complaints.count:
        raise SystemExit(WRONG)
    if exit_code and found:
        raise SystemExit(CHANGED)
