"""Which articles print the same piece: a wire story cut, re-headed or given a lead of its own.

Two articles are compared by their runs of four words, case and punctuation folded: how many of the
shorter one's stand in the other as well. Titles and furniture take no part. What a person states in
a sidecar (``copy_of``) replaces what is measured of that article.
docs/decisions/0008-copies.md says why four, and why these limits.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from wbdossier.errors import Problem
from wbdossier.records import Article

RUN = 4  # words
SHARE = 0.5  # of the shorter article's runs stand in the other too
FEWEST = 50  # runs in common: two sentences that both quote are fewer
WHOLE, FEW = 0.9, 10  # a short note is a copy if nearly all of it, and so many runs, are the same
FIRST = 32  # articles that a run leads to; without this, boilerplate compares all with all
WORD = re.compile(r"\w+")

Runs = frozenset[bytes]
Likeness = tuple[float, str]  # share of runs, and the id of the article that shares them


def likeness(text: str, other: str) -> float:
    """Return which share of the shorter text's runs of words stands in the other, 0 to 1.

    >>> likeness("The EU sent 62 million euros.", "the EU sent 62 million euros yesterday")
    1.0
    >>> likeness("", "The EU sent 62 million euros.")
    0.0
    """
    runs, others = _runs(text), _runs(other)
    return len(runs & others) / (min(len(runs), len(others)) or 1)


def nearest(article: Article, others: Iterable[Article]) -> tuple[Article, float] | None:
    """Return the article that prints most of the same piece, and their likeness; None: no copy."""
    mine = _runs(body(article))
    alike = [(share, other) for other in others if (share := _same(mine, _runs(body(other))))]
    if not alike:
        return None
    share, found = min(alike, key=lambda each: (-each[0], each[1].id))
    return found, share


def copies(articles: Iterable[Article]) -> dict[str, str]:
    """Return the id of each article that repeats another, with the id of that one.

    Articles of one piece form a group, also by way of a third; all repeat the group's first: the
    earliest published, undated ones last, then the lowest id; never one stated to be a copy if
    another is not. A stated id must be one of ``articles``.
    """
    return _grouped(articles)[0]


def marked(articles: Iterable[Article], complain: Callable[[Problem], None]) -> list[Article]:
    """Return the articles with what each repeats and how that is known.

    ``complain`` is told of a stated id that no article has; such an article is measured instead.
    """
    read = list(articles)
    ids = {article.id for article in read}
    checked = [_checked(article, ids, complain) for article in read]
    repeats, nearest_to = _grouped(checked)
    return [_marked(a, repeats.get(a.id), nearest_to.get(a.id)) for a in checked]


def body(article: Article) -> str:
    """Return the words that are compared: the sentences without the title."""
    title = article.title_span
    spans = [s for s in article.sentences if not (title and s.overlaps(title))]
    return "\n".join(span.of(article.text) for span in spans)


def _runs(text: str) -> Runs:
    """Return the runs of words; of a text shorter than one, all its words."""
    words = WORD.findall(text.casefold())
    if not words:
        return frozenset()
    starts = range(max(1, len(words) - RUN + 1))
    runs = (" ".join(words[i : i + RUN]).encode("utf-8", "surrogatepass") for i in starts)
    return frozenset(blake2b(run, digest_size=8).digest() for run in runs)


def _same(runs: Runs, others: Runs) -> float:
    """Return the share of runs in common if that makes the two one piece, else 0."""
    shared, shorter = len(runs & others), min(len(runs), len(others))
    return shared / shorter if _enough(shared, shorter) else 0.0


def _enough(shared: int, shorter: int) -> bool:
    """Whether so many runs in common, of the shorter article's, make two articles one piece."""
    return shared >= (FEW if shared >= WHOLE * shorter else max(FEWEST, SHARE * shorter))


def _grouped(articles: Iterable[Article]) -> tuple[dict[str, str], dict[str, Likeness]]:
    """Return what each copy repeats, and the likest article of each that was measured."""
    known = sorted(articles, key=_rank)
    first = {a.id: a.id for a in known}
    rank = {a.id: n for n, a in enumerate(known)}

    def join(one: str, other: str) -> None:
        low, high = sorted((_first(first, one), _first(first, other)), key=rank.__getitem__)
        first[high] = low

    likest: dict[str, Likeness] = {}
    for share, one, other in _alike([a for a in known if a.copy_basis != "stated"]):
        join(one, other)
        for id, of in ((one, other), (other, one)):
            likest[id] = max(likest.get(id, (0.0, "")), (share, of), key=lambda each: each[0])
    for article in known:
        if article.copy_basis == "stated" and article.copy_of:
            join(article.id, article.copy_of)
    return {id: head for id in sorted(first) if (head := _first(first, id)) != id}, likest


def _alike(articles: Iterable[Article]) -> Iterator[tuple[float, str, str]]:
    """Yield how alike two articles are that print one piece, and their ids.

    An index leads from each run to the first articles that have it, so the work grows with the
    articles and not with their pairs.
    """
    index: defaultdict[bytes, list[int]] = defaultdict(list)
    before: list[tuple[str, Runs]] = []
    for article in articles:
        runs = _runs(body(article))
        for n, most in sorted(_met(runs, index)):
            id, others = before[n]
            if _enough(most, min(len(runs), len(others))) and (share := _same(runs, others)):
                yield share, id, article.id
        for run in runs:
            if len(index[run]) < FIRST:
                index[run].append(len(before))
        before.append((article.id, runs))


def _met(runs: Runs, index: Mapping[bytes, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Yield the articles that share a run, and how many at most.

    A run that has led to ``FIRST`` articles may stand in any other as well.
    """
    found = [places for run in runs if (places := index.get(run))]
    full = [places for places in found if len(places) == FIRST]
    listed = Counter(n for places in full for n in places)
    for n, shared in Counter(n for places in found for n in places).items():
        yield n, shared + len(full) - listed[n]


def _rank(article: Article) -> tuple[bool, str, str]:
    """Order the articles of a group: the first is the one that the others repeat."""
    copied = article.copy_basis == "stated" and article.copy_of is not None
    return copied, article.published or "9999", article.id


def _first(first: dict[str, str], id: str) -> str:
    """Follow ``id`` to the first of its group, and shorten the way."""
    while first[id] != id:
        first[id] = first[first[id]]
        id = first[id]
    return id


def _checked(article: Article, ids: set[str], complain: Callable[[Problem], None]) -> Article:
    """Forget what is stated if it names no other article."""
    of = article.copy_of
    if article.copy_basis != "stated" or of is None or (of in ids and of != article.id):
        return article
    cause = f"copy_of is {of!r}, which is " + ("itself" if of == article.id else "no article here")
    sidecar = article.file.removesuffix(".txt") + ".toml"
    complain(Problem(sidecar, cause, 'write the id of the article it repeats, or "" for none'))
    return dataclasses.replace(article, copy_of=None, copy_basis=None)


def _marked(article: Article, of: str | None, likest: Likeness | None) -> Article:
    if article.copy_basis == "stated":
        return dataclasses.replace(article, copy_of=of)
    if of is None or likest is None:
        return dataclasses.replace(article, copy_of=None, copy_basis=None, copy_note=None)
    share, other = likest
    note = f"{share:.0%} of the shorter one's runs of {RUN} words stand in {other} too."
    return dataclasses.replace(article, copy_of=of, copy_basis="measured", copy_note=note)
