"""What several commands take alike."""

from __future__ import annotations

from pathlib import Path

import click

from wbdossier.records import FACT_CLASSES

FOLDER = click.Path(path_type=Path)
KINDS = tuple(FACT_CLASSES)
