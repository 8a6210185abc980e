"""The prose of a finished page, section by section, as a search reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html
from lxml.html import HtmlElement

HEADINGS = ("h2", "h3")
BLOCKS = ("p", "li", "dd", "caption", "figcaption", "blockquote")
# Evidence is found as facts and figures by their titles; code is not read.
LEFT_OUT = ("svg", "tbody", "tfoot", "pre", "details", "script")
CLASSES = ("note", "ref", "sign", "endnotes", "downloads")


@dataclass
class Section:
    """What stands below one heading: its anchor (empty before the first), its words, the text."""

    anchor: str
    heading: str
    blocks: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its prose on one line."""
        return " ".join(self.blocks)


def sections(page: str) -> list[Section]:
    """Return the sections of a page that have prose."""
    main = html.fromstring(page).find(".//main")
    found = [Section("", "")]
    for element in _blocks(main):
        said = " ".join(_text(element).split())
        if element.tag in HEADINGS:
            found.append(Section(element.get("id", ""), said))
        elif said:
            found[-1].blocks.append(said)
    return [section for section in found if section.blocks]


def _blocks(parent: HtmlElement) -> Iterator[HtmlElement]:
    """Yield headings and blocks of prose in the order of the page, none inside another."""
    for child in parent:
        if not _read(child):
            continue
        if child.tag in HEADINGS or child.tag in BLOCKS:
            yield child
        else:
            yield from _blocks(child)


def _text(element: HtmlElement) -> str:
    """Return what is read of an element."""
    inside = (
        _text(child) + (child.tail or "") if _read(child) else child.tail or "" for child in element
    )
    return (element.text or "") + "".join(inside)


def _read(element: HtmlElement) -> bool:
    """Whether a reader takes this for the page's own prose."""
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT:
        return False
    return not set(CLASSES).intersection(element.get("class", "").split())
