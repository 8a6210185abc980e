"""Lists of steps under a country’s name: "Serbia: application 2009; candidate 2012"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier.extract.accession import countries, patterns, steps
from wbdossier.extract.accession.rules import LISTED
from wbdossier.extract.accession.words import anchored
from wbdossier.extract.rule import fact
from wbdossier.grammar import regex, verbose
from wbdossier.lexicon import Name
from wbdossier.reading import Reading, within
from wbdossier.records import Accession, Span
from wbdossier.spans import any_overlaps

# A country's name that heads a list: alone on its line, or before a colon.
_ALONE = regex(r"[^\S\n]*(?::|\n(?=\S))")
_LINE = regex(r"(?:\A|\n)[^\S\n]*(?:[-*•–][^\S\n]+)?\Z")
_END = {":": regex(r"\n|\Z"), "\n": regex(r"\n[^\S\n]*\n|\Z")}
_LONGEST = 700  # characters of such a list
# The words of a step; "target date for membership" is one to come.
_STEP = r"""
    (?: (?P<applied> (?:membership\s+)? application (?:\s+for\s+(?:EU\s+)?membership)?
          | applied (?:\s+for\s+(?:EU\s+)?membership)? )
      | (?P<candidate> candidate (?:\s+(?:country|status|country\s+status))? (?:\s+granted)? )
      | (?P<negotiating> (?:(?:opening|start|beginning)\s+of\s+)?
          (?:accession|membership) \s+ (?:talks|negotiations) (?:\s+(?:opened|began|started|start))?
          | (?:talks|negotiations) \s+ (?:opened|began|started)
          | (?:opening|start) \s+ of \s+ (?:talks|negotiations) )
      | (?P<ahead> target (?:\s+date)? (?:\s+for)? \s+ (?:membership|accession|entry) )
      | (?P<member> accession | (?:EU\s+)?member(?:ship)? (?:\s+state)?
          | (?:joined|joins|entered) (?:\s+the\s+(?:EU|Union|European\s+Union))? ) ) (?![\w-])
"""
_AFTER_DATE = verbose(rf"\s* [:–—-] \s* (?:the\s+)? {_STEP} (?= \s*(?:[.,;\n]|\Z) )", re.I)
_BEFORE_DATE = verbose(
    rf"""
    (?<=[:,;.\n]) \s* {_STEP} (?: [^\S\n]* [:(,–-] )? [^\S\n]*
    (?: (?:in|since|on|by) [^\S\n]+ )? \Z
    """,
    re.I,
)
# Lines of a sheet on the country its title names: "Candidate status granted: May 2014".
_BULLET = r"^[^\S\n]* (?:[-*•–][^\S\n]+)?"
_OF_SHEET = verbose(
    rf"{_BULLET} {_STEP} [^\S\n]*[:–—][^\S\n]* (?:(?:in|since|on)[^\S\n]+)?", re.I | re.M
)


def _count(place: int) -> str:
    return rf"""
    (?P<verb{place}>(?:provisionally\s+)?(?:opened|open|closed)) [^\S\n]*[:–—][^\S\n]*
    (?:all\s+)? (?P<count{place}>{patterns.NUMBER}(?!\.\d))
    """


# "Chapters opened: all 33; provisionally closed: 6".
_CHAPTERS = verbose(
    rf"""
    {_BULLET} (?:negotiating\s+)? chapters \s+ {_count(1)}
    (?: [^\S\n]*[;,] \s* (?:of\s+which\s+|and\s+)? (?:chapters\s+)?
        {_count(2)} )?
    """,
    re.I | re.M,
)
_NOTE = "The list stands under “{}”."
_SHEET = 3000  # characters of a sheet
_YEAR = regex(r"\b(?:19[5-9]|20[0-6])\d\b")
_BACK = 60  # characters before a date in which the words of its step stand


def find(reading: Reading) -> Iterator[Accession]:
    """Yield the steps of every list that a country's name heads, in an article on the EU."""
    if "EU" not in reading.ids or not anchored(reading.text):
        return
    heads = [n for n in reading.names if n.kind in countries.STATES and _is_head(reading.text, n)]
    limits = [*(name.start for name in heads[1:]), len(reading.text)]
    for name, limit in zip(heads, limits, strict=False):
        scope = _scope(reading.text, name, limit)
        yield from _steps(reading, name, scope)
        yield from _chapters(reading, name, scope)
    titled = _of_title(reading)
    if titled and all(head.id == titled.id for head in heads):
        sheet = Span(titled.end, min(len(reading.text), titled.end + _SHEET))
        yield from _lines(reading, titled, sheet)
        yield from _chapters(reading, titled, sheet)


def _of_title(reading: Reading) -> Name | None:
    """The only state that the title names, or what stands above it."""
    title = reading.article.title or ""
    end = reading.text.find(title) + len(title)
    named = reading.names_in(Span(0, end), *countries.STATES)
    return named[0] if len({n.id for n in named}) == 1 else None


def _is_head(text: str, name: Name) -> bool:
    """Whether a name stands alone on its line, or opens it before a colon."""
    alone = _ALONE.match(text, name.end)
    return alone is not None and _LINE.search(text, max(0, name.start - 6), name.start) is not None


def _scope(text: str, name: Name, limit: int) -> Span:
    """The list under a name, before ``limit``: its line, or the lines up to an empty one."""
    limit = min(limit, name.end + _LONGEST)
    alone = _ALONE.match(text, name.end)
    mark = alone[0][-1] if alone else "\n"
    end = _END[mark].search(text, name.end + len(alone[0] if alone else ""), limit)
    return Span(name.end, end.start() if end else limit)


def _steps(reading: Reading, name: Name, scope: Span) -> Iterator[Accession]:
    text, found = reading.text, _dates(reading, scope)
    before = [
        _BEFORE_DATE.search(text, max(scope.start, d.start - _BACK), d.start) for d, _ in found
    ]
    leading = any(before)  # one list is of one form: "candidate 2012" or "2012: candidate"
    for (date, iso), match in zip(found, before, strict=True):
        step = match if leading else _AFTER_DATE.match(text, date.end, scope.end)
        if step:
            start = step.start(step.lastgroup or 0) if leading else date.start
            if reading.text[name.end : start].find("\n") < 0:
                start = name.start  # "Serbia: application 2009; candidate 2012"
            span = Span(start, max(step.end(), date.end))
            yield _fact(reading, name, span, step.lastgroup or "", iso)


def _lines(reading: Reading, name: Name, scope: Span) -> Iterator[Accession]:
    """The lines of a sheet that give a step and its date."""
    dates = {span.start: (span, iso) for span, iso in _dates(reading, scope)}
    for match in _OF_SHEET.finditer(reading.text, scope.start, scope.end):
        if found := dates.get(match.end()):
            span = Span(match.start(match.lastgroup or 0), found[0].end)
            yield _fact(reading, name, span, match.lastgroup or "", found[1])


def _chapters(reading: Reading, name: Name, scope: Span) -> Iterator[Accession]:
    """The lines that count chapters opened and closed."""
    for match in _CHAPTERS.finditer(reading.text, scope.start, scope.end):
        for verb, count in (("verb1", "count1"), ("verb2", "count2")):
            if match[count]:
                start = match.start() if verb == "verb1" else match.start(verb)
                yield _counted(
                    reading, name, Span(start, match.end(count)), match[verb], match[count]
                )


def _counted(reading: Reading, name: Name, span: Span, verb: str, count: str) -> Accession:
    return fact(
        Accession,
        LISTED,
        reading,
        span,
        country=name.id,
        status=steps.status_of(verb),
        chapters=steps.value(count),
        expected=False,
        note=_NOTE.format(reading.words(name)),
    )


def _dates(reading: Reading, scope: Span) -> list[tuple[Span, str]]:
    """The dates of a list, also years alone, which stand there without a preposition."""
    dates = within(reading.dates, scope)
    found = [(Span(date.start, date.end), date.iso) for date in dates if date.iso]
    years = [Span(*m.span()) for m in _YEAR.finditer(reading.text, scope.start, scope.end)]
    found += [(y, y.of(reading.text)) for y in years if not any_overlaps(dates, y)]
    return sorted(found)


def _fact(reading: Reading, name: Name, span: Span, step: str, date: str) -> Accession:
    later = date[:4] > (reading.article.published or "9999")[:4]
    return fact(
        Accession,
        LISTED,
        reading,
        span,
        country=name.id,
        status="member" if step == "ahead" else step,
        date=date,
        expected=later or step == "ahead",
        note=_NOTE.format(reading.words(name)),
    )
