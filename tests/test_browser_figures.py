"""Figures in a real browser: a mark opens its evidence, and what is taken along opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import drawn
import pytest
import sample_site as sample
import synthetic
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page
from test_browser import MISSING, PATH, browser

from wbdossier import paths

__all__ = ["browser"]  # a fixture

if PATH is None:
    pytest.skip(MISSING, allow_module_level=True)

SIZES = {360: 740, 768: 1024, 1280: 900}
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(paths.OUT_VARIABLE, str(synthetic.empty(folder / "data")))
        return drawn.report(folder / "report")


@pytest.fixture
def opened(browser: Browser, report: Path) -> Iterator[Open]:
    """Open the page with the figure; no error is told, and nothing is asked for elsewhere."""
    wrong: list[str] = []
    contexts = []

    def one(width: int = 1280, **settings: object) -> Page:
        view = {"width": width, "height": SIZES[width]}
        contexts.append(browser.new_context(viewport=view, **settings))
        page = contexts[-1].new_page()
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "request",
            lambda r: (
                None if r.url.startswith((f"{report.as_uri()}/", "data:")) else wrong.append(r.url)
            ),
        )
        page.goto(f"{report.as_uri()}/04_funding.html")
        return page

    yield one
    for context in contexts:
        context.close()
    assert wrong == []


def mark(page: Page, fact: str) -> Locator:
    return page.locator(f"#fig-marks svg a[href$='{fact}']").first


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
def test_a_mark_opens_its_evidence_by_click(opened: Open, width: int, scheme: str) -> None:
    page = opened(width, color_scheme=scheme)
    mark(page, sample.GRANTS.id).click()
    view = page.locator("#view:popover-open")
    view.wait_for()
    assert view.locator(".view-title").inner_text() == "€190 million"
    assert "up to €190 million in grants" in view.inner_text()
    page.get_by_role("button", name="Close").click()
    mark(page, sample.NINE.id).click()
    view.wait_for()
    assert view.locator(".view-title").inner_text() == "Evidence"
    assert "its caption says eight" in view.inner_text()


@pytest.mark.parametrize("width", SIZES)
def test_a_mark_opens_its_evidence_by_keyboard(opened: Open, width: int) -> None:
    page = opened(width)
    page.locator("#fig-marks .scroll").focus()
    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
    wanted = (sample.GRANTS, sample.RADIO, sample.NINE)
    assert sorted(reached) == sorted(f"articles/000.html#{fact.id}" for fact in wanted)
    page.keyboard.press("Enter")
    view = page.locator("#view:popover-open")
    view.wait_for()
    page.keyboard.press("Escape")
    view.wait_for(state="detached")
    assert page.evaluate("document.activeElement.getAttribute('href')") == reached[-1]


def test_without_scripts_a_mark_leads_to_the_article(opened: Open, report: Path) -> None:
    page = opened(java_script_enabled=False)
    mark(page, sample.RADIO.id).click()
    page.wait_for_url(f"{report.as_uri()}/articles/000.html#{sample.RADIO.id}")
    assert page.locator("mark:target").inner_text().startswith("€30 million")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_who_reads_a_figure(opened: Open, scheme: str) -> None:
    page = opened(color_scheme=scheme)
    found = Axe().run(page, "#fig-marks", {"preload": False})
    assert not found.response["violations"], found.generate_report()
    label = "document.getElementById('fig-marks').querySelector('svg')"
    assert page.evaluate(f"{label}.getAttribute('role')") == "group"


@pytest.mark.parametrize("kind", ["SVG", "PNG"])
def test_the_pictures_open_in_a_browser(opened: Open, report: Path, kind: str) -> None:
    page = opened()
    link = page.locator("#fig-marks .downloads").get_by_role("link", name=kind)
    assert link.get_attribute("href") == f"figures/04_funding-fig-marks.{kind.lower()}"
    page.goto(f"{report.as_uri()}/{link.get_attribute('href')}")
    broken = page.evaluate("!!document.querySelector('parsererror')")
    width = page.evaluate(
        "document.images.length ? document.images[0].naturalWidth"
        " : document.documentElement.getBoundingClientRect().width"
    )
    assert (broken, width) == (False, {"SVG": 392, "PNG": 784}[kind])


def test_on_paper_a_figure_is_light_and_whole_and_a_sentence_stands_once(opened: Open) -> None:
    page = opened(color_scheme="dark")
    page.emulate_media(media="print")
    styled = "e => (s => [s.color, s.breakInside])(getComputedStyle(e))"
    assert page.locator("#fig-marks").evaluate(styled) == ["rgb(27, 27, 25)", "avoid"]
    assert not page.locator("#fig-marks .downloads").is_visible()
    told = page.locator(".endnotes .told").first
    assert "as in note" in told.inner_text()
    assert not told.locator(".context").first.is_visible()
