"""Sanitising: what notebooks may bring into a page.

Markdown and outputs can carry words of any article, so everything a notebook shows passes this
allow-list once, after nbconvert and before anything of ours is added.
"""

from __future__ import annotations

import re

import nh3


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


HTML = _names("""
a abbr b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption figure
h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small span strong sub summary
sup table tbody td tfoot th thead time tr u ul var wbr
""")
SVG = _names("""
svg g path rect circle ellipse line polyline polygon text tspan title desc defs clipPath use symbol
marker pattern linearGradient radialGradient stop
""")
# What a style says in an SVG; `figure` turns these into attributes of the same name.
STYLE = _names("""
fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset
stroke-linecap stroke-linejoin stroke-miterlimit opacity font-size font-weight font-style
text-anchor dominant-baseline stop-color stop-opacity
""")
SHAPE = _names("""
d x y dx dy x1 x2 y1 y2 cx cy r rx ry width height points transform viewBox preserveAspectRatio
clip-path clip-rule clipPathUnits offset gradientUnits gradientTransform patternUnits
patternTransform markerWidth markerHeight refX refY orient marker-start marker-mid marker-end style
""")
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "role", "lang", "dir", "title", "tabindex"},
    "a": {"href", "xlink:href"},
    "img": {"src", "alt", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start"},
    "time": {"datetime"},
    "details": {"open"},
    **{tag: set(SHAPE | STYLE) for tag in SVG},
}
ATTRIBUTES["use"] = ATTRIBUTES["use"] | {"href", "xlink:href"}
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif);base64,")
# Only references inside the page: url(#…) in a presentation attribute could fetch otherwise.
FOREIGN = re.compile(r"url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)


def _admit(tag: str, attribute: str, value: str) -> str | None:
    """Return the value, or None where it could fetch or run something."""
    if tag == "img" and attribute == "src":
        return value if PICTURE.match(value) else None
    if attribute.endswith("href"):
        inner = value.startswith("#")
        return value if inner or (tag == "a" and not value.startswith("data:")) else None
    return None if tag in SVG and FOREIGN.search(value) else value


_CLEANER = nh3.Cleaner(
    tags=HTML | SVG,
    attributes=ATTRIBUTES,
    attribute_filter=_admit,
    clean_content_tags={"script", "style", "metadata", "iframe", "template", "noscript"},
    generic_attribute_prefixes={"aria-", "data-"},
    filter_style_properties=STYLE,
    url_schemes={"http", "https", "mailto", "data"},
    link_rel=None,
)


def clean(html: str) -> str:
    """Return the HTML with everything outside the allow-list left out."""
    return _CLEANER.clean(html)
