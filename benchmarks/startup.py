"""How long the commands take to start and to end: wall clock and processor time, in turns.

``startup.py [ROUNDS]``, by default 9. Each run is a process of its own with compiled bytecode; the
rounds take turns, so that a busy machine is busy for all, and the ratio to Python alone is given.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

import setting

COMMAND = "python benchmarks/startup.py"
ROUNDS = 9
SEEDS = setting.ROOT / "seeds"
MAIN = ("-c", "from wbdossier.cli import main; main()")
COMMANDS = {
    "python -c pass": ("-c", "pass"),
    "wbdossier --help": (*MAIN, "--help"),
    "wbdossier facts seeds": (*MAIN, "facts", str(SEEDS)),
    "wbdossier quantities seeds": (*MAIN, "quantities", str(SEEDS)),
}


class Run(NamedTuple):
    """Seconds on the clock, and of processors in user and system mode together."""

    clock: float
    processor: float


def run(arguments: tuple[str, ...], environment: dict[str, str]) -> Run:
    """Run Python once, its output thrown away."""
    start, before = time.perf_counter(), os.times()
    subprocess.run(
        [sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, check=True
    )
    after = os.times()
    used = after.children_user - before.children_user
    return Run(time.perf_counter() - start, used + after.children_system - before.children_system)


def compare(rounds: int) -> str:
    """Return the table: medians of the runs, and the median of each round's ratios."""
    with tempfile.TemporaryDirectory() as bytecode:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": bytecode}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for arguments in COMMANDS.values():
            run(arguments, environment)
        runs = [
            {name: run(arguments, environment) for name, arguments in COMMANDS.items()}
            for _ in range(rounds)
        ]
    alone = next(iter(COMMANDS))
    rows = []
    for name in COMMANDS:
        clock = [r[name].clock for r in runs]
        used = statistics.median(r[name].processor for r in runs)
        ratio = statistics.median(r[name].clock / r[alone].clock for r in runs)
        spread = f"{min(clock):.3f}–{max(clock):.3f}"
        rows.append(
            (f"`{name}`", f"{statistics.median(clock):.3f}", spread, f"{used:.3f}", f"{ratio:.1f}")
        )
    head = ("command", "seconds, median", "lowest–highest", "of processors", "times Python alone")
    return setting.table(head, rows)


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"{setting.line(COMMAND)}, {rounds} rounds.\n\n{compare(rounds)}")
