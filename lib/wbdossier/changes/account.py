"""Changes in words: what a reviewer reads, as blocks that `text` and `markdown` write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from wbdossier import cite, telling
from wbdossier.changes.blocks import Block, Heading, Item, Line, Table
from wbdossier.changes.records import ArticleChanges, Changed, Changes, CorrectionChange
from wbdossier.columns import ACTIONS
from wbdossier.english import in_marks, join_words, plural
from wbdossier.records import FACT_CLASSES, Fact
from wbdossier.tables import Row

SHOWN = 10  # facts of one kind in one article that are added, lost or changed
MOST_WORDS = 160  # characters of an article's words
FEW_WORDS = 40  # characters of a quote that stands on the line of its fact
MOST_VALUE = 200  # characters of a field, or of all that a fact says
ADDED, LOST, CHANGED = "+", "−", "~"
UNSAID = "not said"
QUIET = {"start", "end", "quote", "rule", "sha256"}  # fields told otherwise, or not worth telling


def account(changes: Changes, against: str, most: int | None = SHOWN) -> Iterator[Block]:
    """Say what changed against a revision; of many facts of a kind the first ``most``."""
    if not changes:
        yield Heading(f"No fact changes against {against}.", 1)
    else:
        yield Heading(f"{_headline(changes)} against {against}", 1)
        yield from _counts(changes)
    yield from _not_compared(changes)
    for article in sorted(changes.articles, key=_order):
        yield from _Telling(article, changes, most).blocks()


def _headline(changes: Changes) -> str:
    """Return ``1 article added; 14 facts added, 2 changed``."""
    new = sum(not a.old for a in changes.articles)
    gone = sum(not a.new for a in changes.articles)
    articles = _tally([(new, "added"), (gone, "gone")], "article")
    numbers = [c.total() for c in (changes.added, changes.lost, changes.changed)]
    facts = _tally(zip(numbers, ("added", "lost", "changed"), strict=True), "fact")
    said = "; ".join(part for part in (articles, facts or "no fact changes") if part)
    return said[0].upper() + said[1:]


def _tally(numbers: Iterable[tuple[int, str]], noun: str) -> str:
    said = [(n, done) for n, done in numbers if n]
    return ", ".join(
        f"{_number(n, noun)} {done}" if i == 0 else f"{cite.digits(n)} {done}"
        for i, (n, done) in enumerate(said)
    )


def _number(number: int, noun: str) -> str:
    return f"{cite.digits(number)} {plural(noun, number)}"


def _counts(changes: Changes) -> Iterator[Block]:
    """Give the number of facts of each kind that changed, before and after, and of all."""
    counters = (changes.before, changes.after, changes.added, changes.lost, changes.changed)
    touched = [k for k in FACT_CLASSES if any(counter[k] for counter in counters[2:])]
    if not touched:
        return
    rows = [(kind, *(_cell(counter[kind]) for counter in counters)) for kind in touched]
    total = ("all kinds", *(_cell(counter.total()) for counter in counters))
    yield Table(("", "before", "after", "added", "lost", "changed"), (*rows, total))


def _cell(number: int) -> str:
    return cite.digits(number) if number else "–"


def _not_compared(changes: Changes) -> Iterator[Block]:
    """Say once which columns and kinds there are on one side only, and what was not read."""
    for kind, number in changes.new_kinds.items():
        yield Line(f"New kind of fact: {kind} ({_number(number, 'fact')}, not listed here).")
    for table in changes.gone_tables:
        yield Line(f"There is no table {table} any more.")
    for table, names in changes.new_columns.items():
        yield Line(f"New in the table {table}: {join_words(names)} (not compared).")
    for table, names in changes.gone_columns.items():
        yield Line(f"No longer in the table {table}: {join_words(names)}.")
    for doc in changes.unread:
        yield Line(f"Article {doc} cannot be read, and was not compared.")


def _order(article: ArticleChanges) -> tuple[bool, bool, str]:
    """Put articles added first, then those gone, then the others."""
    return bool(article.old), bool(article.new), article.id


class _Telling:
    """One article's changes on their way into words."""

    def __init__(self, article: ArticleChanges, changes: Changes, most: int | None) -> None:
        self.article, self.reasons, self.most = article, changes.reasons, most

    def blocks(self) -> Iterator[Block]:
        """Give the heading, what is known of the article, and its changes by kind."""
        article = self.article
        yield Heading(self._title())
        if not (article.old and article.new):
            yield Line(_source(article.new or article.old or {}))
            yield Line(_by_kind(article.added or article.lost))
        yield from self._fields()
        told = self._reasons_told()
        yield from (_correction(change, told) for change in article.corrections)
        for kind in FACT_CLASSES:
            yield from self._some(self._of(kind, article.added), "added", self._added)
            yield from self._some(self._of(kind, article.lost), "lost", self._lost)
            changed = [each for each in article.changed if each.new.kind == kind]
            yield from self._some(changed, "changed", self._changed)
        yield from self._uncounted()

    def _title(self) -> str:
        row = self.article.new or self.article.old or {}
        what = "" if self.article.new else " is gone"
        what = what if self.article.old else " added"
        title = _short(row.get("title") or "(untitled)", MOST_WORDS)
        return f"Article {self.article.id}{what}: {title}"

    def _fields(self) -> Iterator[Block]:
        """Say what changed in the text and the sidecar."""
        old, new = self.article.old or {}, self.article.new or {}
        if "sha256" in self.article.fields:
            lengths = [cite.digits(row["sentences"]) for row in (old, new)]
            yield Item(CHANGED, "text", f"edited ({' → '.join(dict.fromkeys(lengths))} sentences)")
        for name in self.article.fields:
            if name not in QUIET:
                yield Item(
                    CHANGED, name.replace("_", " "), _step(_text(old[name]), _text(new[name]))
                )

    def _reasons_told(self) -> set[str]:
        """Return the reasons that stand beside the facts they are about."""
        changed = [change.new for change in self.article.changed]
        facts = (*self.article.added, *self.article.lost, *changed)
        return {self.reasons[fact.id] for fact in facts if fact.id in self.reasons}

    def _of(self, kind: str, facts: Iterable[Fact]) -> list[Fact]:
        return [fact for fact in facts if fact.kind == kind]

    def _some(
        self, found: Sequence[Any], done: str, tell: Callable[[Any], Item]
    ) -> Iterator[Block]:
        """Tell the first of many, and count the others."""
        most = len(found) if self.most is None else self.most
        if len(found) == most + 1:
            most += 1  # a line that counts one is no shorter than the one
        yield from map(tell, found[:most])
        if rest := found[most:]:
            label = (rest[0].new if isinstance(rest[0], Changed) else rest[0]).kind
            yield Item("…", label, f"{cite.digits(len(rest))} more {done}; --all lists them")

    def _added(self, fact: Fact) -> Item:
        by = "added by a correction" if fact.rule == "correction" else "corrected"
        return _item(ADDED, fact, *self._why(fact, by))

    def _lost(self, fact: Fact) -> Item:
        why = self._why(fact, "rejected") if self.article.new else ()
        return _item(LOST, fact, *why)

    def _changed(self, change: Changed) -> Item:
        new = change.new
        why = self._why(new, "corrected") if {"origin", "note"} & set(change.fields) else ()
        explained = {"origin", "note"} if why else set()
        steps = [
            f"{name.replace('_', ' ')}: {_step(_value(change.old, name), _value(new, name))}"
            for name in change.fields
            if name not in QUIET | explained and not _is_quote(change, name)
        ]
        if change.requoted:
            quotes = f"now quotes {_quote(new)}, before {_quote(change.old)}"
            return Item(CHANGED, new.kind, _says(new), (*steps, quotes, *why))
        return _item(CHANGED, new, *steps, *why)

    def _why(self, fact: Fact, done: str) -> tuple[str, ...]:
        reason = self.reasons.get(fact.id)
        return (f"{done}: {_short(reason, MOST_VALUE)}",) if reason else ()

    def _uncounted(self) -> Iterator[Block]:
        moved, renamed = self.article.moved, self.article.renamed
        if moved:
            yield Line(f"{_number(moved, 'other fact')} only moved with the text.")
        if renamed:
            yield Line(f"{_number(renamed, 'other fact')} changed nothing but the rule's name.")


# Words for one thing


def _is_quote(change: Changed, name: str) -> bool:
    """Whether a field merely repeats the quote, before and after."""
    return all(_text(getattr(f, name)) == _text(f.quote) for f in (change.old, change.new))


def _says(fact: Fact) -> str:
    return _short(telling.line(fact) or "nothing but its words", MOST_VALUE)


def _item(sign: str, fact: Fact, *details: str) -> Item:
    """Return what a fact says with its quote: few words on the same line, many on the next."""
    said, quote = _says(fact), _quote(fact)
    if len(quote) <= FEW_WORDS:
        return Item(sign, fact.kind, f"{said} – {quote}", details)
    return Item(sign, fact.kind, said, (quote, *details))


def _quote(fact: Fact) -> str:
    return in_marks(fact.quote, MOST_WORDS)


def _source(row: Row) -> str:
    """Return publisher, date and how the date is known."""
    named = cite.publisher(row) or "Publisher not named"
    how = row.get("published_note") or ""
    basis = row.get("published_basis") or ""
    known = _short(how, MOST_VALUE) or (f"Date: {basis}." if basis else "")
    return f"{named}, {cite.published(row)}. {known}".rstrip()


def _by_kind(facts: Sequence[Fact]) -> str:
    """Return ``14 facts: 3 funding, 2 personnel``."""
    counts = Counter(fact.kind for fact in facts)
    kinds = [f"{counts[kind]} {kind}" for kind in FACT_CLASSES if counts[kind]]
    return f"{_number(len(facts), 'fact')}{': ' if kinds else ''}{', '.join(kinds)}."


def _correction(change: CorrectionChange, told: Collection[str]) -> Item:
    """Tell a correction that was added, removed or rewritten, with a reason not yet ``told``."""
    row = change.new or change.old or {}
    sign = CHANGED if change.new and change.old else ADDED if change.new else LOST
    did = ": ".join(w for w in (ACTIONS[row["action"]], row["says"]) if w)
    kind = f"{row['kind']} " if row["kind"] else ""
    said = _short(f"{kind}{in_marks(row['words'], MOST_WORDS)} {did}", 2 * MOST_VALUE)
    old = change.old or {}
    steps = [
        f"{name}: {_step(_text(old[name]), _text(row[name]))}"
        for name in ("says", "reason", "by", "date")
        if sign == CHANGED and old.get(name) != row.get(name)
    ]
    reason = " ".join(row["reason"].split())
    because = [] if reason in told and sign == ADDED else [f"because: {_text(reason)}"]
    return Item(sign, "correction", said, tuple(steps or because))


def _step(old: str, new: str) -> str:
    return f"{old} → {new}"


def _value(fact: Fact, name: str) -> str:
    given = getattr(fact, name)
    if name in ("amount", "amount_max") and given is not None:
        return cite.money(given, getattr(fact, "currency", None))
    if given in (None, ()):
        return UNSAID
    if isinstance(given, int) and not isinstance(given, bool):
        return cite.digits(given)
    return _short(telling.value(name, given), MOST_VALUE)


def _text(given: object) -> str:
    if given in (None, "", ()):
        return UNSAID
    return _short(", ".join(given) if isinstance(given, tuple) else str(given), MOST_VALUE)


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"
