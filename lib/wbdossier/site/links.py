"""No link of the finished site may lead nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from itertools import chain
from urllib.parse import unquote, urlsplit

from lxml import html

from wbdossier.errors import Problem

VIEWS = ("search.html", "facts.html")
LINKS = ("href", "src", "action")


def check(site: Mapping[str, bytes]) -> None:
    """Raise ``Problem`` at the first link whose page or anchor is not part of the site.

    ``site`` maps each file's path, seen from the top, to its content.
    """
    pages = {path: html.fromstring(page) for path, page in site.items() if path.endswith(".html")}
    anchors = {path: set(_values(page, "id")) for path, page in pages.items()}
    for path, page in pages.items():
        for link in chain.from_iterable(_values(page, name) for name in LINKS):
            for cause in _faults(path, link, site, anchors):
                remedy = "mend the cell or the template that writes it"
                raise Problem(path, f"its link {link!r} {cause}", remedy)


def _values(page: html.HtmlElement, attribute: str) -> Iterator[str]:
    """Yield the values of an attribute wherever the page has it."""
    for element in page.iter():
        if value := element.get(attribute):
            yield value


def _faults(
    page: str, link: str, site: Mapping[str, bytes], anchors: Mapping[str, set[str]]
) -> Iterator[str]:
    """Yield what is wrong with a link; links that leave the site are not followed."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return
    target = page
    if parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    if target not in site:
        yield f"leads to {target}, which the site does not have"
    elif target in VIEWS and "=" in parts.fragment:
        return  # what to search for, or how to filter and sort
    elif parts.fragment and unquote(parts.fragment) not in anchors.get(target, set()):
        yield f"leads to a place that {target} does not have"
