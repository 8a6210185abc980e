"""The body of a theme page: figures, tables and headings made fit for the page."""

from __future__ import annotations

import copy
import itertools
import re

from lxml import html
from lxml.html import HtmlElement

from wbdossier.site import figure

# A full stop, question or exclamation mark, what may close after it, then a new sentence. An
# initial or a short title before the stop does not end one.
SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|No))[.!?][”’\")\]]*(?=\s+[^\sa-z])")


def parse(*fragments: str) -> HtmlElement:
    """Return sanitised HTML as one element, with one child for each fragment."""
    tree = html.Element("div")
    tree.extend(html.fragment_fromstring(f, create_parent="div") for f in fragments)
    return tree


def inner(tree: HtmlElement) -> str:
    """Return what stands inside an element, as HTML."""
    whole = str(html.tostring(tree, encoding="unicode"))
    return whole[whole.index(">") + 1 : whole.rindex("</")]


def dress(tree: HtmlElement) -> None:
    """Adopt the figures, let wide things scroll; give pictures words and headings ids."""
    for image in tree.findall(".//img"):
        if not image.get("src"):
            image.drop_tree()
        elif image.get("alt") is None:
            image.set("alt", "Picture without a description")
    for i, svg in enumerate(tree.findall(".//svg"), 1):
        figure.adopt(svg, f"s{i}-")
        _wrap(svg, _titled(svg))
    for table in tree.findall(".//table"):
        _wrap(table, table.findtext("caption") or "Table")
    taken: set[str] = {str(i) for i in tree.xpath(".//@id")}
    for heading in tree.xpath(".//h2|.//h3"):
        if not heading.get("id"):
            heading.set("id", _slug(heading.text_content(), taken))


def contents(tree: HtmlElement) -> list[tuple[str, str]]:
    """Return the anchor and the words of each heading of the second rank, once they have ids."""
    return [(h.get("id", ""), " ".join(h.text_content().split())) for h in tree.iter("h2")]


def sentences(tree: HtmlElement) -> list[HtmlElement]:
    """Return the sentences of the first paragraph of ``tree``, each a paragraph of its own."""
    paragraph = tree.find(".//p")
    paragraph = tree if paragraph is None else paragraph
    text = paragraph.text_content()
    ends = [match.end() for match in SENTENCE_END.finditer(text)] + [len(text)]
    found = [_between(paragraph, *each) for each in itertools.pairwise([0, *ends])]
    return [each for each in found if each.text_content().strip()]


def _between(paragraph: HtmlElement, start: int, end: int) -> HtmlElement:
    """Return the characters from ``start`` to ``end`` of a paragraph as one of its own."""
    short = copy.deepcopy(paragraph)
    short.tag, short.tail = "p", None
    short.attrib.clear()
    _cut(short, end)
    _skip(short, start)
    return short


def _skip(element: HtmlElement, length: int) -> int:
    """Leave out the first ``length`` characters of an element's text; return how many are left."""
    text = element.text or ""
    element.text, length = text[length:].lstrip() if length else text, max(length - len(text), 0)
    for child in list(element) if length else []:
        tail, child.tail = child.tail or "", None
        length = _skip(child, length)
        if not child.text_content():
            element.remove(child)
            element.text = (element.text or "") + tail[length:].lstrip()
        else:
            child.tail = tail[length:]
        length = max(length - len(tail), 0)
        if not length:
            break
    return length


def _cut(element: HtmlElement, length: int) -> int:
    """Keep the first ``length`` characters of an element's text; return how many are left."""
    text = element.text or ""
    element.text, length = text[:length], length - len(text)
    for child in list(element):
        if length <= 0:
            element.remove(child)
            continue
        tail, child.tail = child.tail or "", None
        length = _cut(child, length)
        child.tail, length = tail[: max(length, 0)], length - len(tail)
    return length


def _titled(svg: HtmlElement) -> str:
    """Return the title of the figure that a drawing stands in."""
    around = next(svg.iterancestors("figure"), None)
    titles = [] if around is None else around.find_class("wb-title")
    return titles[0].text_content() if titles else "Figure"


def _wrap(element: HtmlElement, label: str) -> None:
    """Put an element into a region that scrolls sideways and can be reached by keyboard."""
    region = html.Element("div", {"class": "scroll", "role": "region", "tabindex": "0"})
    region.set("aria-label", " ".join(label.split()))
    region.tail, element.tail = element.tail, None
    element.getparent().replace(element, region)
    region.append(element)


def _slug(text: str, taken: set[str]) -> str:
    """Return a new id made of a heading's words."""
    base = "-".join(re.findall(r"\w+", text.lower())[:8]) or "section"
    slug, n = base, 1
    while slug in taken:
        n += 1
        slug = f"{base}-{n}"
    taken.add(slug)
    return slug
