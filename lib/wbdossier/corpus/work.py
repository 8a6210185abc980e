"""A batch of sources to the encoded facts in them: what one process does at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from wbdossier import articles, collection, intake
from wbdossier.articles import Sidecar
from wbdossier.corpus import forms
from wbdossier.corpus.source import Item, Skipped, Source
from wbdossier.corrections import Corrections
from wbdossier.errors import Problem
from wbdossier.records import Article, Fact

TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ].*", re.DOTALL)  # of which the day is kept


@dataclass(frozen=True)
class Task:
    """What is wanted of every batch: facts of these kinds, in this form."""

    kinds: tuple[str, ...]
    form: str


@dataclass(frozen=True)
class Result:
    """What came out of a batch: encoded facts in pieces, counts, what was skipped and why."""

    articles: int = 0
    facts: int = 0
    rows: tuple[Any, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def __add__(self, other: Result) -> Result:
        """Put one after the other."""
        return Result(
            self.articles + other.articles,
            self.facts + other.facts,
            self.rows + other.rows,
            self.skipped + other.skipped,
        )


class Record(msgspec.Struct):
    """The fields of a record that are read; it may have others."""

    text: str
    id: str | int | None = None
    title: str | None = None
    date: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None


_record = msgspec.json.Decoder(Record)


def work(task: Task, batch: Sequence[Item]) -> Result:
    """Read a batch. Nothing in a source is fatal: what goes wrong with one is said, and it is left.

    Runs in a worker process, so that all it needs comes with the call.
    """
    form, encoded = forms.FORMS[task.form], []
    count, found, skipped = 0, 0, []
    for item in batch:
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        try:
            facts = [fact for fact in facts_of(item) if fact.kind in task.kinds]
            encoded += form.rows(facts, task.kinds)
            found += len(facts)
        except Exception as error:
            skipped.append(item.skipped(_problem(item, error)))
        else:
            count += 1
    rows = (form.joined(encoded, task.kinds),) if encoded else ()
    return Result(count, found, rows, tuple(skipped))


def _problem(source: Source, error: Exception) -> Problem:
    match error:
        case Problem():
            return error
        case MemoryError():
            return Problem(source.file, "there was not enough memory for it", "leave it out")
    cause = f"it could not be read ({type(error).__name__}: {error})"
    return Problem(source.file, cause, "report it; the others went through")


def facts_of(source: Source) -> tuple[Fact, ...]:
    """Return the facts of one article, corrected; a Problem says why there are none."""
    article, folder = article_of(source)
    problems: list[Problem] = []
    known = source.corrections or Corrections(Path(source.file))
    applied = collection.corrected(article, known, problems.append)
    if applied is None:
        raise Problem(source.file, problems[0].cause, problems[0].remedy)
    return tuple(_below(folder, fact) for fact in applied.facts) if folder else applied.facts


def article_of(source: Source) -> tuple[Article, str]:
    """Return the article, and the folder that goes before its id."""
    match source.form:
        case "json" | "row":
            return _from_record(source, _fields(source))
        case "txt" if not source.place:
            return articles.of_content(
                source.data, Path(source.file), source.sidecar
            ), source.folder
        case _:
            return _converted(source), source.folder


def _fields(source: Source) -> Record:
    try:
        if source.form == "row":
            return msgspec.convert(source.data, Record)
        return _record.decode(source.data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem(source.file, str(error), "mend the record or leave it out") from error


def _from_record(source: Source, record: Record) -> tuple[Article, str]:
    """Make an article of a record: its own id as it is, or else its number in the file."""
    where = source.file
    if not record.text.strip():
        raise Problem(where, "there is no text in it", "leave the record out")
    if len(record.text) > articles.LARGEST or not articles.is_readable(record.text):
        raise Problem(where, "its text is no readable text", "leave the record out")
    date = record.date or record.published or None
    sidecar = Sidecar(
        publisher=record.publisher or None,
        title=record.title or None,
        date=TIME.sub(r"\1", date) if date else None,
        language=record.language or None,
        url=record.url or None,
    )
    articles.check_date(sidecar, where)
    own = None if record.id in (None, "") else str(record.id)
    article = articles.parse(record.text, own or source.doc, Path(where).name, sidecar=sidecar)
    return article, "" if own else source.folder


def _converted(source: Source) -> Article:
    """Make an article of a page, a PDF or a text in an archive, with what it says of itself."""
    page = intake.convert(source.data, source.form, source.file, isolated=False)
    sidecar = Sidecar(
        publisher=page.publisher,
        title=page.title,
        date=page.date,
        date_basis="inferred" if page.date else None,
        language=page.language,
        url=page.url or (source.sidecar.url if source.sidecar else None),
    )
    return articles.parse(page.text, source.doc, Path(source.file).name, page.sha256, sidecar)


def _below(folder: str, fact: Fact) -> Fact:
    """Put the folder before the article's id, which a fact's own id begins with."""
    return replace(fact, doc=folder + fact.doc, id=folder + fact.id)
