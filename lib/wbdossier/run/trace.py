"""When what was done, in the format that Chrome and Perfetto show as lanes of time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from wbdossier.run.progress import Progress, Status

STAGES = 0  # the lane of the build itself; the runs are in those below


def trace(progress: Progress) -> bytes:
    """Return a trace: the stages of the build, the runs side by side, the code cells of each.

    Times are in microseconds since the build began, as the Trace Event Format has them.
    """
    runs = {n: s for n, s in progress.runs.items() if s.seconds is not None}
    starts = [*(s.started for s in progress.stages), *(s.started for s in runs.values())]
    first = min(starts, default=0.0)
    events = [_event(s.name, s.started - first, s.seconds, STAGES) for s in progress.stages]
    for name, lane in _lanes(runs).items():
        events += _of_run(name, runs[name], first, lane)
    content = {"traceEvents": events, "displayTimeUnit": "ms"}
    return json.dumps(content, indent=1).encode() + b"\n"


def _of_run(name: str, run: Status, first: float, lane: int) -> Iterator[dict[str, Any]]:
    assert run.seconds is not None
    yield _event(name, run.started - first, run.seconds, lane)
    ends = [*run.begun, run.started + run.seconds]
    for number, (start, end) in enumerate(pairwise(ends), 1):
        yield _event(f"code cell {number}", start - first, end - start, lane)


def _lanes(runs: dict[str, Status]) -> dict[str, int]:
    """Give each run the first lane that is free when it starts."""
    free: list[float] = []  # when each lane will be
    lanes = {}
    for name, run in sorted(runs.items(), key=lambda item: item[1].started):
        lane = next((i for i, end in enumerate(free) if end <= run.started), len(free))
        free[lane : lane + 1] = [run.started + (run.seconds or 0)]
        lanes[name] = lane + STAGES + 1
    return lanes


def _event(name: str, start: float, seconds: float, lane: int) -> dict[str, Any]:
    micro = 1_000_000
    times = {"ts": round(start * micro), "dur": round(seconds * micro)}
    return {"name": name, "ph": "X", "pid": 1, "tid": lane} | times
