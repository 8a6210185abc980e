"""Where a clause is closed by a mark, and not by a term in quotation marks within it."""

from __future__ import annotations

import re

from wbdossier.grammar import regex

# It opens after a space, and closes before long: the “so-called” council, an "interim" leader.
_TERM = regex(r"(?:(?<=\s)|^)(?:“[^”\n]{1,80}”|\"[^\"\n]{1,80}\"|‘[^’\n]{1,80}’)")


def closed(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where ``pattern`` first matches in a stretch outside terms; ``end`` if nowhere.

    >>> closed(regex('["”]'), 'a "new" road" was built', 0, 23)
    12
    """
    at = start
    for term in _TERM.finditer(text, start, end):
        if closing := pattern.search(text, at, term.start()):
            return closing.start()
        at = term.end()
    closing = pattern.search(text, at, end)
    return closing.start() if closing else end
