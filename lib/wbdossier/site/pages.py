"""The pages: every notebook, the index and every article, as HTML under their addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import starmap
from typing import Any
from urllib.parse import urlsplit

import msgspec
from markupsafe import Markup

from wbdossier import about, accuracy, datapackage
from wbdossier.errors import Problem
from wbdossier.records import Article, Fact
from wbdossier.schema import CorrectionRow
from wbdossier.site import (
    body,
    citations,
    evidence,
    front,
    inputs,
    metadata,
    method,
    numbers,
    search_index,
    theme,
    tilemap,
    web_annotations,
    words,
)
from wbdossier.site.derivations import Derivations
from wbdossier.site.evidence import AllEvidence
from wbdossier.site.finding import Finding
from wbdossier.site.frame import Entry, Frame, told
from wbdossier.site.inputs import Run, SiteInput
from wbdossier.site.kept import kept
from wbdossier.site.method import Kind, Method, Shown
from wbdossier.site.notes import Notes
from wbdossier.site.passages import free, passages
from wbdossier.site.search_index import Listed
from wbdossier.site.theme import Page

LABELS = {"theme": "Theme", "country": "Country", "article": "Article in brief"}


@dataclass
class Pages:
    """Renders the pages. Those of the runs can be made one by one, as soon as each is executed."""

    site: SiteInput
    made: dict[str, Page] = field(default_factory=dict)  # by the name of the run
    problems: list[Problem] = field(default_factory=list)  # with numbers; `render` adds to them

    def take(self, run: Run) -> None:
        """Make the page of a run that has been executed."""
        notebook = self.site.notebook(run)
        executed = notebook.read_bytes() if notebook.is_file() else b""
        made_from = f"{self.site.ground} {run.name}\n".encode() + executed
        stored = kept(self.site.pages, made_from, "json", lambda: self._whole(run))
        self.made[run.name] = msgspec.json.decode(stored, type=Page)

    def _whole(self, run: Run) -> bytes:
        return msgspec.json.encode(theme.page(self.frame, self.derivations, run))

    def render(self) -> dict[str, str]:
        """Return every page under its address."""
        inputs.check_addresses(self.site.runs)
        of_runs = {inputs.address(run): self.themes[run.name].text for run in self.site.runs}
        pages = {"index.html": self._index()}
        pages |= {f"articles/{a.id}.html": self._article(a) for a in self.site.articles}
        pages |= {"search.html": self._search(), "facts.html": self._all_facts()}
        pages |= self._methods()
        doubts = [doubt for of in self.themes.values() for doubt in of.doubts]
        self.problems += [*starmap(Problem, doubts), *numbers.check(pages)]
        return of_runs | pages

    def index(self, pages: Mapping[str, str]) -> bytes:
        """Return what search and table read; ``pages`` are the finished ones."""
        listed = [self._listed(e, pages[e.address]) for e in self.frame.entries.values()]
        for article in self.site.articles:
            title = words.title(article)
            listed.append(Listed(f"articles/{article.id}.html", "Article", title, title))
        return search_index.script(self.site.articles, self.finding.facts, listed)

    @cached_property
    def themes(self) -> dict[str, Page]:
        """The pages of the runs by name, in the order of the runs."""
        for run in self.site.runs:
            if run.name not in self.made:
                self.take(run)
        return {run.name: self.made[run.name] for run in self.site.runs}

    @property
    def facts(self) -> dict[str, list[Fact]]:
        """The facts that each run's page cites, by its address."""
        each = self.frame.entries.values()
        return {
            e.address: [self.site.fact_by_id[f] for f in self.themes[e.run].facts] for e in each
        }

    @property
    def downloads(self) -> dict[str, bytes]:
        """The files of the figures, by address."""
        each = self.themes.values()
        return {address: content for of in each for address, content in of.downloads.items()}

    @cached_property
    def frame(self) -> Frame:
        """What all pages share."""
        return Frame(self.site)

    @cached_property
    def derivations(self) -> Derivations:
        """Works every derived number out again."""
        return Derivations(self.site)

    def _index(self) -> str:
        notes = self.frame.notes("index.html", "index.html")
        themes = [replace(e, title=self.themes[e.run].title) for e in self.frame.of("theme")]
        briefs = self.frame.of("country")
        answers = [self.themes[entry.run].answer for entry in themes]
        chosen = front.chosen(answers, self.site.fact_by_id)
        leads = [told(lead, notes) for lead, _ in chosen]
        findings = [told(other, notes) for _, other in chosen]
        return self.frame.page(
            "index",
            "index.html",
            title=self.site.title,
            scope=words.scope(self.site.articles, len(self.site.articles)),
            leads=[pair for pair in zip(themes, leads, strict=True) if pair[1]],
            findings=list(zip(themes, findings, strict=True)),
            briefs=[(entry, self._brief(entry, notes)) for entry in briefs],
            latest=front.latest(self.site.articles),
            newest=sorted(self.site.corrections, key=_dated)[-front.LATEST :],
            map=tilemap.tile_map(self.finding.facts, {e.key: e.address for e in briefs}),
            sources={entry.key: entry for entry in self.frame.of("article")},
            notes=list(notes.found.values()),
            counts=Counter(fact.doc for fact in self.site.facts),
            corrections=self.site.corrections,
            tables=[f"data/{path.name}" for path in self.site.tables],
            annotations=web_annotations.ALL,
            metadata=metadata.index(self.site),
        )

    def _brief(self, entry: Entry, notes: Notes) -> Markup:
        """Return the first sentence of what a page answers; its notes stand in no margin."""
        first = next(iter(body.sentences(body.parse(self.themes[entry.run].answer))), None)
        if first is not None:
            first.set("class", "brief")
        return told(first, notes)

    def _article(self, article: Article) -> str:
        facts = [f for f in self.site.facts if f.doc == article.id]
        return self.frame.page(
            "article",
            f"articles/{article.id}.html",
            title=words.title(article),
            article=article,
            citation=citations.text(article),
            annotations=web_annotations.file_of(article),
            metadata=metadata.article(self.site, article),
            link=_web(article.url),
            repeats=self.site.article_by_id.get(article.copy_of or ""),
            copies=[a for a in self.site.articles if a.copy_of == article.id],
            passages=passages(article, facts),
            whole=free(article),
            key=_key(facts),
            evidence={e.fact.id: e for e in self.evidence.of_article(article)},
            corrections=[c for c in self.site.corrections if c.doc == article.id],
            unplaced=[f for f in facts if f.end <= f.start],
            kinds=words.KINDS,
            brief=next((e for e in self.frame.of("article") if e.key == article.id), None),
            used=[
                entry
                for name, entry in self.frame.entries.items()
                if entry.kind != "article" and article.id in self.themes[name].docs
            ],
        )

    @cached_property
    def evidence(self) -> AllEvidence:
        """What stands behind each fact."""
        return AllEvidence(self.site)

    def views(self) -> dict[str, bytes]:
        """Return the evidence of each article's facts as scripts, which pages read on demand."""
        fact: Any = self.frame.environment.get_template("fact.html.j2").module
        return {
            f"articles/{a.id}.js": evidence.script(a, self.evidence.of_article(a), fact.view)
            for a in self.site.articles
        }

    @cached_property
    def finding(self) -> Finding:
        """The facts as search and table show them."""
        return Finding(self.site)

    def _listed(self, entry: Entry, text: str) -> Listed:
        """Return a run's page for the search; a brief of an article is not found by its facts."""
        of, title = self.themes[entry.run], entry.title or self.themes[entry.run].title
        cited = of.facts if entry.kind != "article" else []
        return Listed(entry.address, LABELS[entry.kind], entry.label, title, text, cited)

    def _search(self) -> str:
        return self.frame.page("search", "search.html", title="Search", groups=self.finding.groups)

    def _all_facts(self) -> str:
        return self.frame.page(
            "facts",
            "facts.html",
            title="All facts",
            finding=self.finding,
            kinds=words.KINDS,
            tables=set(self.frame.tables(words.KINDS)),
        )

    def _methods(self) -> dict[str, str]:
        """Return the page on the method, and that of each kind of fact with its rules."""
        used = Method(self.site.lock)
        whole = self.frame.page(
            "method",
            method.PAGE,
            title="Method",
            method=used,
            about=about,
            licences=datapackage.LICENCES,
        )
        return {method.PAGE: whole} | {kind.address: self._kind(used, kind) for kind in used.kinds}

    def _kind(self, used: Method, kind: Kind) -> str:
        return self.frame.page(
            "kind",
            kind.address,
            title=f"{kind.label}: how it is found",
            method=used,
            kind=kind,
            measured=used.measured,
            sets=accuracy.SETS,
            most=method.OPEN,
            examples={rule.id: [Shown.of(e) for e in rule.examples] for rule in kind.rules},
        )


def _dated(row: CorrectionRow) -> tuple[str, int]:
    return row.date or "", row.number


def _key(facts: Iterable[Fact]) -> list[tuple[str, int]]:
    """Return the kinds of some facts with their counts, in the order of the kinds."""
    counts = Counter(fact.kind for fact in facts)
    return [(kind, counts[kind]) for kind in words.KINDS if counts[kind]]


def _web(address: str | None) -> str | None:
    """Return an address that may become a link: http or https, or nothing."""
    return address if address and urlsplit(address).scheme in ("http", "https") else None
