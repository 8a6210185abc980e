"""The facts as W3C Web Annotations: a file of whole facts an article, a list of links a page.

A target is the article's file, named by the hash of its bytes, and the words in it twice: by their
place (code points of the decoded text, as the model counts) and by themselves, with what stands
before and after them. ``start`` and ``end`` are those of the tables.
"""

from __future__ import annotations

import base64
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from wbdossier.records import Article, Fact, Span
from wbdossier.site import words
from wbdossier.site.citations import place
from wbdossier.site.inputs import SiteInput

AROUND = 32  # characters before and after a quote that help to find it again
# `value` is a fact's fields as they are, numbers and nulls and all: JSON inside JSON-LD.
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"@version": 1.1, "value": {"@id": "rdf:value", "@type": "@json"}},
]
# What the annotation itself says of a fact, under other names.
SAID = {"id", "doc", "start", "end", "quote", "rule"}
ALL = "annotations/index.json"

_json = msgspec.json.Encoder(decimal_format="number")


def address(page: str) -> str:
    """Return the file of annotations that belongs to a page."""
    return f"annotations/{page.removesuffix('.html')}.json"


def file_of(article: Article) -> str:
    """Return the file that holds an article's facts."""
    return f"annotations/articles/{article.id}.json"


def files(site: SiteInput, used: Mapping[str, Sequence[Fact]]) -> dict[str, bytes]:
    """Return all files of annotations by their address.

    ``used`` are the facts that each page of a run stands on, by the page's address.
    """
    documents = {address(page): _used(site, page, facts) for page, facts in used.items()}
    documents |= dict(_pages(site)) | {ALL: _collection(site)}
    return {name: _encoded(document) for name, document in documents.items()}


def annotation(article: Article, fact: Fact, top: str = "") -> dict[str, Any]:
    """Return one fact as an annotation; ``top`` leads from its file to the top of the site."""
    fields = {name: value for name, value in fact.row().items() if name not in SAID}
    return {
        "id": top + place(article, fact),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": fact.rule},
        "body": {"type": "Dataset", "format": "application/json", "value": fields},
        "target": _targets(article, fact),
    }


def selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """Return the two selectors of a stretch of a text: its place, and its words."""
    return [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }]  # fmt: skip


def name_of(article: Article) -> str:
    """Return the name of an article's file by its SHA-256 (RFC 6920), whatever its address."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(article.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _targets(article: Article, fact: Fact) -> list[dict[str, Any]]:
    """The words in the file; and on the web page, where places in the file count for nothing."""
    found = selectors(article.text, fact.span) if fact.end > fact.start else []
    file = {
        "id": name_of(article),
        "type": "Text",
        "format": "text/plain",
        "language": article.language,
    }
    targets = [_resource(file, found)]
    if article.url:
        targets.append(_resource(article.url, found[1:]))
    return targets


def _resource(source: str | dict[str, Any], found: list[dict[str, Any]]) -> dict[str, Any]:
    resource: dict[str, Any] = {"type": "SpecificResource", "source": source}
    return resource | {"selector": found} if found else resource


def _pages(site: SiteInput) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the facts of each article, whole, as a page of the collection of all."""
    addresses = [file_of(article) for article in site.articles]
    index = 0
    for number, (here, article) in enumerate(zip(addresses, site.articles, strict=True)):
        facts = [fact for fact in site.facts if fact.doc == article.id]
        beside = {"prev": addresses[:number][-1:], "next": addresses[number + 1 :][:1]}
        yield (
            here,
            {
                "@context": CONTEXT,
                "id": _from(here, here),
                "type": "AnnotationPage",
                "label": words.source(article),
                "partOf": _from(here, ALL),
                "startIndex": index,
                **{name: _from(here, to) for name, found in beside.items() for to in found},
                "items": [annotation(article, fact, _top(here)) for fact in facts],
            },
        )
        index += len(facts)


def _collection(site: SiteInput) -> dict[str, Any]:
    """Return the collection of all facts, in order of article and place."""
    return {
        "@context": CONTEXT,
        "id": _from(ALL, ALL),
        "type": "AnnotationCollection",
        "label": site.title,
        "total": len(site.facts),
        "first": _from(ALL, file_of(site.articles[0])),
        "last": _from(ALL, file_of(site.articles[-1])),
    }


def _used(site: SiteInput, page: str, facts: Sequence[Fact]) -> dict[str, Any]:
    """Return the facts that a page stands on as links, in the order of first use."""
    here = address(page)
    links = [_top(here) + place(site.article_by_id[fact.doc], fact) for fact in facts]
    items = {"type": "AnnotationPage", "startIndex": 0, "items": links}
    return {
        "@context": CONTEXT,
        "id": _from(here, here),
        "type": "AnnotationCollection",
        "label": page,
        "total": len(facts),
        "first": {"id": f"{_from(here, here)}#first", **items},
    }


def _top(file: str) -> str:
    return "../" * file.count("/")


def _from(file: str, to: str) -> str:
    """Return the link from one file of the site to a place in another."""
    return quote(posixpath.relpath(to, posixpath.dirname(file)))


def _encoded(document: Mapping[str, Any]) -> bytes:
    return msgspec.json.format(_json.encode(document), indent=1) + b"\n"
