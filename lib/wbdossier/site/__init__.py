"""The report: executed notebooks and the articles' evidence as static pages.

``render`` writes the whole site; it reads nothing but its input, and leaves the last
good site where a page cannot be made.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from wbdossier.site import links
from wbdossier.site.inputs import TITLE, Run, SiteInput

__all__ = ["TITLE", "Run", "SiteInput", "render"]

STYLE = Path(__file__).parent / "style.css"


def render(site: SiteInput, target: Path) -> None:
    """Write the site into the folder ``target``, in place of what stood there.

    Raises:
        Problem: a notebook is missing or has no title, a number cites a fact that is not in
            ``site``, or a link leads nowhere. Nothing is written then.
    """
    from wbdossier.site.pages import Pages  # slow: pandas, Jinja

    pages = {path: text.encode() for path, text in Pages(site).render().items()}
    files = pages | {"style.css": STYLE.read_bytes()} | _downloads(site)
    links.check(files)
    _write(files, target)


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
