"""Events: every date of day or month precision, and named happenings without one.

A dated event takes its name from a noun of happening near the date, else from the words of its
clause. A happening without a date counts when it is a particular one: in the singular, with a
place, a body or a person that tells it from others. One happening gives one fact an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import msgspec

from wbdossier import lexicon
from wbdossier.dates import DateRef
from wbdossier.extract.rule import Example, Rule, fact
from wbdossier.lexicon import Name
from wbdossier.reading import Reading, within
from wbdossier.records import Event, Span

DATED = Rule(
    "event.dated",
    "A date with a day or a month, together with what the sentence says happened then.",
    (
        Example(
            "The ministers signed the treaty in Tirana on 4 May 2022.",
            "The ministers signed the treaty in Tirana on 4 May 2022",
            {"date": "2022-05-04", "date_basis": "stated", "place": "Tirana"},
        ),
        Example(
            "The summit in Skopje on 9 June was short.",
            "summit in Skopje on 9 June",
            {"date": "2021-06-09", "date_basis": "resolved", "name": "summit"},
            published="2021-06-10",
        ),
    ),
    ("In 2022 the army grew.", "Today the talks go on.", "Ministers may march on."),
)
NAMED = Rule(
    "event.named",
    "A noun of happening in the singular with a place, a body or people that make it a particular one.",
    (
        Example(
            "The attack on a patrol in Mitrovica was condemned.",
            "attack on a patrol in Mitrovica",
            {"date": None, "place": "Mitrovica"},
        ),
        Example(
            "He spoke at the Munich Security Conference.",
            "Munich Security Conference",
            {"name": "Munich Security Conference"},
        ),
    ),
    (
        "Regular EU-Western Balkans summits help.",
        "Any attack on a patrol would be answered.",
        "The meeting ended late.",
    ),
)
RULES = (DATED, NAMED)
_ACTORS = ("country", "demonym", "organisation", "mission", "region")
MAX_QUOTE = 120  # a date and a name further apart are shown by the date alone
_NAME_WORDS = 14


class _Lexicon(msgspec.Struct, forbid_unknown_fields=True):
    nouns: list[str]
    plural: list[str]
    generic: list[str]


@cache
def _words() -> _Lexicon:
    return lexicon.load("event", _Lexicon)


_UP = r"[A-ZČĆŠŽĐËÇÖÜ]"
_CAPITALISED = rf"(?:{_UP}[\w’'&.-]*)"


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<noun>(?i:{lexicon.any_of((*_words().nouns, *_words().plural))}))(?![\w-])"
    )


@dataclass(frozen=True)
class _Happening:
    """A happening found by its noun: the phrase, its head, where, and who."""

    phrase: Span
    name: Span
    head: str
    place: Span | None
    names: tuple[Name, ...]


def extract(reading: Reading) -> Iterator[Event]:
    """Yield the events of an article, each happening once."""
    events = [*_dated(reading), *_named(reading)]
    yield from _once(sorted(events, key=lambda e: (e.date is None, -_detail(e), e.start)))


# -- happenings by their noun ----------------------------------------------------------------------

# What follows the noun and belongs to it: "of interior ministers", "on KFOR troops", "in Tirana".
_COMPLEMENT = (
    r"(?:\s+(?:of|on|against|between|with|at|in|among|near|within\s+the\s+framework\s+of|under|for|over|by|to|from)\s+"
    r"(?:(?!(?:that|which|who|will|would|is|was|are|were|has|have|had|said|and|but|on|in|at|of|against|between|with|near|yesterday|today|this|last|next)\b)[\w’'&-]+(?:\s+(?=[\w’'&-])|(?=\W|$))){1,6}"
    r"(?:,?\s*(?:and\s+(?=[A-Z])(?:[\w’'-]+(?:\s+(?=[A-Z])|(?=\W|$))){1,4}))?)"
)


def _happenings(reading: Reading, sentence: Span) -> list[_Happening]:
    return [
        h
        for match in _noun().finditer(reading.text, sentence.start, sentence.end)
        if (h := _happening(reading, sentence, match)) is not None
    ]


def _happening(reading: Reading, sentence: Span, match: re.Match[str]) -> _Happening | None:
    text = reading.text
    start = _modified(text, sentence.start, match.start())
    before = text[start : match.start()].casefold()
    words = re.findall(
        r"[\w’'-]+", text[max(sentence.start, start - 20) : match.start()].casefold()
    )
    if any(g in words[-4:] or f" {g} " in f" {before} " for g in _words().generic):
        return None
    titled = re.compile(r"\s+[“„‘\"«][^“”„‘’\"«»]{2,60}[”’\"“»]").match(
        text, match.end(), sentence.end
    )
    tail = re.compile(rf"{_COMPLEMENT}{{0,3}}").match(
        text, titled.end() if titled else match.end(), sentence.end
    )
    end = tail.end() if tail else titled.end() if titled else match.end()
    end = start + len(
        re.sub(
            r"(?:\s+(?:the|a|an|of|on|in|at|its|their|his|within|for|to|and|with))+$",
            "",
            text[start:end].rstrip(" ,\n"),
        )
    )
    place = _place(reading, Span(match.end(), min(sentence.end, end + 30)), limit=end)
    end = max(end, place.end) if place else end
    phrase = Span(start, end)
    names = _actors(reading, phrase, place)
    name_end = place.start if place and place.start > match.end() else end
    name = text[start:name_end]
    name = re.sub(
        r"\s+(?:in|at|near|on|within\s+the\s+framework\s+of\s+.*)\s*(?:the\s+)?$",
        "",
        name.rstrip(" ,"),
        flags=re.S,
    )
    return _Happening(
        phrase, Span(start, start + len(name.rstrip(" ,"))), match["noun"].casefold(), place, names
    )


_MODIFIER = re.compile(
    rf"(?:(?:{_CAPITALISED}|EU-{_CAPITALISED}|[\w]+-[\w]+|recent|armed|terrorist|deadly|brutal|informal|extraordinary|joint|annual|ministerial|trilateral|bilateral|emergency|"
    r"official|virtual|snap|early|general|local|presidential|parliamentary|military|violent|civil|defen[cs]e|foreign|interior|ministers[’']?|leaders[’']?|donors[’']?|"
    r"security|high-level|historic|first|second|third|latest|regional|international|failed|public|working|technical|police|press|opening|closing|plenary|full-scale|unprovoked|[a-z]+\s+ministers[’']?)(?:[’']s?)?\s+)+$"
)


def _modified(text: str, limit: int, noun: int) -> int:
    """Where the noun's modifiers begin; function words that open the sentence are no modifiers."""
    match = _MODIFIER.search(text, max(limit, noun - 90), noun)
    if not match:
        return noun
    words = text[match.start() : noun]
    lead = re.match(
        r"(?:(?:The|A|An|In|At|On|After|During|Before|Since|This|That|His|Her|Their|Its|Our|For|And|But|When|While|As|By|Following|Despite|Speaking)\s+)+",
        words,
    )
    return match.start() + (lead.end() if lead else 0)


_PLACE = re.compile(
    rf"\b(?:in|at|near|into)\s+(?:the\s+)?(?:(?:town|village|city|municipality|port|region|capital)\s+(?:of\s+)?)?(?P<place>(?:(?:northern|southern|eastern|western|central)\s+)?{_CAPITALISED}(?:\s+(?:and\s+)?{_CAPITALISED})*(?:,\s+(?:(?:northern|southern|eastern|western|central)\s+)?{_CAPITALISED}(?:\s+{_CAPITALISED})*)?)"
)


# After a place nobody has listed: "Kolašin on", not "Western countries".
_ENDS_A_PLACE = re.compile(
    r"\s*(?:[.,;:)”]|$|\s(?:on|to|and|with|from|for|by|after|before|during|where|this|last|is|was|in)\b)"
)


def _place(reading: Reading, span: Span, limit: int | None = None) -> Span | None:
    """The first place after a preposition: a known town or country, or a capitalised word."""
    for match in _PLACE.finditer(reading.text, span.start, span.end):
        if limit is not None and match.start() > limit + 2:
            return None
        start, end = match.span("place")
        known = reading.names_in(Span(start, end))
        if known and known[0].kind in ("country", "place"):
            if known[0].start - start > 10:
                continue
            return Span(start, _place_end(reading.text, known, end))
        if known or _is_dated(reading, Span(start, end)):
            continue
        words = reading.text[start:end].split(",")[0]
        if len(words.split()) <= 3 and _ENDS_A_PLACE.match(reading.text, start + len(words)):
            return Span(start, start + len(words))
    return None


def _place_end(text: str, known: list[Name], end: int) -> int:
    """A place may name its country after a comma; a list of countries is no place."""
    last = known[0].end
    for name in known[1:]:
        if re.fullmatch(
            r",\s+(?:northern\s+|southern\s+|eastern\s+|western\s+)?", text[last : name.start]
        ) and name.kind in ("country", "place"):
            last = name.end
    return last


def _is_dated(reading: Reading, span: Span) -> bool:
    return any(d.start < span.end and span.start < d.end for d in reading.dates)


# -- dated -----------------------------------------------------------------------------------------


def _dated(reading: Reading) -> Iterator[Event]:
    for date in reading.dates:
        if date.precision not in ("day", "month") or date.iso is None:
            continue
        sentence = reading.sentence(date.start)
        if _is_dateline(reading, sentence, date):
            continue
        happening = _nearest(reading, sentence, date)
        parts = (
            (_undated(reading, happening.name, date),)
            if happening
            else _clause_words(reading, sentence, date)
        )
        whole = happening.phrase if happening else _whole(parts)
        place = (happening.place if happening else None) or _place(
            reading, _around(reading, sentence, date)
        )
        names = (
            happening.names if happening else [n for p in parts for n in _actors(reading, p, place)]
        )
        yield fact(
            Event,
            DATED,
            reading,
            _quote(date, whole),
            date=date.iso,
            end_date=date.end_iso,
            date_basis=date.basis,
            name=" ".join(_said(reading, p) for p in parts) or None,
            place=_said(reading, place) or None,
            participants=_participants(names) or _subjects(reading, sentence, parts),
            note=date.note,
        )


def _undated(reading: Reading, name: Span, date: DateRef) -> Span:
    """The name without the date in it: "attack of 24 September" is an attack."""
    if not name.overlaps(date):
        return name
    words = re.sub(
        rf"\s+(?:{_TIME_WORDS}\s*)*$", "", reading.text[name.start : date.start].rstrip()
    )
    return Span(name.start, name.start + len(words)) if words else name


def _whole(parts: tuple[Span, ...]) -> Span | None:
    return parts[0].join(parts[-1]) if parts else None


def _subjects(reading: Reading, sentence: Span, parts: tuple[Span, ...]) -> tuple[str, ...]:
    """The states named as subject before the happening: "The governments of X and Y held …"."""
    if not parts:
        return ()
    names = reading.names_in(Span(sentence.start, parts[0].start), "country", "organisation")
    posted = r"\b(?:in|at|to|with|from|near)\s+(?:the\s+)?$"
    text = reading.text
    apart = r"[,;:]|\b(?:after|before|while|when|since|until|as|because|where)\b"
    return _participants(
        n
        for n in names
        if not re.search(posted, text[max(0, n.start - 10) : n.start])
        and not re.search(apart, text[n.end : parts[0].start])
    )


def _is_dateline(reading: Reading, sentence: Span, date: DateRef) -> bool:
    """ "June 23, 2024 - The Union …", "TIRANA, 5 May 2023 – …": the article's own date."""
    before = reading.text[sentence.start : date.start]
    after = reading.text[date.end : date.end + 24]
    opened = not before.strip() or re.fullmatch(
        r"[\w\s.,/’'-]{2,40}[,(]\s*|(?i:published|posted|updated|date)\W+.{0,20}|By\s+[^|]{3,60}\|\s*",
        before,
    )
    return bool(
        opened and re.match(r"\s*(?:\([^)]*\)\s*)?[-–—|/:.)]|\s*$|\s*,?\s*\d\d?[:.]\d\d", after)
    ) and (
        bool(re.match(r"\s*\)?\s*(?:\([^)]*\)\s*)?[-–—|]", after))
        or not re.search(r"[a-z]{3}", reading.text[date.end : sentence.end])
    )


def _nearest(reading: Reading, sentence: Span, date: DateRef) -> _Happening | None:
    """The happening whose noun stands nearest to the date in its part of the sentence."""
    near = []
    for happening in _happenings(reading, sentence):
        a, b = happening.phrase, date
        gap = Span(min(a.end, b.end), max(a.start, b.start))
        apart = reading.text[gap.start : gap.end] if gap.end > gap.start else ""
        verbal = (
            re.search(
                r"\b(?:open|opened|opens|start|started|begin|began|hold|held|resume|resumed|launch|launched)\s+(?:\w+\s+){0,2}$",
                reading.text[max(sentence.start, a.start - 40) : a.start],
            )
            and happening.head in _words().plural
        )
        if (
            len(apart) <= 60
            and not verbal
            and not re.search(
                r"[;:]|\b(?:while|whereas|but|after|before|since|until|following)\b", apart
            )
        ):
            near.append((len(apart), happening))
    return min(near, key=lambda n: n[0])[1] if near else None


def _around(reading: Reading, sentence: Span, date: DateRef) -> Span:
    return Span(max(sentence.start, date.start - 110), min(sentence.end, date.end + 110))


_BREAK = re.compile(r"[,;:“”\"–—«»]|\s(?:which|that|who|while|whereas|but|because|when|where)\s")
_TIME_WORDS = r"(?:on|in|by|since|until|from|at|of|for|before|after|during|the|as\s+of|late|early|On|In|By|Since|Until|From|At|Before|After|The|Late|Early|and|between|Between)"


def _clause_words(reading: Reading, sentence: Span, date: DateRef) -> tuple[Span, ...]:
    """The words of the date's clause: after a date that opens it, before one that closes it, and
    both where it stands in the middle."""
    text = reading.text
    before, after = text[sentence.start : date.start], text[date.end : sentence.end]
    tail = re.search(rf"(?:\s+|^)(?:{_TIME_WORDS}\s+)*$", before)
    lead = Span(sentence.start, sentence.start + (tail.start() if tail else len(before)))
    part_before = _last_part(text, lead)
    opening = re.match(r"[\s,]*" if not part_before.of(text).strip() else r"\s*", after)
    part_after = _first_part(text, Span(date.end + (opening.end() if opening else 0), sentence.end))
    parts = [
        p
        for p in (part_before, part_after)
        if len(p.of(text).split()) >= 2 and not _ONLY_PLACE.fullmatch(p.of(text))
    ]
    return tuple(_readable(text, parts))


_ONLY_PLACE = re.compile(
    rf"(?:In|At|Near|in|at|near)\s+(?:the\s+)?{_CAPITALISED}(?:\s+{_CAPITALISED})*"
)


def _last_part(text: str, span: Span) -> Span:
    """The part of ``span`` after its last break, without the conjunction that opens it."""
    breaks = list(_BREAK.finditer(span.of(text)))
    start = span.start + (breaks[-1].end() if breaks else 0)
    lead = re.match(r"\s*(?:and\s+|or\s+)?", text[start : span.end])
    return Span(min(start + (lead.end() if lead else 0), span.end), span.end)


def _first_part(text: str, span: Span) -> Span:
    stop = _BREAK.search(text, span.start, span.end)
    kept = text[span.start : stop.start() if stop else span.end].rstrip(" .,;:!?\n")
    return Span(span.start, span.start + len(kept))


def _readable(text: str, parts: list[Span]) -> list[Span]:
    """Cut the words to a readable length: the end of what stands before, the start of what follows."""
    cut = []
    for i, part in enumerate(parts):
        words = [
            Span(part.start + m.start(), part.start + m.end())
            for m in re.finditer(r"\S+", part.of(text))
        ]
        kept = (
            words[-10:]
            if i == 0 and len(parts) == 2
            else words[: _NAME_WORDS if len(parts) == 1 else 6]
        )
        if len(kept) < len(words) and len(kept) > 3 and kept[-2].of(text) == "to":
            kept = kept[:-2]  # no infinitive without its object
        cut.append(Span(kept[0].start, kept[-1].end))
    return cut


def _quote(date: DateRef, name: Span | None) -> Span:
    """The date with its happening where they stand close together, else the date alone."""
    own = Span(date.start, date.end)
    joined = own.join(name) if name else own
    return joined if joined.end - joined.start <= MAX_QUOTE else own


# -- named -----------------------------------------------------------------------------------------


def _named(reading: Reading) -> Iterator[Event]:
    for sentence in reading.sentences:
        for happening in _happenings(reading, sentence):
            if _particular(reading, sentence, happening):
                yield fact(
                    Event,
                    NAMED,
                    reading,
                    happening.phrase,
                    name=_said(reading, happening.name),
                    place=_said(reading, happening.place) or None,
                    participants=_participants(happening.names)
                    or _people(reading, sentence, happening),
                )


def _particular(reading: Reading, sentence: Span, happening: _Happening) -> bool:
    """Whether the words tell this happening from others of its sort."""
    words = happening.phrase.of(reading.text)
    proper = re.match(rf"(?:{_CAPITALISED}\s+)+{_CAPITALISED}$", happening.name.of(reading.text))
    if happening.place or proper:
        return True
    if happening.names:
        return True
    if re.search(
        r"\b(?:region|countries)[’']s?\s+(?:\w+\s+)?(?:ministers|leaders|presidents)", words
    ):
        return True
    return bool(re.match(r"(?:recent|latest)\b", words) and _people(reading, sentence, happening))


def _people(reading: Reading, sentence: Span, happening: _Happening) -> tuple[str, ...]:
    """Two or more people of the same sentence, by their countries: "In a recent meeting, X and Y …"."""
    crowd = reading.people
    mentions = crowd.within(sentence)
    if len({m.index for m in mentions}) < 2:
        return ()
    persons = [crowd.people[m.index] for m in mentions]
    return tuple(sorted({p.country or p.name for p in persons}))


# -- shared ----------------------------------------------------------------------------------------


def _said(reading: Reading, span: Span | None) -> str:
    return " ".join(span.of(reading.text).split()) if span else ""


def _actors(reading: Reading, span: Span | None, place: Span | None) -> tuple[Name, ...]:
    """The states and bodies named in ``span``, without those that only say where."""
    names = reading.names_in(span, *_ACTORS) if span else []
    return tuple(n for n in names if not (place and place.covers(n)) and not _nested(n, names))


def _nested(name: Name, names: list[Name]) -> bool:
    """Whether the name only stands inside a mission's: the Kosovo of "Kosovo Force"."""
    return any(m.kind == "mission" and m is not name and m.covers(name) for m in names)


def _participants(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(sorted({n.id for n in names}))


def _once(events: list[Event]) -> Iterator[Event]:
    """Drop later mentions of a happening already found, a dated one first."""
    kept: list[Event] = []
    for event in events:
        if event.date is None and any(_same(event, k) for k in kept):
            continue
        if event.date is not None and any(
            k.date == event.date and k.end_date == event.end_date and (_head(k) == _head(event))
            for k in kept
        ):
            continue
        kept.append(event)
    yield from sorted(kept, key=lambda e: e.start)


def _detail(event: Event) -> int:
    """How much a mention says: of two mentions of one happening the fuller is kept."""
    return sum(bool(x) for x in (event.place, event.participants))


def _head(event: Event) -> str:
    found = _noun().findall(event.name or "")
    return found[-1].casefold() if found else (event.name or "")


def _same(event: Event, other: Event) -> bool:
    """Whether two mentions may be one happening: same noun, no different place, shared words."""
    if _head(event) != _head(other):
        return False
    if Span(event.start, event.end).overlaps(Span(other.start, other.end)):
        return True
    words = f"{other.name} {other.place or ''}".casefold()
    if event.place and other.place:
        return event.place.split(",")[0].casefold() in words or (
            other.place.split(",")[0].casefold() in f"{event.name} {event.place}".casefold()
        )
    own = {w for w in re.findall(r"\w{4,}", f"{event.name} {event.place or ''}".casefold())} - {
        _head(event)
    }
    theirs = set(re.findall(r"\w{4,}", words))
    return bool(own & theirs) or not own or bool(set(event.participants) & set(other.participants))
