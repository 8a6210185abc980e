"""The pages: every notebook, the index and every article, as HTML under their addresses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

from wbdossier import about, accuracy, cite, datapackage
from wbdossier.errors import Problem
from wbdossier.records import Article, Fact
from wbdossier.schema import CorrectionRow
from wbdossier.site import (
    body,
    citations,
    downloads,
    evidence,
    front,
    inputs,
    metadata,
    method,
    notebook,
    numbers,
    search_index,
    tilemap,
    web_annotations,
    words,
)
from wbdossier.site.derivations import Derivations
from wbdossier.site.evidence import AllEvidence
from wbdossier.site.finding import Finding
from wbdossier.site.inputs import Run, SiteInput
from wbdossier.site.method import Kind, Method, Shown
from wbdossier.site.notes import Note, Notes, Place
from wbdossier.site.passages import free, passages
from wbdossier.site.search_index import Listed

FILTERS = (
    "clip", "counted", "dated", "done", "fields", "imprint", "language", "published", "publisher",
    "remark", "source", "speaker", "tallied", "title",
)  # fmt: skip
LABELS = {"theme": "Theme", "country": "Country", "article": "Article in brief"}


@dataclass(frozen=True)
class Entry:
    """A run's page as other pages name it: of a theme, or a brief of a country or an article.

    ``key`` is the country's code or the article's id.
    """

    label: str
    address: str
    title: str
    kind: str
    key: str


@dataclass
class Pages:
    """Renders the pages; those of the runs first, since an article's page says who uses it."""

    site: SiteInput
    used: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    facts: dict[str, list[Fact]] = field(default_factory=dict)  # of each run's page
    problems: list[Problem] = field(default_factory=list)  # with numbers; `render` adds to them
    downloads: dict[str, bytes] = field(default_factory=dict)  # of the figures, by address

    def render(self) -> dict[str, str]:
        """Return every page under its address."""
        inputs.check_addresses(self.site.runs)
        pages = {inputs.address(run): self._theme(run) for run in self.site.runs}
        pages["index.html"] = self._index()
        pages |= {f"articles/{a.id}.html": self._article(a) for a in self.site.articles}
        pages |= {"search.html": self._search(), "facts.html": self._all_facts()}
        pages |= self._methods()
        self.problems += numbers.check(pages)
        return pages

    def index(self, pages: Mapping[str, str]) -> bytes:
        """Return what search and table read; ``pages`` are the finished ones."""
        listed = [
            Listed(e.address, LABELS[e.kind], e.label, e.title, pages[e.address], self._cited(e))
            for e in self.entries.values()
        ]
        for article in self.site.articles:
            title = words.title(article)
            listed.append(Listed(f"articles/{article.id}.html", "Article", title, title))
        return search_index.script(self.site.articles, self.finding.facts, listed)

    @cached_property
    def derivations(self) -> Derivations:
        """Works every derived number out again."""
        return Derivations(self.site)

    @cached_property
    def parts(self) -> dict[str, notebook.Parts]:
        """What each run's notebook shows."""
        return {run.name: notebook.read(self.site.notebook(run)) for run in self.site.runs}

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The runs' pages, in the order of the runs."""
        return {run.name: self._entry(run) for run in self.site.runs}

    @cached_property
    def environment(self) -> Environment:
        """Jinja with our templates and the reader's words as filters."""
        environment = Environment(
            loader=FileSystemLoader(notebook.TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
        )
        environment.filters |= {name: getattr(words, name) for name in FILTERS}
        environment.filters["date"] = cite.date_words
        environment.globals["kinds"] = words.KINDS
        environment.filters["explained"] = method.address
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        return environment

    def _entry(self, run: Run) -> Entry:
        kind, key = inputs.about(run)
        label = title = words.label(run.name)
        if kind == "country":
            label = title = words.name(key)
        elif kind == "article":
            label, title = "Brief", words.title(self.site.evidence(key, run.name)[0])
        elif kind == "theme":
            title = self.parts[run.name].title
        return Entry(label, inputs.address(run), title, kind, key)

    def _of(self, kind: str) -> list[Entry]:
        return [entry for entry in self.entries.values() if entry.kind == kind]

    def _theme(self, run: Run) -> str:
        entry, parts = self.entries[run.name], self.parts[run.name]
        top = "../" * entry.address.count("/")
        notes = self._notes(top, str(self.site.notebook(run)))
        tree = body.parse(parts.answer, parts.body, parts.preparation)
        body.dress(tree)
        self.problems += self.derivations.check(tree, str(self.site.notebook(run)))
        self.downloads |= downloads.take(tree, entry.address)
        notes.attach(tree)
        answer, main, preparation = (Markup(body.inner(part)) for part in tree)
        facts = self._remember(entry, notes.found.values())
        ids = {fact.id for fact in facts}
        return self._page(
            "theme",
            entry.address,
            title=entry.title,
            named=entry.kind == "article",
            question=parts.title if entry.key else "",
            answer=answer,
            body=main,
            preparation=preparation,
            notes=list(notes.found.values()),
            scope=words.scope(notes.articles(), len(self.site.articles), top),
            corrections=[c for c in self.site.corrections if ids.intersection(c.facts)],
            notebook=f"notebooks/{run.name}.ipynb",
            annotations=web_annotations.address(entry.address),
            metadata=metadata.report(self.site, entry.address, entry.title, notes.articles()),
            tables=self._tables({"articles", *(fact.kind for fact in facts)}),
            evidence=words.scope(self.site.articles, len(self.site.articles), top),
        )

    def _index(self) -> str:
        notes = self._notes("", "index.html")
        themes, briefs = self._of("theme"), self._of("country")
        chosen = front.chosen([self._answer(e) for e in themes], self.site.fact_by_id)
        leads = [self._told(lead, notes) for lead, _ in chosen]
        findings = [self._told(other, notes) for _, other in chosen]
        countries = {entry.key: entry.address for entry in self._of("country")}
        return self._page(
            "index",
            "index.html",
            title=self.site.title,
            scope=words.scope(self.site.articles, len(self.site.articles)),
            leads=[pair for pair in zip(themes, leads, strict=True) if pair[1]],
            findings=list(zip(themes, findings, strict=True)),
            briefs=[(entry, self._brief(entry, notes)) for entry in briefs],
            latest=front.latest(self.site.articles),
            newest=sorted(self.site.corrections, key=_dated)[-front.LATEST :],
            map=tilemap.tile_map(self.finding.facts, countries),
            sources={entry.key: entry for entry in self._of("article")},
            notes=list(notes.found.values()),
            counts=Counter(fact.doc for fact in self.site.facts),
            corrections=self.site.corrections,
            tables=[f"data/{path.name}" for path in self.site.tables],
            annotations=web_annotations.ALL,
            metadata=metadata.index(self.site),
        )

    def _told(self, sentence: HtmlElement | None, notes: Notes) -> Markup:
        """Return a sentence with its evidence; nothing for none."""
        if sentence is None:
            return Markup("")
        notes.attach(sentence)
        return Markup(html.tostring(sentence, encoding="unicode"))

    def _answer(self, entry: Entry) -> str:
        """Return what the notebook of a page answers."""
        return next(self.parts[name].answer for name, e in self.entries.items() if e == entry)

    def _brief(self, entry: Entry, notes: Notes) -> Markup:
        """Return the first sentence of what a page answers; its notes stand in no margin."""
        first = next(iter(body.sentences(body.parse(self._answer(entry)))), None)
        if first is not None:
            first.set("class", "brief")
        return self._told(first, notes)

    def _article(self, article: Article) -> str:
        facts = [f for f in self.site.facts if f.doc == article.id]
        return self._page(
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
            brief=next((e for e in self._of("article") if e.key == article.id), None),
            used=[
                e
                for e in self.entries.values()
                if e.address in self.used[article.id] and e.kind != "article"
            ],
        )

    @cached_property
    def evidence(self) -> AllEvidence:
        """What stands behind each fact."""
        return AllEvidence(self.site)

    def views(self) -> dict[str, bytes]:
        """Return the evidence of each article's facts as scripts, which pages read on demand."""
        fact: Any = self.environment.get_template("fact.html.j2").module
        return {
            f"articles/{a.id}.js": evidence.script(a, self.evidence.of_article(a), fact.view)
            for a in self.site.articles
        }

    @cached_property
    def finding(self) -> Finding:
        """The facts as search and table show them."""
        return Finding(self.site)

    def _cited(self, entry: Entry) -> list[str]:
        """Return the ids of the facts a page cites; a brief of an article cites its own."""
        return [fact.id for fact in self.facts[entry.address] if entry.kind != "article"]

    def _search(self) -> str:
        return self._page("search", "search.html", title="Search", groups=self.finding.groups)

    def _all_facts(self) -> str:
        return self._page(
            "facts",
            "facts.html",
            title="All facts",
            finding=self.finding,
            kinds=words.KINDS,
            tables=set(self._tables(words.KINDS)),
        )

    def _methods(self) -> dict[str, str]:
        """Return the page on the method, and that of each kind of fact with its rules."""
        used = Method(self.site.lock)
        whole = self._page(
            "method",
            method.PAGE,
            title="Method",
            method=used,
            about=about,
            licences=datapackage.LICENCES,
        )
        return {method.PAGE: whole} | {kind.address: self._kind(used, kind) for kind in used.kinds}

    def _kind(self, used: Method, kind: Kind) -> str:
        return self._page(
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

    def _notes(self, top: str, where: str) -> Notes:
        def to_html(note: Note, shown: frozenset[Place] | None) -> str:
            template = self.environment.get_template("note.html.j2")
            return template.render(note=note, shown=shown, top=top).strip()

        return Notes(lambda key: self.site.evidence(key, where), to_html, top)

    def _remember(self, entry: Entry, notes: Iterable[Note]) -> list[Fact]:
        """Note which articles a page uses; return its facts, each once."""
        sources = [source for note in notes for source in note.sources]
        for source in sources:
            self.used[source.article.id].add(entry.address)
        facts = {fact.id: fact for source in sources for fact in source.facts}
        self.facts[entry.address] = list(facts.values())
        return self.facts[entry.address]

    def _tables(self, names: Iterable[str]) -> list[str]:
        """Return the addresses of those tables that exist."""
        files = sorted(f"{name}.csv" for name in names)
        return [f"data/{file}" for file in files if (self.site.data / file).is_file()]

    def _page(self, template: str, address: str, **content: object) -> str:
        frame = {
            "site": self.site,
            "here": address,
            "top": "../" * address.count("/"),
            "themes": self._of("theme"),
            "countries": self._of("country"),
            "annotations": "",
            "metadata": None,
        }
        return self.environment.get_template(f"{template}.html.j2").render(frame | content)


def _dated(row: CorrectionRow) -> tuple[str, int]:
    return row.date or "", row.number


def _key(facts: Iterable[Fact]) -> list[tuple[str, int]]:
    """Return the kinds of some facts with their counts, in the order of the kinds."""
    counts = Counter(fact.kind for fact in facts)
    return [(kind, counts[kind]) for kind in words.KINDS if counts[kind]]


def _web(address: str | None) -> str | None:
    """Return an address that may become a link: http or https, or nothing."""
    return address if address and urlsplit(address).scheme in ("http", "https") else None
