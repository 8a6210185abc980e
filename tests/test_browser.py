"""The report in a real browser: a number is followed to its sentence, by mouse, key and thumb."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sample_site as sample
from browsing import Reader, box
from playwright.sync_api import Page

Open = Callable[..., Page]


@pytest.mark.parametrize("served", [False, True])
def test_a_number_is_followed_to_its_sentence(
    reader: Reader, site: Path, server: str, served: bool
) -> None:
    top = server if served else f"{site.as_uri()}/"
    page = reader.open(top, "04_funding.html")
    page.get_by_role("link", name="nine agreements").first.click()
    page.locator("#view .permalink").click()
    page.wait_for_url(f"{top}articles/000.html#{sample.NINE.id}", wait_until="load")
    mark = page.locator("mark:target")
    assert mark.inner_text() == "nine agreements with Kosovo"
    assert mark.evaluate("m => { const r = m.getBoundingClientRect();"
                         " return r.top >= 0 && r.bottom <= innerHeight }")  # fmt: skip
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", "style not applied"


def test_wide_screens_show_the_note_beside_its_line(opened: Open) -> None:
    page = opened("04_funding.html")
    number, note = page.locator(".answer .wb").first, page.locator("#note-1")
    assert note.is_visible()
    line, beside = box(number), box(note)
    assert beside["x"] > line["x"] + line["width"]
    assert abs(beside["y"] - line["y"]) < 30


def test_a_number_in_a_table_shows_its_note_on_hover_and_focus(opened: Open) -> None:
    page = opened("04_funding.html")
    number = page.locator("td .wb").first
    note = page.locator("td .evidence .note").first
    assert not note.is_visible()
    number.hover()
    note.wait_for(state="visible")
    page.mouse.move(0, 0)
    note.wait_for(state="hidden")
    number.focus()
    note.wait_for(state="visible")
    assert "up to €190 million in grants" in note.inner_text()


def test_the_list_of_evidence_shows_when_a_note_points_at_it(opened: Open) -> None:
    page = opened("04_funding.html", java_script_enabled=False)
    assert not page.locator(".endnotes").is_visible()
    page.get_by_role("link", name="4 facts in 1 article").click()
    assert page.locator("#evidence-7").is_visible()


def test_on_a_phone_the_note_opens_in_place(opened: Open) -> None:
    page = opened("04_funding.html", 360, java_script_enabled=False)
    note = page.locator("#note-4")
    assert not note.is_visible()
    page.get_by_role("link", name="Open note 4").click()
    note.wait_for(state="visible")
    place = box(note)
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 360


@pytest.mark.parametrize("name", ["04_funding", "articles/001"])
def test_words_of_articles_cannot_run(opened: Open, name: str) -> None:
    page = opened(f"{name}.html")
    for link in page.get_by_text("click", exact=True).all():
        link.click()
    assert page.title() != "run"


def test_on_paper_notes_are_numbered_footnotes(opened: Open) -> None:
    page = opened("04_funding.html", media="print")
    assert not page.locator("#note-1").is_visible()
    assert page.locator(".endnotes li").count() == 7
    assert page.locator(".endnotes").is_visible()
    assert page.locator(".answer .ref").first.is_visible()
