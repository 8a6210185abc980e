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


def _fullest(agreements: Iterable[Agreement]) -> Iterator[Agreement]:
    """Leave out what says no more than another, as a headline does beside its article."""
    found = [(one, (one.count, one.status), frozenset(one.parties)) for one in agreements]
    groups: dict[object, set[frozenset[str]]] = defaultdict(set)
    for _, count, parties in found:
        groups[count].add(parties)
    seen = set()
    for one, count, parties in found:
        fuller = any(parties < other for other in groups[count])
        if not fuller and (count, parties) not in seen:
            yield one
        seen.add((count, parties))
