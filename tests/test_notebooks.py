"""The notebooks: their form, what they store, and that they run on any data."""

from __future__ import annotations

import ast
import itertools
import re
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
import synthetic
from lxml import html

from wbdossier import paths
from wbdossier.run import parameters, plan

NOTEBOOKS = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]
KERNEL = "wbdossier"  # forked from a process that has done the imports


@pytest.fixture(params=NOTEBOOKS, ids=NAMES)
def notebook(request: pytest.FixtureRequest) -> Any:
    return nbformat.read(request.param, as_version=4)


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tagged(notebook: Any, tag: str) -> list[int]:
    return [i for i, c in enumerate(notebook.cells) if tag in c.metadata.get("tags", ())]


def sentences(cell: Any) -> list[str]:
    """The sentences a cell shows; a full stop inside a quotation ends none."""
    (output,) = cell.outputs
    words = html.fromstring(output["data"]["text/html"]).text_content()
    unquoted = re.sub(r"“[^”]*”", "“”", words)
    return re.findall(r".+?\.(?=\s[A-Z0-9“]|$)", unquoted)


def problems(executed: Any) -> list[Any]:
    """What a run should not leave behind: errors, and words on stderr."""
    outputs = [output for cell in code(executed) for output in cell.outputs]
    return [o for o in outputs if o.output_type in ("error", "stream")]


def test_the_notebooks_are_numbered() -> None:
    assert [name[:3] for name in NAMES] == [f"{n:02d}_" for n in range(1, len(NAMES) + 1)]


def test_it_asks_a_question(notebook: Any) -> None:
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert re.fullmatch(r"# [A-Z][^\n]*\?", first.source)


def test_it_begins_with_parameters_imports_and_the_answer(notebook: Any) -> None:
    assert tagged(notebook, "parameters") == [1]
    assert tagged(notebook, "answer") == [3]
    statements = ast.parse(notebook.cells[2].source).body
    assert all(isinstance(s, (ast.Import, ast.ImportFrom)) for s in statements)
    assert notebook.cells[4].source.startswith("## Scope and sources\n")


def test_only_one_cell_imports(notebook: Any) -> None:
    others = [notebook.cells[i].source for i in range(len(notebook.cells)) if i not in (1, 2)]
    assert not [s for s in others if re.search(r"^\s*(?:import|from)\s", s, re.MULTILINE)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_its_parameters_are_typed_and_explained(path: Path) -> None:
    declared = parameters.declared(path)
    assert declared
    assert all(parameter.meaning for parameter in declared.values())


def test_the_answer_is_two_to_four_sentences(notebook: Any) -> None:
    said = sentences(notebook.cells[3])
    assert 2 <= len(said) <= 4, said


def test_it_closes_with_what_it_does_not_show(notebook: Any) -> None:
    last = notebook.cells[-1]
    assert last.cell_type == "markdown"
    assert last.source.startswith("## What this does not show\n")


def test_prose_types_no_number(notebook: Any) -> None:
    prose = [c.source for c in notebook.cells if c.cell_type == "markdown"]
    assert not [s for s in prose if re.search(r"\d", re.sub(r"`[^`]*`", "", s))]


def test_each_cell_of_the_analysis_has_its_sentence(notebook: Any) -> None:
    cells = notebook.cells[4:]
    for before, cell in itertools.pairwise(cells):
        assert cell.cell_type == "markdown" or before.cell_type == "markdown"


def test_cells_are_short(notebook: Any) -> None:
    lengths = sorted(len(cell.source.splitlines()) for cell in code(notebook))
    assert 1 <= lengths[len(lengths) // 2] <= 5
    assert lengths[-1] <= 12


def test_no_cell_hides_its_output_or_reaches_outside(notebook: Any) -> None:
    for cell in code(notebook):
        assert not cell.source.rstrip().endswith(";")
        assert not re.search(r"\.\./|^[%!]|\bopen\(|datetime|requests", cell.source, re.MULTILINE)


def test_it_is_stored_as_it_ran(notebook: Any) -> None:
    counts = [cell.execution_count for cell in code(notebook)]
    assert counts == list(range(1, len(counts) + 1))
    assert not problems(notebook)


def test_it_stores_nothing_of_its_machine(notebook: Any) -> None:
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    assert notebook.metadata == {"kernelspec": kernel, "language_info": {"name": "python"}}
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)


def test_every_run_fits_its_notebook() -> None:
    runs = plan.load(paths.NOTEBOOKS / "runs.toml", ["000", "001"])
    plan.check(runs)
    assert {run.notebook.stem for run in runs} == set(NAMES)
    countries = [run.name for run in runs if "country" in run.parameters]
    assert sorted(countries) == [f"country-{c}" for c in ("AL", "BA", "ME", "MK", "RS", "XK")]
    sources = [run.name for run in runs if "article" in run.parameters]
    assert sources == ["source-000", "source-001"]


@pytest.mark.parametrize("size", ["empty", "many"])
@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_it_runs_on_any_data(
    path: Path, size: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.OUT_VARIABLE, str(getattr(synthetic, size)(tmp_path)))
    executed = papermill.execute_notebook(
        path, tmp_path / "done.ipynb", kernel_name=KERNEL, progress_bar=False
    )
    assert not problems(executed)
    assert sentences(executed.cells[3])
    shown = [o["data"]["text/html"] for c in code(executed) for o in c.outputs]
    assert not [words for words in shown if "<script" in words]
