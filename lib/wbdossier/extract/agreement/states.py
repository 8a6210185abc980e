"""Which states act, speak or are named together."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from wbdossier import lexicon, spans
from wbdossier.extract import spoken_for
from wbdossier.extract.agreement.words import STATES
from wbdossier.grammar import AND, THE, regex, verbose
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Span

_BETWEEN = verbose(rf"\bbetween\s+ {THE} (?:[Gg]overnments?\s+of\s+ {THE})? \Z")
# "Kosovo and the Government of Albania".
_LIST = verbose(rf"{AND} (?:[Gg]overnment\s+of\s+ {THE})? | \s*[–-]\s*")
# "X and Y have", "X, Y and Z signed".
_ACTING = verbose(
    r"""
    \s+ (?: have|had|has|signed|sign|concluded|conclude|will|would|are|were|agreed|already|reached
          | also|ratified|initialled|held|exchanged ) \b
    """
)
_NOT_ACTING = verbose(rf"\b(?i:with|in|to|from)\s+ {THE} \Z")
# "X has", "X still maintains", "X’s government signed", "X and its".
_ACTS = verbose(
    r"""
    (?:[’']s\s+\w+)? \s+ (?:(?:[Pp]olice|[Gg]overnment|[Aa]rmy|[Mm]inistry)\s+)?
    (?: (?:still\s+)?
        (?: has|have|had|signed|concluded|will|maintains|reached|would|plans|already|ratified
          | counts|is|and\s+its )
      | \w+\s+(?:has|have|had) ) \b
    """
)
_NOT_SUBJECT = verbose(rf"\b(?i:with|to|from|in|of)\s+ {THE} \Z")
# "the two neighbouring countries", "both ministers".
_BOTH = verbose(
    r"""
    \b(?: (?:[Tt]he\s+)?(?:two|three) | [Bb]oth | [Oo]ur | [Tt]heir\s+two | [Tt]hese\s+two ) \s+
    (?:neighbou?ring\s+)?
    (?: governments|countries|sides|states|ministers|parties|neighbou?rs|nations|leaders
      | ministries|capitals|presidents|delegations ) \b
    """
)
# Two sides sit together: "his counterpart", "both ministers", "the guest".
_MEETING = verbose(
    r"\b(?:counterpart|colleague|guest|host|bilateral|head-to-head|invitation|(?:official\s+|the\s+)visit)s?\b"
)
# "the ministers of the six", "the six Western Balkan leaders".
_SIX = verbose(
    r"""
    \b(?: (?:[Ww]ithin|[Uu]nder|framework\s+of)\s+the\s+Berlin\s+Process
      | (?:of|by)\s+(?:all\s+)?the\s+six (?=\s+(?:signed|sign|agreed|will|have|had)|[.,])
      | (?:the|all)\s+six\s+(?:Western\s+Balkans?\s+)?
        (?:countries|leaders|partners|governments|states) ) \b
    """
)
_COUNTERPART = verbose(rf"\b(?i:with|between)\s+ {THE} \Z")
_LED = 34  # characters before a name in which "between the governments of" stands
_PAIR = 2
_TALK = 6  # sentences in which the two that talk are named


def together(reading: Reading, sentence: Span) -> set[str]:
    """States named together: "between X and Y", "X, Y and Z signed", or "the two governments"."""
    for group in _groups(reading, sentence):
        start = max(sentence.start, group[0].start - _LED)
        led = _BETWEEN.search(reading.text, start, group[0].start)
        acting = _ACTING.match(reading.text, group[-1].end)
        if led or (acting and not _NOT_ACTING.search(reading.text, start, group[0].start)):
            return {n.id for n in group}
    if signed := _signing(reading, sentence):
        return signed
    if _SIX.search(reading.text, sentence.start, sentence.end):
        return set(lexicon.six())
    both = _BOTH.search(reading.text, sentence.start, sentence.end)
    return (talking(reading, sentence) or around(reading, sentence)) if both else set()


# "were signed by | the prime ministers, Ana Kola of Albania and Ivan Marić of Serbia".
_SIGNED_BY = regex(
    r"\b(?:signed|initialled|initialed|concluded|agreed|reached)\b[^.;:]{0,40}?\sby\s"
)


def _signing(reading: Reading, sentence: Span) -> set[str]:
    """Those by whom the agreements were signed, however they are named."""
    match = _SIGNED_BY.search(reading.text, sentence.start, sentence.end)
    signed = sides(reading, Span(match.end(), sentence.end)) if match else set()
    return signed if len(signed) > 1 else set()


def sides(reading: Reading, span: Span) -> set[str]:
    """Return the states that a stretch names: by name, adjective, capital or their people."""
    names = reading.names_in(span, *STATES, "demonym")
    named = {n.id for n in names if n.kind != "place" or n.id in lexicon.six()}
    people = {reading.people.people[p.index].country for p in reading.people.within(span)}
    return (named | {code for code in people if code}) & _STATES


_STATES = frozenset(lexicon.entries("country"))


def around(reading: Reading, sentence: Span, own: Set[str] = frozenset()) -> set[str]:
    """Return the two sides, by the sentences around and the dateline; ``own`` is one of them."""
    before = reversed(reading.up_to(sentence, _TALK))  # the sentence itself comes first
    later = spans.first_after(reading.sentences, sentence.end)
    home = {reading.home} if reading.home else set()
    found = set(own)
    for span in (*before, later):
        found |= sides(reading, span) if span else set()
        for pair in (found, found | home):
            if len(pair) == _PAIR:
                return pair
    return set()


def _groups(reading: Reading, sentence: Span) -> list[list[Name]]:
    """Runs of two or more different states joined by commas and "and"."""
    groups: list[list[Name]] = []
    for name in reading.names_in(sentence, *STATES):
        if groups and _LIST.fullmatch(reading.text, groups[-1][-1].end, name.start):
            groups[-1].append(name)
        else:
            groups.append([name])
    return [g for g in groups if len({n.id for n in g}) > 1]


def talking(reading: Reading, sentence: Span, one: set[str] | None = None) -> set[str]:
    """The states that this sentence or those before speak of, by name or adjective.

    ``one`` of them may be known: the other is then whoever is named with it.
    """
    for part in reversed(reading.up_to(sentence, _TALK)):
        groups = [{n.id for n in group} for group in _groups(reading, part)]
        named = {n.id for n in reading.names_in(part, "country", "demonym")}
        for met in (*groups[:1], named):
            if len(met) == 2 and (one or set()) <= met:
                return met
        if groups and not one:
            return groups[0]
    return set()


def in_talks(reading: Reading, sentence: Span) -> set[str]:
    """The two sides of the talks that a sentence tells of: those it names, or the ones before."""
    here = {n.id for n in reading.names_in(sentence, "country", "demonym")}
    groups = _groups(reading, sentence)
    if groups:
        return {n.id for n in groups[0]}
    people = {reading.people.people[p.index].country for p in reading.people.within(sentence)}
    sides = (here | {c for c in people if c}) & set(lexicon.entries("country"))
    return sides if len(sides) == _PAIR else together(reading, sentence)


def meeting(reading: Reading, sentence: Span, one: set[str]) -> set[str]:
    """The two that meet, of whom ``one`` is known: "his counterpart", "the two ministers"."""
    parts = reading.up_to(sentence, _TALK)
    met = any(p.search(reading.text, parts[0].start, sentence.end) for p in (_MEETING, _BOTH))
    return talking(reading, sentence, one) if met else set()


def of_article(reading: Reading, others: set[str]) -> set[str]:
    """The state an article is about: its dateline's, else the only one of the six not "with"."""
    if reading.home:
        return {reading.home} - others
    rest = _never_with(reading) - others
    return set(rest) if len(rest) == 1 else set()


@lru_cache(maxsize=1)  # asked for every count of an article
def _never_with(reading: Reading) -> frozenset[str]:
    """Those of the six that an article names, and not as "with" or "between" them."""
    named = [n for n in reading.names if n.kind in STATES and n.id in lexicon.six()]
    text = reading.text
    led = {n.id for n in named if _COUNTERPART.search(text, max(0, n.start - _LED), n.start)}
    return frozenset(n.id for n in named) - led


def own(reading: Reading, sentence: Span, number: int, others: set[str]) -> set[str]:
    """The side that acts or speaks: the subject before ``number``, else the speaker's country."""
    for name in reading.names_in(Span(sentence.start, number), *STATES):
        if name.id not in others and _is_subject(reading.text, sentence, name):
            return {name.id}
    country = spoken_for.country(reading, sentence)
    return {country} - others if country in lexicon.entries("country") else set()


def _is_subject(text: str, sentence: Span, name: Name) -> bool:
    start = max(sentence.start, name.start - _LED)
    posted = _NOT_SUBJECT.search(text, start, name.start)
    return not posted and _ACTS.match(text, name.end) is not None
