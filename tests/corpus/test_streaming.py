"""`wbdossier facts` as a person meets it: what it prints, says and ends with, and its memory."""

from __future__ import annotations

import csv
import importlib
import io
import json
import os
import resource
import sys
from functools import partial
from pathlib import Path
from typing import Any

import corpora
import msgspec
import pytest
from corpora import TEXT, command

from wbdossier import articles, collection, paths, printing, schema, tables
from wbdossier.corpus import engine, forms, tally, work
from wbdossier.records import Country, Fact
from wbdossier.schema import KINDS, Column, Table

asked = importlib.import_module("wbdossier.cli.facts")  # the package has a command of that name


@pytest.fixture
def seeds(tmp_path):
    """A folder as before large corpora: texts, a bad one, corrections."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "000_a.txt").write_text(TEXT.format(n=4), "utf-8")
    (folder / "001_b.txt").write_bytes(b"\x00\x01")
    (folder / "002_c.txt").write_bytes((TEXT.format(n=5) * 3).replace("\n", "\r\n").encode())
    (folder / "003_d.txt").write_bytes(next(paths.SEEDS.glob("002_*.txt")).read_bytes())
    entry = 'doc = "000"\nwords = "€4m"\nreason = "r"\nkind = "funding"\nset = {amount = 9}\n'
    (folder / "corrections.toml").write_text(f"[[correction]]\n{entry}", "utf-8")
    return folder


def facts_as_before(folder: Path, kinds: tuple[str, ...]) -> list[Fact]:
    """Read a folder article by article, as the command did when it knew nothing else."""
    known = collection.corrections_in(folder)
    found: list[Fact] = []
    for article in collection.readable(articles.find([folder]), lambda problem: None):
        applied = collection.corrected(article, known, lambda problem: None)
        found += [fact for fact in applied.facts if fact.kind in kinds] if applied else []
    return found


def jsonl_as_before(found: list[Fact], _kinds: tuple[str, ...]) -> bytes:
    encode = msgspec.json.Encoder(decimal_format="number").encode
    plain = ({k: printing._number(v) for k, v in fact.row().items()} for fact in found)
    return b"".join(encode(row) + b"\n" for row in plain)


def csv_as_before(found: list[Fact], kinds: tuple[str, ...]) -> bytes:
    common = {c.name: c for c in schema.columns(Fact)}
    own = {n: c for kind in kinds for n, c in schema.own_columns(kind).items()}
    all_of = {n: common.get(n, Column(n, "")) for n in printing.COMMON} | own
    columns = tuple(Column(c.name, "", c.type) for c in all_of.values())
    rows = [dict.fromkeys(all_of) | fact.row() for fact in found]
    return tables.encode(Table("facts", "", columns), rows).encode()


@pytest.mark.parametrize("kinds", [KINDS, ("funding",), ("personnel", "funding")])
@pytest.mark.parametrize("jobs", [None, 2])
def test_what_was_printed_before_is_printed_still(seeds, tmp_path, kinds, jobs):
    found = facts_as_before(seeds, kinds)
    asked = [part for kind in kinds for part in ("--kind", kind)] if kinds != KINDS else []
    asked += ["--jobs", jobs] if jobs else []
    for form, as_before in (("jsonl", jsonl_as_before), ("csv", csv_as_before)):
        code, out, err = command("facts", seeds, "--format", form, *asked, cwd=tmp_path)
        assert out == as_before(found, kinds)
        assert code == 1
        assert err.startswith(f"{seeds}/001_b.txt: this is no readable text")
        assert err.count("\n") == 1
    _, out, _ = command("facts", seeds, *asked, cwd=tmp_path)
    shown = [line.split()[0] for line in out.decode().splitlines() if line[:3] in "000 002 003"]
    assert shown == [fact.id for fact in found]


def test_the_first_skipped_are_named_and_the_rest_counted(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text("bad\n" * 30 + json.dumps(corpora.record(1)), "utf-8")
    code, out, err = command("facts", path, "--format", "jsonl", cwd=tmp_path)
    *named, last = err.splitlines()
    assert code == 0
    assert len(named) == tally.NAMED
    assert last == "and 10 more were skipped"
    assert out
    code, _, err = command("facts", path, "--out", "out", cwd=tmp_path)
    assert err.splitlines()[-2] == "and 10 more were skipped; all are in out/_skipped.jsonl"
    assert err.splitlines()[-1].startswith("1 articles, ")


def test_nothing_but_bad_records_is_no_success(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text("bad\n", "utf-8")
    assert command("facts", path, cwd=tmp_path)[0] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--out", "out", "--format", "csv"], "--out stores jsonl or parquet, not csv."),
        (["--format", "parquet"], "--format parquet needs --out FOLDER."),
        (["--restart"], "--restart goes with --out FOLDER."),
        (["--jobs", "2", "--scheduler", "tcp://x:1"], "--jobs is for this machine"),
        (["--jobs", "0"], "0 is not in the range"),
        (["--out", "a.jsonl"], "a.jsonl: is not a folder; choose another with --out"),
        (["--out", "a.jsonl/sub"], "a.jsonl/sub"),
        (["nowhere.parquet"], "nowhere.parquet: no such file or directory; check the path"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(tmp_path, arguments, words):
    path = corpora.write_jsonl(tmp_path / "a.jsonl", 1)
    code, out, err = command("facts", path, *arguments, cwd=tmp_path)
    assert code != 0
    assert out == b""
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["--out", "out", "--format", "parquet"], "pyarrow"),
        (["--scheduler", "tcp://x:1"], "distributed"),
    ],
)
def test_what_is_not_installed_is_named(tmp_path, arguments, name):
    def absent() -> None:
        for loaded in [m for m in sys.modules if m.partition(".")[0] == name]:
            del sys.modules[loaded]  # by a test before, in the process this is forked from
        forms.schema.cache_clear()
        sys.modules[name] = None  # type: ignore[assignment]

    path = corpora.write_jsonl(tmp_path / "a.jsonl", 1)
    code, _, err = command("facts", path, *arguments, cwd=tmp_path, before=absent)
    assert code == 1
    assert f"this needs {name}, which is not installed; run `make corpora`" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_closed_pipe_ends_it_quietly(tmp_path, jobs):
    def closed() -> None:
        reader, writer = os.pipe()
        os.close(reader)
        os.dup2(writer, 1)

    path = corpora.write_jsonl(tmp_path / "a.jsonl", 100)
    asked = ("--format", "jsonl", "--jobs", jobs)
    told = command("facts", path, *asked, cwd=tmp_path, before=closed)
    assert told[::2] == (1, "")


def test_csv_has_one_header_however_many_batches(tmp_path):
    def small() -> None:
        engine.CHARACTERS = 300

    path = corpora.write_jsonl(tmp_path / "a.jsonl", 9)
    _, out, _ = command("facts", path, "--format", "csv", cwd=tmp_path, before=small)
    rows = list(csv.DictReader(io.StringIO(out.decode())))
    assert {row["doc"] for row in rows} == {f"a{n}" for n in range(1, 10)}


def cheap(peak: Path) -> None:
    """Read articles at no cost, each with a long fact, and write down the memory taken."""
    work.facts_of = lambda source: (Country(id="a", doc="a", quote="q" * 4_000),)
    settle = asked._settle

    def measured(*given: Any) -> None:
        peak.write_text(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
        settle(*given)

    asked._settle = measured


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_memory_does_not_grow_with_the_corpus(tmp_path, form):
    peaks = {}
    for count in (2_000, 22_000):
        path = corpora.write_jsonl(tmp_path / f"{count}.jsonl", count, text="x" * 2_000)
        peak = tmp_path / "peak"
        options = ("--out", f"out-{count}", "--format", form, "--jobs", 1)
        code, _, err = command("facts", path, *options, cwd=tmp_path, before=partial(cheap, peak))
        assert (code, err.split(" articles")[0]) == (0, f"{count:,}")
        peaks[count] = int(peak.read_text())  # kilobytes
    assert peaks[22_000] < peaks[2_000] + 30_000  # the facts alone of 20,000 more have 80,000
