"""What is said when something is wrong, and that the last good report stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
import sample_site as sample

from wbdossier.errors import Problem
from wbdossier.site import inputs, links, render


def test_a_broken_link_names_the_page_and_the_link() -> None:
    with pytest.raises(Problem, match=r"a\.html.*'b\.html#gone'.*does not have"):
        links.check({"a.html": b"<a href='b.html#gone'>b</a>", "b.html": b"<p id='here'>b</p>"})
    with pytest.raises(Problem, match=r"sub/a\.html.*leads to c\.html"):
        links.check({"sub/a.html": b"<a href='../c.html'>c</a>"})
    links.check({"a.html": b"<a href='#x'>x</a><a href='https://example.org'>e</a><p id='x'>"})


def spoilt(folder: Path, **changed: Any) -> inputs.SiteInput:
    given = sample.site_input(folder, **changed)
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("the last good one", encoding="utf-8")
    return given


def check_problem(given: inputs.SiteInput, match: str) -> None:
    target = given.data.parent / "site"
    with pytest.raises(Problem, match=match):
        render(given, target)
    assert (target / "index.html").read_text("utf-8") == "the last good one"
    assert [p.name for p in target.iterdir()] == ["index.html"]


def test_an_unknown_fact_names_the_notebook(tmp_path: Path) -> None:
    facts = [f for f in sample.FACTS if f is not sample.RADIO]
    check_problem(spoilt(tmp_path, facts=facts), rf"04_funding\.ipynb.*{sample.RADIO.id}")


def test_a_missing_notebook_is_a_problem(tmp_path: Path) -> None:
    check_problem(spoilt(tmp_path, runs=[sample.Run("05_gone")]), r"05_gone\.ipynb.*is missing")


def test_a_notebook_needs_a_title(tmp_path: Path) -> None:
    given = spoilt(tmp_path)
    untitled = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("No question")])
    nbformat.write(untitled, given.executed / "04_funding.ipynb")
    check_problem(given, "has no title")


def test_damaged_notebook_is_a_problem(tmp_path: Path) -> None:
    given = spoilt(tmp_path)
    (given.executed / "04_funding.ipynb").write_text("{", encoding="utf-8")
    check_problem(given, "cannot be read as a notebook")


@pytest.mark.parametrize("name", ["index", "04_funding"])
def test_two_runs_cannot_share_a_page(tmp_path: Path, name: str) -> None:
    check_problem(spoilt(tmp_path, runs=[*sample.RUNS, sample.Run(name)]), "the same page")
