"""The sidecar of a new article: what a person states, what a machine inferred, what is open."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from wbdossier import articles
from wbdossier.articles import Sidecar
from wbdossier.errors import Problem
from wbdossier.intake import Document

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
ORDER = (
    "publisher", "original_publisher", "title", "date", "date_basis", "date_note", "language",
    "url", "rights", "accessed", "original_file", "original_sha256", "copy_of",
)  # fmt: skip
ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+")


@dataclass(frozen=True)
class Field:
    """One field of a sidecar: its value, and how it is known where no person said so."""

    value: str | None
    how: str = ""


def check_stated(stated: Sidecar) -> None:
    """Raise a Problem that names the option whose value cannot be right."""
    for name in ("publisher", "title", "rights"):
        value = getattr(stated, name)
        if value is not None and not value.strip():
            raise Problem(f"--{name}", "there is nothing in it", "give it a value, or leave it out")
    if stated.language is not None and not LANGUAGE.fullmatch(stated.language):
        cause = f"{stated.language!r} is no code of a language"
        raise Problem("--language", cause, "write it like en, sq or sr-Latn")
    if stated.url is not None and not ADDRESS.fullmatch(stated.url):
        cause = f"{stated.url!r} is no address of a page"
        raise Problem("--url", cause, "write it in full, with https:// at its beginning")
    articles.check_date(Sidecar(date=stated.date, date_basis=stated.date_basis), "--date")
    articles.check_date(Sidecar(accessed=stated.accessed), "--accessed")


def written(stated: Sidecar, document: Document, file: Path) -> str:
    """Return the sidecar of ``document``, read from ``file``: a comment says what is inferred."""
    fields = _told(stated, document) | _dated(stated, document)
    fields |= {name: Field(getattr(stated, name)) for name in ("rights", "accessed")}
    sha256 = document.sha256
    if document.form != "txt":
        fields |= {"original_file": Field(file.name), "original_sha256": Field(sha256)}
        sha256 = hashlib.sha256(document.text.encode("utf-8")).hexdigest()
    if stated.copy_of is not None:
        fields["copy_of"] = Field(stated.copy_of)
    inferred = [name for name in ORDER if name in fields and fields[name].how]
    lines = [
        "# Written by `wbdossier add`. Check what is inferred, and fill in what is not known.",
        *([f"# {document.note}"] if document.note else []),
        *(_line(name, fields[name]) for name in ORDER if name in fields),
        f"inferred = {json.dumps(inferred)}",
        _line("sha256", Field(sha256)),
    ]
    return "\n".join(lines) + "\n"


def _told(stated: Sidecar, document: Document) -> dict[str, Field]:
    """What a person says, else the file about itself, else its text."""
    guess = articles.parse(document.text)
    by_text = {
        "original_publisher": Field(guess.original_publisher, "the text"),
        "title": Field(guess.title, "the text"),
        "language": Field(guess.language, "the commonest words"),
    }
    return {
        name: _first(
            Field(getattr(stated, name)),
            Field(getattr(document, name, None), document.inferred.get(name, "")),
            by_text.get(name, Field(None)),
        )
        for name in ("publisher", "original_publisher", "title", "language", "url")
    }


def _dated(stated: Sidecar, document: Document) -> dict[str, Field]:
    """The date, its basis and a sentence on it; a person may state that it is unknown."""
    if stated.date or stated.date_basis == "unknown":
        basis = stated.date_basis or "stated"
        return {
            "date": Field(stated.date),
            "date_basis": Field(basis),
            "date_note": Field(stated.date_note),
        }
    guess = articles.parse(document.text)
    date = _first(
        Field(document.date, document.inferred.get("date", "")), Field(guess.published, "the text")
    )
    note = f"Inferred from {date.how}." if document.date else guess.published_note
    return {
        "date": date,
        "date_basis": Field("inferred" if date.value else None),
        "date_note": Field(note),
    }


def _first(*fields: Field) -> Field:
    """The first field that has a value."""
    return next((field for field in fields if field.value is not None), Field(None))


def _line(name: str, field: Field) -> str:
    if field.value is None:
        return f'# {name} = ""  # not known'
    quoted = json.dumps(" ".join(field.value.split()), ensure_ascii=False)  # also valid TOML
    return f"{name} = {quoted}" + (f"  # inferred from {field.how}" if field.how else "")
