"""Personnel: numbers of troops, police and mission staff.

A count of people in uniform is personnel unless the words say that they were killed, arrested,
trained and the like. Staff, members and experts count where a mission or a force is named. In a
list the noun comes once ("Italy 852, Germany 300"); the bare numbers share it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from wbdossier import lexicon, speakers
from wbdossier.extract.cues import Cues, clause, distance, stated
from wbdossier.extract.rule import Example, Rule, fact
from wbdossier.lexicon import Name
from wbdossier.quantities import Quantity
from wbdossier.reading import Reading, within
from wbdossier.records import Personnel, Span

STRENGTH = Rule(
    "personnel.count",
    "A number with a noun for people in uniform, or for mission staff where a mission or force is "
    "named; never the dead, the arrested or the trained.",
    (
        Example(
            "Italy will send 80 additional soldiers to KFOR in Kosovo.",
            "80 additional soldiers",
            {"count": 80, "unit": "soldiers", "contributor": "IT", "mission": "KFOR", "location": "XK", "change": "additional"},
        ),
        Example(
            "EULEX, the EU mission in Kosovo, employs about 400 international staff.",
            "about 400 international staff",
            {"count": 400, "mission": "EULEX", "bound": "about"},
        ),
    ),
    (
        "Two soldiers were killed and 12 police officers injured in the clash.",
        "The union has 400 staff in two shops.",
        "Some 30 KFOR peacekeepers were wounded.",
        "About 2,000 people marched through the town.",
    ),
)
PART = Rule(
    "personnel.part",
    "A part of people counted in the same sentence: “30 of its 170 troops”.",
    (
        Example(
            "Austria will withdraw 30 of its 170 troops from Bosnia.",
            "30",
            {"count": 30, "contributor": "AT", "change": "reduction"},
        ),
    ),
    ("Two of them were killed when 170 troops came.",),
)
BARE_STRENGTH = Rule(
    "personnel.strength",
    "A bare number after “strength … to” or “number of troops … to”.",
    (
        Example(
            "The deployment brought the strength of KFOR to about 4,800.",
            "about 4,800",
            {"count": 4800, "mission": "KFOR", "bound": "about", "change": "total"},
        ),
    ),
    ("The strength of the storm rose to 9 as troops slept.",),
)
LISTED = Rule(
    "personnel.listed",
    "A country and a bare number in a list of contributions that names the noun once.",
    (
        Example(
            "KFOR counts 700 soldiers from Italy, 300 from Hungary and 250 from Turkey.",
            "300",
            {"count": 300, "contributor": "HU", "mission": "KFOR"},
        ),
    ),
    ("The vote was 300 from Hungary and 250 from Turkey.",),
)
RULES = (STRENGTH, PART, BARE_STRENGTH, LISTED)


class _Lexicon(msgspec.Struct, forbid_unknown_fields=True):
    units: list[str]
    context_units: list[str]
    context: list[str]
    look_alike: list[str]
    change: dict[str, list[str]]
    verbs: dict[str, list[str]]


@cache
def _words() -> _Lexicon:
    return lexicon.load("personnel", _Lexicon)


@cache
def _cues() -> Cues:
    words = _words()
    changes = {k: v for k, v in words.change.items() if k.endswith("context")}
    return Cues({"look_alike": words.look_alike, **changes, "contribute": words.verbs["contribute"]})


@cache
def _context() -> Cues:
    return Cues({"context": _words().context})


def extract(reading: Reading) -> Iterator[Personnel]:
    """Yield the strengths and changes of strength that an article gives."""
    seen: set[tuple[object, ...]] = set()
    for sentence in reading.sentences:
        found = list(_in_sentence(reading, sentence))
        for result in (*found, *_listed(reading, sentence, found)):
            key = (result.count, result.mission, result.contributor, result.change)
            if key not in seen:
                seen.add(key)
                yield result


def _in_sentence(reading: Reading, sentence: Span) -> Iterator[Personnel]:
    for quantity in within(reading.quantities, sentence):
        if quantity.kind == "count" and _counts_people(reading, sentence, quantity):
            if quantity.value == int(quantity.value) and not _look_alike(reading, quantity):
                yield _fact(reading, STRENGTH, sentence, quantity)
        elif quantity.kind == "bare" and not _look_alike(reading, quantity):
            rule = _bare_rule(reading, sentence, quantity)
            if rule:
                yield _fact(reading, rule, sentence, quantity)


_PART = re.compile(r"\s+of\s+(?:its|the|their|them|these|those|his|her)\b")
_OF_WHICH = re.compile(r"\bof\s+(?:which|whom|them|these)\s+(?:\w+\s+)?$")
_STRENGTH = re.compile(
    r"\b(?:(?:strength|headcount|total|number\s+of\s+(?:\w+\s+)?(?:troops|soldiers|peacekeepers)|presence|contingent|force)\b[^.;:,]{0,60}?\s(?:to|of|at|from)|"
    r"(?:company|battalion|platoon|squadron|detachment|unit|team|group)\s+of)\s+$"
)


def _number_start(quantity: Quantity) -> int:
    """Where the number with its bound words begins, after a "from"."""
    return quantity.lead.start if quantity.bound != "exact" else quantity.start


def _bare_rule(reading: Reading, sentence: Span, quantity: Quantity) -> Rule | None:
    """Which rule, if any, makes a number without a noun one of people."""
    text = reading.text
    part = _PART.match(text, quantity.end, sentence.end) or _OF_WHICH.search(text, sentence.start, quantity.lead.start)
    if part and _part_of_people(reading, sentence, quantity):
        return PART
    military = reading.names_in(sentence, "mission") or _context().find(text, sentence)
    if military and _STRENGTH.search(text, sentence.start, _number_start(quantity)) and quantity.value >= 10:
        return BARE_STRENGTH
    return None


def _part_of_people(reading: Reading, sentence: Span, quantity: Quantity) -> bool:
    """ "30 of its 170 troops", "two of them": a part of people counted in the same sentence."""
    counts = [
        q for q in within(reading.quantities, sentence)
        if q.kind == "count" and _counts_people(reading, sentence, q) and not _look_alike(reading, q)
    ]
    return bool(counts)


def _counts_people(reading: Reading, sentence: Span, quantity: Quantity) -> bool:
    """Whether the noun is one for people in uniform, or staff of a force that is named."""
    words = " ".join(quantity.of(reading.text).casefold().split())
    noun = (quantity.unit or "").casefold()
    if _compatriots(reading, sentence, quantity):
        return True
    ends = (noun, " ".join(words.split()[-2:]), " ".join(words.split()[-3:]))
    if any(e in _words().units for e in ends):
        return True
    if noun == "strong" or re.search(r"-\s?(?:strong|member|man)\b", words):
        return bool(_context().find(reading.text, sentence) or reading.names_in(sentence, "mission"))
    if not any(e in _words().context_units for e in ends):
        return False
    if noun in ("people", "men", "women", "members", "employees", "civilians", "professionals", "experts", "specialists"):
        serving = _SERVING.match(reading.text, quantity.end, sentence.end) or _UNIT_OF.search(reading.text, sentence.start, quantity.lead.start)
        return bool(serving or (_nearest_mission(reading, sentence, quantity) and reading.names_in(sentence, "mission")))
    return bool(
        reading.names_in(sentence, "mission")
        or _context().find(reading.text, Span(sentence.start, quantity.start))
        or _context().find(reading.text, Span(quantity.end, sentence.end))
    )


# "21 members of the Armed Forces", "40 members of the Albanian army".
_SERVING = re.compile(
    r"\s+(?:of|from|in)\s+(?:the|its|their|his|her)\s+(?:[\w-]+\s+){0,2}?(?:[Aa]rmed\s+[Ff]orces|[Aa]rmy|[Pp]olice|[Mm]ilitary|[Ss]ecurity\s+[Ff]orces?|[Gg]endarmerie|[Mm]ission)\b"
)


def _compatriots(reading: Reading, sentence: Span, quantity: Quantity) -> bool:
    """ "800 Turks" beside soldiers, in the same sentence or the one before."""
    if quantity.noun is None or not reading.names_in(quantity.noun, "demonym"):
        return False
    if not quantity.noun.of(reading.text).endswith("s"):
        return False
    start = (reading.previous(sentence) or sentence).start
    return _unit_words().search(reading.text, start, sentence.end) is not None


@cache
def _unit_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon.any_of(_words().units)})(?!\w)")


# "a police unit of 800 men".
_UNIT_OF = re.compile(r"\b(?:force|unit|contingent|battalion|company|brigade|police|detachment)\s+of\s+$")


def _look_alike(reading: Reading, quantity: Quantity) -> bool:
    """Whether the clause says that these people were hurt, arrested, trained or the like."""
    within_clause = clause(reading, quantity)
    cues = [c for c in _cues().find(reading.text, within_clause) if c.label == "look_alike"]
    return any(
        distance(reading.text, c, quantity) <= 45 and not _other_count(reading, c, quantity)
        for c in cues
    )


def _other_count(reading: Reading, cue: Span, quantity: Quantity) -> bool:
    """Whether another number stands between the cue and this one, and so owns the cue."""
    low, high = min(cue.end, quantity.end), max(cue.start, quantity.start)
    return any(
        low <= q.start < high and q.kind in ("count", "bare") and q.start != quantity.start
        for q in reading.quantities
    )


def _fact(
    reading: Reading, rule: Rule, sentence: Span, quantity: Quantity, unit: str | None = None,
    contributor: str | None = None, mission: str | None = None,
) -> Personnel:
    mission = mission or _nearest_mission(reading, sentence, quantity)
    new_total = _NEW_TOTAL.search(reading.text, sentence.start, quantity.lead.start) is not None
    reached = new_total and quantity.bound == "up_to"
    return fact(
        Personnel,
        rule,
        reading,
        quantity.span if reached else stated(quantity),
        count=int(quantity.value),
        count_max=int(quantity.value_max) if quantity.value_max is not None else None,
        unit=unit or _unit(reading, quantity),
        bound="exact" if reached else quantity.bound,
        mission=mission,
        contributor=contributor or _contributor(reading, sentence, quantity, mission),
        location=_location(reading, sentence, quantity, mission),
        change="total" if new_total else _change(reading, quantity),
        when=_when(reading, sentence, quantity),
    )


# "brings the force up to 1,500": a new strength, not a ceiling.
_NEW_TOTAL = re.compile(r"\b(?:bring|brings|brought|bringing|raise[sd]?|raising)\b[^.;:,]{0,90}$")


def _unit(reading: Reading, quantity: Quantity) -> str | None:
    """The counted noun with what makes it a unit of its own: "police officers"."""
    words = " ".join(quantity.of(reading.text).split())
    known = [u for u in (*_words().units, *_words().context_units) if words.casefold().endswith(f" {u}")]
    return max(known, key=len) if known else quantity.unit


# -- mission, contributor, place -----------------------------------------------------------------


def _nearest_mission(reading: Reading, sentence: Span, quantity: Quantity) -> str | None:
    """The mission named nearest in the clause or the sentence; else the last one named in the
    paragraph, where the words say "the mission" or "the force"."""
    text = reading.text
    missions = [m for m in reading.names_in(sentence, "mission") if not _others(reading, quantity, m)]
    if missions:
        return min(missions, key=lambda m: _mission_distance(text, m, quantity)).id
    if re.search(r"\b(?:[Tt]he|[Ii]ts|[Tt]his)\s+(?:[\w-]+\s+){0,2}(?:mission|force|operation|contingent)\b", sentence.of(text)):
        before = [n for n in reading.names if n.kind == "mission" and n.start < sentence.start]
        return before[-1].id if before else None
    return None


def _others(reading: Reading, quantity: Quantity, mission: Name) -> bool:
    """Whether a mission after the number belongs to a later number: "21 soldiers, two of them in KFOR"."""
    between = reading.text[quantity.end : mission.start] if mission.start > quantity.end else ""
    return "," in between and _counted_between(reading, quantity, mission)


def _counted_between(reading: Reading, quantity: Quantity, name: Name) -> bool:
    """Whether another number stands between this one and a name after it."""
    return any(quantity.end <= q.start < name.start and q.kind in ("count", "bare") for q in reading.quantities)


def _mission_distance(text: str, mission: Name, quantity: Quantity) -> int:
    """Before the number a mission is its subject; after it only where a preposition leads there."""
    gap = distance(text, mission, quantity)
    if mission.start > quantity.end:
        between = text[quantity.end : mission.start]
        led = re.search(r"\b(?:to|for|of|in|under|within|with|from|join|part\s+of|the)\s+(?:the\s+)?$", between)
        return gap if led and not re.search(r",\s+and\b", between) else gap + 100
    return gap


# After the number: "from Italy", "of the Armed Forces of Montenegro".
_WHOSE = re.compile(
    r"\s+(?:troops\s+|soldiers\s+)?(?:from\s+(?:the\s+)?|(?:of|from)\s+the\s+(?:[\w-]+\s+){0,2}?(?:[Aa]rmed\s+[Ff]orces|[Aa]rmy|[Pp]olice|[Mm]ilitary)\s+of\s+(?:the\s+)?|"
    r"of\s+the\s+(?=\w+\s+(?:[Aa]rmed|[Aa]rmy|[Pp]olice|[Mm]ilitary|[Ss]ecurity)))"
)


def _contributor(reading: Reading, sentence: Span, quantity: Quantity, mission: str | None) -> str | None:
    """A demonym within the count, "from X" after it, or the subject that sends."""
    text = reading.text
    inside = reading.names_in(Span(quantity.start, quantity.end + 1), "demonym", "country", "organisation")
    if inside:
        return inside[0].id
    near = reading.names_in(sentence, "country", "demonym", "place")
    for name in near:
        after = text[quantity.end : name.start]
        if name.start >= quantity.end and _WHOSE.fullmatch(after):
            return name.id
    for name in reversed([n for n in near if n.end <= quantity.lead.start]):
        between = text[name.end : quantity.lead.start]
        if re.fullmatch(r"[’']s?\s+(?:[\w-]+\s+){0,4}?(?:of\s+)?", between) or re.fullmatch(r"\s*[:(–-]\s*", between):
            return name.id
        before = text[max(0, name.start - 30) : name.start]
        if _POSTED.search(before) and not _FORCES_OF.search(before):
            continue
        verbs = [
            c for c in _cues().find(text, Span(name.end, quantity.lead.start))
            if c.label != "look_alike"
        ]
        if verbs and len(between) <= 100 and not re.search(r"[;:]", between):
            return name.id
    if not mission:
        said = speakers.sayings(reading, sentence)
        code = said[-1].speaker.country if said else None
        return code if code and code in lexicon.entries("country") else None
    return None


_POSTED = re.compile(r"\b(?:in|to|from|of|with|between|against|for|near)\s+(?:the\s+)?(?:[a-z]+\s+)?$")
_FORCES_OF = re.compile(r"\b(?:[Aa]rmy|[Ff]orces|[Pp]olice|[Mm]ilitary|[Mm]inistry|[Gg]overnment)\s+of\s+(?:the\s+)?$")


def _location(reading: Reading, sentence: Span, quantity: Quantity, mission: str | None) -> str | None:
    """ "in/to X" near the number; else the mission's host where the article names it."""
    text = reading.text
    places = []
    for name in reading.names_in(sentence, "country", "place"):
        before = text[max(sentence.start, name.start - 30) : name.start]
        if re.search(r"\b(?:in|to|across|throughout|at|near|into)\s+(?:the\s+)?(?:(?:northern|southern|eastern|western|north|neighbouring|neighboring|central)\s+)?$", before):
            places.append(name)
    host = lexicon.entries("mission")[mission].host if mission else None
    if host and (any(p.id == host for p in places) or any(n.id == host for n in reading.names)):
        return host
    near = [p for p in places if distance(text, p, quantity) <= 120 and not _counted_between(reading, quantity, p)]
    return min(near, key=lambda p: distance(text, p, quantity)).id if near else None


# -- change and time -----------------------------------------------------------------------------


def _change(reading: Reading, quantity: Quantity) -> str:
    text = reading.text
    modifiers = {m.casefold() for m in quantity.modifiers}
    lead = text[max(0, quantity.lead.start - 12) : quantity.number.start].casefold()
    additional = set(_words().change["additional"])
    if modifiers & additional or re.search(r"\b(?:additional|extra|another|further)\s+(?:some\s+|about\s+)?$", lead):
        return "additional"
    if re.search(r"\bof\s+(?:its|the|their|his)\s+$", text[max(0, quantity.start - 12) : quantity.start]):
        return "total"
    near = [
        (distance(text, c, quantity), c.label)
        for c in _cues().find(text, clause(reading, quantity))
        if c.label.endswith("_context") and c.start < quantity.end + 25
    ]
    close = sorted(d for d in near if d[0] <= 40)
    return close[0][1].removesuffix("_context") if close else "total"


def _when(reading: Reading, sentence: Span, quantity: Quantity) -> str | None:
    """The time expression nearest to the number in its clause, as written."""
    text, near = reading.text, []
    seasons = [Span(*m.span()) for m in _SEASON.finditer(text, sentence.start, sentence.end)]
    for time in (*within(reading.dates, sentence), *seasons):
        gap = text[min(time.end, quantity.end) : max(time.start, quantity.start)]
        if len(gap) <= 60 and not _BREAK.search(gap):
            near.append((len(gap), time.start, time.end))
    return " ".join(text[min(near)[1] : min(near)[2]].split()) if near else None


_SEASON = re.compile(r"(?:in|by|during)\s+(?:the\s+)?(?:coming\s+(?:days|weeks|months|years)|(?:summer|spring|autumn|winter|fall)\b)")
_BREAK = re.compile(r"[,;:()]|\b(?:and|but|while|after|before|since|who|which)\b")


# -- lists ---------------------------------------------------------------------------------------


def _listed(reading: Reading, sentence: Span, found: list[Personnel]) -> Iterator[Personnel]:
    """Bare numbers in a sentence that counts troops: "300 from Hungary", "Germany 90", "619 Turkish"."""
    bare = [q for q in within(reading.quantities, sentence) if q.kind == "bare"] if found else []
    for quantity in bare:
        if any(f.span.overlaps(quantity.span) for f in found) or _look_alike(reading, quantity):
            continue
        owner = _owner(reading, sentence, quantity)
        if owner:
            nouns = [f.unit for f in found if f.start < quantity.start] or [found[0].unit]
            yield _fact(reading, LISTED, sentence, quantity, nouns[-1], owner, found[0].mission)


def _owner(reading: Reading, sentence: Span, quantity: Quantity) -> str | None:
    """The country that a bare number in a list belongs to."""
    text = reading.text
    for name in reading.names_in(sentence, "country", "demonym"):
        after = text[quantity.end : name.start] if name.start >= quantity.end else None
        if after is not None and name.kind == "country" and _FROM.fullmatch(after):
            return name.id
        if after is not None and name.kind == "demonym" and re.fullmatch(r"\s+(?:(?:are|were)\s+)?", after):
            return name.id
        leads = name.end <= quantity.lead.start and name.kind == "country"
        if leads and _LISTED_LEAD.fullmatch(text, name.end, quantity.lead.start) and _in_a_list(text, name):
            return name.id
    return None


_FROM = re.compile(r"\s+(?:of\s+them\s+|more\s+)?from\s+(?:the\s+)?")
# "Italy the biggest contributor at 852", "followed by the United States with 561", "Austria 273".
_LISTED_LEAD = re.compile(r"\s*(?:[:(–-]|,?\s*(?:the\s+(?:biggest|largest|second\s+largest)\s+\w+\s+)?(?:with|at|contributes|sends|sent|has))?\s*")


def _in_a_list(text: str, name: Name) -> bool:
    return re.search(r"(?:,|\band|\bby|\bwith|[:;(])\s+(?:the\s+)?$", text[max(0, name.start - 10) : name.start]) is not None
