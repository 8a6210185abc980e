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
_ARE = re.compile(r"\s+(?:of\s+them\s+)?(?:(?:are|were)\s+)?")
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


# "89 | in | KFOR", "7,500 | in | Hungary", "five | with the EU-led | Operation Althea".
_AT = re.compile(
    rf"\s+(?:(?:are|were|is|was|serve|serving|deployed|stationed)\s+)?(?:in|with|at|to|for)\s+{THE}"
    r"(?:[\w-]+-led\s+)?(?:Operation\s+)?"
)
# "| in Lebanon (UNIFIL) | 130", ", | in the Central African Republic | 26".
_THERE = re.compile(r"\s+(?:\([A-Z]+\)\s+)?")
_IN = re.compile(rf"(?:[:,]|\band)\s+in\s+{THE}$")
_GOES_ON = re.compile(r"(?:[,:;(]|\band|\bwhile|\bplus)\s+(?:(?:another|about|some)\s+)?$")


def post(count: Count) -> Name | None:
    """Return the mission or country of a bare number in a list: "89 in KFOR, 36 in Latvia"."""
    names = count.names("mission", "country")
    goes_on = count.led_by(_GOES_ON)
    return next(
        (n for n in names if (goes_on and count.joined_to(n, _AT)) or _leads(count, n)), None
    )


def _leads(count: Count, name: Name) -> bool:
    led = leads_to(_IN, count.text, name, count.sentence.start)
    return led and count.joined_from(name, _THERE)


def owner(count: Count) -> str | None:
    """Return the country that a bare number in a list belongs to."""
    names = count.names("country", "demonym")
    return next((n.id for n in names if _owns(count, n)), None)


def _owns(count: Count, name: Name) -> bool:
    if name.kind == "demonym":
        return count.joined_to(name, _ARE)
    listed = count.joined_from(name, _HAS) and leads_to(_IN_A_LIST, count.text, name)
    return listed or count.joined_to(name, _FROM)
