"""Where the project's folders are. Imports nothing of ours.

The library is installed editable, so the folders follow from this file's own place: a notebook
finds the same data whichever folder Jupyter, papermill or nbval was started in. A build into
another folder says so through ``WBDOSSIER_OUT``, which the kernels inherit.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
NOTEBOOKS = ROOT / "notebooks"
OUTPUTS = ROOT / "outputs"
LOCK = ROOT / "requirements.lock"
OUT_VARIABLE = "WBDOSSIER_OUT"


def outputs() -> Path:
    """The folder this process reads and writes results in: ``$WBDOSSIER_OUT`` or ``outputs/``."""
    return Path(os.environ.get(OUT_VARIABLE) or OUTPUTS)


def data() -> Path:
    """The folder of the tables."""
    return outputs() / "data"
