"""The index: the numbers that lead it, and one finding for each theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from wbdossier.records import Article, Fact
from wbdossier.schema import own_columns
from wbdossier.site import body
from wbdossier.site.notes import numbers
from wbdossier.tokens import tokens

MOST = 6  # sentences that lead
LATEST = 3  # articles and corrections named as the newest evidence
NUMERIC = {"integer", "number"}


def chosen(
    answers: Sequence[str], facts: Mapping[str, Fact]
) -> list[tuple[HtmlElement | None, HtmlElement | None]]:
    """Return for each answer the sentence that leads the index, and the next one to tell."""
    found: list[tuple[HtmlElement | None, HtmlElement | None]] = []
    for answer in answers:
        sentences = body.sentences(body.parse(answer))
        full = sum(lead is not None for lead, _ in found) == MOST
        lead = None if full else leading(sentences, facts)
        rest = [sentence for sentence in sentences if sentence is not lead]
        for sentence in rest[:1]:
            sentence.set("class", "brief")  # its evidence stands in no margin
        found.append((lead, rest[0] if rest else None))
    return found


def latest(articles: Sequence[Article]) -> list[Article]:
    """Return the articles looked at or published last, the newest first; no more than a few."""
    dated = [a for a in articles if a.accessed or a.published]
    dated.sort(key=lambda a: (a.accessed or a.published or "", a.id), reverse=True)
    return dated[:LATEST]


def leading(sentences: Sequence[HtmlElement], facts: Mapping[str, Fact]) -> HtmlElement | None:
    """Return the first sentence that quotes a number of the articles, as the index leads with.

    What the report counts itself, and the dates of events, do not lead.
    """
    return next((s for s in sentences if any(_quotes(a, facts) for a in numbers(s))), None)


def _quotes(link: HtmlElement, facts: Mapping[str, Fact]) -> bool:
    """Whether a link says a number of a fact of a kind that has numbers."""
    fact = facts.get(link.get("href", "").removeprefix("#"))
    if fact is None or "derived" in link.classes or not tokens(link.text_content()):
        return False
    return any(column.type in NUMERIC for column in own_columns(fact.kind).values())
