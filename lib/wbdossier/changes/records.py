"""What a comparison finds: nouns only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from wbdossier.records import Fact
from wbdossier.tables import Row


@dataclass(frozen=True)
class Changed:
    """One fact that reads otherwise, or quotes other words; ``fields`` are those that differ."""

    old: Fact
    new: Fact
    fields: tuple[str, ...]

    @property
    def requoted(self) -> bool:
        """Whether it stands on other words now."""
        return self.old.id != self.new.id


@dataclass(frozen=True)
class CorrectionChange:
    """A correction added (no ``old``), removed (no ``new``) or rewritten."""

    old: Row | None
    new: Row | None


@dataclass(frozen=True)
class ArticleChanges:
    """What changed in one article; added or gone as a whole, it lacks ``old`` or ``new``."""

    id: str
    old: Row | None
    new: Row | None
    fields: tuple[str, ...] = ()  # of the article's row
    added: tuple[Fact, ...] = ()
    lost: tuple[Fact, ...] = ()
    changed: tuple[Changed, ...] = ()
    moved: int = 0  # facts whose place alone differs
    renamed: int = 0  # facts whose rule alone has another name
    corrections: tuple[CorrectionChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        said = (self.fields, self.added, self.lost, self.changed, self.corrections)
        return any(said) or bool(self.moved or self.renamed) or not (self.old and self.new)


@dataclass(frozen=True)
class Changes:
    """Everything that changed; columns and tables that only one side has are not compared."""

    articles: tuple[ArticleChanges, ...]
    before: Counter[str]  # facts by kind
    after: Counter[str]
    reasons: Mapping[str, str]  # why a fact was corrected, by its id
    new_kinds: Mapping[str, int] = field(default_factory=dict)  # with their number of facts
    gone_tables: tuple[str, ...] = ()
    new_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    gone_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()  # articles that could not be compared

    @property
    def added(self) -> Counter[str]:
        """The number of facts added, by kind."""
        return Counter(fact.kind for article in self.articles for fact in article.added)

    @property
    def lost(self) -> Counter[str]:
        """The number of facts lost, by kind."""
        return Counter(fact.kind for article in self.articles for fact in article.lost)

    @property
    def changed(self) -> Counter[str]:
        """The number of facts that read otherwise, by kind."""
        return Counter(each.new.kind for article in self.articles for each in article.changed)

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.articles)
