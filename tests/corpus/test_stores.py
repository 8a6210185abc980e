"""Parts in a folder: stopped and gone on with, refused, read by others."""

from __future__ import annotations

import json
import os
import resource
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import corpora
import pyarrow.parquet as pq
import pytest

from wbdossier.corpus import engine, forms, store
from wbdossier.corpus.work import Result, Task
from wbdossier.errors import Problem
from wbdossier.schema import KINDS


def small() -> None:
    """Cut small batches and parts; the library is edited while its tests run, so it has a name."""
    engine.CHARACTERS, store.BATCHES = 600, 2
    store.library.digest = lambda: "this"


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def counted(owner: Any, name: str, last: int, instead: Callable[..., object]) -> None:
    """Have the call number ``last`` do something else, and kill the process."""
    calls, before = [], getattr(owner, name)

    def call(*given: Any) -> None:
        calls.append(1)
        if len(calls) < last:
            return before(*given)
        instead(before, *given)
        return kill()

    setattr(owner, name, call)


def half_a_line(append: Any, path: Path, part: store.Part) -> None:
    with path.open("ab") as file:
        file.write(store._line(part)[:40])


WHERE = {
    "within a part": lambda: counted(store._Open, "add", 6, lambda *_: None),
    "before a part's line": lambda: counted(store, "_append", 3, lambda *_: None),
    "after a part's line": lambda: counted(store, "_append", 2, lambda do, *given: do(*given)),
    "within a part's line": lambda: counted(store, "_append", 3, half_a_line),
}


@pytest.fixture
def news(tmp_path):
    """Twenty records, three of them bad."""
    path = corpora.write_jsonl(tmp_path / "news.jsonl", 20)
    lines = path.read_text("utf-8").splitlines()
    lines[2] = lines[9] = lines[19] = "{bad"
    path.write_text("\n".join(lines), "utf-8")
    return path


def facts(
    *arguments: object, cwd: Path, before: Callable[[], None] = lambda: None
) -> tuple[int, str]:
    def prepare() -> None:
        small()
        before()

    code, out, err = corpora.command("facts", *arguments, cwd=cwd, before=prepare)
    assert out == b""
    return code, err


def content(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_parts_hold_what_would_be_printed(news, tmp_path, form, jobs):
    code, err = facts(news, "--out", "out", "--format", form, "--jobs", jobs, cwd=tmp_path)
    parts = sorted((tmp_path / "out").glob("part-*"))
    assert [p.name for p in parts] == [f"part-{n:05d}.{form}" for n in range(len(parts))]
    assert len(parts) > 2
    assert code == 0
    assert err.splitlines()[-1].startswith("17 articles, ")
    assert err.splitlines()[-1].endswith(" 3 skipped")
    wanted = b"".join(corpora.read(news).rows)
    if form == "jsonl":
        assert b"".join(p.read_bytes() for p in parts) == wanted
    else:
        found = pq.read_table(tmp_path / "out").to_pylist()  # the others begin with _ or .
        plain = [{k: v for k, v in row.items() if v not in (None, [])} for row in found]
        lines = [json.loads(line) for line in wanted.splitlines()]
        assert plain == [{k: v for k, v in row.items() if v not in (None, [])} for row in lines]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
@pytest.mark.parametrize("place", WHERE)
def test_killed_and_gone_on_with_is_as_if_never_stopped(news, tmp_path, place, form):
    asked = (news, "--format", form, "--jobs", 1)
    whole = facts(*asked, "--out", "whole", cwd=tmp_path)
    code, _ = facts(*asked, "--out", "half", before=WHERE[place], cwd=tmp_path)
    assert code == -signal.SIGKILL
    half = content(tmp_path / "half")
    assert half != content(tmp_path / "whole")
    assert len([name for name in half if name.startswith("part-")]) in (2, 3)
    assert facts(*asked, "--out", "half", cwd=tmp_path) == whole
    assert content(tmp_path / "half") == content(tmp_path / "whole")


def test_finished_parts_are_not_done_again(news, tmp_path):
    asked = (news, "--out", "out")
    first = facts(*asked, cwd=tmp_path)
    before = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out").glob("part-*")}
    assert facts(*asked, cwd=tmp_path) == first
    assert {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out").glob("part-*")} == before
    assert facts(*asked, "--restart", cwd=tmp_path) == first
    after = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out").glob("part-*")}
    assert all(after[name] > before[name] for name in before)


def change_a_record(news: Path, out: Path) -> None:
    news.write_text(news.read_text("utf-8").replace("€1m", "€99m"), "utf-8")


def add_a_record(news: Path, out: Path) -> None:
    news.write_text(news.read_text("utf-8") + "\n" + json.dumps(corpora.record(21)), "utf-8")


def drop_the_last(news: Path, out: Path) -> None:
    news.write_text("\n".join(news.read_text("utf-8").splitlines()[:-2]), "utf-8")


@pytest.mark.parametrize("change", [change_a_record, add_a_record, drop_the_last])
def test_other_articles_are_refused(news, tmp_path, change):
    facts(news, "--out", "out", cwd=tmp_path)
    before = content(tmp_path / "out")
    change(news, tmp_path / "out")
    code, err = facts(news, "--out", "out", cwd=tmp_path)
    assert code == 1
    assert (
        err == "out: the articles are not those that its finished parts were made of; "
        f"{store.RESTART}\n"
    )
    assert content(tmp_path / "out") == before
    assert facts(news, "--out", "out", "--restart", cwd=tmp_path)[0] == 0


@pytest.mark.parametrize(
    ("option", "words"),
    [(("--kind", "funding"), "another --kind"), (("--format", "parquet"), "another --format")],
)
def test_another_job_is_refused(news, tmp_path, option, words):
    facts(news, "--out", "out", cwd=tmp_path)
    code, err = facts(news, "--out", "out", *option, cwd=tmp_path)
    assert code == 1
    assert err == f"out: another run began it, with {words}; {store.RESTART}\n"


def test_another_library_is_refused(news, tmp_path):
    facts(news, "--out", "out", cwd=tmp_path)

    def other() -> None:
        store.library.digest = lambda: "other"

    code, err = facts(news, "--out", "out", before=other, cwd=tmp_path)
    assert (code, "with another version of wbdossier; run it with --restart" in err) == (1, True)


def test_a_part_that_is_gone_is_made_again(news, tmp_path):
    facts(news, "--out", "out", cwd=tmp_path)
    before = content(tmp_path / "out")
    (tmp_path / "out" / "part-00001.jsonl").unlink()
    facts(news, "--out", "out", cwd=tmp_path)
    assert content(tmp_path / "out") == before


def test_every_skipped_record_is_told_once(news, tmp_path):
    facts(news, "--out", "out", cwd=tmp_path)
    lines = (tmp_path / "out" / store.SKIPPED).read_text("utf-8").splitlines()
    assert [json.loads(line)["place"] for line in lines] == ["line 3", "line 10", "line 20"]


@pytest.mark.parametrize(
    "make", [lambda p: p.write_text("x"), lambda p: (p / "sub").mkdir(parents=True)]
)
def test_a_folder_of_somebody_else_is_left_alone(news, tmp_path, make):
    make(tmp_path / "out")
    code, err = facts(news, "--out", "out", cwd=tmp_path)
    assert code == 1
    assert err.startswith("out: ")
    assert err.count("\n") == 1


def test_two_runs_at_once_are_refused(news, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    with store.FileLock(out / store.LOCK):
        code, err = facts(news, "--out", "out", cwd=tmp_path)
    assert (code, err) == (1, "out: another run is writing here; wait until it is done\n")


def test_a_full_disk_leaves_the_finished_parts(news, tmp_path):
    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    whole = facts(news, "--out", "whole", cwd=tmp_path)
    code, err = facts(news, "--out", "out", before=full, cwd=tmp_path)
    assert code == 1
    assert err.splitlines()[-1] == "out: File too large; look into it and try again"
    assert facts(news, "--out", "out", cwd=tmp_path) == whole
    assert content(tmp_path / "out") == content(tmp_path / "whole")


@pytest.mark.parametrize("number", ["1e33", "0.0000001", "9" * 33])
def test_an_amount_that_a_column_cannot_hold_costs_its_article(number):
    from wbdossier.records import Funding

    fact = Funding(id="a", doc="a", amount=forms.Decimal(number))
    with pytest.raises(Problem, match="more digits"):
        forms.FORMS["parquet"].rows([fact], KINDS)


def test_every_kind_has_a_place_in_the_schema():
    for kinds in (KINDS, ("funding",), ("mission", "funding")):
        names = [column.name for column in forms.printing.columns(kinds)]
        assert forms.schema(kinds).names == names


def test_nothing_is_counted_twice(news, tmp_path):
    task = Task(KINDS, "jsonl")
    given = list(corpora.batches(news, 600))

    def read(batches):
        return engine.results(task, batches, engine.Workers())

    first = sum(store.run(tmp_path / "out", task, given, read), Result())
    again = sum(store.run(tmp_path / "out", task, given, read), Result())
    assert (first.articles, len(first.skipped)) == (17, 3)
    assert first == again
    assert os.listdir(tmp_path / "out")
