"""The passages of an article that carry evidence, with the words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from wbdossier.records import Article, Fact, Span
from wbdossier.site.notes import sentence


@dataclass(frozen=True)
class Passage:
    """Neighbouring sentences with evidence; ``gap`` says that text before them is left out."""

    html: Markup
    facts: tuple[Fact, ...]
    gap: bool


def passages(article: Article, facts: Sequence[Fact]) -> list[Passage]:
    """Return the passages in the order of the text; facts without words have none."""
    placed = sorted((f for f in facts if f.end > f.start), key=_outermost_first)
    begun: set[str] = set()
    result, shown_to = [], None
    for span in _stretches(article, placed):
        touching = [f for f in placed if f.span.overlaps(span)]
        html = Markup("").join(_marked(article.text, span, touching, begun))
        own = tuple(f for f in touching if f.start >= span.start)
        gap = shown_to is not None and _skips(article, shown_to, span.start)
        result.append(Passage(html, own, gap))
        shown_to = span.end
    return result


def _outermost_first(fact: Fact) -> tuple[int, int, str]:
    return fact.start, -fact.end, fact.id


def _stretches(article: Article, facts: Sequence[Fact]) -> list[Span]:
    """Join the facts' sentences that follow each other in one paragraph."""
    spans: list[Span] = []
    for span in sorted(sentence(article, f.span) for f in facts):
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


def _marked(text: str, span: Span, facts: Sequence[Fact], begun: set[str]) -> Iterator[Markup]:
    """Yield the words of ``span`` with nested marks, split where facts cross.

    Only the first mark of a fact gets its id; ``begun`` remembers across passages.
    """
    ends = {e for f in facts for e in (f.start, f.end)} | {span.start, span.end}
    open_: list[Fact] = []
    for start, end in pairwise(sorted(e for e in ends if span.start <= e <= span.end)):
        wanted = [f for f in facts if f.start <= start and end <= f.end]
        kept = _common(open_, wanted)
        yield Markup("</mark>") * (len(open_) - kept)
        for fact in wanted[kept:]:
            yield _opening(fact, fact.id not in begun)
            begun.add(fact.id)
        open_ = wanted
        yield escape(text[start:end])
    yield Markup("</mark>") * len(open_)


def _common(first: Sequence[Fact], second: Sequence[Fact]) -> int:
    """Count the facts that both begin with."""
    same = [a is b for a, b in zip(first, second, strict=False)]
    return same.index(False) if False in same else len(same)


def _opening(fact: Fact, anchor: bool) -> Markup:
    identity = Markup(' id="{}"').format(fact.id) if anchor else ""
    return Markup('<mark{} class="k {} {}">').format(identity, fact.kind, fact.origin)
