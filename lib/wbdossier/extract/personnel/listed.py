"""Numbers in a list of contributions that names the noun once: "Italy 852, Germany 300"."""

from __future__ import annotations

import re

from wbdossier.extract.near import leads_to
from wbdossier.extract.personnel.counts import Count
from wbdossier.grammar import THE
from wbdossier.lexicon import Name

# "300 | from | Hungary".
_FROM = re.compile(rf"\s+(?:of\s+them\s+|more\s+)?from\s+{THE}")
# "619 | are | Turkish".
_ARE = re.compile(r"\s+(?:(?:are|were)\s+)?")
# "Italy | the biggest contributor at | 852", "the United States | with | 561", "Austria | 273".
_HAS = re.compile(
    r"""
    \s* (?: [:(–-]
          | ,?\s* (?:the\s+(?:biggest|largest|second\s+largest)\s+\w+\s+)?
            (?:with|at|contributes|sends|sent|has)
        )? \s*
    """,
    re.VERBOSE,
)
# ", | Austria 273", "followed by | the United States with 561".
_IN_A_LIST = re.compile(rf"(?:,|\band|\bby|\bwith|[:;(])\s+{THE}$")


def owner(count: Count) -> str | None:
    """Return the country that a bare number in a list belongs to."""
    names = count.names("country", "demonym")
    return next((n.id for n in names if _owns(count, n)), None)


def _owns(count: Count, name: Name) -> bool:
    if name.kind == "demonym":
        return count.joined_to(name, _ARE)
    listed = count.joined_from(name, _HAS) and leads_to(_IN_A_LIST, count.text, name)
    return listed or count.joined_to(name, _FROM)
