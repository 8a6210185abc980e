"""The report on paper: its pages as one PDF, printed by the browser of the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from wbdossier.errors import Problem

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LIMIT = 60  # seconds that one page may take
ORDER = ("*.html", "countries/*.html", "sources/*.html")
FIRST, LAST = "index.html", "method.html"
SCREEN_ONLY = {"search.html", "facts.html"}


def browser() -> str:
    """Return the browser that prints.

    Raises:
        Problem: the machine has none.
    """
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    raise Problem(
        "--pdf",
        f"no browser on this machine ({', '.join(BROWSERS)})",
        "install Chromium; the tables and the site are made without it",
    )


def write(site: Path, target: Path) -> Path:
    """Print index, themes and briefs of a finished ``site`` into the one PDF ``target``.

    Raises:
        Problem: there is no browser, or it does not print a page. ``target`` stays as it was.
    """
    command = browser()
    with tempfile.TemporaryDirectory(prefix="wbdossier-pdf-") as folder:
        work = Path(folder)
        printed = [
            _print(command, page, work / f"{i:04}.pdf", work / "profile")
            for i, page in enumerate(pages(site))
        ]
        _join(printed, target)
    return target


def pages(site: Path) -> list[Path]:
    """Return the pages a reader takes on paper: index, themes, countries, briefs, the method."""
    found = [page for pattern in ORDER for page in sorted(site.glob(pattern))]
    between = (page for page in found if page.name not in {FIRST, LAST, *SCREEN_ONLY})
    return [site / FIRST, *between, site / LAST]


def _print(command: str, page: Path, target: Path, profile: Path) -> Path:
    """Let the browser print one page; it asks nothing of the network."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # root cannot have one
    told = [
        command, "--headless", *sandbox, "--disable-gpu", "--disable-background-networking",
        "--no-first-run", f"--user-data-dir={profile}", "--no-pdf-header-footer",
        f"--print-to-pdf={target}", page.resolve().as_uri(),
    ]  # fmt: skip
    try:
        subprocess.run(told, capture_output=True, timeout=LIMIT, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Problem(page, f"{command} does not print it: {error}", "print it by hand") from error
    if not target.is_file():
        raise Problem(page, f"{command} printed nothing", "open it in a browser and print it")
    return target


def _join(parts: Sequence[Path], target: Path) -> None:
    """Put the printed pages behind one another, in place of what ``target`` was."""
    import pypdfium2  # type: ignore[import-untyped]  # slow, and only this needs it

    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        with pypdfium2.PdfDocument(part) as one:
            whole.import_pages(one)
    beside = target.with_name(f".{target.name}.new")
    whole.save(beside)
    whole.close()
    os.replace(beside, target)
