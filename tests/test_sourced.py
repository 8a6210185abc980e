"""The real report: every number has a source, and every derived one is what its facts give."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from wbdossier import build, checks, paths
from wbdossier.operations import OPERATIONS
from wbdossier.run import Run
from wbdossier.site import SiteInput
from wbdossier.site.pages import Pages
from wbdossier.tokens import read

LINK = re.compile(r'<a class="wb (?:quoted|derived)" [^>]*>(?P<words>[^<]*\d[^<]*)</a>')
DERIVED = re.compile(r'(<a class="wb derived" [^>]*>)(\w+)( |<)')


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The pages of the committed notebooks, with their articles."""
    data, _ = build.tables(paths.SEEDS)
    runs = [Run(path.stem, path) for path in sorted(paths.NOTEBOOKS.glob("*.ipynb"))]
    empty = tmp_path_factory.mktemp("data")
    site = SiteInput(data.articles, data.facts, runs, paths.NOTEBOOKS, empty, data.corrections)
    return Pages(site)


@pytest.fixture(scope="module")
def rendered(pages: Pages) -> dict[str, html.HtmlElement]:
    return {address: html.fromstring(text) for address, text in pages.render().items()}


@pytest.fixture
def copy(name: str, tmp_path: Path) -> Path:
    """A copy of a committed notebook to be spoilt, in a folder of its own."""
    return Path(shutil.copy(paths.NOTEBOOKS / f"{name}.ipynb", tmp_path))


def spoil(notebook: Path, pattern: re.Pattern[str], replacement: str) -> re.Match[str]:
    """Replace the first match in what a notebook has shown, and return it."""
    content = json.loads(notebook.read_text("utf-8"))
    for cell in content["cells"]:
        for output in cell.get("outputs", []):
            shown = "".join(output.get("data", {}).get("text/html", ""))
            if match := pattern.search(shown):
                output["data"]["text/html"] = pattern.sub(replacement, shown, count=1)
                notebook.write_text(json.dumps(content), "utf-8")
                return match
    raise AssertionError(f"{notebook} shows nothing like {pattern.pattern}")


def complaints(copy: Path) -> list[str]:
    return [str(problem) for problem in checks.numbers(copy.parent, paths.SEEDS)]


def test_no_number_of_the_report_lacks_a_source(
    pages: Pages, rendered: dict[str, html.HtmlElement]
) -> None:
    assert rendered
    assert list(map(str, pages.problems)) == []


def test_the_report_derives_numbers_in_every_way_it_can(pages: Pages) -> None:
    """What is derived above was worked out again; here is that there was something to do."""
    shown = "".join(
        path.read_text("utf-8").replace('\\"', '"') for path in paths.NOTEBOOKS.glob("*.ipynb")
    )
    used = {name.partition(" ")[0] for name in re.findall(r'data-operation="([^"]+)"', shown)}
    assert used <= set(OPERATIONS)
    assert {"count", "sum", "ratio", "field", "figures", "silent-pairs"} <= used


@pytest.mark.parametrize("name", ["02_missions", "03_agreements", "04_funding"])
def test_a_number_whose_link_is_taken_away_is_named(copy: Path, name: str) -> None:
    words = spoil(copy, LINK, r"\g<words>")["words"]
    number = re.search(r"\d[\d,.]*\d|\d", words)
    assert number
    said = complaints(copy)
    assert said
    # the index shows the first sentence as well
    assert {line.partition(", ")[0] for line in said} <= {f"{name}.html", "index.html"}
    assert all("has no source" in line for line in said)
    assert number[0] in said[0]


@pytest.mark.parametrize("name", ["02_missions", "07_threats", "11_corroboration"])
def test_a_derived_number_that_its_facts_do_not_give_is_named(copy: Path, name: str) -> None:
    was = spoil(copy, DERIVED, r"\g<1>99\g<3>")[2]
    (said,) = complaints(copy)
    assert said.startswith(f"{copy}: “99")
    assert f"which gives {read(was)};" in said


@pytest.mark.parametrize("name", ["02_missions"])
def test_a_number_typed_into_the_text_of_a_notebook_is_named(copy: Path, name: str) -> None:
    copy.write_text(copy.read_text("utf-8").replace("## Where", "## The 27 hosts"), "utf-8")
    (said,) = complaints(copy)
    assert f"{name}.html, “The 27 hosts”" in said
    assert "“27”" in said


def test_counts_that_lead_to_a_list_are_those_of_the_list(
    pages: Pages, rendered: dict[str, html.HtmlElement]
) -> None:
    index = rendered["index.html"]
    listed = index.xpath("//ol[@class='articles']/li")
    said = index.xpath("//p[@class='scope']/a[@href='index.html#articles']")[0].text_content()
    assert said == f"{len(listed)} articles"
    for item in listed:
        counted = item.xpath(".//a[contains(@class, 'tally')]")[0]
        article = rendered[counted.get("href")]
        ids = {mark.get("id") for mark in article.xpath("//mark[@id] | //li[@id]")}
        facts = [f for f in pages.site.facts if f.doc == counted.get("href")[9:12]]
        assert counted.text_content().split()[0] == str(len(facts))
        assert {fact.id for fact in facts} <= ids


def test_evidence_that_a_page_counts_is_in_its_list(rendered: dict[str, html.HtmlElement]) -> None:
    counted = [
        (page, link)
        for page, tree in rendered.items()
        for link in tree.xpath("//p[@class='scope']/a[@href='#evidence']")
        if link.text_content().isdigit()
    ]
    assert counted
    for page, link in counted:
        evidence = rendered[page].xpath("//section[@class='endnotes']//a/@href")
        docs = {
            found[1] for href in evidence if (found := re.search(r"articles/(\w+)\.html", href))
        }
        assert int(link.text_content()) <= len(docs), page
