"""The index: what was found comes first, once, with its evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_site as sample
from html_pages import find, page, said

from wbdossier.records import Article
from wbdossier.site import body, front, words

FACTS = {fact.id: fact for fact in sample.FACTS}
LIMIT = 150_000  # bytes


@pytest.mark.parametrize(
    ("answer", "lead", "other"),
    [
        # what the report counts, and dates of events, do not lead
        (f"<p>There are {sample.FOUR}. Read them.</p>", None, "There are four facts."),
        (
            f"<p>It was on {sample.quoted(sample.MET, '24 June')}. So.</p>",
            None,
            "It was on 24 June.",
        ),
        (
            f"<p>Of {sample.quoted(sample.GRANTS, 'the money')} more.</p>",
            None,
            "Of the money more.",
        ),
        ("<p></p>", None, None),
        # the first quoted number does, wherever it stands
        (
            f"<p>Few say. It is {sample.quoted(sample.GRANTS, '€190 million')}. So all.</p>",
            "It is €190 million.",
            "Few say.",
        ),
        (
            f"<p>{sample.quoted(sample.NINE, 'Nine', 'curated')} so far. More.</p>",
            "Nine so far.",
            "More.",
        ),
    ],
)
def test_a_sentence_with_a_number_of_the_articles_leads(
    answer: str, lead: str | None, other: str | None
) -> None:
    (found,) = front.chosen([answer], FACTS)
    assert [each if each is None else said(each) for each in found] == [lead, other]


def test_no_more_than_a_few_sentences_lead() -> None:
    answer = f"<p>It is {sample.quoted(sample.GRANTS, '€190 million')}.</p>"
    leads = [lead for lead, _ in front.chosen([answer] * 9, FACTS)]
    assert [lead is not None for lead in leads] == [True] * front.MOST + [False] * 3


def test_sentences_keep_their_links_and_words() -> None:
    tree = body.parse(sample.ANSWER)
    sentences = body.sentences(tree)
    assert [said(s).split()[0] for s in sentences] == ["The", "The", "A"]
    assert " ".join(map(said, sentences)) == said(tree)
    links = [a.get("href") for s in sentences for a in s.iter("a")]
    assert links == [a.get("href") for a in tree.iter("a")]


def test_the_found_stand_before_everything_else(site: Path) -> None:
    index = page(site, "index.html")
    headings = [said(h) for h in find(index, "//main//h2")]
    assert headings[0] == "What was found"
    (lead,) = find(index, "//ul[@class='leads']/li")
    assert "€220 million" in said(lead)
    assert find(lead, ".//a[@href='04_funding.html']")
    assert find(lead, ".//a[contains(@class, 'wb')]/@aria-describedby")


def test_the_index_leads_to_everything(site: Path) -> None:
    links = set(map(str, find(page(site, "index.html"), "//@href")))
    assert links >= {
        "facts.html",
        "search.html",
        "method.html",
        "method.html#corrections",
        "data/funding.csv",
        "04_funding.html",
        "countries/XK.html",
        "articles/000.html",
    }
    assert (site / "index.html").stat().st_size < LIMIT


def test_the_newest_articles_are_those_looked_at_last() -> None:
    def dated(identity: str, **known: str) -> Article:
        return sample.article(identity, "It was so.", **known)

    some = [
        dated("0", published="2024-05"),
        dated("1"),
        dated("2", published="2020-01-01", accessed="2024-06-01"),
        dated("3", published="2019-01-01"),
        dated("4", published="2018-01-01"),
    ]
    assert [a.id for a in front.latest(some)] == ["2", "0", "3"]


def test_a_foreign_month_has_its_language() -> None:
    marked = words.foreign_months("“23 Qershor 2024” (Qershor is June), 3 June 2024 & <b>")
    assert marked == (
        '“23 <span lang="sq">Qershor</span> 2024” (<span lang="sq">Qershor</span> is June), '
        "3 June 2024 &amp; &lt;b&gt;"
    )
