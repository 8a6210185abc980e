"""One core, several, a cluster: the same bytes, also where a worker dies."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time

import corpora
import dask
import distributed
import psutil
import pytest
from corpora import DEADLY, JSONL, docs, told

from wbdossier import cluster, library
from wbdossier.corpus import engine
from wbdossier.corpus.work import Result
from wbdossier.errors import Problem

COMMAND = "from wbdossier.cli import main\nif __name__ == '__main__': main()"


@pytest.fixture
def news(tmp_path):
    """Sixty records, one of them bad."""
    path = corpora.write_jsonl(tmp_path / "news.jsonl", 60)
    path.write_text(path.read_text("utf-8").replace('"text": "The EU has given €7m', "x"), "utf-8")
    return path


@pytest.fixture(scope="module")
def dask_cluster():
    library.digest()
    settings = {
        "distributed.scheduler.allowed-failures": 1,
        "distributed.worker.multiprocessing-method": "forkserver",  # imports once for all workers
    }
    with (
        dask.config.set(settings),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as made,
    ):
        yield made


@pytest.fixture(scope="module")
def processes():
    with engine.Processes(2) as workers:
        yield workers
    assert [p for p in multiprocessing.active_children() if "Dask" not in p.name] == []


@pytest.fixture
def same_library(monkeypatch):
    """The library is edited while its tests run; workers are not to notice."""
    monkeypatch.setattr(cluster, "_check_library", lambda *_: None)


@contextlib.contextmanager
def at(address):
    with cluster.connected(address) as pool, engine.Cluster(pool) as workers:
        yield workers


def whole(results) -> Result:
    return sum(results, Result())


def alone(path) -> Result:
    return whole(engine.results(JSONL, corpora.batches(path), engine.Workers()))


@pytest.mark.parametrize("size", [300, 5000, 10**6])
def test_two_processes_give_what_one_gives(news, size, processes):
    found = whole(engine.results(JSONL, corpora.batches(news, size), processes))
    wanted = alone(news)
    assert b"".join(found.rows) == b"".join(wanted.rows)
    assert (found.articles, told(found)) == (wanted.articles, told(wanted)) == (59, told(wanted))
    assert len(told(found)) == 1


def test_a_cluster_gives_what_one_core_gives(news, dask_cluster, same_library):
    with at(dask_cluster.scheduler_address) as workers:
        found = whole(engine.results(JSONL, corpora.batches(news), workers))
    assert found == alone(news)


def test_a_worker_of_a_cluster_killed_in_mid_run(news, dask_cluster, same_library):
    with distributed.Client(dask_cluster, set_as_default=False) as client:
        victim = next(iter(client.run(os.getpid).values()))
    with at(dask_cluster.scheduler_address) as workers:
        results = engine.results(JSONL, corpora.batches(news, 300), workers)
        found = next(results)
        os.kill(victim, signal.SIGKILL)
        found = sum(results, found)
    wanted = alone(news)
    assert b"".join(found.rows) == b"".join(wanted.rows)
    assert told(found) == told(wanted)


def with_deadly(path) -> None:
    lines = path.read_text("utf-8").splitlines()
    lines[20] = f'{{"text": "{DEADLY}"}}'
    path.write_text("\n".join(lines), "utf-8")


def check_that_the_deadly_are_named(found: Result) -> None:
    sentences = told(found)
    places = [sentence.split(": ")[0].split(", ")[1] for sentence in sentences]
    assert places == ["line 7", "line 21"]
    assert "the process that read it died" in sentences[1]
    wanted = [f"a{n}" for n in range(1, 61) if n not in (7, 21)]
    assert docs(found) == wanted
    assert found.articles == len(wanted)


def test_a_record_that_kills_its_process_is_named_and_skipped(news, processes, monkeypatch):
    with_deadly(news)
    monkeypatch.setattr(engine, "work", corpora.deadly)
    check_that_the_deadly_are_named(whole(engine.results(JSONL, corpora.batches(news), processes)))


def test_a_record_that_kills_its_worker_is_named_and_skipped(
    news, dask_cluster, same_library, monkeypatch
):
    with_deadly(news)
    monkeypatch.setattr(engine, "work", corpora.deadly)
    monkeypatch.setattr(dask_cluster.scheduler, "allowed_failures", 0)  # each is a worker's start
    with at(dask_cluster.scheduler_address) as workers:
        found = whole(engine.results(JSONL, corpora.batches(news), workers))
    check_that_the_deadly_are_named(found)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere.invalid:8786", "rumour://x"])
def test_no_scheduler(address, monkeypatch):
    monkeypatch.setattr(cluster, "SECONDS", 1)
    with (
        pytest.raises(Problem, match="no Dask scheduler answers there"),
        cluster.connected(address),
    ):
        pass


def test_no_worker(monkeypatch):
    monkeypatch.setattr(cluster, "SECONDS", 1)
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None, silence_logs=50) as made,
        pytest.raises(Problem, match="the cluster has no worker"),
        cluster.connected(made.scheduler_address),
    ):
        pass


def test_a_worker_with_another_library(dask_cluster, monkeypatch):
    monkeypatch.setattr(cluster.library, "digest", OTHER(library.digest))
    with (
        pytest.raises(Problem, match="has another wbdossier"),
        cluster.connected(dask_cluster.scheduler_address),
    ):
        pass


class OTHER:
    """Another digest here than there."""

    def __init__(self, there):
        self.there = there

    def __call__(self):
        return "other"

    def __reduce__(self):
        return getattr, (library, "digest")


@pytest.mark.parametrize("number", [0, 1, engine.ENOUGH - 1, engine.ENOUGH, 50])
def test_a_few_batches_start_no_process(number, monkeypatch):
    monkeypatch.setattr(engine, "_cores", lambda: 4)
    jobs, given = engine.enough(range(number), None)
    assert jobs == (4 if number >= engine.ENOUGH else 1)
    assert list(given) == list(range(number))
    assert engine.enough(range(number), 3)[0] == 3


def test_only_so_many_batches_are_out(news):
    out: list[int] = []

    class Counting(engine.Workers):
        window = 5

        def submit(self, task, batch):
            out.append(1)
            return super().submit(task, batch)

    batches = corpora.batches(news, 300)
    for number, _ in enumerate(engine.results(JSONL, batches, Counting()), 1):
        assert len(out) - number < Counting.window
    assert len(out) == len(batches)


def children(process: psutil.Process) -> list[psutil.Process]:
    found = process.children(recursive=True)
    return [p for p in found if "resource_tracker" not in " ".join(p.cmdline())]


def wait_for(condition) -> bool:
    for _ in range(600):
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    ("sent", "code", "words"),
    [
        (signal.SIGINT, 130, "stopped"),
        (signal.SIGTERM, 143, ""),
        (signal.SIGKILL, -signal.SIGKILL, ""),
    ],
)
def test_ended_from_outside_it_leaves_no_process(tmp_path, sent, code, words):
    path = corpora.write_jsonl(tmp_path / "news.jsonl", 5000)
    call = [sys.executable, "-c", COMMAND, "facts", path, "--jobs", "2", "--out", tmp_path / "out"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as process:
        known = psutil.Process(process.pid)
        assert wait_for(lambda: len(children(known)) == 2)
        started = children(known)
        # Until its work begins it is deaf to Ctrl-C, as its processes are to be.
        assert wait_for((tmp_path / "out").exists)
        os.kill(process.pid, sent)
        _, err = process.communicate()
    assert process.returncode == code
    assert words in err
    assert "Traceback" not in err
    assert wait_for(lambda: not any(p.is_running() for p in started))
