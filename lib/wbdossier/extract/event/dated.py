"""Dates, and what the sentence says happened then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wbdossier import lexicon, spans
from wbdossier.dates import DateRef
from wbdossier.extract.cues import gap
from wbdossier.extract.event import actors, clauses, datelines, naming, places, verbs
from wbdossier.extract.event.clauses import Clause
from wbdossier.extract.event.happenings import Happening, Happenings, complement_after
from wbdossier.extract.event.rules import DATED
from wbdossier.extract.event.words import WORDS
from wbdossier.extract.rule import fact
from wbdossier.grammar import CAPITALISED, THE, verbose
from wbdossier.reading import Reading
from wbdossier.records import Event, Span

MAX_QUOTE = 120  # a date and a name further apart are shown by the date alone
_POINTS = ("day", "month", "weekday")  # precisions of a date that an event has
_REACH = 400  # characters around a date in which its clause stands
_APART = 90  # characters between a date and the happening it dates
_LIGHT = lexicon.any_of(WORDS.light_verbs)

# Between a happening and the date after it: only where it was, and that it took place.
_HELD = verbose(
    rf"""
    (?: [\s,()“”"'’]++ | (?:{lexicon.any_of([*WORDS.holding, *WORDS.sorts])})\b
      | (?>{CAPITALISED}) | \d++\w{{0,2}} )*+
    """
)
# Between a date and the happening after it: "Monday’s clashes", "on 5 May the summit", "on
# Wednesday in Prishtina their ninth joint meeting".
_BEFORE = verbose(
    rf"""
    (?:[’']s)? [\s,)]* (?: (?:in|at|near)\s+ {THE} {CAPITALISED} (?:\s+{CAPITALISED})* ,?\s+ )?
    (?: (?:an?|the|its|their|his|her)\s+ )?
    """
)
_TAKES_PLACE = verbose(
    r"""
    [\s,]* (?: (?:will|would|is|are|was|were|has|have|to|be|been|due|scheduled|expected|planned
                |being|also|again)\s+ )*
    (?:held|takes?\s+place|took\s+place|began|begins?|opens?|opened|started|starts?|resumed|resumes?
      |erupted|ended|ends|continued|continues|broke\s+(?:down|off|out|up)|collapsed|stalled|failed
      |concluded|concludes|organi[sz]ed|convened|played|place)\b
    """
)
_HOW = verbose(r"\s+(?:with|without|in|after|amid)\s+(?:[a-z]+\s*){1,3}")
# From the clause's verb to a happening that is all it tells: "launched a coordinated", "is expected
# to host the".
_HOLDING = rf"""
    (?: (?:will|would|is|are|was|were|has|have|had|be|been|to|due|expected|scheduled|planned|set
          |also|\w+ly)\s+ )*
    (?:{_LIGHT})\b
"""
_HOLDS = verbose(_HOLDING)
# "decided at a meeting"
_ATTENDED = verbose(r"\b(?:at|during)\s+(?:an?|the|their|its|his|her)\s+(?:\w+\s+)?\Z")
_OBJECT = verbose(rf"{_HOLDING} \s+ (?:[\w’'-]+\s+){{0,3}}")
_WRAPPED = verbose(r"[^\n]{40}[a-z]\n")  # a long line ends in the middle of a sentence
_WRAPPED_LINE = 42  # characters of it
# "the agreement of 9 June, signed in": another verb of the same happening.
_ALSO = verbose(r"\s*\)?,?\s+(?:signed|held|adopted|reached|concluded|approved)\s+")
# "hurt on Saturday when their truck hit a mine near"
_WHEN = verbose(r"\A[^,]{0,12}\bwhen\b[^,]*\Z")
# "on a Sunday", "today, not tomorrow": no day on which something happened.
_ANY_DAY = verbose(r"\b(?:on\s+an?|not)\s+\Z")
# "6 May is a public holiday", "6 May, the day of the army, is a day off": so is none of each year.
_YEARLY = verbose(
    r"""
    (?:,[^,.\n]{2,60},)? \s+ (?:is|are|was) \s+ (?:also\s+)? (?:an?|the) \s+
    (?:[\w-]+\s+){0,3}? (?:holidays?|day\s+of[fr]?|anniversary)\b
    """
)
_PARTED = verbose(r"[;:] | \b(?:while|whereas|but|because|that|who)\b")


@dataclass(frozen=True, slots=True)
class _What:
    """What happened: its words in one part or two, the whole of them, where and who."""

    parts: tuple[Span, ...]
    whole: Span | None
    place: Span | None
    participants: tuple[str, ...]


def find(reading: Reading, happenings: Happenings) -> Iterator[Event]:
    """Yield an event for each date of day or month precision but the article's own.

    The day of a saying alone is none. A weekday counts where it is told, also without its date.
    """
    entries = datelines.calendar(reading.text, reading.dates)
    for date in reading.dates:
        if date.precision in _POINTS and (date.iso or _is_told_day(reading, date)):
            entry = entries.get(date.start)
            sentence = datelines.told(reading.text, _sentence(reading, date), date, entry)
            if _is_no_day(reading.text, date):
                continue
            if sentence and (what := _what(reading, sentence, date, happenings)):
                yield _event(reading, date, what)


def _is_told_day(reading: Reading, date: DateRef) -> bool:
    """Whether a weekday that cannot be resolved is told, and not promised in a quotation."""
    return date.precision != "month" and not spans.any_overlaps(reading.quotations, date)


def _is_no_day(text: str, date: DateRef) -> bool:
    """Whether the words tell of any such day, of another, or of one that recurs each year."""
    if _ANY_DAY.search(text, max(0, date.start - 8), date.start):
        return True
    return _YEARLY.match(text, date.end, date.end + _REACH) is not None


def _sentence(reading: Reading, date: DateRef) -> Span:
    """The sentence of a date, with the one before where only a line break parts them.

    Of a very long one the words within reach of the date.
    """
    sentence = reading.sentence(date.start)
    before = reading.up_to(sentence, 2)[0]
    line = max(before.start, sentence.start - _WRAPPED_LINE)
    if before.end <= sentence.start and _WRAPPED.fullmatch(reading.text, line, sentence.start):
        sentence = before.join(sentence)
    start, end = max(sentence.start, date.start - _REACH), min(sentence.end, date.end + _REACH)
    return Span(start, max(end, date.end))


def _event(reading: Reading, date: DateRef, what: _What) -> Event:
    return fact(
        Event,
        DATED,
        reading,
        _quote(reading, date, what.whole),
        date=date.iso,
        end_date=date.end_iso,
        date_basis=date.basis,
        name=" ".join(reading.words(part) or "" for part in what.parts) or None,
        place=reading.words(what.place),
        participants=what.participants,
        note=date.note,
    )


def _what(reading: Reading, sentence: Span, date: DateRef, happenings: Happenings) -> _What | None:
    """The happening that the date says the day of, else the words of the date's clause."""
    text = reading.text
    dates = [d for d in spans.within(reading.dates, sentence) if d.precision in _POINTS]
    clause = clauses.of_date(text, sentence, date, dates)
    if happening := _dated(text, clause, date, happenings):
        return _held(reading, clause, date, happening)
    if clause.verb and verbs.is_saying(text, clause.verb):
        return None
    place = _place(reading, clause, date)
    leading = Span(place.lead, place.end) if place and place.lead < place.start else None
    skipped = [s for s in (leading, _person(reading, clause)) if s]
    parts = naming.of_clause(text, clause, skipped) or naming.of_clause(text, clause, ())
    if not parts and datelines.in_head(text, date):
        return None
    told = parts[0].join(parts[-1]) if parts else None
    return _What(parts, told, place, actors.of_clause(reading, clause, place))


def _held(reading: Reading, clause: Clause, date: DateRef, happening: Happening) -> _What:
    between = Span(happening.end, max(happening.end, date.start))
    place = happening.place or places.listed(reading, between) or _place(reading, clause, date)
    name = naming.without_date(reading.text, happening.name, date)
    more = complement_after(reading.text, happening, date)
    who = actors.codes(happening.names) or _holding(reading, clause, place, happening)
    whole = Span(happening.start, more.end if more else happening.end)
    return _What((name, more) if more else (name,), whole, place, who)


def _holding(
    reading: Reading, clause: Clause, place: Span | None, happening: Happening
) -> tuple[str, ...]:
    """Those who hold the happening or attend it: the subject of the verb before it."""
    if not clause.verb or clause.verb.start > happening.start:
        return ()
    start = max(clause.verb.end, happening.start - 24)
    attended = _ATTENDED.search(reading.text, start, happening.start)
    if attended or _HOLDS.match(reading.text, clause.verb.start, happening.start):
        return actors.of_clause(reading, clause, place)
    return ()


# -- the happening ---------------------------------------------------------------------------------


def _dated(text: str, clause: Clause, date: DateRef, happenings: Happenings) -> Happening | None:
    """The nearest happening whose day the date says."""
    near = [
        (between.end - between.start, -happening.start, happening)
        for happening in happenings.within(clause.stretch)
        if (between := gap(happening, date)).end - between.start <= _APART
        and _dates(text, clause, date, happening)
    ]
    return min(near, key=lambda found: found[:2])[2] if near else None


def _dates(text: str, clause: Clause, date: DateRef, happening: Happening) -> bool:
    between = gap(happening, date)
    if _PARTED.search(text, between.start, between.end):
        return False
    if happening.end <= date.start:
        held = max(happening.end, clauses.lead(text, happening.end, date))
        return bool(_HELD.fullmatch(text, happening.end, held)) or _ended(text, happening, held)
    between = Span(max(between.start, clause.stretch.start), between.end)
    if happening.overlaps(date) or _BEFORE.fullmatch(text, between.start, between.end):
        return True
    return _is_told(text, clause, happening)


def _ended(text: str, happening: Happening, held: int) -> bool:
    """Whether the words up to the date say how it went: "broke up without agreement on"."""
    found = _TAKES_PLACE.match(text, happening.end, held)
    return bool(found and _HOW.fullmatch(text, found.end(), held))


def _is_told(text: str, clause: Clause, happening: Happening) -> bool:
    """Whether the clause says no more than that the happening took place."""
    if not any(p.start <= happening.start < p.end for p in clause.parts) or not clause.verb:
        return False
    if clause.verb.start >= happening.end:
        return _TAKES_PLACE.match(text, happening.end) is not None
    return _OBJECT.fullmatch(text, clause.verb.start, happening.start) is not None


# -- where and who ---------------------------------------------------------------------------------


def _place(reading: Reading, clause: Clause, date: DateRef) -> places.Place | None:
    """The place beside the date, else the first after the clause's verb, else before it."""
    ranked = [
        (rank, place)
        for place in places.every(reading, clause.stretch)
        if (rank := _rank(reading.text, clause, date, place)) is not None
    ]
    if ranked:
        return min(ranked, key=lambda found: found[0])[1]
    if clause.verb:
        return places.hosting(reading, clause.stretch)
    return places.listed(reading, clause.stretch)


def _rank(text: str, clause: Clause, date: DateRef, place: places.Place) -> int | None:
    """How well a place fits the clause; None where it belongs to another."""
    beside = gap(place, date) if place.end <= date.start else Span(date.end, place.lead)
    if clauses.lead(text, beside.start, Span(beside.end, beside.end)) - beside.start <= 2:
        return 0
    if date.end < place.lead and _ALSO.fullmatch(text, date.end, place.lead):
        return 1
    if not any(p.start <= place.start < p.end for p in clause.parts):
        alone = text[clause.stretch.start : place.lead].strip(" ,")
        return 3 if not alone or _WHEN.search(text[date.end : place.lead]) else None
    return 1 if clause.verb and place.lead >= clause.verb.start else 2


def _person(reading: Reading, clause: Clause) -> Span | None:
    """The person who is the clause's subject: those who act are named as participants."""
    if not clause.verb or clause.head:
        return None
    before = [m for m in reading.people.within(clause.stretch) if m.end <= clause.verb.start]
    if before and clause.verb.start - before[-1].end <= 2:
        return Span(clause.stretch.start, before[-1].end)
    return None


def _quote(reading: Reading, date: DateRef, what: Span | None) -> Span:
    """The date with its happening where they stand close together, else the date alone.

    No other date stands between them, so that each date has words of its own.
    """
    own = Span(date.start, date.end)
    if not what:
        return own
    joined = own.join(what)
    points = [d for d in spans.within(reading.dates, joined) if d.precision in _POINTS]
    others = [d for d in points if d != date]
    return own if others or joined.end - joined.start > MAX_QUOTE else joined
