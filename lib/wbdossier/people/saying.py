"""Verbs of saying, and the capitalised words beside them: who speaks is a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wbdossier import lexicon
from wbdossier.grammar import APART, WEEKDAY, verbose
from wbdossier.people.names import WORD, word
from wbdossier.people.spelling import fold
from wbdossier.records import Span

_ALL_VERBS = frozenset(lexicon.speech().verbs)
# A verb of saying, as a piece of a pattern.
VERB = rf"(?<![\w-])(?:{lexicon.any_of(lexicon.speech().verbs)})(?![\w-])"
_VERBS = lexicon.WordList(lexicon.speech().verbs, APART, r"(?![\w-])")
_ONE = verbose(WORD)
# "According to Ana Kola": a name of two or three words.
ACCORDING_TO = verbose(rf"[Aa]ccording \s+ to \s+ (?P<name> {WORD} (?:\s+{WORD}){{1,2}} )")
# "Kola, a retired teacher, said".
_ASIDE = verbose(rf"(?P<name> {WORD} ) ,\s [^,.;:“”\"]{{2,60}} ,\s+ \Z")
_ASIDE_REACH = 100  # characters
_BARE_REACH = 50
_BESIDE = 24  # characters in which the neighbour of a verb stands


# "Kola said", "Kola on Monday claimed"; not "Mayor Kola said" or "Great Valley said".
_ALONE = word(r"(?<![\w’'.-].)")
_BARE = verbose(
    rf"""
    (?P<name> {_ALONE} )
    (?: \s+ (?:also|later|has|had|again|today|yesterday|(?:on\s+)?{WEEKDAY}|\w+ly) ){{0,2}} \s+ \Z
    """
)
# No subject after a preposition: "her message in Tirana was clear".
_NO_SUBJECT = verbose(
    rf"""
    (?: (?! {WEEKDAY}\s) {WORD}
      | \b (?:in|at|from|of|to|with|for|on|by|near|and|a|an|the) ) \s+ \Z
    """
)
# They tell who passes words on, and that is a newspaper as often as a person.
_PASSED_ON = frozenset({"reported", "reports", "wrote", "writes", "quoted", "cites"})


def before_verb(text: str, verb: Span) -> re.Match[str] | None:
    """Return the match of a capitalised word that stands alone before a verb as its ``name``."""
    if verb.of(text) in _PASSED_ON:
        return None
    match = _BARE.search(text, max(0, verb.start - _BARE_REACH), verb.start)
    if not match or _NO_SUBJECT.search(text, max(0, match.start() - 30), match.start()):
        return None
    return match


def is_verb(words: str) -> bool:
    """Whether the words are a verb of saying and nothing else."""
    return " ".join(words.split()) in _ALL_VERBS


def verbs(text: str) -> list[Span]:
    """Return every verb of saying in ``text``."""
    return [Span(*place) for place in _VERBS.find(text)]


def subjects(text: str, verbs: Iterable[Span]) -> Iterator[str]:
    """Yield every capitalised word right before or after one of the ``verbs``, folded."""
    for verb in verbs:
        if aside := _ASIDE.search(text, max(0, verb.start - _ASIDE_REACH), verb.start):
            yield fold(aside["name"])
        before = _ONE.findall(text, max(0, verb.start - _BESIDE), verb.start)
        after = _ONE.search(text, verb.end, verb.end + _BESIDE)
        yield from (fold(word) for word in before[-1:])
        if after:
            yield fold(after[0])
    for match in ACCORDING_TO.finditer(text):
        yield fold(match["name"].split()[-1])
