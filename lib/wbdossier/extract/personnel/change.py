"""Whether a number is a strength, an increase or a decrease, and of what time."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.cues import Cue
from wbdossier.extract.near import leads_to, right_before
from wbdossier.extract.personnel.counts import Count, Step
from wbdossier.extract.personnel.words import ABOUT, WORDS, any_case
from wbdossier.reading import within
from wbdossier.records import Span

_CLOSE = 40  # characters within which a word of change is said of a number
_AFTER = 40  # and how far after it such a word may stand

# -- change --------------------------------------------------------------------------------------

# "brings the force up to | 1,500": a new strength, not a ceiling.
_BROUGHT_TO = any_case(
    r"\b(?:bring|brings|brought|bringing|raise[sd]?|raising)\b [^.;:,]{0,90} $", re.VERBOSE
)
_MORE_AFTER = frozenset(WORDS.more.after)
_MORE_BEFORE = right_before(WORDS.more.before, r"(?:(?:some|about|around|nearly|up\s+to)\s+)?")
# "30 of its | 170 troops": the whole, whatever is done with the part.
_OF_ITS = any_case(
    r"\b(?:of|cut|reduce|trim|shrink|halve|double|reducing|cutting)\s+(?:its|the|their|his)\s+$"
)
# "to join a contingent of | 400", "will join the | 4,500": those who are there already.
JOINED = any_case(
    r"\b(?:join\w*\s+(?:(?:an?|the|some|its|their)\s+)?"
    r"|(?:reinforc|replac|bolster|add)\w*\s+(?:to\s+)?(?:an?|the|some|its|their)\s+)"
    r"(?:[^.,;:]{0,40}?\bof\s+|(?:[a-z]+\s+){0,2})?(?:about\s+|some\s+|around\s+)?$"
)
# "cut by 500 to | 3,100": what is left.
_TO = any_case(r"\bto\s+(?:just\s+|only\s+)?$")
# Words that speak of what follows them: "cut by | 600", "withdrawal of | 200".
# "700 troops | from the reserves of Italy and Austria are joining the battalion".
_WHO_JOIN = any_case(
    r"[^.;:\d]{0,80}?\b(?:are\s+joining|will\s+join|are\s+to\s+join|joined|(?:will|would|are\s+to)"
    r"\s+(?:additionally\s+)?reinforce|are\s+reinforcing|as\s+(?:a\s+)?reinforcements?"
    r"|(?:arrived|deployed|sent|flown|flew|dispatched)\b[^.;:\d]{0,60}?\bto\s+(?:reinforce|bolster"
    r"|strengthen))\b"
)
# "another 13,000 | will replace them".
_REPLACE = any_case(
    r"[^.;:,\d]{0,60}?\b(?:to|will|would|that|who|which)\s+(?:replace|relieve|take\s+over\s+from)\b"
)
_REPLACED_BY = any_case(rf"\b(?:replaced|relieved)\s+by\s+(?:another\s+)?{ABOUT}$")
_ARRIVE = any_case(r"[^.;:,\d]{0,50}?\b(?:arriv(?:e|es|ed|ing)|will\s+come)\b")
_LEADING = (" by", " of", " to", " with", " from", "adding", "cutting", "recall")
_LEAD = 25  # characters between such words and their number


def is_new_total(count: Count) -> bool:
    """Whether the words say that a force is brought to this number."""
    return count.led_by(_BROUGHT_TO) is not None


def change(count: Count) -> str:
    """Return total, additional or reduction, by the nearest words."""
    if is_new_total(count) or isinstance(count, Step):
        return "total"
    if count.followed_by(_REPLACE) or count.led_by(_REPLACED_BY):
        return "total"
    if _is_more(count) or count.led_by(_MORE_BY):
        return "additional"
    if count.led_by(_LESS_BY):
        return "reduction"
    if count.quantity.kind == "bare" and count.led_by(_TO):
        return "total"
    if leads_to(_OF_ITS, count.text, count.quantity) or count.led_by(JOINED):
        return "total"
    cues = count.cues(count.clause, *WORDS.change)
    near = [(count.distance(cue), cue.label) for cue in cues if _is_said_of(count, cue)]
    if count.followed_by(_WHO_JOIN):
        return "additional"
    if count.followed_by(_ARRIVE):
        near = [(apart, label) for apart, label in near if label != "reduction"]
    distance, label = min(near, default=(_CLOSE, "total"))
    return label if distance <= _CLOSE else "total"


def _is_said_of(count: Count, cue: Cue) -> bool:
    """Whether the cue stands on the side of the number where it speaks of it."""
    words = " ".join(cue.of(count.text).split()).casefold()
    if words.endswith(_LEADING):
        return cue.end <= count.quantity.start and count.distance(cue) <= _LEAD
    parted = count.parted(cue, "count", "bare")
    return cue.start < count.end + _AFTER and not parted


_PLAN = any_case(
    rf"""
    \b(?:would|will|could|should|(?:is|are|plans?|expected|due|set)\s+to)\s+(?:\w+\s+)?
    (?:fall|drop|rise|shrink|grow|go|be\s+(?:cut|reduced|lowered|raised|increased|brought|expanded|doubled|halved|doubled|composed|made|drawn|maintained)|reach|bring|cut|reduce|raise|increase|total)\b
    [^.;:]{{0,60}}\b(?:to|at|of|reach|total)\s+{ABOUT}$
    """,
    re.VERBOSE,
)


def is_plan(count: Count) -> bool:
    """ "the force would fall to | 1,250"."""
    there = count.led_by(_THE) or count.followed_by(_ALREADY)
    return not there and count.led_by(_PLAN) is not None


_THE = any_case(r"\bthe\s+$")  # "on top of the | 1,500 | already there"
_ALREADY = any_case(r"\s+already\b")


# "reduce the contingent | by four", "was increased | by some 200".
_LESS_BY = any_case(
    rf"\b(?:reduc|cut|shr[iau]nk|trim|lower|decreas)\w*\b[^.;:,]{{0,60}}\bby\s+{ABOUT}$"
)
_MORE_BY = any_case(
    r"\b(?:increas|rais|boost|reinforc|expand|strengthen|enlarg|augment)\w*\b[^.;:,]{0,60}"
    rf"\bby\s+{ABOUT}$"
)


def _is_more(count: Count) -> bool:
    """ "300 additional troops", "another 300 troops"."""
    modifiers = {m.casefold() for m in count.quantity.modifiers}
    before = leads_to(_MORE_BEFORE, count.text, count.quantity.number)
    more = count.quantity.kind == "bare" and count.followed_by(_MORE) is not None
    return before or more or not modifiers.isdisjoint(_MORE_AFTER)


_MORE = any_case(r"\s+(?:more|extra|additional)\b")

# -- time ----------------------------------------------------------------------------------------

_APART = 60  # characters between a number and its time
# "in the coming weeks", "by summer".
_TIME = any_case(rf"\b(?:in|by|during)\s+(?:the\s+)?(?:{lexicon.any_of(WORDS.times)})\b")
_BREAK = any_case(
    r"[,;:()]|\b(?:voted|said|told|announced|decided|approved|agreed|and|but|while|after"
    r"|before|since|who|which)\b"
)


def _counts_people(count: Count, time: Span) -> bool:
    """Whether what looks like a year is a number of people: "| 2000 | staff"."""
    return any(q.kind == "count" and q.covers(time) for q in within(count.reading.quantities, time))


def when(count: Count) -> str | None:
    """Return the time expression nearest to the number in its clause, as written."""
    sentence = count.sentence
    spoken = [Span(*m.span()) for m in _TIME.finditer(count.text, sentence.start, sentence.end)]
    near = [
        (len(words), time.start, time.end)
        for time in (*within(count.reading.dates, sentence), *spoken)
        if len(words := count.words_to(time)) <= _APART
        and not _BREAK.search(words)
        and not _counts_people(count, time)
    ]
    if not near:
        return None
    _, start, end = min(near)
    return " ".join(count.text[start:end].split())
