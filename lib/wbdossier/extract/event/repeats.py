"""Several mentions of one happening, of which one is kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wbdossier.extract.event.words import NOUN
from wbdossier.records import Event

_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class _Mention:
    """An event with what two mentions of one happening have in common."""

    event: Event
    head: str
    said: str  # name and place

    @property
    def place(self) -> str | None:
        """The place without its country."""
        return self.event.place.split(",")[0].casefold() if self.event.place else None


def dropped(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events without repeats: a dated mention is kept, else the one that says more."""
    kept: dict[str, list[_Mention]] = defaultdict(list)
    days: dict[tuple[str | None, str | None], list[_Mention]] = defaultdict(list)
    for event in sorted(events, key=lambda e: (e.date is None, -_detail(e), e.start)):
        mention = _mention(event)
        alike = kept[mention.head]
        day = (event.date, event.end_date)
        if event.date is None and any(_same(mention, k) for k in alike):
            continue
        if event.date and any(_retold(mention, k) for k in days[day]):
            continue
        if event.date:
            days[day].append(mention)
        alike.append(mention)
        yield event


def _detail(event: Event) -> int:
    """How much a mention says."""
    return bool(event.place) + bool(event.participants)


def _mention(event: Event) -> _Mention:
    name = event.name or ""
    nouns = NOUN.findall(name)
    said = f"{event.name} {event.place or ''}".casefold()
    return _Mention(event, nouns[-1].casefold() if nouns else name, said)


def _retold(one: _Mention, other: _Mention) -> bool:
    """Whether two mentions of one day tell the same: one noun, or most of the words of one."""
    if one.head == other.head:
        return True
    own, others = (set(_WORD.findall((m.event.name or "").casefold())) for m in (one, other))
    return 2 * len(own & others) > min(len(own), len(others))


def _same(one: _Mention, other: _Mention) -> bool:
    """Whether two mentions with one head may be one happening: no other place, shared words."""
    if one.event.span.overlaps(other.event.span):
        return True
    if one.place and other.place:
        return one.place in other.said or other.place in one.said
    own = set(_WORD.findall(one.said)) - {one.head}
    shared = own.intersection(_WORD.findall(other.said))
    return bool(shared or not own or set(one.event.participants) & set(other.event.participants))
