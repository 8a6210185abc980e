"""Files that hold many articles, record by record: JSON lines, Parquet, WARC.

Each reader yields a Piece for a record and a Problem for one that is bad, and raises a Problem
where the file itself is: what came before has gone through by then. None holds more of the file in
memory than a record, or a row group of Parquet.
"""

from __future__ import annotations

import codecs
import contextlib
import datetime
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from wbdossier.articles import LARGEST
from wbdossier.errors import Problem, needed

ROWS = 100  # of Parquet, read at a time
FIELDS = ("text", "id", "title", "date", "published", "publisher", "language", "url")
PAGES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt"}
ARTICLES = ("response", "resource", "conversion")  # records of WARC that hold pages or their text
DAMAGE = (OSError, EOFError, zlib.error)


class Piece(NamedTuple):
    """One record: where it stands, what ``data`` is, and its address if the container says it."""

    number: int  # from 1; of a line, a row or a record of any type
    place: str
    form: str
    data: Any
    url: str | None = None


Pieces = Iterator[Piece | Problem]


def reader(path: Path) -> Callable[[Path], Pieces] | None:
    """Return what reads this container, known by the end of its name; None if it is none."""
    name = path.name.lower()
    return next((read for end, read in READERS.items() if name.endswith(end)), None)


def stem(path: Path) -> str:
    """Return a container's name without what says its form: ``news`` for ``news.jsonl.gz``."""
    name = path.name
    end = next((end for end in READERS if name.lower().endswith(end)), "")
    return name[: len(name) - len(end)] or name


def jsonl(path: Path) -> Pieces:
    """Yield the lines that are not blank, unread."""
    number = 0
    with _stream(path) as file:
        try:
            while line := file.readline(LARGEST):
                number += 1
                place = f"line {number}"
                cut = len(line) == LARGEST and not line.endswith(b"\n")
                if cut and _rest_of_line(file):
                    yield _too_large(path, place)
                elif line := line.removeprefix(codecs.BOM_UTF8).strip():
                    yield Piece(number, place, "json", line)
        except DAMAGE as error:
            raise _damaged(path, f"line {number}", error) from error


def parquet(path: Path) -> Pieces:
    """Yield the rows, with the columns in FIELDS."""
    with needed(path):
        import pyarrow.parquet as pq
    number = 0
    try:
        with pq.ParquetFile(path) as file:
            names = [name for name in file.schema_arrow.names if name in FIELDS]
            if "text" not in names:
                raise Problem(path, "it has no column `text`", f"the columns are {_few(file)}")
            for batch in file.iter_batches(ROWS, columns=names, use_threads=False):
                for row in _rows(batch):
                    number += 1
                    place = f"row {number}"
                    if row is None:
                        yield Problem(path, "its text is not UTF-8", "mend the record", place)
                    elif len(str(row["text"])) > LARGEST:
                        yield _too_large(path, place)
                    else:
                        yield Piece(number, place, "row", row)
    except (*DAMAGE, ValueError) as error:  # pyarrow's own are ValueErrors and OSErrors
        raise _damaged(path, f"row {number}", error) from error


def warc(path: Path) -> Pieces:
    """Yield the pages and plain texts that were answered with 200 OK."""
    with needed(path):
        from warcio.exceptions import ArchiveLoadFailed
    number = 0
    try:
        with _stream(path) as file:
            for number, record in enumerate(_warc_records(file), 1):
                if piece := _page(path, number, record):
                    yield piece
    except (*DAMAGE, ArchiveLoadFailed) as error:
        raise _damaged(path, f"record {number}", error) from error


READERS: dict[str, Callable[[Path], Pieces]] = {
    ".jsonl": jsonl,
    ".jsonl.gz": jsonl,
    ".parquet": parquet,
    ".warc": warc,
    ".warc.gz": warc,
}


def _stream(path: Path) -> IO[bytes]:
    try:
        opened = gzip.open if path.name.lower().endswith(".gz") else open
        return cast(IO[bytes], opened(path, "rb"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Problem(path, reason, "check the path and that it can be read") from error


def _rest_of_line(file: IO[bytes]) -> int:
    """Pass over what is left of a line; return its length."""
    length = 0
    while piece := file.readline(LARGEST):
        length += len(piece)
        if piece.endswith(b"\n"):
            break
    return length


def _rows(batch: Any) -> list[dict[str, Any] | None]:
    """Return the rows as plain values, dates in ISO 8601; None for one that is no text."""
    try:
        rows = batch.to_pylist()
    except UnicodeDecodeError:
        if len(batch) == 1:
            return [None]
        return [row for n in range(len(batch)) for row in _rows(batch.slice(n, 1))]
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _few(file: Any) -> str:
    names = file.schema_arrow.names
    return ", ".join(names[:10]) + (", …" if len(names) > 10 else "")


def _warc_records(file: IO[bytes]) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator

    records = ArchiveIterator(_Loud(file))
    while True:
        with contextlib.redirect_stderr(io.StringIO()):  # warcio's own warnings
            record = next(records, None)
        if record is None:
            return
        if record.rec_type is None:
            raise OSError("a record has no type")
        yield record


class _Loud(io.RawIOBase):
    """A stream whose early end is an OSError: warcio takes an EOFError for the end of the file."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def read(self, size: int = -1) -> bytes:
        try:
            return self.file.read(size)
        except EOFError as error:
            raise OSError(str(error)) from error

    def tell(self) -> int:
        return self.file.tell()


def _page(path: Path, number: int, record: Any) -> Piece | Problem | None:
    """Return the body of a record, freed of how it was sent; None if it is no page."""
    headers = record.http_headers or record.rec_headers
    form = PAGES.get((headers.get_header("Content-Type") or "").split(";")[0].strip().lower())
    found = record.http_headers is None or record.http_headers.get_statuscode() == "200"
    if record.rec_type not in ARTICLES or not form or not found:
        return None
    place = f"record {number}"
    try:
        content = _whole(record.content_stream())
    except DAMAGE:
        raise  # the file's, not the record's
    except Exception as error:
        cause = f"its content cannot be decoded ({type(error).__name__}: {error})"
        return Problem(path, cause, "leave it out", place)
    if len(content) > LARGEST:
        return _too_large(path, place)
    if getattr(record.raw_stream, "limit", 0):
        raise OSError("it ends within the record")
    return Piece(number, place, form, content, record.rec_headers.get_header("WARC-Target-URI"))


def _whole(stream: Any) -> bytes:
    """Return all there is, or a little more than an article can have."""
    pieces, size = [], 0
    while size <= LARGEST and (piece := stream.read(65_536)):  # it may give less than asked for
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _too_large(path: Path, place: str) -> Problem:
    cause = f"the record is larger than an article can be ({LARGEST:,} bytes)"
    return Problem(path, cause, "give one article a record", place)


def _damaged(path: Path, place: str, error: BaseException | None = None) -> Problem:
    """Return what to say of a container that cannot be read on."""
    why = " ".join(str(error).split()) if error else ""
    cause = f"it is damaged or cut off after {place}" + (f" ({why[:200]})" if why else "")
    return Problem(path, cause, "get the file anew; what stands before was read")
