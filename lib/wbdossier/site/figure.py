"""Figures in a page: SVG that follows the page's colours and keeps its ids to itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

from wbdossier.palette import PALETTE

PLAIN = {"#000000": "ink", "#ffffff": "paper"}
Box = tuple[float, float, float, float]
MOST = 3000.0  # units a side of a drawing may have
SCALE = 1.3  # pixels a unit of a drawing has where there is room
LABELS = ("aria-labelledby", "aria-describedby")
EVIDENCE = ("wb quoted", "wb curated", "from")  # classes of the links of marks
REFERENCE = re.compile(r"(?<=url\(#)[^)]+")
# Matplotlib says these in a <style> element, which a page without inline styles cannot have.
DEFAULTS = {"fill": "currentColor", "stroke-linejoin": "round", "stroke-linecap": "butt"}


def adopt(svg: HtmlElement, prefix: str, palette: Mapping[str, str] = PALETTE) -> None:
    """Make one SVG part of a page: styles as attributes, colours as variables, own ids."""
    names = PLAIN | {colour.lower(): name for name, colour in palette.items()}
    for element in svg.iter():
        _style_to_attributes(element)
        for attribute in ("fill", "stroke", "stop-color"):
            colour = element.get(attribute, "").lower()
            if colour in names:
                element.set(attribute, f"var(--{names[colour]}, {colour})")
    for attribute, value in DEFAULTS.items():
        if svg.get(attribute) is None:
            svg.set(attribute, value)
    _only_evidence(svg)
    _own_ids(svg, prefix)
    svg.attrib.pop("height", None)  # the proportions are the viewBox's
    if svg.get("width") is None and (box := viewbox(svg)):
        svg.set("width", f"{SCALE * box[2]:.0f}")


def viewbox(svg: HtmlElement) -> Box | None:
    """Return left, top, width and height of a drawing; None if it does not say, or nonsense."""
    try:
        left, top, width, height = map(float, svg.get("viewbox", "").split())
    except ValueError:
        return None
    sane = 1 <= width <= MOST and 1 <= height <= MOST and max(abs(left), abs(top)) <= MOST
    return (left, top, width, height) if sane else None


def _only_evidence(svg: HtmlElement) -> None:
    """Let links lead to facts alone; any other is a plain group."""
    for link in list(svg.iter("a")):
        link.set("href", link.attrib.pop("xlink:href", "") or link.get("href", ""))
        if not (link.get("href", "").startswith("#") and link.get("class") in EVIDENCE):
            link.tag = "g"
            link.attrib.pop("href", None)


def _style_to_attributes(element: HtmlElement) -> None:
    for declaration in element.attrib.pop("style", "").split(";"):
        attribute, _, value = declaration.partition(":")
        if value.strip():
            element.set(attribute.strip(), value.strip())


def _own_ids(svg: HtmlElement, prefix: str) -> None:
    """Prefix the ids that something in the SVG refers to, and drop the others."""
    ids = {element.get("id") for element in svg.iter()}
    used: set[str] = set()
    for element in svg.iter():
        for attribute, value in element.attrib.items():
            used |= ids.intersection(_references(attribute, value))
    for element in svg.iter():
        own = element.attrib.pop("id", None)
        for attribute, value in element.attrib.items():
            for name in used.intersection(_references(attribute, value)):
                value = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", prefix + name, value)
            element.set(attribute, value)
        if own in used:
            element.set("id", prefix + own)


def _references(attribute: str, value: str) -> list[str]:
    if attribute in LABELS:
        return value.split()
    if attribute.endswith("href"):
        return [value.removeprefix("#")]
    return REFERENCE.findall(value)
