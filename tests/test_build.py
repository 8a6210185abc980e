"""The whole way on tiny projects: what is put in place, what is kept, what is never replaced."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest
import tiny

from wbdossier import build as building
from wbdossier import dataset, extract, paths, staging
from wbdossier.build import Plan, build, tables
from wbdossier.errors import Problem
from wbdossier.run.progress import Progress

ARTICLE = "A title\n\nThe EU has given €5m of grants to Albania, Ms Doe said.\n"
# Without wbdossier and pandas, which would take a second a run.
COUNT = """\
import csv, os
with open(os.environ["WBDOSSIER_OUT"] + "/data/articles.csv", encoding="utf-8") as table:
    print(len(list(csv.DictReader(table))), limit)
"""
RUNS = """\
[[run]]
name = "count"
notebook = "count.ipynb"

[[run]]
name = "more-{limit}"
notebook = "count.ipynb"
each.limit = [7, 8]
"""


@pytest.fixture(scope="module", autouse=True)
def _small_library():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "LIBRARY", Path(tiny.__file__))
        yield


def project(folder: Path) -> Plan:
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "000_a.txt").write_text(ARTICLE, encoding="utf-8")
    tiny.notebook(folder / "notebooks" / "count.ipynb", COUNT)
    (folder / "notebooks" / "runs.toml").write_text(RUNS)
    return Plan(seeds, folder / "out", folder / "notebooks")


@pytest.fixture
def plan(tmp_path):
    return project(tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What a build of the project makes, made once: it is the same in every folder."""
    plan = project(tmp_path_factory.mktemp("built"))
    assert build(plan) == []
    return plan.out


@pytest.fixture
def built(plan, made):
    """The project as a build has left it."""
    shutil.copytree(made, plan.out)
    return plan


def content(folder: Path) -> dict[str, bytes]:
    helps = (".lock", ".last")  # no results
    files = (p for p in folder.rglob("*") if p.is_file())
    files = (p for p in files if p.relative_to(folder).parts[0] not in helps)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def states(plan: Plan) -> dict[str, str]:
    progress = Progress()
    build(plan, progress)
    return {name: status.state for name, status in progress.runs.items()}


class TestBuild:
    def test_makes_all_parts_and_nothing_else(self, plan):
        assert build(plan) == []
        made = set(content(plan.out))
        assert {"data/datapackage.json", "notebooks/keys.json", "site/index.html"} <= made
        parts = {"data", "notebooks", "site", "workflow", "ro-crate-metadata.json"}
        parts |= {".lock", ".last"}
        assert {p.name for p in plan.out.iterdir()} == parts
        assert tiny.outputs(plan.out / "notebooks" / "more-7.ipynb") == "1 7\n"

    def test_two_folders_the_same_bytes(self, plan, made):
        other = replace(plan, out=plan.out.with_name("another place"), jobs=1)
        assert set(states(other).values()) == {"done"}
        assert content(made) == content(other.out)

    def test_only_what_changed(self, built):
        plan, first = built, content(built.out)
        assert set(states(plan).values()) == {"unchanged"}
        assert content(plan.out) == first
        assert set(states(replace(plan, force=True)).values()) == {"done"}
        (plan.out / "notebooks" / "more-7.ipynb").write_text("{}")
        assert states(plan) == {"count": "unchanged", "more-7": "done", "more-8": "unchanged"}
        (plan.out / "notebooks" / "keys.json").write_text("{")
        assert set(states(plan).values()) == {"done"}
        assert content(plan.out) == first

    def test_a_new_article_reaches_every_run(self, built):
        (built.seeds / "001_b.txt").write_text("Another\n\nNothing of note was said there.\n")
        assert set(states(built).values()) == {"done"}
        assert tiny.outputs(built.out / "notebooks" / "count.ipynb") == "2 3\n"

    def test_only_keeps_the_others(self, plan):
        assert states(replace(plan, only=["count"])) == {"count": "done"}
        assert not (plan.out / "notebooks" / "more-7.ipynb").exists()
        build(plan)
        (plan.seeds / "001_b.txt").write_text("Another\n\nNothing of note was said there.\n")
        again = states(replace(plan, only=["count"]))
        assert again == {"count": "done", "more-7": "kept", "more-8": "kept"}
        assert states(plan) == {"count": "unchanged", "more-7": "done", "more-8": "done"}

    def test_a_run_that_is_no_longer_listed_goes(self, built):
        (built.notebooks / "runs.toml").write_text(RUNS.replace("[7, 8]", "[7]"))
        build(built)
        assert not (built.out / "notebooks" / "more-8.ipynb").exists()
        assert (built.out / "notebooks" / "more-7.ipynb").exists()


class TestArticles:
    def test_a_bad_article_stops_no_other(self, plan):
        (plan.seeds / "001_b.txt").write_bytes(b"\x00\x01\x02")
        (plan.seeds / "000_twin.txt").write_text(ARTICLE)
        problems = [str(problem) for problem in build(plan)]
        assert len(problems) == 2
        assert "000_twin.txt: has the same id as 000_a.txt" in problems[0]
        assert "001_b.txt" in problems[1]
        assert tiny.outputs(plan.out / "notebooks" / "count.ipynb") == "1 3\n"

    def test_no_article_at_all(self, plan):
        (plan.seeds / "000_a.txt").write_bytes(b"\x00")
        with pytest.raises(Problem, match=r"000_a\.txt"):
            build(plan)
        (plan.seeds / "000_a.txt").unlink()
        with pytest.raises(Problem, match="no article"):
            build(plan)

    @pytest.mark.parametrize("words", ["words that are not there", "given"])
    def test_a_stale_correction_ends_the_build(self, plan, words):
        doc = "000" if words != "given" else "009"
        entry = f'doc = "{doc}"\nwords = "{words}"\nreason = "r"\nreads = "x"'
        (plan.seeds / "corrections.toml").write_text(f"[[correction]]\n{entry}\n")
        with pytest.raises(Problem, match="correction 1"):
            build(plan)
        assert not (plan.out / "data").exists()


class TestFailure:
    """Whatever ends a build, the results of the last one stay as they were."""

    def test_a_failing_cell(self, built):
        plan, before = built, content(built.out)
        tiny.notebook(plan.notebooks / "count.ipynb", "assert limit < 8, 'too many'")
        with pytest.raises(Problem, match=r"run 'more-8', code cell 2 .*AssertionError: too many"):
            build(plan)
        copy = plan.out / "failed" / "more-8.ipynb"
        assert copy.exists()
        shutil.rmtree(copy.parent)
        assert content(plan.out) == before
        assert not (plan.out / staging.STAGING).exists()

    def test_parameters_are_checked_before_anything(self, built):
        plan, before = built, content(built.out)
        (plan.notebooks / "runs.toml").write_text(RUNS + '[run.parameters]\nlimits = "3"\n')
        with pytest.raises(Problem, match=r"no parameter 'limits'; its parameters are limit: int"):
            build(plan)
        assert content(plan.out) == before

    def test_a_full_disk(self, built, monkeypatch):
        plan, before = built, content(built.out)

        (plan.notebooks / "runs.toml").write_text(RUNS.replace("[7, 8]", "[7]"))

        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(building.site.Report, "write", full)
        with pytest.raises(OSError, match="No space left"):
            build(plan)
        assert content(plan.out) == before

    @pytest.mark.parametrize("broken", range(1, 2 * len(staging.PARTS) + 1))
    def test_a_swap_that_fails_anywhere(self, built, monkeypatch, broken):
        plan, before = built, content(built.out)
        (plan.notebooks / "runs.toml").write_text(RUNS.replace("[7, 8]", "[7]"))
        moves = []

        def move(old, new):
            moves.append(new)
            if len(moves) == broken:
                raise OSError(5, "Input/output error")
            os.replace(old, new)

        monkeypatch.setattr(staging, "os", SimpleNamespace(replace=move))
        with pytest.raises(OSError, match="Input/output"):
            build(plan)
        assert moves[broken - 1].name == list(staging.PARTS)[(broken - 1) // 2]
        assert content(plan.out) == before

    @pytest.mark.skipif(os.name != "posix", reason="kills a process")
    def test_a_kill(self, built):
        plan, before = built, content(built.out)
        note = plan.out.parent / "reached"
        slow = f"open({str(note)!r}, 'w').close()\nimport time\ntime.sleep(60)"
        tiny.notebook(plan.notebooks / "count.ipynb", slow)
        process = subprocess.Popen([sys.executable, "-c", script(plan)])
        while not note.exists():
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert (plan.out / staging.STAGING).exists()
        parts = {k: v for k, v in content(plan.out).items() if k.split("/")[0] in staging.PARTS}
        assert parts == before
        tiny.notebook(plan.notebooks / "count.ipynb", COUNT)
        build(plan)
        assert content(plan.out) == before
        assert not (plan.out / staging.STAGING).exists()

    @pytest.mark.skipif(os.name != "posix", reason="sends signals")
    @pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
    def test_a_signal_ends_it_in_order(self, built, how):
        plan, before = built, content(built.out)
        note = plan.out.parent / "kernel"
        write = f"open({str(note)!r}, 'a').write(str(os.getpid()) + ' ')"
        slow = f"import os, time\n{write}\ntime.sleep(60)"
        tiny.notebook(plan.notebooks / "count.ipynb", slow)
        command = [sys.executable, "-c", command_line(plan)]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        while not (note.exists() and note.read_text().endswith(" ")):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(how)
        _, err = process.communicate(timeout=20)
        assert process.returncode == 128 + how
        assert "Traceback" not in err
        assert content(plan.out) == before
        for kernel in map(int, note.read_text().split()):
            with pytest.raises(ProcessLookupError):
                os.kill(kernel, 0)

    def test_two_at_once(self, built):
        with staging.staged(built.out) as folder:
            with pytest.raises(Problem, match="another build is writing here"):
                build(built)
            for part in staging.PARTS:
                (folder / part).mkdir()

    def test_a_folder_that_cannot_be_written(self, plan, monkeypatch):
        def denied(*_, **__):  # as for a user who may not write; root may write anywhere
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(plan.out))

        monkeypatch.setattr(Path, "mkdir", denied)
        with pytest.raises(OSError, match="Permission denied"):
            build(plan)

    def test_an_article_that_a_rule_fails_on(self, plan, monkeypatch):
        facts_of = extract.facts_of

        def failing(article):
            if article.id == "001":
                raise IndexError("list index out of range")
            return facts_of(article)

        monkeypatch.setattr(extract, "facts_of", failing)
        data, (problem,) = tables(paths.SEEDS)
        assert "001" not in {a.id for a in data.articles}
        assert len(data.articles) == 4
        assert "a rule failed on it (IndexError: list index out of range)" in str(problem)


class TestStaging:
    PARTS: ClassVar = {"a": "mark", "b": "mark"}

    def put(self, out: Path, content: str) -> None:
        with staging.staged(out, self.PARTS) as folder:
            for part in self.PARTS:
                (folder / part).mkdir()
                (folder / part / "mark").write_text(content)

    def test_folders_of_others_are_not_replaced(self, tmp_path):
        (tmp_path / "b").mkdir()
        (tmp_path / "b" / "thesis.doc").write_text("ten years")
        with pytest.raises(Problem, match="was not made by a build"):
            self.put(tmp_path, "new")
        assert (tmp_path / "b" / "thesis.doc").exists()
        (tmp_path / "b" / "mark").write_text("")
        self.put(tmp_path, "new")
        assert not (tmp_path / "b" / "thesis.doc").exists()

    def test_a_file_in_the_way(self, tmp_path):
        (tmp_path / "out").write_text("")
        with pytest.raises(Problem, match="is not a folder"):
            self.put(tmp_path / "out", "new")

    @pytest.mark.parametrize("moved", [["a"], ["a", "b"]])
    def test_a_kill_in_mid_swap_is_taken_back(self, tmp_path, moved):
        self.put(tmp_path, "old")
        previous = tmp_path / staging.PREVIOUS
        previous.mkdir()
        for part in moved:
            (tmp_path / part).rename(previous / part)
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "mark").write_text("half")
        with pytest.raises(RuntimeError), staging.staged(tmp_path, self.PARTS):
            raise RuntimeError("this build fails as well")
        assert {(tmp_path / part / "mark").read_text() for part in self.PARTS} == {"old"}
        assert not previous.exists()


def script(plan: Plan) -> str:
    return textwrap.dedent(f"""
        from pathlib import Path
        from wbdossier.build import Plan, build
        build(Plan(*map(Path, {(str(plan.seeds), str(plan.out), str(plan.notebooks))!r})))
    """)


def command_line(plan: Plan) -> str:
    arguments = ["wbdossier", "build", "--seeds", str(plan.seeds), "--out", str(plan.out)]
    return textwrap.dedent(f"""
        import sys
        from pathlib import Path
        from wbdossier import paths
        paths.NOTEBOOKS = Path({str(plan.notebooks)!r})
        sys.argv = {arguments}
        from wbdossier.cli import main
        main()
    """)


def test_tables_are_those_of_the_data_package(plan):
    data, problems = building.tables(plan.seeds)
    assert problems == []
    assert [a.id for a in data.articles] == ["000"]
    assert isinstance(data, dataset.Dataset)
