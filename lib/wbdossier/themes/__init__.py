"""Table to table: what the notebooks count, add up, pair and put in order.

Nothing here writes words or draws. A sum is made only of what may be added: one currency, one
article (two articles may report the same money), and bounds that say the same thing.
"""

from wbdossier.themes.accession import (
    ALIGNMENT,
    DEMANDS,
    STANCES,
    by_stance,
    furthest,
    ladder,
    stances,
)
from wbdossier.themes.compared import concerning
from wbdossier.themes.corpus import by_doubt, coverage, doubted
from wbdossier.themes.corroboration import dated, figures, of_article
from wbdossier.themes.missions import by_host, mission_list, telling
from wbdossier.themes.money import joint_bound, left_out, leverage, offered, regional, sums
from wbdossier.themes.pairs import pairs, partners, unpaired
from wbdossier.themes.tables import (
    KINDS,
    SIX,
    SOURCE,
    Facts,
    Row,
    load,
    only,
    rows,
    select,
    sources,
)
from wbdossier.themes.threats import (
    asked_against,
    beside,
    threat_list,
    threats_by_country,
    threats_by_source,
)
from wbdossier.themes.time import GROUPS, said_by, speakers, timeline

__all__ = [
    "ALIGNMENT",
    "DEMANDS",
    "GROUPS",
    "KINDS",
    "SIX",
    "SOURCE",
    "STANCES",
    "Facts",
    "Row",
    "asked_against",
    "beside",
    "by_doubt",
    "by_host",
    "by_stance",
    "concerning",
    "coverage",
    "dated",
    "doubted",
    "figures",
    "furthest",
    "joint_bound",
    "ladder",
    "left_out",
    "leverage",
    "load",
    "mission_list",
    "of_article",
    "offered",
    "only",
    "pairs",
    "partners",
    "regional",
    "rows",
    "said_by",
    "select",
    "sources",
    "speakers",
    "stances",
    "sums",
    "telling",
    "threat_list",
    "threats_by_country",
    "threats_by_source",
    "timeline",
    "unpaired",
]
