"""JSON lines, Parquet and WARC: what is read, and what is said of what cannot be."""

from __future__ import annotations

import datetime
import gzip
import json
import sys

import corpora
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from corpora import TEXT, docs, read, rows, told

from wbdossier import articles, extract
from wbdossier.corpus import containers

GOOD = json.dumps(corpora.record(1))


def parquet(path, **columns):
    pq.write_table(pa.table(columns), path, row_group_size=100)
    return path


class TestWhatIsRead:
    def test_the_facts_are_those_of_the_text(self, tmp_path):
        found = rows(read(corpora.write_jsonl(tmp_path / "news.jsonl", 3)))
        wanted = [
            fact.id
            for n in (1, 2, 3)
            for fact in extract.facts_of(articles.parse(TEXT.format(n=n), f"a{n}"))
        ]
        assert [row["id"] for row in found] == wanted
        assert {row["quote"] for row in found} >= {"€3m", "3,500 troops"}

    def test_without_an_id_the_file_and_the_line_are_the_doc(self, tmp_path):
        path = tmp_path / "news.v2.jsonl"
        path.write_text(f"\ufeff{json.dumps({'text': TEXT})}\n\n{json.dumps({'text': TEXT})}")
        assert docs(read(path)) == ["news.v2-1", "news.v2-3"]

    def test_numbers_are_ids_and_other_columns_are_passed_over(self, tmp_path):
        path = corpora.write_jsonl(tmp_path / "a.jsonl", 1, id=7, stars=[1, {"deep": None}])
        assert docs(read(path)) == ["7"]

    @pytest.mark.parametrize("date", ["2024-06-23", "2024-06-23T10:11:12Z", "2024-06-23 10:11"])
    @pytest.mark.parametrize("column", ["date", "published"])
    def test_dates_resolve_against_the_record_s(self, tmp_path, date, column):
        text = "The summit\n\nMinisters of Albania and Serbia met on 24 June in Tirana for talks.\n"
        path = corpora.write_jsonl(tmp_path / "a.jsonl", 1, text=text, **{column: date})
        events = [row["date"] for row in rows(read(path)) if row["kind"] == "event"]
        assert events == ["2024-06-24"]

    def test_gzip_is_read_as_it_is_without(self, tmp_path):
        plain = corpora.write_jsonl(tmp_path / "a.jsonl", 4)
        packed = tmp_path / "a.jsonl.gz"
        packed.write_bytes(
            gzip.compress(plain.read_bytes()[:300]) + gzip.compress(plain.read_bytes()[300:])
        )  # two members, as `cat` of two files gives
        assert read(packed).rows == read(plain).rows

    def test_parquet_is_read_as_json_lines_are(self, tmp_path):
        texts = [TEXT.format(n=n) for n in range(1, 251)]
        day = [datetime.date(2024, 6, 23)] * 250
        path = parquet(
            tmp_path / "a.parquet", id=[f"a{n}" for n in range(1, 251)], text=texts,
            date=pa.array(day), score=[1.5] * 250,
        )  # fmt: skip
        lines = corpora.write_jsonl(tmp_path / "a.jsonl", 250, date="2024-06-23")
        assert read(path).rows == read(lines).rows

    @pytest.mark.parametrize("packed", [False, True])
    def test_pages_and_texts_of_an_archive(self, tmp_path, packed):
        long = b"<!-- " + b"x" * 200_000 + b" -->"
        pages = [
            ("text/html; charset=utf-8", corpora.page(4) + long),
            ("image/png", b"\x89PNG"),
            ("text/plain", TEXT.format(n=5).encode()),
        ]
        path = corpora.write_warc(tmp_path / "crawl.warc.gz" if packed else tmp_path / "crawl.warc",
                                  pages, packed)  # fmt: skip
        found = read(path)
        assert told(found) == []
        assert docs(found) == ["crawl-1", "crawl-3"]
        assert {"€4m", "€5m"} <= {row["quote"] for row in rows(found)}

    def test_an_archive_packed_as_one(self, tmp_path):
        pages = [("text/plain", TEXT.format(n=n).encode()) for n in (1, 2)]
        plain = corpora.write_warc(tmp_path / "a.warc", pages)
        packed = tmp_path / "b" / "a.warc.gz"
        packed.parent.mkdir()
        packed.write_bytes(gzip.compress(plain.read_bytes()))
        assert read(packed).rows == read(plain).rows

    def test_only_pages_that_were_found(self, tmp_path):
        path = tmp_path / "a.warc"
        corpora.write_warc(path, [("text/html", corpora.page(1))], status="404 Not Found")
        assert told(read(path)) == [f"{path}: there is no article in it; leave it out"]


BAD_LINES = {
    "no JSON": (b"{no", "line 2: JSON is malformed"),
    "half a line": (b'{"text": "a', "line 2: Input data was truncated"),
    "no text": (b'{"id": 3}', "line 2: Object missing required field `text`"),
    "a list": (b"[]", "line 2: Expected `object`, got `array`"),
    "text a number": (b'{"text": 3}', "line 2: Expected `str`, got `int` - at `$.text`"),
    "title a list": (b'{"text": "a", "title": []}', "got `array` - at `$.title`"),
    "text empty": (b'{"text": " \\n"}', "line 2: there is no text in it"),
    "text null": (b'{"text": null}', "line 2: Expected `str`, got `null` - at `$.text`"),
    "binary": (b"\x00\xff\xfe\x01", "line 2: JSON is malformed"),
    "no UTF-8": (b'{"text": "\xff"}', "line 2: "),
    "binary text": (b'{"text": "a\\u0000b"}', "line 2: its text is no readable text"),
    "half a pair": (b'{"text": "\\ud800"}', "line 2: "),
    "no date": (b'{"text": "a", "date": "soon"}', "line 2: date 'soon' is no date of the calendar"),
    "too deep": (b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "line 2: "),
    "huge": (b'{"text": "' + b"a" * articles.LARGEST + b'"}', "line 2: the record is larger"),
}


@pytest.mark.parametrize("name", BAD_LINES)
def test_a_bad_line_is_named_and_skipped(tmp_path, name):
    line, words = BAD_LINES[name]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join([GOOD.encode(), line, GOOD.replace("a1", "a3").encode()]))
    found = read(path)
    assert docs(found) == ["a1", "a3"]
    (sentence,) = told(found)
    assert sentence.startswith(f"{path}, line 2: ")
    assert words in sentence
    assert "bug" not in sentence
    assert [skipped.whole for skipped in found.skipped] == [False]


def test_a_line_of_just_the_largest_size_and_the_next(tmp_path):
    line = b'{"text": "' + b"a" * (articles.LARGEST - 13) + b'"}\n'
    assert len(line) == articles.LARGEST
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + GOOD.encode() + b"\n")
    assert [piece.number for piece in containers.jsonl(path)] == [1, 2]


BAD_ROWS = {
    "text null": ([TEXT, None, TEXT], "row 2: Expected `str`, got `null` - at `$.text`"),
    "text empty": ([TEXT, "", TEXT], "row 2: there is no text in it"),
    "huge": ([TEXT, "a" * (articles.LARGEST + 1), TEXT], "row 2: the record is larger"),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_bad_row_is_named_and_skipped(tmp_path, name):
    texts, words = BAD_ROWS[name]
    path = parquet(tmp_path / "a.parquet", text=texts)
    found = read(path)
    assert docs(found) == ["a-1", "a-3"]
    assert [words in sentence for sentence in told(found)] == [True]


def test_a_row_that_is_no_text(tmp_path):
    bytes_ = pa.array([TEXT.encode(), b"\xff", TEXT.encode()])
    text = pa.StringArray.from_buffers(3, *bytes_.buffers()[1:])
    found = read(parquet(tmp_path / "a.parquet", text=text))
    assert docs(found) == ["a-1", "a-3"]
    assert ["row 2: its text is not UTF-8" in s for s in told(found)] == [True]


def test_parquet_without_text(tmp_path):
    path = parquet(tmp_path / "a.parquet", body=["a"], id=["1"])
    (sentence,) = told(read(path))
    assert sentence == f"{path}: it has no column `text`; the columns are body, id"
    assert read(path).skipped[0].whole


def test_a_page_without_an_article(tmp_path):
    pages = [("text/html", b"<html><body></body></html>"), ("text/html", corpora.page(3))]
    found = read(corpora.write_warc(tmp_path / "a.warc", pages))
    assert docs(found) == ["a-2"]
    assert ["a.warc, record 1: " in sentence for sentence in told(found)] == [True]


def cut(path, share):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    return path


def many_lines(path):
    lines = corpora.write_jsonl(path.parent / "whole.jsonl", 3000).read_bytes()
    path.write_bytes(gzip.compress(lines, 1))
    return path


def many_pages(path):
    pages = [("text/plain", TEXT.format(n=n).encode() * 20) for n in range(30)]
    return corpora.write_warc(path, pages, path.name.endswith("gz"))


@pytest.mark.parametrize(
    ("name", "make", "share"),
    [
        ("a.jsonl.gz", many_lines, 0.5),
        ("a.warc", many_pages, 0.52),
        ("a.warc.gz", many_pages, 0.52),
    ],
)
def test_of_a_container_cut_off_what_stands_before_is_read(tmp_path, name, make, share):
    path = cut(make(tmp_path / name), share)
    *before, problem = list(corpora.sources.items([path]))
    assert len(before) >= 5
    assert all(item.file == str(path) for item in before)
    assert problem.whole
    assert f"{path}: it is damaged or cut off after " in str(problem.problem)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.parquet", "a.warc", "a.warc.gz"])
@pytest.mark.parametrize("content", [b"hello\nworld\n" * 30, b"\x00\x01" * 100, b""])
def test_a_file_that_is_no_such_container(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    (sentence,) = told(read(path))
    assert sentence.startswith(f"{path}: ")
    assert read(path).skipped[0].whole
    assert "\n" not in sentence


def test_parquet_cut_off(tmp_path):
    path = cut(parquet(tmp_path / "a.parquet", text=[TEXT] * 500), 0.6)
    assert ["it is damaged or cut off" in sentence for sentence in told(read(path))] == [True]


def test_what_is_missing_is_named(tmp_path, monkeypatch):
    path = parquet(tmp_path / "a.parquet", text=[TEXT])
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (sentence,) = told(read(path))
    assert "this needs pyarrow, which is not installed; run `make corpora`" in sentence
