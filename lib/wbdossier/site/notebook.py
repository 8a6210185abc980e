"""An executed notebook as the parts of a page: title, answer, body, preparation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wbdossier.errors import Problem
from wbdossier.site.safe import clean

TEMPLATES = Path(__file__).parent / "templates"
HEADING = re.compile(r"\s*#\s+(?P<title>[^\n]+)\n*")
# What a page can show, best first.
SHOWN = ["text/html", "image/svg+xml", "text/markdown", "image/png", "text/plain"]
PREPARING = {"parameters", "injected-parameters", "imports", "setup", "answer"}


@dataclass(frozen=True)
class Parts:
    """The parts of a notebook's page, as sanitised HTML; the title is plain text."""

    title: str
    answer: str
    body: str
    preparation: str


def read(path: Path) -> Parts:
    """Read an executed notebook and render its cells with our nbconvert template."""
    import nbformat  # both imports are slow, and only this module needs them

    if not path.is_file():
        raise Problem(path, "is missing", "run the notebooks first with `wbdossier build`")
    try:
        notebook = nbformat.read(path, as_version=4)
    except ValueError as error:  # includes malformed JSON and a failed validation
        raise Problem(path, f"cannot be read as a notebook: {error}", "run it again") from error
    title = _take_title(notebook.cells, path)
    answer = [cell for cell in notebook.cells if "answer" in _tags(cell)]
    preparation = _preparation(notebook.cells)
    body = [cell for cell in notebook.cells if cell not in preparation]
    return Parts(
        title,
        _export(notebook, answer, exclude_input=True),
        _export(notebook, body),
        _export(notebook, preparation, exclude_output=True),
    )


def _take_title(cells: Sequence[Any], path: Path) -> str:
    """Return the question that heads cell 0, and take it out of the cell."""
    match = HEADING.match(cells[0].source) if cells and cells[0].cell_type == "markdown" else None
    if not match:
        raise Problem(path, "has no title", "begin its first cell with `# ` and the question")
    cells[0].source = cells[0].source[match.end() :]
    return match["title"].strip()


def _preparation(cells: Sequence[Any]) -> list[Any]:
    """Return the code cells that show nothing of their own: parameters, imports, set-up."""
    code = [cell for cell in cells if cell.cell_type == "code"]
    first = next((i for i, cell in enumerate(code) if cell.outputs), len(code))
    return [c for i, c in enumerate(code) if i < first or _tags(c) & PREPARING]


def _tags(cell: Any) -> set[str]:
    return set(cell.metadata.get("tags", ()))


def _export(notebook: Any, cells: list[Any], **excluded: bool) -> str:
    """Render some cells of a notebook, sanitised; ``excluded`` as in nbconvert's exporters."""
    if not cells:
        return ""
    exporter = _exporter()
    for trait in ("exclude_input", "exclude_output"):
        setattr(exporter, trait, excluded.get(trait, False))
    part = notebook.copy()
    part.cells = cells
    html, _ = exporter.from_notebook_node(part)
    return clean(html)


@cache
def _exporter() -> Any:
    """Return the one exporter; its template is ``templates/notebook``."""
    from nbconvert.exporters.templateexporter import TemplateExporter
    from nbconvert.filters.highlight import Highlight2HTML
    from traitlets.config import Config

    exporter: Any = TemplateExporter  # neither it nor the filter is typed
    highlight: Any = Highlight2HTML
    return exporter(
        config=Config(NbConvertBase={"display_data_priority": SHOWN}),
        template_name="notebook",
        template_file="index.html.j2",
        extra_template_basedirs=[str(TEMPLATES)],
        default_preprocessors=[],
        filters={"markdown": _markdown(), "highlight_code": highlight("python3")},
        raw_mimetypes=[],
    )


def _markdown() -> Callable[[str], str]:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    def render(source: str) -> str:
        renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
        return str(MarkdownWithMath(renderer=renderer).render(source))

    return render
