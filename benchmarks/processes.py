"""A command and all it starts, timed: wall clock, processors, memory."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

LONGEST = 1800.0  # seconds until a command is taken to hang
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)


class Used(NamedTuple):
    """What a command took; ``memory`` is the largest resident set of one process, in bytes."""

    clock: float  # seconds until it ended
    processor: float  # seconds in user and system mode, of it and all it started
    memory: int


def run(command: Sequence[str | Path], environment: Mapping[str, str], folder: Path) -> Used:
    """Run a command in a folder. Raises SystemExit with what it printed when it fails.

    A process stands between, since Linux counts into a process's memory what the one that started
    it had, and so that whatever the command leaves behind is found, counted and ended.
    """
    between = [sys.executable, str(Path(__file__).resolve()), *map(str, command)]
    done = subprocess.run(between, env=dict(environment), cwd=folder, capture_output=True)
    said, _, figures = done.stdout.rpartition(b"\n")
    if done.returncode:
        words = (said + done.stderr).decode(errors="replace")[-3000:]
        raise SystemExit(f"{' '.join(map(str, command))}\n{words}\nended badly: run it by hand.")
    return Used(*json.loads(figures))


def _measure(command: list[str]) -> int:
    """Run the command, print its figures in the last line, give back how it ended."""
    with suppress(OSError, AttributeError):  # elsewhere what is left behind is not counted
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        status = process.wait(LONGEST)
    except subprocess.TimeoutExpired:
        status = 1
    clock = time.perf_counter() - start
    _end_the_rest()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(f"\n{json.dumps([clock, used.ru_utime + used.ru_stime, memory])}", end="", flush=True)
    return status


def _end_the_rest() -> None:
    """End what the command has left running; it is a child of this process by now."""
    with suppress(ChildProcessError):
        while True:
            for pid in _children():
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            os.wait()


def _children() -> list[int]:
    try:
        return [*map(int, Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())]
    except OSError:
        return []


if __name__ == "__main__":
    sys.exit(_measure(sys.argv[1:]))
