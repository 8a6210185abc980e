"""What agreements are about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wbdossier import grammar, spans
from wbdossier.extract.agreement.words import STATES, WORDS
from wbdossier.grammar import regex, verbose
from wbdossier.reading import Reading
from wbdossier.records import Span

# "on border control", "already signed with Kosovo in the field of energy, transport and trade".
_TOPIC = verbose(
    r"""
    (?: \s+of\s+(?:understanding|intent) )?
    (?: \s+(?: in\s+[A-Z]\w+ | on\s+[A-Z][a-z]+day | today | yesterday )\b )*
    (?: \s+(?:was|were|have\s+been|will\s+be)\s+(?:also\s+)?(?:signed|initialled|concluded) )?
    (?: \s+ | (?:,|:|\s[–-])\s+(?:one\s+)?(?=on\s) )
    (?: (?: already | so\s+far | signed | concluded | with\s+[\w\s]+? ) \s+ )*
    (?: relat(?:ed|ing)\s+to | on | for | in\s+the\s+(?:fields?|areas?|sphere|domain)\s+of
      | covering | concerning | regarding | dealing\s+with | in\s+terms\s+of | about )
    \s+ (?P<topic> (?:[\w-]+(?:\s+[\w-]+)?,\s+(?:on\s+)?)* [^.,;:()“”"]{3,110}\b )
    """
)
# Where the topic ends and the sentence goes on.
_END = verbose(
    r"""
    \s+ (?: and (?= \s+(?:\w+\s+)?(?: co-?operation|enhanced|was|were|had|has|have|will ) )
          | with|between|at|in|had|have|has|was|were|that|which|during|signed|by|since|so\s+far
          | will|would|last|this|next ) \b
    """
)
_LOOSE = regex(r"\s+(?:and|or|as\s+well\s+as)$")
_NO_TOPIC = verbose(r"(?:the\s+)?(?:number|first|last)\b")
_ARTICLE = regex(r"the\s+")
_PLAIN = frozenset(WORDS.plain)


def after(reading: Reading, span: Span) -> str | None:
    """Return the topic that the beginning of ``span`` states."""
    return _stated(reading, _TOPIC.match(reading.text, span.start, span.end))


# "… were signed between Serbia and Hungary | in the areas of energy and culture".
_FIELD = verbose(
    r"""
    \b(?: in\s+the\s+(?:fields?|areas?|sphere|domain|sectors?)\s+of | concerning | regarding ) \s+
    (?P<topic> (?:[\w-]+,\s+)* [^.,;:()“”"]{3,80} )
    """
)


_VERBS = r"concern|cover|regulate|relate\s+to|deal\s+with|provide\s+for|promote|promoting|govern"
# "The agreements | cover customs and visas", "They | concern …", in the sentence after the count.
_COVER = verbose(
    rf"""
    (?: \s+ (?:with|signed|concluded)\s+[\w\s]{{2,40}}? )? \s+ (?:which\s+|that\s+)? (?:{_VERBS})
    \s+ (?P<topic> (?:[\w-]+(?:\s+[\w-]+)?,\s+)* [^.,;:()“”"]{{3,80}} )
    """
)
_NEXT = regex(r"[\s“\"]*(?:They|(?:The|These|Those)\s+(?:\w+\s+)?\w+)(?=\s)")


def covered(reading: Reading, span: Span, following: Span | None) -> str | None:
    """Return what the agreements cover, as the words after them or the next sentence say."""
    if found := _stated(reading, _COVER.match(reading.text, span.start, span.end)):
        return found
    opens = _NEXT.match(reading.text, following.start, following.end) if following else None
    match = _COVER.match(reading.text, opens.end(), following.end) if opens and following else None
    return _stated(reading, match)


def of_field(reading: Reading, span: Span) -> str | None:
    """Return the field that a stretch names further on."""
    return _stated(reading, _FIELD.search(reading.text, span.start, span.end))


def first(reading: Reading, span: Span) -> str | None:
    """Return the first topic stated in ``span``."""
    return _stated(reading, _TOPIC.search(reading.text, span.start, span.end))


def of_modifiers(modifiers: Iterable[str]) -> str | None:
    """Return the topic in the adjectives: "security" of "six new security agreements"."""
    return " ".join(m for m in modifiers if m.casefold() not in _PLAIN) or None


def _stated(reading: Reading, match: re.Match[str] | None) -> str | None:
    """The topic of a match; a date or a state is none."""
    if not match:
        return None
    words = match["topic"].rstrip()
    end = _END.search(words)
    words = _LOOSE.sub("", words[: end.start()] if end else words)
    span = Span(match.start("topic"), match.start("topic") + len(words))
    other = spans.any_overlaps(reading.dates, span) or reading.names_in(span, *STATES)
    plain = all(word.casefold() in _PLAIN for word in words.split())
    if other or plain or _NO_TOPIC.match(words):
        return None
    article = _ARTICLE.match(words)
    return grammar.plain(_AGAIN.sub(r"\1", words[article.end() :] if article else words))


_AGAIN = regex(r"(,\s+|\band\s+)(?:(?:one|another)\s+)?on\s+")  # "on customs and | on | visas"
