"""The trace of a build: stages, runs in lanes that do not overlap, cells within their run."""

import json
from itertools import combinations

from wbdossier.run.progress import Progress
from wbdossier.run.trace import trace


def test_lanes_and_cells():
    progress = Progress()
    progress.expect(["a", "b", "c", "waits"])
    with progress.stage("runs"):
        progress.start("a", 2)
        progress.start("b", 1)
        progress.cell("a")
        progress.cell("b")
        progress.finish("b")
        progress.start("c", 1)
        progress.cell("a")
        progress.finish("a")
        progress.finish("c")
    events = json.loads(trace(progress))["traceEvents"]
    assert all(event["ts"] >= 0 <= event["dur"] for event in events)
    runs = {e["name"]: e for e in events if e["name"] in "abc"}
    assert [runs[n]["tid"] for n in "abc"] == [1, 2, 2]
    for one, two in combinations(runs.values(), 2):
        apart = one["ts"] + one["dur"] <= two["ts"] + 1 or two["ts"] + two["dur"] <= one["ts"] + 1
        assert one["tid"] != two["tid"] or apart
    cells = [e["tid"] for e in events if e["name"].startswith("code cell")]
    assert sorted(cells) == [1, 1, 2]
    assert next(e for e in events if e["name"] == "runs")["tid"] == 0
    assert "3 of 4 runs executed; runs 0.0 s; the longest run: " in progress.summary()


def test_a_build_without_runs():
    assert json.loads(trace(Progress()))["traceEvents"] == []
    assert Progress().summary() == "0 of 0 runs executed"
