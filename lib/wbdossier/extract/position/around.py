"""What stands right before a verb or a name: "and", a comma, "if", an article."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.position.words import WORDS
from wbdossier.grammar import regex, verbose
from wbdossier.records import Span

_CONDITION = verbose(
    rf"(?<!\w)(?:{lexicon.any_of(WORDS.conditional)})\s+ (?:[\w’'-]+\s+){{0,2}} \Z", re.I
)
# Before a participle that belongs to the sentence's subject: ", strongly", "statement".
_TO_PARTICIPLE = verbose(
    r"""
    (?: (?:statement|declaration|letter|communiqu[eé])\s
      | ,\s*(?:while\s+|also\s+|\w+ly\s+|and\s+){0,2} | \s(?:while|and)\s+(?:\w+ly\s+)? ) \Z
    """
)
_COORDINATED = regex(r"\b(?:and|but|yet|while|or)\s+\Z")
_LISTED_VERB = regex(r",\s+\Z")
_ARTICLE = regex(r"\b[Tt]he\s+\Z")


def follows_comma(text: str, sentence: Span, start: int) -> bool:
    """Whether a participle at ``start`` belongs to the sentence's subject: ", calling for"."""
    return bool(_TO_PARTICIPLE.search(text, max(sentence.start, start - 30), start))


def coordinated(text: str, sentence: Span, start: int) -> bool:
    """Whether "and" or "but" stands before a verb group at ``start``."""
    return bool(_COORDINATED.search(text, max(sentence.start, start - 12), start))


def listed(text: str, sentence: Span, start: int) -> bool:
    """Whether a bare comma stands before a verb group: "condemned X, denounced Y"."""
    return bool(_LISTED_VERB.search(text, max(sentence.start, start - 12), start))


def conditional(text: str, sentence: Span, start: int) -> bool:
    """Whether "if" or "unless" stands shortly before ``start``."""
    return bool(_CONDITION.search(text, max(sentence.start, start - 40), start))


def with_article(text: str, sentence: Span, start: int) -> int:
    """Return where the article before a name begins, or ``start`` where there is none."""
    article = _ARTICLE.search(text, max(sentence.start, start - 5), start)
    return article.start() if article else start
