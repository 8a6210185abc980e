"""The fork floor: nothing but the code of the cells, in processes forked from a warm one.

``floor.py FOLDER MODULE…`` imports the modules, then executes the code cells of each notebook in
the folder, two notebooks at a time. No kernel, no messages, no output is kept or drawn; no faster
way of executing the same code in processes of their own is known to us. Prints the seconds of the
imports and of the cells.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
import traceback
from pathlib import Path

AT_A_TIME = 2


def codes(path: Path) -> list[str]:
    """Return the code cells of a notebook."""
    cells = json.loads(path.read_bytes())["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def execute(path: Path) -> int:
    """Execute a notebook's cells in one name space, silently; return 1 when one fails."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # until the process ends
    names = {"__name__": "__main__"}
    try:
        for number, code in enumerate(codes(path), 1):
            exec(compile(code, f"{path.name}, cell {number}", "exec"), names)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def all_of(paths: list[Path]) -> bool:
    """Execute notebooks, each in a fork; say whether all came to a good end."""
    running, good = 0, True
    for path in [*paths, *([None] * AT_A_TIME)]:
        if running == AT_A_TIME or (path is None and running):
            running, good = running - 1, os.wait()[1] == 0 and good
        if path is None:
            continue
        if os.fork() == 0:
            os._exit(execute(path))
        running += 1
    return good


def main(folder: Path, modules: list[str]) -> int:
    """Import, execute, print."""
    os.environ.setdefault("MPLBACKEND", "agg")
    start = time.perf_counter()
    for module in modules:
        importlib.import_module(module)
    imported = time.perf_counter()
    good = all_of(sorted(folder.glob("*.ipynb")))
    print(f"imports {imported - start:.2f} s, cells {time.perf_counter() - imported:.2f} s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
