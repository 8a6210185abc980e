"""Tiny projects for tests: notebooks of a few cells, runs.toml, articles."""

import json
from collections.abc import Iterable
from pathlib import Path

COUNTRY = 'from typing import Literal\n\ncountry: Literal["AL", "BA"] = "AL"  # Whose page it is'
QUESTION = "# What does a tiny notebook say?"


def cell(source: str, kind: str = "code", tags: Iterable[str] = (), number: int = 0) -> dict:
    common = {"id": f"cell-{number}", "metadata": {"tags": list(tags)}, "source": source}
    if kind == "markdown":
        return {"cell_type": kind, **common}
    return {"cell_type": kind, **common, "outputs": [], "execution_count": None}


def notebook(path: Path, *code: str, parameters: str | None = "limit: int = 3  # How many") -> Path:
    """Write a notebook: a question, the parameters cell, then the code cells given."""
    cells = [cell(QUESTION, "markdown")]
    if parameters is not None:
        cells.append(cell(parameters, tags=["parameters"], number=1))
    cells += [cell(source, number=n) for n, source in enumerate(code, 2)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Mine", "language": "python"}}
    content = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def outputs(path: Path) -> str:
    """Return everything an executed notebook printed."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    found = [o for c in cells for o in c.get("outputs", []) if o["output_type"] == "stream"]
    return "".join("".join(output["text"]) for output in found)
