"""A new correction put into the file: in its place, and nothing else touched.

The new entry goes behind the last one of the same article, or of the articles before it by id.
So the order is stable, and corrections of two articles made at the same time do not meet.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
import tomlkit
from filelock import FileLock, Timeout

from wbdossier.corrections.file import Correction, Corrections, check, headers, parse
from wbdossier.errors import Problem

MARK = "\ufeff"
PATIENCE = 10  # seconds to wait while another process writes


def number_of(known: Corrections, entry: Correction) -> int:
    """Return the number a new entry will have."""
    same = [n for n, c in enumerate(known.entries, 1) if c.doc == entry.doc]
    lesser = [n for n, c in enumerate(known.entries, 1) if c.doc < entry.doc]
    return max(same or lesser or [0]) + 1


def proposed(known: Corrections, entry: Correction, what: str) -> tuple[Corrections, int]:
    """Return the corrections with a new entry that was asked for by ``what``, and its number."""
    number = number_of(known, entry)
    entries, lines = list(known.entries), list(known.lines)
    entries.insert(number - 1, entry)
    lines.insert(number - 1, 0)
    new = Corrections(
        known.file, tuple(entries), tuple(lines if known.lines else ()), (number, what)
    )
    check(new)
    return new, number


def rendered(entry: Correction) -> str:
    """Return an entry as TOML: a header and a line a key."""
    table = tomlkit.table()
    for name, value in msgspec.structs.asdict(entry).items():
        if value is not None and value is not False:
            table[name] = _item(value)
    document = tomlkit.document()
    document["correction"] = tomlkit.aot()
    document["correction"].append(table)
    return document.as_string()


def placed(path: Path, data: bytes, entry: Correction) -> bytes:
    """Return the content of a file with an entry in its place, every other byte as it was.

    A file that is not valid raises a Problem.
    """
    known = parse(path, data)
    number = number_of(known, entry)
    wanted = [*known.entries[: number - 1], entry, *known.entries[number - 1 :]]
    text = data.decode("utf-8")
    mark = MARK if text.startswith(MARK) else ""
    for at in _places(text.removeprefix(mark), number):
        content = (mark + _inserted(text.removeprefix(mark), at, rendered(entry))).encode("utf-8")
        with suppress(Problem):
            if [*parse(path, content).entries] == wanted:
                return content
    cause = "no correction can be put into it as it is written"
    raise Problem(path, cause, "write each one as [[correction]]")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep others from writing the file; a Problem if they do not let go of it."""
    lock = path.with_name(f".{path.name}.lock")
    try:
        with FileLock(lock, timeout=PATIENCE):
            yield
    except Timeout as timeout:
        cause = "another process has been writing it for a while"
        raise Problem(path, cause, f"wait for it, or remove {lock} if there is none") from timeout


def write(path: Path, content: bytes) -> None:
    """Replace a file in one step; it keeps its permissions, and a link stays a link."""
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        part.write_bytes(content)
        if target.exists():
            shutil.copymode(target, part)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def _item(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    table = tomlkit.inline_table()
    table.update(value)
    return table


def _places(text: str, number: int) -> Iterator[int]:
    """Yield where entry ``number`` may go, the best place first.

    That is behind the entry before it and the comment that adjoins this; failing that (what looks
    like a comment is the end of a string), just before the header of the next.
    """
    starts = headers(text)
    follower = starts[number - 1] if number <= len(starts) else len(text)
    if 1 < number <= len(starts) + 1:
        yield _behind(text, starts[number - 2], follower)
    elif starts:
        yield _above(text, follower) or follower  # a comment at the very top is the file's
    yield follower


def _behind(text: str, start: int, end: int) -> int:
    """Return the end of an entry's last line and of the comment lines right below it."""
    lines = _lines(text[start:end])
    last = max(n for n, line in enumerate(lines) if line.strip() and not _is_comment(line))
    while last + 1 < len(lines) and _is_comment(lines[last + 1]):
        last += 1
    return start + sum(map(len, lines[: last + 1]))


def _above(text: str, end: int) -> int:
    """Return the beginning of the comment lines right above a header."""
    for line in reversed(_lines(text[:end])):
        if not _is_comment(line):
            break
        end -= len(line)
    return end


def _inserted(text: str, at: int, block: str) -> str:
    """Put a block into a text, a blank line on either side, with the line ends of the text."""
    before, after = text[:at], text[at:]
    end = "\r\n" if "\r\n" in text else "\n"
    block = block.strip("\n").replace("\n", end) + end
    lead = end if before and not before.endswith("\n") else ""
    lead += end if before and (lead or _lines(before)[-1].strip()) else ""
    tail = end if after and _lines(after)[0].strip() else ""
    return before + lead + block + tail + after


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; those of TOML end at a line feed only."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")
