"""Whose people a text is on, where nothing beside their number says so."""

from __future__ import annotations

from collections.abc import Iterable

from wbdossier import lexicon, speakers
from wbdossier.extract.near import leads_to
from wbdossier.extract.personnel.counts import NUMBERS, Count
from wbdossier.extract.personnel.missions import bodies
from wbdossier.extract.personnel.states import (
    KINDS,
    OFFICE,
    is_before_us,
    is_force,
    is_service,
    is_taken,
)
from wbdossier.extract.personnel.whole import is_joined, is_whole
from wbdossier.extract.personnel.words import (
    ABOUT,
    IN_CAPITAL,
    OFFICES,
    SERVICE,
    STAND_INS,
    WORDS,
    any_case,
)
from wbdossier.grammar import regex
from wbdossier.lexicon import Name
from wbdossier.records import Span


def told_of(count: Count, mission: str | None) -> str | None:
    """Return whose people they are where nothing beside the number says so."""
    if is_joined(count) or is_whole(count):
        return None
    if count.led_by(_ESTIMATED) or count.led_by(_A_FORCE):
        return None
    ours = _WE.search(count.text, count.sentence.start, count.sentence.end) is not None
    if not ours and mission is None and bodies(count):
        return _told_of(count)
    if code := _speakers_country(count, mission is None or ours):
        return code
    if (mission is None or ours) and (code := _home(count)):
        return code
    return _told_of(count) or _dateline(count)


# "an advance force of | 2,000": of many states, where it names none.
_A_FORCE = any_case(rf"\ban?\s+(?:[^\w\s]*[a-z-]+\s+){{0,2}}?[^\w\s]*force[^\w\s]*\s+of\s+{ABOUT}$")
# "estimates Serbian power at | 20,000 soldiers": other people's.
_ESTIMATED = any_case(r"\bestimate[sd]?\b[^.;:]{0,90}\bat\s+(?:[a-z]+\s+)?$")
_WE = any_case(r"\b(?:[Ww]e|[Oo]ur|us)\b")
# "The | Army | has 1,586 soldiers", "members of our | Armed Forces".
_NATIONAL = regex(rf"\b(?:[Tt]he|[Oo]ur)\s+(?:[A-Z]\w+\s+)?(?=[A-Z]){SERVICE}\b")


def _home(count: Count) -> str | None:
    """The article's own country, where the sentence speaks of "the Army" or "our Police"."""
    if not speaks_of_the_army(count) or count.names("demonym"):
        return None
    return count.reading.home or _nation(count)


def speaks_of_the_army(count: Count) -> bool:
    """Whether the sentence speaks of "the Army" or "our Police"."""
    return _NATIONAL.search(count.text, count.sentence.start, count.sentence.end) is not None


_OPENING = 4000  # characters in which an article says whose army it is on


def _nation(count: Count) -> str | None:
    """The one country of the six whose army or police the article is on."""
    head = count.reading.names_in(Span(0, _OPENING))
    of_six = (n for n in head if n.id in lexicon.six())
    codes = {n.id for n in of_six if n.kind in KINDS[:2] and is_service(count, n)}
    return next(iter(codes)) if len(codes) == 1 else None


def _speakers_country(count: Count, any_speaker: bool) -> str | None:
    """The country of who speaks; of a mission's people only that of a minister or the like."""
    said = speakers.sayings(count.reading, count.sentence)
    speaker = said[-1].speaker if said else None
    code = speaker.country if speaker else None
    if speaker is None or code is None or code not in lexicon.entries("country"):
        return None
    if _COMMANDS.search(speaker.role or ""):
        return None
    governs = _GOVERNS.search(speaker.role or "") is not None and code not in lexicon.six()
    return code if any_speaker or governs else None


_COMMANDS = any_case(r"\bcommander|spokes|head\s+of|force\b|mission\b|NATO|KFOR|EUFOR|SFOR|EULEX")
_GOVERNS = any_case(r"minist|president|chancellor|premier|chief of|secretary of")
_HEAD = 400  # characters in which a dateline stands
# "VIENNA, 3 May (Wire) -", "Budapest, 12 June 2024".
_AFTER_TOWN = regex(r"[^\S\n]*(?:[-–—]|\([^)\n]+\)|,[^\n]{0,40}\d)")
_AN_OFFICE = any_case(
    rf"\b(?i:the\s+(?:[\w-]+\s+)?(?:{OFFICES}|ministry|army|minister|armed\s+forces"
    r"|military))\b"
)


def _dateline(count: Count) -> str | None:
    """The country of the dateline, where "the ministry" or "the army" speaks of the number."""
    near = [*count.above(1), count.sentence]
    if not any(_AN_OFFICE.search(count.text, s.start, s.end) for s in near):
        return None
    for name in count.reading.names_in(Span(0, _HEAD), "place"):
        line = count.text.rfind("\n", 0, name.start) + 1
        if not count.text[line : name.start].strip() and _AFTER_TOWN.match(count.text, name.end):
            return name.id if name.id not in ("BE", *lexicon.six()) else None
    return None


_ABOVE = 2  # sentences before the number's own in which its contingent may be named


def _told_of(count: Count) -> str | None:
    """Whose contingent the sentence, those before it or the headline are on, if only one is."""
    own = Span(count.clause.start, max(count.clause.start, count.lead))
    for sentence in (own, *reversed(count.above(_ABOVE))):
        codes = _contingents(count, sentence) or _senders_in(count, sentence)
        if codes := codes or _stand_ins(count, sentence):
            return next(iter(codes)) if len(codes) == 1 else None
    return _headline(count)


def _stand_ins(count: Count, sentence: Span) -> set[str]:
    """States for which "the Bundestag", "Swisscoy" or a region stands."""
    own = count.sentence.covers(sentence)
    if own and count.parted(Span(sentence.start, sentence.start), *NUMBERS):
        return set()
    found = STAND_INS.of(count.reading, sentence)
    return {c.label for c in found if count.text[c.start].isupper()}


def _headline(count: Count) -> str | None:
    first = count.reading.sentences[0]
    allied = count.reading.names_in(first, "organisation", "mission")
    codes = _senders_in(count, first) | (set() if allied else _contingents(count, first))
    codes |= _stand_ins(count, first)
    return next(iter(codes)) if len(codes) == 1 else None


def _contingents(count: Count, sentence: Span) -> set[str]:
    """Countries whose troops, or whose ministry, a sentence names."""
    missions = count.reading.names_in(sentence, "mission")
    named = count.reading.names_in(sentence, *KINDS)
    names = [n for n in named if not any(m.covers(n) for m in missions)]
    if count.sentence.covers(sentence):
        names = [n for n in names if not (is_taken(count, n) or is_before_us(count, n))]
    own = {n.id for n in names if _is_contingent(count, n, sentence)}
    return own - set(lexicon.six()) if _is_abroad(count) else own


_ALLIES = frozenset(("NATO", "EU", "UN"))


# "the army has withdrawn | 2,500 men": the state's own.
_THE_ARMY = any_case(rf"\bthe\s+(?:army|police|gendarmerie)\s+(?:\w+\s+){{1,3}}?{ABOUT}$")


def _is_abroad(count: Count) -> bool:
    """Whether those counted serve an alliance or the UN: the host's police are not theirs."""
    if count.led_by(_THE_ARMY):
        return False
    allied = any(n.id in _ALLIES for n in count.names("organisation"))
    return bool(count.missions) or allied or "peace" in (count.quantity.unit or "")


_FORCE_OF = any_case(
    rf"\b(?i:{OFFICES}|{lexicon.any_of(WORDS.national)})\s+of\s+(?:the\s+)?"
    r"(?:Republic\s+of\s+)?$"
)


def _is_contingent(count: Count, name: Name, sentence: Span) -> bool:
    """ "the | Danish | battalion", "the Defence Ministry in | Vienna", "the Army of | Serbia"."""
    if name.kind == "place":
        return leads_to(IN_CAPITAL, count.text, name, sentence.start)
    if name.kind == "country" and name.id in lexicon.six():  # not "the Bosnia force"
        return is_service(count, name)
    own = is_force(count, name) or OFFICE.match(count.text, name.end) is not None
    return own or leads_to(_FORCE_OF, count.text, name, sentence.start)


_TO_SEND = any_case(
    r"\s+(?:to|will|has|had|is|have|plans|wants|agrees|offers|sends|deploys|adds|contributes"
    r"|boosts|ups|cuts|withdraws"
    r"|prepares|approves|increases|reduces|doubles|pledges|reinforces|starts|begins|ends|pulls"
    r"|sent|deployed|withdrew|ended|began|started|contributed|pledged|approved|decided"
    r"|currently|now)\b"
)


def _senders_in(count: Count, headline: Span) -> set[str]:
    """ "| Austria | to increase its contingent": who a headline is on."""
    names: Iterable[Name] = count.reading.names_in(
        Span(headline.start, headline.start + 12), "country"
    )
    return {n.id for n in names if _TO_SEND.match(count.text, n.end)}
