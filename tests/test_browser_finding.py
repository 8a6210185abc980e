"""Search and the table of all facts in a real browser, opened from a folder."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sample_site as sample
from playwright.sync_api import Page

COLUMNS = 6
Open = Callable[..., Page]


def search(opened: Open, query: str = "", **settings: Any) -> Page:
    return opened(f"search.html{query}", **settings)


def results(page: Page) -> list[str]:
    return [item.inner_text() for item in page.locator("#fact-results li").all()]


def asked(page: Page, words: str) -> list[str]:
    """Type words and return the facts found, once the page has answered."""
    page.locator("#search-words").fill(words)
    page.wait_for_function(
        "words => new URLSearchParams(location.hash.slice(1)).get('q') === words", arg=words
    )
    return results(page)


def status(page: Page) -> str:
    return page.get_by_role("status").first.inner_text()


def rows(page: Page) -> list[list[str]]:
    cells = page.locator("#facts tbody td").all_text_contents()
    return [cells[i : i + COLUMNS] for i in range(0, len(cells), COLUMNS)]


def test_every_page_leads_to_the_search(opened: Open) -> None:
    page = opened("articles/000.html")
    page.get_by_role("searchbox", name="Search facts and pages").fill("patrols")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=patrols")
    assert status(page).startswith("2 facts")
    assert page.locator("#search-words").input_value() == "patrols"


def test_a_result_marks_the_words_and_leads_to_their_place(opened: Open) -> None:
    page = search(opened, "?q=nine+agreements")
    first = page.locator("#fact-results li").first
    assert first.locator("mark").inner_text() == sample.NINE.quote
    assert [b.lower() for b in first.locator("mark b").all_inner_texts()] == ["nine", "agreements"]
    assert first.get_by_role("link", name="Funding").get_attribute("href") == "04_funding.html"
    first.locator("a:has(mark)").click()
    page.wait_for_url(f"**/articles/000.html#{sample.NINE.id}")


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("190m", sample.GRANTS.quote),
        ("€190 million", sample.GRANTS.quote),
        ("190 mill", sample.GRANTS.quote),
        ("troop", sample.TROOPS.quote),
        ("agreements kosovo", sample.NINE.quote),
        ("agre", sample.NINE.quote),
        ("“border patrols”", None),
        ("“joint patrols”", sample.GRANTS.quote),
        ("zebra", None),
    ],
)
def test_what_is_typed_finds(opened: Open, words: str, quote: str | None) -> None:
    page = search(opened)
    found = asked(page, words)
    assert any(quote in each for each in found) if quote else not found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sveçla", "svecla"),
        ("Đukanović", "djukanovic"),
        ("Đukanović", "dukanovic"),
        ("€190m", "190 million"),
        ("€1bn", "1 billion"),
        ("1,600", "1600"),
        ("co-operation", "cooperation"),
        ("Łódź", "lodz"),
    ],
)
def test_spellings_of_one_word_are_one(opened: Open, one: str, other: str) -> None:
    page = search(opened)
    folded = "text => finding.words(text).join(' ')"
    assert page.evaluate(folded, one) == page.evaluate(folded, other)


def test_pages_are_found_by_section(opened: Open) -> None:
    page = search(opened, "?q=added+up")
    link = page.locator("#page-results .says a").first
    assert link.get_attribute("href") == "04_funding.html#what-is-quoted-what-is-added-up"


def test_boxes_narrow_the_search_and_count(opened: Open) -> None:
    page = search(opened)
    for kind, number in (("Funding", 2), ("Event", 3), ("Personnel", 2)):
        assert page.get_by_label(f"{kind} ({number})").is_visible()
    page.get_by_label("Funding (2)").check()
    page.wait_for_url("**#kind=funding")
    assert len(results(page)) == 2
    assert page.get_by_label("Event (3)").is_visible(), "a group's own counts stay"
    assert status(page) == "2 facts."
    page.get_by_role("button", name="Clear all").click()
    page.wait_for_url("**#")
    assert len(results(page)) == len(sample.FACTS)


def test_words_that_do_not_meet_find_what_has_some(opened: Open) -> None:
    page = search(opened)
    assert asked(page, "patrols weatherman")
    assert status(page).startswith("Nothing has all of these words; 2 facts")


def test_a_linked_search_opens_as_it_was(opened: Open) -> None:
    page = search(opened, "#q=border&kind=funding&country=ME")
    assert page.locator("#search-words").input_value() == "border"
    assert page.get_by_label("Funding").is_checked()
    assert page.get_by_label("Montenegro").is_checked()


def test_skipping_to_the_text_keeps_what_was_asked(opened: Open) -> None:
    page = search(opened, "?q=radio")
    page.evaluate("location.hash = 'main'")
    page.wait_for_url("**#main")
    assert page.locator("#search-words").input_value() == "radio"
    assert len(results(page)) == 2
    assert not asked(page, "zebra")
    page.locator("#search-words").fill("")
    page.wait_for_url("**?q=radio#")
    page.reload()
    assert len(results(page)) == len(sample.FACTS), "what was cleared stays cleared"


def test_search_by_keyboard_alone(opened: Open) -> None:
    page = search(opened)
    page.keyboard.type("radio")
    page.wait_for_url("**#q=radio")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#fact-results a')"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/000.html#*")


def table(opened: Open, state: str = "", **settings: Any) -> Page:
    return opened(f"facts.html{state}", **settings)


def test_the_table_is_filtered_and_sorted(opened: Open) -> None:
    page = table(opened)
    assert len(rows(page)) == len(sample.FACTS)
    page.get_by_label("Kind").select_option("event")
    page.wait_for_url("**#kind=event")
    assert {row[2] for row in rows(page)} == {"Event"}
    page.get_by_role("button", name="Words").click()
    assert page.get_by_role("columnheader", name="Words").get_attribute("aria-sort") == "ascending"
    ascending = rows(page)
    page.get_by_role("button", name="Words").click()
    assert rows(page) == ascending[::-1]
    assert page.url.endswith("#kind=event&sort=-words")
    assert status(page) == "3 facts of 10."


def test_dates_filter_and_undated_articles_stand_last(opened: Open) -> None:
    page = table(opened, "#from=2024-06-25&to=2024-06-25")
    assert {row[5] for row in rows(page)} == {"25 June 2024 (inferred)"}
    page = table(opened, "#from=2024-06-26")
    page.reload()
    assert not rows(page)
    for way in ("", "-"):
        page.evaluate("way => { location.hash = `sort=${way}published` }", way)
        page.wait_for_function("document.querySelector('[aria-sort]')")
        assert rows(page)[-1][5] == "undated"


@pytest.mark.parametrize("state", ["", "#kind=funding", "#country=XK&sort=-words", "#q=zebra"])
def test_the_download_is_what_is_shown(opened: Open, state: str) -> None:
    page = table(opened, state)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download as CSV").click()
    path = caught.value.path()
    text = Path(path).read_text("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text, newline=""))
    assert caught.value.suggested_filename == "facts.csv"
    assert head[-2:] == ["Date", "Id"]
    assert [line[:COLUMNS] for line in lines] == rows(page)


def test_without_javascript_the_table_reads_and_the_search_explains(opened: Open) -> None:
    page = table(opened, java_script_enabled=False)
    assert page.locator("#facts tbody tr").count() == len(sample.FACTS)
    assert not page.locator("#filter").is_visible()
    page = search(opened, java_script_enabled=False)
    assert not page.locator("#search").is_visible()
    page.get_by_role("link", name="The table of all facts").click()
    page.wait_for_url("**/facts.html")
