"""What a reader takes along of a figure: its table as CSV, the drawing as SVG and as PNG.

The picture stands for itself: title, subtitle and source are written into it, its colours are the
light ones, and it refers to nothing outside. Same figure, same bytes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from textwrap import wrap
from typing import Any
from urllib.parse import quote

from lxml import etree, html
from lxml.html import HtmlElement

from wbdossier.palette import PALETTE
from wbdossier.site.figure import Box, viewbox
from wbdossier.site.kept import kept
from wbdossier.site.safe import SHAPE, SVG

FOLDER = "figures"
ZOOM = 2  # pixels of the PNG to a unit of the drawing
FAMILY = "DejaVu Sans"  # the PNG's, which comes with matplotlib; the SVG asks for it first
FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
STACK = f"{FAMILY}, Verdana, Helvetica, Arial, sans-serif"
DEEPEST = 64  # elements around another; resvg takes a few hundred, and then ends the process
LEAST = 240.0  # units of width that words need
EDGE, LEADING = 16.0, 1.35  # units around the picture; heights of a line
# Size, weight, colour and mean width of a character in ems of each kind of words.
TITLE = (15.0, "bold", "ink", 0.65)
SMALL = (11.5, "normal", "muted", 0.56)
KOSOVO = "Kosovo"
NOTICE = (  # as at the foot of every page
    "* This designation is without prejudice to positions on status, and is in line with United "
    "Nations Security Council Resolution 1244/1999 and the opinion of the International Court of "
    "Justice on Kosovo’s declaration of independence."
)
NAMESPACE, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
PREFIXES: Any = {None: NAMESPACE, "xlink": XLINK}  # lxml's types know no default namespace
CASE = {name.lower(): name for name in SVG | SHAPE}  # an HTML parser lowers them
OF_THE_PAGE = re.compile(r"class|role|tabindex|lang|dir|(?:aria|data)-.*")
VARIABLE = re.compile(r"var\(--([\w-]+)(?:,\s*([^()]*))?\)")
NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def take(tree: HtmlElement, address: str, painted: Path | None = None) -> dict[str, bytes]:
    """Return the files of the figures in a page's ``tree`` and link each below its figure.

    Args:
        tree: the page's parts as they are shown, before notes stand behind their numbers.
        address: the page's, seen from the top of the site; the files' are too.
        painted: a folder that keeps pictures from one build to the next, since painting one takes
            a tenth of a second; none are kept without it.
    """
    page, top = address.removesuffix(".html").replace("/", "-"), "../" * address.count("/")
    taken: dict[str, bytes] = {}
    stems: set[str] = set()
    for number, figure in enumerate(tree.iter("figure"), 1):
        name = re.sub(r"[^\w-]+", "-", figure.get("id") or f"figure-{number}", flags=re.ASCII)
        stem = f"{FOLDER}/{page}-{name}"
        while stem.lower() in stems:
            stem += f"-{number}"
        stems.add(stem.lower())
        files = {f"{stem}.{kind}": content for kind, content in _files(figure, painted)}
        if files:
            _link(figure, [top + file for file in files])
        taken |= files
    return taken


def _files(figure: HtmlElement, painted: Path | None) -> Iterator[tuple[str, bytes]]:
    tables = figure.findall(".//details//table")
    if tables:
        yield "csv", b"\n".join(map(table, tables))
    drawing = figure.find(".//svg")
    if drawing is not None and (box := viewbox(drawing)):
        picture = standalone(figure, drawing, box)
        yield "svg", picture
        deep = drawing.xpath("boolean(.//*[count(ancestor::*) > $most])", most=DEEPEST)
        with suppress(ValueError):  # a drawing of a notebook's own that cannot be painted
            if not deep:
                way = f"{version('resvg-py')} {ZOOM} {FAMILY} {_fonts()}\n".encode()
                yield "png", kept(painted, way + picture, "png", lambda: png(picture))


def _link(figure: HtmlElement, addresses: list[str]) -> None:
    """Write the line of downloads at the foot of a figure."""
    line = html.Element("p", {"class": "downloads"})
    line.text = "Download: "
    for address in addresses:
        link = html.Element("a", {"href": quote(address), "download": ""})
        link.text, link.tail = address.rpartition(".")[2].upper(), ", "
        line.append(link)
    line[-1].tail = None
    foot = figure.find("figcaption")
    (figure if foot is None else foot).append(line)


def table(shown: HtmlElement) -> bytes:
    """Return a table as CSV: its headings and the plain words of its cells, not its source line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in shown.xpath(".//tr[not(ancestor::tfoot)]"):
        writer.writerow([_said(cell) for cell in row if cell.tag in ("th", "td")])
    return out.getvalue().encode()


def png(picture: bytes) -> bytes:
    """Return a standalone SVG as PNG, in the font that comes with matplotlib alone."""
    import resvg_py  # only this needs it

    return resvg_py.svg_to_bytes(
        svg_string=picture.decode(),
        zoom=ZOOM,
        skip_system_fonts=True,
        font_files=_fonts(),
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )


@cache
def _fonts() -> list[str]:
    """Return the files of the font; matplotlib itself, slow to import, is only located."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("matplotlib, whose font the pictures are written in")
    folder = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
    return [str(folder / name) for name in FONTS]


def standalone(figure: HtmlElement, drawing: HtmlElement, box: Box) -> bytes:
    """Return a figure as a picture of its own: XML, with its words, without outer references."""
    left, top, width, height = box
    width = max(width, LEAST)
    root = etree.Element(f"{{{NAMESPACE}}}svg", nsmap=PREFIXES)
    heads = [(_words(figure, "wb-title"), TITLE), (_words(figure, "wb-subtitle"), SMALL)]
    _add(root, "title").text = heads[0][0] or "Figure"
    _add(root, "desc").text = _said(drawing.find("title")) or heads[0][0]
    ground = _add(root, "rect", fill=PALETTE["paper"])
    at = EDGE - 4
    for words, kind in heads:
        at = _write(root, words, kind, at, width) + 4
    at += 10
    moved = f"translate({_number(EDGE - left)} {_number(at - top)})"
    group = _add(root, "g", transform=moved)
    _copy(drawing, group)
    notice = NOTICE if _star(root) else ""
    at = _write(root, _words(figure, "wb-source"), SMALL, at + height + 10, width)
    at = _write(root, notice, SMALL, at + 4, width) + EDGE
    size = {"width": _number(width + 2 * EDGE), "height": _number(at)}
    _set(ground, size)
    _set(root, size | {"viewBox": f"0 0 {size['width']} {size['height']}"})
    _set(root, {"font-family": STACK, "fill": PALETTE["ink"]})
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="utf-8")


def _star(picture: etree._Element) -> bool:
    """Set the footnote's star behind the first Kosovo of a picture; return whether there is one."""
    for text in picture.iter(f"{{{NAMESPACE}}}text"):
        if text.text and KOSOVO in text.text:
            text.text = re.sub(rf"{KOSOVO}(?!\*)", f"{KOSOVO}*", text.text, count=1)
            return True
    return False


def _words(figure: HtmlElement, name: str) -> str:
    """Return the words of the figure's line of this class."""
    return next((_said(line) for line in figure.iter("p") if name in line.classes), "")


def _said(element: HtmlElement | None) -> str:
    """Return the plain words of an element on one line."""
    text = "" if element is None else element.text_content()
    return NO_XML.sub("", " ".join(text.split()))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)


def _set(element: etree._Element, attributes: dict[str, str]) -> None:
    for name, value in attributes.items():
        element.set(name, value)


def _write(
    root: etree._Element, words: str, kind: tuple[float, str, str, float], at: float, width: float
) -> float:
    """Write words in lines of a width from a height on; return the height below them."""
    size, weight, color, em = kind
    for line in wrap(words, int(width / (size * em)), break_on_hyphens=False):
        at += size * LEADING
        text = _add(root, "text", x=_number(EDGE), y=_number(at), fill=PALETTE[color])
        _set(text, {"font-size": _number(size), "font-weight": weight})
        text.text = line
    return at


def _copy(source: HtmlElement, target: etree._Element) -> None:
    """Copy attributes and children of a page's drawing into a picture, in the case SVG has them.

    A link becomes a group: what it leads to is on the page.
    """
    top = source.tag == "svg"
    for name, value in source.attrib.items():
        if not OF_THE_PAGE.fullmatch(name) and not (top and name in ("viewbox", "width", "id")):
            _attribute(target, name, NO_XML.sub("", value), source.tag)
    target.text = NO_XML.sub("", source.text or "") or None
    for child in source:
        if not isinstance(child.tag, str) or (top and child.tag == "title"):
            continue
        tag = "g" if child.tag == "a" else CASE.get(child.tag, child.tag)
        _copy(child, copy := _add(target, tag))
        copy.tail = NO_XML.sub("", child.tail or "") or None


def _attribute(target: etree._Element, name: str, value: str, tag: str) -> None:
    if name.endswith("href"):
        if tag == "use":
            target.set(f"{{{XLINK}}}href", value)
        return
    target.set(CASE.get(name, name), _light(value))


def _light(value: str) -> str:
    """Replace the variables of a value by the colours they have in the light scheme."""
    while found := VARIABLE.search(value):
        colour = PALETTE.get(found[1]) or (found[2] or PALETTE["ink"]).strip()
        value = value[: found.start()] + colour + value[found.end() :]
    return value.replace("currentColor", PALETTE["ink"])
