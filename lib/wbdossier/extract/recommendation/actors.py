"""Who can act: the noun phrase before a modal verb, and its code."""

from __future__ import annotations

import re
from bisect import bisect_left

from wbdossier import lexicon
from wbdossier.extract.said_by import named
from wbdossier.grammar import UPPER, lowered, regex, verbose
from wbdossier.lexicon.advice import advice
from wbdossier.reading import Reading
from wbdossier.records import Span

_WORDS = advice()
_ACTORS = (*_WORDS.actors, *lexicon.offices().bodies)
_NOUNS = lexicon.any_of([w for noun in _ACTORS for w in (noun, f"{noun}s")])
# An office with a surname that the article never gives in full: "President Kola".
_TITLED = (
    r"(?:[Pp]rime\s+[Mm]inister|[Mm]inister|[Pp]resident|[Cc]hancellor|[Cc]ommissioner|[Aa]mbassador"
    rf"|Mr\.?|Mrs\.?|Ms\.?)\s+[{UPPER}][\w’-]+(?:\s+[{UPPER}][\w’-]+)?"
)
_NOUN = regex(
    rf"(?<![\w’'-])(?:{_TITLED}|(?i:{_NOUNS})|(?i:{lexicon.any_of(_WORDS.pronouns)}))(?![\w-])"
)
_PRONOUN = regex(rf"(?i:{lexicon.any_of(_WORDS.pronouns)})")
_NAMES = ("country", "organisation", "region", "mission", "place")
_WINDOW = 220  # characters before a verb in which its subject stands

_ADVERBS = verbose(
    r"""
    (?: \s+ (?: also|now|therefore|thus|hence|first|still|all|both|then|too|again|always|never|each
              | this\s+(?:morning|afternoon|evening|week|month)|last\s+(?:week|month|year)
              | today|yesterday|(?:on\s+|last\s+)?\w+day
              | rather|instead|together|simply|absolutely|in\s+turn|in\s+particular
              | themselves|itself|\w+ly ) ,? )+
    \s* \Z
    """
)
_ASIDE = verbose(
    r"""
    (?: \s*,\s+ [^,;:“”"]{2,140} , | \s*\([^()]{1,80}\) | \s[–—]\s[^–—;:“”"]{2,120}\s[–—] )
    \s* \Z
    """
)
_COMMA = regex(r"\s*,?\s*\Z")
_GOVERNED = regex(r"\w\s+(?:with|between|of|for|among|from|by|to)\s+\Z")
_BOUNDARY = verbose(
    r"""
    [;:–—“”"«»(\n•] | [.!?]\s | ,\s
    | (?<![\w’'-]) (?: that|because|so|while|whereas|but|although|though|since|then|yet )
      (?![\w’'-])
    """
)
# After the head: "in the Western Balkans", "dedicated to security and geopolitics".
_POST = verbose(
    r"""
    (?: \s+ (?: (?:\w{3,}ed|taking|working|involved)\s+ )?
        (?:of|in|from|at|on|for|to|with|by|across|within|inside|outside|like)
        \s+ (?:[\w’'-]+\s+){0,7}? [\w’'-]+ )? \s*
    """
)
_VERBAL = regex(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|do|does|did|said|says|who|which|that|if|whether)\b"
)
_PREPOSITION = verbose(
    r"""
    (?<![\w-]) (?:of|in|from|at|for|across|within|on|with|by|to|towards|among|between|about|against
                  |into|under|like|as|over|through) \s+
    (?:the\s+)? (?:[\w’'-]+\s+){0,3}? \Z
    """,
    re.I,
)
_DETERMINER = verbose(
    r"(?:(?:the|all|both|its|their|our|these|those|every|each|any|no|your|an?)\s+)+ \Z", re.I
)
_SAID = lexicon.WordList(lexicon.speech().verbs, "", r"(?![\w’'-])")
_STOP = r"""
    (?:the|a|an|that|this|and|or|but|if|whether|how|why|what|when|where|who|which|than|as|of|in|on
      |at|for|to|from|by|with|is|are|was|were|be|been|has|have|had|will|would|can|could|may|not|then
      |so|because|while|believe|believes|now|think|thinks|means|mean|hope|hopes|also|today)
"""
_STARTS = regex(r"[\w’'/-]+")
_MODIFIERS = verbose(rf"(?: (?<![\w’'-]) (?!{_STOP}(?![\w’'-])) [\w’'/-]+ \s+ ){{1,4}} \Z", re.I)
_PROPER = verbose(
    rf"(?: (?<![\w’'-]) (?!(?i:{_STOP})(?![\w’'-])) [{UPPER}][\w’'/-]* \s+ ){{1,3}} \Z"
)
_COORDINATED = verbose(
    r"""
    (?P<and> \s*,?\s+(?:and|or|as\s+well\s+as|&)\s+ | \s*/\s* | \s*,\s+ )
    (?:(?:the|all|both|its|their|other)\s+)? \Z
    """
)
_OPEN = regex(
    r"\b(?:if|whether|how|why|what|when|where|unless|until|who|whom|whose|which|than)\s+(?:the\s+)?\Z",
    re.I,
)


def actors(reading: Reading, span: Span) -> list[Span]:
    """Return the names and nouns in ``span`` of those who can act, in order of their ends."""
    found = [Span(n.start, n.end) for n in reading.names_in(span, *_NAMES)]
    found += [Span(*m.span()) for m in _NOUN.finditer(reading.text, span.start, span.end)]
    found += [Span(m.start, m.end) for m in reading.people.within(span)]
    inside = [a for a in found if a.end <= span.end]
    outer = [a for a in inside if not any(o != a and o.covers(a) for o in inside)]
    return sorted(set(outer), key=lambda a: a.end)


def subject_before(reading: Reading, offset: int, floor: int = 0) -> Span | None:
    """Return the noun phrase of somebody who can act that ends right before ``offset``.

    Nothing before ``floor`` is looked at.
    """
    text, sentence = reading.text, reading.sentence(offset)
    floor = max(floor, sentence.start, offset - _WINDOW)
    known = actors(reading, Span(floor, offset))
    for pattern in (_COMMA, _ASIDE):
        end = _trimmed(text, floor, offset, pattern)
        if head := _head(text, known, floor, end):
            return _phrase(text, known, head, floor, end)
    return None


def _phrase(text: str, known: list[Span], head: Span, floor: int, end: int) -> Span | None:
    """The whole phrase of ``head``; None where it asks, or belongs to another noun."""
    start = _coordinated(text, known, _start(text, head, floor), floor, end)
    governed = start < head.start and _GOVERNED.search(text, max(floor, start - 30), start)
    if governed or _OPEN.search(text, max(floor, start - 30), start):
        return None
    return Span(start, end)


def _trimmed(text: str, floor: int, end: int, pattern: re.Pattern[str]) -> int:
    """Leave out adverbs at the end, and a comma or an aside."""
    for one in (_ADVERBS, pattern, _ADVERBS):
        if match := one.search(text, max(floor, end - 170), end):
            end = match.start()
    while end > floor and text[end - 1].isspace():
        end -= 1
    return end


def _head(text: str, known: list[Span], floor: int, end: int) -> Span | None:
    """The actor that heads the phrase up to ``end``; None where another noun does."""
    clause = max((b.end() for b in _BOUNDARY.finditer(text, floor, end)), default=floor)
    actor = _last(known, end)
    if actor is None or (actor.start < clause and actor.end != end):
        return None
    if not _POST.fullmatch(text, actor.end, end) or _VERBAL.search(text, actor.end, end):
        return None
    for _ in range(3):
        before = _PREPOSITION.search(text, max(floor, actor.start - 60), actor.start)
        if before is None or _parted(text, known, before.start(), actor):
            return actor
        governing = _last(known, before.start())
        if governing is None or text[governing.end : before.start()].strip():
            return actor if _opens_with(text, clause, before, actor) else None
        actor = governing
    return actor


def _opens_with(text: str, clause: int, phrase: re.Match[str], actor: Span) -> bool:
    """Whether the clause opens with a phrase of time before the actor: "On Monday Serbia"."""
    opens = phrase.start() < clause or not text[clause : phrase.start()].strip()
    return opens and text[phrase.start() : actor.start].count(" ") > 1


def _parted(text: str, known: list[Span], preposition: int, actor: Span) -> bool:
    """Whether the preposition has another noun: "the war in Ukraine shows the EU"."""
    other = next((a for a in known if preposition < a.start and a.end < actor.start), None)
    return other is not None and not _COORDINATED.fullmatch(text, other.end, actor.start)


def _last(known: list[Span], end: int) -> Span | None:
    at = bisect_left(known, end + 1, key=lambda a: a.end)
    return known[at - 1] if at else None


def _start(text: str, head: Span, floor: int) -> int:
    """Where the phrase of ``head`` begins: with its modifiers and its article."""
    if _PRONOUN.fullmatch(text, head.start, head.end):
        return head.start
    proper = text[head.start].isupper()
    pattern = _PROPER if proper else _MODIFIERS
    match = pattern.search(text, max(floor, head.start - 80), head.start)
    start = _after_verbs(text, match.start(), head.start) if match else head.start
    determiner = _DETERMINER.search(text, max(floor, start - 20), start)
    return determiner.start() if determiner else start


def _after_verbs(text: str, start: int, end: int) -> int:
    """Where the words up to ``end`` begin that follow the last verb of saying among them."""
    for word in _STARTS.finditer(text, start, end):
        if _SAID.end_at(lowered(text), word.start(), end):
            following = _STARTS.search(text, word.end(), end)
            start = following.start() if following else end
    return start


def _coordinated(text: str, known: list[Span], start: int, floor: int, end: int) -> int:
    """Extend over "Kosovo, Serbia and" before the phrase."""
    while match := _COORDINATED.search(text, max(floor, start - 30), start):
        listed = match["and"].strip() != "," or re.search(r"\band\b", text[start:end])
        before = _last(known, match.start())
        if before is None or before.end != match.start() or not listed:
            break
        start = _start(text, before, floor)
    return start


def is_pronoun(reading: Reading, span: Span) -> bool:
    """Whether ``span`` is "we" or "they", which name nobody."""
    return _PRONOUN.fullmatch(reading.text, span.start, span.end) is not None


def addressee(reading: Reading, span: Span) -> str | None:
    """Return a full name, a code, or the words of who is meant."""
    mention = next((m for m in reading.people.within(span) if m.end <= span.end), None)
    if mention and not reading.text[mention.end : span.end].strip():
        return reading.people.people[mention.index].name
    return _of_state(reading, span) or named(reading, span)


def _of_state(reading: Reading, span: Span) -> str | None:
    names = [n for n in reading.names_in(span) if n.party and n.end <= span.end]
    parties = {n.party for n in names}
    if len(parties) != 1:
        return None
    rest, at = [], span.start
    for name in names:
        rest.append(reading.text[at : max(at, name.start)])
        at = max(at, name.end)
    rest.append(reading.text[at : span.end])
    words = re.findall(r"\w+", " ".join(rest).casefold().replace("’s", "").replace("'s", ""))
    return parties.pop() if set(words) <= set(_WORDS.of_state) else None
