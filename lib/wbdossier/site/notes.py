"""Evidence: every number of a page gets its note, and the page its list of evidence.

Notebooks write ``<a class="wb quoted|derived|curated" href="#FACT_ID">``; here the link is pointed
at the article's page and the note is put behind the number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import html
from lxml.html import HtmlElement

from wbdossier.records import Article, Fact, Span
from wbdossier.site import words

CLASSES = ("quoted", "derived", "curated")
# Where a note in the margin would break the layout, the list of evidence at the foot has it alone.
NO_MARGIN = {"table", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "details", "caption", "dl"}
RATIO = ("÷", "/", "∕", " per ", "%")
QUOTES = ("“", '"', "«", "„", "‘")
MOST_SENTENCES = 3  # in a note
MOST_PRINTED = 40  # facts of a note on paper; of more, their number and their articles
UNBROKEN = 24  # characters of a number and its unit that a line does not part
Place = tuple[str, Span | None]
ToHtml = Callable[["Note", "frozenset[Place] | None"], str]
Look = Callable[[str], "tuple[Article, Fact | None]"]


@dataclass(frozen=True)
class Piece:
    """Words of a sentence; those that are evidence have the fact they give."""

    words: str
    fact: Fact | None = None


@dataclass(frozen=True)
class Source:
    """One place in an article: the sentence, shortened, in pieces; none for a whole article."""

    article: Article
    around: Span | None = None
    pieces: tuple[Piece, ...] = ()

    @property
    def place(self) -> Place:
        """What two sources share when they show the same sentence."""
        return self.article.id, self.around

    @property
    def facts(self) -> list[Fact]:
        """The facts marked in the sentence."""
        return [piece.fact for piece in self.pieces if piece.fact]

    @property
    def spoken(self) -> bool:
        """Whether the sentence opens with a quotation mark and needs none of ours."""
        return "".join(piece.words for piece in self.pieces).startswith(QUOTES)

    @property
    def address(self) -> str:
        """Its place, seen from the top of the site."""
        anchor = f"#{self.facts[0].id}" if self.facts else ""
        return f"articles/{self.article.id}.html{anchor}"


@dataclass(frozen=True)
class Note:
    """What stands behind one number; ``number`` is its place in the page's list of evidence.

    ``earlier`` has the notes that list some of its ``listings`` before it. A ``folded`` note is of
    numbers that no one prints, since they stand in folded tables.
    """

    number: int
    look: str
    said: str
    sources: tuple[Source, ...]
    operation: str = ""
    earlier: Mapping[Hashable, int] = field(default_factory=dict, compare=False)
    folded: bool = False

    @property
    def sign(self) -> str:
        """The mark of a derived number: a sum's or a ratio's."""
        if self.look != "derived":
            return ""
        return "÷" if any(sign in self.operation for sign in RATIO) else "Σ"

    @property
    def articles(self) -> list[Article]:
        """The articles it rests on, each once."""
        return list({source.article.id: source.article for source in self.sources}.values())

    @property
    def by_article(self) -> list[tuple[Article, list[Fact]]]:
        """The articles with their facts that it rests on."""
        found: dict[str, list[Fact]] = {article.id: [] for article in self.articles}
        for source in self.sources:
            found[source.article.id].extend(source.facts)
        return [(article, found[article.id]) for article in self.articles]

    @property
    def described_by(self) -> str:
        """The id of the words that say in short what it rests on, where it has no note of its own.

        They stand in the page's list of evidence.
        """
        return f"{'brief' if self.many else 'evidence'}-{self.number}"

    @property
    def many(self) -> bool:
        """Whether its sentences stand in the page's list of evidence instead."""
        return len(self.sources) > MOST_SENTENCES

    @property
    def looks(self) -> str:
        """The classes of its entry in the list of evidence: they say what paper leaves out."""
        vast = sum(len(source.facts) for source in self.sources) > MOST_PRINTED
        named = {"same": self.same_as, "folded": self.folded, "vast": vast}
        return " ".join(name for name, holds in named.items() if holds)

    @property
    def listings(self) -> list[Hashable]:
        """What the list of evidence needs to print only once: its sentences, or all of them."""
        if not self.many:
            return [source.place for source in self.sources]
        return [frozenset((s.place, tuple(fact.id for fact in s.facts)) for s in self.sources)]

    @property
    def same_as(self) -> int | None:
        """The first note with the same facts, where they are many."""
        return self.earlier.get(self.listings[0]) if self.many else None

    @property
    def extent(self) -> str:
        """How much evidence there is: facts and articles, and how many of these repeat others."""
        facts = sum(len(source.facts) for source in self.sources)
        articles = words.counted(len(self.articles), "article")
        if repeated := len(self.articles) - len({a.copy_of or a.id for a in self.articles}):
            articles += f", {repeated} of the same piece as another"
        return f"{words.counted(facts, 'fact')} in {articles}" if facts else articles

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """Why its facts read as they do, or what is doubtful about them, each labelled."""
        facts = [fact for source in self.sources for fact in source.facts if fact.note]
        labelled = [(words.remark(fact), fact.note or "") for fact in facts]
        return list(dict.fromkeys(labelled))


@dataclass
class Notes:
    """The notes of one page, in the order of first use.

    ``to_html`` makes what stands behind a number from its note and the sentences the margin already
    shows; None where the margin has no place for a note, or has it already.
    """

    look_up: Look
    to_html: ToHtml
    top: str = ""
    found: dict[tuple[str, ...], Note] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)
    _shown: set[Place] = field(default_factory=set)
    _first: dict[Hashable, int] = field(default_factory=dict)  # by listing, the note that has it

    def attach(self, tree: HtmlElement) -> None:
        """Point every number of ``tree`` at its evidence and put its note behind it."""
        for link in tree.iter("a"):
            if "from" in link.classes:  # evidence without a note of its own
                key = link.get("href", "").removeprefix("#")
                listed = f"facts.html#{key}" if "=" in key else ""
                link.set("href", self.top + (listed or gather([self.look_up(key)])[0].address))
                link.attrib.pop("data-facts", None)
        for link in sorted(numbers(tree), key=_folded):  # those come last in the list of evidence
            if drawn(link):  # the figure's table and source line have its note
                key = link.get("href", "").removeprefix("#")
                link.set("href", self.top + gather([self.look_up(key)])[0].address)
                continue
            note = self._note(link)
            identity, shown = f"note-{note.number}", None
            if identity not in self._ids and not _confined(link):
                shown = frozenset(self._shown)
                self._shown.update(s.place for s in note.sources if not note.many)
                self._ids.add(identity)
            described = identity if identity in self._ids else note.described_by
            self._wrap(link, note, described, self.to_html(note, shown))

    def articles(self) -> list[Article]:
        """Return the articles whose words the notes so far show, each once.

        Those that are only counted stand on no words; they are named where no fact is.
        """
        sources = [source for note in self.found.values() for source in note.sources]
        spoken = [source for source in sources if source.facts]
        return list({source.article.id: source.article for source in spoken or sources}.values())

    def _note(self, link: HtmlElement) -> Note:
        look = next(c for c in CLASSES if c in link.classes)
        first = link.get("href", "").removeprefix("#")
        operation = link.get("data-how") or link.get("data-operation", "")
        ids = tuple((link.get("data-facts") or first).split())
        key = (operation, *ids)
        if key not in self.found:
            sources = tuple(gather([self.look_up(i) for i in ids]))
            said, number = link.text_content(), len(self.found) + 1
            note = Note(number, look, said, sources, operation, folded=_folded(link))
            listed = {each: self._first.setdefault(each, number) for each in note.listings}
            earlier = {each: first for each, first in listed.items() if first != number}
            self.found[key] = replace(note, earlier=earlier)
        return self.found[key]

    def _wrap(self, link: HtmlElement, note: Note, described: str, span_html: str) -> None:
        """Replace the link by a span that holds the link, its sign and its note."""
        link.set("href", self.top + note.sources[0].address)
        link.set("aria-describedby", described)
        if len(link.text_content()) <= UNBROKEN:
            link.classes.add("unbroken")
        for attribute in ("title", "data-facts", "data-how"):
            link.attrib.pop(attribute, None)
        span = html.fragment_fromstring(span_html)
        span.tail, link.tail = link.tail, None
        link.getparent().replace(link, span)
        span.insert(0, link)


def numbers(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the links that carry evidence, in reading order."""
    for link in tree.iter("a"):
        if "wb" in link.classes and any(c in link.classes for c in CLASSES):
            yield link


def drawn(link: HtmlElement) -> bool:
    """Whether a link is a mark of a drawing."""
    return next(link.iterancestors("svg"), None) is not None


def _folded(link: HtmlElement) -> bool:
    """Whether a link stands in what is folded when the page opens."""
    return next(link.iterancestors("details"), None) is not None


def gather(found: Sequence[tuple[Article, Fact | None]]) -> list[Source]:
    """Return the places of the evidence, facts of one sentence together, in order of use."""
    places: dict[Place, list[Fact]] = {}
    articles = {article.id: article for article, _ in found}
    for article, fact in found:
        around = sentence(article, fact.span) if fact and fact.end > fact.start else None
        facts = places.setdefault((article.id, around), [])
        facts.extend([fact] if fact and fact not in facts else [])
    return [
        Source(articles[identity], around, tuple(_pieces(articles[identity].text, around, facts)))
        for (identity, around), facts in places.items()
    ]


def _pieces(text: str, around: Span | None, facts: Sequence[Fact]) -> Iterator[Piece]:
    """Yield a sentence in pieces, what stands between the facts' words shortened."""
    if around is None:
        yield from (Piece(fact.quote, fact) for fact in facts)
        return
    at = around.start
    for fact in sorted(facts, key=lambda f: (f.start, f.end)):
        before = text[at : fact.start]
        yield Piece(_last_words(before) if at == around.start else _middle(before))
        yield Piece(words.clip(text[max(at, fact.start) : fact.end], 220), fact)
        at = max(at, fact.end)
    yield Piece(_first_words(text[at : around.end]))


def sentence(article: Article, span: Span) -> Span:
    """Return the sentences a span touches, or its line where it stands outside the body."""
    touched = [s for s in article.sentences if s.overlaps(span)]
    if touched:
        return touched[0].join(touched[-1]).join(span)
    start = article.text.rfind("\n", 0, span.start) + 1
    end = article.text.find("\n", span.end)
    return Span(start, len(article.text) if end < 0 else end)


def _first_words(text: str, limit: int = 110) -> str:
    """Shorten the words after a quote; the space that parts them from it stays."""
    text = re.sub(r"\s+", " ", text).rstrip()
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + "…"


def _last_words(text: str, limit: int = 110) -> str:
    """Shorten the words before a quote from their beginning."""
    return _first_words(text[::-1], limit)[::-1]


def _middle(text: str) -> str:
    """Shorten the words between two quotes."""
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= 160 else f"{_first_words(text, 70)} {_last_words(text, 70)}"


def _confined(link: HtmlElement) -> bool:
    return any(a.tag in NO_MARGIN or "brief" in a.classes for a in link.iterancestors())
