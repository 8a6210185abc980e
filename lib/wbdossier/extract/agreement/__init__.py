"""Agreements: how many there are between which governments, and where there are none.

The parties are named beside the number ("with Montenegro", "between X and Y"), by the subject, or
by the office of whoever is speaking. A counterpart that the text only gives as an example is kept
apart as a possible party.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from wbdossier.extract.agreement import absence, counting
from wbdossier.extract.agreement.rules import RULES
from wbdossier.reading import Reading
from wbdossier.records import Agreement

__all__ = ["RULES", "extract"]


def extract(reading: Reading) -> Iterator[Agreement]:
    """Yield the counts of agreements in an article, and the words that there are none."""
    counts = list(counting.find(reading))
    found = [*counts, *absence.find(reading, counts)]
    yield from _fullest(sorted(found, key=lambda agreement: agreement.start))


def _fullest(agreements: Iterable[Agreement]) -> list[Agreement]:
    """Leave out what says no more than another, as a headline does beside its article."""
    best: dict[object, dict[frozenset[str], Agreement]] = defaultdict(dict)
    for one in agreements:
        same, parties = best[one.count, one.status], frozenset(one.parties)
        if parties not in same or _detail(one) > _detail(same[parties]):
            same[parties] = one
    kept = (
        one
        for same in best.values()
        for parties, one in same.items()
        if not any(parties < other for other in same)
    )
    return sorted(kept, key=lambda agreement: agreement.start)


def _detail(one: Agreement) -> int:
    return 2 * (one.domain is not None) + (one.note is None)
