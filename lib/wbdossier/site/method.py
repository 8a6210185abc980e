"""The method pages: what is looked for, by which rules, how often they are right, and the limits.

One page for the whole, and one for each kind of fact with its rules; all of it is read off the
rules, the records and what was measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import metadata
from pathlib import Path

from wbdossier import accuracy, cite, telling
from wbdossier.accuracy import SETS
from wbdossier.extract import RULES
from wbdossier.extract.rule import Example, Rule
from wbdossier.records import FACT_CLASSES
from wbdossier.schema import own_columns
from wbdossier.site import words

PAGE = "method.html"
BY_HAND = "correction"  # what facts entered by a person have for a rule
OPEN = 2  # examples and near-misses of a rule that are not folded away
WEAK = "0.80"  # a share of the fields right that the limits name
PACKAGE = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)
REQUIRED = re.compile(r"^[\w.-]+")


def page(kind: str) -> str:
    """Return the address of the page with the rules of a kind."""
    return f"method/{kind}.html"


def address(rule: str) -> str:
    """Return where a rule is explained, seen from the top of the site.

    >>> address("funding.sum"), address("correction")
    ('method/funding.html#funding.sum', 'method.html#corrections')
    """
    if rule == BY_HAND:
        return f"{PAGE}#corrections"
    return f"{page(rule.partition('.')[0])}#{rule}"


@dataclass(frozen=True)
class Shown:
    """An example in pieces: the words before the quote, the quote, those after, what is read."""

    before: str
    quote: str
    after: str
    fields: list[tuple[str, str]]
    published: str

    @classmethod
    def of(cls, example: Example) -> Shown:
        """Return an example; its quote stands in its text once."""
        before, quote, after = example.text.partition(example.quote)
        fields = [(_label(name), _said(name, v)) for name, v in example.fields.items()]
        published = cite.date_words(example.published) if example.published else ""
        return cls(before, quote, after, fields, published)


@dataclass(frozen=True)
class Field:
    """What is read of a fact: the field, its meaning, and how often it is right."""

    label: str
    meaning: str
    values: str
    right: list[str]  # in each of SETS, empty where it was not measured


@dataclass(frozen=True)
class Kind:
    """A kind of fact, as its page shows it."""

    name: str
    measured: accuracy.Accuracy | None

    @property
    def label(self) -> str:
        """Its name for readers."""
        return words.KINDS[self.name]

    @property
    def address(self) -> str:
        """Its page."""
        return page(self.name)

    @property
    def about(self) -> str:
        """What it is, in a sentence."""
        return FACT_CLASSES[self.name].about

    @cached_property
    def rules(self) -> list[Rule]:
        """Its rules, in their order."""
        return [rule for rule in RULES if rule.id.partition(".")[0] == self.name]

    @property
    def found(self) -> list[accuracy.Found]:
        """How often its facts are found and right, in each of SETS; empty if not measured."""
        of_sets = self.measured.kinds.get(self.name, {}) if self.measured else {}
        return [of_sets[name] for name in SETS if name in of_sets]

    @property
    def fields(self) -> list[Field]:
        """What is read of each fact, the words it stands on first."""
        quote = Field("Words", "The exact words the fact stands on.", "", self._right("quote"))
        own = own_columns(self.name).values()
        return [quote] + [
            Field(_label(c.name), c.meaning, ", ".join(c.values).replace("_", " "), right)
            for c in own
            for right in [self._right(c.name)]
        ]

    def _right(self, field: str) -> list[str]:
        shares = self.measured.fields.get(self.name, {}) if self.measured else {}
        return [shares.get(field, {}).get(name, "") for name in SETS]


@dataclass(frozen=True)
class Method:
    """Everything the method pages say that is not of one collection of articles.

    ``lock`` is the file of the locked environment; None where there is none.
    """

    lock: Path | None = None

    @cached_property
    def measured(self) -> accuracy.Accuracy | None:
        """What was measured last."""
        return accuracy.load()

    @cached_property
    def kinds(self) -> list[Kind]:
        """The kinds of fact, in their order."""
        return [Kind(name, self.measured) for name in FACT_CLASSES]

    @property
    def weakest(self) -> list[tuple[Kind, Field]]:
        """The fields that are least often right in held-out texts, the worst first."""
        found = [(kind, field) for kind in self.kinds for field in kind.fields]
        weak = [
            pair for pair in found if pair[1].right[0] and float(pair[1].right[0]) < float(WEAK)
        ]
        return sorted(weak, key=lambda pair: float(pair[1].right[0]))

    @property
    def python(self) -> str:
        """The versions of Python that the library runs on."""
        return (metadata("wbdossier")["Requires-Python"] or "").replace(">=", "") + " or newer"

    @property
    def packages(self) -> list[tuple[str, str]]:
        """The libraries this one asks for, with their locked versions."""
        if self.lock is None or not self.lock.is_file():
            return []
        locked: dict[str, list[str]] = {}
        for name, version in PACKAGE.findall(self.lock.read_text("utf-8")):
            locked.setdefault(_normal(name), []).append(version)
        return [(name, " or ".join(locked[name])) for name in sorted(_asked()) if name in locked]


def _asked() -> Iterator[str]:
    """Yield the names of the packages that the library cannot do without."""
    for line in metadata("wbdossier").get_all("Requires-Dist") or ():
        if "extra ==" not in line and (match := REQUIRED.match(line)):
            yield _normal(match[0])


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _label(field: str) -> str:
    return field.replace("_", " ").capitalize()


def _said(field: str, given: object) -> str:
    """Return what a field of an example holds, in the reader's words."""
    if given is None or given == ():
        return "not said"
    if field in ("date", "end_date"):
        return cite.date_words(str(given))
    if isinstance(given, int) and not isinstance(given, bool):
        return cite.digits(given)
    return telling.value(field, given, words.name)
