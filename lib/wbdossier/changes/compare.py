"""Two sides, article by article: what is added, lost, changed, and what merely moved."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from wbdossier.changes.pairing import pairs
from wbdossier.changes.records import ArticleChanges, Changed, Changes, CorrectionChange
from wbdossier.changes.sides import Side
from wbdossier.records import FACT_CLASSES, Fact
from wbdossier.tables import Row

PLACE = {"start", "end"}
WORKED_OUT = {"sentences", "facts"}  # of an article's row: they follow from the rest
IDENTITY = ("doc", "words", "action", "kind")  # of a correction; its number is only its place
CONTENT = ("says", "reason", "by", "date")
CHANGING = ("reads", "set", "drop", "add")  # the actions that give a fact its reason
COMMON = {f.name for f in dataclasses.fields(Fact)}


def compare(old: Side, new: Side, unread: Collection[str] = ()) -> Changes:
    """Return what changed from ``old`` to ``new``; articles ``unread`` are left out of both.

    An article that got another id with the same text is the same article.
    """
    shared = _Shared(old, new)
    old, new = _without(_renumbered(old, new), unread), _without(new, unread)
    after = Counter(fact.kind for fact in new.facts.values())
    return Changes(
        articles=tuple(each for each in _articles(old, new, shared) if each),
        before=Counter(f.kind for f in old.facts.values() if f.kind in shared.columns),
        after=Counter({kind: n for kind, n in after.items() if kind in shared.columns}),
        reasons=_reasons(new),
        new_kinds={k: after[k] for k in FACT_CLASSES if k in new.columns.keys() - old.columns},
        gone_tables=tuple(sorted(old.columns.keys() - new.columns)),
        new_columns=shared.only(new, old),
        gone_columns=shared.only(old, new),
        unread=tuple(sorted(unread)),
    )


class _Shared:
    """The columns that both sides have, by table."""

    def __init__(self, old: Side, new: Side) -> None:
        both = [table for table in new.columns if table in old.columns]
        self.columns = {table: old.columns[table] & new.columns[table] for table in both}

    def facts(self, side: Side) -> dict[str, dict[str, Fact]]:
        """Return a side's facts of the kinds that are compared, by article."""
        return {
            doc: {id: fact for id, fact in facts.items() if fact.kind in self.columns}
            for doc, facts in side.by_article().items()
        }

    def fields(self, fact: Fact) -> list[str]:
        """Return the fields of a fact that are compared."""
        names = (f.name for f in dataclasses.fields(fact))
        return [name for name in names if name in self.columns[fact.kind] - {"id", "doc"}]

    def own(self, fact: Fact) -> list[str]:
        """Return those that only facts of its kind have."""
        return [name for name in self.fields(fact) if name not in COMMON]

    def only(self, side: Side, other: Side) -> dict[str, tuple[str, ...]]:
        """Return the columns, by table, that one side alone has."""
        apart = {table: side.columns[table] - other.columns[table] for table in self.columns}
        return {table: tuple(sorted(names)) for table, names in apart.items() if names}


# The same articles on both sides


def _renumbered(old: Side, new: Side) -> Side:
    """Return the old side with the ids that its articles have now, known by their text."""
    now = {row["sha256"]: id for id, row in new.articles.items() if row.get("sha256")}
    texts = {id: row.get("sha256") for id, row in new.articles.items()}
    ids: dict[str, str] = {}
    for id, row in old.articles.items():
        other = now.get(row.get("sha256"))
        if other and other not in old.articles and texts.get(id) != row["sha256"]:
            ids[id] = other
    if not ids:
        return old
    facts = [_under(ids.get(fact.doc, fact.doc), fact) for fact in old.facts.values()]
    corrections = (row | {"doc": ids.get(row["doc"], row["doc"])} for row in old.corrections)
    return dataclasses.replace(
        old,
        articles={ids.get(id, id): row for id, row in old.articles.items()},
        facts={fact.id: fact for fact in facts},
        corrections=tuple(corrections),
    )


def _under(doc: str, fact: Fact) -> Fact:
    return dataclasses.replace(fact, doc=doc, id=doc + fact.id.removeprefix(fact.doc))


def _without(side: Side, docs: Collection[str]) -> Side:
    return dataclasses.replace(
        side,
        articles={id: row for id, row in side.articles.items() if id not in docs},
        facts={id: fact for id, fact in side.facts.items() if fact.doc not in docs},
        corrections=tuple(row for row in side.corrections if row["doc"] not in docs),
    )


# One article


def _articles(old: Side, new: Side, shared: _Shared) -> Iterator[ArticleChanges]:
    corrections = _corrections(old, new, shared)
    before, after = shared.facts(old), shared.facts(new)
    for doc in sorted({*old.articles, *new.articles}):
        rows = old.articles.get(doc), new.articles.get(doc)
        known = ArticleChanges(doc, *rows, corrections=tuple(corrections[doc]))
        yield _article(known, before.get(doc, {}), after.get(doc, {}), shared)


def _article(
    known: ArticleChanges, before: dict[str, Fact], after: dict[str, Fact], shared: _Shared
) -> ArticleChanges:
    """Add to what is known of an article what became of its facts."""
    lost = [fact for id, fact in before.items() if id not in after]
    added = [fact for id, fact in after.items() if id not in before]
    kept = [(fact, after[id]) for id, fact in before.items() if id in after]
    same = pairs(lost, added, kept, shared.own)
    paired = {fact.id for pair in same for fact in pair}
    differing = [Changed(a, b, _differing(a, b, shared)) for a, b in (*kept, *same)]
    changed = [each for each in differing if set(each.fields) - PLACE - {"rule"} or each.requoted]
    rest = [set(each.fields) for each in differing if each not in changed]
    return dataclasses.replace(
        known,
        fields=_row_fields(known.old, known.new, shared) if known.old and known.new else (),
        added=tuple(fact for fact in added if fact.id not in paired),
        lost=tuple(fact for fact in lost if fact.id not in paired),
        changed=tuple(sorted(changed, key=lambda each: (each.new.span, each.new.id))),
        moved=sum(bool(fields) and fields <= PLACE for fields in rest),
        renamed=sum("rule" in fields for fields in rest),
    )


def _differing(old: Fact, new: Fact, shared: _Shared) -> tuple[str, ...]:
    """Return the fields that differ; white space in a quote is none."""
    values = ((name, getattr(old, name), getattr(new, name)) for name in shared.fields(new))
    return tuple(n for n, a, b in values if a != b and not (n == "quote" and _folded(a, b)))


def _folded(one: str, other: str) -> bool:
    return one.split() == other.split()


def _row_fields(old: Row, new: Row, shared: _Shared) -> tuple[str, ...]:
    names = shared.columns.get("articles", frozenset()) - WORKED_OUT
    return tuple(name for name in new if name in names and old[name] != new[name])


# Corrections


def _corrections(old: Side, new: Side, shared: _Shared) -> defaultdict[str, list[CorrectionChange]]:
    """Return the corrections added, removed and rewritten, by article, in the file's order."""
    found: defaultdict[str, list[CorrectionChange]] = defaultdict(list)
    if "corrections" not in shared.columns:
        return found
    columns = shared.columns["corrections"]
    before, after = (_by_key(side.corrections, columns) for side in (old, new))
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key, []), after.get(key, [])
        gone = [row for row in was if not any(_alike(row, other, columns) for other in now)]
        come = [row for row in now if not any(_alike(row, other, columns) for other in was)]
        found[key[0]] += [CorrectionChange(a, b) for a, b in zip_longest(gone, come)]
    return found


def _by_key(rows: Sequence[Row], columns: Collection[str]) -> dict[tuple[Any, ...], list[Row]]:
    by: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        key = (row[n] for n in IDENTITY if n in columns)
        by.setdefault(tuple(" ".join(str(k or "").split()) for k in key), []).append(row)
    return by


def _alike(one: Row, other: Row, columns: Collection[str]) -> bool:
    return all(one[name] == other[name] for name in CONTENT if name in columns)


def _reasons(side: Side) -> dict[str, str]:
    """Return why facts were changed, rejected or added, by their ids."""
    reasons: dict[str, list[str]] = {}
    rows: Iterable[Row] = (row for row in side.corrections if row["action"] in CHANGING)
    for row in rows:
        for id in row["facts"]:
            reasons.setdefault(id, []).append(" ".join(row["reason"].split()))
    return {id: " ".join(dict.fromkeys(some)) for id, some in reasons.items()}
