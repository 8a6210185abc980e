"""The report on paper: one PDF with words and footnotes; without a browser, a sentence."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from wbdossier.errors import Problem
from wbdossier.site import paper


@pytest.mark.usefixtures("chromium")
def test_the_report_is_printed_with_its_footnotes(site: Path, tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(paper.write(site, tmp_path / "report.pdf")) as printed:
        said = "".join(page.get_textpage().get_text_range() for page in printed)
        assert len(printed) >= len(paper.pages(site))
    assert "€190 million" in said
    assert "Evidence" in said
    assert "https://example.org/accord" in said
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_the_index_comes_first_and_views_for_the_screen_are_left_out(site: Path) -> None:
    names = [page.relative_to(site).as_posix() for page in paper.pages(site)]
    assert names == ["index.html", "04_funding.html", "countries/XK.html", "method.html"]


def test_without_a_browser_one_sentence_says_so(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    last = tmp_path / "report.pdf"
    last.write_bytes(b"the last one")
    with pytest.raises(Problem, match="no browser on this machine"):
        paper.write(site, last)
    assert last.read_bytes() == b"the last one"


def test_a_browser_that_prints_nothing_is_named(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "chromium").symlink_to("/bin/true")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Problem, match="printed nothing"):
        paper.write(site, tmp_path / "report.pdf")
    assert not (tmp_path / "report.pdf").exists()
