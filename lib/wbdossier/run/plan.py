"""Which runs make the report: ``runs.toml`` read, unfolded and checked before anything runs.

A ``[[run]]`` is a name, a notebook and the parameters it is given. With ``each`` it stands for one
run per value, and the name says which: ``name = "country-{country}"``,
``each.country = ["AL", "BA"]``; ``each.article = "articles"`` is one run per article there is.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import msgspec

from wbdossier.errors import Problem
from wbdossier.run import parameters as typed

ARTICLES = "articles"  # in place of a list of values: the id of every article
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass(frozen=True)
class Run:
    """One execution of one notebook; ``name`` is that of the executed copy and of its page."""

    name: str
    notebook: Path
    parameters: dict[str, Any] = field(default_factory=dict)


class Entry(msgspec.Struct, forbid_unknown_fields=True):
    """One ``[[run]]`` as written."""

    name: str
    notebook: str
    parameters: dict[str, Any] = {}
    each: dict[str, list[Any] | Literal["articles"]] = {}


class _File(msgspec.Struct, forbid_unknown_fields=True):
    run: list[Entry] = []


def load(path: Path, articles: Sequence[str] = ()) -> list[Run]:
    """Read the runs of a ``runs.toml``; notebooks stand beside it.

    ``articles`` are the ids that runs "each article" are for.
    """
    runs = [run for entry in _entries(path) for run in _unfold(entry, path, articles)]
    if not runs:
        raise Problem(path, "lists no runs", "add a [[run]] with a name and a notebook")
    _check_names(runs, path)
    return runs


def select(runs: Sequence[Run], only: Iterable[str]) -> list[Run]:
    """Return the runs named in ``only``; all of them when it is empty."""
    wanted = list(dict.fromkeys(only))
    known = {run.name: run for run in runs}
    for name in wanted:
        if name not in known:
            raise Problem("--only", f"there is no run {name!r}", f"choose from {', '.join(known)}")
    return [known[name] for name in wanted] or list(runs)


def check(runs: Iterable[Run]) -> None:
    """Raise the first Problem in what a run gives its notebook; nothing is executed."""
    for run in runs:
        typed.check(run.parameters, typed.declared(run.notebook), f"run {run.name!r}", run.notebook)


def _entries(path: Path) -> list[Entry]:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File).run
    except OSError as error:
        raise Problem(path, f"cannot be read ({error.strerror})", "list the runs in it") from None
    except UnicodeDecodeError:
        raise Problem(path, "is not UTF-8", "save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise Problem(path, f"is not valid TOML: {error}", "mend that line") from None
    except msgspec.ValidationError as error:
        keys = "name, notebook, parameters and each"
        raise Problem(path, f"is not a list of runs: {error}", f"a run has {keys}") from None


def _unfold(entry: Entry, path: Path, articles: Sequence[str]) -> Iterable[Run]:
    notebook = path.parent / entry.notebook
    if both := entry.each.keys() & entry.parameters.keys():
        raise Problem(
            path,
            f"gives {', '.join(sorted(both))} twice",
            "name it under parameters or under each",
            f"run {entry.name!r}",
        )
    choices = [articles if values == ARTICLES else values for values in entry.each.values()]
    for values in itertools.product(*choices):
        swept = dict(zip(entry.each, values, strict=True))
        name = _name(entry.name, swept, path)
        yield Run(name, notebook, entry.parameters | swept)


def _name(pattern: str, swept: dict[str, Any], path: Path) -> str:
    name = pattern
    for parameter, value in swept.items():
        name = name.replace("{" + parameter + "}", str(value))
    if not NAME.fullmatch(name):
        held = ", ".join("{" + parameter + "}" for parameter in swept)
        remedy = "use letters, digits, - and _" + (f", and {held} for the value" if held else "")
        raise Problem(path, f"{name!r} cannot be the name of a run", remedy)
    return name


def _check_names(runs: Sequence[Run], path: Path) -> None:
    seen: set[str] = set()
    for run in runs:
        if run.name.lower() in seen:  # files of one folder, and some file systems fold case
            raise Problem(path, f"two runs are called {run.name!r}", "give each its own name")
        seen.add(run.name.lower())
