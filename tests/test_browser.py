"""The report in a real browser: a number is followed to its sentence, by mouse, key and thumb."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import sample_site as sample
from playwright.sync_api import Browser, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATH = next(filter(None, map(shutil.which, BROWSERS)), None)
MISSING = f"left out: no browser on this machine ({', '.join(BROWSERS)})"
WIDE, PHONE = (1280, 900), (360, 740)

if PATH is None and not os.environ.get("CI"):
    pytest.skip(MISSING, allow_module_level=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if PATH is None:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PATH, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def open_page(
    browser: Browser, address: str, size: tuple[int, int] = WIDE, scripts: bool = True
) -> Page:
    view = {"width": size[0], "height": size[1]}
    page = browser.new_page(viewport=view, java_script_enabled=scripts)
    page.goto(address)
    return page


@pytest.mark.parametrize("served", [False, True])
def test_a_number_is_followed_to_its_sentence(
    browser: Browser, site: Path, server: str, served: bool
) -> None:
    top = server if served else f"{site.as_uri()}/"
    page = open_page(browser, f"{top}04_funding.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("link", name="nine agreements").first.click()
    page.locator("#view .permalink").click()
    page.wait_for_url(f"{top}articles/000.html#{sample.NINE.id}", wait_until="load")
    mark = page.locator("mark:target")
    assert mark.inner_text() == "nine agreements with Kosovo"
    assert mark.evaluate("m => { const r = m.getBoundingClientRect();"
                         " return r.top >= 0 && r.bottom <= innerHeight }")  # fmt: skip
    assert asked
    assert all(url.startswith((top, "data:")) for url in asked)
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", "style not applied"


def test_wide_screens_show_the_note_beside_its_line(browser: Browser, site: Path) -> None:
    page = open_page(browser, f"{site.as_uri()}/04_funding.html")
    number, note = page.locator(".answer .wb").first, page.locator("#note-1")
    assert note.is_visible()
    line, box = number.bounding_box(), note.bounding_box()
    assert line
    assert box
    assert box["x"] > line["x"] + line["width"]
    assert abs(box["y"] - line["y"]) < 30


def test_a_number_in_a_table_shows_its_note_on_hover_and_focus(
    browser: Browser, site: Path
) -> None:
    page = open_page(browser, f"{site.as_uri()}/04_funding.html")
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


def test_the_list_of_evidence_shows_when_a_note_points_at_it(browser: Browser, site: Path) -> None:
    page = open_page(browser, f"{site.as_uri()}/04_funding.html", scripts=False)
    assert not page.locator(".endnotes").is_visible()
    page.get_by_role("link", name="4 facts in 1 article").click()
    assert page.locator("#evidence-7").is_visible()


def test_on_a_phone_the_note_opens_in_place(browser: Browser, site: Path) -> None:
    page = open_page(browser, f"{site.as_uri()}/04_funding.html", PHONE, scripts=False)
    note = page.locator("#note-4")
    assert not note.is_visible()
    page.get_by_role("link", name="Open note 4").click()
    note.wait_for(state="visible")
    box = note.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]


@pytest.mark.parametrize("name", ["index", "04_funding", "countries/XK", "articles/000"])
def test_pages_fit_a_phone(browser: Browser, site: Path, name: str) -> None:
    page = open_page(browser, f"{site.as_uri()}/{name}.html", PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("name", ["04_funding", "articles/001"])
def test_words_of_articles_cannot_run(browser: Browser, site: Path, name: str) -> None:
    page = open_page(browser, f"{site.as_uri()}/{name}.html")
    for link in page.get_by_text("click", exact=True).all():
        link.click()
    assert page.title() != "run"


def test_on_paper_notes_are_numbered_footnotes(browser: Browser, site: Path) -> None:
    page = open_page(browser, f"{site.as_uri()}/04_funding.html")
    page.emulate_media(media="print")
    assert not page.locator("#note-1").is_visible()
    assert page.locator(".endnotes li").count() == 7
    assert page.locator(".endnotes").is_visible()
    assert page.locator(".answer .ref").first.is_visible()
