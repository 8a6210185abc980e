"""Files and sidecars: encodings, what is no article, and what a person states beside it."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_pages import PAGE

from wbdossier import articles
from wbdossier.errors import Problem


def article_file(folder, data, name="005_new.txt", sidecar=None):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    if sidecar is not None:
        path.with_suffix(".toml").write_text(sidecar, "utf-8")
    return path


@pytest.mark.parametrize(
    "data",
    [
        "Sveçla said “yes”.".encode(),
        b"\xef\xbb\xbf" + "Sveçla said “yes”.".encode(),
        "\ufeffSveçla said “yes”.".encode("utf-16-le"),
        "\ufeffSveçla said “yes”.".encode("utf-16-be"),
        "Sveçla said “yes”.".encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16-le", "utf-16-be", "cp1252"],
)
def test_encodings(tmp_path, data):
    article = articles.read(article_file(tmp_path, data))
    assert article.text == "Sveçla said “yes”."
    assert article.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t ",
        b"\xef\xbb\xbf",
        b"\x00\x01\x02 text",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        bytes(range(128, 256)) * 4,
        b"\xff\xfea",
        b"x" * (articles.LARGEST + 1),
    ],
    ids=["empty", "blank", "mark only", "nul", "png", "high bytes", "half utf-16", "large"],
)
def test_what_is_no_article_is_a_problem(tmp_path, data):
    path = article_file(tmp_path, data)
    with pytest.raises(Problem) as problem:
        articles.read(path)
    assert problem.value.where == str(path)
    assert problem.value.remedy


def test_a_folder_or_a_missing_file_is_a_problem(tmp_path):
    for path in (tmp_path, tmp_path / "none.txt", tmp_path / ("x" * 5000)):
        with pytest.raises(Problem):
            articles.read(path)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_problem(data):
    try:
        text = articles.decode(data, "x.txt")
    except Problem:
        return
    assert text.strip()


def test_find_sorts_folders_and_keeps_files(tmp_path):
    for name in ("b.txt", "a.txt", "c.toml", "._a.txt"):
        (tmp_path / name).write_text("x")
    found = articles.find([tmp_path, tmp_path / "c.toml", tmp_path / "a.txt"])
    assert [p.name for p in found] == ["a.txt", "b.txt", "c.toml"]


def test_find_in_an_empty_or_missing_folder_is_a_problem(tmp_path):
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(Problem):
            articles.find([path])


def test_the_sidecar_goes_before_the_text(tmp_path):
    sidecar = 'publisher = "P"\ndate = "2018-05"\ndate_basis = "inferred"\ndate_note = "N"\n'
    article = articles.read(article_file(tmp_path, PAGE, sidecar=sidecar))
    assert (article.id, article.file, article.publisher) == ("005", "005_new.txt", "P")
    assert (article.published, article.published_basis) == ("2018-05", "inferred")
    assert article.published_note == "N"


def test_without_a_sidecar_little_is_known(tmp_path):
    article = articles.read(article_file(tmp_path, "Text.", name="note.txt"))
    assert (article.id, article.publisher, article.language) == ("note", None, "en")
    assert (article.rights, article.url, article.published_basis) == ("not stated", None, "unknown")


def test_an_unknown_date_is_not_looked_for(tmp_path):
    article = articles.read(article_file(tmp_path, PAGE, sidecar='date_basis = "unknown"\n'))
    assert (article.published, article.published_basis) == (None, "unknown")


@pytest.mark.parametrize(
    "sidecar",
    [
        'colour = "red"',
        "date = 2024-06-23",
        'date = "2024-13-01"',
        'date = "last year"',
        'date_basis = "stated"',
        'date = "2024"\ndate_basis = "unknown"',
        'date = "2024"\ndate_basis = "guessed"',
        "publisher = ",
        f'sha256 = "{"0" * 64}"',
    ],
)
def test_a_wrong_sidecar_is_a_problem(tmp_path, sidecar):
    with pytest.raises(Problem) as problem:
        articles.read(article_file(tmp_path, "Text.", sidecar=sidecar))
    assert problem.value.remedy


def test_a_sidecar_is_no_article(tmp_path):
    (tmp_path / "000_a.txt").write_text("A title\n\nSome words.\n")
    (tmp_path / "000_a.toml").write_text('publisher = "The Paper"\n')
    with pytest.raises(Problem, match=r"000_a\.toml: this is no article: a \.toml file tells"):
        articles.read(tmp_path / "000_a.toml")
