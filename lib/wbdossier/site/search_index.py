"""What the search and the table read: facts, sentences and pages, as a script that sets one name.

A page opened from a folder may not fetch a file, but it may load a script. The words are folded
(accents, numbers, spellings) by ``script/4-finding.js``, which folds what a reader types as well.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wbdossier.records import Article, Span
from wbdossier.site import words
from wbdossier.site.finding import Found, year
from wbdossier.site.sections import sections
from wbdossier.themes.tables import SIX

FILE = "search-index.js"
SHORT = 45  # characters of a title in a table


@dataclass(frozen=True)
class Listed:
    """A finished page that can be found.

    ``label`` says what it is, ``name`` is how other pages name it, ``facts`` are the ids of those
    it cites. Of an article's page only the title is searched: its passages are found as facts.
    """

    address: str
    label: str
    name: str
    title: str
    html: str = ""
    facts: Collection[str] = ()


def script(articles: Sequence[Article], facts: Iterable[Found], pages: Sequence[Listed]) -> bytes:
    """Return the file: ``var wbIndex = {…}``, its rows in the order the comments below give."""
    sentences, rows = _rows(articles, facts, pages)
    data = {
        "kinds": words.KINDS,
        "countries": {code: words.name(code) for code in SIX},
        "articles": [_article(article) for article in articles],
        # address, what it is, name, title, sections (anchor, heading, text)
        "pages": [[p.address, p.label, p.name, p.title, _sections(p)] for p in pages],
        "sentences": sentences,
        # id, kind, article, sentence (-1: none), words' start and length, says, countries, pages
        "facts": rows,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"var wbIndex = {text};\n".encode()


def _article(article: Article) -> list[str]:
    """Return a row: id, title, its first words, source, date in words, ISO, year, language."""
    return [
        article.id,
        words.title(article),
        words.title(article, SHORT),
        words.source(article),
        words.published(article),
        article.published or "",
        year(article),
        article.language,
    ]


def _sections(page: Listed) -> list[list[str]]:
    if not page.html:
        return [["", "", ""]]
    return [[s.anchor, s.heading, s.text] for s in sections(page.html)]


def _rows(
    articles: Sequence[Article], facts: Iterable[Found], pages: Sequence[Listed]
) -> tuple[list[str], list[list[object]]]:
    """Return the sentences, each once, and the facts as rows that point at them."""
    docs = {article.id: i for i, article in enumerate(articles)}
    used = _used(pages)
    places: dict[tuple[str, Span], int] = {}
    sentences: list[str] = []
    rows: list[list[object]] = []
    for each in facts:
        fact, text, around = each.fact, each.article.text, each.around
        place, start, length = -1, 0, 0
        if around:
            place = places.setdefault((fact.doc, around), len(places))
            if place == len(sentences):
                sentences.append(around.of(text))
            start, length = _units(text[around.start : fact.start]), _units(fact.quote)
        where = [fact.id, fact.kind, docs[fact.doc], place, start, length]
        rows.append([*where, each.says, " ".join(each.countries), used.get(fact.id, [])])
    return sentences, rows


def _used(pages: Sequence[Listed]) -> Mapping[str, list[int]]:
    """Return for each fact's id the pages that cite it."""
    used: dict[str, list[int]] = {}
    for i, page in enumerate(pages):
        for fact in page.facts:
            used.setdefault(fact, []).append(i)
    return used


def _units(text: str) -> int:
    """Return the length of a text as JavaScript counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
