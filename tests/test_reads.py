"""What runs read: the notes of a kernel, parts of tables and their hashes, the library reached."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import synthetic
from hypothesis import given
from hypothesis import strategies as st

from wbdossier import dataset, paths, reads
from wbdossier.run.reach import Reach
from wbdossier.selection import Selection

LIBRARY = paths.ROOT / "lib" / "wbdossier"
CODES = ("AL", "BA", "ME", "MK", "RS", "XK")


def noted(tmp_path: Path, code: str) -> list[dict]:
    """Run code in a watched process in ``tmp_path/notebooks``; return its notes."""
    (tmp_path / "notebooks").mkdir(exist_ok=True)
    notes = tmp_path / "notes"
    whole = f"from wbdossier import reads\nreads.watch()\n{code}"
    environment = os.environ | {
        reads.VARIABLE: str(notes),
        paths.OUT_VARIABLE: str(tmp_path / "out"),
    }
    subprocess.run(
        [sys.executable, "-c", whole], check=True, env=environment, cwd=tmp_path / "notebooks"
    )
    first, *rest = map(json.loads, notes.read_text().splitlines())
    assert first == reads.WATCHING
    return rest


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("open('own.csv').read()", "notebooks:own.csv"),
        ("open('../notebooks/own.csv', 'rb').read()", "notebooks:own.csv"),
        ("open('missing.csv') if False else __import__('os').listdir('.')", "notebooks:."),
        ("import pathlib; pathlib.Path('../out/data/x.csv').read_text()", "out:data/x.csv"),
        ("import helper", "notebooks:helper.py"),
        (f"open({str(paths.LOCK)!r})", "project:requirements.lock"),
    ],
)
def test_a_file_that_code_opens_is_noted(tmp_path, code, place):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "own.csv").write_text("a\n")
    (tmp_path / "notebooks" / "helper.py").write_text("X = 1\n")
    (tmp_path / "out" / "data").mkdir(parents=True)
    (tmp_path / "out" / "data" / "x.csv").write_text("a\n")
    assert {"file": place} in noted(tmp_path, code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "open('new.csv', 'w').write('x')",
        "import json, email.message",
        "import wbdossier.schema",
    ],
)
def test_what_is_written_or_installed_is_not(tmp_path, code):
    assert noted(tmp_path, code) == []


def test_a_part_of_a_table_is_noted_instead_of_its_file(tmp_path):
    synthetic.single(tmp_path / "out")
    code = (
        "from wbdossier import dataset\nfrom wbdossier.selection import Selection\n"
        "for _ in range(2): dataset.rows(Selection('funding', countries=('AL',)))"
    )
    assert noted(tmp_path, code) == [{"table": "funding", "countries": ["AL"]}]


def test_nothing_is_noted_without_being_asked_for(tmp_path, monkeypatch):
    monkeypatch.delenv(reads.VARIABLE, raising=False)
    reads.note({"file": "x"})
    assert list(tmp_path.iterdir()) == []


rows = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.uuids().map(str),
            "doc": st.sampled_from(["000", "001"]),
            "country": st.sampled_from(CODES),
        }
    ),
    max_size=8,
)


@given(rows, rows, st.sampled_from(["000", "001"]), st.sampled_from(CODES))
def test_a_selection_has_the_same_hash_exactly_where_its_rows_are_the_same(a, b, doc, code):
    for what in (
        Selection("country", columns=("id", "country")),
        Selection("country", (doc,), columns=("id",)),
        Selection("country", countries=(code,), columns=("id", "doc")),
    ):
        assert (what.of(a) == what.of(b)) == (what.digest(a) == what.digest(b))
        assert what.digest(a + [r for r in b if not what.of([r])]) == what.digest(a)


def test_the_hash_of_a_table_on_disk_follows_its_file(tmp_path):
    data = synthetic.single(tmp_path) / "data"
    what = Selection("funding")
    before = dataset.digest(what, data)
    text = (data / "funding.csv").read_text("utf-8")
    (data / "funding.csv").write_text("".join(text.splitlines(keepends=True)[:1]), "utf-8")
    assert dataset.digest(what, data) != before
    (data / "funding.csv").write_text(text, "utf-8")
    assert dataset.digest(what, data) == before


@pytest.mark.parametrize(
    ("code", "there", "not_there"),
    [
        ("from wbdossier import errors", {"__init__.py", "errors.py"}, {"paths.py"}),
        ("import wbdossier.errors as e", {"errors.py"}, {"paths.py"}),
        ("from wbdossier.dataset import load", {"dataset.py", "tables.py"}, {"build.py"}),
        ("def f():\n    from wbdossier import cite", {"cite.py", "themes/pairs.py"}, set()),
        ("from wbdossier import lexicon", {"lexicon/places.toml"}, {"themes/pairs.py"}),
        ("import pandas", set(), {"__init__.py"}),
        ("%matplotlib inline", {"build.py", "site/templates/base.html.j2"}, set()),
    ],
)
def test_code_reaches_what_it_imports_and_what_that_imports(code, there, not_there):
    found = {p.relative_to(LIBRARY).as_posix() for p in Reach(LIBRARY).of([code])}
    assert there <= found
    assert not not_there & found
