"""Agreements: how many there are between which governments, and where there are none.

The parties are named beside the number ("with Montenegro", "between X and Y"), by the subject, or
by the office of whoever is speaking. A counterpart that the text only gives as an example is kept
apart as a possible party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from wbdossier import lexicon, speakers
from wbdossier.extract.cues import Cues, clause, stated
from wbdossier.extract.rule import Example, Rule, fact
from wbdossier.lexicon import Name
from wbdossier.quantities import Quantity
from wbdossier.reading import Reading, within
from wbdossier.records import Agreement, Span

COUNT = Rule(
    "agreement.count",
    "A number of agreements, treaties or memoranda; ordinals, “an agreement” and “several” are no counts.",
    (
        Example(
            "Serbia and Albania have signed six agreements on border control.",
            "six agreements",
            {"count": 6, "parties": ("AL", "RS"), "status": "signed", "domain": "border control"},
        ),
        Example(
            "Kosovo’s interior minister, Ana Kola, said there were 12 agreements with Albania.",
            "12 agreements with Albania",
            {"count": 12, "parties": ("AL", "XK")},
        ),
    ),
    (
        "It is the second agreement with Albania.",
        "Serbia signed an agreement with Albania.",
        "Several agreements with Albania followed.",
        "The firm has 12 contracts with shops.",
    ),
)
ELLIPTICAL = Rule(
    "agreement.elliptical",
    "A bare number with a counterpart, in a sentence that counts agreements before it.",
    (
        Example(
            "Montenegro signed six treaties with Albania and four with Serbia.",
            "four with Serbia",
            {"count": 4, "parties": ("ME", "RS")},
        ),
    ),
    ("Montenegro played six matches with Albania and four with Serbia.",),
)
ABSENT = Rule(
    "agreement.absent",
    "The words that there is no agreement, or no progress towards one, with somebody named.",
    (
        Example(
            "Kosovo’s minister Ana Kola said there is no agreement with Serbia.",
            "no agreement with Serbia",
            {"count": None, "parties": ("RS", "XK"), "status": "none"},
        ),
    ),
    ("There is no agreement on when winter starts.", "No progress was made with the roof."),
)
RULES = (COUNT, ELLIPTICAL, ABSENT)


class _Lexicon(msgspec.Struct, forbid_unknown_fields=True):
    nouns: list[str]
    weak: list[str]
    backing: list[str]
    signed: list[str]
    planned: list[str]
    absent: list[str]


@cache
def _words() -> _Lexicon:
    return lexicon.load("agreement", _Lexicon)


@cache
def _cues() -> Cues:
    return Cues(
        {"planned": _words().planned, "signed": _words().signed, "backing": _words().backing}
    )


def extract(reading: Reading) -> Iterator[Agreement]:
    """Yield the counts of agreements in an article, and the words that there are none."""
    found = [
        f
        for sentence in reading.sentences
        for f in (*_counted(reading, sentence), *_absent(reading, sentence))
    ]
    for i, one in enumerate(found):
        others = [*found[:i], *(f for f in found[i + 1 :] if len(f.parties) > len(one.parties))]
        if not any(_repeats(one, other) for other in others):
            yield one


def _repeats(one: Agreement, other: Agreement) -> bool:
    """Whether ``one`` says no more than ``other``, as a headline does beside its article."""
    same = (one.count, one.status) == (other.count, other.status)
    return same and set(one.parties) <= set(other.parties)


def _counted(reading: Reading, sentence: Span) -> Iterator[Agreement]:
    counted = False
    for quantity in within(reading.quantities, sentence):
        if quantity.kind == "count" and _counts_agreements(reading, sentence, quantity):
            result = _fact(reading, COUNT, sentence, quantity)
            if result.parties or result.possible_parties or _governmental(reading, sentence):
                counted = True
                yield result
        elif quantity.kind == "bare" and _number_of(reading, sentence, quantity):
            counted = True
            yield _fact(reading, COUNT, sentence, quantity)
        elif quantity.kind == "bare" and (counted or _goes_on(reading, sentence, quantity)):
            if _counterpart(reading, quantity) or _another(reading, quantity):
                yield _fact(reading, ELLIPTICAL, sentence, quantity)


def _number_of(reading: Reading, sentence: Span, quantity: Quantity) -> bool:
    """ "the number of bilateral agreements … reaches seventeen": the count far from its noun."""
    return _number_of_nouns().search(reading.text, sentence.start, quantity.lead.start) is not None


@cache
def _nouns() -> re.Pattern[str]:
    strong = [n for n in _words().nouns if n not in _words().weak]
    return re.compile(rf"(?<!\w)(?:{lexicon.any_of(strong)})(?!\w)")


@cache
def _number_of_nouns() -> re.Pattern[str]:
    # `\Z` here is the end of the searched stretch: the number follows directly.
    return re.compile(
        rf"\bnumber\s+of\s+(?:[\w-]+\s+){{0,3}}?(?:{lexicon.any_of(_words().nouns)})\b[^.;:]{{0,110}}?"
        r"\b(?:reach(?:es|ed)|is|was|stands?\s+at|stood\s+at|r(?:ose|ises|isen)\s+to|now\s+totals?|totals?|grew\s+to|to)\s+(?:now\s+)?\Z"
    )


def _governmental(reading: Reading, sentence: Span) -> bool:
    """Whether states are at work here: a count of a company's contracts is no fact."""
    words = r"\b(?:bilateral|intergovernmental|governments?|ministers?|ministry|countries|states|leaders|Berlin\s+Process)\b"
    return re.search(words, sentence.of(reading.text), re.I) is not None


def _counts_agreements(reading: Reading, sentence: Span, quantity: Quantity) -> bool:
    words = " ".join(quantity.of(reading.text).split())
    noun = max((n for n in _words().nouns if words.endswith(n)), key=len, default=None)
    if noun is None:
        return False
    return noun not in _words().weak or bool(
        [
            c
            for c in _cues().find(reading.text, sentence)
            if c.label == "backing" or c.end - c.start > 4
        ]
    )


def _goes_on(reading: Reading, sentence: Span, quantity: Quantity) -> bool:
    """Whether agreements are counted or spoken of before the bare number, here or a sentence earlier."""
    previous = reading.previous(sentence)
    start = previous.start if previous else sentence.start
    return _nouns().search(reading.text, start, quantity.start) is not None


def _counterpart(reading: Reading, quantity: Quantity) -> Span | None:
    """ "… with Montenegro": the words up to the last counterpart, directly after the number."""
    text, names = (
        reading.text,
        reading.names_in(reading.sentence(quantity.start), "country", "place"),
    )
    end, led = quantity.end, False
    for name in names:
        if name.start < end:
            continue
        between = text[end : name.start]
        if not led and re.fullmatch(
            r"\s+(?:of\s+understanding\s+)?(?:(?:already|so\s+far|signed|concluded|in\s+force|each)\s+)*with\s+(?:the\s+)?",
            between,
        ):
            led, end = True, name.end
        elif led and re.fullmatch(r"\s*(?:,|,?\s+and)\s+(?:the\s+)?", between):
            end = name.end
        else:
            break
    return Span(stated(quantity).start, end) if led else None


def _another(reading: Reading, quantity: Quantity) -> bool:
    """ "another 13", "the remaining four", "Fifty-two had been concluded"."""
    before = reading.text[max(0, quantity.lead.start - 26) : quantity.lead.start]
    own = reading.text[quantity.lead.start : quantity.start]
    if re.match(
        r"\s+(?:had|have|has|were|was)\s+(?:already\s+)?(?:been\s+)?(?:concluded|signed|ratified)\b",
        reading.text[quantity.end : quantity.end + 40],
    ):
        return True
    return (
        re.search(
            r"\b(?:another|a\s+further|the\s+remaining|remaining|other|we\s+had|already\s+had|already\s+have|signed)\s+$",
            before + own,
        )
        is not None
    )


def _fact(reading: Reading, rule: Rule, sentence: Span, quantity: Quantity) -> Agreement:
    span = _counterpart(reading, quantity) or stated(quantity)
    parties, possible, note = _parties(reading, sentence, quantity, span)
    return fact(
        Agreement,
        rule,
        reading,
        span,
        count=int(quantity.value),
        bound=quantity.bound,
        parties=parties,
        possible_parties=possible,
        domain=_domain(reading, sentence, quantity, span),
        status=_status(reading, quantity),
        note=note,
    )


# -- parties -------------------------------------------------------------------------------------


def _parties(
    reading: Reading, sentence: Span, quantity: Quantity, span: Span
) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Return the certain parties, the possible ones, and what is uncertain about them."""
    between = _between(reading, sentence)
    if len(between) >= 2:
        return tuple(sorted(between)), (), None
    counterparts = {
        n.id for n in reading.names_in(Span(quantity.end, span.end), "country", "place")
    }
    own = _own(reading, sentence, quantity, counterparts)
    if counterparts or len(own) > 1:
        note = None if own else "The words name one side only."
        return tuple(sorted(own | counterparts)), (), note
    return _from_before(reading, sentence, own)


_STATES = ("country", "place")
_ACTING = re.compile(
    r"\s+(?:have|had|has|signed|sign|concluded|conclude|will|would|are|were|agreed|already|reached|also|ratified|initialled|held|exchanged)\b"
)
_OPENED = re.compile(r"\b(?:with|in|to|from)\s+(?:the\s+)?$")
_BOTH = re.compile(
    r"\b(?:[Tt]he\s+two|[Bb]oth|[Tt]he\s+three|[Oo]ur|[Tt]heir\s+two|[Tt]hese\s+two)\s+(?:neighbou?ring\s+)?(?:governments|countries|sides|states|ministers|parties|neighbou?rs|nations|leaders|ministries|capitals|presidents|delegations)\b"
)


def _between(reading: Reading, sentence: Span) -> set[str]:
    """States named together: "between X and Y", "X, Y and Z signed", or "the two governments"."""
    for group in _groups(reading, sentence):
        before = reading.text[max(sentence.start, group[0].start - 34) : group[0].start]
        led = re.search(r"\bbetween\s+(?:the\s+)?(?:governments\s+of\s+)?$", before)
        acting = _ACTING.match(reading.text, group[-1].end) and not _OPENED.search(before)
        if led or acting:
            return {n.id for n in group}
    return (
        _talking(reading, sentence)
        if _BOTH.search(reading.text, sentence.start, sentence.end)
        else set()
    )


def _groups(reading: Reading, sentence: Span) -> list[list[Name]]:
    """Runs of two or more different states joined by commas and "and"."""
    groups: list[list[Name]] = []
    for name in reading.names_in(sentence, *_STATES):
        gap = reading.text[groups[-1][-1].end : name.start] if groups else ""
        if groups and re.fullmatch(r"\s*(?:,|,?\s+and|&)\s+(?:the\s+)?|\s*[–-]\s*", gap):
            groups[-1].append(name)
        else:
            groups.append([name])
    return [g for g in groups if len({n.id for n in g}) > 1]


def _talking(reading: Reading, sentence: Span) -> set[str]:
    """The two states that the sentences before speak of, by name, adjective or office."""
    i = reading.sentences.index(sentence)
    for earlier in reversed(reading.sentences[max(0, i - 5) : i + 1]):
        groups = _groups(reading, earlier)
        if groups:
            return {n.id for n in groups[0]}
        states = {n.id for n in reading.names_in(earlier, "country", "demonym")}
        if len(states) == 2:
            return states
    return set()


def _own(reading: Reading, sentence: Span, quantity: Quantity, others: set[str]) -> set[str]:
    """The side that speaks or acts: the subject of the sentence, else the speaker's country."""
    text = reading.text
    for name in reading.names_in(Span(sentence.start, quantity.lead.start), "country", "place"):
        lead = text[sentence.start : name.start]
        acts = re.match(
            r"(?:[’']s\s+\w+)?\s+(?:still\s+)?(?:has|have|had|signed|concluded|will|maintains|reached|would|plans|already|ratified|counts|is|and\s+its)\b",
            text[name.end : name.end + 40],
        )
        if (
            acts
            and not re.search(r"\b(?:with|to|from|in|of)\s+(?:the\s+)?$", lead)
            and name.id not in others
        ):
            return {name.id}
    speaking = _speaking(reading, sentence)
    return {speaking} - others if speaking else set()


def _speaking(reading: Reading, sentence: Span) -> str | None:
    """The country of whoever speaks in the sentence, by name, office or pronoun."""
    sayings = speakers.sayings(reading, sentence)
    if sayings:
        return _state(sayings[-1].speaker.country)
    for _, speaker in speakers.according_to(reading, sentence):
        return _state(speaker.country)
    inside = [q for q in reading.quotations if q.covers(sentence)]
    if inside:
        after = speakers.sayings(reading, reading.sentence(inside[0].outer.end + 2))
        return _state(after[0].speaker.country) if after else None
    mentions = reading.people.within(sentence)
    return _state(reading.people.people[mentions[0].index].country) if mentions else None


def _state(code: str | None) -> str | None:
    return code if code and len(code) == 2 and code not in ("EU", "UN") else None


_EXAMPLE = re.compile(
    r"\b(?:such\s+as|including|like|e\.g\.|for\s+example|for\s+instance|among\s+them)\s*,?\s+(?:the\s+)?$"
)
_WITH = re.compile(r"\b(?:with|between)\s+(?:the\s+)?$")


def _from_before(
    reading: Reading, sentence: Span, own: set[str]
) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Look for the counterpart elsewhere in the sentence, then one sentence earlier."""
    for part in filter(None, (sentence, reading.previous(sentence))):
        examples: dict[str, str] = {}
        named = set()
        for name in reading.names_in(part, "country", "place"):
            before = reading.text[max(part.start, name.start - 30) : name.start]
            if _EXAMPLE.search(before):
                examples[name.id] = name.of(reading.text)
            elif _WITH.search(before):
                named.add(name.id)
        if others := sorted(examples.keys() - own):
            words = " and ".join(examples[code] for code in others)
            return (
                tuple(sorted(own)),
                tuple(others),
                (
                    f"The text names {words} only as an example; who the other party is remains uncertain."
                ),
            )
        if named - own and part is sentence:
            return tuple(sorted(own | named)), (), None
        if named - own:
            return (
                tuple(sorted(own)),
                tuple(sorted(named - own)),
                ("The other party is named a sentence earlier, not with the number."),
            )
    previous = reading.previous(sentence)
    states = any(_governmental(reading, s) for s in (sentence, previous) if s)
    met = _talking(reading, sentence) if states and not own else set()
    if len(met) > 1:
        return tuple(sorted(met)), (), "The parties are those of the sentences before."
    note = None if len(own) > 1 else "The words do not name all parties."
    return tuple(sorted(own)), (), note


# -- domain and status -----------------------------------------------------------------------------

_DOMAIN = re.compile(
    r"\s+(?:(?:already|so\s+far|signed|concluded|with\s+[\w\s]+?)\s+)*(?:related\s+to|relating\s+to|on|for|in\s+the\s+(?:field|area|areas|fields|sphere|domain)\s+of|covering|concerning|regarding|dealing\s+with|in\s+terms\s+of|about)\s+"
    r"(?P<domain>(?:[\w-]+,\s+)*[^.,;:()“”\"]{3,80})"
)
_DOMAIN_END = re.compile(
    r"\s+(?:and(?=\s+(?:\w+\s+)?(?:cooperation|co-operation|enhanced|was|were|had|has|have|will))|with|between|at|in|had|have|has|was|were|that|which|during|signed|by|since|so\s+far|will|would|last|this|next)\b"
)


def _domain(reading: Reading, sentence: Span, quantity: Quantity, span: Span) -> str | None:
    later = [q.start for q in within(reading.quantities, sentence) if q.start > span.end]
    match = _DOMAIN.match(reading.text, span.end, min([sentence.end, *later]))
    if not match and _number_of(reading, sentence, quantity):
        match = _DOMAIN.search(reading.text, sentence.start, quantity.start)
    if match:
        words = match["domain"].rstrip()
        stop = _DOMAIN_END.search(words)
        words = words[: stop.start()] if stop else words
        dated = any(
            d.start < match.start("domain") + len(words) and d.end > match.start("domain")
            for d in reading.dates
        )
        if (
            not dated
            and not re.match(r"(?:the\s+)?(?:number|first|last)\b", words)
            and not reading.names_in(
                Span(match.start("domain"), match.start("domain") + len(words)), "country", "place"
            )
        ):
            return re.sub(r"^the\s+", "", " ".join(words.split()))
    modifiers = [m for m in quantity.modifiers if m.casefold() not in _PLAIN]
    return " ".join(modifiers) or None


_PLAIN = frozenset(
    "bilateral new additional more further other such different separate signed international intergovernmental binding valid remaining existing major important key joint cooperation co-operation interstate framework and total inter-state legal the".split()
)


def _status(reading: Reading, quantity: Quantity) -> str:
    """Planned where the clause says so; else signed: an agreement that is counted exists."""
    cues = _cues().find(reading.text, clause(reading, quantity))
    return "planned" if any(c.label == "planned" for c in cues) else "signed"


# -- absence ---------------------------------------------------------------------------------------


@cache
def _no() -> re.Pattern[str]:
    nouns = lexicon.any_of(_words().absent)
    return re.compile(
        rf"(?<!\w)(?:no|[Nn]o|not\s+(?:a\s+single|any|signed\s+any|reached\s+any))\s+(?:[\w-]+\s+){{0,3}}?(?P<noun>{nouns})(?!\w)"
        r"(?P<topic>\s+(?:in|on|towards?)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:cooperation|co-operation|agreements?|talks|relations|accord|treaty|dialogue))?"
        r"(?:\s+(?:[\w-]+\s+){0,3}?)??(?P<with>\s*(?:with|between)\s+)"
    )


def _absent(reading: Reading, sentence: Span) -> Iterator[Agreement]:
    text = reading.text
    for match in _no().finditer(text, sentence.start, sentence.end):
        named = [
            n
            for n in reading.names_in(Span(match.end(), sentence.end), "country", "place")
            if re.fullmatch(
                r"(?:the\s+)?(?:[\w’'-]+\s+and\s+(?:the\s+)?)?", text[match.end() : n.start]
            )
        ]
        if not named or (match["noun"] in ("progress", "movement") and not match["topic"]):
            continue
        span = Span(match.start(), named[-1].end)
        codes = {n.id for n in named}
        own = (
            set()
            if len(codes) > 1
            else _speaker_or_subject(reading, sentence, match.start(), codes)
        )
        domain = _DOMAIN.match(text, span.end, sentence.end)
        yield fact(
            Agreement,
            ABSENT,
            reading,
            span,
            parties=tuple(sorted(codes | own)),
            domain=" ".join(domain["domain"].split()) if domain else None,
            status="none",
            note=None if len(codes | own) > 1 else "The words name one side only.",
        )


def _speaker_or_subject(reading: Reading, sentence: Span, at: int, others: set[str]) -> set[str]:
    for name in reading.names_in(Span(sentence.start, at), "country", "place"):
        if (
            re.match(r"\s+(?:\w+\s+)?(?:has|have|had)\b", reading.text[name.end : name.end + 20])
            and name.id not in others
        ):
            return {name.id}
    speaking = _speaking(reading, sentence)
    return {speaking} - others if speaking else set()
