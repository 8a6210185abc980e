"""The files of words: loading them, and the entries of countries, bodies and missions."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from wbdossier.errors import Problem

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
    """Words of saying: ``lexicon/speech.toml``."""

    verbs: list[str]
    bare_clause: list[str]
    quotation_only: list[str]
    with_listener: list[str]
    never_inverted: list[str]
    adverbs: list[str]
    institutions: list[str]
    issued: list[str]
    held: list[str]
    titled: list[str]
    irregular: list[str]
    base_forms: list[str]
    stand_ins: list[str]
    seats: dict[str, str]


class Persons(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words of names and of office: ``lexicon/persons.toml``."""

    function_words: list[str]
    not_a_person: list[str]
    particles: list[str]
    titles: list[str]
    roles: list[str]
    portfolios: list[str]
    modifiers: list[str]
    government: list[str]
    command: list[str]
    ranks: list[str]
    forces: list[str]
    posted: list[str]
    bodies_before_name: list[str]
    shared: list[str]
    female_titles: list[str]
    male_titles: list[str]
    female_roles: list[str]
    male_roles: list[str]
    female_names: list[str]
    male_names: list[str]
    private: list[str]
    of_one_state: dict[str, str]
    bodies: dict[str, str]


class Offices(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What bodies are called: ``lexicon/offices.toml``."""

    bodies: list[str]
    government: list[str]


def load(name: str, shape: type[T]) -> T:
    """Read ``lexicon/<name>.toml`` as ``shape``; a malformed file is a `Problem`."""
    path = FOLDER / f"{name}.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), shape)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Problem(path, str(error), "mend the entry it names") from error


@cache
def capitals() -> dict[str, list[str]]:
    """Towns that stand for a government or a body, by its code."""
    return load("capitals", dict[str, list[str]])


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
    """The words of saying."""
    return load("speech", Speech)


@cache
def persons() -> Persons:
    """The words of names and of office."""
    return load("persons", Persons)


@cache
def offices() -> Offices:
    """The words for bodies that are not named."""
    return load("offices", Offices)


@cache
def six() -> tuple[str, ...]:
    """Codes of the Western Balkans six, sorted."""
    return tuple(sorted(e.id for e in entries("country").values() if e.six))
