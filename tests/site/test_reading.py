"""What a page gives those who read it on paper, on a phone or with a screen reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sample_site as sample
from html_pages import find, page, said

from wbdossier.site import body, render
from wbdossier.site.notes import MOST_PRINTED, Notes

FACTS = {fact.id: fact for fact in (*sample.FACTS, sample.INSIDE)}


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("every")
    render(sample.every_kind(folder), folder / "site")
    return folder / "site"


def noted(html: str) -> Notes:
    """The notes of some prose, whose words are all of the first article."""
    found = Notes(lambda key: (sample.A, FACTS[key]), lambda *_: "<span></span>")
    found.attach(body.parse(html))
    return found


def test_notes_of_folded_tables_come_last_and_are_not_printed() -> None:
    folded = f"<details><table><tr><td>{sample.quoted(sample.NINE, 'nine')}</td></tr></table>"
    both = sample.quoted(sample.RADIO, "€30 million")
    html = f"<p>{folded}{both}</details> {both}, {sample.quoted(sample.GRANTS, '€190 million')}</p>"
    notes = [*noted(html).found.values()]
    assert [note.said for note in notes] == ["€30 million", "€190 million", "nine"]
    assert [note.looks for note in notes] == ["", "", "folded"]


@pytest.mark.parametrize(("facts", "looks"), [(MOST_PRINTED, ""), (MOST_PRINTED + 1, "vast")])
def test_a_count_of_very_many_facts_is_printed_as_a_number(facts: int, looks: str) -> None:
    many = {f"000-{n}": replace(sample.IN_TITLE, id=f"000-{n}") for n in range(facts)}
    found = Notes(lambda key: (sample.A, many[key]), lambda *_: "<span></span>")
    found.attach(
        body.parse(f"<p>{sample.derived('so many', 'count of facts', 'count', *many)}</p>")
    )
    assert [note.looks for note in found.found.values()] == [looks]


def test_no_link_of_a_note_is_empty(every: Path) -> None:
    for name in ("sources/000.html", "index.html"):
        links = find(page(every, name), "//*[contains(@class, 'source')]//a")
        assert links
        assert all(said(link) for link in links)


def test_the_contents_lead_to_the_headings(every: Path) -> None:
    whole = page(every, "sources/000.html")
    links = find(whole, "//details[@class='contents']//a")
    assert [(a.get("href"), said(a)) for a in links] == [
        (f"#{h.get('id')}", said(h)) for h in find(whole, "//main//h2")
    ]
    assert not find(page(every, "countries/XK.html"), "//details[@class='contents']")


def test_drawings_are_told_apart_by_their_titles(every: Path) -> None:
    regions = find(page(every, "sources/000.html"), "//div[@role='region'][.//svg]")
    assert [r.get("aria-label") for r in regions] == [
        "Grants outweigh radios six to one",
        "Grants exceed radios six to one",
    ]


def test_a_picture_has_words_or_is_none() -> None:
    tree = body.parse('<p>So <img> it <img src="data:,"> is <img src="data:," alt="A dot">.</p>')
    body.dress(tree)
    assert [i.get("alt") for i in tree.iter("img")] == ["Picture without a description", "A dot"]
    assert said(tree) == "So it is ."
