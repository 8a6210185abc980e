"""Vocabulary as data: who and what articles name, and under which words.

The `.toml` files beside this one hold words; this module loads, validates and finds them. Names
are looked up by their first word, so a text is passed over once, whatever the size of the lists.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from wbdossier.errors import Problem
from wbdossier.records import Span

FOLDER = Path(__file__).parent
T = TypeVar("T")


class Entry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One thing and the names it goes by."""

    id: str
    names: list[str]
    weak: list[str] = []
    demonyms: list[str] = []
    six: bool = False
    organisation: str | None = None
    host: str | None = None
    provider: str | None = None
    unless_after: list[str] = []
    unless_before: list[str] = []
    namesake: list[str] = []


class Speech(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words of saying and of office."""

    verbs: list[str]
    bare_clause: list[str]
    quotation_only: list[str]
    roles: list[str]
    titles: list[str]
    titled: list[str]
    portfolios: list[str]
    government: list[str]
    bodies: dict[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Name(Span):
    """A name found in a text: ``id`` under ``kind``.

    ``kind`` is country, demonym, organisation, region, instrument, mission, place. A place
    carries the code of its country as ``id``.
    """

    kind: str
    id: str
    weak: bool = False


def load(name: str, shape: type[T]) -> T:
    """Read ``lexicon/<name>.toml`` as ``shape``; a malformed file names the place and the remedy."""
    path = FOLDER / f"{name}.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), shape)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Problem(path, str(error), "mend the entry it names") from error


@cache
def entries(kind: str) -> dict[str, Entry]:
    """All entries of one kind (country, organisation, region, instrument, mission) by id."""
    file = {"country": "countries", "mission": "missions"}.get(kind, "organisations")
    table: Any = load(file, dict[str, Any])
    found = {e.id: e for e in msgspec.convert(table[kind], list[Entry])}
    return _with_cldr(found, table["adjectives"]) if kind == "country" else found


def _with_cldr(ours: dict[str, Entry], adjectives: dict[str, list[str]]) -> dict[str, Entry]:
    """Add the countries that only CLDR knows, under their English names."""
    from babel import Locale

    names = {c: n for c, n in Locale("en").territories.items() if len(c) == 2 and c.isalpha()}
    for code in ("EU", "UN", "EZ", "QO", "ZZ", "XA", "XB"):  # CLDR's groups and pseudo codes
        names.pop(code, None)
    others = {
        code: Entry(id=code, names=[name], demonyms=adjectives.get(code, []))
        for code, name in names.items()
        if code not in ours
    }
    return ours | others


@cache
def speech() -> Speech:
    """The words of saying and of office."""
    return load("speech", Speech)


@cache
def six() -> tuple[str, ...]:
    """Codes of the Western Balkans six, sorted."""
    return tuple(sorted(e.id for e in entries("country").values() if e.six))


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write one name: the pattern to try where its first word stands."""

    pattern: re.Pattern[str]
    entry: Entry
    length: int
    kind: str
    weak: bool


def flexible(words: str) -> str:
    """Return a pattern for ``words`` in which any white space stands for a space."""
    return r"\s+".join(re.escape(w) for w in words.split())


def any_of(words: list[str] | tuple[str, ...]) -> str:
    """Return one alternation of ``words``, longest first, white space flexible."""
    return "|".join(flexible(w) for w in sorted(words, key=len, reverse=True))


def _form(name: str, kind: str, entry: Entry, weak: bool = False) -> _Form:
    # An all-capitals headline writes KOSOVO; an acronym is never written in lower case.
    body = "|".join(dict.fromkeys((flexible(name), flexible(name.upper()))))
    pattern = re.compile(rf"(?<!\w)(?:{body})(?!\w)")
    return _Form(pattern, entry, len(name), kind, weak)


def _dotted(names: list[str]) -> list[str]:
    """ "U.N. Protection Force" beside "UN Protection Force"."""
    return [re.sub(r"^(U)([NS])\b", r"\1.\2.", n) for n in names if re.match(r"U[NS] ", n)]


def _all_forms() -> Iterator[tuple[str, _Form]]:
    for kind in ("mission", "organisation", "region", "instrument", "country"):
        for entry in entries(kind).values():
            for name in (*entry.names, *_dotted(entry.names)):
                yield name, _form(name, kind, entry)
            for name in entry.weak:
                yield name, _form(name, kind, entry, weak=True)
            for name in entry.demonyms:
                yield name, _form(name, "demonym", entry)
    for code, towns in load("places", dict[str, list[str]]).items():
        for town in towns:
            yield town, _form(town, "place", Entry(id=code, names=[town]))


_WORD = re.compile(r"[^\W\d_][\w.]*")


def _first_word(name: str) -> str:
    match = _WORD.search(name)
    return (match[0] if match else name).rstrip(".").casefold()


@cache
def _by_first_word() -> dict[str, tuple[_Form, ...]]:
    index: dict[str, list[_Form]] = {}
    for name, form in _all_forms():
        index.setdefault(_first_word(name), []).append(form)
    return {w: tuple(sorted(f, key=lambda x: -x.length)) for w, f in index.items()}


def find(text: str) -> list[Name]:
    """Return every name in ``text``, sorted; of one kind at one place only the longest.

    A name may stand inside one of another kind: "Kosovo Force" is a mission that names a country.
    A namesake ("Macedonia, Ohio") takes the bare name with it in the whole text.
    """
    found, namesakes = [], set()
    for name, entry in _candidates(text):
        before, after = text[max(0, name.start - 30) : name.start], text[name.end : name.end + 30]
        if _follows(after, entry.namesake):
            namesakes.add(name.of(text).casefold())
        elif not _follows(after, entry.unless_before) and not _precedes(before, entry.unless_after):
            found.append(name)
    found = [n for n in found if n.of(text).casefold() not in namesakes]
    return sorted(found, key=lambda n: (n.start, -n.end))


def _follows(after: str, words: list[str]) -> bool:
    return bool(words) and re.match(rf"\s*(?:{any_of(words)})(?!\w)", after) is not None


def _precedes(before: str, words: list[str]) -> bool:
    return bool(words) and re.search(rf"(?<!\w)(?:{any_of(words)})\s+$", before) is not None


def _candidates(text: str) -> Iterator[tuple[Name, Entry]]:
    """Each place where a name stands, whatever its context."""
    index = _by_first_word()
    reached: dict[str, int] = {}
    for word in _WORD.finditer(text):
        if not word[0][0].isupper() and word[0] != "former":
            continue
        seen: set[str] = set()
        for form in index.get(word[0].rstrip(".").casefold(), ()):
            family = "country" if form.kind == "demonym" else form.kind
            if family in seen or reached.get(family, 0) > word.start():
                continue
            if match := form.pattern.match(text, word.start()):
                seen.add(family)
                reached[family] = match.end()
                yield (
                    Name(match.start(), match.end(), form.kind, form.entry.id, form.weak),
                    form.entry,
                )
