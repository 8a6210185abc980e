"""`wbdossier status`: which runs a build would execute, and why."""

from __future__ import annotations

from pathlib import Path

import click

from wbdossier import paths
from wbdossier.cli.options import FOLDER


@click.command()
@click.option("--why", is_flag=True, help="Say what has changed for each run.")
@click.option("--seeds", type=FOLDER, default=paths.SEEDS, help="Folder of articles.")
@click.option("--out", type=FOLDER, default=paths.outputs, help="Folder of results.")
def status(why: bool, seeds: Path, out: Path) -> None:
    """Say which runs a build would execute; nothing is executed or written."""
    from wbdossier import stamp

    if stamp.current(seeds, paths.NOTEBOOKS, out):
        click.echo("nothing has changed since the last build")
        return
    from wbdossier.build import Plan, reasons

    found = reasons(Plan(seeds, out, paths.NOTEBOOKS))
    for name, changed in found.items():
        if why or changed:
            said = "; ".join(_shortened(changed)) if why else "to be executed"
            click.echo(f"{name}: {said or 'unchanged'}")
    due = sum(map(bool, found.values()))
    click.echo(f"{due} of {len(found)} runs to be executed; the report to be rendered again")


def _shortened(changed: list[str], most: int = 6) -> list[str]:
    """Return the first reasons, and how many more there are."""
    rest = len(changed) - most
    return changed if rest <= 1 else [*changed[:most], f"{rest} more"]
