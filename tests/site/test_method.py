"""The method pages: every rule explained, its examples marked, accuracy as measured."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_site as sample
from html_pages import find, page, said
from lxml.html import HtmlElement

from wbdossier import accuracy, paths
from wbdossier.extract import RULES
from wbdossier.extract.rule import Rule
from wbdossier.records import FACT_CLASSES
from wbdossier.site import method, numbers, words
from wbdossier.site.pages import Pages

DOCS = paths.ROOT / "docs" / "accuracy.md"
LIMIT = 400_000  # bytes of a page


def rule_section(site: Path, rule: Rule) -> HtmlElement:
    address, _, anchor = method.address(rule.id).partition("#")
    (section,) = find(page(site, address), f"//section[@id='{anchor}']")
    return section


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_is_explained_with_its_examples(site: Path, rule: Rule) -> None:
    section = rule_section(site, rule)
    assert " ".join(rule.why.split()) in said(section)
    assert len(find(section, ".//li")) == len(rule.examples) + len(rule.near_misses)
    for item, example in zip(find(section, ".//li[mark]"), rule.examples, strict=True):
        mark = item.find("mark")
        around = (item.text or "") + mark.text_content() + (mark.tail or "")
        assert around.rstrip("\n") == example.text.rstrip("\n")
        assert (item.text or "", mark.text_content()) == (
            example.text[: example.text.index(example.quote)],
            example.quote,
        )
        assert example.text.count(example.quote) == 1, "which of them the rule reads is unclear"


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_near_misses_are_shown_unmarked(site: Path, rule: Rule) -> None:
    section = rule_section(site, rule)
    missed = [item.text_content() for item in find(section, ".//li[not(mark)]")]
    assert missed == list(rule.near_misses)


def test_the_library_has_the_figures_of_the_docs() -> None:
    """`make accuracy` writes both; a table edited by hand is found here."""
    assert accuracy.load() == accuracy.parse(DOCS.read_text("utf-8"))


def test_figures_of_a_page_without_tables_are_refused() -> None:
    with pytest.raises(ValueError, match="no table of kinds"):
        accuracy.parse("# Nothing was measured")


def test_accuracy_is_shown_as_measured(site: Path) -> None:
    measured = accuracy.parse(DOCS.read_text("utf-8"))
    rows = find(page(site, method.PAGE), "//section[@aria-labelledby='kinds']//tbody/tr")
    shown = {said(row[0]): [said(cell) for cell in row[2:]] for row in rows}
    expected = {words.KINDS[kind]: s["held-out"] for kind, s in measured.kinds.items()}
    assert shown == {k: [f.marked, f.precision, f.recall] for k, f in expected.items()}


@pytest.mark.parametrize("kind", FACT_CLASSES)
def test_fields_are_shown_as_measured(site: Path, kind: str) -> None:
    shares = accuracy.parse(DOCS.read_text("utf-8")).fields[kind]
    rows = find(page(site, method.page(kind)), "//section[@aria-labelledby='fields']//tbody/tr")
    shown = {said(row[0]): [said(cell) for cell in row[2:]] for row in rows}
    labels = {"quote": "Words"}
    for name, row in shares.items():
        label = labels.get(name, name.replace("_", " ").capitalize())
        assert shown[label] == list(row.values())


def test_nothing_measured_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(method.accuracy, "load", lambda: None)
    pages = Pages(sample.site_input(tmp_path)).render()
    assert "not measured here" in pages[method.PAGE]
    assert "not measured here" in pages[method.page("funding")]


def test_corrections_dates_and_versions_are_told(tmp_path: Path) -> None:
    lock = tmp_path / "x.lock"
    lock.write_text("lxml==1.2.3 ; python_version < '4' \\\n    --hash=x\nabc==9\n", "utf-8")
    text = Pages(sample.site_input(tmp_path / "in", lock=lock)).render()[method.PAGE]
    assert sample.CORRECTION.reason in text
    assert sample.A.published_note in text
    assert "lxml 1.2.3" in text
    assert "abc 9" not in text
    assert 'id="status"' in text


def test_the_pages_are_light_and_their_numbers_named(site: Path) -> None:
    addresses = [method.PAGE, *map(method.page, FACT_CLASSES)]
    for address in addresses:
        text = (site / address).read_text("utf-8")
        assert len(text.encode()) < LIMIT
        assert numbers.unsourced(text, address) == []


def test_every_page_leads_to_the_method(site: Path) -> None:
    for path in site.rglob("*.html"):
        links = find(page(site, str(path.relative_to(site))), "//header//a[.='Method']/@href")
        assert [(path.parent / str(link)).resolve() for link in links] == [site / method.PAGE]
