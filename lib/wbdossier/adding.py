"""A new article for the collection: the file under its own id, and a sidecar to complete."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from pathlib import Path

from wbdossier import articles
from wbdossier.errors import Problem
from wbdossier.records import Article

FORMATS = (".txt",)


def add(file: Path, seeds: Path) -> Path:
    """Copy ``file`` into ``seeds`` with a sidecar that says what was inferred; return the copy."""
    if file.suffix.lower() not in FORMATS:
        remedy = f"save it as plain text ({', '.join(FORMATS)})"
        raise Problem(file, f"{file.suffix or 'a file without ending'} cannot be read", remedy)
    article = articles.read(file)
    _check_new(article, file, seeds)
    copy = seeds / f"{_next_id(seeds)}_{_slug(article)}_{article.sha256[:8]}.txt"
    beside = file.with_suffix(".toml")
    seeds.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, copy)
    try:
        sidecar = beside.read_text("utf-8") if beside.is_file() else _sidecar(article)
        copy.with_suffix(".toml").write_text(sidecar, encoding="utf-8", newline="\n")
    except BaseException:
        copy.unlink()  # half an article is none
        raise
    return copy


def _check_new(article: Article, file: Path, seeds: Path) -> None:
    for known in _texts(seeds):
        try:
            other = articles.read(known)
        except Problem:
            continue  # `wbdossier check` tells what is wrong with it
        if other.text.split() == article.text.split():
            raise Problem(file, f"the same text is already in {known}", "leave it out")


def _texts(seeds: Path) -> list[Path]:
    return sorted(seeds.glob("*.txt"))


def _next_id(seeds: Path) -> str:
    taken = [
        int(i) for p in _texts(seeds) if (i := articles.article_id(p)).isascii() and i.isdigit()
    ]
    return f"{max(taken, default=-1) + 1:03d}"


def _slug(article: Article) -> str:
    """Return the first words of the title as they can stand in a file name."""
    words = unicodedata.normalize("NFKD", article.title or article.text[:80])
    plain = re.findall(r"[a-z0-9]+", words.encode("ascii", "ignore").decode().lower())
    return "-".join(plain[:6]) or "article"


def _sidecar(article: Article) -> str:
    """Return a sidecar that tells what is known from what is inferred."""
    lines = [
        "# Written by `wbdossier add`. Check what is inferred, and fill in what is not known.",
        _line("publisher", None),
        _line("original_publisher", article.original_publisher, "inferred from the text"),
        _line("title", article.title, "inferred from the text"),
        _line("date", article.published, "inferred from the text"),
        _line("date_basis", "inferred" if article.published else None),
        _line("date_note", article.published_note),
        _line("language", article.language, "inferred from the commonest words"),
        _line("url", None),
        _line("rights", None),
        _line("sha256", article.sha256),
    ]
    return "\n".join(lines) + "\n"


def _line(name: str, value: str | None, how: str = "") -> str:
    if value is None:
        return f'# {name} = ""  # not known'
    quoted = json.dumps(" ".join(value.split()), ensure_ascii=False)  # also valid TOML
    return f"{name} = {quoted}" + (f"  # {how}" if how else "")
