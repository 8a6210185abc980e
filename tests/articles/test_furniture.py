"""Furniture: what a page says beside its article, and prose that looks like it."""

import pytest
from sample_pages import FURNITURE, PROSE, words

from wbdossier import articles
from wbdossier.articles import furniture

BODY = "Headline of it\n\nThe body is here, in a sentence."


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line):
    article = articles.parse(f"Headline of it\n\nThe body is here, in a sentence.\n\n{line}\n")
    assert words(article, article.furniture) == [line]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_furniture(line):
    article = articles.parse(f"Headline of it\n\nThe body is here, in a sentence.\n\n{line}\n")
    assert article.furniture == ()


def test_a_menu_between_paragraphs_is_furniture():
    text = f"{BODY}\n\nOur Region\n  From Albania\nNews in Pictures\n\nThe body goes on here.\n"
    article = articles.parse(text)
    assert words(article, article.furniture) == ["Our Region", "From Albania", "News in Pictures"]


@pytest.mark.parametrize(
    "lines",
    [
        "The members are:\nAlbania\nMontenegro\nNorth Macedonia",
        "• Albania\n• Montenegro\n• North Macedonia",
        "1. Albania\n2. Montenegro\n3. North Macedonia",
        "Italy\n638 soldiers\nHungary\n366 soldiers\nAustria",
        "Italy: 638\nHungary: 366\nAustria: 273",
        "A Cold Winter\nIn the Valley",
        "“We Are Here”\n“We Stay Here”\n“We Go Nowhere”",
        "Albania joined\nMontenegro joined later\nNorth Macedonia joined last",
    ],
)
def test_short_lines_that_say_something_are_no_menu(lines):
    assert articles.parse(f"{BODY}\n\n{lines}\n\nIt goes on.\n").furniture == ()


def test_other_headlines_end_where_prose_begins_again():
    text = (
        "Title\n\nA.\n\nRead also\nOther headline\n\nThe text goes on here with a full sentence.\n"
    )
    article = articles.parse(text)
    assert words(article, article.furniture) == ["Read also", "Other headline"]


@pytest.mark.parametrize(
    ("tail", "publisher"),
    [
        ("Source : Jurist", "Jurist"),
        ("Извор: Танјуг", "Танјуг"),
        ("The article was originally published by The Daily Paper and adapted", "The Daily Paper"),
        ("Sources", None),
    ],
)  # fmt: skip
def test_the_tail_names_the_original_publisher(tail, publisher):
    assert articles.parse(f"Title\n\nText.\n\n{tail}").original_publisher == publisher


def test_the_lexicon_has_no_capitals():
    for table in furniture.lexicon().__struct_fields__:
        entry = getattr(furniture.lexicon(), table)
        for entries in (entry.words, entry.starts, entry.heads, entry.titled):
            assert list(entries) == [e.casefold() for e in entries]
