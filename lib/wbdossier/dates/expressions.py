"""Recognise date expressions: what the words say, before the publication date is looked at."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from wbdossier.dates import months
from wbdossier.dates.context import in_context, surnames
from wbdossier.dates.patterns import LOCAL, Match, anchors, forms_at, slashed
from wbdossier.grammar import regex
from wbdossier.records import Span


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the calendar as far as the words give it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def exists(self) -> bool:
        """Whether the calendar has such a day; without a year, 29 February exists."""
        if self.month is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= monthrange(self.year or 2000, self.month)[1]

    def iso(self) -> str | None:
        """Return ISO 8601 at this precision; ``--09-24`` without a year."""
        if self.year is None and self.month is None:
            return None
        head = "-" if self.year is None else f"{self.year:04d}"
        return head + "".join(f"-{n:02d}" for n in (self.month, self.day) if n is not None)


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression and what its words say."""

    start: int
    end: int
    first: Point = Point()
    last: Point | None = None  # the other end of a range
    shift: str | None = None  # last, this, next: of a month, weekday, season or unit
    year_shift: str | None = (
        None  # last, this, next, that, same, following year after a day or month
    )
    weekday: int | None = None
    last_weekday: int | None = None  # of "Tuesday to Thursday"
    unit: str | None = None  # week, month, year, season
    near: str | None = None  # yesterday, tomorrow
    counted: bool = False  # its year is that of another date
    other: Point | None = None  # the other reading of an ambiguous numeric date


def recognise(text: str, spans: Iterable[Span]) -> Iterator[Expression]:
    """Yield the date expressions within each span, in order, none overlapping."""
    ordered = list(spans)
    if not ordered:
        return
    page = _Page(_month_first(text), surnames(text))
    at, rest = 0, iter(ordered)
    span = next(rest)
    for anchor in anchors(text, span.start, ordered[-1].end):  # one search for all spans
        while anchor.start() >= span.end and (later := next(rest, None)):
            span = later
        if max(at, span.start) <= anchor.start() and anchor.end() <= span.end:
            found, end = _read(text, anchor.start(), span.end, page)
            at = max(end, anchor.end())
            yield from found


@dataclass(frozen=True, slots=True)
class _Page:
    """What the whole text says on how to read a part of it."""

    month_first: bool | None
    surnames: frozenset[str]


def _month_first(text: str) -> bool | None:
    """What the slashed dates that can be read in one way only show; None when nothing or both."""
    pairs = [*slashed(text)]
    american = any(a <= 12 < b <= 31 for a, b in pairs)
    european = any(b <= 12 < a <= 31 for a, b in pairs)
    return american if american != european else None


def _read(text: str, start: int, end: int, page: _Page) -> tuple[list[Expression], int]:
    """Return the expressions that begin at ``start``, and where to go on.

    A form that matches without a date's company is passed over; one that names a day the calendar
    lacks ends the search there, so that "31 February" does not become "February".
    """
    for form, pattern in forms_at(text, start).items():
        match = pattern.match(text, start, end)
        if match and in_context(form, match, page.surnames):
            expression = _expression(form, match, page.month_first)
            ends = (expression.first, expression.last or expression.first)
            found = _parted(expression, match) if all(p.exists() for p in ends) else []
            return found, match.end()
    return [], start


def _expression(form: str, match: Match, month_first: bool | None) -> Expression:
    if form == "numeric":
        return _numeric(match, month_first)
    words = match.groupdict()
    first, last = _ends(form, words)
    shift = words.get("shift")
    return Expression(
        *match.span(),
        first,
        last,
        shift=shift.lower().replace("coming", "next") if shift else None,
        year_shift=_year_shift(words),
        weekday=_weekday(words.get("weekday")),
        last_weekday=_weekday(words.get("weekday2")),
        unit="season" if form == "season" else words.get("unit"),
        near=words.get("near"),
    )


Words = dict[str, str | None]


_DIGITS = regex(r"\d+")


def _number(word: str | None) -> int | None:
    digits = _DIGITS.match(word) if word else None
    return int(digits.group()) if digits else None


def _month(word: str | None) -> int | None:
    name = months.fold(word) if word else None
    return None if name is None else months.ENGLISH.get(name) or LOCAL[name]


def _weekday(word: str | None) -> int | None:
    return months.WEEKDAYS[months.fold(word)] if word else None


def _year_shift(words: Words) -> str | None:
    year = words.get("year2") or words.get("year1") or ""
    first = year.removeprefix("the").split()[:1]
    return first[0] if first and not first[0][0].isdigit() else None


def _ends(form: str, words: Words) -> tuple[Point, Point | None]:
    """Return the two ends; a month or year given once holds for both."""
    year1, year2 = _number(words.get("year1")), _number(words.get("year2"))
    day1, day2 = _number(words.get("day1")), _number(words.get("day2"))
    if form == "iso":
        return Point(year1, _number(words["month1"]), day1), None
    if form == "years":
        return Point(year1), Point(year2 or _century(words["year1"], words["short"]))
    month1 = _month(words.get("month1")) or _number(words.get("number"))
    month2 = _month(words.get("month2"))
    first = Point(year1 or year2, month1 or month2, day1)
    if not day2 and form != "months":
        return first, None
    last = Point(year2 or year1, month2 or month1, day2)
    if first.year and not year1 and (first.month or 0) > (last.month or 0):
        first = replace(first, year=first.year - 1)  # "29 December - 2 January 2024"
    return first, last


def _century(year: str | None, short: str | None) -> int:
    """The "24" of "2023/24"; the turn of a century counts on."""
    full = int(year or 0)
    return full - full % 100 + int(short or 0) + (100 if full % 100 == 99 else 0)


def _numeric(match: Match, month_first: bool | None) -> Expression:
    """Read 24.09.2023 day first, and a slashed date as the text's other slashed dates are read."""
    a, b, year = int(match["first"]), int(match["second"]), int(match["year1"])
    european, american = Point(year, b, a), Point(year, a, b)
    expression = Expression(*match.span(), european)
    if match["sep"] != "/" or not american.exists():
        return expression
    if month_first or not european.exists():
        return replace(expression, first=american)
    settled = month_first is False or a == b
    return expression if settled else replace(expression, other=american)


def _parted(expression: Expression, match: Match) -> list[Expression]:
    """Take "3 and 17 May" apart: two points that do not follow each other are no range."""
    last = expression.last
    if last is None or match.groupdict().get("to") not in ("and", "or"):
        return [expression]
    before = match.string[max(0, expression.start - 20) : expression.start]
    between = _days_between(match)
    if re.search(r"[Bb]etween\s+(?:the\s+)?\Z", before):
        return [expression]
    if _follow([expression.first, *(replace(last, day=day) for _, _, day in between), last]):
        return [expression]
    head = max(at for n in HEAD if 0 <= (at := _end(match, n)) < match.start("to"))
    tail = min(at for n in TAIL if (at := _start(match, n)) >= match.end("to"))
    return [
        replace(expression, end=head, last=None),
        *(
            replace(expression, start=start, end=end, first=replace(last, day=day), last=None)
            for start, end, day in between
        ),
        replace(expression, start=tail, first=last, last=None),
    ]


HEAD, TAIL = ("day1", "month1", "year1"), ("day2", "month2", "year2", "short")


def _end(match: Match, name: str) -> int:
    return match.end(name) if name in match.re.groupindex else -1


def _start(match: Match, name: str) -> int:
    return match.start(name) if name in match.re.groupindex else -1


def _days_between(match: Match) -> list[tuple[int, int, int]]:
    """Place and number of the days listed between the first and the last."""
    if not match.groupdict().get("listed"):
        return []
    at = match.start("listed")
    days = re.finditer(r"\d+", match["listed"])
    return [(at + day.start(), at + day.end(), int(day.group())) for day in days]


def _follow(points: list[Point]) -> bool:
    """Whether each point is the day, or the month, after the one before."""
    return all(
        (b.month or 0) - (a.month or 0) == 1
        if a.day is None or b.day is None
        else a.month == b.month and b.day - a.day == 1
        for a, b in pairwise(points)
    )
