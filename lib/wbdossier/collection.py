"""Files to corrected facts, one article after the other; one that cannot be read stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from wbdossier import articles, corrections, extract
from wbdossier.corrections import Applied, Corrections
from wbdossier.errors import Problem
from wbdossier.records import Article

Complain = Callable[[Problem], None]


def readable(files: Iterable[Path], complain: Complain) -> Iterator[Article]:
    """Read the articles one by one; tell ``complain`` about those that cannot be read."""
    for file in files:
        try:
            article = articles.read(file)
        except Problem as problem:
            complain(problem)
        else:
            yield article


def distinct(files: Iterable[Path], complain: Complain) -> list[Path]:
    """Leave out files whose article id another file has already."""
    kept: dict[str, Path] = {}
    for file in files:
        first = kept.setdefault(articles.article_id(file), file)
        if first is not file:
            cause = f"has the same id as {first.name} (the name up to the first underscore)"
            complain(Problem(file, cause, "rename one of them"))
    return list(kept.values())


def corrections_in(folder: Path) -> Corrections:
    """Read the corrections that stand beside articles; a folder without any has none."""
    return corrections.load(folder / "corrections.toml")


def corrected(article: Article, known: Corrections, complain: Complain) -> Applied | None:
    """Return the facts of an article as they stand after correction.

    A rule that fails is our mistake and costs this article only: ``complain`` is told.
    """
    try:
        facts = extract.facts_of(article)
    except Exception as error:
        cause = f"a rule failed on it ({type(error).__name__}: {error})"
        complain(Problem(article.file, cause, "report it; the other articles went through"))
        return None
    return corrections.apply(known, article, facts)
