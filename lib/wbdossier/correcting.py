"""A correction as a person asks for it, checked against its article and written.

`wbdossier correct` asks; nothing is written that would not load and apply.
"""

from __future__ import annotations

import dataclasses
import datetime
import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wbdossier import articles, collection, corrections, extract, wording
from wbdossier.corrections import Applied, Correction, Corrections, applying, values, writing
from wbdossier.errors import Problem
from wbdossier.records import Article, Fact

FILE = "corrections.toml"
NEAREST = 3  # ids named where one is unknown
MOST = 20  # places shown where words stand in many


@dataclass(frozen=True)
class Wish:
    """What is asked for: of a fact by its id, or of an article by its id.

    ``fields`` are texts by field name, as typed; an empty one empties the field.
    """

    target: str
    reason: str
    fields: Mapping[str, str] = dataclasses.field(default_factory=dict)
    reject: bool = False
    add: str | None = None  # a kind
    reads: str | None = None
    doubt: str | None = None
    words: str | None = None
    nth: int | None = None
    by: str | None = None
    date: datetime.date | None = None


@dataclass(frozen=True)
class Done:
    """A correction made: the entry, its lines in the file, and its facts before and after.

    A pair without a fact before is one added, without one after it is one rejected.
    """

    file: Path
    article: Article
    entry: Correction
    line: int
    changes: Sequence[tuple[Fact | None, Fact | None]]

    @property
    def lines(self) -> list[str]:
        """The lines written."""
        return writing.rendered(self.entry).strip("\n").split("\n")


def correct(wish: Wish, seeds: Path, dry_run: bool = False) -> Done:
    """Write a correction into the file beside the articles; what does not fit raises a Problem."""
    file = seeds / FILE
    _check_text(wish)
    if dry_run:
        return _proposal(wish, seeds, file)[0]
    with writing.locked(file):
        done, content = _proposal(wish, seeds, file)
        writing.write(file, content)
    return done


def _check_text(wish: Wish) -> None:
    """Refuse bytes from a command line that are no text: no file could hold them."""
    try:
        texts = [wish.target, *wish.fields, *wish.fields.values(), wish.reason, wish.by]
        texts += [wish.words, wish.reads, wish.doubt]
        "".join(text or "" for text in texts).encode()
    except UnicodeEncodeError as error:
        cause = "what was typed is not text in UTF-8"
        raise Problem(repr(wish.target), cause, "type it again in a terminal set to it") from error


def _proposal(wish: Wish, seeds: Path, file: Path) -> tuple[Done, bytes]:
    """Return what the wish does and the file's new content."""
    known = corrections.load(file)
    article = _article(wish, seeds)
    found = extract.facts_of(article)
    before, _ = corrections.attempt(known, article, found)
    entry = _entry(wish, article, known, before)
    asked, number = writing.proposed(known, entry, wish.target)
    after, problems = corrections.attempt(asked, article, found)
    if mine := [problem for problem in problems if problem.where == wish.target]:
        raise mine[0]
    content = writing.placed(file, file.read_bytes() if file.exists() else b"", entry)
    line = corrections.parse(file, content).lines[number - 1]
    return Done(file, article, entry, line, _changes(before, after)), content


def _article(wish: Wish, seeds: Path) -> Article:
    """Read the article the target is, or is a fact of."""
    files = collection.distinct(articles.find([seeds]), lambda problem: None)
    by_id = {articles.article_id(file): file for file in files}
    of_it = [id for id in by_id if wish.target == id or wish.target.startswith(f"{id}-")]
    if not of_it:
        near = difflib.get_close_matches(wish.target, by_id, NEAREST, 0)
        cause = f"{seeds} holds no such article, and no article of such a fact"
        raise Problem(wish.target, cause, f"the nearest ids are {', '.join(near)}")
    return articles.read(by_id[max(of_it, key=len)])


def _entry(wish: Wish, article: Article, known: Corrections, now: Applied) -> Correction:
    """Return the wish as an entry of the file."""
    of_article = wish.add or wish.reads is not None or wish.doubt is not None
    keys = _of_article(wish, article) if of_article else _of_fact(wish, article, known, now)
    said = {"doc": article.id, "reason": wish.reason, "by": wish.by, "date": wish.date}
    return Correction(**keys | said)


def _of_article(wish: Wish, article: Article) -> dict[str, Any]:
    """Return the keys of an entry that is about words of an article."""
    if wish.target != article.id:
        cause = "this takes the id of an article"
        raise Problem(wish.target, cause, f"give {article.id}, and the words with --quote")
    return {
        "words": _words(wish, article),
        "nth": wish.nth,
        "kind": wish.add,
        "reads": wish.reads,
        "doubt": wish.doubt,
        "add": _typed(wish, wish.add) if wish.add else None,
    }


def _of_fact(wish: Wish, article: Article, known: Corrections, now: Applied) -> dict[str, Any]:
    """Return the keys of an entry that is about one fact."""
    fact = _fact(wish, article, known, now)
    return {
        "words": " ".join(fact.quote.split()),
        "fact": fact.id,
        "kind": fact.kind,
        "set": None if wish.reject else _typed(wish, fact.kind),
        "drop": wish.reject,
    }


def _words(wish: Wish, article: Article) -> str:
    """Return the words typed; where an added fact has several places, it must say which."""
    words = " ".join((wish.words or "").split())
    found = applying.places(article, words) if words else []
    if wish.add and len(found) > 1 and wish.nth is None:
        shown = [f"{n} {wording.context(article.text, p)}" for n, p in enumerate(found, 1)]
        more = f", and {len(found) - MOST} more" if len(found) > MOST else ""
        cause = f"these words stand in {len(found)} places: {', '.join(shown[:MOST])}{more}"
        raise Problem(wish.target, cause, f"say which with --nth, 1 to {len(found)}")
    return words


def _typed(wish: Wish, kind: str) -> dict[str, Any]:
    try:
        return {name: values.typed(kind, name, text) for name, text in wish.fields.items()}
    except values.Unfit as unfit:
        raise Problem(wish.target, unfit.cause, unfit.remedy) from unfit


def _fact(wish: Wish, article: Article, known: Corrections, now: Applied) -> Fact:
    """Return the fact as it reads now."""
    by_id = {fact.id: fact for fact in now.facts}
    if wish.target in by_id:
        return by_id[wish.target]
    for row in now.log:
        if row.action == "drop" and wish.target in row.facts:
            cause = f"{known.name(row.number)} in {known.file} rejects this fact"
            raise Problem(wish.target, cause, "delete that correction if it is wrong")
    cause = f"article {article.id} has no such fact"
    near = difflib.get_close_matches(wish.target, by_id, NEAREST, 0)
    if wish.target == article.id:
        cause = "this is an article, and only a fact can be set or rejected"
        near = list(by_id)[:NEAREST]
    shown = [f"{id} {wording.shown(by_id[id].quote, 40)}" for id in near]
    remedy = f"give the id of one, such as {', '.join(shown)}" if near else "add it with --add"
    raise Problem(wish.target, cause, remedy)


def _changes(before: Applied, after: Applied) -> list[tuple[Fact | None, Fact | None]]:
    old, new = ({fact.id: fact for fact in applied.facts} for applied in (before, after))
    pairs = [(old.get(id), new.get(id)) for id in dict.fromkeys([*old, *new])]
    return [(then, now) for then, now in pairs if then != now]
