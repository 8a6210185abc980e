"""The reader's words, with their evidence.

Everything a notebook shows goes through here and comes out as ``Markup``: HTML in which the words
of articles are escaped and every number links to the facts it stands on. Three kinds of number:
``quoted`` (one fact), ``derived`` (facts and an operation), ``curated`` (a correction's reason).
The site turns the links into notes in the margin, and finds every number that has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup, escape

from wbdossier import dataset
from wbdossier.english import BOUND_WORDS as BOUND_WORDS
from wbdossier.english import currency_name as currency_name
from wbdossier.english import date_words as date_words
from wbdossier.english import digits as digits
from wbdossier.english import in_marks as in_marks
from wbdossier.english import join_words as join_words
from wbdossier.english import money as money
from wbdossier.english import name as name
from wbdossier.english import number_words as number_words
from wbdossier.english import plural as plural
from wbdossier.english import the as the
from wbdossier.english import topic as topic
from wbdossier.selection import Selection
from wbdossier.themes import SOURCE, Facts, Row, rows
from wbdossier.tokens import tokens

MOST_SOURCES = 6  # articles that a source line names
NUMBER = re.compile(r"(?:[≤≥~] )?[+−]?\d[\d.,]*")
BOUND_SIGNS = {"up_to": "≤ ", "at_least": "≥ ", "about": "~ "}
CHANGE_SIGNS = {"additional": "+", "reduction": "−"}


@dataclass(frozen=True)
class Shown:
    """Something a cell shows: HTML for the page, plain words for a terminal and for nbval."""

    html: Markup
    plain: str

    def _repr_html_(self) -> str:
        return str(self.html)

    def __repr__(self) -> str:
        """The words alone: what a terminal shows."""
        return self.plain


# Evidence


def _article(doc: str) -> Row:
    found = dataset.rows(Selection("articles", (doc,), columns=SOURCE))
    return next(iter(found), {})


def source_words(doc: str) -> str:
    """Return an article as a source is named in full: publisher, or title, and date."""
    return f"{_publisher(doc, 60)}, {published(_article(doc))}"


def source_name(doc: str) -> str:
    """Return an article as a source is named in a table: publisher, or the title's first words."""
    return _publisher(doc, 30)


def _publisher(doc: str, limit: int) -> str:
    article = _article(doc)
    title = _one_line(article.get("title"))
    named = (
        f"“{shorten(title, limit, placeholder='…', break_on_hyphens=False)}”"
        if title
        else f"article {doc}"
    )
    return publisher(article) or named


def publisher(article: Mapping[str, Any]) -> str | None:
    """Return who published an article, and after whom."""
    names = [article.get("original_publisher"), article.get("publisher")]
    return " via ".join(dict.fromkeys(n for n in names if n)) or None


def published(article: Mapping[str, Any]) -> str:
    """Return an article's date in words; an inferred one is said to be so."""
    if not article.get("published"):
        return "undated"
    inferred = article.get("published_basis") == "inferred"
    return date_words(article["published"]) + (" (inferred)" if inferred else "")


def _doc(row: Row) -> str:
    """Return the article of a fact; an article is its own."""
    return str(row.get("doc", row["id"]))


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _evidence(row: Row) -> str:
    """Return sentence, publisher and date of a fact; of an article, its title."""
    if "quote" not in row:
        return f"{_one_line(row.get('title'))} — {source_words(str(row['id']))}"
    return f"{_one_line(row.get('sentence') or row['quote'])} — {source_words(row['doc'])}"


def _reason(row: Row) -> str:
    """Return why a corrected or curated fact reads as it does."""
    made = dataset.rows(Selection("corrections", (_doc(row),)))
    reasons = [c["reason"] for c in made if row["id"] in c["facts"]]
    return _one_line(" ".join(reasons) or row.get("note")) or "changed by a correction"


def words(row: Mapping[str, Any]) -> str:
    """Return the reader's words for the number of a fact, else its quote."""
    if "amount" in row:
        return money(row["amount"], row["currency"], row["bound"], row.get("amount_max"))
    if row.get("count") is not None:
        limits = [row["count"], row.get("count_max")]
        spoken = " to ".join(number_words(n) for n in limits if n is not None)
        return BOUND_WORDS.get(row.get("bound") or "", "") + spoken
    return _one_line(row.get("quote") or row.get("title"))


def quoted(fact: Facts, text: str | None = None) -> Markup:
    """Return words that stand on one fact (or article); a corrected fact shows its reason."""
    row = rows(fact)[0]
    shown = words(row) if text is None else text
    return Markup('<a class="{class}" href="{href}" title="{title}">{}</a>').format(
        shown, **mark(row)
    )


def mark(row: Row) -> dict[str, str]:
    """Return the attributes of a link to a fact (or article), in prose or in a figure."""
    corrected = row.get("origin", "extracted") != "extracted"
    return {
        "class": f"wb {'curated' if corrected else 'quoted'}",
        "href": f"#{row['id']}",
        "title": _reason(row) if corrected else _evidence(row),
    }


def curated(fact: Facts, text: str, reason: str) -> Markup:
    """Return words that stand on a correction, with its reason."""
    return Markup('<a class="wb curated" href="#{}" title="{}">{}</a>').format(
        rows(fact)[0]["id"], reason, text
    )


def derived(text: str, facts: Facts, how: str, operation: str = "count") -> Markup:
    """Return words with a number worked out from facts (or articles).

    Args:
        text: the words; their first number is the result.
        facts: the operands.
        how: what was done, in a reader's words: ``€1 + €2``, ``count of events``.
        operation: one of ``operations``, by which the site works the number out again.
    """
    operands = rows(facts)
    if not operands:
        return escape(text)
    ids = [r["id"] for r in operands]
    sources = "; ".join(dict.fromkeys(source_words(_doc(r)) for r in operands))
    return Markup(
        '<a class="wb derived" href="#{}" data-facts="{}" data-operation="{}" data-how="{}"'
        ' title="{}">{}</a>'
    ).format(ids[0], " ".join(ids), operation, how, f"{how} — {sources}", text)


def beside(row: Row, text: str) -> Markup:
    """Link words with a number to the fact or article they come from; they get no note.

    For what stands next to the evidence itself: a date, a place, a publisher.
    """
    if not tokens(escape(text).striptags()):
        return escape(text)
    return Markup('<a class="from" href="#{}">{}</a>').format(row["id"], text)


def cited(doc: str, text: str | None = None) -> Markup:
    """Name an article as a source in full, or in these words, and link it."""
    shown = source_words(doc) if text is None else text
    return Markup('<a class="from" href="#{}">{}</a>').format(doc, shown)


def cited_short(doc: str) -> Markup:
    """Name an article as a source in a table, and link it."""
    return cited(doc, source_name(doc))


def tallied(article: Row, field: str, number: int) -> Markup:
    """Return a number of an article's own: of its facts, or of those of a kind."""
    return Markup('<a class="from derived" href="#{}" data-operation="field {}">{}</a>').format(
        article["id"], field, digits(number)
    )


def filtered(**asked: str) -> str:
    """Return what the table of all facts is narrowed to, as its address says it.

    >>> filtered(country="AL", kind="threat")
    'country=AL&kind=threat'
    """
    return urlencode(asked)


def listed(facts: Facts, **asked: str) -> Markup:
    """Return the number of facts, linked to the table of all facts narrowed to just these."""
    operands = rows(facts)
    if not operands:
        return escape("0")
    ids = " ".join(row["id"] for row in operands)
    link = '<a class="from derived" href="#{}" data-facts="{}" data-operation="count">{}</a>'
    return Markup(link).format(filtered(**asked), ids, digits(len(operands)))


def scope(text: str) -> Markup:
    """Mark a number that no article gives: the countries the report is about, their pairs."""
    return Markup('<span data-number="scope">{}</span>').format(text)


def count(facts: Facts, noun: str, by: str | None = None) -> Markup:
    """Return a count with its noun, as a number derived from what is counted.

    With ``by``, the number of different values of that field: ``two missions`` of five mentions.
    """
    operands = rows(facts)
    number = len({r[by] for r in operands} - {None}) if by else len(operands)
    how = f"count of different {plural(noun, 2)}" if by else f"count of {plural(noun, 2)}"
    text = f"{number_words(number)} {plural(noun, number)}"
    return derived(text, operands, how, f"count {by}" if by else "count")


def times(row: Row) -> Markup:
    """Return the ratio of a row of ``themes.leverage``, with its operands and its bound."""
    ratio = number_words(row["ratio"].quantize(Decimal("0.1")))
    facts = [row["drawn"], row["grant"]]
    limit = BOUND_WORDS.get(row["bound"], "").replace("up to", "at most")
    return derived(f"{limit}{ratio} times", facts, " ÷ ".join(map(words, facts)), "ratio")


def source(facts: Facts) -> Markup:
    """Return the source line of a figure or table: each article once, by its first fact."""
    first: dict[str, Row] = {}
    for row in rows(facts):
        first.setdefault(_doc(row), row | {"origin": "extracted"})
    links = [quoted(row, source_words(doc)) for doc, row in first.items()]
    if len(links) > MOST_SOURCES:
        rest = list(first.values())[MOST_SOURCES:]
        links[MOST_SOURCES:] = [count(rest, "other article")]
    return Markup("Source: {}.").format(Markup("; ").join(links)) if links else Markup("")


# What a cell shows


def sentence(template: str, **parts: str) -> Markup:
    """Fill a sentence; parts that are not Markup are escaped; it starts with a capital.

    >>> str(sentence("{n} of them.", n="two"))
    'Two of them.'
    """
    filled = Markup(template).format(**parts)
    return Markup(re.sub(r"^((?:<[^>]*>)*\s*)(\w)", lambda m: m[1] + m[2].upper(), filled))


def say(*sentences: str | None) -> Shown:
    """Return the paragraph of these sentences; those that are empty or None are left out."""
    spoken = [escape(s) for s in sentences if s]
    html = Markup(" ").join(spoken)
    return Shown(Markup("<p>{}</p>").format(html), html.striptags())


def together(shown: Iterable[Shown]) -> Shown:
    """Return several things as one that a cell shows."""
    parts = list(shown)
    return Shown(_join(p.html for p in parts), "\n".join(p.plain for p in parts))


Cell = str | Callable[[Row], Any]


def table(
    facts: Facts, columns: Mapping[str, Cell], caption: str, empty: str = "No article says."
) -> Shown:
    """Return a table with its caption and source line.

    Args:
        facts: the rows, which are also the sources.
        columns: heading (with its unit) to a field's name or a function of the row.
        caption: what the table shows.
        empty: the sentence shown in place of a table without rows.
    """
    found = rows(facts)
    if not found:
        return say(empty)
    values = [
        [how(row) if callable(how) else row[how] for how in columns.values()] for row in found
    ]
    numeric = [_numeric(column) for column in zip(*values, strict=True)]
    own = [not callable(how) for how in columns.values()]
    cells = [
        [_cell(_own(row, value) if mine else value) for value, mine in zip(line, own, strict=True)]
        for row, line in zip(found, values, strict=True)
    ]
    head = _join(
        Markup('<th scope="col"{}>{}</th>').format(_num(n), h)
        for h, n in zip(columns, numeric, strict=True)
    )
    body = _join(_table_row(line, numeric) for line in cells)
    html = Markup(
        '<table class="wb-table"><caption>{}</caption><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody>{}</table>"
    ).format(caption, head, body, _foot(found, len(columns)))
    plain = "\n".join("\t".join(c.striptags() for c in line) for line in [_heads(columns), *cells])
    return Shown(html, f"{caption}\n{plain}")


def tables(*each: tuple[Facts, Mapping[str, Cell], str], empty: str) -> Shown:
    """Return those tables that have rows: facts, columns and caption of each, as ``table`` does."""
    shown = [table(facts, columns, caption) for facts, columns, caption in each if rows(facts)]
    return together(shown) if shown else say(empty)


def _heads(columns: Mapping[str, Cell]) -> list[Markup]:
    return [escape(heading) for heading in columns]


def _join(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def _num(numeric: bool) -> Markup:
    return Markup(' class="num"') if numeric else Markup("")


def _table_row(line: list[Markup], numeric: list[bool]) -> Markup:
    first = Markup('<th scope="row"{}>{}</th>').format(_num(numeric[0]), line[0])
    others = zip(line[1:], numeric[1:], strict=True)
    return Markup("<tr>{}{}</tr>").format(
        first, _join(Markup("<td{}>{}</td>").format(_num(n), cell) for cell, n in others)
    )


def _foot(found: list[Row], width: int) -> Markup:
    if not all("id" in row for row in found):
        return Markup("")
    line = Markup('<tfoot><tr><td colspan="{}">{}</td></tr></tfoot>')
    return line.format(width, source(found))


def _own(row: Row, value: Any) -> Any:
    """Return a field of a row for its cell; words with a number in them link the row's fact."""
    return beside(row, value) if isinstance(value, str) and "id" in row else value


def _cell(value: Any) -> Markup:
    if value is None or value == ():
        return Markup('<span class="wb-none">not said</span>')
    if isinstance(value, tuple):
        return join_words(name(v) for v in value)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return escape(digits(value))
    return escape(value)


def _numeric(column: Iterable[Any]) -> bool:
    """Whether a column holds numbers: values, or evidence whose words are a number."""
    given = [v for v in column if v is not None]
    return bool(given) and all(
        NUMBER.fullmatch(v.striptags()) if isinstance(v, Markup) else isinstance(v, (int, Decimal))
        for v in given
    )


def strength(row: Mapping[str, Any]) -> str:
    """Return a number of people with what is counted: ``150 more troops``."""
    change = {"additional": " more", "reduction": " fewer"}.get(row["change"] or "", "")
    return f"{words(row)}{change} {row['unit'] or 'people'}"


def signed(row: Mapping[str, Any]) -> str | None:
    """Return a count in digits with the signs of its bound and change, for a column of numbers."""
    if row.get("count") is None:
        return None
    change = CHANGE_SIGNS.get(row.get("change") or "", "")
    return BOUND_SIGNS.get(row.get("bound") or "", "") + change + digits(row["count"])
