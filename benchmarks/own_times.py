"""``own_times.py FILE ARGUMENT…``: `wbdossier`, which also notes what processors did for it.

FILE gets the seconds of its own process; those of the kernels are the rest of what is measured
from outside.
"""

from __future__ import annotations

import atexit
import os
import sys
from pathlib import Path


def note(path: Path) -> None:
    """Write the seconds so far, in user and system mode."""
    path.write_text(f"{sum(os.times()[:2])}\n")


if __name__ == "__main__":
    atexit.register(note, Path(sys.argv.pop(1)))
    from wbdossier.cli import main

    main()
