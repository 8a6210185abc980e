"""Every sum of money and every date of some texts, and how well a finder finds them.

`cases/mentions.toml` names a gold file's text and lists what a reader marked in it, in order:
`money` with `value` (and `value_max` of a range) and `currency`, `dates` with `iso` of the first
day (`--09-24` where no year can be known). White space in a quote stands for any.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import goldfiles

from wbdossier import errors
from wbdossier.records import Span

FILE = Path(__file__).parent / "cases" / "mentions.toml"

Value = tuple[Any, ...]  # of money (value, highest value, currency), of a date (iso,)
Found = tuple[Span, Value]


@dataclass(frozen=True)
class Text:
    """A text and what is mentioned in it, in order."""

    id: str
    text: str
    published: str | None
    money: tuple[Found, ...]
    dates: tuple[Found, ...]


Find = Callable[[Text], Iterable[Found]]


@dataclass
class Tally:
    """What was marked, what was found, and how much of it agrees in place and value."""

    marked: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was marked that was found and is right."""
        return self.right / self.marked if self.marked else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.marked) if self.found + self.marked else 1.0


def load() -> list[Text]:
    """Read the file; a quote that does not stand where it should is a `Problem`."""
    return [_text(table) for table in tomllib.loads(FILE.read_text("utf-8"))["text"]]


def tally(what: str, find: Find, texts: Iterable[Text]) -> Tally:
    """Count what ``find`` finds of ``what``, `money` or `dates`, in all ``texts``."""
    total = Tally()
    for text in texts:
        marked, found = list(getattr(text, what)), list(find(text))
        total.marked += len(marked)
        total.found += len(found)
        for place, value in found:
            hit = next((m for m in marked if m[0].overlaps(place) and m[1] == value), None)
            if hit:
                marked.remove(hit)
                total.right += 1
    return total


def _text(table: dict[str, Any]) -> Text:
    gold = goldfiles.load(goldfiles.FOLDER / f"{table['id']}.toml")
    places = {what: _places(gold, table.get(what, [])) for what in ("money", "dates")}
    money = tuple((s, _sum(m)) for s, m in places["money"])
    dates = tuple((s, (d["iso"],)) for s, d in places["dates"])
    return Text(gold.id, gold.text, gold.published, money, dates)


def _places(
    gold: goldfiles.Gold, mentions: list[dict[str, Any]]
) -> list[tuple[Span, dict[str, Any]]]:
    """Find the quotes one after the other."""
    found, end = [], 0
    for mention in mentions:
        pattern = r"\s+".join(re.escape(word) for word in mention["quote"].split())
        match = re.compile(pattern).search(gold.text, end)
        if match is None:
            cause = f"'{mention['quote']}' does not stand in {gold.id} after the one before"
            raise errors.Problem(FILE, cause, "copy the words from the text, in order")
        end = match.end()
        found.append((Span(*match.span()), mention))
    return found


def _sum(mention: dict[str, Any]) -> Value:
    highest = mention.get("value_max")
    return (
        Decimal(mention["value"]),
        Decimal(highest) if highest else None,
        mention["currency"],
    )
