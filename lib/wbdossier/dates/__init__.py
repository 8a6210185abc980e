"""Date expressions in English news text: recognise -> resolve -> plausible.

``find`` looks only where a digit or a calendar word stands and tries the named forms there,
the most specific first. Spans cover the expression itself with its modifiers ("mid-March",
"late 2023", "last August"), without a preposition or an article ("by the beginning of June" gives
"beginning of June"). Month names are CLDR's; words that decide whether "May" is a month are in
``lexicon/dates.toml``.

How a date without a year is read:

* publication known: the year that brings it nearest to the publication; "last" and "next" look
  only back or ahead, and so do the verbs around it ("will", "was") where they leave no doubt. The
  basis is ``resolved``, or ``curated`` when the publication date is itself inferred;
* "of that year", "the following year": counted from the last year the text names before it;
* publication unknown: the year of the text's full dates when they all share it, else none
  (``--09-24``, basis None).

A slashed date such as 03/04/2021 is read day first unless the text's other slashed dates show the
month first. When nothing in the text settles it, the basis is ``resolved`` and ``note`` gives the
other reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, islice

from wbdossier.dates import months
from wbdossier.dates.expressions import Expression, Point, recognise
from wbdossier.dates.patterns import LEXICON, YEAR_ALONE
from wbdossier.grammar import regex
from wbdossier.lexicon import any_of
from wbdossier.records import Span


@dataclass(frozen=True, slots=True)
class DateRef(Span):
    """A date expression: where it stands and what it says.

    ``iso`` is ISO 8601 at the stated precision (``2024-06-24``, ``2023-10``, ``2024-W25``,
    ``--09-24``) or None; ``end_iso`` the other end of a range; ``precision`` day, week, month,
    season or year; ``basis`` stated, resolved, curated or None; ``note`` says what is uncertain.
    """

    start: int
    end: int
    iso: str | None
    end_iso: str | None
    precision: str
    basis: str | None
    note: str | None = None


# -- resolve -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The publication date: a day to count from, and whether that day is known."""

    day: date
    exact: bool
    basis: str  # of a date that rests on it


def _anchor(published: str | None, basis: str) -> _Anchor | None:
    """Read ``published``; a month or year alone is anchored at its middle."""
    if not published:
        return None
    parts = [int(p) for p in published.split("-")]
    middle = (7, 1) if len(parts) == 1 else (15,)  # of the year, of the month
    year, month, day = (*parts, *middle)[:3]
    rests = "resolved" if basis in ("text", "stated", "sidecar-stated") else "curated"
    return _Anchor(date(year, month, day), len(parts) == 3, rests)


def _as_date(point: Point, year: int) -> date | None:
    """The day meant, or the middle of the month; None when that year lacks it (29 February)."""
    day = replace(point, year=year, day=point.day or 15)
    return date(year, day.month or 7, day.day or 15) if day.exists() else None


def _nearest_year(e: Expression, text: str, anchor: _Anchor) -> int | None:
    """The year that brings a date nearest; before or after the anchor for "last" and "next".

    Where even the nearest lies months off, the words around it say whether to look back or ahead.
    """
    reach = 4 if (e.first.month, e.first.day) == (2, 29) else 1
    around = range(anchor.day.year - reach, anchor.day.year + reach + 1)
    days = [d for year in around if (d := _as_date(e.first, year))]
    month = (anchor.day.year, anchor.day.month)
    if e.shift == "last":
        days = [d for d in days if (d.year, d.month) < month]
    elif e.shift == "next":
        days = [d for d in days if (d.year, d.month) > month]
    elif e.shift == "this":
        days = [d for d in days if d.year == anchor.day.year]
    if not days:
        return None
    nearest = min(days, key=lambda d: abs(d - anchor.day))
    if e.shift or abs(nearest - anchor.day) < _SURE:
        return nearest.year
    side = _side(e, text)
    sided = [d for d in days if side * (d - anchor.day) >= timedelta(0)]
    return min(sided or days, key=lambda d: abs(d - anchor.day)).year


_SURE = timedelta(60)
STEP = {"last": -1, "a": -1, "this": 0, "next": 1, "that": 0, "same": 0, "following": 1}
BACK = ("that", "same", "following")  # years counted from one that the text names before


def _yearless(e: Expression, text: str, anchor: _Anchor | None, year: int | None) -> Expression:
    """Give both ends of a day or month expression its year, if one can be known."""
    if e.year_shift in BACK:
        year = None
    elif anchor and e.year_shift:
        year = anchor.day.year + STEP[e.year_shift]
    elif anchor:
        year = _nearest_year(e, text, anchor)
    elif e.year_shift or e.shift:
        year = None
    if year is None:
        return e
    last = e.last
    if last:
        turns = (last.month or 0) < (e.first.month or 0)
        last = replace(last, year=year + turns)
    dated = replace(e, first=replace(e.first, year=year), last=last)
    exists = dated.first.exists() and (last is None or last.exists())  # no 29 February 2001
    return dated if exists else e


_PAST = rf"(?:{any_of(LEXICON['behind'])}|[a-z]{{3,}}ed)"
# "will be held" looks ahead as a whole, "to sign" to neither side.
_SIDES = regex(
    rf"""\b(?:(?P<either>{any_of(LEXICON["either"])}|to\s+(?!be\b|the\b|an?\b)[a-z]+)
         |(?P<ahead>(?:{any_of(LEXICON["ahead"])})(?:\s+(?:[a-z]+\s+){{0,3}}(?:{_PAST}|by|until))?)
         |(?P<behind>{_PAST}))\b""",
    re.VERBOSE,
)
# "to visit on Tuesday" looks ahead, "failed to meet on Tuesday" does not.
_MEANT = regex(r"to\s")
_DONE = regex(r"\b(?:began|continu|fail|forced|manag|refus|return|start|used)[a-z]*\s+\Z")
_SINCE = regex(r"\b[Ss]ince\s+(?:the\s+)?\Z")
_SENTENCE_END = regex(r"[.!?]\s|\n\s*\n")
_REACH = 80  # characters around a date in which the verb stands that says on which side it lies


def _side(e: Expression, text: str) -> int:
    """Return 1 where the words around a date look ahead, -1 where they look back, else 0.

    The last such word before it counts, and only where there is none the first after it.
    """
    before = _SENTENCE_END.split(text[max(0, e.start - _REACH) : e.start])[-1]
    if _SINCE.search(before):
        return -1
    found = [*_SIDES.finditer(before)][-1:]
    if not found:
        after = _SENTENCE_END.split(text[e.end : e.end + _REACH])[0]
        found = [*islice(_SIDES.finditer(after), 1)]
    kind = found[0].lastgroup if found else None
    if kind == "either" and e.weekday is not None and _MEANT.match(found[0][0]):
        return 0 if _DONE.search(before, 0, found[0].start()) else 1
    return {"ahead": 1, "behind": -1}.get(kind or "", 0)


def _weekday_date(e: Expression, text: str, anchor: _Anchor) -> date:
    """Return the weekday on or before publication; on or after it where the words look ahead.

    "last Friday" is before the day itself, "this Friday" in its week, "next Friday" in the next.
    """
    today, weekday = anchor.day, e.weekday or 0
    behind = (today.weekday() - weekday) % 7
    if e.shift == "last":
        return today - timedelta(behind or 7)
    if e.shift:
        return today - timedelta(today.weekday()) + timedelta(weekday + 7 * STEP[e.shift])
    return today + timedelta(-behind % 7) if _side(e, text) > 0 else today - timedelta(behind)


def _unit_iso(e: Expression, anchor: _Anchor) -> str | None:
    """Write "this week" as 2024-W25, "next month" as 2024-07, "last year" as 2023."""
    today, step = anchor.day, STEP[e.shift or "this"]
    if e.unit == "year":
        return f"{today.year + step:04d}"
    if e.unit == "month":
        years, month = divmod(today.month - 1 + step, 12)
        return f"{today.year + years:04d}-{month + 1:02d}"
    if not anchor.exact or e.unit != "week":
        return None
    year, week, _ = (today + timedelta(7 * step)).isocalendar()
    return f"{year:04d}-W{week:02d}"


NEAR = {"yesterday": -1, "tomorrow": 1}


def _resolve(e: Expression, text: str, anchor: _Anchor | None, year: int | None) -> DateRef:
    if e.near or e.weekday is not None:
        return _relative_day(e, text, anchor)
    if e.unit:
        stated = e.first.iso()
        iso = stated or (_unit_iso(e, anchor) if anchor else None)
        basis = "stated" if stated else anchor.basis if anchor and iso else None
        return DateRef(e.start, e.end, iso, None, e.unit, basis)
    if e.first.year is not None:
        return _stated(e)
    known = _yearless(e, text, anchor, year)
    basis = None
    if known.first.year is not None:
        basis = anchor.basis if anchor else "resolved"
    return replace(_stated(known), basis=basis)


def _relative_day(e: Expression, text: str, anchor: _Anchor | None) -> DateRef:
    if anchor is None or not anchor.exact:
        return DateRef(e.start, e.end, None, None, "day" if e.near else "weekday", None)
    if e.near:
        step = -2 if "before" in e.near else NEAR[e.near.lower()]
        day = anchor.day + timedelta(step)
    else:
        day = _weekday_date(e, text, anchor)
    last = None
    if e.last_weekday is not None:
        last = (day + timedelta((e.last_weekday - day.weekday()) % 7)).isoformat()
    return DateRef(e.start, e.end, day.isoformat(), last, "day", anchor.basis)


def _stated(e: Expression) -> DateRef:
    precision = "day" if e.first.day else "month" if e.first.month else "year"
    last = e.last.iso() if e.last and e.last != e.first else None
    note = f"{e.other.iso()} if the month stands first" if e.other else None
    basis = "resolved" if e.other or e.counted else "stated"
    return DateRef(e.start, e.end, e.first.iso(), last, precision, basis, note)


def _shared_year(expressions: Iterable[Expression]) -> int | None:
    """The year of the text's full dates, if there are any and every dated month has that year.

    Expressions are read until a second year shows that they share none.
    """
    year, full = None, False
    for point in (e.first for e in expressions):
        if point.year and point.month:
            if year and year != point.year:
                return None
            year = point.year
            full = full or point.day is not None
    return year if full else None


# -- the two public functions --------------------------------------------------------------------


def find(
    text: str,
    published: str | None = None,
    published_basis: str = "text",
    spans: Iterable[Span] | None = None,
) -> list[DateRef]:
    """Return the date expressions in ``text``, in order, none overlapping.

    ``published`` is ISO 8601 at the precision known and ``published_basis`` how it is known
    (text, stated, inferred). ``spans`` limits the search; no expression crosses a span's end.

    >>> [(d.iso, d.basis) for d in find("They met on June 24.", "2024-06-23")]
    [('2024-06-24', 'resolved')]
    """
    read = [Span(0, len(text))] if spans is None else list(spans)
    found = list(recognise(text, read))
    anchor = _anchor(published, published_basis)
    year = None
    if anchor is None and any(e.first.month and e.first.year is None for e in found):
        year = _shared_year(chain(found, recognise(text, _between(read, len(text)))))
    return [_resolve(e, text, anchor, year) for e in _counted(found)]


def _between(spans: Iterable[Span], end: int) -> Iterator[Span]:
    """Yield what lies between spans in order, before the first and after the last."""
    at = 0
    for span in (*spans, Span(end, end)):
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)


def _counted(found: Iterable[Expression]) -> Iterator[Expression]:
    """Count "June of that year", "the following May" from the last date named before them.

    They stay without a year where no date with a year stands before them.
    """
    last = Point()
    for e in found:
        if last.year and (e.year_shift in BACK or e.shift == "following"):
            later = (e.first.month or 0) <= (last.month or 0) if e.shift else 0
            year = last.year + (later if e.shift else STEP[e.year_shift or "that"])
            e = replace(e, first=replace(e.first, year=year), counted=True)
        last = e.first if e.first.year else last
        yield e


# A day, a word and a year, or a word, a day and a year: "23 Qershor 2024", "12 de mayo de 2021",
# "24. septembra 2023.", "qershor 23, 2024". The words are bounded so that the search stays linear.
OTHER_SHAPE = regex(
    rf"""(?<![\w.,:/])(?P<day>\d{{1,2}})(?:\.|\.?º|er)?\s+(?:de\s+|d['’])?(?P<word>[^\W\d_]{{2,20}})\.?,?
        \s+(?:de\s+)?(?P<year>{YEAR_ALONE})(?!\d)
       |(?<!\w)(?P<word2>[^\W\d_]{{2,20}})\.?\s+(?P<day2>\d{{1,2}})\.?,?\s+(?P<year2>{YEAR_ALONE})(?!\d)""",
    re.VERBOSE,
)


def in_any_language(text: str, language: str | None = None) -> DateRef | None:
    """Return the first full date of a date line, in English or any language CLDR knows.

    ``language`` (a base code, "hr") settles a month name that languages share.

    >>> in_any_language("23 Qershor 2024, 18:10").iso
    '2024-06-23'
    """
    english = (d for d in find(text) if d.precision == "day" and d.basis in ("stated", "resolved"))
    first = next((d for d in english if d.iso and not d.iso.startswith("--")), None)
    limit = first.start if first else len(text)
    return next(_foreign(text, limit, language), first)


def _foreign(text: str, limit: int, language: str | None) -> Iterator[DateRef]:
    for match in OTHER_SHAPE.finditer(text, 0, limit):
        day, word, year = (match[g] or match[f"{g}2"] for g in ("day", "word", "year"))
        month = months.month_in_any_language(word, language)
        point = Point(int(year), month, int(day))
        if month and point.exists():
            yield DateRef(*match.span(), point.iso(), None, "day", "stated")
