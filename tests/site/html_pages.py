"""Looking into the pages of a report."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

# The pages of the sample that stand on facts.
EVIDENCE = (
    "index.html", "04_funding.html", "countries/XK.html", "articles/000.html", "articles/001.html",
)  # fmt: skip


def page(site: Path, name: str) -> HtmlElement:
    return html.fromstring((site / name).read_bytes())


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def pages(site: Path) -> list[str]:
    return sorted(str(p.relative_to(site)) for p in site.rglob("*.html"))


def find(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    return list(tree.xpath(selector))
