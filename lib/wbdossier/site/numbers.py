"""No number without a source: what a finished page says in numbers, and what each stands on.

A number (`tokens` says what is one) is sourced inside a link to the words of an article or to what
it is worked out from, and structural where an element says so with a reason of `STRUCTURAL`. In a
figure the drawing may repeat what the figure's own links, or those of the table below it, say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lxml import html
from lxml.html import HtmlElement

from wbdossier.errors import Problem
from wbdossier.tokens import TOKEN, read, tokens

LOOKS = frozenset({"quoted", "derived", "curated"})
# Reasons with which ``data-number`` marks what no fact gives; the first may stand in notebooks.
OF_NOTEBOOKS = {
    "scope": "the six countries that the report is about, and their pairs",
    "rule": "a threshold of the library's own rules",
    "axis": "a tick of an axis",
    "list": "the place in a list",
}
STRUCTURAL = OF_NOTEBOOKS | {
    "article-words": "words of the article whose page this is, or that the row links",
    "title": "the name of an article or a page, which heads the page or is linked",
    "imprint": "who published the article linked beside it, and when",
    "correction": "what a person corrected, why and when; the words are linked",
    "choice": "what a search or a table can be narrowed to",
    "identifier": "an address, a file's name or a fingerprint",
    "law": "the number of a resolution in the page's own notice",
    "page-date": "a date of the page itself",
    "example": "made-up words that a rule of the method page is tried on",
    "measured": "how often the rules were right, as docs/accuracy.md has it",
    "version": "a version of what the report was made with",
}
CODE = frozenset({"pre", "code", "script", "style", "noscript"})  # not prose
NOTES = frozenset({"note", "ref", "sign", "endnotes"})  # evidence itself: sentences, operands
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = {"p", "li", "dd", "dt", "td", "th", "caption", "summary", "text", "div", *HEADINGS}
ARTICLE = re.compile(r"(?:^|/)articles/[^/]+\.html")
LISTED = re.compile(r"(?:^|/)facts\.html#.*=")  # the table of all facts, narrowed to some
AROUND = 40  # characters of the words around a number that a message shows


@dataclass(frozen=True)
class Unsourced:
    """A number that nothing stands behind: its page, the nearest heading, the words around it."""

    page: str
    place: str
    token: str
    around: str

    @property
    def problem(self) -> Problem:
        """What to tell its author."""
        return Problem(
            self.page,
            f"the number “{self.token}” has no source: “{self.around}”",
            "link it with cite.quoted or cite.derived, or reword the sentence",
            self.place,
        )


def unsourced(page: str, address: str) -> list[Unsourced]:
    """Return the numbers of a page's HTML that are neither sourced nor structural."""
    return list(_unsourced(html.fromstring(page), address))


def check(pages: Mapping[str, str]) -> list[Problem]:
    """Return what is wrong with the numbers of these pages; their addresses are the keys."""
    return [each.problem for page, text in pages.items() for each in unsourced(text, page)]


def _unsourced(root: HtmlElement, address: str) -> Iterator[Unsourced]:
    place = ""
    body = root if root.tag == "body" else root.find(".//body")
    for element, text, after in _texts(root if body is None else body):
        if element.tag in ("h1", "h2", "h3") and not after:
            place = " ".join(element.text_content().split())
        for match in TOKEN.finditer(text):
            holder = element.getparent() if after else element
            token = match[0].strip()
            if not (_sourced(holder) or _drawn(holder, token)):
                yield Unsourced(address, _place(holder, place), token, _around(holder, token))


def _texts(element: HtmlElement) -> Iterator[tuple[HtmlElement, str, bool]]:
    """Yield every text with its element, in reading order; ``True`` for what follows it."""
    if isinstance(element.tag, str) and element.tag not in CODE:
        yield element, element.text or "", False
        for child in element:
            yield from _texts(child)
            yield child, child.tail or "", True


def _sourced(element: HtmlElement) -> bool:
    return any(_source(each) for each in (element, *element.iterancestors()))


def _source(element: HtmlElement) -> bool:
    """Whether this element says what the numbers inside it stand on."""
    classes = set(element.get("class", "").split())
    reason = element.get("data-number")
    if reason in OF_NOTEBOOKS or (NOTES & classes and _behind_a_number(element)):
        return True
    if NOTES & classes or reason in STRUCTURAL or (element.tag == "a" and "tally" in classes):
        return not _of_a_notebook(element)
    link = _link(element) if element.tag == "a" else ""
    evidence = "wb" in classes and LOOKS & classes
    counted = "derived" in classes and LISTED.search(link)  # the build has counted them again
    return bool(link and (evidence or counted or ARTICLE.search(link)))


def _behind_a_number(element: HtmlElement) -> bool:
    """Whether this is what the site puts behind a number, in one element with its link."""
    parent = element.getparent()
    return parent is not None and "evidence" in parent.classes and "wb" in parent[0].classes


def _of_a_notebook(element: HtmlElement) -> bool:
    """Whether a notebook shows this, and not the frame of the page."""
    frames = (each.get("class") for each in element.iterancestors("div"))
    return not {"answer", "body"}.isdisjoint(frames)


def _link(element: HtmlElement) -> str:
    return str(element.get("href") or element.get("xlink:href") or "")


def _drawn(element: HtmlElement, token: str) -> bool:
    """Whether a drawing repeats a number that the figure around it gives with its source."""
    around = (element, *element.iterancestors())
    if not any(each.tag == "svg" for each in around):
        return False
    figure = next((each for each in around if each.tag == "figure"), None)
    return figure is not None and _bare(token) in _given(figure)


@lru_cache(maxsize=2)  # a figure has many numbers; its page is not changed meanwhile
def _given(figure: HtmlElement) -> set[Decimal | str]:
    """Return the numbers that the links of a figure say, as their links have them."""
    links = [each for each in figure.iter("a") if _source(each)]
    return {_bare(token) for each in links for token in tokens(shown(each))}


def shown(link: HtmlElement) -> str:
    """Return what a link shows; the title of a mark in a drawing only tells where it leads."""
    return "".join(str(text) for text in link.xpath(".//text()[not(ancestor::title)]"))


def _bare(token: str) -> Decimal | str:
    """Return what a number says, as it is compared: nine is 9; a fraction is its word."""
    value = read(token)
    return token.lower() if value is None else value


def _place(element: HtmlElement, heading: str) -> str:
    """Return the nearest id, with the heading that stands above."""
    near = (each.get("id") for each in (element, *element.iterancestors()))
    anchor = next((f"#{identity}" for identity in near if identity), "")
    return ", ".join(part for part in (f"“{heading}”" if heading else "", anchor) if part)


def _around(element: HtmlElement, token: str) -> str:
    """Return the words around a number in its paragraph, shortened."""
    near = (element, *element.iterancestors())
    block = next((each for each in near if each.tag in BLOCKS), element)
    text = " ".join(block.text_content().split())
    at = max(text.find(token), 0)
    start, end = max(at - AROUND, 0), at + len(token) + AROUND
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
