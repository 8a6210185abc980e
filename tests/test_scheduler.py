"""A build on a Dask cluster: the same bytes, also where a worker dies or a run fails."""

import contextlib
import os
import signal
from pathlib import Path

import dask
import distributed
import pytest
import tiny

from wbdossier import cluster, run
from wbdossier.errors import Problem
from wbdossier.run import Run
from wbdossier.run.progress import Progress

SHOW = """\
import os, pathlib, helper
folder = os.environ["WBDOSSIER_OUT"] + "/data"
print({n: open(f"{folder}/{n}").read() for n in sorted(os.listdir(folder))}, helper.X, limit)
"""


@pytest.fixture(scope="module")
def two_workers():
    settings = {"distributed.scheduler.allowed-failures": 1}
    with (
        dask.config.set(settings),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as made,
    ):
        yield made


@pytest.fixture(autouse=True)
def same_library(monkeypatch):
    """The library is edited while its tests run; workers are not to notice."""
    monkeypatch.setattr(cluster, "_check_library", lambda *_: None)


@pytest.fixture
def places(tmp_path):
    (tmp_path / "out" / "data").mkdir(parents=True)
    (tmp_path / "out" / "data" / "x.csv").write_text("a,b\n")
    (tmp_path / "helper.py").write_text("X = 7\n")

    def of(name: str) -> run.Places:
        folder = tmp_path / name
        return run.Places(folder / "done", tmp_path / "out", folder / "failed", folder / "notes")

    return of


def content(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def test_two_workers_give_what_this_machine_gives(tmp_path, places, two_workers):
    path = tiny.notebook(tmp_path / "n.ipynb", SHOW)
    runs = [Run(f"r{n}", path, {"limit": n}) for n in range(3)]
    here, there, progress = places("here"), places("there"), Progress()
    run.execute(runs, here)
    run.execute(runs, there, scheduler=two_workers.scheduler_address, progress=progress)
    assert content(there.folder) == content(here.folder)
    assert "'x.csv': 'a,b\\n'} 7 2" in tiny.outputs(there.folder / "r2.ipynb")
    assert content(there.notes) == content(here.notes)
    assert {s.state for s in progress.runs.values()} == {"done"}


def test_a_worker_killed_in_mid_run_costs_another_try(tmp_path, places, two_workers):
    mark = tmp_path / "mark"
    first = f"mark = pathlib.Path({str(mark)!r})\nbefore = mark.exists()\nmark.touch()"
    kill = f"if not before:\n    os.kill(os.getppid(), {int(signal.SIGKILL)})\n    time.sleep(60)"
    path = tiny.notebook(tmp_path / "n.ipynb", f"import os, pathlib, time\n{first}\n{kill}")
    other = tiny.notebook(tmp_path / "o.ipynb", SHOW)
    there = places("there")
    runs = [Run("n", path), Run("o", other)]
    with distributed.Client(two_workers, set_as_default=False) as client:
        before = set(client.run(os.getpid).values())
        run.execute(runs, there, scheduler=two_workers.scheduler_address)
        client.wait_for_workers(2)
        assert before != set(client.run(os.getpid).values())
    assert mark.exists()
    assert {p.name for p in there.folder.iterdir()} == {"n.ipynb", "o.ipynb"}


def test_a_run_that_kills_every_worker_is_named(tmp_path, places, two_workers, monkeypatch):
    monkeypatch.setattr(two_workers.scheduler, "allowed_failures", 0)
    kill = f"import os\nos.kill(os.getppid(), {int(signal.SIGKILL)})\nimport time\ntime.sleep(60)"
    path = tiny.notebook(tmp_path / "n.ipynb", kill)
    with pytest.raises(Problem, match=r"run 'n': a worker died each time it carried this out"):
        run.execute([Run("n", path)], places("x"), scheduler=two_workers.scheduler_address)


def test_a_failing_cell_is_named_and_its_copy_comes_back(tmp_path, places, two_workers):
    path = tiny.notebook(tmp_path / "bad.ipynb", "print('before')", "1 / 0")
    there = places("there")
    with pytest.raises(Problem) as caught:
        run.execute([Run("bad", path)], there, scheduler=two_workers.scheduler_address)
    copy = there.failed / "bad.ipynb"
    assert str(caught.value) == (
        f"{path}, run 'bad', code cell 3 (cell 4 of all): ZeroDivisionError: division by zero; "
        f"mend it and build again; the partly executed copy is {copy}"
    )
    assert tiny.outputs(copy) == "before\n"


def test_no_kernel_is_left_on_the_workers(tmp_path, places, two_workers):
    note = tmp_path / "pid"
    path = tiny.notebook(
        tmp_path / "n.ipynb", f"import os\nopen({str(note)!r}, 'w').write(str(os.getpid()))"
    )
    run.execute([Run("n", path)], places("x"), scheduler=two_workers.scheduler_address)
    with contextlib.suppress(ProcessLookupError):
        os.kill(int(note.read_text()), 0)
        pytest.fail("the kernel is still there")
