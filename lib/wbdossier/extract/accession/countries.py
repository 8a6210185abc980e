"""A step → the countries that take it: before its verb, after it, or a sentence earlier."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.accession.words import WORDS
from wbdossier.grammar import THE, WEEKDAY, regex, verbose
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Span

STATES = ("country", "place")
_MEMBERS = (*STATES, "organisation")  # "the EU and Montenegro opened …": the EU is no country
_MARK = r"(?:\s*(?:\[\d{1,2}\]|\*|\d))?"  # of a footnote
# Between two names of a list.
_LISTED = verbose(
    rf"""
    {_MARK} (?: \s*[,/]\s*(?:and\s+)? | \s+and\s+ | \s*&\s* | \s+as\s+well\s+as\s+ )
    (?:both\s+|later\s+)? {THE}
    """
)
_ORGANS = lexicon.any_of(WORDS.organs)
# Between the last name and the verb may stand an organ of the state or its aim, a day, an aside,
# and "which".
_ORGAN_OR_AIM = rf"""
    (?: (?:['’]s?)? \s+ (?:{_ORGANS})
      | ['’]s? \s+ (?:[\w-]+\s+){{0,3}} (?:{lexicon.any_of(WORDS.goals)}) )
"""
_DAY = rf"""
    (?: \s+(?:on\s+)?{WEEKDAY} (?:\s*\([^()]{{2,25}}\))?
      | \s+on\s+ (?:\d{{1,2}}\s+\w+|\w+\s+\d{{1,2}}) )
"""
_ASIDE = r"""
    (?: \s*\([^()]{1,60}\)
      | \s*,(?!\s*(?:and|but)\b)[^,;]{2,140},
      | \s+[–—-]\s+[^–—]{2,120}\s+[–—-] )
"""
_WHICH = r"\s*,?\s+(?:which|that|who)\b"
_TO_VERB = verbose(rf"{_MARK} {_ORGAN_OR_AIM}? {_DAY}? {_ASIDE}? (?: \s*[,:–—-]? | {_WHICH} ) \s*")
# What makes a name no mere object, whatever stands before it: "by Serbia, which applied".
_OWN_CLAUSE = verbose(rf"{_MARK} (?: ['’]s?\s | {_WHICH} )")
# Before the first name: it is no subject after these, but for an organ or an example.
_GOVERNED = verbose(
    r"""
    \b (?:of|with|in|from|for|to|by|between|against|on|into|than|about|like|towards?) \s+
    (?:the\s+)? \Z
    """
)
_SUBJECT = verbose(
    rf"""
    \b (?: (?:{_ORGANS}) \s+ of \s+ (?:the\s+)?
         | (?i:countries|states) \s+ (?:like|such\s+as) \s+ ) \Z
    """
)
_CONDITION = verbose(
    rf"\b(?:{lexicon.any_of(WORDS.conditional)})\b (?:\s+[\w’'-]+){{0,2}} \s*\Z", re.I
)
_PRONOUN = verbose(
    r"""
    (?<!\w)
    (?: [Ii]t
      | (?:[Tt]his|[Oo]ur|[Hh]is|[Hh]er) \s+ (?:country|state) (?:,[^,;]{2,40},)?
      | [Tt]he \s+ (?: (?!time\b|the\b)[\w-]+\s+ ){0,3} (?:country|republic|nation|state) )
    \s*\Z
    """
)
# Behind a step: "with", "to the"; "together with" names those who take it too.
_TOWARDS = verbose(
    rf"(?:,?\s+(?:[\w-]+\s+){{0,2}}?)?? \s*(?:with|to|for|of|between)\s+ (?:both\s+)? {THE}"
)
_IN_TALKS = verbose(
    rf"""
    (?: \s+ in \s+ (?:the|its) \s+ (?:[\w-]+\s+){{0,2}} (?:talks|negotiations|process) )?
    \s+ with \s+ (?:both\s+)? {THE}
    """
)
_TOGETHER = regex(r"\s+(?:together|along|alongside)\b")
_HINDERED = verbose(
    rf"(?<!\w)(?:{lexicon.any_of(WORDS.hindering)})(?!\w) [^.,;:“”\"]{{0,60}} \Z", re.I
)
# Between two steps of one subject: a date or so, and a conjunction.
_GOES_ON = verbose(
    r"""
    [^.;:“”"]{0,70}? (?: , | \b(?:and|but|then|before|while|where) ) \s* (?:then|later|also|it)? \s*
    """
)
_OWN = regex(r"(?:our|his|her)\b", re.I)
_HEADS = regex(r"\s*(?::|[–—-]\s)")
_BACK = 3  # sentences in which what "it" means stands


def subjects(reading: Reading, sentence: Span, end: int) -> list[Name]:
    """Return the names of the list that ends where the verb group begins."""
    names = _outermost(reading.names_in(Span(sentence.start, end), *_MEMBERS))
    if not names or not _TO_VERB.fullmatch(reading.text, names[-1].end, end):
        return []
    first = len(names) - 1
    while first and _LISTED.fullmatch(reading.text, names[first - 1].end, names[first].start):
        first -= 1
    listed, text = names[first:], reading.text
    free = _OWN_CLAUSE.match(text, listed[-1].end, end)
    return listed if free or _is_subject(text, sentence, listed[0].start) else []


def heading(reading: Reading, sentence: Span, before: int) -> Name | None:
    """Return the country that heads a list of its steps: "Serbia: candidate since 2012, …"."""
    names = states(_outermost(reading.names_in(Span(sentence.start, before), *_MEMBERS)))
    first = names[0] if names and names[0].start == sentence.start else None
    return first if first and _HEADS.match(reading.text, first.end, before) else None


def objects(reading: Reading, sentence: Span, start: int) -> list[Name]:
    """Return the countries that stand after "with" or "to" right behind a step."""
    lead = _TOWARDS.match(reading.text, start, sentence.end)
    if not lead or _TOGETHER.match(reading.text, start):
        return []
    return listed_from(reading, sentence, lead.end())


def partners(reading: Reading, sentence: Span, start: int) -> list[Name]:
    """Return the countries after "in its accession talks with" or "with", right behind a step."""
    lead = _IN_TALKS.match(reading.text, start, sentence.end)
    return listed_from(reading, sentence, lead.end()) if lead else []


def listed_from(reading: Reading, sentence: Span, start: int) -> list[Name]:
    """Return the countries of the list that begins at ``start``."""
    found: list[Name] = []
    for name in _outermost(reading.names_in(Span(start, sentence.end), *_MEMBERS)):
        at = found[-1].end if found else start
        joined = _LISTED.fullmatch(reading.text, at, name.start) if found else at == name.start
        if not joined:
            break
        found.append(name)
    return states(found)


def states(names: list[Name]) -> list[Name]:
    """Return the states among names."""
    return [n for n in names if n.kind in STATES]


def conditional(text: str, sentence: Span, start: int) -> bool:
    """Whether "if" or "unless" stands before what begins at ``start``."""
    return bool(_CONDITION.search(text, max(sentence.start, start - 40), start))


def hindered(text: str, sentence: Span, verb: int) -> bool:
    """Whether somebody refuses, blocks or only asks for the step: "vetoed a plan to open talks"."""
    return bool(_HINDERED.search(text, max(sentence.start, verb - 90), verb))


def goes_on(text: str, end: int, start: int) -> bool:
    """Whether only a conjunction, with a date or so before it, stands between two steps."""
    return end <= start and bool(_GOES_ON.fullmatch(text, end, start))


def pronoun(text: str, sentence: Span, end: int) -> int | None:
    """Return where "it" or "the country" begins that ends at ``end``."""
    match = _PRONOUN.search(text, max(sentence.start, end - 80), end)
    return match.start() if match else None


def antecedent(reading: Reading, sentence: Span, start: int, context: list[Name]) -> Name | None:
    """Return the country that "it" at ``start`` means: the only one named shortly before.

    Of several, it is the one that took the last step, if one alone did; ``context`` holds those.
    """
    if _OWN.match(reading.text, start):
        return _home_of(reading, start)
    near = [Span(sentence.start, start), *reversed(reading.up_to(sentence, _BACK)[:-1])]
    for span in near:
        named = [n for n in reading.names_in(span, "country") if not _is_place(reading.text, n)]
        if named:
            told = {n.id for n in context}
            both = [n for n in named if n.id in told] if len(told) == 1 and span != near[0] else []
            return named[0] if len({n.id for n in named}) == 1 else next(iter(both), None)
    return None


def _home_of(reading: Reading, start: int) -> Name | None:
    """The country named before that whoever "his country" at ``start`` belongs to is of."""
    him = reading.people.antecedent(start)
    home = reading.people.people[him.index].country if him else None
    named = (n for n in reading.names_in(Span(0, start), "country") if n.id == home)
    return next(named, None)


def _is_place(text: str, name: Name) -> bool:
    """Whether a country is only where something happens: "a conference in Luxembourg"."""
    return text[max(0, name.start - 3) : name.start].casefold() == "in "


def _is_subject(text: str, sentence: Span, start: int) -> bool:
    floor = max(sentence.start, start - 40)
    return bool(_SUBJECT.search(text, floor, start)) or not _GOVERNED.search(text, floor, start)


def _outermost(names: list[Name]) -> list[Name]:
    """Leave out a name inside another, and a country's name inside that of a body."""
    kept: list[Name] = []
    for name in names:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
