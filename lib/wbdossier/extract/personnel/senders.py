"""Who sends people counted: named within the count, beside it, or as its subject."""

from __future__ import annotations

import re
from itertools import pairwise

from wbdossier import lexicon
from wbdossier.extract.near import is_close, leads_to, right_before
from wbdossier.extract.personnel.counts import NUMBERS, Count, Step
from wbdossier.extract.personnel.states import (
    KINDS,
    OFFICE,
    are_joined,
    is_before_us,
    is_force,
    is_posted,
    is_sent,
    is_taken,
    states,
)
from wbdossier.extract.personnel.whole import is_joined, is_whole
from wbdossier.extract.personnel.words import (
    ABOUT,
    CONTRIBUTE,
    SERVICE,
    WORDS,
    any_case,
)
from wbdossier.grammar import THE, regex
from wbdossier.lexicon import Name
from wbdossier.reading import within
from wbdossier.records import Span

_AHEAD = 140  # characters between who sends people and their number


def sender(count: Count) -> str | None:
    """Return who sends them: named within the count, right after it, or as its subject."""
    beside = _within(count) or _right_after(count) or _of_it(count)
    if beside:
        return beside.id
    if code := _stand_in(count):
        return code
    subject = _subject(count)
    if subject and _ITS_OWN.search(count.text, subject.end, count.lead):
        return subject.id
    if is_whole(count):
        return None
    if is_joined(count):
        return subject.id if subject and subject.kind != "demonym" else None
    if subject:
        return subject.id
    return _by(count) or _contingent(count) or _government(count) or _main_subject(count)


# "With | 40 soldiers in KFOR, | Croatia | is a small contributor".
_WITH_OPENS = any_case(rf"\s*with\s+(?:its\s+|just\s+|only\s+)?{ABOUT}")
_TO_SUBJECT = any_case(rf"[^,;:.\d]{{0,60}},\s+{THE}")


def _main_subject(count: Count) -> str | None:
    """Who the sentence is on, where it opens with the number."""
    if not _WITH_OPENS.fullmatch(count.text, count.sentence.start, count.lead):
        return None
    after = (n for n in count.names("country") if n.start >= count.end)
    return next((n.id for n in after if count.joined_to(n, _TO_SUBJECT)), None)


# "a two-man team | from | Ireland".
_TEAM_FROM = any_case(rf"\s+(?:[a-z]+\s+){{1,3}}from\s+{THE}")
# "3,000 | -man Russian brigade".
_SIZED = any_case(
    r"-\s?(?:strong|member|man|person|troop|soldier)\s+(?:(?!from|in|of|to|with|and"
    r"|for)[\w.-]+\s+){1,2}"
)
_NOT = any_case(r"(?:non-|\bethnic\s+)\Z")  # "300 ethnic | Albanian | officers"
_AND_OTHERS = any_case(r"\s+and\s+")


def _within(count: Count) -> Name | None:
    """ "300 Italian soldiers", "80 EU police officers"."""
    body = _SIZED.match(count.text, count.quantity.number.end, count.end + _NEXT)
    words = Span(count.quantity.number.end, max(count.end + 1, body.end() if body else 0))
    named = count.reading.names_in(words, "demonym", "country", "organisation")
    own = [n for n in named if not count.text.startswith(("-led", " -led"), n.end)]
    if any(are_joined(count, a, b) for a, b in pairwise(own)):
        return None
    after = count.reading.names_in(Span(count.end, count.end + _NEXT), "demonym")
    if (
        own
        and after
        and own[-1].end == count.end
        and _AND_OTHERS.fullmatch(count.text, count.end, after[0].start)
    ):
        return None  # "1,000 Danes and | Belgians"
    return next((n for n in own if not leads_to(_NOT, count.text, n)), None)


# "300 soldiers | from | Italy", "300 | of the Armed Forces of | Montenegro".
_WHOSE = any_case(
    rf"""
    \s+ (?:(?:troops|soldiers|members|men)\s+)?
    (?: \(? from\s+{THE}
      | (?:of|from)\s+{THE} (?:[\w-]+\s+){{0,2}}? {SERVICE}\s+of\s+{THE}
      | \(
    )
  | [^.;:()\d]{{1,60}}? \s of\s+{THE} {SERVICE}\s+of\s+{THE}  # "… and officers of the Army of"
    """,
    re.VERBOSE,
)
_OF_THE = any_case(r"\s+(?:of|from|in)\s+(?:the\s+)?")
_SIZES = frozenset(("man", "member", "person", "strong"))
_OF_COUNTRY = any_case(rf"(?<=officers|soldiers)\s+of\s+{THE}")  # "60 officers | of | Kosovo"
# "300 soldiers | of the 2nd Battalion of the | Austrian | army".
_UNIT_OF = any_case(r"\s+(?:of|from)\s+[^,.;:()]{3,60}?\s(?:of\s+|from\s+)?(?:the\s+)?")


def _right_after(count: Count) -> Name | None:
    near = [n for n in states(count) if n.start >= count.end]
    whose = next((n for n in near if _is_whose(count, n)), None)
    later = (n for n in near if whose and n.start > whose.end)
    return None if whose and any(are_joined(count, whose, n) for n in later) else whose


def _is_whose(count: Count, name: Name) -> bool:
    """ "300 soldiers from | Italy", "300 members of the | Albanian army"."""
    if count.parted(name, *NUMBERS):
        return False
    if name.id in lexicon.six() and count.cues(count.sentence, "reduction"):
        return False  # "withdraws 900 soldiers from Kosovo"
    of_the = count.joined_to(name, _OF_THE) or count.joined_to(name, _UNIT_OF)
    if count.quantity.unit in _SIZES and count.joined_to(name, _TEAM_FROM):
        return True
    if count.joined_to(name, _OF_COUNTRY) and name.kind == "country":
        return True
    return count.joined_to(name, _WHOSE) or (of_the and is_force(count, name))


# "Italy’s | 300 soldiers", "Italy’s contingent of | 300", "Italy: | 300 soldiers".
_OWNS = any_case(
    r"[’']s?\s+(?:[\w-]+\s+){0,4}?(?:of\s+|at\s+)?|\s*[:(–-]\s*|,?\s+whose\s+(?:[a-z]+\s+)?"
)
_BREAK = any_case(r"[;:]")


def _subject(count: Count) -> Name | None:
    """The nearest country before the number that owns it, or that is the subject of sending."""
    near = states(count)
    before = (n for n in reversed(near) if n.end <= count.lead and not is_taken(count, n))
    return next((n for n in before if _owns(count, n) or _sends(count, n)), None)


def _owns(count: Count, name: Name) -> bool:
    apart = _FROM if isinstance(count, Step) else _SPACE
    people = _is_a_people(count, name) and count.joined_from(name, apart)
    with_them = count.joined_from(name, _WITH) or count.joined_from(name, _LEADS_WITH)
    with_them = with_them and not _is_where(count, name)
    thanked = count.joined_from(name, _FOR_THE) and _THANKS.search(
        count.text, count.sentence.start, name.start
    )
    which = count.joined_from(name, _WHICH_HAS) and not _is_where(count, name)
    if which or (name.id in lexicon.six() and "peace" in (count.quantity.unit or "")):
        return which  # "Bosnia’s 23,000 peacekeepers" are not Bosnia's
    listed = count.joined_from(name, _SPACE) and leads_to(_LIST, count.text, name)
    return people or with_them or listed or bool(thanked) or count.joined_from(name, _OWNS)


# "Italy | , which has | 900 soldiers".
_WHICH_HAS = any_case(
    rf",?\s+(?:which|who)\s+(?:\w+\s+){{0,2}}?(?:{lexicon.any_of(WORDS.has)}|provides"
    r"|contributes|sends|sent)"
    rf"\s+{ABOUT}"
)
# "thanked Latvia | for the | 200 soldiers".
_THANKS = any_case(r"\b(?:thank|praise|grateful|gratitude|appreciat|commend)")
_FOR_THE = any_case(
    rf"\s+for\s+(?:(?:sending|providing|its|their|the|another|additional)\s+)+{ABOUT}"
)
_SPACE = regex(r"\s+")
_FROM = any_case(rf"\s+(?:\w+\s+)?from\s+{ABOUT}")  # "the French | from | 7,500 to 2,500"
_LIST = any_case(r"(?:,|;|\band|\bwhile)\s+$")
_AT = right_before(("in", "to", "across", "near", "into", "at", "for"), r"(?:[a-z]+\s+)?")
_WITH = any_case(rf",?\s+with\s+(?:its\s+)?{ABOUT}")
# "Turkey | led KFOR with | 780 soldiers".
_LEADS_WITH = any_case(
    r"\s+(?:leads|led|joins|joined|heads|headed|commands|commanded|tops"
    rf"|topped)\s+[^,;:.]{{0,40}}"
    rf"\bwith\s+{ABOUT}"
)
# "Slovenia will raise the number of | its troops in the mission to 100".
_ITS_OWN = any_case(rf"\bits\s+(?:own\s+)?(?:[a-z-]+\s+)?(?:{lexicon.any_of(WORDS.national)})\b")


def _is_where(count: Count, name: Name) -> bool:
    """ "in Albania and | Serbia |, with 300 officers"."""
    others = [n for n in states(count) if n.kind == "country" and n.end < name.start]
    listed = any(are_joined(count, n, name) for n in others)
    return listed or leads_to(_AT, count.text, name)


def _sends(count: Count, name: Name) -> bool:
    between = Span(name.end, count.lead)
    close = is_close(count.text, between, _AHEAD, _BREAK)
    sending = bool(count.cues(between, CONTRIBUTE, *WORDS.change))
    if not (close and sending and _may_send(count, name)) or is_posted(count, name):
        return False
    if is_before_us(count, name):
        return False
    others = [n for n in states(count) if n.kind != "place"]
    return not any(are_joined(count, n, name) for n in others if n.end < name.start)


def _may_send(count: Count, name: Name) -> bool:
    """Whether a state is meant: "Spain", "the Spanish army", "the Spanish", not "Spanish wine"."""
    if name.id in lexicon.six() and leads_to(_ATTRIBUTE, count.text, name):
        return is_sent(count, name)  # "the new | Kosovo | role"
    if name.kind != "demonym" or is_force(count, name) or OFFICE.match(count.text, name.end):
        return True
    return _is_a_people(count, name) and _SENDS.match(count.text, name.end) is not None


_ATTRIBUTE = any_case(r"\b(?:the|a|an)\s+(?:new\s+|old\s+|current\s+)?$")
_SENDS = any_case(r"\s+(?:(?:will|would|have|had|are|were|already|now)\s+)*\w+")
_THE_PEOPLE = any_case(r"\b[Tt]he\s+$")


def _is_a_people(count: Count, name: Name) -> bool:
    """ "the | Americans", "the | British"."""
    return _THE_PEOPLE.search(count.text, max(0, name.start - 6), name.start) is not None


_BY = any_case(
    r"\b(?:provided|supplied|contributed|sent|deployed|seconded|offered|staffed|manned)"
    rf"\s+(?:largely\s+|mainly\s+|mostly\s+)?by\s+{THE}$"
)


def _by(count: Count) -> str | None:
    """ "a 100-strong police unit, provided by | Poland"."""
    after = (n for n in count.names("country") if n.start >= count.end)
    near = (n for n in after if not count.parted(n, *NUMBERS))
    return next((n.id for n in near if leads_to(_BY, count.text, n, count.end)), None)


_CLOSE = 60  # characters between a contingent and its number


def _contingent(count: Count) -> str | None:
    """ "The American contingent of | 6,200", "the number of Austrian soldiers … from | 400"."""
    before = Span(max(count.sentence.start, count.lead - _CLOSE), count.lead)
    named = count.reading.names_in(before, *KINDS[:2])
    own = [n for n in named if is_sent(count, n) and not _is_parted(count, n)]
    own = [n for n in own if not is_before_us(count, n)]
    own = [n for n in own if not count.reading.names_in(Span(n.end, count.lead), "organisation")]
    if any(n.start >= count.end for n in count.missions) and not own:
        return None
    return own[-1].id if own else None


def _is_parted(count: Count, name: Name) -> bool:
    """Whether a number of other people stands between: those are the contingent's, these not."""
    return count.parted(name, *NUMBERS) and not isinstance(count, Step)


_NEXT = 30  # characters between a regiment and its number


def _stand_in(count: Count) -> str | None:
    """ "| 280 guardsmen of the Ohio National Guard", "| 120 Bavarian soldiers"."""
    end = min(count.sentence.end, count.end + _NEXT)
    found = count.stand_ins(Span(count.quantity.number.end, end))
    near = (
        g for g in found if g.start < count.end or _UNIT_OF_A.match(count.text, count.end, g.start)
    )
    return next((g.label for g in near if _is_cased(count, g)), None)


_UNIT_OF_A = any_case(
    r",?\s+(?:of|from)\s+[^,.;:()]*(?:,\s+)?(?:the\s+)?\Z|\s+(?:of|from)\s+[^.;:()]*\Z"
)


def _is_cased(count: Count, cue: Span) -> bool:
    """Whether the name has its capital."""
    return cue.of(count.text)[:1].isupper()


def _government(count: Count) -> str | None:
    """ "The Pentagon has dispatched | 5,000", "the Bavarian battalion of | 600"."""
    if _is_of_another(count):
        return None
    found = count.stand_ins(Span(count.sentence.start, count.lead))
    named = [g for g in found if _is_cased(count, g)]
    sends = (
        g
        for g in named
        if count.lead - g.end <= _NEXT
        or count.cues(Span(g.end, count.lead), CONTRIBUTE, *WORDS.change)
    )
    return next((g.label for g in sends), None)


def _is_of_another(count: Count) -> bool:
    """Whether another number stands before, to which a regiment may belong."""
    before = within(count.reading.quantities, Span(count.sentence.start, count.quantity.start))
    return any(q.kind in NUMBERS and not _IN_A_NAME.match(count.text, q.number.end) for q in before)


_IN_A_NAME = regex(r"(?:st|nd|rd|th)\b")  # "the 10 | th | Mountain Division"
_ITS = any_case(
    rf"\b(?:its|their)\s+(?:own\s+)?(?:[\w-]+\s+){{0,3}}?(?:of\s+|at\s+|by\s+|to\s+"
    rf"|from\s+)?{ABOUT}$"
)
_ITS_FORCE = any_case(rf"Its\s+(?:[\w-]+\s+)?{SERVICE}\b")


def _of_it(count: Count) -> Name | None:
    """Who "its" is: "the German parliament … its | 1,300", "Its army …" after a sentence on it."""
    text, sentence = count.text, count.sentence
    previous = count.reading.previous(sentence)
    if previous and _ITS_FORCE.match(text, sentence.start):
        return next(iter(count.reading.names_in(previous, "country")), None)
    if not leads_to(_ITS, text, count.stated, sentence.start):
        return None
    before = count.reading.names_in(Span(sentence.start, count.lead), *KINDS)
    named = [n for n in before if not is_posted(count, n)]
    return named[0] if len({n.id for n in named}) == 1 else None
