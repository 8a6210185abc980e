"""Lists, names and the order of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sized

from markupsafe import Markup, escape

from wbdossier.cite import beside, derived, in_marks, join_words, number_words, the
from wbdossier.themes import Row

AT_MOST = 4  # items a sentence lists before it counts the others
LINKED = re.compile(r'href="#([^"]+)"')  # to evidence
GAP = "No article"  # how a sentence begins that says what no article says


def listed(items: Iterable[str], others: str = "others") -> Markup:
    """Join items as a sentence does; of many, the first ones and the number of the others.

    That number is derived from the fact that each of the others links first.
    """
    found = list(items)
    if len(found) <= AT_MOST + 1:
        return join_words(found)
    rest = [LINKED.search(escape(item)) for item in found[AT_MOST:]]
    number = f"{number_words(len(rest))} {others}"
    operands = [{"id": link[1], "doc": link[1].partition("-")[0]} for link in rest if link]
    return join_words([*found[:AT_MOST], derived(number, operands, f"count of {others}", "items")])


def tally(found: Iterable[Row], field: str, noun: str) -> list[Markup]:
    """Write each value of a field with the number of its rows, most first, what is unsaid last."""
    by: dict[str | None, list[Row]] = {}
    for row in found:
        by.setdefault(row[field], []).append(row)
    ranked = sorted(by.items(), key=lambda item: (item[0] is None, -len(item[1])))
    return [
        Markup("{} ({})").format(
            beside(some[0], who(value)) if value else "nobody named",
            derived(number_words(len(some)), some, f"count of {noun}s"),
        )
        for value, some in ranked
    ]


def gaps_last(*sentences: Markup | None) -> list[Markup]:
    """Put sentences that say what no article says behind those that say something."""
    return sorted((s for s in sentences if s), key=lambda s: s.startswith(GAP))


def without_gaps(*sentences: Markup | None) -> list[Markup]:
    """Leave out sentences that say what no article says."""
    return [s for s in sentences if s and not s.startswith(GAP)]


def who(words: str | None) -> str:
    """Return a name as a sentence has it, or in quotation marks an article's words for somebody.

    A name has no longer word in small letters: “the region’s countries” is none.
    """
    if not words:
        return "somebody not named"
    shown = the(words)
    spoken = shown.removeprefix("the ").split()
    if any(w[0].islower() and (len(w) > 3 or len(spoken) == 1) for w in spoken):
        return in_marks(words)
    return shown


def be(some: Sized) -> str:
    """Return the verb that agrees with so many."""
    return "is" if len(some) == 1 else "are"
