"""Finding spans by their place; every list here is sorted by start, so that a search is short."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TypeVar

from wbdossier.records import Span

S = TypeVar("S", bound=Span)
_START = attrgetter("start")


class Ordered(list[S]):
    """Spans that are searched often: their starts stand beside them, and they never change."""

    def __init__(self, items: Iterable[S] = ()) -> None:
        """Keep ``items``, which are sorted by start."""
        super().__init__(items)
        self.starts = [item.start for item in self]


def within(items: Sequence[S], span: Span) -> list[S]:
    """Return the items that start within ``span``."""
    if isinstance(items, Ordered):
        first = bisect_left(items.starts, span.start)
        return items[first : bisect_left(items.starts, span.end, first)]
    first = bisect_left(items, span.start, key=_START)
    return list(items[first : bisect_left(items, span.end, lo=first, key=_START)])


def last_before(items: Sequence[S], offset: int) -> S | None:
    """Return the last item that starts at or before ``offset``."""
    if isinstance(items, Ordered):
        i = bisect_right(items.starts, offset) - 1
    else:
        i = bisect_right(items, offset, key=_START) - 1
    return items[i] if i >= 0 else None


def first_after(items: Sequence[S], offset: int) -> S | None:
    """Return the first item that starts at or after ``offset``."""
    i = bisect_left(items, offset, key=_START)
    return items[i] if i < len(items) else None


def around(items: Sequence[S], offset: int) -> S | None:
    """Return the item that ``offset`` stands in; the items do not overlap."""
    item = last_before(items, offset)
    return item if item and offset < item.end else None


def any_overlaps(items: Sequence[Span], span: Span) -> bool:
    """Whether one of the items overlaps ``span``; the items do not overlap each other."""
    item = last_before(items, span.end - 1)
    return item is not None and item.overlaps(span)
