"""What tables say, in sentences: the answers that pages lead with.

Every function takes a table and returns one sentence with its evidence, or None where there is
nothing to add. Each reads well with no facts, with one and with many; a gap is said as a gap.
"""

from wbdossier.findings.accession import (
    STANCE_WORDS,
    addressed,
    advised,
    alignment,
    commitments,
    hoped,
    on_the_way,
    step,
    step_words,
    steps,
    unsaid,
)
from wbdossier.findings.agreements import agreed, agreements_of, denied, perhaps, silent_pairs
from wbdossier.findings.corpus import corpus, dating, doubts, naming, source
from wbdossier.findings.corroboration import (
    alone,
    corroborated,
    differing,
    shared,
    subject,
    verdicts,
)
from wbdossier.findings.futures import outcomes, scenarios
from wbdossier.findings.missions import missions, strengths, unnumbered
from wbdossier.findings.money import apart, leverage, offered, sums_for
from wbdossier.findings.prose import gaps_last, listed, without_gaps
from wbdossier.findings.threats import asked, raised, threats
from wbdossier.findings.time import dated, span, spoke

__all__ = [
    "STANCE_WORDS",
    "addressed",
    "advised",
    "agreed",
    "agreements_of",
    "alignment",
    "alone",
    "apart",
    "asked",
    "commitments",
    "corpus",
    "corroborated",
    "dated",
    "dating",
    "denied",
    "differing",
    "doubts",
    "gaps_last",
    "hoped",
    "leverage",
    "listed",
    "missions",
    "naming",
    "offered",
    "on_the_way",
    "outcomes",
    "perhaps",
    "raised",
    "scenarios",
    "shared",
    "silent_pairs",
    "source",
    "span",
    "spoke",
    "step",
    "step_words",
    "steps",
    "strengths",
    "subject",
    "sums_for",
    "threats",
    "unnumbered",
    "unsaid",
    "verdicts",
    "without_gaps",
]
