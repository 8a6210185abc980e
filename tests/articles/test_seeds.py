"""The five seeds as they are: dates, furniture, titles."""

import pytest
from sample_pages import words

from wbdossier import articles, paths


@pytest.fixture(scope="module")
def seeds():
    return {a.id: a for a in map(articles.read, articles.find([paths.SEEDS])) if a.id <= "004"}


def test_the_seeds_and_their_dates(seeds):
    assert {a.id: (a.published, a.published_basis) for a in seeds.values()} == {
        "000": ("2024-06-23", "stated"),
        "001": ("2018-05-18", "inferred"),
        "002": (None, "unknown"),
        "003": (None, "unknown"),
        "004": (None, "unknown"),
    }


@pytest.mark.parametrize(
    ("id", "count", "first", "last"),
    [
        ("000", 4, "23 Qershor 2024, 18:10Politics TEMA", "Lini një Përgjigje"),
        ("001", 8, "EU and Western Balkans leaders agree to improve co-operation in security",
         "Please enter your name here"),
        ("002", 4, "Related posts",
         "The Western Balkans, divided between hope and indignation – Euractiv"),
        ("003", 3, "Home » Kosovo Dispatch: Nato and the EU Commit to Stability in the Balkans "
         "at Brussels Meeting", "Source : Jurist"),
        ("004", 2, "See also\u00a0 Italy's Migrant Deal with Albania Blocked Again by Court",
         "Sources"),
    ],
)  # fmt: skip
def test_the_seeds_furniture(seeds, id, count, first, last):
    found = words(seeds[id], seeds[id].furniture)
    assert (len(found), found[0], found[-1]) == (count, first, last)


def test_the_seeds_titles_and_first_sentences(seeds):
    titles = {a.id: a.title for a in seeds.values()}
    assert titles["004"] is None
    for article in seeds.values():
        if article.title_span:
            assert article.sentences[0] == article.title_span
            assert article.title_span.of(article.text) == article.title


def test_the_text_alone_dates_the_first_seed(seeds):
    text = seeds["000"].text
    assert articles.parse(text).published == "2024-06-23"
