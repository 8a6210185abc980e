"""A new article for the collection: its text under an id of its own, and a sidecar to complete.

`prepared` reads the file and says what would be added; `write` does it. Nothing is written before
both files are ready.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wbdossier import articles, intake, syndication
from wbdossier.adding import sidecar
from wbdossier.articles import Sidecar
from wbdossier.errors import Problem
from wbdossier.intake import Document
from wbdossier.records import Article


@dataclass(frozen=True)
class Addition:
    """An article ready to be added."""

    target: Path  # the text's file; the sidecar stands beside it
    content: bytes
    sidecar: str
    article: Article  # as it will be read
    repeats: tuple[Article, float] | None  # the article it prints again, and their likeness

    def write(self) -> None:
        """Write both files, or neither."""
        beside = self.target.with_suffix(".toml")
        self.target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _put(beside, self.sidecar.encode("utf-8"))
            _put(self.target, self.content)
        except BaseException:
            beside.unlink(missing_ok=True)  # half an article is none
            raise


def prepared(file: Path, seeds: Path, stated: Sidecar | None = None) -> Addition:
    """Read ``file`` and say what adding it to ``seeds`` would write; ``stated`` goes before it.

    Raises Problem for a file that cannot be read, holds no article, or is there already.
    """
    if file.is_dir():
        raise Problem(file, "this is a folder", "name the files in it, as in FOLDER/*.html")
    form = intake.FORMS.get(file.suffix.lower())
    if form is None:
        remedy = f"save it as one of {', '.join(intake.FORMS)}"
        raise Problem(file, f"{file.suffix or 'a file without ending'} cannot be read", remedy)
    data = articles.content(file, intake.LARGEST[form])
    document = intake.convert(data, form, file)
    content = data if form == "txt" else document.text.encode("utf-8")
    known = list(_readable(_texts(seeds)))
    _check_new(document, file, known)
    written = _sidecar(document, file, stated or Sidecar())
    parsed = articles.parse_sidecar(written.encode(), file.with_suffix(".toml"))
    id = _next_id(seeds)
    article = articles.of_content(content, Path(f"{id}_.txt"), parsed)
    target = seeds / f"{id}_{_slug(article)}_{article.sha256[:8]}.txt"
    repeats = syndication.nearest(article, (other for _, other in known))
    return Addition(target, content, written, article, repeats)


def _sidecar(document: Document, file: Path, stated: Sidecar) -> str:
    """The sidecar beside the file where a person wrote one, else a new one."""
    beside = file.with_suffix(".toml")
    if not beside.is_file():
        return sidecar.written(stated, document, file)
    if stated != Sidecar():
        raise Problem(beside, "it would be overruled by options", "write their values into it")
    theirs = articles.read_sidecar(beside)
    if theirs.sha256 and theirs.sha256.lower() != document.sha256:
        cause = f"its sha256 is not that of {file.name} ({document.sha256})"
        raise Problem(beside, cause, "give the file it belongs to, or take the line out")
    if document.form == "txt":
        return beside.read_text("utf-8")
    return sidecar.written(theirs, document, file)


def _check_new(document: Document, file: Path, known: Iterable[tuple[Path, Article]]) -> None:
    words = document.text.split()
    for path, other in known:
        if document.sha256 == other.original_sha256:
            raise Problem(file, f"the same file has been added as {path}", "leave it out")
        if other.text.split() == words:
            raise Problem(file, f"the same text is already in {path}", "leave it out")


def _texts(seeds: Path) -> list[Path]:
    return sorted(seeds.glob("*.txt"))


def _readable(files: Iterable[Path]) -> Iterator[tuple[Path, Article]]:
    for file in files:
        try:
            yield file, articles.read(file)
        except Problem:
            continue  # `wbdossier check` tells what is wrong with it


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


def _put(path: Path, content: bytes) -> None:
    """Write a file at once or not at all."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
