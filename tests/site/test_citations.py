"""Citations: text, BibTeX and CSL-JSON of articles and facts, read back by those who use them."""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import replace
from pathlib import Path

import citeproc
import jsonschema
import pytest
import sample_site as sample
from citeproc.source.json import CiteProcJSON
from html_pages import find, page
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_bytes, parse_string

from wbdossier.records import Article
from wbdossier.site import citations

UNDATED = sample.B
SEEN = replace(sample.A, accessed="2026-01-02")
ESCAPED = re.compile(
    r"\\(?:text(braceleft|braceright|backslash|asciitilde|asciicircum)\{\}|([&%$#_]))"
)
MEANT = {
    "braceleft": "{", "braceright": "}", "backslash": "\\", "asciitilde": "~", "asciicircum": "^",
}  # fmt: skip

DATE = {
    "required": ["date-parts"],
    "properties": {
        "date-parts": {
            "maxItems": 1,
            "items": {"minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "circa": {"type": "boolean"},
    },
    "additionalProperties": False,
}
# What the schema of CSL-JSON says of the variables used here; it is on no index.
ITEM = {
    "required": ["id", "type"],
    "properties": {
        **{name: {"type": "string"} for name in ("id", "title", "container-title", "language")},
        **{name: {"type": "string"} for name in ("URL", "note")},
        "type": {"const": "article-newspaper"},
        "issued": DATE,
        "accessed": DATE,
    },
    "additionalProperties": False,
}


def unescaped(field: str) -> str:
    """What TeX prints for a field."""
    said = field.removeprefix("{").removesuffix("}") if field.startswith("{") else field
    return ESCAPED.sub(lambda m: MEANT.get(m[1] or "", m[2]), said)


def rendered(*items: dict) -> list[str]:
    """The items as a CSL processor prints them; it warns of what it does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = CiteProcJSON(items)
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        for item in items:
            cited = citeproc.CitationItem(item["id"])
            bibliography.register(citeproc.Citation([cited]))
        return [str(entry) for entry in bibliography.bibliography()]


def test_text_names_title_publisher_date_words_and_place() -> None:
    assert citations.text(SEEN, sample.GRANTS) == (
        "“Neighbours sign accord on border police”, Border Gazette, 25 June 2024 (inferred). "
        "https://example.org/accord (accessed 2 January 2026). “up to €190 million in grants”. "
        "Quoted in: Security co-operation between the EU and the Western Balkans, "
        f"articles/000.html#{sample.GRANTS.id}"
    )


def test_what_is_not_known_is_not_said() -> None:
    assert citations.text(UNDATED).startswith("Untitled: “Officials spoke")
    assert ", n.d. Quoted in: " in citations.text(UNDATED)
    (entry,) = parse_string(citations.bibtex(UNDATED), "bibtex").entries.values()
    assert entry.fields["year"] == "n.d."
    assert not {"url", "urldate", "month", "howpublished"} & set(entry.fields)
    assert not {"issued", "URL", "accessed", "container-title"} & set(citations.csl(UNDATED))


@pytest.mark.parametrize(
    ("published", "parts", "year", "month"),
    [
        ("2024-06-25", [2024, 6, 25], "2024", "6"),
        ("2024-06", [2024, 6], "2024", "6"),
        ("2024", [2024], "2024", None),
        ("--09-24", None, "n.d.", None),
        ("2024-W05", None, "n.d.", None),
    ],
)
def test_dates_keep_their_precision(
    published: str, parts: list[int] | None, year: str, month: str | None
) -> None:
    article = replace(sample.A, published=published, published_basis="text")
    issued = citations.csl(article).get("issued")
    assert issued == (parts and {"date-parts": [parts]})
    fields = parse_string(citations.bibtex(article), "bibtex").entries["wbdossier-000"].fields
    assert (fields["year"], fields.get("month")) == (year, month)


def test_an_inferred_date_is_said_to_be_so() -> None:
    assert citations.csl(sample.A)["issued"]["circa"] is True
    assert "25 June 2024 (inferred)" in citations.bibtex(sample.A)
    stated = replace(sample.A, published_basis="text")
    assert "circa" not in citations.csl(stated)["issued"]
    assert "inferred" not in citations.bibtex(stated) + citations.text(stated)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_title_comes_through_bibtex(title: str) -> None:
    article = replace(sample.A, title=f"T{title}", url="https://example.org/{a}\\b c%20#d_e")
    (entry,) = parse_string(citations.bibtex(article), "bibtex").entries.values()
    assert unescaped(entry.fields["title"]) == " ".join(f"T{title}".split())
    assert entry.fields["url"] == "https://example.org/%7Ba%7D%5Cb%20c%20#d_e"
    assert citations.csl(article)["title"] == " ".join(f"T{title}".split())


@pytest.mark.parametrize("article", [SEEN, UNDATED, sample.A])
def test_csl_keeps_to_its_schema(article: Article) -> None:
    for fact in (None, sample.GRANTS):
        jsonschema.validate(citations.csl(article, fact), ITEM)


def test_a_csl_processor_prints_them() -> None:
    dated = replace(sample.A, published_basis="text")
    first, second = rendered(citations.csl(dated), citations.csl(UNDATED))
    assert "Neighbours sign accord on border police" in first
    assert "2024" in first
    assert "Border Gazette" in first
    assert "n.d." in second or "no date" in second


def test_a_long_quote_is_cut_and_the_place_is_not() -> None:
    long = replace(sample.SAID, quote="and the tenth will follow " * 40)
    for form in (citations.text, citations.bibtex, citations.csl):
        said = str(form(sample.A, long))
        assert len(said) < 900
        assert "…" in said
        assert long.id in said


def test_files_hold_the_article_and_each_of_its_facts(site: Path) -> None:
    own = [fact for fact in sample.FACTS if fact.doc == "000"]
    keys = ["wbdossier-000", *(f"wbdossier-{fact.id}" for fact in own)]
    entries = parse_bytes((site / "cite" / "000.bib").read_bytes(), "bibtex").entries
    items = json.loads((site / "cite" / "000.json").read_text("utf-8"))
    assert list(entries) == keys
    assert [item["id"] for item in items] == keys
    links = find(page(site, "articles/000.html"), "//a[starts-with(@href, '../cite/')]/@href")
    assert set(links) == {"../cite/000.bib", "../cite/000.json"}
