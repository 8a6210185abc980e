"""The thing counted: from the words after a number to a noun phrase and its head.

No tagger, only shapes: the head is the first plural noun within reach, and the plural nouns that
follow it at once ("150 police officers"). In grammatical English no verb in -s follows a plural
subject, so such a word is a noun. When in doubt nothing is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from wbdossier import lexicon
from wbdossier.grammar import regex
from wbdossier.quantities.phrases import Word
from wbdossier.quantities.vocabulary import WORDS

MODIFIERS = 5  # words that may stand between the number and its noun
_NOUNS = WORDS.nouns
_ACRONYMS = regex(r"[A-Z][A-Za-z]*[A-Z]s|[A-Z][A-Za-z]{0,3}-?[0-9]+[A-Z]{0,2}s")  # NGOs, F-16s
_SINGULAR = regex(r".*(?:ss|us|is|['’]s)$", re.IGNORECASE)
# Adjectives and participles by their endings: "one Serbian officer", "one leading politician".
_ADJECTIVE = regex(
    r".+(?:al|ive|ic|ous|ful|less|[ai]ble|ary|ern|ian|ish|ese|ant|ed|ing|est)$|[^m]+ent$"
)
_NAMED_ADJECTIVE = regex(r"[A-Z].*(?:n|sh|se|ch|k|i)$|[A-Z]{2,}$|.+-led$")
_VERB = regex(r".+(?:ed|[^s]s)$")


class NounPhrase(NamedTuple):
    """A head noun and the words between the number and it."""

    head: Word
    modifiers: tuple[str, ...]


def is_plural(word: str) -> bool:
    """Whether a word has the shape of a plural noun, or is one by our list."""
    low = word.casefold().rsplit("-", 1)[-1]
    if low in _NOUNS.plurals or (low.endswith("men") and len(low) > 4) or _ACRONYMS.fullmatch(word):
        return True
    if len(low) < 4 or not low.endswith("s") or low in _NOUNS.not_plurals or low in _NOUNS.verbs:
        return False
    return not _SINGULAR.match(low) or low in ("crises", "analyses", "buses", "viruses")


def _ends(word: Word) -> bool:
    """Whether the noun phrase is over: a function word, a number, a new line's capital."""
    low = word.text.casefold()
    if word.broken and word.text[0].isupper() and not _NAMED_ADJECTIVE.match(word.text):
        return word.text.removesuffix("s") not in _demonyms()
    return low in _NOUNS.stops or low in WORDS.numbers


def _reach(words: Sequence[Word]) -> list[Word]:
    found: list[Word] = []
    for word in words[: MODIFIERS + 2]:
        if _ends(word):
            break
        found.append(word)
    return found


def _plural_head(words: Sequence[Word]) -> int | None:
    first = next((i for i, w in enumerate(words[: MODIFIERS + 1]) if is_plural(w.text)), None)
    if first is None:
        return None
    while first + 1 < len(words) and is_plural(words[first + 1].text):
        first += 1
    beyond = first + 2  # "13 arms control agreements"
    if words[first].text.casefold() in _NOUNS.attributive and beyond < len(words):
        between = words[first + 1].text
        if is_plural(words[beyond].text) and not _VERB.match(between):
            return beyond
    return first


def _nominal_head(words: Sequence[Word]) -> int | None:
    """ "12 dead", "more than 300 wounded": the adjective is what is counted."""
    return 0 if words and words[0].text.casefold() in _NOUNS.nominal else None


def _singular_head(words: Sequence[Word]) -> int | None:
    """The noun after "one": the first word that is no adjective, and more until a verb's shape."""
    for i, word in enumerate(words):
        low = word.text.casefold()
        if low in _NOUNS.adjectives or _ADJECTIVE.match(low) or _NAMED_ADJECTIVE.match(word.text):
            continue
        if i and is_plural(word.text):  # "one proposal asks": an adjective's ending, yet a noun
            return i - 1
        return i if word.text.islower() and not low.endswith("ly") else _person(words, i)
    return _person(words, len(words) - 1)


def _person(words: Sequence[Word], index: int) -> int | None:
    """ "One Serb was arrested": a demonym alone, the last word of the phrase, is a person."""
    alone = index == len(words) - 1 == 0
    return 0 if alone and words[0].text in _demonyms() else None


@cache
def _demonyms() -> frozenset[str]:
    """Singular demonyms; a plural that we know gives its singular."""
    known = {d for e in lexicon.entries("country").values() for d in e.demonyms}
    return frozenset(known | {d.removesuffix("s") for d in known} | WORDS.nouns.peoples)


def phrase(words: Sequence[Word], one: bool = False) -> NounPhrase | None:
    """Return the noun phrase that ``words`` begin with; ``one`` asks for a singular.

    >>> words = [Word(w, 0, 0, False) for w in "innovative transport projects".split()]
    >>> phrase(words).head.text
    'projects'
    """
    near = _reach(words)
    if one:
        index = _singular_head(near)
    else:
        index = _plural_head(near)
        index = _nominal_head(near) if index is None else index
    if index is None:
        return None
    return NounPhrase(near[index], tuple(w.text for w in near[:index]))


def measured_by(words: Sequence[Word]) -> NounPhrase | None:
    """Return the first noun of "a 12 page document": hyphened mostly, but not by all."""
    first = words[0].text if len(words) > 1 and not words[1].broken else ""
    is_noun = first in WORDS.hyphened.nouns and not _ends(words[1])
    return NounPhrase(words[0], ()) if is_noun else None


def adjectives(words: Sequence[Word]) -> list[Word]:
    """Return the words up to the end of the phrase if all describe and none is a verb's shape."""
    near = _reach(words)
    return near if near and all(_describes(w.text) for w in near) else []


def _describes(word: str) -> bool:
    if word[0].isupper():
        return bool(_NAMED_ADJECTIVE.match(word))
    return bool(_ADJECTIVE.match(word)) and not word.endswith(("ed", "ing"))


def hyphened(parts: Sequence[Word], following: Sequence[Word]) -> NounPhrase | None:
    """Return what "150-member" or "4,500-strong force" counts.

    ``parts`` are the words after the hyphens, ``following`` those after the white space. Of
    "N-strong" the head is the body that is so strong, "strong" its first modifier; where none is
    named the head is "strong".
    """
    word = parts[0].text.casefold()
    if word == "strong":
        return _strong(parts[0], following)
    if len(parts) == 1 and word in WORDS.hyphened.nouns:
        return NounPhrase(parts[0], ())
    return None


def _strong(strong: Word, following: Sequence[Word]) -> NounPhrase:
    near = _reach(following)
    bodies = [i for i, w in enumerate(near) if w.text.casefold() in WORDS.hyphened.bodies]
    if not bodies:
        return NounPhrase(strong, ())
    last = bodies[0]
    while last + 1 in bodies:
        last += 1
    return NounPhrase(near[last], (strong.text, *(w.text for w in near[:last])))
