"""What tests in several folders share; because of this file they find the modules beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)  # the first example compiles the patterns
settings.load_profile("patient")

if TYPE_CHECKING:  # slow to import, for the tests that read no page
    from browsing import Reader
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the sample, made once."""
    import sample_site  # here, for the tests that read no page

    from wbdossier.site import render

    folder = tmp_path_factory.mktemp("report")
    render(sample_site.site_input(folder), folder / "site")
    return folder / "site"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The machine's browser; without one a test is left out, on CI it fails."""
    import browsing

    return browsing.chromium()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """The browser, started once in a file: while it runs, no other test could run an event loop."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the sample's report on a server of this machine."""
    import browsing

    with browsing.serving(site) as address:
        yield address


@pytest.fixture(scope="module")
def _reader(browser: Browser) -> Reader:
    import browsing

    return browsing.Reader(browser)


@pytest.fixture
def reader(_reader: Reader) -> Iterator[Reader]:
    """Opens pages; it fails the test if a page errs or asks for what is not the site's."""
    yield _reader
    _reader.close()


@pytest.fixture
def opened(reader: Reader, site: Path) -> Callable[..., Page]:
    """Open a page of the sample's report from its folder: its name, the width, other settings."""

    def one(name: str, width: int = 1280, **settings: Any) -> Page:
        return reader.open(f"{site.as_uri()}/", name, width, **settings)

    return one
