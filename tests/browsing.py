"""Reading the report in a real browser: pages that are opened, watched, and opened again."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from wbdossier.site.paper import BROWSERS

SIZES = {360: 740, 768: 1024, 1280: 900}
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast", "link-in-text-block"]  # all that a colour scheme changes


def chromium() -> str:
    """Return the machine's browser; without one a test is left out, on CI it fails."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say(f"left out: no browser on this machine ({', '.join(BROWSERS)})")
    return str(found)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine and yield its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Reader:
    """One page for each kind of browser, opened again for each test: a new one takes as long.

    What no page may do is kept in ``faults``: errors and anything else on the console, and
    requests for what is not below the address of the site.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.pages: dict[str, Page] = {}
        self.faults: list[str] = []
        self.top = ""

    def open(
        self, top: str, name: str, width: int = 1280, *, media: str = "screen",
        color_scheme: str = "light", reduced_motion: str = "no-preference", **kind: Any,
    ) -> Page:  # fmt: skip
        """Open a page of the site at ``top``; ``kind`` is what a new window is made with."""
        page = self.pages.get(repr(kind)) or self._new(kind)
        page.goto("about:blank")  # else another fragment of the same page would not load it anew
        page.mouse.move(0, 0)
        self.top = top
        page.set_viewport_size({"width": width, "height": SIZES[width]})
        look: dict[str, Any] = {"color_scheme": color_scheme, "reduced_motion": reduced_motion}
        page.emulate_media(media=media, **look)  # type: ignore[arg-type]
        page.goto(top + name)
        return page

    def close(self) -> None:
        """End a test: close the windows it opened, and fail if a page did what none may do."""
        for page in self.pages.values():
            for other in page.context.pages:
                if other is not page:
                    other.close()
        faults, self.faults = self.faults, []
        assert not faults

    def _new(self, kind: dict[str, Any]) -> Page:
        page = self.browser.new_context(**kind).new_page()
        page.on("console", lambda said: self.faults.append(said.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))
        self.pages[repr(kind)] = page
        return page

    def _asked(self, address: str) -> None:
        if not address.startswith((self.top, "data:", "blob:")):
            self.faults.append(address)


def violations(
    page: Page, within: str | None = None, rules: list[str] | None = None, *, colours: bool = True
) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA, or against some of its rules alone.

    Colours are the same on every width, and looking at them takes longest.
    """
    kind, values = ("rule", rules) if rules else ("tag", LEVELS)
    options: dict[str, Any] = {"preload": False, "runOnly": {"type": kind, "values": values}}
    if not colours:
        options["rules"] = {rule: {"enabled": False} for rule in CONTRAST}
    found = Axe().run(page, within, options).response["violations"]
    return [f"{v['id']}: {n['html'][:160]}" for v in found for n in v["nodes"]]


def box(part: Locator) -> dict[str, float]:
    """Return the place of what is shown."""
    found = part.bounding_box()
    assert found
    return dict(found)  # type: ignore[call-overload, no-any-return]


def overlap(a: Locator, b: Locator) -> bool:
    """Whether one thing covers another."""
    one, other = box(a), box(b)
    return all(
        one[at] < other[at] + other[size] - 1 and other[at] < one[at] + one[size] - 1
        for at, size in (("x", "width"), ("y", "height"))
    )
