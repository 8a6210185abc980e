"""Nobody is kept from reading: every kind of page in both schemes, by keyboard, without motion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sample_site as sample
from browsing import CONTRAST, SIZES, Reader, box, violations
from playwright.sync_api import Page

from wbdossier.site import render

Open = Callable[..., Page]
EVERY = (
    "index.html", "04_funding.html", "countries/XK.html", "sources/000.html", "articles/000.html",
    "articles/001.html", "facts.html", "search.html#q=kosovo", "method.html", "method/funding.html",
    "method/event.html",
)  # fmt: skip
PHONE, WIDE = min(SIZES), max(SIZES)
LARGER = 1500  # a window with room for the list of contents beside the text
LEAST = 24  # pixels a side of what is touched
SEEN = """() => { const e = document.activeElement, r = e.getBoundingClientRect();
  const outlined = getComputedStyle(e).outlineStyle !== "none" || e.type === "date";
  return outlined && r.bottom > 0 && r.top < innerHeight; }"""
FOLDED = "for (const part of document.querySelectorAll('details')) part.open = true"
SHIFTS = """async () => { const seen = [];
  new PerformanceObserver((list) => seen.push(...list.getEntries()))
    .observe({ type: "layout-shift", buffered: true });
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
  return seen.map((shift) => shift.value); }"""
# Texts of the index over which the map lies.
COVERED = """() => { const map = document.querySelector(".map").getBoundingClientRect();
  const inside = (r) => r.left < map.right - 1 && r.right > map.left + 1
    && r.top < map.bottom - 1 && r.bottom > map.top + 1;
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [], range = document.createRange();
  while (walk.nextNode()) {
    const text = walk.currentNode;
    range.selectNode(text);
    const shown = text.parentElement.checkVisibility({ visibilityProperty: true });
    if (shown && !text.parentElement.closest(".map") && [...range.getClientRects()].some(inside)) {
      found.push(text.data);
    }
  }
  return found; }"""
SMALL = """least => [...document.querySelectorAll(
    "header a, .contents a, button, summary, select, input")]
  .filter((e) => e.checkVisibility() && !e.labels?.[0]?.contains(e))
  .filter((e) => Math.min(e.offsetWidth, e.offsetHeight) < least).map((e) => e.outerHTML)"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report with every kind of page."""
    folder = tmp_path_factory.mktemp("whole")
    render(sample.every_kind(folder), folder / "site")
    return f"{(folder / 'site').as_uri()}/"


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("name", EVERY)
def test_no_page_bars_anybody(reader: Reader, whole: str, name: str, width: int) -> None:
    page = reader.open(whole, name, width, reduced_motion="reduce")
    assert page.evaluate(SHIFTS) == [], "it moves while it comes"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(FOLDED)
    assert page.evaluate(SMALL, LEAST) == [], "too small to be touched"
    assert violations(page, colours=width == WIDE) == []
    if width == WIDE:
        page.emulate_media(color_scheme="dark")
        assert violations(page, rules=CONTRAST) == []


def test_links_fold_into_a_menu_on_a_phone_with_and_without_scripts(opened: Open) -> None:
    for scripts in (True, False):
        page = opened("04_funding.html", PHONE, java_script_enabled=scripts)
        country = page.get_by_role("link", name="Kosovo*", exact=True).first
        assert not country.is_visible()
        page.get_by_text("Menu", exact=True).click()
        country.click()
        page.wait_for_url("**/countries/XK.html")


def test_with_room_the_links_stand_open(opened: Open) -> None:
    page = opened("04_funding.html", WIDE)
    assert not page.get_by_text("Menu", exact=True).is_visible()
    assert page.get_by_role("navigation", name="Countries").is_visible()


@pytest.mark.parametrize("width", [WIDE, LARGER])
def test_the_contents_stand_beside_the_text_where_there_is_room(
    reader: Reader, whole: str, width: int
) -> None:
    page = reader.open(whole, "sources/000.html")
    page.set_viewport_size({"width": width, "height": 900})
    contents = page.get_by_role("navigation", name="On this page")
    assert [link.inner_text() for link in contents.get_by_role("link").all()] == [
        "Numbers", "Voices", "Limits",
    ]  # fmt: skip
    beside = box(contents)["x"] + box(contents)["width"] < box(page.locator("main h1"))["x"]
    assert beside == (width == LARGER)
    contents.get_by_role("link", name="Voices").click()
    page.wait_for_url("**#voices")
    assert page.locator("h2:target").inner_text() == "Voices"


@pytest.mark.parametrize(("width", "above"), [(PHONE, False), (768, True), (WIDE, True)])
def test_the_map_is_part_of_the_first_look_where_there_is_room(
    opened: Open, width: int, above: bool
) -> None:
    page = opened("index.html", width)
    place = box(page.locator(".map svg"))
    assert (place["y"] + place["height"] < SIZES[width]) == above
    covered = page.evaluate(COVERED)
    assert covered == []


def test_the_map_has_a_source_and_its_numbers_as_a_table(opened: Open) -> None:
    page = opened("index.html")
    page.get_by_text("The data", exact=True).click()
    rows = [row.inner_text().split("\t") for row in page.locator(".map tbody tr").all()]
    assert rows[2] == ["Kosovo*", "5"]
    page.locator(".map figcaption").get_by_role("link", name="all facts").click()
    page.wait_for_url("**/facts.html")


def focused(page: Page, what: str) -> str:
    return str(page.evaluate(f"document.activeElement.{what}"))


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press the tab key until it reaches something; every stop on the way can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), focused(page, "outerHTML")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"{selector} is not reached by keyboard")


@pytest.mark.parametrize("width", SIZES)
def test_by_keyboard_alone_from_the_index_to_the_words(opened: Open, width: int) -> None:
    page = opened("index.html", width)
    page.keyboard.press("Tab")
    assert focused(page, "textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    tab_to(page, ".more-of a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/04_funding.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, "a.curated")
    page.keyboard.press("Enter")
    page.locator("#view:popover-open").wait_for()
    tab_to(page, "#view .permalink")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/articles/000.html#{sample.NINE.id}")


@pytest.mark.parametrize("width", SIZES)
def test_the_table_is_narrowed_and_taken_by_keyboard_alone(opened: Open, width: int) -> None:
    page = opened("facts.html", width)
    tab_to(page, "#filter-q")
    page.keyboard.type("troops")
    page.wait_for_url("**#q=troops")
    tab_to(page, ".download")
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    lines = Path(taken.value.path()).read_text("utf-8-sig").splitlines()
    assert [len(lines), sample.TROOPS.id in lines[1]] == [2, True]


def test_search_answers_on_every_width_and_scheme(opened: Open) -> None:
    for width in SIZES:
        for scheme in ("light", "dark"):
            page = opened("search.html#q=nine+agreements", width, color_scheme=scheme)
            assert page.locator("#fact-results mark").first.inner_text() == sample.NINE.quote


@pytest.mark.parametrize("name", ["04_funding.html", "articles/000.html", "index.html"])
def test_paper_leaves_out_what_cannot_be_used_on_it(opened: Open, name: str) -> None:
    page = opened(name, media="print", color_scheme="dark")
    for part in (".menu", ".find", ".contents", ".note", "summary", "[download]", ".skip"):
        assert page.locator(part).locator("visible=true").count() == 0, part
    assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(27, 27, 25)"


def test_paper_has_the_fields_of_an_articles_facts(opened: Open) -> None:
    page = opened("articles/000.html", media="print")
    assert page.locator(".fields dd", has_text="up to €190 million").first.is_visible()
    assert not page.locator(".cite").first.is_visible()
