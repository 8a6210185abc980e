"""Files made to do harm, and limits: an answer or one sentence, in bounded time and memory."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake import make_pdfs

from wbdossier import intake
from wbdossier.errors import Problem
from wbdossier.intake import child
from wbdossier.intake.child import Limits


def text_or_sentence(data: bytes, isolated: bool) -> str:
    try:
        return intake.convert(data, "html", "page.html", isolated).text
    except Problem as problem:
        return str(problem)


def test_a_file_too_big_is_not_read():
    data = bytes(intake.LARGEST["html"] + 1)
    with pytest.raises(Problem, match="the file has 20,000,001 bytes, more than 20,000,000"):
        intake.convert(data, "html", "page.html")


@pytest.mark.parametrize("open_tag", ["<div>", "<table><tr><td>", "<b>"])
def test_hostile_nesting_ends_in_text_or_one_sentence(open_tag):
    data = (open_tag * 100_000 + "<p>One sentence that is long enough to be read here.").encode()
    assert text_or_sentence(data, isolated=True).count("\n") <= 2


TAGS = ["<p>", "</p>", "<table>", "<tr><td>", "<h1>", "<article>", "<li>", "<br>", "<time", "<!--"]
TAGS += ["<script>", "</script>", '<meta charset="x', "&#x;", "\0"]
TAGS += ["<p>A sentence of words that is long enough to be read.</p>"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(TAGS) | st.text(max_size=8), max_size=40))
def test_any_page_ends_in_text_or_one_sentence(parts):
    data = "".join(parts).encode("utf-8", "surrogatepass")
    answer = text_or_sentence(data, isolated=False)
    assert answer.strip()
    assert "\r" not in answer


def test_time_is_limited():
    data = b"<html><body>" + b"<p>One two three four five six seven eight nine.</p>" * 95_000
    with pytest.raises(Problem, match="took more than 1 seconds"):
        child.convert(data, "html", "page.html", Limits(seconds=1))


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_memory_is_limited(form):
    with pytest.raises(Problem, match=r"file: reading it took more than 0.1 GB of memory"):
        child.convert(bytes(150_000_000), form, "file", Limits(bytes=100_000_000))


def test_a_child_that_dies_is_a_damaged_file(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(Problem, match="file: the file is damaged in a way that ends the program"):
        child.convert(b"", "pdf", "file")


def test_too_many_tags():
    with pytest.raises(Problem, match="the page has 200,002 tags, more than 200,000"):
        intake.convert(b"<html><body>" + b"<i>" * 200_000, "html", "page.html", isolated=False)


def test_too_many_pages():
    data = make_pdfs.pdf(*[make_pdfs.HEADED] * 501)
    with pytest.raises(Problem, match="the PDF has 501 pages, more than 500"):
        intake.convert(data, "pdf", "report.pdf")
