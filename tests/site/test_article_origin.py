"""The page of an article says what its text was made from and what a machine filled in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import sample_site as sample
from html_pages import page, said

from wbdossier.site import render


def test_what_was_inferred_and_what_it_was_made_from_are_said(tmp_path: Path) -> None:
    made = replace(
        sample.A,
        accessed="2024-07-01",
        original_file="accord <1>.pdf",
        original_sha256="ab" * 32,
        inferred=("title", "date"),
    )
    render(sample.site_input(tmp_path, articles=(made, sample.B)), tmp_path / "site")
    text = said(page(tmp_path / "site", "articles/000.html"))
    assert "Accessed2024-07-01" in "".join(text.split())
    assert f"accord <1>.pdf, SHA-256 {'ab' * 32}" in text
    assert "by machine when it was added: title, date" in text


def test_an_article_typed_in_says_nothing_of_that(site: Path) -> None:
    text = said(page(site, "articles/000.html"))
    assert not [words for words in ("Accessed", "Made from", "by machine") if words in text]
