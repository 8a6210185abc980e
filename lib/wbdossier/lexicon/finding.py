"""Text → where the words of a long list stand in it, without a pattern of them all.

A text is cut into its words once, and each word asked for the lists that have phrases beginning
with it, so that neither starting nor reading takes longer where lists are long or many.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from wbdossier.grammar import regex

_WORD = regex(r"\w+")
_SPACE = regex(r"\s+")


Begun = list[tuple[int, str]]  # where the first word of a phrase stands in a text, and which

# Every list, by the first words of its phrases: a text is passed over once for all of them.
_LISTS: dict[str, list[WordList]] = defaultdict(list)


@lru_cache(maxsize=8)
def _begun(text: str) -> dict[WordList, Begun]:
    """Where phrases of each list may begin in ``text``."""
    begun: dict[WordList, Begun] = defaultdict(list)
    known = _LISTS.get
    for match in _WORD.finditer(text):
        word = match[0]
        for words in known(word, ()):
            begun[words].append((match.start(), word))
    return dict(begun)


class WordList:
    """Words and phrases to find as `any_of` finds them, white space flexible, longest first.

    It is made once and for all: texts are asked for the words of every list that there is.

    ``before`` and ``after`` are patterns of no width that must hold where a phrase begins and ends;
    a phrase begins and ends a word of the text in any case.
    """

    def __init__(
        self, words: Iterable[str], before: str = r"(?<![\w-])", after: str = r"(?!\w)"
    ) -> None:
        """Take the ``words``, each of which begins with a letter or a digit."""
        self._before, self._after = regex(before), regex(after)
        # By first word: what follows it up to the next space, and the words after that.
        self._phrases: dict[str, list[tuple[str, list[str]]]] = {}
        for phrase in sorted(dict.fromkeys(" ".join(w.split()) for w in words), key=len)[::-1]:
            first = _WORD.match(phrase)
            if not first:
                raise ValueError(f"{phrase!r} begins with no letter or digit")
            rest, *others = phrase[first.end() :].split(" ")
            self._phrases.setdefault(first[0], []).append((rest, others))
        for word in self._phrases:
            _LISTS[word].append(self)
        _begun.cache_clear()

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Return where phrases stand in ``text``, from ``start`` and no further than ``end``."""
        end = len(text) if end is None else end
        found, reached = [], start
        begun = _begun(text).get(self, [])
        for i in range(bisect_left(begun, (start,)), bisect_left(begun, (end,))):
            at, first = begun[i]
            if at >= reached and self._before.match(text, at, end):
                reached = self._end(text, at, first, end) or reached
                if reached > at:
                    found.append((at, reached))
        return found

    def first_in(self, words: str) -> str:
        """Return the first phrase in a few ``words`` in any case, as it stands; "" without one.

        The list is one of words in lower case.
        """
        small = words.replace("İ", "I").lower()
        for word in _WORD.finditer(small):
            end = self._end(small, word.start(), word[0], len(small))
            if end and self._before.match(small, word.start()):
                return words[word.start() : end]
        return ""

    def end_at(self, text: str, at: int, limit: int | None = None) -> int | None:
        """Return where the phrase ends that begins at ``at``; None where none does."""
        limit = len(text) if limit is None else limit
        first = _WORD.match(text, at, limit)
        return self._end(text, at, first[0], limit) if first else None

    def _end(self, text: str, at: int, first: str, limit: int) -> int | None:
        at += len(first)
        for rest, others in self._phrases.get(first, ()):
            if text.startswith(rest, at):
                end = _end_of(others, text, at + len(rest)) if others else at + len(rest)
                if end and end <= limit and self._after.match(text, end, limit):
                    return end
        return None


def _end_of(words: list[str], text: str, at: int) -> int | None:
    """Where ``words`` end that follow ``at`` in ``text``, white space before each."""
    for word in words:
        gap = text[at : at + 2]
        if gap[:1] == " " and not gap[1:].isspace():  # as it mostly is
            at += 1
        elif space := _SPACE.match(text, at):
            at = space.end()
        else:
            return None
        if not text.startswith(word, at):
            return None
        at += len(word)
    return at
