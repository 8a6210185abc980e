"""What benchmarks/performance.py makes of its samples: ratios, goals, the parts of a build."""

import json
import sys
import textwrap
from pathlib import Path

import pytest

from wbdossier import paths


@pytest.fixture
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = paths.ROOT / "benchmarks"
    monkeypatch.syspath_prepend(folder)
    return folder


@pytest.fixture
def page(benchmarks):
    import performance_page

    return performance_page


def samples(page, ours, other, scenario="cold"):
    """Samples of us and somebody, by seconds on the clock."""
    whole, part = page.CLI, page.OURS
    return {scenario: {part: [[s, 2 * s, 0] for s in ours], whole: [[s, s, 0] for s in other]}}


def test_a_ratio_is_the_median_of_the_rounds_not_the_ratio_of_the_medians(page):
    of = samples(page, [1, 2, 10], [8, 2, 20])["cold"]
    assert page.ratio(of, page.CLI, page.OURS) == 2
    assert page.ratio(of, page.CLI, page.OURS, page.PROCESSOR) == 1


@pytest.mark.parametrize(
    ("ours", "least", "verdict"),
    [
        (2.0, True, "met"),
        (2.1, True, "**missed**"),
        (2.0, False, "met"),
        (1.9, False, "**missed**"),
    ],
)
def test_a_goal_is_met_or_missed_by_the_numbers(page, ours, least, verdict):
    goal = page.Goal("words", "cold", page.CLI, page.OURS, 5, least)
    assert goal.row(samples(page, [ours], [10.0]))[-1] == verdict


def test_the_parts_of_a_build_add_up_to_its_time(page):
    trace = [
        ("facts", 0, 0, 1), ("runs", 0, 1, 6), ("report", 0, 7, 1),
        ("one", 1, 1.5, 3), ("code cell 1", 1, 2, 1), ("code cell 2", 1, 3, 1.5),
        ("two", 2, 1.6, 4), ("code cell 1", 2, 2.5, 3.1),
    ]  # fmt: skip
    events = [
        {"name": name, "tid": lane, "ts": start * 1e6, "dur": seconds * 1e6}
        for name, lane, start, seconds in trace
    ]
    found = page.profile(events, clock=9)
    assert found.keys() == page.PARTS.keys()
    assert found == pytest.approx(
        {"start": 1, "facts": 1, "imports": 1, "cells": 3.6, "pages": 1.4, "report": 1}
    )


@pytest.fixture
def found(page):
    """What a run of two rounds stores."""
    import contenders as by

    cold = (by.OURS, by.CLI, by.API, by.THREADS, by.BOOK, by.CACHE, by.FLOOR)
    again = (by.OURS, by.BOOK, by.CACHE)
    who = {
        "cold": cold,
        "unchanged": again,
        "edit": (*again, by.CLI),
        "nbval": (by.STOCK, by.WARM, by.STOCK_2, by.WARM_2),
    }
    return {
        "samples": {s: {n: [[4, 5, 6], [5, 6, 7]] for n in names} for s, names in who.items()},
        "profiles": [dict.fromkeys(page.PARTS, 1.5), dict.fromkeys(page.PARTS, 1.0)],
        "own": [2.0, 2.5],
        "others": [0.25, None],
        "versions": {"papermill": "1.2"},
        "where": "`make bench`, a day, a machine",
        "runs": 21,
        "notebooks": 12,
        "same": {by.CLI: (3, 4)},
    }


def test_the_page_and_its_figure_are_written_from_what_was_stored(
    page, found, tmp_path, monkeypatch
):
    docs = tmp_path / "docs"
    (docs / "images").mkdir(parents=True)
    source = (paths.ROOT / "docs" / "performance.md").read_text("utf-8")
    (docs / "performance.md").write_text(source)
    monkeypatch.setattr(page.setting, "ROOT", tmp_path)
    page.write(json.loads(json.dumps(found)))
    text = (docs / "performance.md").read_text("utf-8")
    assert "1 of 6 met." in text  # all as fast as the others: only the floor's goal is
    assert "`make bench`, a day, a machine; 2 rounds in turns, 21 runs of 12 notebooks." in text
    assert "Other work had 0.25 processors meanwhile" in text
    assert f"| {page.OURS} | 4.5 | 4.0–5.0 | 1 | 5.5 |" in text
    assert (docs / "images" / "performance.svg").read_text("utf-8").count("<svg") == 1


def test_what_a_command_leaves_running_is_counted_and_ended(benchmarks, tmp_path):
    import processes

    leave = """
        import os, sys, time
        if os.fork() == 0:
            os.setsid()
            while time.process_time() < 0.3: pass
            open("worked", "w").close()
            time.sleep(600)
        while not os.path.exists("worked"): time.sleep(0.01)
    """
    command = [sys.executable, "-c", textwrap.dedent(leave)]
    used = processes.run(command, {}, tmp_path)
    assert used.processor > 0.3
    assert used.clock < 60
    assert used.memory > 1_000_000


def test_a_command_that_fails_says_what_it_printed(benchmarks, tmp_path):
    import processes

    with pytest.raises(SystemExit, match="no such thing"):
        processes.run([sys.executable, "-c", "raise SystemExit('no such thing')"], {}, tmp_path)
