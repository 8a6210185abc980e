"""The mission that people counted serve in: named beside them, "the force", or the only one."""

from __future__ import annotations

from wbdossier import lexicon
from wbdossier.extract.near import leads_to, right_before
from wbdossier.extract.personnel.counts import NUMBERS, Count
from wbdossier.extract.personnel.words import ELSEWHERE, SERVICE, UNITS, WORDS, any_case
from wbdossier.grammar import regex
from wbdossier.lexicon import Name
from wbdossier.records import Span

_ASTRAY = 100  # what a mission after the number costs unless words lead to it, in characters
_LED = right_before(("to", "for", "of", "in", "under", "within", "with", "from", "join", "the"))
_AND = any_case(r",\s+and\b")
_THE_MISSION = any_case(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]his)\s+(?:[\w,-]+\s+){0,2}"
    r"(?:mission|force|operation|contingent|peacekeepers)\b"
)


def mission(count: Count) -> str | None:
    """Return the mission named nearest in the sentence.

    Where the sentence names none but says "the mission" or "the force", it is the last one named
    before; where it says nothing of the kind, the only mission the article is on.
    """
    if "standing corps" in count.quantity.of(count.text).casefold():
        return "FRONTEX"
    at_home = _is_at_home(count)
    own = [m for m in count.missions if _is_own(count, m, at_home)]
    if own:
        nearest = min(own, key=lambda m: _distance(count, m))
        return nearest.id if _is_nearer(count, nearest) else None
    if at_home:
        return None
    if _THE_MISSION.search(count.text, count.sentence.start, count.sentence.end):
        last = count.reading.last_named("mission", count.sentence.start)
        if last and _may_be(count, last.id) and not _is_elsewhere(count, last.id):
            return last.id
    return _only(count) or (_of_soldiers(count) if count.followed_by(_OF_YOU) else None)


_OF_YOU = any_case(r"\s+of\s+you\b")  # said to the troops visited


def _of_soldiers(count: Count) -> str | None:
    """The only mission of soldiers that the article names."""
    named = count.reading.ids & lexicon.entries("mission").keys() - set(WORDS.civil)
    return next(iter(named)) if len(named) == 1 else None


def _is_own(count: Count, mission: Name, at_home: bool) -> bool:
    """Whether the mission may be the number's: an army's own soldiers only where words lead."""
    if _is_of_a_later_number(count, mission) or is_civil(count, mission.id):
        return False
    if _is_succeeded(count, mission):
        return False
    if not at_home:
        return True
    if mission.start > count.end:
        return _INTO.search(count.words_to(mission)) is not None
    return leads_to(_IN, count.text, mission, count.sentence.start)


def _is_elsewhere(count: Count, last: str) -> bool:
    """Whether the sentence names the host of another mission: "the Kosovo contingent"."""
    named = count.reading.ids & lexicon.entries("mission").keys()
    hosted = {m for m in named if _is_hosted(count, m)}
    return bool(hosted) and last not in hosted


_INTO = any_case(r"\b(?:in|to|for|with|within|under|join\w*|part\s+of)\b")
# "The EU took over from | SFOR | with 7,000 soldiers": the one before.
_SUCCEEDS = any_case(
    r"\b(?:took|take|takes|taking|taken)\s+over\s+(?:[a-z]+\s+){0,3}?from\s+(?:the\s+)?"
    r"(?:[\w’'-]+\s+){0,2}$"
    r"|\b(?:replac\w+|succeed\w*|successor\s+(?:of|to))\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}$"
)


def _is_succeeded(count: Count, mission: Name) -> bool:
    """Whether the words say that another force came after this one."""
    return leads_to(_SUCCEEDS, count.text, mission, count.sentence.start)


_IN = right_before(("in", "within", "for"), r"(?:[a-z-]+\s+){0,3}")


def is_civil(count: Count, mission: str) -> bool:
    """Whether soldiers are counted, and the mission has none."""
    soldiers = (count.quantity.unit or "").casefold() in WORDS.soldiers
    return soldiers and mission in WORDS.civil


_PARTS = any_case(r"[,:(]|\bof\s+(?:whom|them|which)\b|\bincluding\b|\bamong\b")


def _is_of_a_later_number(count: Count, mission: Name) -> bool:
    """ "21 soldiers, two of them in | KFOR", "UNMIL, with 413; and | KFOR |, with 210"."""
    if mission.start < count.end:
        return False
    between = count.words_to(mission)
    beyond = count.precedes_beyond(mission, *NUMBERS)
    return (beyond and _PARTS.search(between) is not None) or (
        _NEXT in between and count.led_by(_WITH) is not None
    )


_NEXT = ";"
_WITH = any_case(r",\s+with\s+(?:[a-z]+\s+)?$")


def _distance(count: Count, mission: Name) -> int:
    """Before the number a mission is its subject; after it only where a preposition leads."""
    apart = _AND.search(count.words_to(mission))
    led = leads_to(_LED, count.text, mission, count.end) and not apart
    astray = mission.start > count.end and not led
    return count.distance(mission) + _ASTRAY * astray


# -- the only one --------------------------------------------------------------------------------

_ABOVE = 3  # sentences before the number's own in which the mission is spoken of
_FORCE = any_case(rf"\b(?i:the\s+(?:[\w-]+\s+)?(?:{lexicon.any_of(WORDS.same)}))\b")
_NATIONAL = regex(rf"\b{SERVICE}\b")


def _only(count: Count) -> str | None:
    """Return the only mission that may be meant, where the text around is on it."""
    if _is_abroad(count):
        return None
    near = {n.id for s in count.above(_NEAR) for n in count.reading.names_in(s, "mission")}
    everywhere = count.reading.ids & lexicon.entries("mission").keys()
    succeeded = {m.id for m in count.missions if _is_succeeded(count, m)}
    for named in (everywhere, near):
        meant = {m for m in named - succeeded if _may_be(count, m)}
        hosted = {m for m in meant if _is_hosted(count, m)}
        if len(hosted or meant) == 1:
            only = next(iter(hosted or meant))
            return only if _is_on_it(count, only) else None
    return None


_NEAR = 2  # sentences before the number's own that speak of one mission


def _is_hosted(count: Count, mission: str) -> bool:
    host = lexicon.entries("mission")[mission].host
    return any(n.id == host for n in count.names("country", "place"))


def _is_on_it(count: Count, only: str) -> bool:
    """Whether the sentence is on troops where the mission serves, or those above on the mission."""
    text, sentence = count.text, count.sentence
    above = (n for s in count.above(_NEAR) for n in count.reading.names_in(s, "mission"))
    if any(n.id == only for n in above):
        return True
    there = _is_hosted(count, only)
    troops = UNITS.of(count.reading, sentence) or _FORCE.search(text, sentence.start, sentence.end)
    staff = _STAFF.search(text, sentence.start, sentence.end)
    body = lexicon.entries("mission")[only].organisation
    theirs = any(n.id == body for n in count.names("organisation"))
    headed = count.reading.names_in(count.reading.sentences[0], "mission")
    return bool(troops and (there or _is_above(count))) or bool(
        (headed or theirs) and (troops or staff)
    )


_STAFF = any_case(r"\b(?:staff|personnel|officers|experts)\b")


def _is_above(count: Count) -> bool:
    """Whether the sentences up to the number are on the mission."""
    above = [*count.above(_ABOVE), count.sentence]
    stretch = Span(above[0].start, count.sentence.end)
    named = count.reading.names_in(stretch, "mission")
    return bool(named) or _FORCE.search(count.text, stretch.start, stretch.end) is not None


# "serving | overseas |": in many places, and in no one mission.
_ABROAD = any_case(
    r"\b(?:overseas|abroad|worldwide|(?:throughout|around|across)\s+the\s+world"
    r"|(?:peace|foreign|different|international)\s+missions)\b"
)


def _is_abroad(count: Count) -> bool:
    """Whether they serve in many missions, or in one that is none of these."""
    sentence = count.sentence
    if _ABROAD.search(count.text, sentence.start, sentence.end):
        return True
    return elsewhere(count) is not None


def _is_nearer(count: Count, mission: Name) -> bool:
    """Whether no mission elsewhere is named between the number and this one, or nearer."""
    apart = _distance(count, mission)
    others = ELSEWHERE.of(count.reading, count.sentence)
    return not any(_is_near(count, c) and count.distance(c) < apart for c in others)


_NEARBY = 80  # characters between a number and the mission elsewhere that it serves in


def elsewhere(count: Count) -> str | None:
    """Return the state of the mission elsewhere that is named beside the number: UNIFIL's."""
    near = (c for c in ELSEWHERE.of(count.reading, count.sentence) if _is_near(count, c))
    return next((c.label for c in near), None)


def _is_near(count: Count, name: Span) -> bool:
    return count.distance(name) <= _NEARBY and not count.parted(name, *NUMBERS)


_BUT = "after|before|when|as|since|from|by|that|while|and|but|or"
_WHERE = right_before(
    ("in", "to", "into", "at", "enter", "enters", "entered", "entering"),
    rf"(?:(?!(?:{_BUT})\b)[a-z]+\s+)?",
)
# "the | EU | force", "| NATO | -led troops": whose force it is.
_ITS_FORCE = any_case(
    r"(?:[’']s|[- ]led)?\s+(?:[a-z][\w-]*\s+){0,2}?"
    r"(?:force|forces|troops|mission|operation|peacekeepers|peace-keepers|soldiers"
    r"|contingent)\b"
)


def bodies(count: Count) -> set[str]:
    """The alliances whose force the sentence is on."""
    named = count.names("organisation")
    return {n.id for n in named if _ITS_FORCE.match(count.text, n.end, count.sentence.end)}


_COLON = regex(r"\s*:\s")


def is_label(count: Count, name: Name) -> bool:
    """ "| MACEDONIA |: NATO READIES 3,000 TROOPS": what a headline is on."""
    opens = not count.text[count.sentence.start : name.start].strip(" \n.*•-")
    return opens and _COLON.match(count.text, name.end) is not None


def _may_be(count: Count, mission: str) -> bool:
    """Whether no other country is said to be where these people serve: "130 in Lebanon"."""
    if is_civil(count, mission):
        return False
    allies = bodies(count)
    if allies and lexicon.entries("mission")[mission].organisation not in allies:
        return False
    host = lexicon.entries("mission")[mission].host
    if any(n.id != host and is_label(count, n) for n in count.names("country")):
        return False
    elsewhere = (
        n
        for n in count.names("country")
        if n.id != host and leads_to(_WHERE, count.text, n, count.sentence.start)
    )
    return not any(
        count.distance(n) <= _ELSEWHERE and not count.precedes_beyond(n, *NUMBERS)
        for n in elsewhere
    )


_ELSEWHERE = 60  # characters within which a place is said of a number


def at(count: Count, code: str) -> str | None:
    """Return the one mission of soldiers that the article names and this country hosts."""
    named = count.reading.ids & lexicon.entries("mission").keys()
    hosted = {m for m in named if lexicon.entries("mission")[m].host == code}
    soldiers = hosted - set(WORDS.civil)
    return next(iter(soldiers)) if len(soldiers) == 1 else None


def _is_at_home(count: Count) -> bool:
    """Whether the sentence is on an army or police of the six: theirs serve no mission."""
    home = [n for n in count.names("country", "demonym") if n.id in lexicon.six()]
    own = [n for n in home if n.kind == "demonym" or _is_owner(count, n)]
    if count.led_by(_ITS) and _ARMED_FORCES.search(count.quantity.of(count.text)):
        return True  # "its 2,000-strong armed forces"
    national = _NATIONAL.search(count.text, count.sentence.start, count.sentence.end)
    return bool(own and national) or (
        national is not None and _OUR.search(*_before(count)) is not None
    )


_ITS = any_case(r"\b(?:its|their|our|[’']s)\s+$")
_ARMED_FORCES = any_case(r"\b(?:armed\s+forces|army)$")
_OUR = regex(rf"\b(?:[Oo]ur|[Tt]he)\s+(?:[A-Z]\w+\s+)?(?=[A-Z]){SERVICE}\b")
_FORCE_OF = any_case(rf"\s+{SERVICE}\b|[’']s\s+(?:[\w-]+\s+)?{SERVICE}\b")
_OF = any_case(rf"\b{SERVICE}\s+of\s+(?:the\s+)?$")


def _is_owner(count: Count, name: Name) -> bool:
    """ "Kosovo | Police", "Serbia | 's army", "the Army of | Montenegro"."""
    after = _FORCE_OF.match(count.text, name.end, count.sentence.end)
    return after is not None or leads_to(_OF, count.text, name, count.sentence.start)


def _before(count: Count) -> tuple[str, int, int]:
    return count.text, count.sentence.start, count.sentence.end
