"""Table to table: what the notebooks count, add up, pair and put in order.

Nothing here writes words or draws. A sum is made only of what may be added: one currency, one
article (two articles may report the same money), and bounds that say the same thing.
"""

from wbdossier.themes.corpus import coverage, doubted
from wbdossier.themes.missions import by_host, mission_list
from wbdossier.themes.money import joint_bound, left_out, leverage, offered, regional, sums
from wbdossier.themes.pairs import pairs, partners, unpaired
from wbdossier.themes.tables import (
    KINDS,
    SIX,
    Facts,
    Row,
    codes_of,
    load,
    rows,
    select,
)
from wbdossier.themes.time import GROUPS, said_by, speakers, timeline

__all__ = [
    "GROUPS",
    "KINDS",
    "SIX",
    "Facts",
    "Row",
    "by_host",
    "codes_of",
    "coverage",
    "doubted",
    "joint_bound",
    "left_out",
    "leverage",
    "load",
    "mission_list",
    "offered",
    "pairs",
    "partners",
    "regional",
    "rows",
    "said_by",
    "select",
    "speakers",
    "sums",
    "timeline",
    "unpaired",
]
