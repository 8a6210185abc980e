"""Lists, quotation marks and the order of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sized

from markupsafe import Markup

from wbdossier.cite import join_words, name, number_words

AT_MOST = 4  # items a sentence lists before it counts the others


def listed(items: Iterable[str], others: str = "others") -> Markup:
    """Join items as a sentence does; of many, the first ones and the number of the others."""
    found = list(items)
    if len(found) <= AT_MOST + 1:
        return join_words(found)
    return join_words([*found[:AT_MOST], f"{number_words(len(found) - AT_MOST)} {others}"])


def gaps_last(*sentences: Markup | None) -> list[Markup]:
    """Put sentences that say what no article says behind those that say something."""
    return sorted((s for s in sentences if s), key=lambda s: s.startswith("No article"))


def in_marks(text: str) -> str:
    """Return words of an article, on one line, in quotation marks."""
    return f"“{' '.join(text.split())}”"


def who(words: str | None) -> str:
    """Return a name, or in quotation marks the words an article has for somebody."""
    shown = name(words)
    return shown if shown[:1].isupper() or not words else in_marks(shown)


def be(some: Sized) -> str:
    """Return the verb that agrees with so many."""
    return "is" if len(some) == 1 else "are"
