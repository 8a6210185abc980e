"""Runs: what runs.toml may say, what a notebook accepts, what an execution leaves behind."""

import json
import os
import platform
import signal
import sys
import threading
import time
from pathlib import Path

import pytest
import tiny

from wbdossier import run
from wbdossier.errors import Problem
from wbdossier.run import Run, engine, keys, parameters
from wbdossier.run.progress import Lines, Live, Progress


def plan(folder: Path, toml: str) -> list[Run]:
    path = folder / "runs.toml"
    path.write_text(toml, encoding="utf-8")
    return run.load(path)


class TestPlan:
    def test_a_run_is_a_name_a_notebook_and_parameters(self, tmp_path):
        (one,) = plan(tmp_path, '[[run]]\nname = "x"\nnotebook = "x.ipynb"\nparameters.limit = 2')
        assert one == Run("x", tmp_path / "x.ipynb", {"limit": 2})

    def test_each_unfolds_in_order(self, tmp_path):
        toml = '[[run]]\nname = "c-{country}"\nnotebook = "c.ipynb"\neach.country = ["BA", "AL"]'
        runs = plan(tmp_path, toml)
        assert [(r.name, r.parameters) for r in runs] == [
            ("c-BA", {"country": "BA"}),
            ("c-AL", {"country": "AL"}),
        ]

    @pytest.mark.parametrize(
        ("toml", "cause"),
        [
            ("", "lists no runs"),
            ("[[run]]\nname = ", "is not valid TOML"),
            ('[[run]]\nname = "x"', "missing required field `notebook`"),
            ('[[run]]\nname = "x"\nnotebook = "x.ipynb"\nparam = 1', "unknown field `param`"),
            ('[[run]]\nname = 3\nnotebook = "x.ipynb"', "Expected `str`"),
            ('[[run]]\nname = "../x"\nnotebook = "x.ipynb"', "cannot be the name of a run"),
            ('[[run]]\nname = "a b"\nnotebook = "x.ipynb"', "cannot be the name of a run"),
            ('[[run]]\nname = "x"\nnotebook = "x.ipynb"\neach.a = [1, 2]', "two runs are called"),
            ('[[run]]\nname = "x-{b}"\nnotebook = "x.ipynb"\neach.a = [1]', "cannot be the name"),
            (
                '[[run]]\nname = "x"\nnotebook = "x.ipynb"\n[[run]]\nname="X"\nnotebook="y.ipynb"',
                "two runs are called",
            ),
            (
                '[[run]]\nname = "x"\nnotebook = "x.ipynb"\nparameters.a = 1\neach.a = [2]',
                "gives a twice",
            ),
        ],
    )
    def test_what_is_wrong_is_said(self, tmp_path, toml, cause):
        with pytest.raises(Problem, match=cause):
            plan(tmp_path, toml)

    def test_missing_file(self, tmp_path):
        with pytest.raises(Problem, match="cannot be read"):
            run.load(tmp_path / "runs.toml")

    def test_only_names_runs_there_are(self):
        runs = [Run("a", Path("a")), Run("b", Path("b"))]
        assert run.select(runs, []) == runs
        assert run.select(runs, ["b", "b"]) == [runs[1]]
        with pytest.raises(Problem, match="no run 'c'; choose from a, b"):
            run.select(runs, ["c"])


TYPED = """\
from typing import Literal

"Parameters of the brief."
country: Literal["AL", "BA"] = "AL"  # Whose page it is
limit: int = 3  # Ein größeres Maß
share: float = 0.5
title: str = "x # y"  # Heading
draft: bool = False
kinds: list[str] = ["funding"]
year: int | None = None
"""


class TestParameters:
    @pytest.fixture
    def brief(self, tmp_path):
        return tiny.notebook(tmp_path / "brief.ipynb", parameters=TYPED)

    def test_are_read_from_their_cell(self, brief):
        known = parameters.declared(brief)
        names = ["country", "limit", "share", "title", "draft", "kinds", "year"]
        assert list(known) == names
        assert str(known["country"]) == "country: Literal['AL', 'BA']"
        meanings = [known[name].meaning for name in ("country", "limit", "title", "draft")]
        assert meanings == ["Whose page it is", "Ein größeres Maß", "Heading", ""]

    @pytest.mark.parametrize(
        "given",
        [
            {},
            {"country": "BA", "limit": 0, "share": 1, "title": "", "draft": True},
            {"kinds": [], "year": None},
            {"kinds": ["a", "b"], "year": 2018, "share": 0.25},
        ],
    )
    def test_accept(self, brief, given):
        run.check([Run("r", brief, given)])

    @pytest.mark.parametrize(
        "given",
        [
            {"country": "DE"},
            {"country": ["AL"]},
            {"limit": "3"},
            {"limit": True},
            {"limit": 3.0},
            {"share": "0.5"},
            {"title": 7},
            {"draft": 1},
            {"kinds": "funding"},
            {"kinds": [1]},
            {"year": "2018"},
        ],
    )
    def test_refuse_another_type_and_say_which(self, brief, given):
        (name,) = given
        with pytest.raises(
            Problem, match=rf"run 'r': parameter '{name}' cannot be .*; give {name}: "
        ):
            run.check([Run("r", brief, given)])

    def test_refuse_unknown_names_and_list_the_known(self, brief):
        with pytest.raises(Problem, match=r"no parameter 'land'; its parameters are country: Lit"):
            run.check([Run("r", brief, {"land": "AL"})])
        with pytest.raises(Problem, match="no parameter 'x = 1; import os'"):
            run.check([Run("r", brief, {"x = 1; import os": 1})])

    @pytest.mark.parametrize(
        ("source", "cause"),
        [
            ("limit = 3", "`limit = 3` declares no parameter"),
            ("print(3)", "declares no parameter"),
            ("limit: int", "the value of 'limit' is no int"),
            ("limit: int = '3'", "the value of 'limit' is no int"),
            ("limit: int = f()", "the value of 'limit' is no int"),
            ("limit: set = None", "`set` is no type a parameter can have"),
            ("limit: int = (", "is not valid Python"),
            ("x: int = 1\n\ny: dict[str, int] = {}", "line 3: `dict"),
        ],
    )
    def test_cell_that_cannot_be_read(self, tmp_path, source, cause):
        path = tiny.notebook(tmp_path / "n.ipynb", parameters=source)
        with pytest.raises(Problem, match=cause):
            parameters.declared(path)

    @pytest.mark.parametrize(
        ("content", "cause"),
        [
            (None, "cannot be read"),
            (b"{", "is not valid JSON"),
            (b"\xff\xfe\x00", "is not valid JSON"),
            (b"[]", "is not a notebook"),
            (b'{"cells": 3}', "is not a notebook"),
            (b'{"cells": [1]}', "is not a notebook"),
            (b'{"worksheets": [], "nbformat": 3}', "is not a notebook"),
            (b'{"cells": []}', "no code cell tagged `parameters`"),
        ],
    )
    def test_file_that_is_no_notebook(self, tmp_path, content, cause):
        path = tmp_path / "n.ipynb"
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(Problem, match=cause):
            run.check([Run("r", path)])


def execute(*runs: Run, into: Path, **options) -> None:
    run.execute(runs, run.Places(into, into, into / "failed"), **options)


class TestExecution:
    def test_parameters_folder_and_environment(self, tmp_path):
        code = "import os\nprint(limit, title, os.getcwd(), os.environ['WBDOSSIER_OUT'])"
        declared = 'limit: int = 3\ntitle: str = ""'
        path = tiny.notebook(tmp_path / "a {b}" / "n.ipynb", code, parameters=declared)
        nasty = "a \"b\" \\ {c}\n'é'"
        execute(Run("n", path, {"limit": 7, "title": nasty}), into=tmp_path / "out")
        expected = f"7 {nasty} {path.parent} {tmp_path / 'out'}\n"
        assert tiny.outputs(tmp_path / "out" / "n.ipynb") == expected

    def test_twice_gives_the_same_bytes(self, tmp_path):
        path = tiny.notebook(tmp_path / "n.ipynb", "print({'a', 'b', 'c', 'd'})\nlimit")
        for jobs, folder in ((1, "one"), (2, "two")):
            execute(Run("n", path, {"limit": 1}), into=tmp_path / folder, jobs=jobs)
        first, second = ((tmp_path / f / "n.ipynb").read_bytes() for f in ("one", "two"))
        assert first == second
        assert str(tmp_path).encode() not in first

    def test_runs_share_nothing_and_go_side_by_side(self, tmp_path):
        wait = (
            "import time, pathlib\nbegan = time.time()\ntime.sleep(1.5)\nprint(began, time.time())"
        )
        path = tiny.notebook(tmp_path / "n.ipynb", wait)
        progress = Progress()
        runs = [Run(name, path, {}) for name in "ab"]
        execute(*runs, into=tmp_path / "out", jobs=2, progress=progress)
        a, b = (tiny.outputs(tmp_path / "out" / f"{name}.ipynb").split() for name in "ab")
        assert max(a[0], b[0]) < min(a[1], b[1])
        assert {s.state for s in progress.runs.values()} == {"done"}
        assert {(s.cell, s.cells) for s in progress.runs.values()} == {(2, 2)}

    def test_a_failing_cell_is_named_and_the_copy_kept(self, tmp_path):
        path = tiny.notebook(tmp_path / "n.ipynb", "print('before')", "1 / 0", "print('after')")
        with pytest.raises(Problem) as caught:
            execute(Run("bad", path, {"limit": 1}), into=tmp_path / "out")
        copy = tmp_path / "out" / "failed" / "bad.ipynb"
        assert str(caught.value) == (
            f"{path}, run 'bad', code cell 3 (cell 4 of all): ZeroDivisionError: division by zero; "
            f"mend it and build again; the partly executed copy is {copy}"
        )
        assert tiny.outputs(copy) == "before\n"
        assert not (tmp_path / "out" / "bad.ipynb").exists()

    def test_a_failure_ends_the_other_runs(self, tmp_path):
        bad = tiny.notebook(tmp_path / "bad.ipynb", "raise ValueError('no\\nmore')")
        slow = tiny.notebook(tmp_path / "slow.ipynb", "import time\ntime.sleep(60)")
        began = time.monotonic()
        with pytest.raises(Problem, match="ValueError: no; "):
            execute(Run("slow", slow), Run("bad", bad), into=tmp_path / "out", jobs=2)
        assert time.monotonic() - began < 30

    def test_a_killed_kernel(self, tmp_path):
        path = tiny.notebook(tmp_path / "n.ipynb", "import os\nos.kill(os.getpid(), 9)")
        with pytest.raises(Problem, match=r"code cell 2 .*the kernel died"):
            execute(Run("n", path), into=tmp_path / "out")

    def test_a_cell_that_never_ends(self, tmp_path, monkeypatch):
        monkeypatch.setattr(engine, "CELL_SECONDS", 1)
        path = tiny.notebook(tmp_path / "n.ipynb", "import time\ntime.sleep(60)")
        with pytest.raises(Problem, match=r"code cell 2 .*ran for more than 1 seconds"):
            execute(Run("n", path), into=tmp_path / "out")

    def test_a_kernel_that_cannot_start(self, tmp_path, monkeypatch):
        module = sys.modules["wbdossier.run.execute"]  # beside the function of that name
        monkeypatch.setattr(module, "WARM", "none")
        monkeypatch.setattr(module, "NORMAL", "no-such-kernel")
        path = tiny.notebook(tmp_path / "n.ipynb")
        with pytest.raises(Problem, match=r"no kernel could be started \(No such kernel"):
            execute(Run("n", path), into=tmp_path / "out")

    def test_a_notebook_with_wrong_fields(self, tmp_path):
        path = tiny.notebook(tmp_path / "n.ipynb")
        content = json.loads(path.read_text())
        content["cells"][1]["outputs"] = "none"
        path.write_text(json.dumps(content))
        with pytest.raises(Problem, match="is not a valid notebook"):
            execute(Run("n", path), into=tmp_path / "out")

    @pytest.mark.skipif(os.name != "posix", reason="sends a signal")
    def test_ctrl_c_leaves_no_kernel(self, tmp_path):
        note = tmp_path / "pid"
        code = f"import os, time\nopen({str(note)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)"
        path = tiny.notebook(tmp_path / "n.ipynb", code)

        def interrupt() -> None:
            while not (note.exists() and note.read_text()):
                time.sleep(0.05)
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

        threading.Thread(target=interrupt, daemon=True).start()
        with pytest.raises(KeyboardInterrupt):
            execute(Run("n", path), into=tmp_path / "out")
        with pytest.raises(ProcessLookupError):
            os.kill(int(note.read_text()), 0)


class TestKeys:
    """Records of executions; tests/test_changed.py has what they make a build do."""

    def record(self, folder: Path) -> keys.Record:
        path = tiny.notebook(folder / "book" / "n.ipynb")
        ground = keys.Ground(folder, folder / "lib", folder / "lock")
        copy = folder / "n.ipynb"
        copy.write_text("{}")
        (folder / "notes").write_text('{"watching":true}\n')
        return keys.recorded(Run("n", path), ground, folder / "notes", copy)

    def test_a_changed_copy_or_a_damaged_file_counts_as_nothing(self, tmp_path):
        record = self.record(tmp_path)
        keys.save(tmp_path, {"n": record})
        assert keys.load(tmp_path) == {"n": record}
        assert keys.intact(tmp_path, "n", record)
        (tmp_path / "n.ipynb").write_text("{} ")
        assert not keys.intact(tmp_path, "n", record)
        for damage in (b"", b"{", b"[]", b'{"n": 3}', b'{"n": {"key": "x"}}', b"\xff"):
            (tmp_path / keys.FILE).write_bytes(damage)
            assert keys.load(tmp_path) == {}

    def test_another_python_means_another_execution(self, tmp_path, monkeypatch):
        record = self.record(tmp_path)
        run = Run("n", tmp_path / "book" / "n.ipynb")
        ground = keys.Ground(tmp_path, tmp_path / "lib", tmp_path / "lock")
        assert list(ground.changed(run, record)) == []
        monkeypatch.setattr("platform.python_version", lambda: "3.99.1")
        now = platform.python_version()
        assert list(ground.changed(run, record)) == [f"Python: {record.code.python} to {now}"]


class TestProgress:
    def test_lines(self, capsys):
        with Lines() as progress:
            progress.expect(["a", "b", "c"])
            progress.skip("a")
            progress.start("b", 2)
            progress.cell("b")
            progress.finish("b")
            progress.start("c", 2)
            progress.fail("c")
        lines = capsys.readouterr().err.splitlines()
        assert lines == ["a: unchanged", "b: done in 0.0 s", "c: failed in 0.0 s"]

    def test_live_table(self):
        progress = Live()
        progress.expect(["a", "b", "c"])
        progress.start("a", 5)
        progress.cell("a")
        progress.start("b", 5)
        with progress.console.capture() as shown:
            progress.console.print(progress._table())
        rows = [line.split() for line in shown.get().splitlines()]
        assert rows[0][:5] == ["a", "cell", "1", "of", "5"]
        assert rows[1][:2] == ["b", "starting"]
        assert rows[2] == ["c", "waiting"]
