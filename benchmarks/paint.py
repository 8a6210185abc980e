"""How soon a page of the report is there: largest contentful paint and layout shift.

Run with ``.venv/bin/python benchmarks/paint.py [--site DIR]``. The pages come from a server of this
machine over a line as slow as a telephone's (1.6 Mbit/s, an answer after 150 ms), into a browser
with a quarter of this machine's speed and nothing kept from before.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from wbdossier import paths
from wbdossier.site import paper

SLOWER = 4  # times
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8,
        "uploadThroughput": 0.75e6 / 8}  # fmt: skip
SIZES = {"phone": (360, 740), "wide": (1280, 900)}
TIMES = 5
SEEN = """async () => {
  const seen = (type) => new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries())).observe({ type, buffered: true });
    setTimeout(() => done([]), 500); });
  const [paints, shifts] = [await seen("largest-contentful-paint"), await seen("layout-shift")];
  const first = performance.getEntriesByName("first-contentful-paint")[0];
  return { first: first.startTime, largest: paints.at(-1).startTime,
    shift: shifts.reduce((sum, each) => sum + each.value, 0) };
}"""


def heaviest(site: Path, pattern: str) -> str:
    """Return the address of the largest page that fits a pattern; no view for the screen alone."""
    pages = [p for p in site.glob(pattern) if p.name not in {"index.html", *paper.SCREEN_ONLY}]
    return (
        max(pages, key=lambda page: (page.stat().st_size, page.name)).relative_to(site).as_posix()
    )


def pages(site: Path) -> list[str]:
    """Return the index, and the heaviest page of a theme, a country and an article."""
    return ["index.html", *(heaviest(site, f"{d}*.html") for d in ("", "countries/", "articles/"))]


def opened(browser: Browser, address: str, size: tuple[int, int]) -> dict[str, Any]:
    """Open a page once, as who was never here before, and return what was seen when."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    found: dict[str, Any] = page.evaluate(SEEN)
    context.close()
    return found


def measure(browser: Browser, site: Path, top: str) -> None:
    """Print the medians of each page at each size."""
    print(
        f"{'page':24} {'kB':>5} {'window':>7} {'first':>8} {'largest':>8} {'worst':>8} {'shift':>7}"
    )
    for name in pages(site):
        size = (site / name).stat().st_size / 1000
        for window, shape in SIZES.items():
            runs = [opened(browser, top + name, shape) for _ in range(TIMES)]
            first, largest = (statistics.median(r[k] for r in runs) for k in ("first", "largest"))
            worst, shift = (max(run[key] for run in runs) for key in ("largest", "shift"))
            print(f"{name:24} {size:5.0f} {window:>7} {first:5.0f} ms {largest:5.0f} ms "
                  f"{worst:5.0f} ms {shift:7.4f}", flush=True)  # fmt: skip


def main() -> None:
    """Serve a site and measure its pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=paths.OUTPUTS / "site")
    site = parser.parse_args().site
    if not (site / "index.html").is_file():
        sys.exit(f"{site}: no report; build one with `wbdossier build`")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    command = next(filter(None, map(shutil.which, paper.BROWSERS)), None)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=command, args=sandbox)
        measure(browser, site, f"http://127.0.0.1:{server.server_port}/")
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
