"""What pages say of articles and facts, in the reader's words; `cite` has those of values."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from babel import Locale

from wbdossier import cite
from wbdossier.records import Article, Fact

ENGLISH = Locale("en")
UNNAMED = "publisher not named"
KINDS = {
    "funding": "Funding",
    "personnel": "Personnel",
    "mission": "Mission",
    "agreement": "Agreement",
    "event": "Event",
    "statement": "Statement",
    "accession": "Accession",
    "position": "Position",
    "threat": "Threat",
    "scenario": "Scenario",
    "recommendation": "Recommendation",
    "country": "Country",
}
# Fields that say a place or an actor by its code.
CODED = {
    "provider", "recipients", "contributor", "location", "organisation", "host", "parties",
    "possible_parties", "participants", "country", "actor", "by", "raised_by", "addressee",
    "speaker",
}  # fmt: skip
# Fields that `reading` already says, or that repeat the quote.
MERGED = {
    "amount", "amount_max", "currency", "count", "count_max", "bound", "unit", "date", "end_date",
    "direct", "text",
}  # fmt: skip
BASE = {f.name for f in dataclasses.fields(Fact)}


def name(code: str) -> str:
    """Return the name of a country or body, Kosovo with the mark of its footnote."""
    return cite.name(code) + ("*" if code == "XK" else "")


def language(code: str) -> str:
    """Return the English name of a language."""
    return str(ENGLISH.languages.get(code, code))


def published(article: Article) -> str:
    """Write when an article appeared, and say so where that is inferred or unknown."""
    return cite.published(vars(article))


def publisher(article: Article) -> str:
    """Write who published an article: whose it is, and through whom."""
    names = [n for n in (article.original_publisher, article.publisher) if n]
    return " via ".join(dict.fromkeys(names)) or UNNAMED


def imprint(article: Article) -> str:
    """Write publisher and date of an article, or its date alone."""
    named = publisher(article)
    return published(article) if named == UNNAMED else f"{named}, {published(article)}"


def source(article: Article) -> str:
    """Name an article as a source: publisher, or title where none is named, and date."""
    if publisher(article) != UNNAMED:
        return imprint(article)
    return f"{title(article, 45)}, {imprint(article)}"


def title(article: Article, limit: int | None = None) -> str:
    """Return the title, shortened to a limit, or the first words of an article without one."""
    if article.title:
        return clip(article.title, limit or len(article.title))
    start = article.sentences[0].start if article.sentences else 0
    return f"Untitled: “{clip(article.text[start : start + 200], (limit or 70) - 12)}”"


def scope(articles: Sequence[Article], of: int) -> str:
    """Say which articles a page rests on, and when they appeared."""
    if not articles:
        return "No article is cited on this page."
    some = f"{len(articles)} of " if len(articles) < of else ""
    dates = sorted(a.published for a in articles if a.published)
    ends = list(dict.fromkeys(cite.date_words(d) for d in (dates[0], dates[-1]))) if dates else []
    said = f", published {'from ' if len(ends) > 1 else ''}{' to '.join(ends)}" if ends else ""
    undated = len(articles) - len(dates)
    rest = f"; {undated} undated" if undated else ""
    return f"Evidence from {some}{counted(of, 'article')}{said}{rest}."


def counted(number: int, noun: str) -> str:
    """Write a number in digits with its noun: ``1 fact``, ``12 facts``."""
    return f"{cite.digits(number)} {cite.plural(noun, number)}"


def label(run: str) -> str:
    """Return the short name of a run: its words without the number in front."""
    return re.sub(r"^\d+\W*_*|[-_]+", " ", run).strip().capitalize()


def clip(text: str, limit: int) -> str:
    """Shorten a text to whole words, with an ellipsis, and its white space to single spaces."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"


def remark(fact: Fact) -> str:
    """Return what a fact's note is: the reason of a correction, or a doubt."""
    return "Note" if fact.origin == "extracted" else "Corrected"


def fields(fact: Fact) -> list[tuple[str, str]]:
    """Return what a fact says as (label, value), without what is empty or repeats the quote."""
    pairs = [reading(fact)]
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        if field.name not in BASE | MERGED and value not in (None, ()):
            pairs.append((field.name.replace("_", " ").capitalize(), _value(field.name, value)))
    return [(label, value) for label, value in pairs if value.rstrip("*") not in ("", fact.quote)]


def reading(fact: Fact) -> tuple[str, str]:
    """Return the amount, number, date or form of a fact with its label; empty if it has none."""
    row = {f.name: getattr(fact, f.name) for f in dataclasses.fields(fact)}
    if row.get("amount") is not None:
        return "Amount", cite.words(row)
    if row.get("count") is not None:
        return "Number", f"{cite.words(row)} {row.get('unit') or ''}".strip()
    if fact.kind == "event":
        return "Date", cite.date_words(row["date"], row["end_date"])
    if fact.kind == "statement":
        return "Form", "direct quotation" if row["direct"] else "reported speech"
    return "", ""


def _value(field: str, value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_value(field, v) for v in value)
    if field in CODED or field == "mission":
        return name(str(value))
    if field == "topic":
        return cite.topic(str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (
        str(value).replace("_", " ")
        if field in ("status", "change", "role", "stance")
        else str(value)
    )
