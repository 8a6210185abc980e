"""The page of a run: what its executed notebook shows, each number with its evidence."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from markupsafe import Markup

from wbdossier.records import Fact
from wbdossier.site import body, downloads, metadata, notebook, numbers, web_annotations, words
from wbdossier.site.derivations import Derivations
from wbdossier.site.frame import Frame, top
from wbdossier.site.inputs import Run
from wbdossier.site.notes import Note


class Page(msgspec.Struct):
    """A finished page, and what other pages ask of it."""

    title: str  # the notebook's question
    answer: str  # HTML of the notebook
    text: str  # the page
    facts: list[str]  # ids of those it cites, each once
    docs: list[str]  # ids of the articles it cites
    downloads: dict[str, bytes]  # of the figures, by address
    doubts: list[tuple[str, str, str, str]]  # Problems with its numbers, as they are made


def page(frame: Frame, derivations: Derivations, run: Run) -> Page:
    """Return the page of a run; raises a Problem where its notebook cannot be shown."""
    site, entry, path = frame.site, frame.entries[run.name], frame.site.notebook(run)
    parts = notebook.read(path)
    attached = frame.notes(entry.address, str(path))
    tree = body.parse(parts.answer, parts.body, parts.preparation)
    body.dress(tree)
    problems = list(derivations.check(tree, str(path)))
    taken = downloads.take(tree, entry.address, site.pictures)
    attached.attach(tree)
    notes = list(attached.found.values())
    facts, title = _facts(notes), entry.title or parts.title
    above = top(entry.address)
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
        corrections=[c for c in site.corrections if facts.keys() & set(c.facts)],
        notebook=f"notebooks/{run.name}.ipynb",
        annotations=web_annotations.address(entry.address),
        metadata=metadata.report(site, entry.address, title, attached.articles()),
        tables=frame.tables({"articles", *(fact.kind for fact in facts.values())}),
        evidence=words.scope(site.articles, len(site.articles), above),
    )
    problems += numbers.check({entry.address: text})
    docs = sorted({source.article.id for note in notes for source in note.sources})
    doubts = [(p.where, p.cause, p.remedy, p.place) for p in problems]
    return Page(parts.title, parts.answer, text, list(facts), docs, taken, doubts)


def _facts(notes: Iterable[Note]) -> dict[str, Fact]:
    """Return the facts of some notes by id, in their order."""
    facts = (fact for note in notes for source in note.sources for fact in source.facts)
    return {fact.id: fact for fact in facts}
