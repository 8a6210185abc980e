"""The house style of figures, and what every figure carries.

A figure is SVG that follows the page's colours (CSS variables with a fallback), drawn at the width
of a phone so that its words stay readable there. It has a title that states what is seen, a
subtitle with the measure, an alternative text, a source line that links its facts and, folded, the
table behind it. Same data, same bytes.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
import warnings
from contextlib import AbstractContextManager
from textwrap import shorten, wrap
from typing import Any
from urllib.parse import parse_qsl

from lxml import etree
from markupsafe import Markup, escape

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # building its font cache is no news

import matplotlib as mpl  # noqa: E402
import seaborn as sns  # type: ignore[import-untyped]  # noqa: E402
from matplotlib import pyplot as plt  # noqa: E402
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402

from wbdossier import cite  # noqa: E402
from wbdossier.palette import PALETTE  # noqa: E402
from wbdossier.themes import Facts, Row, rows  # noqa: E402

# JupyterLab's theme, for colours that must change with a dark one.
JUPYTER = {
    "ink": "--jp-content-font-color1",
    "muted": "--jp-content-font-color2",
    "rule": "--jp-border-color2",
    "paper": "--jp-layout-color0",
}
WIDTH = 360  # units of the drawing, about the pixels of a phone
SCALE = 1.3  # pixels a unit may have where there is room
LABEL, SMALL = 13, 12
LEADING = 1.3
CHARACTER = 0.56  # mean width of one in DejaVu Sans, the widest font met, in ems
STACK = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
STYLE: dict[Any, Any] = {
    **sns.axes_style("white"),
    "svg.hashsalt": "wbdossier",
    "svg.fonttype": "none",
    "text.parse_math": False,  # articles write dollars
    "font.family": "DejaVu Sans",
    "font.size": LABEL,
    "text.color": PALETTE["ink"],
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "figure.dpi": 72,
    "hatch.linewidth": 1.0,
}
SVG = "{http://www.w3.org/2000/svg}"
# JupyterLab sets the `href` of every link in an output anew: an error where it is one of a drawing.
XLINK = "{http://www.w3.org/1999/xlink}href"
LINK = f"{SVG}a"
TICK = re.compile(r"[xy]tick_\d+")  # matplotlib's ids
MOST_STOPS = 12  # links of a figure that the tab key stops at
PARSER = etree.XMLParser(remove_comments=True, remove_blank_text=True)


def style() -> AbstractContextManager[None]:
    """Return the house style as a context to draw in: seaborn's white one, and ours."""
    return mpl.rc_context(STYLE)


def canvas(name: str, height: float) -> tuple[Figure, Axes]:
    """Return a figure and its axes, measured in units from the upper left corner.

    ``name`` becomes its address on the page (``fig-name``).
    """
    with style():
        fig = Figure(figsize=(WIDTH / 72, height / 72), label=name)
        ax = fig.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        ax.set_axis_off()
    return fig, ax


def write(
    ax: Axes, x: float, y: float, words: str, *, color: str = "ink", size: float = LABEL,
    fact: str | None = None, **how: Any,
) -> None:  # fmt: skip
    """Write words on a canvas, ``y`` at the middle of their first line; ``color`` of the palette.

    Lines are written one by one: as one text they would be laid out for matplotlib's own font.
    With ``fact``, the id of a fact or article that ``show`` is given, the words link it.
    """
    settings = {"va": "center", "url": link(fact)} | how
    with style():
        for line, text in enumerate(words.split("\n")):
            middle = y + line * LEADING * size
            ax.text(x, middle, text, color=PALETTE[color], size=size, **settings)


def link(fact: str | None) -> str | None:
    """Return the address that makes a mark of matplotlib's a link to a fact or article."""
    return f"#{fact}" if fact else None


def fit(text: str, width: float, size: float = LABEL, lines: int = 1) -> str:
    """Break ``text`` into at most so many lines of a width in units; an ellipsis ends the last."""
    room = max(int(width / (size * CHARACTER)), 4)
    broken = wrap(" ".join(text.split()), room, break_on_hyphens=False)
    if len(broken) <= lines:
        return "\n".join(broken)
    rest = shorten(" ".join(broken[lines - 1 :]), room, placeholder=" …", break_on_hyphens=False)
    return "\n".join([*broken[: lines - 1], rest])


def show(
    fig: Figure, title: str, subtitle: str, alt: str, facts: Facts, data: cite.Shown | None = None
) -> cite.Shown:
    """Return a figure as the page and JupyterLab show it; it is closed and cannot leak.

    Args:
        fig: what was drawn, best on a ``canvas``.
        title: the finding, as a sentence without a full stop, its numbers linked.
        subtitle: the measure and its unit.
        alt: what a reader who does not see the figure needs to know.
        facts: what the figure stands on, for its source line.
        data: the table behind it, shown folded.
    """
    svg = _svg(fig, alt, facts)
    folded = Markup("<details><summary>The data</summary>{}</details>")
    html = Markup(
        '<figure class="wb-figure" id="{}"><p class="wb-title">{}</p>'
        '<p class="wb-subtitle">{}</p>{}<figcaption><p class="wb-source">{}</p>{}</figcaption>'
        "</figure>"
    )
    table = folded.format(data.html) if data else Markup("")
    shown = html.format(_key(fig), title, subtitle, svg, cite.source(facts), table)
    return cite.Shown(shown, f"{escape(title).striptags()}. {alt}")


def _key(fig: Figure) -> str:
    name = str(fig.get_label()) or hashlib.sha256(_drawn(fig)).hexdigest()[:8]
    return "fig-" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _drawn(fig: Figure) -> bytes:
    out = io.BytesIO()
    with style(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter the layout font lacks; the reader's font has it
        nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
        fig.savefig(out, format="svg", metadata=nothing, transparent=True)
    plt.close(fig)
    return out.getvalue()


def _svg(fig: Figure, alt: str, facts: Facts) -> Markup:
    """Return the drawing for use inside a page: no foreign style, no id that could clash."""
    key = _key(fig)
    root = etree.fromstring(_drawn(fig), PARSER)
    etree.strip_elements(root, "{*}metadata", f"{SVG}style", with_tail=False)
    for element in root.iter():
        _own(element, key)
    for name in {"width", "height", "version"} & set(root.keys()):
        del root.attrib[name]
    _link(root, facts)
    _describe(root, key, alt)
    root.set("style", f"max-width: {SCALE * WIDTH:.0f}px; font-family: {STACK}")
    return Markup(etree.tostring(root, encoding="unicode"))


def _describe(root: etree._Element, key: str, alt: str) -> None:
    """Give the drawing its role and its description for who does not see it."""
    root.set("role", "group" if root.find(f".//{LINK}") is not None else "img")  # shows its links
    root.set("aria-labelledby", f"{key}-alt")
    described = etree.Element(f"{SVG}title", {"id": f"{key}-alt"})
    described.text = alt
    root.insert(0, described)


def _link(root: etree._Element, facts: Facts) -> None:
    """Make the links of marks evidence: a mark that no fact of the figure's gives is none.

    The tab key stops once for each fact, and at none where they are many: the table below has them.
    One that narrows the table of all facts (``country=AL&kind=threat``) leads there.
    """
    known = {row["id"]: row for row in rows(facts) if "id" in row}
    links = {mark: str(mark.attrib.pop(XLINK, "")).removeprefix("#") for mark in root.iter(LINK)}
    many = len(known.keys() & links.values()) > MOST_STOPS
    met: set[str] = set()
    for link, identity in links.items():
        if "=" in identity:
            _listing(link, identity)
            continue
        if identity not in known:
            link.tag = f"{SVG}g"
            continue
        _evidence(link, known[identity])
        if identity in met or many:
            link.set("tabindex", "-1")
        met.add(identity)


def _listing(link: etree._Element, asked: str) -> None:
    """Let a mark lead to the table of all facts, narrowed; the table below is for the keyboard."""
    said = etree.Element(f"{SVG}title")
    said.text = "All facts: " + ", ".join(
        cite.name(value) for name, value in parse_qsl(asked) if name != "article"
    )
    link.insert(0, said)
    link.attrib.clear()
    for name, value in {"class": "from", XLINK: f"#{asked}", "tabindex": "-1"}.items():
        link.set(name, value)


def _evidence(link: etree._Element, row: Row) -> None:
    """Write into the link of a mark what it leads to."""
    mark = cite.mark(row)
    said = etree.Element(f"{SVG}title")
    said.text = mark.pop("title")
    link.insert(0, said)
    link.attrib.clear()
    for name, value in mark.items():
        link.set(XLINK if name == "href" else name, value)
    if "doc" not in row:  # a mark of an article counts what it gives
        link.set("class", "from")


def _own(element: etree._Element, key: str) -> None:
    """Prefix ids, name colours, leave the font open, and say styles as attributes.

    A page without inline styles still shows the figure then, and sanitisers leave it whole.
    """
    styles = (d.partition(":") for d in str(element.attrib.pop("style", "")).split(";"))
    found = {name: str(value) for name, value in element.items()}
    found |= {name.strip(): value.strip() for name, _, value in styles if value.strip()}
    found.pop("font-family", None)
    if str(found.get("transform", "")).startswith("rotate(-0 "):
        del found["transform"], element.attrib["transform"]
    if TICK.fullmatch(str(found.get("id", ""))):
        element.set("class", "tick")
        element.set("data-number", "axis")
    for name, value in found.items():
        element.set(name, value if element.tag == LINK else _owned(str(name), value, key))


def _owned(name: str, value: str, key: str) -> str:
    if name == "id":
        return f"{key}-{value}"
    if name == XLINK:
        return value.replace("#", f"#{key}-", 1)
    return _variables(" ".join(value.replace("url(#", f"url(#{key}-").split()))


def _variables(css: str) -> str:
    for name, colour in PALETTE.items():
        inner = f"var({JUPYTER[name]}, {colour})" if name in JUPYTER else colour
        css = css.replace(colour, f"var(--{name}, {inner})")
    return css
