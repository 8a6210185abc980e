"""What pages say of themselves in the words of schema.org."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import sample_site as sample
from html_pages import EVIDENCE, find, page

from wbdossier import about, paths
from wbdossier.site import metadata

CITATION = (paths.ROOT / "CITATION.cff").read_text("utf-8")
SIX = ("AL", "BA", "ME", "MK", "RS", "XK")
PROJECT = tomllib.loads((paths.ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def said(site: Path, name: str) -> dict[str, Any]:
    (block,) = find(page(site, name), "//script[@type='application/ld+json']")
    return json.loads(block.text)


def test_authors_version_and_licence_are_those_of_the_project() -> None:
    assert f"- name: {about.AUTHORS}\n" in CITATION
    assert f"\nversion: {about.VERSION}\n" in CITATION
    assert re.search(r"^license: (.*)$", CITATION, re.M)[1] == about.LICENCE.rpartition("/")[2]
    assert (PROJECT["version"], PROJECT["name"]) == (about.VERSION, about.NAME)
    assert PROJECT["license"] == about.LICENCE.rpartition("/")[2]


def test_every_page_says_what_it_is(site: Path) -> None:
    kinds = [said(site, name)["@type"] for name in EVIDENCE]
    assert kinds == ["Dataset", "Report", "Report", "WebPage", "WebPage"]


def test_the_data_set_says_where_its_tables_are(site: Path) -> None:
    whole = said(site, "index.html")
    files = {each["contentUrl"] for each in whole["distribution"]}
    assert files == {str(p.relative_to(site)) for p in (site / "data").iterdir()}
    assert whole["distribution"][0]["encodingFormat"] == "text/csv"
    assert [p["identifier"] for p in whole["spatialCoverage"]] == list(SIX)
    assert whole["spatialCoverage"][-1]["name"] == "Kosovo*"
    assert whole["temporalCoverage"] == "2024-06-25"
    assert len(whole["variableMeasured"]) == 12


def test_a_report_cites_the_articles_it_stands_on(site: Path) -> None:
    report = said(site, "countries/XK.html")
    assert [c["@id"] for c in report["citation"]] == ["../articles/001.html#article"]
    assert report["author"]["name"] == about.AUTHORS
    assert report["isBasedOn"]["@id"] == "../data/datapackage.json"


def test_an_article_is_its_publishers(tmp_path: Path) -> None:
    again = replace(
        sample.A, id="002", published_basis="text", original_publisher="Wire", copy_of="000"
    )
    site = sample.site_input(tmp_path, articles=(sample.A, sample.B, again))
    about_it = metadata.article(site, again)["mainEntity"]
    assert about_it["@type"] == "NewsArticle"
    assert about_it["publisher"]["name"] == "Border Gazette"
    assert about_it["sourceOrganization"]["name"] == "Wire"
    assert about_it["datePublished"] == "2024-06-25"
    assert about_it["isBasedOn"]["@id"] == "../articles/000.html#article"
    assert about_it["url"] == sample.A.url


def test_what_is_not_known_or_inferred_is_not_said(site: Path) -> None:
    inferred = said(site, "articles/000.html")["mainEntity"]
    unknown = said(site, "articles/001.html")["mainEntity"]
    assert "datePublished" not in inferred
    assert not {"publisher", "url", "datePublished"} & set(unknown)


def test_words_of_articles_cannot_end_the_block(tmp_path: Path) -> None:
    from wbdossier.site import render

    hostile = replace(sample.B, title=f"</script>{sample.HOSTILE}<!--")
    render(sample.site_input(tmp_path, articles=(sample.A, hostile)), tmp_path / "site")
    name = "articles/001.html"
    assert said(tmp_path / "site", name)["mainEntity"]["headline"] == hostile.title
    scripts = find(page(tmp_path / "site", name), "//script")
    assert not [each for each in scripts if each.text and not each.get("type")]
