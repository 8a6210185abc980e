"""Dates, and what the sentence says happened then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wbdossier import lexicon
from wbdossier.dates import DateRef
from wbdossier.extract.cues import gap
from wbdossier.extract.event import actors, clauses, places
from wbdossier.extract.event.happenings import Happening, Happenings
from wbdossier.extract.event.rules import DATED
from wbdossier.extract.event.words import WORDS
from wbdossier.extract.rule import fact
from wbdossier.grammar import verbose
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Event, Span

MAX_QUOTE = 120  # a date and a name further apart are shown by the date alone
_APART = 60  # characters between a date and the happening it dates
_AROUND = 110  # characters from a date in which its place stands

# Before the article's own date: "TIRANA, 5 May 2023 – …", "Posted 3 May", "By Ana Kola | 3 May".
_OPENS_DATELINE = verbose(
    r"""
    \s* | [\w\s.,/’'-]{2,40}[,(]\s* | (?i:published|posted|updated|date)\W+.{0,20}
    | By\s+[^|]{3,60}\|\s*
    """
)
_AFTER_DATELINE = verbose(r"\s*(?:\([^)]*\)\s*)?[-–—|/:.)] | \s*\Z | \s*,?\s*\d\d?[:.]\d\d")
_DASH = verbose(r"\s*\)?\s*(?:\([^)]*\)\s*)?[-–—|]")
_ENDS_IN_A_DASH = verbose(r"[-–—_]\Z")
_PROSE = verbose(r"[a-z]{3}")
# What parts a date from a happening beside it.
_PARTED = verbose(r"[;:] | \b(?:while|whereas|but|after|before|since|until|following)\b")
_OBJECT = verbose(rf"\b(?:{lexicon.any_of(WORDS.opening_verbs)})\s+ (?:\w+\s+){{0,2}} \Z")
_POSTED = verbose(r"\b(?:in|at|to|with|from|near)\s+(?:the\s+)?\Z")
_BEFORE_SUBJECT = verbose(r"[,;:] | \b(?:after|before|while|when|since|until|as|because|where)\b")


@dataclass(frozen=True, slots=True)
class _What:
    """What happened: its words, in one part or two, the whole of them, where and who."""

    parts: tuple[Span, ...]
    whole: Span | None
    place: Span | None
    names: tuple[Name, ...]


def find(reading: Reading, happenings: Happenings) -> Iterator[Event]:
    """Yield an event for each date of day or month precision but the article's own."""
    for date in reading.dates:
        sentence = reading.sentence(date.start)
        told = date.iso and date.precision in ("day", "month")
        if told and not _is_dateline(reading.text, sentence, date):
            yield _event(reading, sentence, date, happenings)


def _event(reading: Reading, sentence: Span, date: DateRef, happenings: Happenings) -> Event:
    what = _what(reading, sentence, date, happenings)
    return fact(
        Event,
        DATED,
        reading,
        _quote(date, what.whole),
        date=date.iso,
        end_date=date.end_iso,
        date_basis=date.basis,
        name=" ".join(reading.words(part) or "" for part in what.parts) or None,
        place=reading.words(what.place),
        participants=actors.codes(what.names) or _subjects(reading, sentence, what.parts),
        note=date.note,
    )


def _what(reading: Reading, sentence: Span, date: DateRef, happenings: Happenings) -> _What:
    """The happening nearest to the date, else the words of the date's clause."""
    near = Span(max(sentence.start, date.start - _AROUND), min(sentence.end, date.end + _AROUND))
    if happening := _nearest(reading.text, sentence, date, happenings):
        name = clauses.without_date(reading.text, happening.name, date)
        place = happening.place or places.find(reading, near)
        return _What((name,), Span(happening.start, happening.end), place, happening.names)
    parts = clauses.words(reading.text, sentence, date)
    place = places.find(reading, near)
    names = tuple(n for part in parts for n in actors.named(reading, part, place))
    return _What(parts, parts[0].join(parts[-1]) if parts else None, place, names)


def _nearest(text: str, sentence: Span, date: DateRef, happenings: Happenings) -> Happening | None:
    """The happening nearest to the date in its part of the sentence."""
    near = [
        (between.end - between.start, happening)
        for happening in happenings.within(sentence)
        if (between := gap(happening, date)).end - between.start <= _APART
        and not _PARTED.search(text, between.start, between.end)
        and not _is_object(text, sentence, happening)
    ]
    return min(near, key=lambda found: found[0])[1] if near else None


def _is_object(text: str, sentence: Span, happening: Happening) -> bool:
    """Whether the date is that of a verb before it: "opened the talks on 4 May"."""
    if happening.head not in WORDS.plural:
        return False
    start = max(sentence.start, happening.start - 40)
    return _OBJECT.search(text, start, happening.start) is not None


def _subjects(reading: Reading, sentence: Span, parts: tuple[Span, ...]) -> tuple[str, ...]:
    """The states named as subject before the happening: "The governments of X and Y held …"."""
    if not parts:
        return ()
    text, start = reading.text, parts[0].start
    return actors.codes(
        name
        for name in reading.names_in(Span(sentence.start, start), "country", "organisation")
        if not _POSTED.search(text, max(0, name.start - 10), name.start)
        and not _BEFORE_SUBJECT.search(text, name.end, start)
    )


def _is_dateline(text: str, sentence: Span, date: DateRef) -> bool:
    """Whether a date is the article's own: it opens the sentence, and little or a dash follows."""
    if _ENDS_IN_A_DASH.search(text, date.end, sentence.end):
        return True  # articles cut a dateline off the sentence it opens
    if not _OPENS_DATELINE.fullmatch(text, sentence.start, date.start):
        return False
    end = date.end + 24
    if not _AFTER_DATELINE.match(text, date.end, end):
        return False
    return bool(_DASH.match(text, date.end, end) or not _PROSE.search(text, date.end, sentence.end))


def _quote(date: DateRef, what: Span | None) -> Span:
    """The date with its happening where they stand close together, else the date alone."""
    own = Span(date.start, date.end)
    joined = own.join(what) if what else own
    return joined if joined.end - joined.start <= MAX_QUOTE else own
