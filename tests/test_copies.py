"""Copies of one piece are one source: in the tables, the figures, the words and the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from markupsafe import Markup

from wbdossier import build, columns, dataset, findings, themes
from wbdossier.errors import Problem
from wbdossier.site import inputs
from wbdossier.site.notes import Note, Source
from wbdossier.site.pages import Pages

STRENGTH = "The KFOR mission has {} soldiers in Kosovo, its commander said."
PIECE = """He spoke on Tuesday at the gate of the camp outside the capital, where two hundred
relatives had come to see a company off. Patrols along the boundary will go on through the winter,
he said, and the bridge in the north stays open to those who walk. Engineers have begun to mend the
road to the monastery, which a flood had cut in spring. A new radio mast is to follow, paid for by
the town, and the helicopters will move to the southern field once its lights are working."""
OWN = """A visit to the other camp gave another picture: empty beds, a closed kitchen and a field
post office that opens twice a week. Officers there count every vehicle twice. The mayor of the
nearest town wants them to stay, for the bakery lives on them, and so do three guest houses."""
TEXTS = {
    "000": STRENGTH.format("4,500") + "\n\n" + PIECE,
    "001": "Our own lead is this one.\n\n" + STRENGTH.format("4,500") + "\n\n" + PIECE,
    "002": STRENGTH.format("3,800") + "\n\n" + OWN,
}


def seeds(folder: Path, texts: dict[str, str] = TEXTS, **more: str) -> Path:
    """Write articles of May 2024, each with what ``more`` has for its sidecar."""
    folder.mkdir()
    for id, text in texts.items():
        known = f'title = "Headline {id}"\ndate = "2024-05-0{int(id) + 1}"\n'
        known += f'publisher = "Paper {id}"\n' + more.get(f"of_{id}", "")
        (folder / f"{id}_made.txt").write_text(f"Headline {id}\n\n{text}\n", "utf-8")
        (folder / f"{id}_made.toml").write_text(known, "utf-8")
    return folder


def figures(seeds: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> pd.DataFrame:
    data, problems = build.tables(seeds)
    assert not problems
    dataset.write(data, folder / "data")
    monkeypatch.setenv("WBDOSSIER_OUT", str(folder))
    return themes.figures(
        *(themes.load(kind) for kind in ("personnel", "funding", "agreement", "articles"))
    )


def some(*docs: str) -> dict[str, str]:
    return {doc: TEXTS[doc] for doc in docs}


def test_two_prints_of_one_piece_are_one_source(tmp_path, monkeypatch) -> None:
    found = figures(seeds(tmp_path / "seeds", some("000", "001")), tmp_path, monkeypatch)
    (figure,) = themes.rows(found)
    assert figure["verdict"] == "one source"
    assert figure["reason"] == "000 and 001 print the same piece"
    assert "rests on one source alone" in text(findings.alone(found))
    assert "none does" in text(findings.shared(found, "001"))
    assert themes.dated(found).empty
    assert columns.ALONE["Article"](figure).endswith("(the same piece)")  # type: ignore[operator]


def test_a_copy_is_no_second_voice_against_a_third_article(tmp_path, monkeypatch) -> None:
    found = figures(seeds(tmp_path / "seeds"), tmp_path, monkeypatch)
    (figure,) = themes.rows(found)
    assert (figure["verdict"], figure["reason"]) == ("differ", None)
    assert [[(r["doc"], r["value"]) for r in pair] for pair in figure["differing"]] == [
        [("000", 4500), ("002", 3800)]
    ]
    assert len(themes.rows(themes.dated(found))[0]["readings"]) == 2
    said = text(findings.verdicts(found))
    assert "4,500 in Paper 000, 1 May 2024 but 3,800 in Paper 002, 3 May 2024" in said
    assert "Paper 000, 1 May 2024 = Paper 001, 2 May 2024" in text(
        columns.FIGURES["What the articles say"](figure)  # type: ignore[operator]
    )


def test_a_person_may_say_that_it_is_no_copy(tmp_path, monkeypatch) -> None:
    folder = seeds(tmp_path / "seeds", some("000", "001"), of_001='copy_of = ""\n')
    (figure,) = themes.rows(figures(folder, tmp_path, monkeypatch))
    assert figure["verdict"] == "agree"


def test_a_person_may_say_that_it_is_one(tmp_path, monkeypatch) -> None:
    folder = seeds(tmp_path / "seeds", some("000", "002"), of_002='copy_of = "000"\n')
    (figure,) = themes.rows(figures(folder, tmp_path, monkeypatch))
    assert figure["reason"] == "000 and 002 print the same piece"
    row = themes.rows(dataset.load("articles", tmp_path / "data"))[1]
    assert (row["copy_of"], row["copy_basis"], row["copy_note"]) == ("000", "stated", None)


def test_a_stated_id_that_no_article_has_is_told_and_the_rest_goes_on(tmp_path) -> None:
    folder = seeds(tmp_path / "seeds", of_002='copy_of = "099"\n')
    data, (problem,) = build.tables(folder)
    assert isinstance(problem, Problem)
    assert "002_made.toml" in str(problem)
    assert "099" in str(problem)
    assert [a.copy_of for a in data.articles] == [None, "000", None]


DIFFERING: list[tuple[list[dict[str, Any]], list[tuple[str, str]]]] = [
    ([{"count": 1}, {"count": 1}], []),
    ([{"count": 1}, {"count": 5}, {"count": 9}], [("000", "002"), ("000", "001"), ("001", "002")]),
    ([{"count": 5}, {"count": 5}, {"count": 9}], [("000", "002"), ("001", "002")]),
    (
        [{"count": 5}, {"count": 4, "bound": "at_least"}, {"count": 3}],
        [("000", "002"), ("001", "002")],
    ),
]


@pytest.mark.parametrize(("counts", "expected"), DIFFERING)
def test_the_pairs_that_differ_are_named_the_furthest_apart_first(
    counts: list[dict[str, Any]], expected: list[tuple[str, str]]
) -> None:
    usual = {"mission": "KFOR", "contributor": None, "change": "total", "bound": "exact"}
    usual |= {"count_max": None, "quote": "", "sentence": "", "when": None}
    people = pd.DataFrame([usual | {"id": f"p{n}", "doc": f"{n:03d}"} | c
                           for n, c in enumerate(counts)])  # fmt: skip
    known = pd.DataFrame({"id": ["000", "001", "002"], "published": "2024"})
    none = pd.DataFrame(columns=["parties", "possible_parties", "status", "count", "bound"])
    money = pd.DataFrame(columns=["role", "currency"])
    (figure,) = themes.rows(themes.figures(people, money, none, known))
    assert [tuple(r["doc"] for r in pair) for pair in figure["differing"]] == expected


def test_the_report_says_who_repeats_whom(tmp_path) -> None:
    data, _ = build.tables(seeds(tmp_path / "seeds"))
    dataset.write(data, tmp_path / "data")
    pages = Pages(inputs.SiteInput(data.articles, data.facts, [], tmp_path, tmp_path / "data"))
    first, second, third = (pages._article(article) for article in data.articles)
    assert 'Repeats</dt><dd><a href="000.html">Headline 000</a>' in second
    assert "runs of 4 words stand in 000 too. The two count as one source." in second
    assert 'Also printed by</dt><dd><a href="001.html">Paper 001, 2 May 2024</a>' in first
    assert not {"Repeats", "Also printed by"} & set(third.replace("</dt>", ">").split(">"))


def test_a_note_counts_copies_apart(tmp_path) -> None:
    data, _ = build.tables(seeds(tmp_path / "seeds"))
    note = Note(1, "derived", "three", tuple(Source(article) for article in data.articles))
    assert note.extent == "3 articles, 1 of the same piece as another"


def text(markup: Markup | str | None) -> str:
    return Markup(markup or "").striptags()
