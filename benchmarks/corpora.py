"""How many articles a second `wbdossier facts --out` reads: one core, two, a cluster of two.

Run by `make bench`: ``corpora.py [COUNT…]``, by default 1,000, 10,000 and 100,000 notes of some
430 characters, which takes some twenty minutes on a small machine. Each run is the command itself,
in a process of its own; the memory is the largest of any process of it, measured by the system.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import distributed
import processes
import setting
import texts
from processes import Used

COMMAND = "make bench"
COUNTS = (1_000, 10_000, 100_000)
CHARACTERS = 300  # at least: a paragraph or two, like a short agency note
ROUNDS = {1_000: 5, 10_000: 3}  # how often; the largest once
WAYS = ("one core", "two cores", "two Dask workers")


def written(folder: Path, count: int) -> Path:
    """Write ``count`` articles, one a line."""
    path = folder / f"articles-{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            record = {"id": f"{number:06d}", "text": texts.article(number, CHARACTERS)}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


@contextmanager
def two_workers() -> Iterator[str]:
    """Give the address of a cluster of two workers, each one process with one thread."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


def run(articles: Path, out: Path, way: str, address: str) -> Used:
    """Read all articles in one way."""
    options = {
        "one core": ["--jobs", "1"],
        "two cores": ["--jobs", "2"],
        "two Dask workers": ["--scheduler", address],
    }
    command = [Path(sys.executable).with_name("wbdossier"), "facts", articles, "--out", out]
    return processes.run([*command, "--restart", *options[way]], os.environ, setting.ROOT)


def same(outs: list[Path]) -> bool:
    """Whether all ways have written the same parts."""
    contents = [[part.read_bytes() for part in sorted(out.glob("part-*"))] for out in outs]
    return all(content == contents[0] for content in contents)


def measure(folder: Path, count: int, address: str) -> dict[str, list[Used]]:
    """Run the ways in turns, as often as their length allows."""
    articles = written(folder, count)
    outs = {way: folder / f"{way} {count}" for way in WAYS}
    runs: dict[str, list[Used]] = {way: [] for way in WAYS}
    for _ in range(ROUNDS.get(count, 1)):
        for way in WAYS:
            runs[way].append(run(articles, outs[way], way, address))
    if not same(list(outs.values())):
        raise SystemExit(f"The ways differ on {count:,} articles; that is a bug.")
    return runs


def rows(count: int, runs: dict[str, list[Used]]) -> list[tuple[str, ...]]:
    """Return a row for each way: rate, ratio to one core round by round, memory."""
    made = []
    for way in WAYS:
        rate = statistics.median(count / r.clock for r in runs[way])
        pairs = zip(runs[WAYS[0]], runs[way], strict=True)
        ratio = statistics.median(one.clock / other.clock for one, other in pairs)
        memory = max(r.memory for r in runs[way]) / 1e6
        made.append((f"{count:,}, {way}", f"{rate:,.0f}", f"{ratio:.2f}", f"{memory:,.0f}"))
    return made


def compare(counts: list[int]) -> str:
    """Return the table of all counts and ways."""
    head = ("articles, how", "articles/s, median", "times one core", "MB, largest process")
    made: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as folder, two_workers() as address:
        for count in counts:
            made += rows(count, measure(Path(folder), count, address))
            print(setting.table(head, made), flush=True)
    return setting.table(head, made)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    table = compare(given or list(COUNTS))
    if not given:  # only whole tables are kept
        setting.write("speed.md", {"corpora": f"{setting.line(COMMAND)}.\n\n{table}"})
