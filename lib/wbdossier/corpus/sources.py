"""Paths to the articles in them, one after the other, in an order that never changes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from wbdossier import articles, collection, intake
from wbdossier.corpus import containers
from wbdossier.corpus.source import Item, Skipped, Source
from wbdossier.corrections import Corrections
from wbdossier.errors import Problem

Found = tuple[Path, str] | Skipped  # a file and the folder that goes before its articles' ids


def check(paths: Sequence[Path]) -> None:
    """Raise a Problem for a path that is not there, or a folder without an article."""
    for path in paths:
        try:
            path.stat()
        except (OSError, ValueError) as error:
            raise Problem(path, _reason(error), "check the path") from error
        if path.is_dir() and next(_walk(path), None) is None:
            ends = ", ".join((*intake.FORMS, *containers.READERS))
            cause = f"the folder holds no article ({ends})"
            raise Problem(path, cause, "name a folder with articles")


def items(paths: Sequence[Path]) -> Iterator[Item]:
    """Yield what the articles are read from, and what cannot be read, file by file."""
    for found in files(paths):
        if isinstance(found, Skipped):
            yield found
            continue
        path, folder = found
        try:
            yield from (
                _in_container(path, folder) if containers.reader(path) else [_alone(path, folder)]
            )
        except Problem as problem:
            yield Skipped.of(problem)


def files(paths: Sequence[Path]) -> Iterator[Found]:
    """Yield the files given and those of the folders given, each once."""
    seen: set[Path] = set()
    for path in paths:
        for found in _walk(path) if path.is_dir() else [(path, "")]:
            if isinstance(found, Skipped) or not _is_among(found[0], seen):
                yield found
        seen.add(path)


def _is_among(file: Path, seen: set[Path]) -> bool:
    """Whether a path before gave this file: itself, or a folder it is found in."""
    if file in seen:
        return True
    above = next((folder for folder in file.parents if folder in seen), None)
    return (
        above is not None
        and all(_is_wanted(part) for part in (*file.relative_to(above).parts[:-1], file.name))
        and _has_form(file)
    )


def _walk(folder: Path, below: str = "") -> Iterator[Found]:
    """Yield the articles of a folder by name, then those of the folders in it.

    A page or a PDF beside a .txt of the same name is what that text was made from, and passed
    over. Links to folders are not followed.
    """
    try:
        with os.scandir(folder) as entries:
            inside = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in entries)
    except OSError as error:
        yield Skipped.of(Problem(folder, _reason(error), "make the folder readable"))
        return
    wanted = [(Path(name), is_dir) for name, is_dir in inside if _is_wanted(name)]
    texts = {name.stem for name, is_dir in wanted if not is_dir and name.suffix.lower() == ".txt"}
    for name, is_dir in wanted:
        made = name.suffix.lower() in (".html", ".htm", ".pdf") and name.stem in texts
        if not is_dir and not made and _has_form(name):
            yield folder / name, below
    for name, is_dir in wanted:
        if is_dir:
            yield from _walk(folder / name, f"{below}{name}/")


def _is_wanted(name: str) -> bool:
    return not name.startswith(".")


def _has_form(path: Path) -> bool:
    return path.suffix.lower() in intake.FORMS or containers.reader(path) is not None


def _alone(path: Path, folder: str) -> Source:
    """Return a file that is an article."""
    form = intake.FORMS.get(path.suffix.lower(), "txt")
    known, docs = _corrections(path.parent)
    doc = articles.article_id(path)
    sidecar = articles.sidecar_of(path) if form == "txt" else None
    data = articles.content(path, intake.LARGEST[form])
    return Source(str(path), "", form, data, doc, folder, sidecar, known if doc in docs else None)


def _in_container(path: Path, folder: str) -> Iterator[Item]:
    """Yield the records of a file; one without any is a Problem."""
    if not path.is_file():
        raise Problem(path, "this is not a file", "name a file")
    read = containers.reader(path)
    assert read
    stem, empty = containers.stem(path), True
    for piece in read(path):
        empty = False
        if isinstance(piece, Problem):
            yield Skipped.of(piece, whole=False)
        else:
            sidecar = articles.Sidecar(url=piece.url) if piece.url else None
            doc = f"{stem}-{piece.number}"
            yield Source(str(path), piece.place, piece.form, piece.data, doc, folder, sidecar)
    if empty:
        raise Problem(path, "there is no article in it", "leave it out")


@lru_cache(maxsize=8)
def _corrections(folder: Path) -> tuple[Corrections, frozenset[str]]:
    """Return the corrections beside articles, and the articles they are about."""
    known = collection.corrections_in(folder)
    return known, frozenset(correction.doc for correction in known.entries)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
