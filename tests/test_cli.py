"""The commands as a person or a script meets them: output, exit code, one sentence on stderr."""

import csv
import dataclasses
import io
import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import tiny

from wbdossier import articles, checks, cli, extract, paths
from wbdossier import build as building
from wbdossier.cli import ending
from wbdossier.errors import Problem
from wbdossier.grammar import regex
from wbdossier.records import FACT_CLASSES

TEXT = """\
Grants for roads

The EU has given €190m in grants for 11 transport projects in Albania.

It will also lend €1.5bn. EUFOR Althea has 1,600 troops in Bosnia and Herzegovina.
"""
WBDOSSIER = (sys.executable, "-c", "from wbdossier.cli import main; main()")


@pytest.fixture
def seeds(tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "000_roads.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def call(monkeypatch, capsys):
    """Run the command line in this process; return exit code, stdout and stderr."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["wbdossier", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return run


def one_sentence(err: str) -> str:
    assert err.count("\n") == 1
    assert err.endswith("\n")
    assert "Traceback" not in err
    return err


class TestFacts:
    def test_jsonl_is_one_fact_a_line(self, call, seeds):
        code, out, err = call("facts", seeds, "--format", "jsonl")
        rows = [json.loads(line, parse_float=Decimal) for line in out.splitlines()]
        assert (code, err) == (0, "")
        assert [row["id"] for row in rows] == [
            fact.id for fact in extract.facts_of(articles.read(seeds / "000_roads.txt"))
        ]
        assert all(TEXT[row["start"] : row["end"]] == row["quote"] for row in rows)
        amounts = [row["amount"] for row in rows if row["kind"] == "funding"]
        assert amounts == [190_000_000, 1_500_000_000]
        assert all(type(amount) is int for amount in amounts)

    def test_kinds(self, call, seeds):
        code, out, _ = call(
            "facts", seeds, "--kind", "mission", "--kind", "personnel", "--format", "jsonl"
        )
        assert code == 0
        assert {json.loads(line)["kind"] for line in out.splitlines()} == {"mission", "personnel"}

    def test_csv_has_one_header_for_all_kinds(self, call, seeds):
        (seeds / "001_more.txt").write_text(TEXT.replace("190", "180"), encoding="utf-8")
        _, out, _ = call("facts", seeds, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(out)))
        fields = {f.name for kind in FACT_CLASSES.values() for f in dataclasses.fields(kind)}
        assert set(rows[0]) == fields | {"kind", "status"}
        assert {row["doc"] for row in rows} == {"000", "001"}
        assert [r["amount"] for r in rows if r["kind"] == "funding"][:2] == [
            "190000000",
            "1500000000",
        ]

    def test_table_takes_brackets_literally(self, call, tmp_path):
        path = tmp_path / "a.txt"
        path.write_text("The EU gave €5m in grants for “[bold]roads[/bold]” to Albania.\n")
        code, out, _ = call("facts", path)
        assert code == 0
        assert "5,000,000" in out

    def test_corrections_beside_the_articles_apply(self, call, seeds):
        entry = 'doc = "000"\nwords = "€190m"\nreason = "r"\nkind = "funding"\nset = {amount = 191}'
        (seeds / "corrections.toml").write_text(f"[[correction]]\n{entry}\n")
        for target in (seeds, seeds / "000_roads.txt"):
            _, out, _ = call("facts", target, "--kind", "funding", "--format", "jsonl")
            first = json.loads(out.splitlines()[0])
            assert (first["amount"], first["status"]) == (191, "corrected")

    def test_a_bad_article_stops_no_other(self, call, seeds):
        (seeds / "000_a.txt").write_bytes(b"\x00\x01")
        (seeds / "002_z.txt").write_text(" \n")
        code, out, err = call("facts", seeds, "--format", "jsonl")
        assert code == 1
        assert {json.loads(line)["doc"] for line in out.splitlines()} == {"000"}
        assert ["000_a.txt" in err, "002_z.txt" in err, len(err.splitlines())] == [True, True, 2]

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["facts", "nowhere.txt"], "nowhere.txt: no such file"),
            (["facts", "--kind", "rumour"], "'rumour' is not one of 'funding'"),
            (["facts", "--format", "xml"], "'xml' is not one of 'table', 'csv', 'jsonl'"),
            (["facts", "--loud"], "No such option"),
            (["fact"], "No such command"),
            (["build", "--jobs", "0"], "0 is not in the range"),
            (["build", "--seeds", "nowhere"], "nowhere: no such file"),
            (["build", "--only", "nothing"], "there is no run 'nothing'; choose from corpus"),
            (["add"], "Missing argument 'FILE...'"),
            (["add", "nowhere.txt"], "nowhere.txt"),
        ],
    )
    def test_what_cannot_be_done_is_one_sentence(
        self, call, tmp_path, monkeypatch, arguments, words
    ):
        monkeypatch.setattr(building.paths, "OUTPUTS", tmp_path)
        code, out, err = call(*arguments)
        assert code != 0
        assert out == ""
        assert words in one_sentence(err)

    def test_an_empty_folder(self, call, tmp_path):
        code, _, err = call("facts", tmp_path)
        assert code == 1
        assert "no article" in one_sentence(err)


def test_quantities(call, seeds):
    code, out, _ = call("quantities", seeds)
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert list(rows[0]) == ["doc", "start", "end", "quote", "value", "value_max", "unit", "bound"]
    assert all(TEXT[row["start"] : row["end"]] == row["quote"] for row in rows)
    found = [(row["quote"], row["value"], row["unit"]) for row in rows]
    assert ("€190m", 190_000_000, "EUR") in found
    assert ("1,600 troops", 1600, "troops") in found


class TestAdd:
    @pytest.fixture
    def new(self, tmp_path):
        path = tmp_path / "My article (1).txt"
        text = "Šef NATO-a: “A second look”\n\n24 June 2024\n\nKFOR has 4,500 troops in Kosovo.\n"
        path.write_text(text, encoding="utf-8")
        return path

    def test_copies_describes_and_prints(self, call, new, seeds):
        code, out, err = call("add", new, "--seeds", seeds)
        assert (code, err) == (0, "")
        (copy,) = seeds.glob("001_*.txt")
        assert copy.name.startswith("001_sef-nato-a-a-second-look_")
        assert copy.read_bytes() == new.read_bytes()
        sidecar = copy.with_suffix(".toml").read_text("utf-8")
        assert 'date = "2024-06-24"  # inferred from the text' in sidecar
        assert '# publisher = ""  # not known' in sidecar
        assert "4,500 troops" in out
        assert str(copy) in out

    def test_the_sidecar_changes_no_fact(self, call, new, seeds):
        before = extract.facts_of(articles.read(new))
        call("add", new, "--seeds", seeds)
        (copy,) = seeds.glob("001_*.txt")
        after = extract.facts_of(articles.read(copy))
        assert [f.span for f in after] == [f.span for f in before]
        assert [type(f) for f in after] == [type(f) for f in before]

    def test_the_same_text_is_refused(self, call, seeds, tmp_path):
        again = tmp_path / "again.txt"
        again.write_text(TEXT.replace("\n", "\r\n"), encoding="utf-8", newline="")
        code, _, err = call("add", again, "--seeds", seeds)
        assert code == 1
        assert "the same text is already in" in one_sentence(err)
        assert "000_roads.txt" in err
        assert [p.name for p in seeds.iterdir()] == ["000_roads.txt"]

    def test_one_bad_file_stops_no_other(self, call, new, seeds, tmp_path):
        page = tmp_path / "page.docx"
        page.write_text("x")
        code, _, err = call("add", page, new, "--seeds", seeds)
        assert code == 1
        assert "page.docx: .docx cannot be read; save it as one of .txt" in one_sentence(err)
        assert len(list(seeds.glob("001_*"))) == 2

    def test_ids_go_on_after_the_highest(self, call, new, seeds):
        (seeds / "017_x.txt").write_text("Nothing.\n")
        (seeds / "notes.txt").write_text("Nothing else.\n")
        call("add", new, "--seeds", seeds)
        assert len(list(seeds.glob("018_*.txt"))) == 1


class TestCheck:
    @pytest.fixture
    def project(self, seeds, tmp_path, call):
        """A consistent little project; returns the findings about it."""
        file = seeds / "000_roads.txt"
        sha256 = articles.read(file).sha256
        file.with_suffix(".toml").write_text(f'sha256 = "{sha256}"\n')
        tiny.notebook(tmp_path / "notebooks" / "n.ipynb")
        notebook = tmp_path / "notebooks" / "n.ipynb"
        notebook.write_text(notebook.read_text().replace('count": null', 'count": 1'))
        (tmp_path / "notebooks" / "runs.toml").write_text('[[run]]\nname="n"\nnotebook="n.ipynb"\n')
        made, _ = building.tables(seeds)
        building.dataset.write(made, tmp_path / "data")
        return lambda: [
            str(p) for p in checks.findings(seeds, tmp_path / "notebooks", tmp_path / "data")
        ]

    def test_nothing_to_find(self, project):
        assert project() == []

    def test_everything_is_found(self, project, seeds, tmp_path):
        (seeds / "001_b.txt").write_text("Nothing of note.\n")
        (seeds / "007_gone.toml").write_text("")
        (tmp_path / "data" / "extra.csv").write_text("")
        (tmp_path / "notebooks" / "Untitled.ipynb").write_text('{"cells": []}')
        (tmp_path / "notebooks" / "n.ipynb").write_text(
            json.dumps({"cells": [{**tiny.cell("1 / 0"), "outputs": [{"output_type": "error"}]}]})
        )
        found = "\n".join(project())
        for finding in (
            "001_b.txt: has no sidecar",
            "007_gone.toml: has no article",
            "articles.csv, line 3: is not what the articles and corrections give",
            "extra.csv: belongs to no table",
            "n.ipynb: has no code cell tagged `parameters`",
            "n.ipynb: was not executed once from top to bottom",
            "n.ipynb: holds an error",
        ):
            assert finding in found

    def test_a_notebook_in_no_run(self, project, tmp_path):
        tiny.notebook(tmp_path / "notebooks" / "z.ipynb", parameters=None)
        assert any("z.ipynb: is in no run" in finding for finding in project())

    def test_a_changed_article_and_a_stale_correction(self, project, seeds):
        entry = 'doc = "000"\nwords = "€7m"\nreason = "r"\nreads = "€8m"'
        (seeds / "corrections.toml").write_text(f"[[correction]]\n{entry}\n")
        assert any("corrections.toml, correction 1" in finding for finding in project())
        (seeds / "000_roads.txt").write_text("Nothing.\n")
        assert any("000_roads.txt: the file has changed" in finding for finding in project())

    def test_a_table_changed_by_hand(self, project, tmp_path):
        table = tmp_path / "data" / "funding.csv"
        table.write_text(table.read_text("utf-8").replace("190000000", "190000001"), "utf-8")
        (finding,) = project()
        assert "funding.csv, line 2: is not what" in finding

    def test_exit_code(self, call, monkeypatch):
        monkeypatch.setattr(checks, "findings", lambda seeds: iter(()))
        assert call("check")[:2] == (0, "everything is consistent and current\n")
        problem = Problem("a.txt", "is wrong", "mend it")
        monkeypatch.setattr(checks, "findings", lambda seeds: iter([problem, problem]))
        code, out, err = call("check")
        assert (code, out, err) == (1, "", "a.txt: is wrong; mend it\n" * 2)


class TestProcess:
    """Exit codes and streams of the real process."""

    def run(self, *arguments: object, **options) -> subprocess.CompletedProcess[str]:
        command = [*WBDOSSIER, *map(str, arguments)]
        return subprocess.run(command, stderr=subprocess.PIPE, text=True, **options)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
    def test_a_full_disk(self, seeds):
        for form in ("table", "csv", "jsonl"):
            with open("/dev/full", "w") as full:
                done = self.run("facts", seeds, "--format", form, stdout=full)
            assert done.returncode == 1
            assert "No space left on device; free some space" in one_sentence(done.stderr)

    def test_a_closed_pipe(self, seeds):
        reader, writer = os.pipe()
        os.close(reader)
        with open(writer, "w") as pipe:
            done = self.run("facts", seeds, "--format", "jsonl", stdout=pipe)
        assert (done.returncode, done.stderr) == (1, "")

    @pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX"])
    def test_any_locale(self, seeds, locale):
        environment = os.environ | {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        for form in ("jsonl", "csv", "table"):
            done = subprocess.run(
                [*WBDOSSIER, "facts", str(seeds), "--format", form],
                env=environment,
                capture_output=True,
            )
            assert (done.returncode, done.stderr) == (0, b"")
            assert form == "table" or "€190m" in done.stdout.decode("utf-8")

    def test_a_bug_is_said_to_be_one(self, seeds):
        broken = "import wbdossier.printing as p; p.FACTS = None; "
        command = [sys.executable, "-c", broken + WBDOSSIER[-1], "facts", str(seeds)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 1
        assert "this is a bug in wbdossier (TypeError: " in one_sentence(done.stderr)
        debug = os.environ | {ending.DEBUG: "1"}
        done = subprocess.run(command, capture_output=True, text=True, env=debug)
        assert "Traceback" in done.stderr


def test_the_version_is_that_of_the_project(call):
    version = (
        (paths.ROOT / "pyproject.toml").read_text("utf-8").split('version = "')[1].split('"')[0]
    )
    assert call("--version") == (0, f"wbdossier {version}\n", "")


class TestStartUp:
    """What a command imports: benchmarks/startup.py has the seconds it takes."""

    HEAVY = ("pandas", "numpy", "matplotlib", "nbformat", "nbconvert", "papermill", "pyarrow",
             "distributed", "lxml", "trafilatura", "jinja2")  # fmt: skip

    def imported(self, *arguments: object) -> set[str]:
        """The modules that a command has imported in the end."""
        told = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "
        command = [sys.executable, "-c", told + WBDOSSIER[-1], *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return set(done.stderr.split())

    def test_help_imports_no_rule(self):
        found = self.imported("--help")
        assert found & {*self.HEAVY, "babel", "msgspec", "rich", "wbdossier.extract"} == set()

    @pytest.mark.parametrize("command", [["facts"], ["facts", "--format", "csv"], ["quantities"]])
    def test_reading_a_few_articles_imports_nothing_for_other_tasks(self, seeds, command):
        found = self.imported(*command, seeds)
        assert found & {*self.HEAVY, "multiprocessing"} == set()
        assert ("rich" in found) == (command == ["facts"])

    def test_a_pattern_is_compiled_when_it_is_first_used(self, monkeypatch):
        compiled: list[str] = []
        real = re.compile
        monkeypatch.setattr(re, "compile", lambda *a: compiled.append(a[0]) or real(*a))
        eager, later = regex("a+"), regex(lambda: "b+", re.I)
        assert compiled == []
        assert (later.findall("aBb"), later.search("c")) == (["Bb"], None)
        assert compiled == ["b+"]
        assert (eager.pattern, eager.fullmatch("aa")[0]) == ("a+", "aa")
