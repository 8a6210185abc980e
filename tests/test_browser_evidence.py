"""The evidence view in a real browser: by mouse, key and thumb, with scripts and without."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
import sample_site as sample
from browsing import CONTRAST, SIZES, box, overlap, violations
from playwright.sync_api import Locator, Page

QUOTED, DERIVED, CORRECTED = "24 September", "up to €220 million", "nine agreements"
Open = Callable[..., Page]


def number(page: Page, words: str) -> Locator:
    return page.locator(".answer a.wb", has_text=words).first


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            QUOTED,
            ["A meeting on 24 September was called off", "Not known. The text gives no date."],
        ),
        (DERIVED, ["up to €220 million = €190 million + €30 million", "€30 million for radio"]),
        (CORRECTED, ["nine agreements with Kosovo", "its caption says eight", "An editor"]),
    ],
)
def test_a_number_opens_what_stands_behind_it(
    opened: Open, width: int, scheme: str, words: str, says: list[str]
) -> None:
    page = opened("04_funding.html", width, color_scheme=scheme)
    number(page, words).click()
    view = page.locator("#view")
    view.wait_for(state="visible")
    assert [s for s in says if s not in " ".join(view.inner_text().split())] == []
    assert not overlap(number(page, words), view)
    place = box(view)
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= width
    assert place["y"] + place["height"] <= SIZES[width] + 1


@pytest.mark.parametrize("width", SIZES)
def test_opening_moves_nothing(opened: Open, width: int) -> None:
    page = opened("04_funding.html", width)
    places = """[...document.querySelectorAll("main :not(.note, .note *)")]
        .map(e => [e.getBoundingClientRect().x, e.offsetTop])"""
    before = page.evaluate(places)
    number(page, CORRECTED).click()
    page.locator("#view").wait_for(state="visible")
    assert page.evaluate(places) == before


def test_by_keyboard_it_opens_closes_and_gives_the_focus_back(opened: Open) -> None:
    page = opened("04_funding.html")
    number(page, QUOTED).focus()
    page.keyboard.press("Enter")
    view = page.locator("#view")
    view.wait_for(state="visible")
    assert page.evaluate("document.activeElement.id") == "view"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Escape")
    view.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.textContent") == QUOTED


def test_an_operand_opens_in_turn_and_leads_back(opened: Open) -> None:
    page = opened("04_funding.html")
    number(page, DERIVED).click()
    page.locator("#view q a", has_text="€30 million").click()
    page.locator("#view dt", has_text="Purpose").wait_for()
    assert "radio equipment" in page.locator("#view").inner_text()
    page.get_by_role("button", name="Back").click()
    page.locator("#view .operation").wait_for()
    page.get_by_role("button", name="Close").click()
    page.locator("#view").wait_for(state="hidden")


def test_the_sign_of_a_derived_number_opens_its_operation(opened: Open) -> None:
    page = opened("04_funding.html")
    page.get_by_role("link", name="How it is worked out").first.click()
    page.locator("#view .operation").wait_for()
    assert page.locator("#view mark").count() == 2


@pytest.mark.parametrize("width", [360, 768])
def test_a_tap_opens_it_with_targets_for_a_thumb(opened: Open, width: int) -> None:
    page = opened("04_funding.html", width, has_touch=True)
    number(page, QUOTED).tap()
    page.locator("#view .cite button").first.wait_for()
    for button in page.locator("#view button:visible").all():
        assert min(box(button)["width"], box(button)["height"]) >= 44
    assert not page.locator(".note:visible").count()


def test_with_a_control_key_the_link_stays_a_link(opened: Open) -> None:
    page = opened("04_funding.html")
    number(page, QUOTED).click(modifiers=["Control"])
    assert not page.locator("#view:popover-open").count()


@pytest.mark.parametrize("granted", [True, False])
@pytest.mark.parametrize(
    ("button", "begins"),
    [
        ("Copy citation", "“Neighbours sign accord"),
        ("Copy BibTeX", "@misc{wbdossier-"),
        ("Copy CSL-JSON", "["),
        ("Copy link", "file:///"),
    ],
)
def test_a_citation_is_copied_or_ready_to_be(
    opened: Open, button: str, begins: str, granted: bool
) -> None:
    page = opened("04_funding.html", permissions=["clipboard-read", "clipboard-write"])
    if not granted:
        page.evaluate("""() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
          document.execCommand = () => false; }""")
    number(page, CORRECTED).click()
    page.get_by_role("button", name=button).click()
    page.locator("[role=status]", has_text="Copied." if granted else "Selected").wait_for()
    taken = "navigator.clipboard.readText()" if granted else "getSelection().toString()"
    text = page.evaluate(taken)
    assert text.startswith(begins)
    if button == "Copy CSL-JSON":
        assert json.loads(text)[0]["id"] == f"wbdossier-{sample.NINE.id}"
    if not granted:
        page.keyboard.press("Escape")
        page.locator("#view").wait_for(state="hidden")


def test_a_note_that_opens_on_hover_is_dismissed_by_escape(opened: Open) -> None:
    page = opened("04_funding.html")
    page.locator("td a.wb").first.hover()
    note = page.locator("td .note").first
    note.wait_for(state="visible")
    assert not overlap(page.locator("td a.wb").first, note)
    page.keyboard.press("Escape")
    note.wait_for(state="hidden")
    page.mouse.move(0, 0)
    page.locator("td a.wb").first.hover()
    note.wait_for(state="visible")


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize(
    ("words", "fact"), [(QUOTED, sample.OFF), (DERIVED, sample.GRANTS), (CORRECTED, sample.NINE)]
)
def test_without_scripts_the_number_is_a_link_to_its_words(
    opened: Open, width: int, words: str, fact: sample.Fact
) -> None:
    page = opened("04_funding.html", width, java_script_enabled=False)
    number(page, words).click()
    page.wait_for_url(f"**/articles/{fact.doc}.html#{fact.id}")
    assert page.locator("mark:target").inner_text() == fact.quote
    entry = page.locator(f".fact:has(a.kind[href='#{fact.id}'])")
    entry.locator("summary").click()
    entry.get_by_role("link", name="BibTeX").wait_for(state="visible")


def test_an_article_opens_the_entry_that_the_address_names(opened: Open) -> None:
    page = opened("articles/000.html")
    page.evaluate(f"location.hash = '{sample.NINE.id}'")
    page.locator(".fact.here").wait_for()
    assert page.locator(".fact.here a.kind").get_attribute("href") == f"#{sample.NINE.id}"
    assert page.locator(".fact.here .correction").is_visible()
    label = page.locator(f"[id='{sample.MET.id}'] > .n")
    label.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "document.querySelector('.fact.here .kind').textContent.includes('Event')"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
def test_open_evidence_is_accessible(opened: Open, width: int, scheme: str) -> None:
    page = opened("04_funding.html", width, color_scheme=scheme, reduced_motion="reduce")
    number(page, CORRECTED).click()
    page.locator("#view .cite button").first.wait_for()
    rules = CONTRAST if scheme == "dark" else None
    assert violations(page, "#view", rules) == []
    page.locator("#view .permalink").click()
    page.locator(".fact.here .cite button").first.wait_for()
    assert violations(page, ".fact.here", rules) == []


def test_motion_is_left_out_where_it_is_not_wanted(opened: Open) -> None:
    page = opened("04_funding.html", reduced_motion="reduce")
    number(page, QUOTED).click()
    seconds = page.locator("#view").evaluate("e => getComputedStyle(e).transitionDuration")
    assert set(seconds.split(", ")) == {"0s"}


def test_paper_has_footnotes_and_no_view(opened: Open) -> None:
    page = opened("04_funding.html", media="print")
    assert page.locator(".endnotes").is_visible()
    assert not page.locator("#view").count()
    assert page.locator(".endnotes").inner_text().count("€190 million + €30 million") == 1
