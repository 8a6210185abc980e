"""Whether the words beside a name make it no subject: "with X", "X’s deputy"."""

from __future__ import annotations

from wbdossier.grammar import regex
from wbdossier.records import Span

# Before somebody who is no subject: "with the minister X", "met X".
_OBLIQUE = regex(
    r"\b(?:of|with|by|(?<!ccording )to|from|for|on|against|and|between|about|at|than|after"
    r"|before|including|like"
    r"|met|meets|meet|meeting|told|thanked|accused|visited|invited|urged|called|quoted)"
    r"\s+(?:the\s+|a\s+|an\s+|his\s+|her\s+)?\Z"
)
_POSSESSIVE = regex(r"[’']s?\s")
_REACH = 20  # characters


def is_oblique(text: str, mention: Span) -> bool:
    """Whether the person named at ``mention`` can be no subject of a verb."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    return bool(_OBLIQUE.search(before) or _POSSESSIVE.match(text, mention.end))
