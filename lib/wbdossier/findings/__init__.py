"""What tables say, in sentences: the answers that pages lead with.

Every function takes a table and returns one sentence with its evidence, or None where there is
nothing to add. Each reads well with no facts, with one and with many; a gap is said as a gap.
"""

from wbdossier.findings.agreements import agreed, agreements_of, denied, perhaps, silent_pairs
from wbdossier.findings.corpus import corpus, dating, doubts, naming
from wbdossier.findings.missions import missions, strengths, unnumbered
from wbdossier.findings.money import apart, leverage, offered, sums_for
from wbdossier.findings.prose import gaps_last, listed
from wbdossier.findings.time import dated, span, spoke

__all__ = [
    "agreed",
    "agreements_of",
    "apart",
    "corpus",
    "dated",
    "dating",
    "denied",
    "doubts",
    "gaps_last",
    "leverage",
    "listed",
    "missions",
    "naming",
    "offered",
    "perhaps",
    "silent_pairs",
    "span",
    "spoke",
    "strengths",
    "sums_for",
    "unnumbered",
]
