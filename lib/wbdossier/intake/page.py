"""A saved web page: its article's paragraphs, headline first, and what the page says about it."""

from __future__ import annotations

import codecs
import hashlib
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from htmldate import find_date
from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document as Extracted

from wbdossier import articles
from wbdossier.articles.sentences import ENDED
from wbdossier.errors import Problem
from wbdossier.intake.document import Document

# Unless told otherwise the libraries take no date later than today, and what a page's date is would
# depend on the day. The extensive search, kept off, would make a date of "© 2026".
LATEST = "2100-01-01"
DATES: dict[str, Any] = {"original_date": True, "extensive_search": False, "max_date": LATEST}

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
DECLARED = 4_096  # bytes at the beginning, in which a declaration stands
OF_PAGES = re.compile(r"utf-8|iso8859-\d+|cp\d+|koi8-\w|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_jis")
AS_WINDOWS = {"iso8859-1", "ascii"}  # read as Windows-1252, as browsers do
TORN = 0.02  # of the letters above ASCII; a page with more that cannot be read is no UTF-8

WALL = re.compile(
    r"\b(?:cookies?|your privacy|subscribe|subscription|sign in|log in|register|enable javascript"
    r"|ad ?blocker)\b",
    re.I,
)
PROSE = 8  # words; a menu and a button have fewer
NO_ARTICLE = "no article was found on the page (a menu, a notice or a log-in, perhaps)"
SAVE_AGAIN = "open the article, save the page again, or save its text as .txt"

MOST_TAGS = 200_000  # a long article's page has 5,000
BLOCKS = {"p", "head", "item", "quote", "row", "ab", "list", "table", "div", "main", "body"}


def convert(data: bytes, where: str | Path) -> Document:
    """Return the article of a page; Problem if there is none."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    source, note = decode(data, where)
    if (tags := source.count("<")) > MOST_TAGS:
        cause = f"the page has {tags:,} tags, more than {MOST_TAGS:,}"
        raise Problem(where, cause, "save the article alone")
    tree = _tree(source, where)
    known = extract_metadata(tree, date_config=DATES)
    paragraphs = _paragraphs(source)
    if not any(map(_is_prose, paragraphs)):
        raise Problem(where, NO_ARTICLE, SAVE_AGAIN)
    title, address = _title(tree, known.title), _address(tree)
    found = {
        "title": (title, "the page's headline"),
        "publisher": _publisher(known.sitename, address),
        "url": (address, "the page's metadata"),
        "date": _date(tree, title, address),
    }
    text = "\n\n".join(_headed(title, paragraphs)) + "\n"
    if len(text.encode()) > articles.LARGEST:
        raise Problem(
            where, "the page holds more text than an article can", "give one article a file"
        )
    return Document(
        text=text,
        form="html",
        sha256=hashlib.sha256(data).hexdigest(),
        inferred={name: how for name, (value, how) in found.items() if value},
        note=note,
        **{name: value for name, (value, _) in found.items()},
    )


# -- encoding -------------------------------------------------------------------------------------


def decode(data: bytes, where: str | Path) -> tuple[str, str | None]:
    """Return the page as text, and a sentence if its encoding is not what it says."""
    mark = any(data.startswith(m) for m, _ in articles.MARKS)
    said = None if mark else _declared(data)
    if said and said != "utf-8":
        try:
            return data.decode(said), None
        except UnicodeDecodeError:
            pass
    if not mark and (torn := _torn_utf8(data)):
        return (
            torn,
            "Some letters of the page cannot be read; they stand as \N{REPLACEMENT CHARACTER}.",
        )
    text = articles.decode(data, where)
    if said and data.decode(said, "replace") != text:
        return text, f"The page says it is {said}, and is not."
    return text, None


def _declared(data: bytes) -> str | None:
    """The encoding the page declares, by Python's name; None if there is none of that name."""
    match = CHARSET.search(data, 0, DECLARED)
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    if name.startswith("utf-16"):
        return "utf-8"  # a declaration in ASCII letters cannot be right about that
    if name in AS_WINDOWS:
        return "cp1252"
    return name if OF_PAGES.fullmatch(name) else None


def _torn_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken letters, as where a page was cut to a length in bytes."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    if not broken or b"\xef\xbf\xbd" in data or b"\0" in data:
        return None
    beyond = sum(letter > "\x7f" for letter in text)
    return text if broken <= beyond * TORN else None


def _tree(source: str, where: str | Path) -> html.HtmlElement:
    # As bytes: lxml refuses text that declares an encoding of its own.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Problem(where, NO_ARTICLE, SAVE_AGAIN) from error
    return tree


# -- text -----------------------------------------------------------------------------------------


def _paragraphs(source: str) -> list[str]:
    """The main text: its paragraphs, headings, list items and table rows in order."""
    found = bare_extraction(
        _tree(source, ""),
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params=DATES,
    )
    if not isinstance(found, Extracted) or found.body is None:
        return []
    return list(_blocks(found.body))


def _is_prose(paragraph: str) -> bool:
    """Whether it is a sentence of some length, and not one of a notice before the article."""
    long = len(paragraph.split()) >= PROSE
    return bool(long and ENDED.search(paragraph) and not WALL.search(paragraph))


def _blocks(body: Any) -> Iterator[str]:
    """Each block's own words; what stands in blocks inside it follows as blocks of their own."""
    words: list[str] = []

    def flush() -> Iterator[str]:
        block = " ".join("".join(words).split()).strip("| ")
        words.clear()
        if block and block != "•":
            yield block

    for event, element in etree.iterwalk(body, events=("start", "end")):
        inside = isinstance(element.tag, str)
        if event == "start" and inside:
            if element.tag in BLOCKS:
                yield from flush()
            if element.tag == "item":
                words.append("• ")
            words.append("\n" if element.tag == "lb" else element.text or "")
        elif event == "end":
            if element.tag in BLOCKS:
                yield from flush()
            words.append(" | " if element.tag == "cell" and element.getnext() is not None else "")
            words.append(element.tail or "" if element is not body else "")
    yield from flush()


def _headed(title: str | None, paragraphs: list[str]) -> list[str]:
    """The paragraphs with the headline before them, once."""
    if not title:
        return paragraphs
    folded = title.casefold()
    rest = [p for i, p in enumerate(paragraphs) if i > 2 or p.casefold() != folded]
    return [title, *rest]


# -- what the page says about itself --------------------------------------------------------------


def _title(tree: html.HtmlElement, known: str | None) -> str | None:
    """The one main heading if there is one, else what the metadata say."""
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    words = [h for h in headings if h]
    if len(words) == 1 and (not known or words[0].casefold() in known.casefold()):
        return words[0]
    return " ".join(known.split()) if known else None


def _publisher(name: str | None, address: str | None) -> tuple[str | None, str]:
    """The site's name; where the page does not give one, its host stands in."""
    bare = name and address and f"{name}/" in f"{address}/"
    return name, "the page's address" if bare else "the page's metadata"


def _address(tree: html.HtmlElement) -> str | None:
    """The page's own address: its canonical link, or what it says to those who share it."""
    for path in ('//link[@rel="canonical"]/@href', '//meta[@property="og:url"]/@content'):
        for address in tree.xpath(path):
            if re.match(r"https?://\S+$", address.strip()):
                return str(address.strip())
    return None


Dated = tuple[str | None, str]


def _date(tree: html.HtmlElement, title: str | None, address: str | None) -> Dated:
    """When it was published and how that is known; the most explicit place goes first."""
    for source, url, how in (
        (_metadata(tree), "", "the page's metadata"),
        ("<html></html>", address or "", "the page's address"),
        (html.tostring(tree, encoding="unicode"), "", "a date marked on the page"),
    ):
        if found := find_date(source, url=url, **DATES):
            return str(found), how
    below = _below(tree, title)
    article = articles.parse(below) if below else None
    if article and article.published and article.published_note:
        return article.published, "the page's date line"
    return None, ""


def _metadata(tree: html.HtmlElement) -> str:
    """The page without all that is shown: its head and its structured data."""
    tags = tree.xpath('//meta | //script[@type="application/ld+json"]')
    inside = "".join(html.tostring(t, encoding="unicode", with_tail=False) for t in tags)
    return f"<html><head>{inside}</head><body></body></html>"


def _below(tree: html.HtmlElement, title: str | None) -> str:
    """The page's lines as shown, from the headline on: a date line stands below it."""
    etree.strip_elements(tree, "script", "style", with_tail=False)
    lines = [" ".join(line.split()) for line in tree.itertext()]
    lines = [line for line in lines if line]
    start = max((i for i, line in enumerate(lines[:500]) if line == title), default=0)
    return "\n\n".join(lines[start : start + 40])
