"""Several mentions of one happening, of which one is kept.

A headline repeats what the text tells: a mention in it is kept where nothing in the text is alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wbdossier.extract.event.words import WORDS, nouns
from wbdossier.grammar import regex
from wbdossier.records import Event, Span

_WORD = regex(r"\w{4,}")
_SORT = {noun: sort[0] for sort in WORDS.alike for noun in sort}


@dataclass(frozen=True, slots=True)
class _Mention:
    """An event with what two mentions of one happening have in common."""

    event: Event
    head: str  # one for all nouns of a sort: an invasion is an attack
    said: str  # name and place
    in_title: bool

    @property
    def is_titled(self) -> bool:
        """Whether the happening has a title of its own: exercise “Quick Shield”."""
        return (self.event.name or " ")[-1] in '”“’"»'

    @property
    def place(self) -> str | None:
        """The place without its country."""
        return self.event.place.split(",")[0].casefold() if self.event.place else None


def dropped(events: Iterable[Event], title: Span | None) -> Iterator[Event]:
    """Yield the events without repeats: a dated mention is kept, else the one that says more."""
    kept: dict[str, list[_Mention]] = defaultdict(list)
    days: dict[tuple[str | None, str | None], list[_Mention]] = defaultdict(list)
    mentions = [_mention(event, title) for event in events]
    for mention in sorted(mentions, key=_rank):
        event = mention.event
        alike = kept[mention.head]
        day = (event.date, event.end_date)
        if event.date is None and any(_same(mention, k) for k in alike):
            continue
        if mention.in_title and not mention.is_titled and (alike or _is_dated(event, days)):
            continue
        if event.date and any(_retold(mention, k) for k in days[day]):
            continue
        if event.date:
            days[day].append(mention)
        alike.append(mention)
        yield event


def _is_dated(event: Event, days: Iterable[tuple[str | None, str | None]]) -> bool:
    """Whether one of the ``days`` is the event's, or a day of its month."""
    return event.date is not None and any((day or "").startswith(event.date) for day, _ in days)


def _rank(mention: _Mention) -> tuple[bool, bool, int, int]:
    """The best mention first: in the text, dated, with a place and participants."""
    event = mention.event
    detail = bool(event.place) + bool(event.participants)
    return mention.in_title, event.date is None, -detail, event.start


def _mention(event: Event, title: Span | None) -> _Mention:
    name = event.name or ""
    folded = name.casefold()
    found = nouns(folded)
    head = found[-1].of(folded) if found else name
    said = f"{event.name} {event.place or ''}".casefold()
    in_title = title is not None and title.covers(event.span)
    return _Mention(event, _SORT.get(head, head), said, in_title)


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
