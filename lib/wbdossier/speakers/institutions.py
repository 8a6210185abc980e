"""Verb of saying → its subject, when that is an institution or an official without a name.

What stands for somebody named elsewhere in the article ("the minister") is that person; what only
names an office, a body or a state speaks for itself, and the speaker's note says so.
"""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.grammar import THE, WEEKDAY, lowered, regex, verbose
from wbdossier.lexicon import Name
from wbdossier.people import ROLES
from wbdossier.reading import Reading
from wbdossier.records import Span
from wbdossier.speakers.patterns import ADVERBS, INVERTED
from wbdossier.speakers.speaker import Speaker, Subject, person

_OFFICES = {*lexicon.speech().institutions, *lexicon.persons().roles}
_NOUNS = lexicon.any_of(_OFFICES)
# In words in lower case.
_NOUN = lexicon.WordList({w.lower() for w in _OFFICES}, "")
# No word of a phrase between its article and its noun, so that the phrase is no longer than it is.
_NO_MODIFIER = r"""
    (?: a|an|the|of|for|in|to|at|on|with|by|from|into|than|about|against|between|and|or|but|that|as
      | which|who|whose|what|while|when|where|after|before|since|because|if|though|although|not|is
      | are|was|were|be|been|has|have|had|will|would|said|says|told|our|my|your|we|you|he|she|they
      | it|him|them|us|me|this|these|those|there | \w+ly ) \b
"""
_MODIFIERS = rf"(?: (?! {_NO_MODIFIER} ) [\w’'.&/-]+ \s+ ){{0,5}}?"
_DETERMINER = r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]nother|[Ss]ome) \s+)?"
# No verb of its own in the rest of a phrase: "the envoy to the talks addressed the house and said".
_TAIL = r"""
    (?: \s+ (?:of|for|in|to|at|with|from) \s+
        (?: (?!\s[a-z]+ed\b) [^,.;:“”"] | (?<=\b[A-Z])\. ){1,70}? )?
"""
_PHRASE = rf"{_DETERMINER} {_MODIFIERS} (?P<noun> (?i:{_NOUNS}) ) (?!\w) {_TAIL}"
# Where a subject may begin: a sentence, a clause, after the day.
_BEGINNING = rf"""
    (?: ^ | (?: [“”"«»(,;:] | (?<!\w)['‘] ) \s* | \s[-–—]+\s+
      | (?<!\w) (?: [Aa]nd|[Bb]ut|[Ww]hile|[Aa]s|because|that|though
      | although | since|when|where|whereas|if|which | [Mm]eanwhile|[Hh]owever|today|yesterday|later
      | earlier | {WEEKDAY} | week|month|year | \d{{1,4}} ) \s+ )
"""
# "The interior ministry of Kosovo", "its embassy", "a senior EU diplomat", before the verb.
_BEFORE_VERB = verbose(
    rf"{_BEGINNING} (?P<words> {_PHRASE} ) (?: \s+(?:who|I|we)\s+ [^,.;:“”\"]{{1,60}}? )? \s*\Z"
)
_OPENS = verbose(rf"{_BEGINNING} (?:[Tt]he\s+)? \Z")
# "said a senior officer", "added the ministry": after the verb, and at the end of the clause.
_ENDS = rf"""
    (?= \s*[,.;] | \s+(?:who|in|on|at|of|from|with|during|after|late|early|{WEEKDAY})\b | \s*\Z )
"""
_AFTER_VERB = verbose(rf"\s+ (?P<words> {_PHRASE} ) {_ENDS}")
_NAME_AFTER_VERB = verbose(rf"\s+ (?P<words> {THE} [A-Z][^,.;:“”\"]{{1,40}}? ) {_ENDS}")
_SPACE = regex(r"\s+")
_LEADS = verbose(r"(?:the|an?|one|its)\s | [A-Z][\w-]*[’']s?\s")  # where no noun does
_QUOTED = regex(r"[,”\"»“'’]\s*\Z")  # before an inverted verb
# They begin with a space or a comma, and nothing else is looked at.
_ADVERBS_END = verbose(rf"[\s,] (?<= (?= {ADVERBS}\s*\Z ) [\s,] )")
_ASIDE_END = regex(r",(?!['’”\"»])[^,“”\"«»]{4,140},?\s*\Z")  # ", which guards the border,"
# After "according to": a phrase up to a mark, or to the words that go on.
_AT_START = verbose(
    rf"(?P<words> {_PHRASE} )"
    r"(?= \s*[,.;:)“”\"] | \s*\Z | \s+(?:which|that|who|and|as|cited|on)\b )"
)
_AFTER_NAME = verbose(r"\s*[,.;:)“”\"] | \s*\Z | \s+(?:which|who|and)\b")
_THE = regex(THE)
# "The Council added": of the Union, where no other body has one.
_OF_UNION = regex(r"commission|council")
_RIVALS = frozenset({"UN", "COUNCIL_OF_EUROPE", "NATO", "OSCE"})
_SEATS = lexicon.speech().seats
_ARTICLE = regex(r"(?:the|a|an|its|their|his|her)\s+", re.I)
_INDEFINITE = regex(r"(?:an?|one|another|some)\s", re.I)
_SPEAKING = ("organisation", "mission", "country", "place")  # kinds of names that may speak
_EARLIER = 3000  # characters before "the ministry" in which it is named in full
_UNNAMED_REACH = 3  # sentences back in which "a spokesman" stands
_REACH = 220  # characters before the verb


def institution(reading: Reading, verb: Span, sentence: Span) -> Subject | None:
    """Return the institution right before ``verb`` or right after it."""
    return _before(reading, verb, sentence) or _after(reading, verb, sentence)


def opening(reading: Reading, offset: int, limit: int) -> Subject | None:
    """Return the institution whose name or phrase begins at ``offset``: "according to" it."""
    match = _has_noun(reading, offset, limit) and _AT_START.match(reading.text, offset, limit)
    if match:
        return _subject(reading, Span(*match.span("words")))
    article = _THE.match(reading.text, offset)
    start = article.end() if article else offset
    name = next((n for n in reading.names_in(Span(start, start + 1), *_SPEAKING[:2])), None)
    ends = name and _AFTER_NAME.match(reading.text, name.end, limit)
    return _named(reading, Span(offset, name.end), name) if name and ends else None


def _after(reading: Reading, verb: Span, sentence: Span) -> Subject | None:
    """ "“…,” said a senior officer", "…, added NATO"; only after words that are said."""
    inverted = verb.of(reading.text) in INVERTED
    if not inverted or not _QUOTED.search(reading.text, max(0, verb.start - 3), verb.start):
        return None
    if phrase := _phrase_after(reading, verb.end, sentence.end):
        return _subject(reading, Span(*phrase.span("words")))
    match = _NAME_AFTER_VERB.match(reading.text, verb.end, sentence.end)
    if not match:
        return None
    words = Span(*match.span("words"))
    name = next((n for n in reading.names_in(words, *_SPEAKING) if n.end == words.end), None)
    return _named(reading, words, name) if name else None


def _phrase_after(reading: Reading, at: int, limit: int) -> re.Match[str] | None:
    """The phrase of an office after a verb that ends ``at``."""
    space = _SPACE.match(reading.text, at, limit)
    if not space or not _has_noun(reading, at, limit):
        return None
    opens = _LEADS.match(reading.text, space.end(), limit) or _NOUN.end_at(
        lowered(reading.text), space.end()
    )
    return _AFTER_VERB.match(reading.text, at, limit) if opens else None


def _has_noun(reading: Reading, start: int, end: int) -> bool:
    """Whether any office is named there; where none is, no phrase need be looked for."""
    return bool(_NOUN.find(lowered(reading.text), start, end))


def _before(reading: Reading, verb: Span, sentence: Span) -> Subject | None:
    """ "The ministry, which …, also said": an aside and adverbs are left out."""
    start = max(sentence.start, verb.start - _REACH)
    before = reading.text[start : verb.start]
    before = before[: adverbs.start()] if (adverbs := _ADVERBS_END.search(before)) else before
    for words in dict.fromkeys((before, _ASIDE_END.sub("", before))):
        end = start + len(words.rstrip())
        if _NOUN.first_in(words) and (match := _BEFORE_VERB.search(words)):
            return _subject(reading, Span(start + match.start("words"), start + match.end("words")))
        name = next(
            (n for n in reading.names_in(Span(start, end), *_SPEAKING) if n.end == end), None
        )
        if name and (lead := _OPENS.search(reading.text[start : name.start])):
            return _named(reading, Span(start + lead.end(), end), name)
    return None


def _named(reading: Reading, span: Span, name: Name) -> Subject:
    """A body, a mission or a state, by its name alone."""
    note = "The words name an institution or a state, not a person."
    words = name.of(reading.text)
    party = _SEATS.get(words, name.party)
    return Subject(span, Speaker(words, None, party, note, personal=False))


def _subject(reading: Reading, span: Span) -> Subject:
    words = reading.words(span) or ""
    named = reading.names_in(span)
    theirs = [n for n in named if not reading.people.lives(span, n)]
    country = next((n.party for n in theirs if n.party), None)
    if introduced := reading.people.introduced(span):
        return person(reading, introduced)._replace(span=span)
    definite = not _INDEFINITE.match(words)
    noun = ROLES.first_in(words)
    if definite and noun and (earlier := unnamed(reading, span, noun)):
        return _subject(reading, earlier)._replace(span=span)
    holder = _holder(reading, span, country) if definite else None
    if holder:
        return holder
    article = _ARTICLE.match(words)
    note = "The words name an office, not a person."
    name = words[article.end() :] if article else words
    if theirs == named:
        country = country or _its(reading, span, words) or _belongs(reading, span)
    return Subject(span, Speaker(name, None, country, note, personal=False))


def unnamed(reading: Reading, span: Span, noun: str) -> Span | None:
    """Return where "a spokesman of …" stands before "the spokesman", and nobody is named since.

    ``noun`` is the office that both have in common.
    """
    start = reading.up_to(reading.sentence(span.start), _UNNAMED_REACH)
    begin = start[0].start if start else span.start
    office = verbose(rf"\b[Aa]n?\s+{_MODIFIERS}(?i:{re.escape(noun)})\b")
    found = list(office.finditer(reading.text, begin, span.start))
    if not found or _is_named(reading, Span(found[-1].start(), found[-1].end() + 3)):
        return None
    since = Span(found[-1].end(), span.start)
    named = (reading.people.people[m.index].role or "" for m in reading.people.within(since))
    return None if any(noun.lower() in r.lower() for r in named) else Span(*found[-1].span())


def _is_named(reading: Reading, office: Span) -> bool:
    """Whether the name of the holder is part of or follows an office."""
    mentions = reading.people.within(Span(office.start - 80, office.end))
    return any(m.overlaps(office) for m in mentions)


def _its(reading: Reading, span: Span, words: str) -> str | None:
    """The state or body of "its envoy": the first of the nearest sentence that names one."""
    if not words.lower().startswith("its "):
        return None
    for sentence in reversed(reading.up_to(reading.sentence(span.start), _UNNAMED_REACH)):
        before = Span(sentence.start, min(sentence.end, span.start))
        if names := reading.names_in(before, *_SPEAKING):
            return names[0].party
    return None


def _holder(reading: Reading, span: Span, country: str | None) -> Subject | None:
    """Whoever holds the office that the words name: "the minister", "Serbia’s president"."""
    office = ROLES.first_in(span.of(reading.text))
    holder = reading.people.holder(office, span.start, country) if office else None
    return person(reading, holder)._replace(span=span) if holder else None


def _belongs(reading: Reading, span: Span) -> str | None:
    """The body of "the Council": that of the last name before it with the same noun."""
    noun = _NOUN.first_in(span.of(reading.text)).lower()
    before = Span(max(0, span.start - _EARLIER), span.start)
    for name in reversed(reading.names_in(before, "organisation", "mission")):
        if noun and noun in name.of(reading.text).casefold().split():
            return name.party
    union = _OF_UNION.fullmatch(noun) and "EU" in reading.ids and not _RIVALS & reading.ids
    own = reading.people.own_of(span.of(reading.text)) or _keeper(reading, noun, before)
    return own or ("EU" if union else None)


def _keeper(reading: Reading, noun: str, before: Span) -> str | None:
    """The state beside whose name the same noun stands earlier: "Kosovo’s Foreign Ministry"."""
    keeps = regex(rf"(?:[’']s)?\s+(?:[\w-]+\s+){{0,2}}?{re.escape(noun)}\b", re.I)
    states = reading.names_in(before, "country", "demonym", "organisation", "mission")
    found = {n.party for n in states if keeps.match(reading.text, n.end)}
    return found.pop() if noun and len(found) == 1 else None
