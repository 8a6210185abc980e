"""Who takes a stand without a name of their own: "EU leaders", "the Serbian government".

A body whose state or organisation the words name is given by its code; for several, or for an
office-holder whom the article does not name, the words stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wbdossier import lexicon, speakers
from wbdossier.extract.position.words import BODIES, WORDS
from wbdossier.grammar import THE, regex, verbose
from wbdossier.reading import Reading
from wbdossier.records import Span

_ANY = lexicon.any_of([*BODIES, *WORDS.groups, *WORDS.holders])
# "The Left" is a party, and "left" a verb.
NOUN = rf"(?<![\w-])(?:(?i:{_ANY})|(?-i:{lexicon.any_of(WORDS.parties)}))(?![\w-])"
_NOUN = regex(NOUN)
_BODIES, _GROUPS = (frozenset(w.casefold() for w in ws) for ws in (BODIES, WORDS.groups))
_PARTIES = frozenset(w.casefold() for w in WORDS.parties)
_QUANTITY = r"(?i:the|most|all|some|many|several|both|these|other|its|their|no|of)"
# "most Western Balkan countries", "Serbia’s government", "leaders of the region": a whole stretch.
_PHRASE = verbose(
    rf"""
    (?<![\w’'-])
    (?P<np> (?:{_QUANTITY}\s+){{0,3}} (?:(?!(?:the|this|an?)\s)[\w’'-]+\s+){{0,5}}? (?P<noun>{NOUN})
      (?: \s+(?:of|from|in|to|for)\s+ [^,.;:“”"]{{1,60}}? )? )
    \s* \Z
    """
)
# What ends the words before a noun phrase.
_BREAK = verbose(
    r"""
      [.;:!?“”"()–—]\s* | ,\s+
    | \b (?:that|and|but|while|as|because|which|who|when|where|said|says|although|however|meanwhile
           |whether|if|since|after|before) \s+
    | (?<!of)(?<!in)(?<!from)(?<!to)(?<!for) \s+ (?=the\s)
    """,
    re.I,
)
_OPENS_CLAUSE = regex(r"(?:while|as|although|though|because|when|if|but|and)\s", re.I)
_NO = regex(r"(?:no|neither)\b", re.I)
_POSSESSIVE = regex(r"(?:its|their)\b")
# "the EU and" before "its member states".
_AND = regex(r"\s+and\s+\Z")
# Between a noun phrase and its verb: "(WB6)", "which", an aside.
_WHO = regex(r"\s*,?\s+(?:who|which)\s*\Z")
_ASIDE = verbose(
    r"""
    (?: ,\s+(?:among\s+them|including)[^;“”"]{2,120}, | ,[^,;“”"]{2,80}, | \s\([^()]{1,40}\) ) \s*\Z
    """
)
_BODY = verbose(rf"{THE} (?:[\w’'-]+\s+){{0,4}}? (?P<noun>{NOUN})")
_REACH = 150  # characters before a verb in which such a subject begins


@dataclass(frozen=True)
class Actor:
    """Who takes a stand, and where the words for it begin; "" where a speaker is to be found."""

    name: str
    start: int
    plural: bool = False
    note: str | None = None
    personal: bool = False


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: its place and its noun; ``owned`` where it begins with "its" or "their"."""

    span: Span
    noun: str
    owned: bool


def is_body(words: str) -> bool:
    """Whether the words hold a noun of a body, a group or an office."""
    return _NOUN.search(words) is not None


def before(text: str, floor: int, end: int) -> Phrase | None:
    """Return the noun phrase whose verb group begins at ``end``, not before ``floor``."""
    floor = max(floor, end - _REACH)
    if not _NOUN.search(text, floor, end):
        return None
    beside = _WHO.search(text, floor, end) or _ASIDE.search(text, floor, end)
    stop = len(text[: beside.start() if beside else end].rstrip(" ,\n"))
    match = _last(text, floor, stop)
    if not match or _NO.match(match["np"]):
        return None
    owned = _POSSESSIVE.match(match["np"]) is not None
    return Phrase(Span(*match.span("np")), match["noun"].casefold(), owned)


def _last(text: str, floor: int, end: int) -> re.Match[str] | None:
    """The shortest noun phrase that ends at ``end`` and begins after a break."""
    starts = sorted({floor, *(m.end() for m in _BREAK.finditer(text, floor, end))})
    for start in reversed(starts):
        match = _PHRASE.match(text, start, end)
        if match and not _OPENS_CLAUSE.match(text, start, end):
            return match
    return None


def owner_end(text: str, floor: int, phrase: Phrase) -> int | None:
    """Return where the name ends in "the EU and its member states"."""
    match = _AND.search(text, floor, phrase.span.start)
    return match.start() if match else None


def actor(reading: Reading, phrase: Phrase) -> Actor:
    """Return who a noun phrase stands for."""
    words = reading.words(phrase.span) or ""
    if phrase.noun in _PARTIES:
        return Actor(words, phrase.span.start, plural=phrase.noun.endswith("s"))
    named = [n.party for n in reading.names_in(phrase.span) if n.party]
    if phrase.noun in _BODIES:
        code = named[0] if named else WORDS.stands_for.get(phrase.noun)
        return Actor(code or words, phrase.span.start)
    if phrase.noun in _GROUPS:
        return Actor(words, phrase.span.start, plural=True)
    holder = None if named else reading.people.holder(phrase.noun, phrase.span.start)
    name = speakers.speaker_of(reading, holder).name if holder else words
    return Actor(name, phrase.span.start)


def at(reading: Reading, scope: Span) -> tuple[Actor, int] | None:
    """Return the body or group that ``scope`` begins with, and where its words end."""
    match = _BODY.match(reading.text, scope.start, scope.end)
    if not match:
        return None
    phrase = Phrase(Span(*match.span()), match["noun"].casefold(), owned=False)
    return actor(reading, phrase), phrase.span.end
