"""Figures in a real browser: a mark opens its evidence, and what is taken along opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import drawn
import pytest
import sample_site as sample
import synthetic
from browsing import CONTRAST, SIZES, Reader, violations
from playwright.sync_api import Locator, Page

from wbdossier import paths

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(paths.OUT_VARIABLE, str(synthetic.empty(folder / "data")))
        return drawn.report(folder / "report")


@pytest.fixture
def opened(reader: Reader, report: Path) -> Open:
    """Open the page with the figure."""

    def one(width: int = 1280, **settings: Any) -> Page:
        return reader.open(f"{report.as_uri()}/", "04_funding.html", width, **settings)

    return one


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
    assert violations(page, "#fig-marks", CONTRAST if scheme == "dark" else None) == []
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
    page = opened(color_scheme="dark", media="print")
    styled = "e => (s => [s.color, s.breakInside])(getComputedStyle(e))"
    assert page.locator("#fig-marks").evaluate(styled) == ["rgb(27, 27, 25)", "avoid"]
    assert not page.locator("#fig-marks .downloads").is_visible()
    told = page.locator(".endnotes .told").first
    assert "as in note" in told.inner_text()
    assert not told.locator(".context").first.is_visible()
