"""How to cite an article or one of its facts: as text, BibTeX and CSL-JSON.

Every form says the same: what is known of the article, and for a fact its words and the place of
the report where they stand. An unknown date is ``n.d.``; an inferred one is said to be so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from wbdossier.cite import date_words, publisher
from wbdossier.records import Article, Fact
from wbdossier.site import words
from wbdossier.site.inputs import TITLE, SiteInput

LONGEST_QUOTE = 220  # characters of a fact's words in its citation
NO_DATE = "n.d."
FULL_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
# Braces as commands: BibTeX counts the escaped ones too, and unbalanced ones break an entry.
ESCAPES = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})


def text(article: Article, fact: Fact | None = None) -> str:
    """Return a citation as a reader can paste it into a note."""
    date = words.published(article) if _issued(article) else NO_DATE
    named = ", ".join(filter(None, [_quoted_title(article), publisher(vars(article)), date]))
    address = f"{article.url}{_accessed(article)}." if article.url else ""
    return " ".join(filter(None, [f"{named.rstrip('.')}.", address, _where(article, fact)]))


def bibtex(article: Article, fact: Fact | None = None) -> str:
    """Return a BibTeX entry, ``@misc``, which BibTeX and biblatex both know; UTF-8."""
    year, month = _year_and_month(article)
    remarks = [_how_dated(article), _where(article, fact)]
    fields = {
        "title": f"{{{_escaped(words.title(article))}}}",
        "howpublished": _escaped(publisher(vars(article)) or ""),
        "year": year,
        "month": month,
        "url": _address(article.url),
        "urldate": article.accessed or "",
        "note": _escaped(" ".join(filter(None, remarks))),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key(article, fact)},", *lines, "}"]) + "\n"


def csl(article: Article, fact: Fact | None = None) -> dict[str, Any]:
    """Return an item of CSL-JSON; an unknown date is left out, an inferred one is ``circa``."""
    item = {
        "id": key(article, fact),
        "type": "article-newspaper",
        "title": words.title(article),
        "container-title": publisher(vars(article)),
        "language": article.language,
        "issued": _csl_date(_issued(article), article.published_basis == "inferred"),
        "URL": article.url,
        "accessed": _csl_date(article.accessed),
        "note": _where(article, fact),
    }
    return {name: value for name, value in item.items() if value}


def key(article: Article, fact: Fact | None = None) -> str:
    """Return what an entry is called: the fact's id, which holds the article's, or the latter's."""
    return "wbdossier-" + re.sub(r"[^\w.:-]", "-", fact.id if fact else article.id, flags=re.ASCII)


def place(article: Article, fact: Fact | None = None) -> str:
    """Return the permanent link of an article or fact, seen from the top of the report."""
    return quote(f"articles/{article.id}.html") + (f"#{quote(fact.id)}" if fact else "")


def files(site: SiteInput) -> dict[str, bytes]:
    """Return ``cite/<doc>.bib`` and ``cite/<doc>.json`` of every article: it, then its facts."""
    found: dict[str, bytes] = {}
    for article in site.articles:
        facts = [None, *(f for f in site.facts if f.doc == article.id)]
        found[f"cite/{article.id}.bib"] = _bibliography(article, facts)
        found[f"cite/{article.id}.json"] = _items(article, facts)
    return found


def _bibliography(article: Article, facts: Iterable[Fact | None]) -> bytes:
    return "\n".join(bibtex(article, fact) for fact in facts).encode()


def _items(article: Article, facts: Sequence[Fact | None]) -> bytes:
    items = [csl(article, fact) for fact in facts]
    return json.dumps(items, ensure_ascii=False, indent=1).encode() + b"\n"


def _quoted_title(article: Article) -> str:
    title = words.title(article)
    return f"“{title}”" if article.title else title


def _where(article: Article, fact: Fact | None) -> str:
    """Say where in the report a fact's words, or an article's passages, stand."""
    quote = f"“{words.clip(fact.quote, LONGEST_QUOTE)}”. " if fact and fact.quote else ""
    return f"{quote}Quoted in: {TITLE}, {place(article, fact)}"


def _issued(article: Article) -> str | None:
    """Return the date of an article where its year is known."""
    date = article.published
    return date if date and FULL_DATE.fullmatch(date) else None


def _year_and_month(article: Article) -> tuple[str, str]:
    year, _, rest = (_issued(article) or NO_DATE).partition("-")
    return year, str(int(rest[:2])) if rest else ""


def _how_dated(article: Article) -> str:
    """Return the day, which BibTeX has no field for, and whether the date is inferred."""
    date = _issued(article)
    return f"{words.published(article)}." if date and len(date) > 7 else ""


def _accessed(article: Article) -> str:
    return f" (accessed {date_words(article.accessed)})" if article.accessed else ""


def _csl_date(iso: str | None, inferred: bool = False) -> dict[str, Any] | None:
    if not iso or not FULL_DATE.fullmatch(iso):
        return None
    parts = {"date-parts": [[int(part) for part in iso.split("-")]]}
    return parts | {"circa": True} if inferred else parts


def _escaped(said: str) -> str:
    """Return words as they may stand in a BibTeX field: on one line, TeX's characters escaped."""
    return " ".join(said.split()).translate(ESCAPES)


def _address(url: str | None) -> str:
    r"""Return an address as ``\url`` takes it, verbatim but for what would end the field."""
    return (url or "").translate(IN_ADDRESS)
