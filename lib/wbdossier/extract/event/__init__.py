"""Events: every date of day or month precision, and named happenings without one.

A dated event takes its name from a noun of happening near the date, else from the words of its
clause. A happening without a date counts when it is a particular one: in the singular, with a
place, a body or a person that tells it from others. One happening gives one fact an article.
"""

from __future__ import annotations

from collections.abc import Iterator

from wbdossier.extract.event import dated, named, repeats
from wbdossier.extract.event.happenings import Happenings
from wbdossier.extract.event.rules import RULES
from wbdossier.reading import Reading
from wbdossier.records import Event

__all__ = ["RULES", "extract"]


def extract(reading: Reading) -> Iterator[Event]:
    """Yield the events of an article, each happening once."""
    happenings = Happenings(reading)
    found = [*dated.find(reading, happenings)]
    found += named.find(reading, happenings, found)
    kept = repeats.dropped(found, reading.article.title_span)
    yield from sorted(kept, key=lambda event: event.start)
