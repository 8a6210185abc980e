"""Sums of other worlds: a striker's fee, a company's outlay, a faint word with nobody named."""

from __future__ import annotations

from wbdossier.extract.cues import Cues
from wbdossier.extract.funding.sums import Sum
from wbdossier.extract.funding.words import FAINT, WORDS

_WORLDS = Cues({"sport": WORDS.elsewhere.sport, "business": WORDS.elsewhere.business})
_AROUND = 4  # sentences up to the sum in which the world shows


def is_plain(sum_: Sum, role: str, provider: str | None, recipients: tuple[str, ...]) -> bool:
    """Whether the sum is no funding, by the world its sentence speaks of and who gives or gets."""
    around = sum_.reading.up_to(sum_.sentence, _AROUND)
    worlds = {cue.label for part in around for cue in _WORLDS.of(sum_.reading, part)}
    if "sport" in worlds:
        return True
    return not provider and not recipients and (role == FAINT or "business" in worlds)
