"""What the report is made from, and how its parts are looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from wbdossier.errors import Problem
from wbdossier.records import Article, Fact
from wbdossier.schema import CorrectionRow

TITLE = "Security co-operation between the EU and the Western Balkans"


class Run(Protocol):
    """One executed notebook: its name and the parameters it ran with."""

    @property
    def name(self) -> str:
        """The run's name: the executed notebook is ``<name>.ipynb``."""

    @property
    def parameters(self) -> Mapping[str, object]:
        """The parameters given; ``country`` or ``article`` makes the run a brief of that."""


@dataclass(frozen=True)
class SiteInput:
    """Everything ``render`` reads: records in memory, notebooks and tables on disk."""

    articles: Sequence[Article]
    facts: Sequence[Fact]
    runs: Sequence[Run]
    executed: Path = field(metadata={"meaning": "Folder of executed notebooks, <run name>.ipynb."})
    data: Path = field(metadata={"meaning": "Folder of tables that readers can download."})
    corrections: Sequence[CorrectionRow] = ()
    title: str = TITLE
    lock: Path | None = field(default=None, metadata={"meaning": "The locked environment."})
    kept: Path | None = field(
        default=None, metadata={"meaning": "Folder of what is kept from one build to the next."}
    )
    ground: str = field(
        default="",
        metadata={"meaning": "Hash of all that pages rest on beside a notebook; empty: unknown."},
    )

    @cached_property
    def article_by_id(self) -> dict[str, Article]:
        """The articles under their ids."""
        return {a.id: a for a in self.articles}

    @cached_property
    def fact_by_id(self) -> dict[str, Fact]:
        """The facts under their ids."""
        return {f.id: f for f in self.facts}

    @property
    def pictures(self) -> Path | None:
        """The folder that keeps pictures of figures."""
        return self.kept / "pictures" if self.kept else None

    @property
    def pages(self) -> Path | None:
        """The folder that keeps pages of runs."""
        return self.kept / "pages" if self.kept and self.ground else None

    @property
    def changed(self) -> str | None:
        """The day of the latest correction, ISO 8601."""
        return max((c.date for c in self.corrections if c.date), default=None)

    @property
    def tables(self) -> list[Path]:
        """The files of the data package."""
        return sorted(path for path in self.data.iterdir() if path.is_file())

    def corrected(self, row: CorrectionRow) -> str:
        """The address of the words a correction is about, or of their article's page.

        A fact that a correction drops, and an error only documented, have no words marked.
        """
        marked = next((f"#{fact}" for fact in row.facts if fact in self.fact_by_id), "")
        return f"articles/{row.doc}.html{marked}"

    def notebook(self, run: Run) -> Path:
        """The executed copy of a run."""
        return self.executed / f"{run.name}.ipynb"

    def evidence(self, key: str, where: str) -> tuple[Article, Fact | None]:
        """Return the article, and the fact if ``key`` is a fact's id and not an article's.

        ``where`` is named in the problem raised for a key that is neither.
        """
        fact = self.fact_by_id.get(key)
        article = self.article_by_id.get(fact.doc if fact else key)
        if article is None:
            raise Problem(
                where,
                f"cites {key!r}, which is neither a fact nor an article of this build",
                "cite a fact of the tables, or run it again with `wbdossier build --force`",
            )
        return article, fact


# A run with this parameter is a brief, and stands in this folder under the parameter's value.
BRIEFS = {"country": "countries", "article": "sources"}


def about(run: Run) -> tuple[str, str]:
    """What a run is about: ``country`` or ``article`` and its code or id; ``theme`` and nothing."""
    for kind in BRIEFS:
        if isinstance(key := run.parameters.get(kind), str):
            return kind, key
    return "theme", ""


def address(run: Run) -> str:
    """The page of a run, seen from the top of the site."""
    kind, key = about(run)
    return f"{BRIEFS[kind]}/{key}.html" if key else f"{run.name}.html"


def check_addresses(runs: Sequence[Run]) -> None:
    """Raise ``Problem`` where two runs would write the same page."""
    taken = {
        "index.html": "the index",
        "search.html": "the search",
        "facts.html": "the facts",
        "method.html": "the method",
    }
    for run in runs:
        if other := taken.get(address(run)):
            cause = f"has the same page as {other}: {address(run)}"
            raise Problem("runs.toml", cause, "rename it, or give each country one run", run.name)
        taken[address(run)] = run.name
