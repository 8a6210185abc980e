"""Where and when something was measured, and the page in docs/ that says what came out."""

from __future__ import annotations

import datetime
import os
import platform
import re
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def one_core() -> None:
    """Keep this process, and what it starts, on one core where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[threads] = "1"


def line(command: str) -> str:
    """Return command, date and machine in one line."""
    today = f"{datetime.date.today():%-d %B %Y}"
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {processor()}"
    return f"`{command}`, {today}, {system}, Python {platform.python_version()}"


def processor() -> str:
    """Return what the system says of its processor."""
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    except OSError:
        found = None
    return found[1].strip() if found else platform.processor() or "processor unknown"


def worked() -> float | None:
    """Return the seconds that this machine's processors have worked since it started, if known."""
    try:
        first = Path("/proc/stat").read_text("utf-8").partition("\n")[0]
    except OSError:
        return None
    user, nice, system, _idle, _waiting, *others = map(int, first.split()[1:9])
    return (user + nice + system + sum(others)) / os.sysconf("SC_CLK_TCK")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table: the first column is words, the others are numbers."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, rule, *rows))


def write(page: str, sections: dict[str, str]) -> None:
    """Print each section, and put it between its marks in a page of docs/."""
    path = ROOT / "docs" / page
    text = path.read_text("utf-8")
    for name, content in sections.items():
        print(f"\n{content}")
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        if text.count(begin) != 1 or text.count(end) != 1:
            raise SystemExit(f"docs/{page} lacks the marks {begin} … {end}: put them back.")
        before, rest = text.split(begin)
        text = f"{before}{begin}\n{content}\n{end}{rest.split(end)[1]}"
    path.write_text(text, "utf-8")
