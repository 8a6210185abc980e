"""The page of a run: what its executed notebook shows, each number with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from wbdossier.errors import Problem
from wbdossier.records import Fact
from wbdossier.site import body, downloads, metadata, notebook, web_annotations, words
from wbdossier.site.derivations import Derivations
from wbdossier.site.frame import Frame, top
from wbdossier.site.inputs import Run
from wbdossier.site.notes import Note


@dataclass(frozen=True)
class Theme:
    """A finished page, and what other pages ask of it."""

    title: str  # the notebook's question
    answer: str  # HTML of the notebook
    text: str  # the page
    notes: list[Note]
    problems: list[Problem]  # with numbers
    downloads: dict[str, bytes]  # of the figures, by address

    @cached_property
    def facts(self) -> list[Fact]:
        """The facts it cites, each once."""
        return _facts(self.notes)

    @property
    def docs(self) -> set[str]:
        """The ids of the articles it cites."""
        return {source.article.id for note in self.notes for source in note.sources}


def theme(frame: Frame, derivations: Derivations, run: Run) -> Theme:
    """Return the page of a run."""
    site, entry, path = frame.site, frame.entries[run.name], frame.site.notebook(run)
    parts = notebook.read(path)
    attached = frame.notes(entry.address, str(path))
    tree = body.parse(parts.answer, parts.body, parts.preparation)
    body.dress(tree)
    problems = list(derivations.check(tree, str(path)))
    taken = downloads.take(tree, entry.address, site.painted)
    attached.attach(tree)
    notes = list(attached.found.values())
    facts, title = _facts(notes), entry.title or parts.title
    ids, above = {fact.id for fact in facts}, top(entry.address)
    answer, main, preparation = (Markup(body.inner(part)) for part in tree)
    text = frame.page(
        "theme",
        entry.address,
        title=title,
        named=entry.kind == "article",
        question=parts.title if entry.key else "",
        answer=answer,
        body=main,
        preparation=preparation,
        contents=body.contents(tree),
        notes=notes,
        scope=words.scope(attached.articles(), len(site.articles), above),
        corrections=[c for c in site.corrections if ids.intersection(c.facts)],
        notebook=f"notebooks/{run.name}.ipynb",
        annotations=web_annotations.address(entry.address),
        metadata=metadata.report(site, entry.address, title, attached.articles()),
        tables=frame.tables({"articles", *(fact.kind for fact in facts)}),
        evidence=words.scope(site.articles, len(site.articles), above),
    )
    return Theme(parts.title, parts.answer, text, notes, problems, taken)


def _facts(notes: list[Note]) -> list[Fact]:
    facts = (fact for note in notes for source in note.sources for fact in source.facts)
    return list({fact.id: fact for fact in facts}.values())
