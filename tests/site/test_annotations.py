"""Facts as Web Annotations: by the model's rules, and their selectors find the words again."""

from __future__ import annotations

import base64
import json
import posixpath
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import sample_site as sample
from html_pages import EVIDENCE, find, page
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

from wbdossier.records import Span
from wbdossier.site import web_annotations

IRI = {"type": "string", "format": "iri-reference", "minLength": 1}
COUNT = {"type": "integer", "minimum": 0}
# What the model says an annotation, a page and a collection must have, and of what type.
MODEL: dict[str, Any] = {
    "$defs": {
        "quote": {
            "required": ["exact"],
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                **{name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
            },
            "additionalProperties": False,
        },
        "position": {
            "required": ["start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"}, "start": COUNT, "end": COUNT,
            },
            "additionalProperties": False,
        },
        "annotation": {
            "required": ["id", "type", "target"],
            "properties": {
                "id": IRI,
                "type": {"const": "Annotation"},
                "motivation": {"enum": ["describing"]},
                "generator": {"required": ["type", "name"]},
                "body": {"required": ["type", "value"]},
                "target": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/target"}},
            },
            "additionalProperties": False,
        },
        "target": {
            "required": ["type", "source"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"anyOf": [IRI, {"type": "object", "required": ["id"]}]},
                "selector": {
                    "items": {
                        "required": ["type"],
                        "oneOf": [{"$ref": "#/$defs/quote"}, {"$ref": "#/$defs/position"}],
                    }
                },
            },
            "additionalProperties": False,
        },
        "page": {
            "required": ["id", "type", "startIndex", "items"],
            "properties": {
                "id": IRI, "partOf": IRI, "next": IRI, "prev": IRI, "startIndex": COUNT,
                "items": {"items": {"anyOf": [IRI, {"$ref": "#/$defs/annotation"}]}},
            },
        },
        "collection": {
            "required": ["id", "type", "label", "total", "first"],
            "properties": {
                "id": IRI, "last": IRI, "total": COUNT,
                "first": {"anyOf": [IRI, {"$ref": "#/$defs/page"}]},
            },
        },
    },
    "required": ["@context"],
    "properties": {
        "@context": {"contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
        "type": {"enum": ["AnnotationPage", "AnnotationCollection"]},
    },
    "if": {"properties": {"type": {"const": "AnnotationPage"}}},
    "then": {"$ref": "#/$defs/page"},
    "else": {"$ref": "#/$defs/collection"},
}  # fmt: skip
OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
LINK, NAMED = {"@type": "@id"}, {"@type": "@vocab"}
# Those terms of the published context that are used here; it is on no index to install it from.
TERMS: dict[str, Any] = {
    "oa": OA, "as": AS,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dc": "http://purl.org/dc/elements/1.1/", "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id", "type": "@type",
    **{name: f"oa:{name}" for name in (
        "Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector",
        "describing", "exact", "prefix", "suffix",
    )},
    "Dataset": "dctypes:Dataset", "Text": "dctypes:Text", "Software": "as:Application",
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@id": "oa:hasBody", **LINK}, "target": {"@id": "oa:hasTarget", **LINK},
    "source": {"@id": "oa:hasSource", **LINK}, "selector": {"@id": "oa:hasSelector", **LINK},
    "motivation": {"@id": "oa:motivatedBy", **NAMED}, "generator": {"@id": "as:generator", **LINK},
    "items": {"@id": "as:items", "@container": "@list", **LINK},
    **{name: {"@id": f"as:{name}", **LINK} for name in ("partOf", "first", "last", "next", "prev")},
    "value": "rdf:value", "format": "dc:format", "language": "dc:language", "name": "foaf:name",
    "label": "rdfs:label",
    **{name: {"@id": f"{of}:{it}", "@type": "xsd:nonNegativeInteger"} for name, of, it in (
        ("start", "oa", "start"), ("end", "oa", "end"), ("startIndex", "as", "startIndex"),
        ("total", "as", "totalItems"),
    )},
}  # fmt: skip
TOP = "https://example.org/report/"


def documents(site: Path) -> list[str]:
    return sorted(str(p.relative_to(site)) for p in site.rglob("annotations/**/*.json"))


def read(site: Path, name: str) -> Any:
    return json.loads((site / name).read_bytes())


def loader(address: str, _: object) -> dict[str, Any]:
    assert address == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": TERMS}}


def keys(value: Any) -> Iterator[str]:
    """Every key of a document but those of a fact's own fields and of the context."""
    if isinstance(value, dict):
        yield from value
        for key in value.keys() - {"value", "@context"}:
            yield from keys(value[key])
    elif isinstance(value, list):
        for each in value:
            yield from keys(each)


def test_every_page_links_its_annotations(site: Path) -> None:
    for name in EVIDENCE:
        tree = page(site, name)
        (machines,) = find(tree, "//link[@rel='alternate']/@href")
        (people,) = find(tree, "//footer//a[contains(., 'Annotations')]/@href")
        assert machines == people
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), machines))
        assert target == f"annotations/{name.removesuffix('.html')}.json"
        assert (site / target).is_file()


def test_they_keep_to_the_model(site: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(MODEL)
    assert len(documents(site)) == len(EVIDENCE)
    for name in documents(site):
        jsonschema.validate(read(site, name), MODEL)


def test_as_linked_data_nothing_is_lost(site: Path) -> None:
    for name in documents(site):
        assert set(keys(read(site, name))) - {"@context"} <= TERMS.keys()
    name = "annotations/articles/000.json"
    (whole,) = jsonld.expand(
        read(site, name),
        {"base": TOP + name, "documentLoader": loader, "processingMode": "json-ld-1.1"},
    )
    (items,) = whole[f"{AS}items"]
    first = items["@list"][0]
    (body,) = first[f"{OA}hasBody"]
    fields = body["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]
    assert whole["@id"] == TOP + name
    assert first["@id"].startswith(f"{TOP}articles/000.html#000-")
    assert first[f"{OA}motivatedBy"] == [{"@id": f"{OA}describing"}]
    assert fields["@type"] == "@json"
    assert fields["@value"]["amount_max"] is None


def test_pages_of_articles_hold_all_facts_in_order_and_lead_on(site: Path) -> None:
    collection = read(site, web_annotations.ALL)
    first = read(site, f"annotations/{collection['first']}")
    second = read(site, f"annotations/articles/{first['next']}")
    ids = [item["id"].rpartition("#")[2] for item in first["items"] + second["items"]]
    assert ids == [fact.id for fact in sample.FACTS]
    assert collection["total"] == len(ids)
    assert (first["startIndex"], second["startIndex"]) == (0, len(first["items"]))
    assert second["prev"] == first["id"]
    assert "next" not in second


def test_a_theme_page_lists_what_it_stands_on(site: Path) -> None:
    listed = read(site, "annotations/countries/XK.json")["first"]["items"]
    assert listed == [f"../../articles/001.html#{sample.POLICE.id}"]


def test_a_fact_keeps_its_fields_and_types() -> None:
    body = web_annotations.annotation(sample.A, sample.NINE)["body"]["value"]
    assert (body["count"], body["parties"], body["origin"]) == (9, ["ME", "XK"], "corrected")
    assert body["note"] == sample.NINE.note
    generator = web_annotations.annotation(sample.A, sample.NINE)["generator"]
    assert generator["name"] == sample.NINE.rule


def test_places_count_in_the_file_and_words_on_the_page() -> None:
    file, web = web_annotations.annotation(sample.A, sample.GRANTS)["target"]
    assert [s["type"] for s in file["selector"]] == ["TextPositionSelector", "TextQuoteSelector"]
    assert web["source"] == sample.A.url
    assert [s["type"] for s in web["selector"]] == ["TextQuoteSelector"]
    assert len(web_annotations.annotation(sample.B, sample.POLICE)["target"]) == 1


def test_a_fact_without_words_points_at_the_whole_article() -> None:
    entered = replace(sample.POLICE, start=0, end=0)
    (target,) = web_annotations.annotation(sample.B, entered)["target"]
    assert "selector" not in target


def test_addresses_of_odd_names_are_addresses(tmp_path: Path) -> None:
    odd = replace(sample.B, id="ä b")
    fact = replace(sample.POLICE, id="ä b-personnel-1", doc="ä b")
    given = sample.site_input(tmp_path, articles=(sample.A, odd), facts=(sample.MET, fact))
    made = web_annotations.files(given, {"x.html": [fact]})
    collection = json.loads(made[web_annotations.ALL])
    (item,) = json.loads(made["annotations/articles/ä b.json"])["items"]
    assert collection["last"] == "articles/%C3%A4%20b.json"
    assert item["id"] == "../../articles/%C3%A4%20b.html#%C3%A4%20b-personnel-1"
    assert json.loads(made["annotations/x.json"])["first"]["items"] == [item["id"][3:]]


def test_a_file_is_named_by_its_hash() -> None:
    digest = bytes(range(32)).hex()
    name = web_annotations.name_of(replace(sample.A, sha256=digest))
    scheme, _, value = name.rpartition(";")
    assert scheme == "ni:///sha-256"
    assert base64.urlsafe_b64decode(value + "=").hex() == digest


@settings(deadline=None)
@given(st.text(min_size=1), st.data())
def test_selectors_find_the_words_whatever_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    position, quote = web_annotations.selectors(text, Span(start, end))
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    at = start - len(quote["prefix"])
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert text[at : at + len(around)] == around
    assert len(quote["prefix"]) == min(32, start)
    assert len(quote["suffix"]) == min(32, len(text) - end)


@pytest.mark.parametrize("name", ["annotations/index.json", "annotations/04_funding.json"])
def test_only_the_articles_files_quote(site: Path, name: str) -> None:
    text = (site / name).read_text("utf-8")
    assert not [fact.quote for fact in sample.FACTS if json.dumps(fact.quote) in text]
