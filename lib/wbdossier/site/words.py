"""What pages say of articles and facts, in the reader's words; `cite` has those of values."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from babel import Locale
from markupsafe import Markup, escape

from wbdossier import cite
from wbdossier.dates import months
from wbdossier.records import Article, Fact, Statement
from wbdossier.schema import CorrectionRow
from wbdossier.telling import BASE, reading, value

ENGLISH = Locale("en")
UNNAMED = "publisher not named"
MONTH = re.compile(r"\b\d{1,2}\.? ([^\W\d_]+),? \d{4}\b")
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
# Fields that `reading` already says, or that repeat the quote.
MERGED = {
    "amount", "amount_max", "currency", "count", "count_max", "bound", "unit", "date", "end_date",
    "direct", "text",
}  # fmt: skip


def name(code: str) -> str:
    """Return the name of a country or body, Kosovo with the mark of its footnote."""
    return cite.name(code) + ("*" if code == "XK" else "")


def the(code: str) -> str:
    """Return a name as a sentence has it, with its article; Kosovo with its footnote's mark."""
    return cite.the(code) + ("*" if code == "XK" else "")


def language(code: str) -> str:
    """Return the English name of a language."""
    return str(ENGLISH.languages.get(code, code))


def published(article: Article) -> str:
    """Write when an article appeared, and say so where that is inferred or unknown."""
    return cite.published(vars(article))


BASES = {
    "text": "stated in the article",
    "sidecar-stated": "stated in the article",
    "inferred": "inferred",
    "unknown": "not known",
}


def dated(article: Article) -> Markup:
    """Write when an article appeared, and how that is known: stated, inferred or not at all."""
    date = cite.date_words(article.published) if article.published else ""
    basis = BASES.get(article.published_basis, "")
    known = ", ".join(filter(None, [date, basis]))
    said = ". ".join(filter(None, [known[:1].upper() + known[1:], article.published_note]))
    return foreign_months(said)


def foreign_months(text: str) -> Markup:
    """Mark the language of a month that a date in the text names, where only one language has it.

    >>> foreign_months("“23 Qershor 2024”")
    Markup('“23 <span lang="sq">Qershor</span> 2024”')
    """
    marked = escape(text)
    for month in dict.fromkeys(MONTH.findall(text)):
        if len(spoken := months.languages(month)) == 1:
            span = Markup('<span lang="{}">{}</span>').format(*spoken, month)
            marked = Markup(re.sub(rf"\b{re.escape(month)}\b", str(span), str(marked)))
    return marked


def speaker(statement: Statement) -> str:
    """Name who said something, with office and country."""
    of = name(statement.country) if statement.country else ""
    said = of.rstrip("*") in (statement.role or "")  # “minister of the interior of Albania”
    return ", ".join(filter(None, [statement.speaker, statement.role, "" if said else of]))


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


def scope(articles: Sequence[Article], of: int, top: str = "") -> Markup:
    """Say which articles a page rests on, and when they appeared; ``top`` leads to the index.

    The numbers count the articles that the page's evidence, or the index, lists.
    """
    if not articles:
        return Markup("No article is cited on this page.")
    some = len(articles) < of
    parts = [Markup("Evidence from ")]
    if some:
        parts += [tallied(str(len(articles)), "#evidence"), Markup(" of ")]
    parts.append(tallied(counted(of, "article"), f"{top}index.html#articles"))
    dated = sorted((a.published, a.id) for a in articles if a.published)
    if dated:
        ends = {cite.date_words(day): doc for day, doc in (dated[0], dated[-1])}
        link = Markup('<a class="from" href="{}articles/{}.html">{}</a>')
        said = [link.format(top, doc, day) for day, doc in ends.items()]
        parts.append(Markup(", published from " if len(ends) > 1 else ", published "))
        parts.append(Markup(" to ").join(said))
    if undated := len(articles) - len(dated):
        where = "#evidence" if some else f"{top}index.html#articles"
        parts += [Markup("; "), tallied(f"{undated} undated", where)]
    return Markup("").join(parts) + "."


def tallied(text: str, where: str) -> Markup:
    """Return a count with a link to the list whose items it counts."""
    return Markup('<a class="tally" href="{}">{}</a>').format(where, text)


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
    return {"corrected": "Corrected", "curated": "Entered by a person"}.get(fact.origin, "Note")


def done(row: CorrectionRow) -> str:
    """Write what a correction does with its words, or the facts that stand on them."""
    says, kind = row.says or "", KINDS[row.kind].lower() if row.kind else ""
    match row.action:
        case "reads":
            return f"should read “{says}”"
        case "drop":
            return f"rejected as {kind}"
        case "add":
            return f"added as {kind} ({says})"
        case "set":
            return f"corrected as {kind} ({says})"
    return f"doubtful: {says.rstrip('.')}"


def fields(fact: Fact) -> list[tuple[str, str]]:
    """Return what a fact says as (label, value), without what is empty or repeats the quote."""
    pairs = [reading(fact)]
    for field in dataclasses.fields(fact):
        given = getattr(fact, field.name)
        if field.name not in BASE | MERGED and given not in (None, ()):
            label = field.name.replace("_", " ").capitalize()
            pairs.append((label, value(field.name, given, name)))
    return [(label, said) for label, said in pairs if said.rstrip("*") not in ("", fact.quote)]
