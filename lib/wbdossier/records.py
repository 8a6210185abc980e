"""The records everything else reads and writes: spans, articles, facts.

The fact classes are the single source of the tables, the data dictionary and the schema: each
field carries its meaning and unit in its metadata, and ``FACT_CLASSES`` lists the kinds.
Offsets count Unicode code points in the file as decoded, half-open.
"""

from __future__ import annotations

import dataclasses
import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

ORIGINS = ("extracted", "corrected", "curated")
BOUNDS = ("exact", "up_to", "at_least", "about")
ISO_DATE = "[0-9]{4}(-W[0-9]{2}|(-[0-9]{2}){1,2})?|-(-[0-9]{2}){1,2}"  # --09-24: no year known


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def join(self, other: Span) -> Span:
        """Return the shortest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True)
class Article:
    """One article: its untouched text and what is known about it.

    ``text`` is the file as decoded; nothing is cleaned. ``sentences`` are spans of the body in
    order; they never overlap ``furniture`` (navigation, captions of other articles, forms).
    """

    id: str
    file: str
    sha256: str
    text: str = field(repr=False)
    title: str | None
    published: str | None  # ISO 8601 at the precision known: 2024-06-23, 2018-05, 2023
    published_basis: str  # text · sidecar-stated · inferred · unknown
    published_note: str | None  # how the date is known, in a sentence
    publisher: str | None
    original_publisher: str | None
    language: str
    url: str | None
    rights: str
    sentences: tuple[Span, ...] = field(repr=False)
    furniture: tuple[Span, ...] = field(repr=False)
    title_span: Span | None = field(repr=False, default=None)
    accessed: str | None = None  # the day a person looked at the original, ISO 8601
    original_file: str | None = None  # the page or PDF the text was made from
    original_sha256: str | None = None
    inferred: tuple[str, ...] = ()  # names of the fields above that a machine filled in
    copy_of: str | None = None  # id of the article that prints the same piece first
    copy_basis: str | None = None  # stated (then None says: no copy) · measured · not known
    copy_note: str | None = None  # how it is known, in a sentence

    def passage(self, span: Span) -> Span:
        """Return the sentences that ``span`` touches; outside any sentence, its line."""
        first = bisect_right(self.sentences, span.start, key=lambda s: s.end)
        last = bisect_left(self.sentences, span.end, key=lambda s: s.start)
        if first < last:
            return self.sentences[first].join(self.sentences[last - 1]).join(span)
        end = self.text.find("\n", span.end)
        start = self.text.rfind("\n", 0, span.start) + 1
        return Span(start, end if end >= 0 else len(self.text))


def column(
    meaning: str,
    *,
    unit: str = "",
    values: tuple[str, ...] = (),
    pattern: str = "",
    default: Any = None,
) -> Any:
    """Return a dataclass field that carries its own documentation."""
    about = {"meaning": meaning, "unit": unit, "values": values, "pattern": pattern}
    return field(default=default, metadata=about)


def fact_id(doc: str, kind: str, quote: str, occurrence: int = 0) -> str:
    """Return a fact's id: article, kind, and a hash of its words and which occurrence they are.

    It does not depend on the place or on other facts, so an edit elsewhere in the article or a
    new rule leaves it as it is.
    """
    words = f"{' '.join(quote.split())}\x00{occurrence}"
    return f"{doc}-{kind}-{hashlib.blake2s(words.encode(), digest_size=3).hexdigest()}"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What every fact has: where it stands, the words, and the rule that read them."""

    kind: ClassVar[str] = ""
    about: ClassVar[str] = ""

    id: str = column(
        "Stays the same from build to build: article, kind, a hash of the words.", default=""
    )
    doc: str = column("The article's id: its file name up to the first underscore.", default="")
    start: int = column(
        "First code point of the quote in the decoded file.", unit="code points", default=0
    )
    end: int = column("Code point after the quote's last.", unit="code points", default=0)
    quote: str = column("The exact words the fact stands on: text[start:end].", default="")
    rule: str = column("Id of the rule that found it, or `correction`.", default="")
    origin: str = column(
        "Read by a rule, changed by a correction, or entered by a person.",
        values=ORIGINS,
        default="extracted",
    )
    note: str | None = column("What is uncertain about this reading, in a sentence.")

    @property
    def span(self) -> Span:
        """The quote's place."""
        return Span(self.start, self.end)

    def row(self) -> dict[str, Any]:
        """Return the fact as the public mapping: ``kind`` and every field, tuples as lists.

        Kinds without a status of their own show their origin as ``status``
        (docs/decisions/0002-status-and-origin.md).
        """
        fields = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        head = {"id": fields.pop("id"), "kind": self.kind}
        row = head | {k: list(v) if isinstance(v, tuple) else v for k, v in fields.items()}
        row.setdefault("status", self.origin)
        return row


@dataclass(frozen=True, kw_only=True)
class Funding(Fact):
    """A sum of money given, lent, invested, budgeted or promised."""

    kind: ClassVar[str] = "funding"
    about: ClassVar[str] = "Money given, lent, invested or budgeted."

    amount: Decimal | None = column("The sum; for a range its lower end.", unit="currency units")
    amount_max: Decimal | None = column("Upper end of a range.", unit="currency units")
    currency: str | None = column("ISO 4217 code.", pattern="[A-Z]{3}")
    role: str | None = column(
        "What kind of money the words say it is.",
        values=("grant", "loan", "investment", "budget", "aid", "other"),
    )
    bound: str | None = column("How the words limit the sum.", values=BOUNDS)
    provider: str | None = column("Who gives it: a code, or the words.")
    recipients: tuple[str, ...] = column("Who gets it: codes, or the words.", default=())
    purpose: str | None = column("What it is for, in the article's words.")
    projects: int | None = column("Number of projects it is for.", unit="projects")


@dataclass(frozen=True, kw_only=True)
class Personnel(Fact):
    """A number of people in uniform or on a mission."""

    kind: ClassVar[str] = "personnel"
    about: ClassVar[str] = "Numbers of troops, police and mission staff."

    count: int | None = column("How many; for a range its lower end.", unit="people")
    count_max: int | None = column("Upper end of a range.", unit="people")
    unit: str | None = column("What is counted, in the article's words.")
    bound: str | None = column("How the words limit the number.", values=BOUNDS)
    mission: str | None = column("Canonical id of the mission.")
    contributor: str | None = column("Code of the state or body that provides them.")
    location: str | None = column("Code of the state they serve in, or the place named.")
    change: str | None = column(
        "A strength, an increase or a decrease.", values=("total", "additional", "reduction")
    )
    when: str | None = column("The time the words give, as written.")


@dataclass(frozen=True, kw_only=True)
class Mission(Fact):
    """An international mission or presence that an article names; its first mention."""

    kind: ClassVar[str] = "mission"
    about: ClassVar[str] = "International missions named, one row per article and mission."

    mission: str | None = column("Canonical id of the mission.")
    organisation: str | None = column("EU, NATO, UN or OSCE.")
    host: str | None = column("Code of the state it works in.")


@dataclass(frozen=True, kw_only=True)
class Agreement(Fact):
    """A number of agreements between parties, or the words that there are none."""

    kind: ClassVar[str] = "agreement"
    about: ClassVar[str] = "Counts of agreements between governments, and their absence."

    count: int | None = column("How many agreements.", unit="agreements")
    bound: str | None = column("How the words limit the number.", values=BOUNDS)
    parties: tuple[str, ...] = column(
        "Codes of the parties the text makes certain, sorted.", default=()
    )
    possible_parties: tuple[str, ...] = column(
        "Codes of parties the text suggests without saying so, sorted.", default=()
    )
    domain: str | None = column("The field agreed on, in the article's words.")
    status: str | None = column("State of the agreements.", values=("signed", "planned", "none"))


@dataclass(frozen=True, kw_only=True)
class Event(Fact):
    """A dated happening, or a named one without a date."""

    kind: ClassVar[str] = "event"
    about: ClassVar[str] = "Happenings with their dates; a named happening may have none."

    date: str | None = column(
        "ISO 8601 at the stated precision; `--09-24` where no year can be known.", pattern=ISO_DATE
    )
    end_date: str | None = column("Last day of a range, ISO 8601.", pattern=ISO_DATE)
    date_basis: str | None = column(
        "Stated in full; resolved against another date; resting on a curated one.",
        values=("stated", "resolved", "curated"),
    )
    name: str | None = column("The happening, in the article's words.")
    place: str | None = column("Where, in the article's words.")
    participants: tuple[str, ...] = column("Codes or names of those who take part.", default=())


@dataclass(frozen=True, kw_only=True)
class Statement(Fact):
    """Words somebody said: inside quotation marks, or reported."""

    kind: ClassVar[str] = "statement"
    about: ClassVar[str] = "What was said, by whom; direct quotations and reported speech."

    speaker: str | None = column("Full name when the text gives it anywhere.")
    role: str | None = column("Office or profession, in the article's words.")
    country: str | None = column("Code of the state or body the speaker speaks for.")
    direct: bool | None = column("Whether the words stand inside quotation marks.")
    text: str | None = column("The words, with line breaks as spaces.")


@dataclass(frozen=True, kw_only=True)
class Accession(Fact):
    """How far a country has come on its way into the EU."""

    kind: ClassVar[str] = "accession"
    about: ClassVar[str] = "Steps on the way into the EU, said as done or as expected."

    country: str | None = column("ISO 3166-1 alpha-2 code of the country; Kosovo is XK.")
    status: str | None = column(
        "The step; null where the words name no one step.",
        values=(
            "applied",
            "candidate",
            "negotiating",
            "chapters_opened",
            "chapters_closed",
            "member",
        ),
    )
    chapters: int | None = column("How many negotiating chapters.", unit="chapters")
    date: str | None = column("When, ISO 8601 at the stated precision.", pattern=ISO_DATE)
    expected: bool | None = column("Whether the words expect, hope or plan it: not yet so.")


@dataclass(frozen=True, kw_only=True)
class Position(Fact):
    """Where somebody stands: with whom they align, what they support, oppose or ask for."""

    kind: ClassVar[str] = "position"
    about: ClassVar[str] = "Who aligns, supports, opposes, stays out, calls for, condemns, commits."

    actor: str | None = column("Who: a code, a person's full name, or the words.")
    stance: str | None = column(
        "What kind of stand the words state.",
        values=(
            "aligns",
            "supports",
            "opposes",
            "not_joined",
            "calls_for",
            "condemns",
            "commits_to",
        ),
    )
    object: str | None = column("What it is about, in the article's words.")
    by: str | None = column("Who says so, where it is somebody other than the actor.")


@dataclass(frozen=True, kw_only=True)
class Threat(Fact):
    """A threat to security that a sentence names."""

    kind: ClassVar[str] = "threat"
    about: ClassVar[str] = "Threats named, one row per sentence and topic."

    topic: str | None = column("Id of the topic in the lexicon of threats.")
    raised_by: str | None = column("Who raises it: a full name, a code, or the words.")


@dataclass(frozen=True, kw_only=True)
class Scenario(Fact):
    """A future that somebody thinks possible."""

    kind: ClassVar[str] = "scenario"
    about: ClassVar[str] = "Possible futures that an article reports."

    count: int | None = column("How many scenarios the words speak of.", unit="scenarios")
    horizon: str | None = column("The year it looks to, or the words for it.")
    outcome: str | None = column("What happens in it, in the article's words.")
    place: str | None = column("Where, in the article's words.")


@dataclass(frozen=True, kw_only=True)
class Recommendation(Fact):
    """What somebody says that somebody should do."""

    kind: ClassVar[str] = "recommendation"
    about: ClassVar[str] = "What should be done, by whom, and who says so."

    addressee: str | None = column("Who should do it: a code, or the words.")
    text: str | None = column("What should be done, in the article's words.")
    speaker: str | None = column("Who says so: full name when the text gives it, or the words.")


@dataclass(frozen=True, kw_only=True)
class Country(Fact):
    """One of the six countries, at its first mention in an article."""

    kind: ClassVar[str] = "country"
    about: ClassVar[str] = "Which of the six countries an article names, at the first mention."

    country: str | None = column(
        "ISO 3166-1 alpha-2; Kosovo is XK.", values=("AL", "BA", "ME", "MK", "RS", "XK")
    )


FACT_CLASSES: dict[str, type[Fact]] = {
    c.kind: c
    for c in (
        Funding,
        Personnel,
        Mission,
        Agreement,
        Event,
        Statement,
        Accession,
        Position,
        Threat,
        Scenario,
        Recommendation,
        Country,
    )
}
