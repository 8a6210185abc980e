"""A drawing whose marks are facts of the sample, and the sample's report with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import sample_site as sample

from wbdossier.charts.pen import box, dot
from wbdossier.figures import canvas, show, write
from wbdossier.records import Fact
from wbdossier.site import render

ALT = "Grants: €190 million; radio: a dot; agreements: a box."


def row(fact: Fact) -> dict[str, Any]:
    """A fact as tables have it."""
    known = {"id": fact.id, "doc": fact.doc, "quote": fact.quote, "origin": fact.origin}
    return known | {"note": fact.note, "sentence": f"It said: {fact.quote}."}


def marks() -> str:
    """The drawing: words, a dot and a box that are facts; words that claim one it does not have."""
    fig, ax = canvas("marks", 120)
    write(ax, 0, 12, "€190 million\nin grants", fact=sample.GRANTS.id)
    dot(ax, 20, 60, full=True, fact=sample.RADIO.id)
    box(ax, 0, 80, 60, 20, fill="accent", fact=sample.NINE.id)
    write(ax, 90, 90, "not said", fact="000-nothing")
    facts = [row(fact) for fact in (sample.GRANTS, sample.RADIO, sample.NINE)]
    return str(show(fig, "Grants lead", "Money offered", ALT, facts).html)


def report(folder: Path) -> Path:
    """Render the sample's report, the drawing before its chart, and return where it is."""
    given = sample.site_input(folder)
    notebook = given.notebook(sample.RUNS[0])
    cells = nbformat.read(notebook, as_version=4)
    cells.cells.insert(-2, sample.shows("marks(funding)", marks()))
    nbformat.write(cells, notebook)
    assert not [str(p) for p in render(given, folder / "site") if "fig-marks" in p.place]
    return folder / "site"
