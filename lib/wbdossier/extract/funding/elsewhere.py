"""Sums of other worlds: a striker's fee, a company's outlay, a faint word with nobody named."""

from __future__ import annotations

from wbdossier.extract.cues import Cues
from wbdossier.extract.funding.sums import Sum, once_a_sentence
from wbdossier.extract.funding.words import FAINT, WORDS

_WORLDS = Cues({"sport": WORDS.elsewhere.sport, "business": WORDS.elsewhere.business})
_AROUND = 4  # sentences up to the sum in which the world shows


@once_a_sentence
def _worlds(sum_: Sum) -> set[str]:
    """The other worlds of which the sentence or those before it speak."""
    around = sum_.reading.up_to(sum_.sentence, _AROUND)
    return {cue.label for part in around for cue in _WORLDS.of(sum_.reading, part)}


def is_plain(sum_: Sum, role: str, provider: str | None, recipients: tuple[str, ...]) -> bool:
    """Whether the sum is no funding, by the world its sentence speaks of and who gives or gets."""
    worlds = _worlds(sum_)
    if "sport" in worlds:
        return True
    return not provider and not recipients and (role == FAINT or "business" in worlds)
