"""Word lists as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

# Each piece of a word and what may follow it; the empty piece says that a word may end here.
_Tree: TypeAlias = "dict[str, _Tree]"
_PIECE = re.compile(r"\s+|\S")


def flexible(words: str) -> str:
    """Return a pattern for ``words`` in which any white space stands for a space."""
    return r"\s+".join(re.escape(w) for w in words.split())


def any_of(words: Iterable[str]) -> str:
    """Return one alternation of ``words``, longest first, white space flexible.

    Common beginnings are written once, so that a place where no word begins is passed over
    quickly, whatever the length of the list.

    >>> any_of(["envoy", "chief", "chief of staff", "chair"])
    'ch(?:ief(?:\\\\s+of\\\\s+staff)?|air)|envoy'
    """
    tree: _Tree = {}
    for word in sorted(words, key=len, reverse=True):
        node = tree
        for piece in _PIECE.findall(word.strip()):
            node = node.setdefault(r"\s+" if piece.isspace() else re.escape(piece), {})
        node[""] = {}
    return "|".join(_ways(tree))


def _ways(tree: _Tree) -> list[str]:
    return [piece + _rest(after) for piece, after in tree.items() if piece]


def _rest(tree: _Tree) -> str:
    ways = _ways(tree)
    together = "|".join(ways)
    if "" in tree:
        return f"(?:{together})?" if ways else ""
    return f"(?:{together})" if len(ways) > 1 else together
