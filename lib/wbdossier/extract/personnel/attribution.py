"""Whose people a number counts: their mission, who sends them, and where they serve."""

from __future__ import annotations

import re

from wbdossier import lexicon, speakers
from wbdossier.extract.near import is_close, leads_to, right_before
from wbdossier.extract.personnel import only
from wbdossier.extract.personnel.counts import NUMBERS, Count
from wbdossier.extract.personnel.words import CONTRIBUTE, SERVICE, WORDS
from wbdossier.grammar import THE
from wbdossier.lexicon import Name
from wbdossier.records import Span

# -- mission -------------------------------------------------------------------------------------

_ASTRAY = 100  # what a mission after the number costs unless words lead to it, in characters
_LED = right_before(("to", "for", "of", "in", "under", "within", "with", "from", "join", "the"))
_AND = re.compile(r",\s+and\b")
_THE_MISSION = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]his)\s+(?:[\w-]+\s+){0,2}(?:mission|force|operation|contingent)\b"
)


def mission(count: Count) -> str | None:
    """Return the mission named nearest in the sentence.

    Where the sentence names none but says "the mission" or "the force", it is the last one named
    before.
    """
    own = [m for m in count.missions if not _is_of_a_later_number(count, m)]
    if own:
        return min(own, key=lambda m: _distance(count, m)).id
    if _THE_MISSION.search(count.text, count.sentence.start, count.sentence.end):
        last = count.reading.last_named("mission", count.sentence.start)
        return last.id if last else None
    return only.mission(count)


def _is_of_a_later_number(count: Count, mission: Name) -> bool:
    """Whether the mission is a later number's: "21 soldiers, two of them in KFOR"."""
    return count.precedes_beyond(mission, *NUMBERS) and "," in count.words_to(mission)


def _distance(count: Count, mission: Name) -> int:
    """Before the number a mission is its subject; after it only where a preposition leads."""
    apart = _AND.search(count.words_to(mission))
    led = leads_to(_LED, count.text, mission, count.end) and not apart
    astray = mission.start > count.end and not led
    return count.distance(mission) + _ASTRAY * astray


# -- contributor ---------------------------------------------------------------------------------

_AHEAD = 100  # characters between who sends people and their number


def contributor(count: Count, mission: str | None) -> str | None:
    """Return who sends them: named within the count, right after it, or as its subject.

    People of no mission whom nobody is said to send are the speaker's: "We have 300 soldiers".
    """
    sender = _within(count) or _right_after(count) or _of_it(count) or _subject(count)
    if sender:
        return sender.id
    return None if mission else _speakers_country(count) or _home(count)


def _within(count: Count) -> Name | None:
    """ "300 Italian soldiers", "80 EU police officers"."""
    words = Span(count.quantity.start, count.end + 1)
    named = count.reading.names_in(words, "demonym", "country", "organisation")
    return named[0] if named else None


# "300 soldiers | from | Italy", "300 | of the Armed Forces of | Montenegro".
_WHOSE = re.compile(
    rf"""
    \s+ (?:(?:troops|soldiers)\s+)?
    (?: from\s+{THE}
      | (?:of|from)\s+the\s+ (?:[\w-]+\s+){{0,2}}? {SERVICE}\s+of\s+{THE}
    )
    """,
    re.VERBOSE,
)


_OF_THE = re.compile(r"\s+(?:of|from)\s+the\s+")
_FORCE = re.compile(rf"\s+{SERVICE}\b")


def _is_force(count: Count, name: Name) -> bool:
    """ "the | Albanian | army"."""
    return name.kind == "demonym" and _FORCE.match(count.text, name.end) is not None


def _right_after(count: Count) -> Name | None:
    near = count.names("country", "demonym", "place")
    return next((n for n in near if _is_whose(count, n)), None)


def _is_whose(count: Count, name: Name) -> bool:
    """ "300 soldiers from | Italy", "300 members of the | Albanian army"."""
    of_the = count.joined_to(name, _OF_THE) and _is_force(count, name)
    return count.joined_to(name, _WHOSE) or of_the


# "Italy’s | 300 soldiers", "Italy’s contingent of | 300", "Italy: | 300 soldiers".
_OWNS = re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,4}?(?:of\s+)?|\s*[:(–-]\s*")
_POSTED = right_before(
    ("in", "to", "from", "of", "with", "between", "against", "for", "near"), r"(?:[a-z]+\s+)?"
)
_FORCES_OF = re.compile(rf"\b(?:{SERVICE}|(?i:forces|ministry|government))\s+of\s+{THE}$")
_BREAK = re.compile(r"[;:]")


def _subject(count: Count) -> Name | None:
    """The nearest country before the number that owns it, or that is the subject of sending."""
    near = count.names("country", "demonym", "place")
    before = (n for n in reversed(near) if n.end <= count.lead)
    return next((n for n in before if count.joined_from(n, _OWNS) or _sends(count, n)), None)


def _sends(count: Count, name: Name) -> bool:
    between = Span(name.end, count.lead)
    close = is_close(count.text, between, _AHEAD, _BREAK)
    sending = bool(count.cues(between, CONTRIBUTE, *WORDS.change))
    return close and sending and not _is_posted(count, name)


def _is_posted(count: Count, name: Name) -> bool:
    """Whether a preposition stands before the name, as in "to Italy"; "the army of Italy" sends."""
    posted = leads_to(_POSTED, count.text, name) and not _is_force(count, name)
    return posted and not leads_to(_FORCES_OF, count.text, name)


_ITS = re.compile(r"\bits\s+$")
_ITS_FORCE = re.compile(rf"Its\s+(?:[\w-]+\s+)?{SERVICE}\b")


def _of_it(count: Count) -> Name | None:
    """Who "its" is: "the German parliament … its | 1,300", "Its army …" after a sentence on it."""
    text, sentence = count.text, count.sentence
    before = Span(sentence.start, count.lead)
    if leads_to(_ITS, text, count.stated):
        named = count.reading.names_in(before, "country", "demonym")
        return named[0] if len({n.id for n in named}) == 1 else None
    previous = count.reading.previous(sentence)
    if previous and _ITS_FORCE.match(text, sentence.start):
        return next(iter(count.reading.names_in(previous, "country")), None)
    return None


# "The | Army | has 1,586 soldiers", "members of our | Armed Forces".
_NATIONAL = re.compile(rf"\b(?:[Tt]he|[Oo]ur)\s+(?:[A-Z]\w+\s+)?(?=[A-Z]){SERVICE}\b")


def _home(count: Count) -> str | None:
    """The article's own country, where the sentence speaks of "the Army" or "our Police"."""
    sentence = count.sentence
    national = _NATIONAL.search(count.text, sentence.start, sentence.end)
    foreign = count.names("country", "demonym")
    return count.reading.home if national and not foreign else None


def _speakers_country(count: Count) -> str | None:
    said = speakers.sayings(count.reading, count.sentence)
    code = said[-1].speaker.country if said else None
    return code if code and code in lexicon.entries("country") else None


# -- location ------------------------------------------------------------------------------------

_FAR = 120  # characters beyond which a place says nothing about a number
_WHERE = right_before(
    ("in", "to", "across", "throughout", "at", "near", "into"),
    rf"(?:(?:{lexicon.any_of(WORDS.parts)})\s+)?",
)


def location(count: Count, mission: str | None) -> str | None:
    """Return the mission's host where the article names it, else "in/to X" near the number."""
    host = lexicon.entries("mission")[mission].host if mission else None
    if host in count.reading.ids:
        return host
    near = [
        name
        for name in count.names("country", "place")
        if leads_to(_WHERE, count.text, name, count.sentence.start)
        and count.distance(name) <= _FAR
        and not count.precedes_beyond(name, *NUMBERS)
    ]
    return min(near, key=count.distance).id if near else None
