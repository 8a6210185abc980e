"""Folder trees: which files are articles, in which order, under which ids."""

from __future__ import annotations

import os
from pathlib import Path

import corpora
import pytest
from corpora import TEXT, docs, read, rows, told

from wbdossier.corpus import sources
from wbdossier.corpus.source import Skipped
from wbdossier.errors import Problem

CORRECTION = """\
[[correction]]
doc = "000"
words = "€{n}m"
reason = "r"
kind = "funding"
set = {{amount = 9}}
"""


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.fixture
def tree(tmp_path):
    put(tmp_path / "001_b.txt", TEXT.format(n=1))
    put(tmp_path / "000_a.txt", TEXT.format(n=2))
    put(tmp_path / "README.md", "No article.")
    put(tmp_path / ".hidden" / "000.txt", "No article.")
    put(tmp_path / "sub" / "deep" / "000_c.txt", TEXT.format(n=3))
    put(tmp_path / "sub" / "page.html", corpora.page(4))
    corpora.write_jsonl(tmp_path / "sub" / "news.jsonl", 2, id=None)
    corpora.write_jsonl(tmp_path / "zz.jsonl", 1)
    return tmp_path


def names(*paths: Path) -> list[str]:
    return [f.file if isinstance(f, Skipped) else f[0].name for f in sources.files(paths)]


def test_files_by_name_then_folders_by_name(tree):
    wanted = ["000", "001", "a1", "sub/news-1", "sub/news-2", "sub/page", "sub/deep/000"]
    found = read(tree)
    assert told(found) == []
    assert docs(found) == wanted
    assert all(row["id"].startswith(f"{row['doc']}-") for row in rows(found))


def test_the_same_facts_as_of_the_folder_itself(tree):
    whole = {r["id"].removeprefix("sub/"): r["quote"] for r in rows(read(tree)) if "sub" in r["id"]}
    assert whole == {r["id"]: r["quote"] for r in rows(read(tree / "sub"))}


def test_a_page_that_a_text_was_made_from_is_passed_over(tmp_path):
    put(tmp_path / "a.txt", TEXT)
    put(tmp_path / "a.html", corpora.page(1))
    put(tmp_path / "b.HTM", corpora.page(1))
    assert names(tmp_path) == ["a.txt", "b.HTM"]
    assert names(tmp_path / "a.html") == ["a.html"]


def test_each_file_once(tree):
    sub, file = tree / "sub", tree / "001_b.txt"
    everything = names(tree)
    assert names(tree, file, sub, tree) == everything
    assert names(file, tree)[0] == "001_b.txt"
    assert sorted(names(file, sub, tree)) == sorted(everything)
    assert names(tree, tree / "README.md") == [*everything, "README.md"]
    assert names(file, file) == ["001_b.txt"]


def test_links_to_folders_are_not_followed(tree):
    before = names(tree)
    os.symlink(tree, tree / "sub" / "again")
    assert names(tree) == before


def test_corrections_apply_in_their_own_folder(tree):
    put(tree / "corrections.toml", CORRECTION.format(n=2))
    put(tree / "sub" / "deep" / "corrections.toml", CORRECTION.format(n=3))
    corrected = [r["doc"] for r in rows(read(tree)) if r["status"] == "corrected"]
    assert corrected == ["000", "sub/deep/000"]


def test_only_the_articles_concerned_carry_the_corrections(tree):
    put(tree / "corrections.toml", CORRECTION.format(n=2))
    carried = {
        i.file: i.corrections for i in sources.items([tree / "000_a.txt", tree / "001_b.txt"])
    }
    assert [bool(known) for known in carried.values()] == [True, False]


def test_a_stale_correction_costs_its_article(tree):
    put(tree / "corrections.toml", CORRECTION.format(n=77))
    found = read(tree)
    assert ["corrections.toml, correction 1" in sentence for sentence in told(found)] == [True]
    assert "000" not in docs(found)
    assert "001" in docs(found)


def test_a_sidecar_is_read_and_a_changed_file_is_told(tree):
    put(tree / "000_a.toml", 'sha256 = "00"')
    (sentence,) = told(read(tree))
    assert "000_a.txt: the file has changed since 000_a.toml was written" in sentence


BAD_FILES = {
    "a.txt": (b"\x00\x01", "this is no readable text"),
    "b.txt": (b" \n", "there is no text in the file"),
    "c.txt": (b"a" * 5_000_001, "the file has 5,000,001 bytes"),
    "d.html": (b"<html></html>", ""),
    "e.pdf": (b"%PDF-1.4 nonsense", ""),
    "f.jsonl": (b"\n", "there is no article in it"),
    "g.jsonl.gz": (b"no gzip", "it is damaged or cut off after line 0"),
    "h.parquet": (b"PAR1", "it is damaged or cut off after row 0"),
    "i.warc": (b"", "there is no article in it"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_and_stops_no_other(tmp_path, name):
    content, words = BAD_FILES[name]
    put(tmp_path / name, content)
    put(tmp_path / "z.txt", TEXT)
    found = read(tmp_path)
    assert docs(found) == ["z"]
    (sentence,) = told(found)
    assert sentence.startswith(f"{tmp_path / name}: ")
    assert words in sentence
    assert "report it" not in sentence
    assert found.skipped[0].whole


@pytest.mark.parametrize("name", ["nowhere", "nowhere.jsonl", "nul\0"])
def test_a_path_that_is_not_there(tmp_path, name):
    with pytest.raises(Problem, match="check the path"):
        sources.check([tmp_path, tmp_path / name][1:])


def test_a_folder_without_an_article(tmp_path):
    put(tmp_path / "sub" / "README.md", "No article.")
    with pytest.raises(Problem, match="the folder holds no article"):
        sources.check([tmp_path])


def test_a_folder_with_the_name_of_a_container(tmp_path):
    put(tmp_path / "old.jsonl" / "a.txt", TEXT)
    assert names(tmp_path) == ["a.txt"]
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert ["pipe.jsonl: this is not a file" in s for s in told(read(tmp_path))] == [True]
