"""The one state whose people an article is on, for numbers that name nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wbdossier import lexicon
from wbdossier.extract.personnel.counts import Count
from wbdossier.extract.personnel.states import is_sent, states
from wbdossier.extract.personnel.told import speaks_of_the_army
from wbdossier.extract.personnel.whole import is_joined, is_whole
from wbdossier.extract.personnel.words import ABOUT, any_case
from wbdossier.reading import Reading, within
from wbdossier.records import Personnel

_WE_HAVE = any_case(rf"\bwe\s+(?:\w+\s+)?(?:have|had|sent|send|deployed|keep|kept)\s+{ABOUT}$")


def with_sender(reading: Reading, found: Iterable[Personnel]) -> list[Personnel]:
    """Return the facts; where all senders named are one state, the rest are its people too."""
    facts = list(found)
    codes = {f.contributor for f in facts if f.contributor}
    if len(codes) != 1 or not codes <= lexicon.entries("country").keys():
        return facts
    code = next(iter(codes))
    most = max(f.count or 0 for f in facts if f.contributor)
    return [
        replace(f, contributor=code) if _are_theirs(reading, f, code, most) else f for f in facts
    ]


def _are_theirs(reading: Reading, fact: Personnel, code: str, most: int) -> bool:
    """Whether people nobody is said to send may be those of the one state that sends any."""
    if fact.contributor or fact.location == code:
        return False
    number = next(iter(within(reading.quantities, fact.span)), None)
    if number is None:
        return False
    count = Count(reading, number)
    if is_whole(count) or is_joined(count):
        return False
    if any(n.id != code and is_sent(count, n) for n in states(count)):
        return False
    own = fact.mission is None and code in lexicon.six() and not count.names("organisation")
    return (fact.count or 0) <= most or own or speaks_of_the_army(count) or _ours(count)


def _ours(count: Count) -> bool:
    """ "We had | 13,000 soldiers there"."""
    return count.led_by(_WE_HAVE) is not None
