"""What a happening without a noun of its own is called: the words of its clause."""

from __future__ import annotations

from collections.abc import Iterable

from wbdossier import lexicon
from wbdossier.dates import DateRef
from wbdossier.extract.event import clauses
from wbdossier.extract.event.clauses import Clause
from wbdossier.grammar import CAPITALISED, regex, verbose
from wbdossier.records import Span

_SUBJECT, _OBJECT = 7, 8  # words of a name before its verb, and with and after it
_WHOLE = 12  # words of a name without a verb

# What opens a clause and is no part of a name.
_OPENER = verbose(
    r"""
    (?: [^\w(‘]+ | \s*\([^()]*\)\W* | (?:than|shortly|despite|Under|that|which|who|where|when|while
          |after|before|since|until|[Aa]ccording\s+to|as|because|although|whereas|but|and|or|then|also|whose
          |During|With|After|Since|Following|Upon|Before)\s )+
    """
)
_TOKEN = regex(r"\S+")
_IN_NAME = verbose(rf"(?:{CAPITALISED}(?<![.,])|of|the|and) \s+ {CAPITALISED}")
# After the date: "according to the plan"; the verb of another clause: "began Monday remained".
_IS_ASIDE = verbose(r"\W*(?:according|remain\w*|in\s+accordance)\b")
_INNER = frozenset({"of", "the", "and", "in", "for", "to"})  # a name cut short begins with none
_INNER_PREPOSITIONS = _INNER | {"on", "with", "between", "at", "by", "against", "from"}
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "this"})
_END_MARKS = " .,;:!?(\n"
# What a name cut short may end with.
_LOOSE_WORDS = frozenset(
    {"the", "a", "an", "of", "on", "in", "at", "its", "their", "his", "her", "for", "to", "and"}
    | {"with", "by", "from", "into", "over", "as", "or", "without", "under", "between", "about"}
    | {"than", "that", "late", "early", "near", "Monday", "Tuesday", "Wednesday", "Thursday"}
    | {"Friday", "Saturday", "Sunday"}
)
_LOOSE = verbose(rf"(?: \s+ (?:{lexicon.any_of(_LOOSE_WORDS)}) )+ \Z")


def of_clause(text: str, clause: Clause, skipped: Iterable[Span]) -> tuple[Span, ...]:
    """Return the words that name what happened: subject, verb, object.

    ``skipped`` are spans that may not stand at an end of it: the place, a person as subject.
    """
    verb, parts = clause.verb, clause.parts
    if verb is None and clause.head:
        kept = [_first(text, clause.head, _WHOLE)]
    elif verb is None:
        kept = [_first(text, p, _WHOLE) for p in parts if _is_telling(text, p)]
    else:
        kept = [*_subject(text, clause, verb), *_predicate(text, clause, verb)]
    cut = (_without(text, part, tuple(skipped)) for part in kept)
    return tuple(p for p in cut if p.end > p.start)


def without_date(text: str, name: Span, date: DateRef) -> Span:
    """Cut the date out of a name: "attack of 24 September" is an attack."""
    if not name.overlaps(date):
        return name
    end = clauses.lead(text, name.start, date)
    start = clauses.after(text, date, max(date.end, name.end))
    if end > name.start:
        return Span(name.start, end)
    return trimmed(text, Span(start, name.end)) if name.end > start else name


def _is_telling(text: str, part: Span) -> bool:
    return len(part.of(text).split()) >= 2 and not clauses.is_place(text, part)


def _subject(text: str, clause: Clause, verb: Span) -> list[Span]:
    if clause.head:
        return [trimmed(text, _last(text, clause.head, _SUBJECT))]
    found = []
    for part in clause.parts:
        words = Span(part.start, min(part.end, verb.start))
        if words.end > words.start and words.of(text).strip():
            found.append(_last(text, words, _SUBJECT))
    return [] if found and found[-1].of(text).casefold() in _PRONOUNS else found


def _predicate(text: str, clause: Clause, verb: Span) -> list[Span]:
    found: list[Span] = []
    left = _OBJECT
    for part in clause.parts:
        words = Span(max(part.start, verb.start), part.end)
        if found and _IS_ASIDE.match(text, words.start, words.end):
            break
        if left > 1 and words.end > words.start and words.of(text).strip():
            found.append(_first(text, words, left))
            left -= len(found[-1].of(text).split())
    return found


def _tokens(text: str, part: Span) -> list[Span]:
    return [Span(*match.span()) for match in _TOKEN.finditer(text, part.start, part.end)]


def _last(text: str, part: Span, most: int) -> Span:
    opening = _OPENER.match(text, part.start, part.end)
    tokens = _tokens(text, Span(opening.end() if opening else part.start, part.end))
    while most < len(tokens) and tokens[-most].of(text) in _INNER_PREPOSITIONS:
        most += 1
    kept = tokens[-most:]
    return kept[0].join(kept[-1]) if kept else Span(part.end, part.end)


def _first(text: str, part: Span, most: int) -> Span:
    """Return the first words of a part; a name in capitals is not cut, nor left a loose word."""
    tokens = _tokens(text, part)
    if not tokens:
        return Span(part.end, part.end)
    while most < len(tokens) and _IN_NAME.match(text, tokens[most - 1].start, tokens[most].end):
        most += 1
    return trimmed(text, tokens[0].join(tokens[:most][-1]))


def trimmed(text: str, span: Span) -> Span:
    """Cut off end marks, loose words, and words that open a clause."""
    opening = _OPENER.match(text, span.start, span.end)
    start = opening.end() if opening else span.start
    end = start + len(text[start : span.end].rstrip(_END_MARKS))
    tail = max(start, end - 24)
    if _LOOSE_WORDS.isdisjoint(text[tail:end].split()[-1:]):
        return Span(start, end)
    loose = _LOOSE.search(text, tail, end)
    return Span(start, loose.start() if loose else end)


def _without(text: str, part: Span, skipped: Iterable[Span]) -> Span:
    """Cut off what a name may not begin or end with."""
    start, end = part.start, part.end
    for one in skipped:
        if one.start <= start < one.end:
            start = min(one.end, end)
        if start < one.start < end <= one.end:
            end = one.start
    return trimmed(text, Span(start, end)) if end > start else Span(start, start)
