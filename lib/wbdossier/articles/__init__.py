"""Seeds to Articles: bytes, sidecar, title, date, publisher, language, furniture, sentences.

Offsets count code points of the file as decoded: line ends stay as they are, a byte order mark is
no part of the text. What the sidecar (same stem, ``.toml``) says goes before what the text shows.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import tomllib
import unicodedata
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from wbdossier.articles.page import Page, tell_apart
from wbdossier.articles.sentences import lines, sentences
from wbdossier.errors import Problem
from wbdossier.grammar import regex
from wbdossier.lexicon import load
from wbdossier.records import Article

LARGEST = 5_000_000  # bytes; an article is a few thousand


class Sidecar(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What a person states about an article, in a ``.toml`` beside it."""

    publisher: str | None = None
    original_publisher: str | None = None
    title: str | None = None
    date: str | None = None  # ISO 8601 at the precision known
    date_basis: Literal["stated", "inferred", "unknown"] | None = None
    date_note: str | None = None
    language: str | None = None
    url: str | None = None
    rights: str | None = None
    accessed: str | None = None  # the day a person looked at the original, ISO 8601
    original_file: str | None = None  # what the text was made from, and its hash
    original_sha256: str | None = None
    inferred: tuple[str, ...] = ()  # names of the fields that a machine filled in
    copy_of: str | None = None  # id of the article it repeats; "" for: no copy
    sha256: str | None = None


# -- files ----------------------------------------------------------------------------------------


def find(paths: Iterable[Path]) -> list[Path]:
    """Return the articles in ``paths``: files as given, and the .txt files of folders by name."""
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        try:
            path.stat()
        except (OSError, ValueError) as error:
            raise Problem(path, _reason(error), "check the path") from error
        found.update(dict.fromkeys(_in_folder(path) if path.is_dir() else [path]))
    return list(found)


def _in_folder(folder: Path) -> list[Path]:
    try:
        inside = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as error:
        raise Problem(folder, _reason(error), "make the folder readable") from error
    texts = [p for p in inside if p.suffix.lower() == ".txt" and not p.name.startswith(".")]
    if not texts:
        raise Problem(folder, "the folder holds no article (.txt)", "name a folder with articles")
    return texts


def read(path: Path) -> Article:
    """Read an article and its sidecar, if it has one; a Problem says what is wrong with either."""
    path = Path(path)
    data = content(path)
    return of_content(data, path, sidecar_of(path))


def sidecar_of(path: Path) -> Sidecar | None:
    """Return what stands in the sidecar beside a file, or None without one."""
    if path.suffix.lower() == ".toml":
        cause = "this is no article: a .toml file tells of one, or corrects some"
        raise Problem(path, cause, "name the .txt beside it, or their folder")
    beside = path.with_suffix(".toml")
    return read_sidecar(beside) if beside.is_file() else None


def of_content(data: bytes, path: Path, sidecar: Sidecar | None) -> Article:
    """Make an Article of a text file's bytes; a Problem where they are not those it was made of."""
    sha256 = hashlib.sha256(data).hexdigest()
    if sidecar and sidecar.sha256 and sidecar.sha256.lower() != sha256:
        raise Problem(
            path,
            f"the file has changed since {path.stem}.toml was written (its sha256 is now {sha256})",
            f"restore the file, or write the new sha256 into {path.stem}.toml",
        )
    return parse(decode(data, path), article_id(path), path.name, sha256, sidecar)


def article_id(path: Path) -> str:
    """Return the file's name up to the first underscore, or without its ending.

    >>> article_id(Path("seeds/000_7d03.txt")), article_id(Path("note.txt"))
    ('000', 'note')
    """
    return path.stem.split("_", 1)[0] or path.stem


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def content(path: Path, largest: int = LARGEST) -> bytes:
    """Return the bytes of a file; a Problem where it cannot be read or is too large."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Problem(path, "this is not a file", "name a text file")
        if size > largest:
            cause = f"the file has {size:,} bytes, more than an article can have ({largest:,})"
            raise Problem(path, cause, "give one article a file, as plain text")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Problem(path, _reason(error), "check the path and that it can be read") from error


# -- encoding -------------------------------------------------------------------------------------

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, where: str | Path) -> str:
    """Return the text: UTF-8, UTF-16 with its mark, or Windows-1252 where it makes sense.

    Raises Problem for an empty file and for bytes that are no text.
    """
    mark, encoding = next(((m, e) for m, e in MARKS if data.startswith(m)), (b"", ""))
    text = _decoded(data[len(mark) :], encoding)
    if text is None or not is_readable(text):
        raise Problem(where, "this is no readable text", "save it as plain text in UTF-8")
    if not text.strip():
        raise Problem(where, "there is no text in the file", "put the text in, or remove the file")
    return text


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        return None if encoding else _windows(data)


def _windows(data: bytes) -> str | None:
    """Windows-1252 if the high bytes are few and mostly letters and typographic marks."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = [c for c in text if c > "\x7f"]
    sensible = sum(unicodedata.category(c)[0] in "LP" or c in "€£ °" for c in high)
    return text if len(high) <= len(text) * 0.2 and sensible >= len(high) * 0.9 else None


def is_readable(text: str) -> bool:
    """Whether control characters are rare, as in text, and there is no NUL, as in binary files."""
    counts = Counter(text)
    controls = sum(
        n for c, n in counts.items() if unicodedata.category(c) == "Cc" and c not in "\t\n\r"
    )
    return "\0" not in counts and controls * 100 <= len(text)


# -- sidecars -------------------------------------------------------------------------------------


def read_sidecar(path: Path) -> Sidecar:
    """Read and check a sidecar; a Problem names the field that is wrong."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Problem(path, _reason(error), "make the file readable") from error
    return parse_sidecar(data, path)


def parse_sidecar(data: bytes, path: Path) -> Sidecar:
    """Check what stands in a sidecar; a Problem names the field that is wrong."""
    try:
        sidecar = msgspec.toml.decode(data, type=Sidecar)
    except (msgspec.DecodeError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        remedy = f"write text in quotes, in these fields: {', '.join(Sidecar.__struct_fields__)}"
        raise Problem(path, str(error), remedy) from error
    check_date(sidecar, path)
    return sidecar


def check_date(sidecar: Sidecar, path: str | Path) -> None:
    """Raise a Problem unless the dates are dates, and one stands just where its basis says so."""
    if sidecar.accessed is not None and not (
        len(sidecar.accessed) == len("2024-06-23") and _is_date(sidecar.accessed)
    ):
        cause = f"accessed {sidecar.accessed!r} is no day of the calendar"
        raise Problem(path, cause, 'write it like "2024-06-23"')
    if sidecar.date is not None and not _is_date(sidecar.date):
        remedy = 'write it like "2024-06-23", "2024-06" or "2024"'
        raise Problem(path, f"date {sidecar.date!r} is no date of the calendar", remedy)
    if (sidecar.date is None) != (sidecar.date_basis in (None, "unknown")) and sidecar.date_basis:
        cause = f"date_basis is {sidecar.date_basis!r} and date is {sidecar.date or 'missing'}"
        raise Problem(path, cause, "give a date, or date_basis unknown, not both")


def _is_date(iso: str) -> bool:
    match = re.fullmatch(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?", iso)
    if not match:
        return False
    year, month, day = (int(group or 1) for group in match.groups())
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


# -- text -----------------------------------------------------------------------------------------


def parse(
    text: str,
    id: str = "000",
    file: str = "000.txt",
    sha256: str | None = None,
    sidecar: Sidecar | None = None,
) -> Article:
    """Make an Article of a text and its sidecar; where that is silent the text stands in."""
    known = sidecar or Sidecar()
    language = known.language or guess_language(text)
    page = tell_apart(text, lines(text), known.title, language)
    published, basis, note = _publication(known, page)
    title_span = page.title
    return Article(
        id=id,
        file=file,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        title=known.title or (title_span.of(text) if title_span else None),
        published=published,
        published_basis=basis,
        published_note=note,
        publisher=known.publisher,
        original_publisher=known.original_publisher or page.original_publisher,
        language=language,
        url=known.url,
        rights=known.rights or "not stated",
        sentences=sentences(
            text, page.body, alone=[*page.datelines, *([title_span] if title_span else [])]
        ),
        furniture=page.furniture,
        title_span=title_span,
        accessed=known.accessed,
        original_file=known.original_file,
        original_sha256=known.original_sha256,
        inferred=known.inferred,
        copy_of=known.copy_of or None,
        copy_basis=None if known.copy_of is None else "stated",
    )


def _publication(known: Sidecar, page: Page) -> tuple[str | None, str, str | None]:
    """The date, how it is known, and a sentence on that."""
    if known.date:
        return known.date, known.date_basis or "stated", known.date_note
    if known.date_basis == "unknown" or not page.date:
        return None, "unknown", known.date_note
    note = f"The article's date line reads “{page.date_line}”."
    return page.date, "text", known.date_note or note


@cache
def _common_words() -> dict[str, frozenset[str]]:
    return load("languages", dict[str, frozenset[str]])


_WORD = regex(r"\w+")


def guess_language(text: str) -> str:
    """Return the language with the most common words; "en" unless another clearly leads."""
    words = Counter(_WORD.findall(text[:20_000].lower()))
    counts = {code: sum(words[w] for w in common) for code, common in _common_words().items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 2 * counts["en"] and counts[best] >= 5 else "en"
