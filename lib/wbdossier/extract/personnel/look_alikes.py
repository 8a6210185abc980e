"""Numbers of people who are no strength: the dead, the arrested, the trained."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.personnel.counts import NUMBERS, Count
from wbdossier.extract.personnel.words import ABOUT, LOOK_ALIKE, WORDS, any_case
from wbdossier.quantities import Quantity
from wbdossier.reading import within
from wbdossier.records import Span

_HURT = 45  # characters within which "killed" is said of a number
_DONE_TO = any_case(rf"\b(?:{lexicon.any_of(WORDS.done_to)})\s+(?:\w+\s+)?{ABOUT}$", re.IGNORECASE)
# "left | 30 soldiers — 11 Italians and 19 Hungarians — wounded".
_LEFT = any_case(rf"\b(?:left|leaves|leaving)\s+(?:as\s+many\s+as\s+)?{ABOUT}$")
_HURT_SO = any_case(r"[^.;]{0,120}?\b(?:wounded|injured|dead|hurt|missing)\b")
# "30 soldiers | , among them 14 Italians and 16 Hungarians, suffered burns".
_PARTS_HURT = any_case(
    r"[^.,;:]{0,40}(?:,|\s[–—-])\s+(?:among\s+them|including|of\s+(?:them|whom)|\d)[^.;:]{0,80}"
    r"(?:,|\s[–—-])\s+(?:(?:were|was|had\s+been|have\s+been)\s+)?"
    r"(?:killed|wounded|injured|hurt|suffered|died|arrested|detained)\b"
)
# "93 members | of KFOR, the force deployed in the north, were injured".
_LATER_HURT = any_case(
    r"[^.;:,]{0,40},[^.;:,\d]{1,110},\s+(?:were|was|had\s+been|have\s+been)\s+(?:[a-z]+\s+)?"
    r"(?:killed|wounded|injured|hurt|arrested|detained|captured)\b"
)
# "30 soldiers | and 52 protesters were injured", "30 soldiers | and dozens of others were hurt".
_BOTH_HURT = any_case(
    r"[^.,;:\d]{0,40}(?:,\s+|\s+)(?:and|along\s+with|as\s+well\s+as)\s+[^.,;:]{1,50}?\s"
    r"(?:were|was|are|had\s+been|have\s+been|suffered)\s+(?:[a-z]+\s+)?"
    r"(?:killed|wounded|injured|hurt|injuries|arrested|detained|captured|taken\s+hostage)\b"
)
_FEWER = frozenset(("fewer", "less"))  # "200 fewer troops": a difference, no strength
_IN_GENERAL = any_case(rf"\b(?:{lexicon.any_of(WORDS.in_general)})\b")
# "…, 11 Italians and | 19 Hungarians": a list goes on from the number before.
_LIST = any_case(
    r"[^.;:]{0,12}(?:,|[–—(]|\band|\bincluding|\bamong\s+them|\bof\s+(?:them|whom))\s*"
    r"(?:[a-z]+\s+){0,2}"
)


def is_look_alike(count: Count, hurt: bool) -> bool:
    """Whether the clause says that these people were hurt, arrested, trained or the like.

    ``hurt`` says whether the sentence has any word that could (`hurts`).
    """
    if not _FEWER.isdisjoint(count.quantity.modifiers) or _is_in_general(count):
        return True
    return hurt and (_is_said_of(count) or _is_listed(count))


def _is_said_of(count: Count) -> bool:
    if count.led_by(_DONE_TO) or (count.led_by(_LEFT) and count.followed_by(_HURT_SO)):
        return True
    if any(count.followed_by(hurt) for hurt in (_PARTS_HURT, _BOTH_HURT, _LATER_HURT)):
        return True
    return any(
        count.distance(cue) <= _HURT and not count.parted(cue, *NUMBERS) and _is_nearest(count, cue)
        for cue in count.cues(count.clause, LOOK_ALIKE)
    )


def _is_nearest(count: Count, cue: Span) -> bool:
    """Whether no number on the cue's other side is nearer: "six were killed; 4,000 troops"."""
    others = within(count.reading.quantities, count.clause)
    distance = count.distance(cue)
    subject = (
        q
        for q in others
        if q.kind in NUMBERS and q.end <= cue.start and cue.start < count.quantity.start
    )
    return not any(cue.start - q.end < min(distance, 20) for q in subject)


def _is_listed(count: Count) -> bool:
    """Whether the number before is a look-alike and this one goes on from it."""
    here = count
    for before in reversed(_before(count)[-_LONGEST:]):
        if before.kind not in NUMBERS or not _LIST.fullmatch(count.text, before.end, here.lead):
            return False
        here = Count(count.reading, before)
        if _is_said_of(here):
            return True
    return False


def hurts(count: Count) -> bool:
    """Whether the sentence has any word that makes people no strength."""
    sentence = count.sentence
    found = count.cues(sentence, LOOK_ALIKE)
    return bool(found) or _DONE.search(count.text, sentence.start, sentence.end) is not None


_DONE = any_case(
    rf"\b(?:{lexicon.any_of(WORDS.done_to)}|wounded|injured|dead|hurt|missing|suffered|died"
    r"|arrested|detained)\b"
)
_LONGEST = 8  # numbers in a list


def _before(count: Count) -> list[Quantity]:
    return within(count.reading.quantities, Span(count.sentence.start, count.quantity.start))


def _is_in_general(count: Count) -> bool:
    return count.led_by(_IN_GENERAL) is not None
