"""What becomes of a file: its text, and what the file says about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Document:
    """The text of one file, fit to be stored; ``sha256`` is that of the file's own bytes.

    ``inferred`` tells of each field known from the file and not from a person how it is known,
    in a few words: ``{"date": "the page's metadata"}``.
    """

    text: str
    form: str  # txt, html or pdf
    sha256: str
    title: str | None = None
    date: str | None = None  # ISO 8601 at the precision known
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    inferred: Mapping[str, str] = field(default_factory=dict)
    note: str | None = None  # what is uncertain about the text, in a sentence
