"""The command line: thin, and quick to start, so each command imports what it needs itself."""

from __future__ import annotations

import os
import sys

import click

from wbdossier.cli import ending
from wbdossier.cli.add import add
from wbdossier.cli.build import build
from wbdossier.cli.check import check
from wbdossier.cli.correct import correct
from wbdossier.cli.diff import diff
from wbdossier.cli.facts import facts
from wbdossier.cli.quantities import quantities
from wbdossier.cli.status import status


def main() -> None:
    """Run the command line and end the process: 0 when done, else one sentence on stderr."""
    ending.prepare()
    try:
        code = commands.main(standalone_mode=False) or 0
        sys.stdout.flush()
    except Exception as error:
        if os.environ.get(ending.DEBUG):
            raise
        code, sentence = ending.explained(error)
        if sentence:
            print(sentence, file=sys.stderr)
        ending.abandon_stdout()
    sys.exit(code)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wbdossier", message="%(prog)s %(version)s")
def commands() -> None:
    """Facts from press articles, each with the exact words it stands on."""


for command in (build, status, facts, quantities, add, correct, check, diff):
    commands.add_command(command)
