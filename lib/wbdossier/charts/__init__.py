"""The report's figures: each takes a table of ``themes`` and says in its title what is seen.

All are drawn on a canvas measured from the upper left corner, with labels beside what they name.
A table without rows gives a sentence in place of a figure.
"""

from wbdossier.charts.compared import COMPARED, compared
from wbdossier.charts.corpus import coverage
from wbdossier.charts.counts import stances, threats
from wbdossier.charts.funding import funding
from wbdossier.charts.pairs import agreements, partners
from wbdossier.charts.personnel import personnel
from wbdossier.charts.readings import readings
from wbdossier.charts.speech import speakers
from wbdossier.charts.time import timeline

__all__ = [
    "COMPARED",
    "agreements",
    "compared",
    "coverage",
    "funding",
    "partners",
    "personnel",
    "readings",
    "speakers",
    "stances",
    "threats",
    "timeline",
]
