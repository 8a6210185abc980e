"""An account as Markdown for a page of a code host: the words of articles are words only.

They break no table, make no link, mention nobody and refer to no issue. A job summary holds a
mebibyte; what does not fit is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wbdossier.changes.blocks import Block, Heading, Item, Line, Table
from wbdossier.changes.text import plain
from wbdossier.english import join_words, plural

MOST_BYTES = 1_000_000  # a job summary of more than 1 MiB is refused
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "$": "<span>&#36;</span>"}
# An escape or an entity in front does not keep @name and #12 from becoming a mention and a
# reference, for these are looked for in the finished page; an empty comment parts them there.
PART = "<!-- -->"
SPECIAL = re.compile(
    r"(?P<entity>[&<>|$])|(?P<escape>[\\`*_{}\[\]~!])|(?P<part>[@#]|:(?=//|\w+:)|\bwww(?=\.)|\bGH(?=-\d))"
)
SIGNS = {"+": "added", "−": "lost", "~": "changed", "…": "…"}


def write(blocks: Iterable[Block], limit: int = MOST_BYTES) -> Iterator[str]:
    """Give the account piece by piece, no more than ``limit`` bytes of it in all."""
    left = limit - 500  # for the sentence at the end
    cut: list[Block] = []
    before: Block | None = None
    for block in blocks:
        piece = _between(before, block) + _written(block) + "\n"
        left -= len(piece.encode()) if not cut else 0
        if cut or left < 0:
            cut.append(block)
        else:
            yield piece
        before = block
    if cut:
        yield f"\n{_cut(cut)}\n"


def escaped(text: str) -> str:
    """Return words as they can stand anywhere in Markdown.

    >>> escaped("a|b @c #1 <i>")
    'a&#124;b @<!-- -->c #<!-- -->1 &lt;i&gt;'
    """
    return SPECIAL.sub(_made_safe, plain(text))


def _made_safe(match: re.Match[str]) -> str:
    if match["entity"]:
        return ENTITIES[match[0]]
    return f"\\{match[0]}" if match["escape"] else match[0] + PART


def _between(before: Block | None, block: Block) -> str:
    """Return the empty line between two blocks; items of one list have none."""
    return "" if before is None or (isinstance(before, Item) and isinstance(block, Item)) else "\n"


def _written(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (level + 1)} {escaped(text)}"
        case Line(text):
            return escaped(text)
        case Table(head, rows):
            rule = " | ".join([":--", *["--:"] * (len(head) - 1)])
            lines = [" | ".join(map(escaped, row)) for row in (head, *rows)]
            return "\n".join(f"| {line} |" for line in [lines[0], rule, *lines[1:]])
        case Item(sign, label, text, details):
            first = f"{SIGNS[sign]} **{escaped(label)}** {escaped(text)}"
            return "- " + "<br>".join([first, *map(escaped, details)])


def _cut(blocks: list[Block]) -> str:
    """Say how much did not fit."""
    articles = sum(isinstance(block, Heading) for block in blocks)
    changes = sum(isinstance(block, Item) for block in blocks)
    numbers = ((changes, "change"), (articles, "article"))
    said = join_words(f"{n:,} {plural('more ' + noun, n)}" for n, noun in numbers if n)
    return f"A page holds no more; not shown: {said or 'some lines'}. `wbdossier diff` shows them."
