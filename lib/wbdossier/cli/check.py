"""`wbdossier check`: whether everything fits together."""

from __future__ import annotations

from pathlib import Path

import click

from wbdossier import paths
from wbdossier.cli.ending import Complaints
from wbdossier.cli.options import FOLDER


@click.command()
@click.option("--seeds", type=FOLDER, default=paths.SEEDS, help="Folder of articles.")
def check(seeds: Path) -> None:
    """Check that seeds, corrections, tables, notebooks and documents fit together."""
    from wbdossier import checks

    complaints = Complaints()
    for problem in checks.findings(seeds):
        complaints(problem)
    complaints.settle()
    click.echo("everything is consistent and current")
