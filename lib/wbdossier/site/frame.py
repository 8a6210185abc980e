"""What all pages share: the report's pages by name, the templates, the notes behind numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

from wbdossier import cite
from wbdossier.site import inputs, method, notebook, words
from wbdossier.site.inputs import Run, SiteInput
from wbdossier.site.notes import Note, Notes, Place

FILTERS = (
    "clip", "counted", "dated", "done", "fields", "imprint", "language", "published", "publisher",
    "remark", "source", "speaker", "tallied", "title",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A run's page as other pages name it: of a theme, or a brief of a country or an article.

    ``key`` is the country's code or the article's id; ``title`` is empty where only the executed
    notebook says it.
    """

    label: str
    address: str
    title: str
    kind: str
    key: str
    run: str


@dataclass
class Frame:
    """Renders a page into the report, as all its pages are."""

    site: SiteInput

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

    def of(self, kind: str) -> list[Entry]:
        """Return the pages of a kind: ``theme``, ``country`` or ``article``."""
        return [entry for entry in self.entries.values() if entry.kind == kind]

    def page(self, template: str, address: str, **content: object) -> str:
        """Return a page as text."""
        frame = {
            "site": self.site,
            "here": address,
            "top": top(address),
            "themes": self.of("theme"),
            "countries": self.of("country"),
            "annotations": "",
            "metadata": None,
        }
        return self.environment.get_template(f"{template}.html.j2").render(frame | content)

    def notes(self, address: str, where: str) -> Notes:
        """Return what puts notes behind the numbers of a page; problems name ``where``."""
        above = top(address)

        def to_html(note: Note, shown: frozenset[Place] | None) -> str:
            template = self.environment.get_template("note.html.j2")
            return template.render(note=note, shown=shown, top=above).strip()

        return Notes(lambda key: self.site.evidence(key, where), to_html, above)

    def tables(self, names: Iterable[str]) -> list[str]:
        """Return the addresses of those tables that exist."""
        files = sorted(f"{name}.csv" for name in names)
        return [f"data/{file}" for file in files if (self.site.data / file).is_file()]

    def _entry(self, run: Run) -> Entry:
        kind, key = inputs.about(run)
        label, title = words.label(run.name), ""
        if kind == "country":
            label = title = words.name(key)
        elif kind == "article":
            label, title = "Brief", words.title(self.site.evidence(key, run.name)[0])
        return Entry(label, inputs.address(run), title, kind, key, run.name)


def top(address: str) -> str:
    """Return the way from a page to the top of the site."""
    return "../" * address.count("/")


def told(sentence: HtmlElement | None, notes: Notes) -> Markup:
    """Return a sentence with its evidence; nothing for none."""
    if sentence is None:
        return Markup("")
    notes.attach(sentence)
    return Markup(html.tostring(sentence, encoding="unicode"))
