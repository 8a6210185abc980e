"""Who is who: full names, and the surnames that stand for them later."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from wbdossier.people.spelling import fold, one_letter_off


@dataclass(frozen=True)
class Person:
    """Somebody named in an article."""

    name: str
    role: str | None = None
    country: str | None = None
    doubt: str | None = None  # why the country is not certain


class Register:
    """The people of one text, each once. Surnames are looked up when all full names are in."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.people: list[Person] = []
        self._by_name: dict[tuple[str, str], int] = {}  # first and last word
        self._known: dict[str, int | None] = {}  # what `surname` has answered

    def add(self, person: Person) -> int:
        """Enter a person, or what is new about one already known; return the index."""
        words = fold(person.name).split()
        index = self._by_name.setdefault((words[0], words[-1]), len(self.people))
        if index == len(self.people):
            self.people.append(person)
        else:
            known = self.people[index]
            fuller = person if not known.country and person.country else known
            self.people[index] = replace(fuller, name=known.name, role=known.role or person.role)
        return index

    def known(self, word: str) -> bool:
        """Whether somebody entered so far has this surname."""
        return any(last == fold(word) for _, last in self._by_name)

    def introduce(self, index: int, role: str, country: str | None) -> None:
        """Give a person the office that the sentence before the name speaks of."""
        doubt = "The office stands in the sentence before the name."
        known = self.people[index]
        self.people[index] = replace(
            known, role=role, country=known.country or country, doubt=doubt
        )

    def learn(self, index: int, role: str, country: str | None, doubt: str | None) -> None:
        """Give a person the office that stands before a later mention of the name."""
        known = self.people[index]
        doubt = known.doubt if known.country else doubt
        self.people[index] = replace(
            known, role=role, country=known.country or country, doubt=doubt
        )

    def surname(self, word: str) -> int | None:
        """Return whose surname ``word`` is: the same, unaccented, or one letter off."""
        if word not in self._known:
            strange = word.isascii() and (word[0].lower(), len(word)) not in self._shapes
            self._known[word] = None if strange else self._look_up(fold(word))
        return self._known[word]

    def _look_up(self, key: str) -> int | None:
        for names in (self._last, self._later):
            if key in names:
                return names[key]
        lengths = (len(key), len(key) - 1, len(key) + 1)
        alike = [a for length in lengths for a in self._by_shape.get((key[:1], length), ())]
        near = [i for last, i in alike if one_letter_off(key, last)]
        return near[0] if len(near) == 1 else None

    @cached_property
    def _shapes(self) -> frozenset[tuple[str, int]]:
        """Initial and length of what may be a word of the names: most words need no look-up."""
        words = [w for p in self.people for w in fold(p.name).split()]
        return frozenset((w[0], len(w) + more) for w in words for more in (-1, 0, 1))

    @cached_property
    def _last(self) -> dict[str, int]:
        """The person last entered under each surname."""
        return {last: i for i, (_, last) in enumerate(self._by_name)}

    @cached_property
    def _later(self) -> dict[str, int]:
        """The person last entered under each word of a name but the first."""
        return {w: i for i, p in enumerate(self.people) for w in fold(p.name).split()[1:]}

    @cached_property
    def _by_shape(self) -> dict[tuple[str, int], list[tuple[str, int]]]:
        """Surnames and their people by first letter and length, in the order entered."""
        shapes: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
        for i, (_, last) in enumerate(self._by_name):
            shapes[last[:1], len(last)].append((last, i))
        return shapes
