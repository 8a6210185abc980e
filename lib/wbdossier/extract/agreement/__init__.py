"""Agreements: how many there are between which governments, and where there are none.

The parties are named beside the number ("with Montenegro", "between X and Y"), by the subject, or
by the office of whoever is speaking. A counterpart that the text only gives as an example is kept
apart as a possible party.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from wbdossier.extract.agreement import absence, counting
from wbdossier.extract.agreement.rules import RULES
from wbdossier.reading import Reading
from wbdossier.records import Agreement

__all__ = ["RULES", "extract"]


def extract(reading: Reading) -> Iterator[Agreement]:
    """Yield the counts of agreements in an article, and the words that there are none."""
    yield from _fullest(
        found
        for sentence in reading.sentences
        for found in (*counting.find(reading, sentence), *absence.find(reading, sentence))
    )


def _fullest(agreements: Iterator[Agreement]) -> Iterator[Agreement]:
    """Leave out what says no more than another, as a headline does beside its article."""
    found = list(agreements)
    alike: dict[object, list[set[str]]] = defaultdict(list)
    for one in found:
        alike[one.count, one.status].append(set(one.parties))
    seen: dict[object, list[set[str]]] = defaultdict(list)
    for one in found:
        key, parties = (one.count, one.status), set(one.parties)
        fuller = any(parties < other for other in alike[key])
        if not fuller and not any(parties <= other for other in seen[key]):
            yield one
        seen[key].append(parties)
