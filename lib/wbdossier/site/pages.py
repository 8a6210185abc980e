"""The pages: every notebook, the index and every article, as HTML under their addresses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html
from markupsafe import Markup

from wbdossier import cite
from wbdossier.records import Article, Fact
from wbdossier.site import body, inputs, notebook, words
from wbdossier.site.inputs import Run, SiteInput
from wbdossier.site.notes import Note, Notes, Place
from wbdossier.site.passages import passages

FILTERS = (
    "clip", "counted", "fields", "imprint", "language", "published", "publisher", "remark",
    "source", "title",
)  # fmt: skip


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

    def render(self) -> dict[str, str]:
        """Return every page under its address."""
        inputs.check_addresses(self.site.runs)
        pages = {inputs.address(run): self._theme(run) for run in self.site.runs}
        pages["index.html"] = self._index()
        return pages | {f"articles/{a.id}.html": self._article(a) for a in self.site.articles}

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
        notes.attach(tree)
        answer, main, preparation = (Markup(body.inner(part)) for part in tree)
        facts = self._remember(entry, notes.found.values())
        ids = {fact.id for fact in facts}
        return self._page(
            "theme",
            entry.address,
            title=entry.title,
            question=parts.title if entry.key else "",
            answer=answer,
            body=main,
            preparation=preparation,
            notes=list(notes.found.values()),
            scope=words.scope(notes.articles(), len(self.site.articles)),
            corrections=[c for c in self.site.corrections if ids.intersection(c.facts)],
            notebook=f"notebooks/{run.name}.ipynb",
            tables=self._tables({"articles", *(fact.kind for fact in facts)}),
            evidence=words.scope(self.site.articles, len(self.site.articles)),
        )

    def _index(self) -> str:
        notes = self._notes("", "index.html")
        told = [run for run in self.site.runs if self.entries[run.name].kind != "article"]
        findings = [self._finding(run, notes) for run in told]
        return self._page(
            "index",
            "index.html",
            title=self.site.title,
            scope=words.scope(self.site.articles, len(self.site.articles)),
            findings=[f for f in findings if f[0].kind == "theme"],
            briefs=[f for f in findings if f[0].kind == "country"],
            sources={entry.key: entry for entry in self._of("article")},
            notes=list(notes.found.values()),
            counts=Counter(fact.doc for fact in self.site.facts),
            corrections=self.site.corrections,
            tables=[f"data/{path.name}" for path in self.site.tables],
        )

    def _finding(self, run: Run, notes: Notes) -> tuple[Entry, Markup]:
        """Return a run's page and the first sentence of its answer, with its evidence."""
        entry = self.entries[run.name]
        sentence = body.first_sentence(body.parse(self.parts[run.name].answer))
        sentence.set("class", "brief" if entry.key else "finding")
        notes.attach(sentence)
        return entry, Markup(html.tostring(sentence, encoding="unicode"))

    def _article(self, article: Article) -> str:
        facts = [f for f in self.site.facts if f.doc == article.id]
        return self._page(
            "article",
            f"articles/{article.id}.html",
            title=words.title(article),
            article=article,
            link=_web(article.url),
            passages=passages(article, facts),
            unplaced=[f for f in facts if f.end <= f.start],
            kinds=words.KINDS,
            brief=next((e for e in self._of("article") if e.key == article.id), None),
            used=[
                e
                for e in self.entries.values()
                if e.address in self.used[article.id] and e.kind != "article"
            ],
        )

    def _notes(self, top: str, where: str) -> Notes:
        def to_html(note: Note, identity: str, shown: frozenset[Place] | None) -> str:
            template = self.environment.get_template("note.html.j2")
            return template.render(note=note, id=identity, shown=shown, top=top).strip()

        return Notes(lambda key: self.site.evidence(key, where), to_html, top)

    def _remember(self, entry: Entry, notes: Iterable[Note]) -> list[Fact]:
        """Note which articles a page uses; return its facts, each once."""
        sources = [source for note in notes for source in note.sources]
        for source in sources:
            self.used[source.article.id].add(entry.address)
        return list({fact.id: fact for source in sources for fact in source.facts}.values())

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
        }
        return self.environment.get_template(f"{template}.html.j2").render(frame | content)


def _web(address: str | None) -> str | None:
    """Return an address that may become a link: http or https, or nothing."""
    return address if address and urlsplit(address).scheme in ("http", "https") else None
