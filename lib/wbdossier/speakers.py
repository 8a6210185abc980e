"""Verb of saying → who is its subject.

The subject stands before the verb ("Balla stressed", "the minister, who …, said"), after it
("said Secretary Stoltenberg"), or is a pronoun that stands for somebody named earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wbdossier import lexicon, people
from wbdossier.people import Mention
from wbdossier.reading import Reading
from wbdossier.records import Span


@dataclass(frozen=True)
class Speaker:
    """Who says something: a person, or an institution where no person is named."""

    name: str
    role: str | None = None
    country: str | None = None
    note: str | None = None
    personal: bool = True


@dataclass(frozen=True)
class Saying:
    """One verb of saying, where it stands, and its subject."""

    verb: Span
    subject: Span
    speaker: Speaker


_ADVERBS = (
    r"(?:\s+(?:also|then|later|further|again|earlier|repeatedly|recently|once|first|finally|thus|today|yesterday|"
    r"has|have|had|is|was|would|will|did|could|not|never|however|reportedly|\w+ly|"
    r"(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))*"
)
_ADVERBS_END = re.compile(rf"{_ADVERBS}\s*$")
# Between a name and its verb: an aside between commas or brackets, adverbs, auxiliaries.
_ASIDE = r"(?:\s*,[^,;:“”\"«»]{1,160},|\s*\([^()]{1,80}\)|\s*[–—]\s[^–—]{1,120}\s[–—])?"
_TO_VERB = re.compile(rf"(?:[’']s)?{_ASIDE}\s*,?{_ADVERBS}\s*")
# A second verb of the same subject: "met his colleagues and stressed", "…, adding".
_COORDINATED = re.compile(
    rf"(?s).{{0,400}}(?:,|\band|\bwhile|\bbut|\bwho\b.{{0,160}}){_ADVERBS}\s*"
)
_ASIDE_END = re.compile(r",[^,“”]{4,140},?\s*$")
_PRONOUN = re.compile(r"(?<!\w)(?:[Hh]e|[Ss]he)(?!\w)")
# Between a verb and the subject after it: an article, or an office with its comma.
_AFTER = re.compile(
    r"\s*,?\s*(?:by\s+)?(?:the\s+|a\s+|an\s+)?(?:(?!on\b|in\b|at\b|that\b|he\b|she\b)[\w’'.-]+(?:\s+(?!that\b)[\w’'.-]+){0,6},\s+(?:the\s+)?)?"
)
_ACCORDING = re.compile(r"(?<!\w)[Aa]ccording\s+to\s+")
_HIM = re.compile(r"(?:him|her)(?!\w)")
# An institution or an unnamed official right before the verb.
_INSTITUTION = re.compile(
    r"(?:^|(?<=[\s“”\"«»]))((?:[Tt]he\s+|[Aa]n?\s+|[Ii]ts\s+)?(?:[\w’'.-]+\s+){0,6}?"
    r"(?i:ministry|government|commission|council|embassy|delegation|office|police|mission|alliance|parliament|army|prosecution|centre|center|institute|agency|spokes(?:person|man|woman)|official|diplomat|officer|source|chief|minister|ambassador|president|command|headquarters|secretariat|presidency|bloc|NATO|KFOR|EULEX|EUFOR|EU|OSCE|UN|ministers|leaders|officials|party)"
    r"(?:\s+(?:of|for|in|to|at)\s+[^,.;:“”\"]{1,60}?)?)\s*$"
)


def sayings(reading: Reading, sentence: Span) -> list[Saying]:
    """Return the verbs of saying in ``sentence``, outside quotations, whose subject is known."""
    found: list[Saying] = []
    for match in people.verb().finditer(reading.text, sentence.start, sentence.end):
        verb = Span(*match.span())
        if inside_quotation(reading, verb):
            continue
        subject = _subject(reading, verb, sentence, found)
        if subject:
            found.append(Saying(verb, *subject))
    return found


def inside_quotation(reading: Reading, span: Span) -> bool:
    """Whether ``span`` stands inside quotation marks."""
    return any(q.start <= span.start < q.end for q in reading.quotations)


def _subject(
    reading: Reading, verb: Span, sentence: Span, earlier: list[Saying]
) -> tuple[Span, Speaker] | None:
    return (
        _before(reading, verb, sentence)
        or _coordinated(reading, verb, sentence, earlier)
        or _after(reading, verb, sentence)
        or _institution(reading, verb, sentence)
    )


def _before(reading: Reading, verb: Span, sentence: Span) -> tuple[Span, Speaker] | None:
    text, crowd = reading.text, reading.people
    mention = crowd.before(verb.start, sentence.start)
    pronoun = _last(_PRONOUN, text, sentence.start, verb.start)
    if pronoun and (mention is None or pronoun.start > mention.start):
        if re.fullmatch(rf"{_ADVERBS}\s*", text[pronoun.end : verb.start]):
            return _of_pronoun(reading, pronoun)
        return None
    if mention and _TO_VERB.fullmatch(text, mention.end, verb.start):
        return mention, speaker_of(reading, mention)
    office = _office_before(reading, verb, sentence)
    return office


def _of_pronoun(reading: Reading, pronoun: Span) -> tuple[Span, Speaker] | None:
    antecedent = reading.people.antecedent(pronoun.start)
    return (pronoun, speaker_of(reading, antecedent)) if antecedent else None


@cache
def _the_office() -> re.Pattern[str]:
    roles = lexicon.any_of(lexicon.speech().roles)
    return re.compile(rf"\b[Tt]he\s+(?:[\w’'-]+\s+){{0,3}}?((?i:{roles})){_ADVERBS}\s*$")


def _office_before(reading: Reading, verb: Span, sentence: Span) -> tuple[Span, Speaker] | None:
    """ "The minister said": somebody named earlier with that office."""
    text = reading.text
    match = _the_office().search(text[max(sentence.start, verb.start - 90) : verb.start])
    if not match:
        return None
    for mention in reversed(reading.people.within(Span(0, verb.start))):
        person = reading.people.people[mention.index]
        if person.role and match[1].casefold() in person.role.casefold():
            start = max(sentence.start, verb.start - 90) + match.start()
            return Span(start, verb.start), speaker_of(reading, mention)
    return None


def _coordinated(
    reading: Reading, verb: Span, sentence: Span, earlier: list[Saying]
) -> tuple[Span, Speaker] | None:
    """ "X welcomed the outcome and suggested": the subject of the verb before, or the sentence's."""
    text, crowd = reading.text, reading.people
    if earlier and _COORDINATED.fullmatch(text, earlier[-1].verb.end, verb.start):
        return earlier[-1].subject, earlier[-1].speaker
    pronoun = _PRONOUN.search(text, sentence.start, verb.start)
    others = crowd.within(Span(sentence.start, verb.start))
    first = others[0] if others else None
    opening = text[sentence.start : first.start] if first else ""
    if first and len(others) == 1 and re.fullmatch(r"(?:[^,]{0,80},)?\s*(?:[Tt]he\s+)?", opening):
        if _COORDINATED.fullmatch(text, first.end, verb.start) and not pronoun:
            return first, speaker_of(reading, first)
    elif not first and pronoun and _COORDINATED.fullmatch(text, pronoun.end(), verb.start):
        return _of_pronoun(reading, Span(*pronoun.span()))
    return None


def _after(reading: Reading, verb: Span, sentence: Span) -> tuple[Span, Speaker] | None:
    """ "…,” said Secretary Stoltenberg"."""
    text = reading.text
    if text[verb.start : verb.end] not in _inverted():
        return None
    following = reading.people.after(verb.end)
    if (
        following
        and following.start < sentence.end
        and _AFTER.fullmatch(text, verb.end, following.start)
    ):
        return following, speaker_of(reading, following)
    pronoun = re.compile(r"\s+(he|she)(?!\w)").match(text, verb.end, sentence.end)
    return _of_pronoun(reading, Span(*pronoun.span(1))) if pronoun else None


@cache
def _inverted() -> frozenset[str]:
    """Verbs that may stand before their subject; never "told X" or "thanked X"."""
    speech = lexicon.speech()
    return (
        frozenset(speech.verbs)
        - frozenset(speech.quotation_only)
        - {"told", "assured", "reminded", "saying", "noting"}
    )


def _institution(reading: Reading, verb: Span, sentence: Span) -> tuple[Span, Speaker] | None:
    text = reading.text
    start = max(sentence.start, verb.start - 220)
    match = _INSTITUTION.search(_ASIDE_END.sub("", _ADVERBS_END.sub("", text[start : verb.start])))
    if not match:
        return None
    span = Span(start + match.start(1), start + match.end(1))
    words = re.sub(r"^(?:the|a|an|its)\s+", "", " ".join(match[1].split()), flags=re.I)
    names = reading.names_in(span)
    country = _code(names[0].kind, names[0].id) if names else None
    return span, Speaker(
        words, None, country, "The words name an office, not a person.", personal=False
    )


def _code(kind: str, id: str) -> str | None:
    if kind == "mission":
        return lexicon.entries("mission")[id].organisation
    return id if kind in ("country", "demonym", "place", "organisation") else None


def according_to(reading: Reading, sentence: Span) -> Iterator[tuple[Span, Speaker]]:
    """ "According to X": the span of the whole phrase, and X; never inside a quotation."""
    text = reading.text
    for match in _ACCORDING.finditer(text, sentence.start, sentence.end):
        if inside_quotation(reading, Span(*match.span())):
            continue
        if him := _HIM.match(text, match.end()):
            found = _of_pronoun(reading, Span(match.start(), him.end()))
            if found:
                yield Span(match.start(), him.end()), found[1]
            continue
        following = reading.people.after(match.end())
        if following and _AFTER.fullmatch(text, match.end(), following.start):
            yield Span(match.start(), following.end), speaker_of(reading, following)


def speaker_of(reading: Reading, mention: Mention) -> Speaker:
    """Return the person of ``mention`` as a speaker."""
    person = reading.people.people[mention.index]
    spelled = " ".join(mention.name.of(reading.text).split())
    doubt = person.doubt
    if people.fold(spelled.split()[-1]) not in people.fold(person.name).split():
        doubt = f"The article also writes the name {spelled}."
    return Speaker(person.name, person.role, person.country, doubt)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> Span | None:
    found = None
    for found in pattern.finditer(text, start, end):
        pass
    return Span(*found.span()) if found else None
