"""A fact lost and one added that are the same fact on other words.

Both are of one kind and article. Either they stand at about the same place and most of what they
say is the same; or the kind has one fact for each thing an article names, at its first mention.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence

from wbdossier.records import Fact

NEARBY = 80  # code points between two quotes that may be one fact
MOSTLY = 0.5  # of the fields that either fills, those that must agree
FIRST_MENTIONS = ("country", "mission")

Fields = Callable[[Fact], Collection[str]]
Pair = tuple[Fact, Fact]


def pairs(
    lost: Iterable[Fact], added: Iterable[Fact], kept: Sequence[Pair], own: Fields
) -> list[Pair]:
    """Return the facts that are the same, likest first; each is in one pair at most.

    Args:
        lost: facts of one article that only the old side has.
        added: facts of the article that only the new side has.
        kept: facts of the article that both sides have, old and new: they tell how far the
            text around them has moved.
        own: the fields of a fact that may be compared.
    """
    drift = _Drift(kept)
    by_kind: dict[str, list[Fact]] = {}
    for fact in added:
        by_kind.setdefault(fact.kind, []).append(fact)
    likest = [
        (-agreement, gap, old.id, new.id, old, new)
        for old in lost
        for names in [own(old)]
        for at in [drift.at(old.start)]
        for new in by_kind.get(old.kind, ())
        if (gap := _gap(old, new, at)) <= NEARBY or old.kind in FIRST_MENTIONS
        if (agreement := _agreement(old, new, names)) >= _needed(old)
    ]
    found: list[Pair] = []
    taken: set[str] = set()
    for *_, old, new in sorted(likest, key=lambda each: each[:4]):
        if not {f"-{old.id}", f"+{new.id}"} & taken:
            taken |= {f"-{old.id}", f"+{new.id}"}
            found.append((old, new))
    return found


def _needed(fact: Fact) -> float:
    """Return how much of what a fact says must be the same."""
    return 1 if fact.kind in FIRST_MENTIONS else MOSTLY


def _gap(old: Fact, new: Fact, drift: int) -> int:
    """Return the code points between the quotes, 0 where they touch."""
    return max(0, new.start - (old.end + drift), old.start + drift - new.end)


def _agreement(old: Fact, new: Fact, names: Collection[str]) -> float:
    """Return the share of the fields filled on either side that say the same."""
    both = [(getattr(old, name), getattr(new, name)) for name in names]
    filled = [(a, b) for a, b in both if a not in (None, ()) or b not in (None, ())]
    return sum(a == b for a, b in filled) / len(filled) if filled else 0


class _Drift:
    """How far the text has moved, read off the last fact before a place that both sides have."""

    def __init__(self, kept: Iterable[Pair]) -> None:
        steps = sorted((old.start, new.start - old.start) for old, new in kept)
        self.starts = [start for start, _ in steps]
        self.by = [by for _, by in steps]

    def at(self, start: int) -> int:
        after = bisect_right(self.starts, start)
        return self.by[max(after - 1, 0)] if self.by else 0
