"""The passages of an article that carry evidence, with the words marked.

Every fact has its number on the page and its lane: lines under words that overlap lie below each
other, the shorter nearer to the words. The whole text stands there only under a licence that lets
anyone print it: where the sidecar's ``rights`` are one of ``FREE``, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from wbdossier.records import Article, Fact, Span
from wbdossier.site.notes import sentence

FREE = re.compile(r"CC0 1\.0|CC BY(?:-SA)? [1-4]\.0|Public domain")
LANES = 5  # lines under one word; further ones share the lowest


@dataclass(frozen=True)
class Passage:
    """Neighbouring sentences with evidence; ``gap`` says that text before them is left out."""

    html: Markup
    facts: tuple[Fact, ...]
    gap: bool


@dataclass(frozen=True)
class Marking:
    """How the facts of one article are told apart: number and lane of each, by its id."""

    numbers: Mapping[str, int]
    lanes: Mapping[str, int]
    begun: set[str]  # facts whose mark has begun, so that only the first gets the anchor


def free(article: Article) -> bool:
    """Whether anyone may print the whole text."""
    return bool(FREE.fullmatch(article.rights))


def passages(article: Article, facts: Sequence[Fact]) -> list[Passage]:
    """Return the passages in the order of the text; facts without words have none."""
    placed = in_order(f for f in facts if f.end > f.start)
    marking = Marking({f.id: n for n, f in enumerate(placed, 1)}, _lanes(placed), set())
    whole = free(article)
    result, shown_to = [], None
    for span in _stretches(article, placed, whole):
        touching = [f for f in placed if f.span.overlaps(span)]
        html = Markup("").join(_marked(article.text, span, touching, marking))
        own = tuple(f for f in touching if f.start >= span.start)
        gap = not whole and shown_to is not None and _skips(article, shown_to, span.start)
        result.append(Passage(html, own, gap))
        shown_to = span.end
    return result


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Return facts as their numbers count them: in the order of the text, the outer first.

    Those without words, which a person entered, come last.
    """
    return sorted(facts, key=lambda f: (f.end <= f.start, f.start, -f.end, f.id))


def _lanes(facts: Sequence[Fact]) -> dict[str, int]:
    """Give each fact the highest lane that no shorter fact over the same words has."""
    lanes: dict[str, int] = {}
    laid: list[Fact] = []
    for fact in sorted(facts, key=lambda f: (f.end - f.start, f.start, f.id)):
        taken = {lanes[f.id] for f in laid if f.span.overlaps(fact.span)}
        lanes[fact.id] = next((n for n in range(LANES) if n not in taken), LANES - 1)
        laid.append(fact)
    return lanes


def _stretches(article: Article, facts: Sequence[Fact], whole: bool) -> list[Span]:
    """Join the facts' sentences, or all, that follow each other in one paragraph."""
    spans: list[Span] = []
    every = article.sentences if whole else ()
    for span in sorted([*(sentence(article, f.span) for f in facts), *every]):
        if spans and (spans[-1].overlaps(span) or _adjoin(article.text, spans[-1], span)):
            spans[-1] = spans[-1].join(span)
        else:
            spans.append(span)
    return spans


def _adjoin(text: str, before: Span, after: Span) -> bool:
    between = text[before.end : after.start]
    return not between.strip() and between.count("\n") < 2


def _skips(article: Article, start: int, end: int) -> bool:
    """Whether body text between two passages is left out."""
    return any(start <= s.start and s.end <= end for s in article.sentences)


def _marked(text: str, span: Span, facts: Sequence[Fact], marking: Marking) -> Iterator[Markup]:
    """Yield the words of ``span`` with nested marks, split where facts cross."""
    ends = {e for f in facts for e in (f.start, f.end)} | {span.start, span.end}
    open_: list[Fact] = []
    for start, end in pairwise(sorted(e for e in ends if span.start <= e <= span.end)):
        wanted = [f for f in facts if f.start <= start and end <= f.end]
        kept = _common(open_, wanted)
        yield Markup("</mark>") * (len(open_) - kept)
        for fact in wanted[kept:]:
            yield _opening(fact, marking)
        open_ = wanted
        yield escape(text[start:end])
    yield Markup("</mark>") * len(open_)


def _common(first: Sequence[Fact], second: Sequence[Fact]) -> int:
    """Count the facts that both begin with."""
    same = [a is b for a, b in zip(first, second, strict=False)]
    return same.index(False) if False in same else len(same)


def _opening(fact: Fact, marking: Marking) -> Markup:
    """Begin a mark; where the fact begins, with its anchor and the number that leads to its entry.

    The number is drawn from the attribute: it is no word of the article, nor copied with it.
    """
    look = f"k {fact.kind} {fact.origin} lane{marking.lanes[fact.id]}"
    if fact.id in marking.begun:
        return Markup('<mark class="{}">').format(look)
    marking.begun.add(fact.id)
    number = marking.numbers[fact.id]
    return Markup(
        '<mark id="{}" class="{}"><a class="n" href="#fact-{}" data-n="{}"'
        ' aria-label="Fact {}, {}"></a>'
    ).format(fact.id, look, number, number, number, fact.kind)
