"""What outside powers do: war against Ukraine, influence, the stirring up of conflicts."""

from __future__ import annotations

from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.threat.mention import Mention
from wbdossier.extract.threat.rules import AGGRESSION, INFLUENCE
from wbdossier.grammar import regex, verbose
from wbdossier.lexicon.threats import american, threats
from wbdossier.records import Span

_WORDS = threats().powers
_RUSSIA = lexicon.any_of(_WORDS.russia)
_POWER = lexicon.any_of([*_WORDS.russia, *_WORDS.others])
_WARS = lexicon.any_of(_WORDS.wars)
_ON_UKRAINE = r"(?: \s+ (?:against|on|of|in) \s+ (?:the\s+)? Ukraine )"
_OWNED = rf"(?: (?:{_RUSSIA})[’']s? | Russian ) \s+ (?:[\w’'-]+\s+){{0,4}}?"
_NO_FILM = r"(?! \s+ (?:film|movie|documentary|museum|exhibition|memorial|book|novel|photo) )"
_AGGRESSION = verbose(
    rf"""
    (?<![\w-])
    (?: {_OWNED} (?: (?:{_WARS}) {_ON_UKRAINE} | (?:{lexicon.any_of(_WORDS.aggressions)}) )
      | (?:{_WARS}) {_ON_UKRAINE}
      | (?:{_RUSSIA}) \s+ (?:has\s+|had\s+)? (?:invaded|attacked) \s+ Ukraine
      | invasion \s+ by \s+ Russia )
    (?!\w) {_NO_FILM}
    """
)
_REACH = rf"(?i:{lexicon.any_of(_WORDS.reach)})"
_INFLUENCE = verbose(
    rf"""
    (?<![\w-])
    (?: (?:{_POWER})(?:[’']s?)? \s+ (?: (?!and\b|or\b|in\b|of\b) [\w’-]+\s+ ){{0,2}}? {_REACH}
      | {_REACH} \s+ (?:of|by|from) \s+ (?:{_POWER}) )
    (?!\w)
    """
)


def _inflected(verb: str) -> set[str]:
    first, _, rest = verb.partition(" ")
    stem = first.removesuffix("e")
    stem = stem + "r" if first == "stir" else stem
    forms = {first, f"{first}s", f"{stem}ing", f"{stem}ed"}
    return {f"{form} {rest}".strip() for form in forms | {american(form) for form in forms}}


_ACTS = lexicon.any_of(sorted(form for verb in _WORDS.acts for form in _inflected(verb)))
# What ends the object: "to foment conflict in the Balkans | to deflect attention".
_ENDS = "(?:to|while|and|as|by|with|after|because|that|which|so|through|via|using|for|from)"
# "Russia may be trying to foment conflict in the Balkans".
_STIRRING = verbose(
    rf"""
    (?<![\w-]) (?:{_POWER}) (?<!Russian) (?<!Chinese) (?<!Iranian) \s*
    (?: ,[^,;.“”"]{{3,60}},\s+ )?
    (?: (?!and\b|that\b|which\b|but\b) [\w’'-]+\s+ ){{0,7}}? (?:{_ACTS}) (?!\w)
    (?: \s+ (?!{_ENDS}\b) [\w’'-]+ ){{0,7}}
    """
)


_ANCHOR = regex(rf"Ukraine|{_POWER}")
_BEFORE, _AFTER = 60, 200  # characters around a power in which the words about it stand


def find(text: str) -> Iterator[Mention]:
    """Yield each place where an outside power threatens."""
    for around in _windows(text):
        for match in _AGGRESSION.finditer(text, around.start, around.end):
            yield Mention(*match.span(), "russian_aggression", AGGRESSION)
        for pattern in (_INFLUENCE, _STIRRING):
            for match in pattern.finditer(text, around.start, around.end):
                yield Mention(*match.span(), "foreign_influence", INFLUENCE)


def _windows(text: str) -> list[Span]:
    """The stretches in which a power is named; nothing else is looked at."""
    found: list[Span] = []
    for anchor in _ANCHOR.finditer(text):
        around = Span(max(0, anchor.start() - _BEFORE), anchor.end() + _AFTER)
        if found and around.start <= found[-1].end:
            around = found.pop().join(around)
        found.append(around)
    return found
