"""Text → the names of countries, bodies, missions and places in it.

Names are looked up by their first word, so a text is passed over once, whatever the size of the
lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wbdossier.grammar import UPPER, regex
from wbdossier.lexicon.entries import Entry, entries, load
from wbdossier.lexicon.words import any_of, flexible
from wbdossier.records import Span


@dataclass(frozen=True, slots=True, order=True)
class Name(Span):
    """A name found in a text: ``id`` under ``kind``.

    ``kind`` is country, demonym, organisation, region, instrument, mission, place. A place
    carries the code of its country as ``id``.
    """

    kind: str
    id: str
    weak: bool = False

    @property
    def party(self) -> str | None:
        """The state or body that the name stands for; a mission stands for its organisation."""
        if self.kind == "mission":
            return entries("mission")[self.id].organisation
        return self.id if self.kind in ("country", "demonym", "place", "organisation") else None


@dataclass(frozen=True, slots=True)
class _Context:
    """Words beside a name that make it another thing; each pattern None where there are none."""

    after: re.Pattern[str] | None  # "University" before "of Kosovo Polje"
    before: re.Pattern[str] | None
    namesake: re.Pattern[str] | None  # "Macedonia, Ohio"

    @classmethod
    def of(cls, entry: Entry) -> _Context:
        return cls(
            _pattern(r"(?<!\w)(?:{})\s+\Z", entry.unless_after),
            _pattern(r"\s*(?:{})(?!\w)", entry.unless_before),
            _pattern(r"\s*(?:{})(?!\w)", entry.namesake),
        )


def _pattern(frame: str, words: list[str]) -> re.Pattern[str] | None:
    return regex(frame.format(any_of(words))) if words else None


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write one name: the pattern to try where its first word stands."""

    pattern: re.Pattern[str]
    id: str
    kind: str
    length: int
    weak: bool
    context: _Context


def _forms_of(names: list[str], kind: str, entry: Entry, weak: bool = False) -> Iterator[_Form]:
    context = _Context.of(entry)
    for name in names:
        # An all-capitals headline writes KOSOVO; an acronym is never written in lower case.
        body = "|".join(dict.fromkeys((flexible(name), flexible(name.upper()))))
        pattern = regex(rf"(?<!\w)(?:{body})(?!\w)")
        yield _Form(pattern, entry.id, kind, len(name), weak, context)


def _dotted(names: list[str]) -> list[str]:
    """ "U.N. Protection Force" beside "UN Protection Force"."""
    return [re.sub(r"^(U)([NS])\b", r"\1.\2.", n) for n in names if re.match(r"U[NS] ", n)]


def _all_forms() -> Iterator[tuple[str, _Form]]:
    for kind in ("mission", "organisation", "region", "instrument", "country"):
        for entry in entries(kind).values():
            names = [*entry.names, *_dotted(entry.names)]
            yield from zip(names, _forms_of(names, kind, entry), strict=True)
            yield from zip(entry.weak, _forms_of(entry.weak, kind, entry, weak=True), strict=True)
            yield from zip(entry.demonyms, _forms_of(entry.demonyms, "demonym", entry), strict=True)
    for code, towns in load("places", dict[str, list[str]]).items():
        yield from zip(towns, _forms_of(towns, "place", Entry(id=code, names=towns)), strict=True)


# A word that may begin a name: "Kosovo", "U.S.", "former Yugoslav …"; not the tail of "end.Kosovo".
# What stands before it is looked at after its first letter, so that other letters cost nothing.
_FIRST = regex(rf"[{UPPER}f](?<!\w.)(?<!\w\..)(?:(?<!f)|(?=ormer\b))[\w.]*")
_LETTERS = regex(r"[^\W\d_][\w.]*")


def _key(word: str) -> str:
    match = _LETTERS.search(word)
    return (match[0] if match else word).rstrip(".").casefold()


@cache
def _by_first_word() -> dict[str, tuple[_Form, ...]]:
    index: dict[str, list[_Form]] = {}
    for name, form in _all_forms():
        index.setdefault(_key(name), []).append(form)
    return {w: tuple(sorted(f, key=lambda x: -x.length)) for w, f in index.items()}


def find(text: str) -> list[Name]:
    """Return every name in ``text``, sorted; of one kind at one place only the longest.

    A name may stand inside one of another kind: "Kosovo Force" is a mission that names a country.
    A namesake ("Macedonia, Ohio") takes the bare name with it in the whole text.
    """
    found, namesakes = [], set()
    for name, context in _candidates(text):
        if context.namesake and context.namesake.match(text, name.end):
            namesakes.add(name.of(text).casefold())
        elif not _is_another(text, name, context):
            found.append(name)
    if namesakes:
        found = [n for n in found if n.of(text).casefold() not in namesakes]
    return sorted(found, key=lambda n: (n.start, -n.end))


def _is_another(text: str, name: Name, context: _Context) -> bool:
    """Whether the words beside the name make it another thing."""
    if context.before and context.before.match(text, name.end):
        return True
    start = max(0, name.start - 30)
    return context.after is not None and bool(context.after.search(text, start, name.start))


def _candidates(text: str) -> Iterator[tuple[Name, _Context]]:
    """Each place where a name stands, whatever its context."""
    index = _by_first_word()
    reached: dict[str, int] = {}
    for word in _FIRST.finditer(text):
        forms = index.get(word[0].rstrip(".").casefold())
        for form in _standing(text, word.start(), forms, reached) if forms else ():
            name = Name(word.start(), reached[_family(form)], form.kind, form.id, form.weak)
            yield name, form.context


def _standing(
    text: str, at: int, forms: tuple[_Form, ...], reached: dict[str, int]
) -> Iterator[_Form]:
    """The forms that stand ``at``, the longest of each kind; ``reached`` is how far names go."""
    seen: set[str] = set()
    for form in forms:
        family = _family(form)
        if family in seen or reached.get(family, 0) > at:
            continue
        if match := form.pattern.match(text, at):
            seen.add(family)
            reached[family] = match.end()
            yield form


def _family(form: _Form) -> str:
    return "country" if form.kind == "demonym" else form.kind
