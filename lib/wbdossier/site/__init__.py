"""The report: executed notebooks and the articles' evidence as static pages.

A ``Report`` reads nothing but its input, and leaves the last good site where a page cannot be made.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from wbdossier.errors import Problem
from wbdossier.site import links
from wbdossier.site.inputs import TITLE, Run, SiteInput

__all__ = ["TITLE", "Report", "Run", "SiteInput", "render"]

STYLE = Path(__file__).parent / "style"
SCRIPT = Path(__file__).parent / "script"


class Report:
    """The report on its way: its pages can be made one by one, as the notebooks are executed."""

    def __init__(self, site: SiteInput) -> None:
        """Prepare; nothing is written yet."""
        from wbdossier.site.pages import Pages  # slow

        self.site, self.pages = site, Pages(site)

    def take(self, run: Run) -> None:
        """Make the page of a run that has been executed; raises what ``write`` would."""
        self.pages.take(run)

    def write(self, target: Path) -> list[Problem]:
        """Write the site into the folder ``target``, in place of what stood there.

        Returns:
            A problem for each number without a source, and for each derived number that its facts
            do not give: a draft is worth looking at, and to be told about.

        Raises:
            Problem: a notebook is missing or has no title, a number cites a fact that is not in
                the report, or a link leads nowhere. Nothing is written then.
        """
        from wbdossier.site import citations, search_index, web_annotations

        made, site = self.pages, self.site
        texts = made.render()
        pages = {path: text.encode() for path, text in texts.items()}
        data = web_annotations.files(site, made.facts) | citations.files(site) | made.views()
        data |= {search_index.FILE: made.index(texts), "script.js": script()}
        files = pages | data | made.downloads | {"style.css": stylesheet()} | _downloads(site)
        links.check(files)
        _write(files, target)
        return made.problems


def render(site: SiteInput, target: Path) -> list[Problem]:
    """Write the whole site into ``target``; as ``Report.write``."""
    return Report(site).write(target)


def stylesheet() -> bytes:
    """Return the one style sheet: the files of ``style``, in the order of their names."""
    return b"\n".join(path.read_bytes() for path in sorted(STYLE.glob("*.css")))


def script() -> bytes:
    """Return the one script: the files of ``script``, in the order of their names."""
    return b"\n".join(path.read_bytes() for path in sorted(SCRIPT.glob("*.js")))


def _downloads(site: SiteInput) -> dict[str, bytes]:
    """Return the tables and the executed notebooks under their addresses."""
    tables = {f"data/{path.name}": path for path in site.tables}
    books = {f"notebooks/{run.name}.ipynb": site.notebook(run) for run in site.runs}
    return {address: path.read_bytes() for address, path in (tables | books).items()}


def _write(files: dict[str, bytes], target: Path) -> None:
    """Write the files beside ``target`` first, then put them in its place."""
    fresh = target.with_name(f".{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for address, content in files.items():
        path = fresh / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if target.exists():
        shutil.rmtree(target)
    fresh.rename(target)
