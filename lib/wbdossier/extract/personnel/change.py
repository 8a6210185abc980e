"""Whether a number is a strength, an increase or a decrease, and of what time."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.near import leads_to, right_before
from wbdossier.extract.personnel.counts import Count
from wbdossier.extract.personnel.words import WORDS
from wbdossier.reading import within
from wbdossier.records import Span

_CLOSE = 40  # characters within which a word of change is said of a number
_AFTER = 25  # and how far after it such a word may stand

# -- change --------------------------------------------------------------------------------------

# "brings the force up to | 1,500": a new strength, not a ceiling.
_BROUGHT_TO = re.compile(
    r"\b(?:bring|brings|brought|bringing|raise[sd]?|raising)\b [^.;:,]{0,90} $", re.VERBOSE
)
_MORE_AFTER = frozenset(WORDS.more.after)
_MORE_BEFORE = right_before(WORDS.more.before, r"(?:(?:some|about)\s+)?")
# "30 of its | 170 troops": the whole, whatever is done with the part.
_OF_ITS = re.compile(r"\bof\s+(?:its|the|their|his)\s+$")


# "to join a contingent of | 400": those who are there already.
_JOINED = re.compile(r"\bjoin\w*\s+(?:an?|the)\s+[^.,;:]{0,40}?\bof\s+$")


def is_new_total(count: Count) -> bool:
    """Whether the words say that a force is brought to this number."""
    return count.led_by(_BROUGHT_TO) is not None


def change(count: Count) -> str:
    """Return total, additional or reduction, by the nearest words."""
    if is_new_total(count):
        return "total"
    if _is_more(count):
        return "additional"
    if leads_to(_OF_ITS, count.text, count.quantity) or count.led_by(_JOINED):
        return "total"
    near = [
        (count.distance(cue), cue.label)
        for cue in count.cues(count.clause, *WORDS.change)
        if cue.start < count.end + _AFTER
    ]
    distance, label = min(near, default=(_CLOSE, "total"))
    return label if distance <= _CLOSE else "total"


def _is_more(count: Count) -> bool:
    """ "300 additional troops", "another 300 troops"."""
    modifiers = {m.casefold() for m in count.quantity.modifiers}
    before = leads_to(_MORE_BEFORE, count.text, count.quantity.number)
    return before or not modifiers.isdisjoint(_MORE_AFTER)


# -- time ----------------------------------------------------------------------------------------

_APART = 60  # characters between a number and its time
# "in the coming weeks", "by summer".
_TIME = re.compile(rf"\b(?:in|by|during)\s+(?:the\s+)?(?:{lexicon.any_of(WORDS.times)})\b")
_BREAK = re.compile(
    r"[,;:()]|\b(?:voted|said|told|announced|decided|approved|agreed|and|but|while|after|before|since|who|which)\b"
)


def when(count: Count) -> str | None:
    """Return the time expression nearest to the number in its clause, as written."""
    sentence = count.sentence
    spoken = [Span(*m.span()) for m in _TIME.finditer(count.text, sentence.start, sentence.end)]
    near = [
        (len(words), time.start, time.end)
        for time in (*within(count.reading.dates, sentence), *spoken)
        if len(words := count.words_to(time)) <= _APART and not _BREAK.search(words)
    ]
    if not near:
        return None
    _, start, end = min(near)
    return " ".join(count.text[start:end].split())
