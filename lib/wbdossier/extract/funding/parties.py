"""Who gives a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from wbdossier import lexicon
from wbdossier.extract.cues import Cue, gap
from wbdossier.extract.funding import sellers, stand_ins
from wbdossier.extract.funding.owners import A_BANK, can_give, code
from wbdossier.extract.funding.sums import REACH, Sum, once, once_a_sentence
from wbdossier.extract.funding.words import WORDS
from wbdossier.extract.near import is_close, joins, leads_to, right_before
from wbdossier.grammar import AND, THE, regex
from wbdossier.lexicon import Name
from wbdossier.reading import within
from wbdossier.records import Span

_BESIDE = 10  # characters between a giver and a sum of its own
_NEAR = 90  # characters between a giver and its verb or its sum
_OWNERS = ("demonym", "organisation", "instrument")  # "an EU grant", "the German loan"
_SHORT = 4  # letters; a name in capitals that has fewer is an acronym
_ONE_WORD = r"(?:[\w’'-]+\s+)?"


@once
def _givers(sum_: Sum) -> list[Name]:
    able = (n for n in sum_.parties if can_give(n) and n not in sellers.names(sum_))
    return sorted([n for n in able if not A_BANK.match(sum_.text, n.end)] + stand_ins.names(sum_))


@once
def are_several(sum_: Sum) -> bool:
    """Whether three or more give it together, or two of whom each gives as much."""
    givers = [n for n in _givers(sum_) if n.kind in ("country", "organisation")]
    lists = [(a, b) for a, b in pairwise(givers) if joins(_AND, sum_.text, a, b) and a.id != b.id]
    if not lists:
        return False
    chain = any(a[1] == b[0] for a, b in pairwise(lists))
    each = any(_TOGETHER.search(sum_.text, b.end, b.end + _NEAR) for _, b in lists)
    own = any(_has_its_own(sum_, n) or sum_.joined_from(n, _WITH_IT) for n in givers)
    return (chain or each) and not own and any(_gives_here(sum_, pair) for pair in lists)


def _gives_here(sum_: Sum, pair: tuple[Name, Name]) -> bool:
    """Whether a list of names is that of the givers, rather than of the getters."""
    if pair[0].start > sum_.end + _NEAR:
        return False
    led = leads_to(_GIVEN_BY, sum_.text, pair[0], sum_.sentence.start)
    verbs = [v for v in sum_.verbs if v.label == "give" and v.start >= pair[1].end]
    before = pair[1].end <= sum_.lead
    return led or (before and any(is_subject(sum_.text, pair[1], v) for v in verbs))


def names_giver(sum_: Sum, provider: str) -> bool:
    """Whether the sentence itself names who gives, in whatever way."""
    named = [*_givers(sum_), *stand_ins.subjects(sum_)]
    return any(code(n) == provider for n in named)


@once
def has_a_subject(sum_: Sum) -> bool:
    """Whether somebody gives the sum by an active verb, with or without a name."""
    gives = (v for v in sum_.verbs if v.label == "give" and v.end <= sum_.lead)
    return any(not _is_passive(sum_, v) for v in gives)


def provider(sum_: Sum) -> Name | None:
    """Return who gives: by a preposition, as a verb's subject, as an owner, right after."""
    givers = _last_by(sum_, _givers(sum_))
    for attempt in _ATTEMPTS:
        if found := next(attempt(sum_, givers), None):
            return found
    return next(_by_verb(sum_, stand_ins.subjects(sum_)), None)


_BY_ALONE = right_before(("by",))


def _by_agent(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "cars worth €5m were handed over to the police by | Japan"."""
    gives = [v for v in sum_.verbs if v.label == "give" and v.start >= sum_.end]
    for name in givers:
        after = gives and name.start > gives[0].end and _is_near(sum_, name)
        if after and leads_to(_BY_ALONE, sum_.text, name, sum_.end):
            yield name


_WITH = right_before(("with", "by"))


def _lender(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "a loan agreement with | the EIB |": a bank lends, whoever else signs."""
    banks = (n for n in givers if n.id in WORDS.lenders.ids)
    return (n for n in banks if leads_to(_WITH, sum_.text, n) and _is_near(sum_, n))


_BY = regex(rf"\b(?:{lexicon.any_of(WORDS.parties.given)})\w*\s+by\s")


def _last_by(sum_: Sum, givers: list[Name]) -> list[Name]:
    """Those after the last sum before this one, where a "given by" of its own stands there."""
    before = within(sum_.other_sums, Span(sum_.sentence.start, sum_.lead))
    floor = before[-1].end if before else sum_.sentence.start
    own = before and _BY.search(sum_.text, floor, sum_.lead)
    return [n for n in givers if n.start >= floor] if own else givers


_AND = regex(AND, re.VERBOSE)
_WITH_IT = regex(r"\s+with\s+")  # "financed by the EU | with | €5m and by others"
_TOGETHER = regex(r"[,—–]?\s+(?:each|all|jointly|together)\b")


# "a project of | the EU", "with the support of | Japan".
_OF = right_before(tuple(f"{noun} of" for noun in WORDS.same_money.nouns))


def _project_of(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "part of a project of the EU": and near enough."""
    bodies = (n for n in givers if n.kind == "organisation" and n.end < sum_.lead)
    return (n for n in bodies if leads_to(_OF, sum_.text, n, sum_.sentence.start))


# "€5m from | the EBRD", "funded by | the EU".
_GIVEN_BY = regex(
    rf"""
    \b (?: (?i:from|thanks\s+to) | courtesy\s+of | (?:donation|gift|contribution)\s+(?:of|by)
      | (?:{lexicon.any_of(WORDS.parties.given)})\w*\s+by )
    \s+ {THE} (?: {_ONE_WORD} | [Gg]overnment\s+of\s+{THE} ) $
    """,
    re.VERBOSE,
)
# "€5m under | IPA": so only an instrument gives.
_THROUGH = right_before(("under", "through", "via", "within"), _ONE_WORD)


def _by_preposition(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    floor = sum_.sentence.start
    for name in sorted(givers, key=lambda n: _is_of_the_last(sum_, n)):
        given = leads_to(_GIVEN_BY, sum_.text, name, floor)
        through = name.kind == "instrument" and leads_to(_THROUGH, sum_.text, name, floor)
        mine = _is_near(sum_, name) and not _has_its_own(sum_, name)
        if (given or through) and mine and not _is_outdone(sum_, name, givers):
            yield name


def _is_outdone(sum_: Sum, name: Name, givers: list[Name]) -> bool:
    """Whether another after it gives by a verb: "from the US, with | Kosovo | investing €5m"."""
    between = Span(name.end, sum_.lead)
    later = [n for n in givers if between.covers(n) and n.id != name.id]
    return any(n in later for n in _by_verb(sum_, later))


def _is_near(sum_: Sum, name: Name) -> bool:
    """Whether the name stands by the sum, or after it with no other sum between."""
    between = gap(name, sum_.quantity)
    if sum_.has_sum_in(between):
        return False
    if name.start > sum_.end:
        return not _RELATIVE.search(sum_.text, between.start + _SHORT_GAP, between.end)
    return sum_.distance(name) <= (_FROM_REACH if leads_to(_FROM, sum_.text, name) else REACH)


_FROM = regex(rf"\b[Ff]rom\s+{THE}$")
_FROM_REACH = 55  # characters: "withdraw from Kosovo …, which will cost €5m" is no gift of Kosovo


_SHORT_GAP = 12  # characters after a sum in which "which" is about the sum itself
_RELATIVE = regex(r"\b(?:that|who|where)\b|,\s+which\b")
_BEHIND = 60  # characters from a sum to who gave it


def _is_of_the_last(sum_: Sum, name: Name) -> bool:
    """Whether the name stands after another sum and before this: "€5m from | the EIB | and €3m"."""
    ends = [q.end for q in sum_.other_sums if q.end <= name.start < sum_.lead]
    return bool(ends) and name.start - ends[-1] <= _BEHIND


# "from | Germany | ($1.8 million)", "| Japan | $125m".
_OWN = regex(r"(?:\s*\([A-Z.]+\))?[\s(:]{1,3}")


def _has_its_own(sum_: Sum, name: Name) -> bool:
    """Whether another sum stands right after the name: it is that one's giver."""
    if not sum_.other_sums:
        return False
    others = within(sum_.other_sums, Span(name.end, name.end + _BESIDE))
    return any(joins(_OWN, sum_.text, name, q) for q in others)


# A passive, or a noun: "was | granted", "with a | grant", "in | support".
_NO_ACTIVE_VERB = regex(
    r"""
    \b (?: was|were|been|be|being|is|are | an?|the | of|in|with
         | further|new|financial | its|their )
    \s+ (?:\w+ly\s+)? $
    """,
    re.VERBOSE,
)
_NO_SUBJECT = right_before(("to", "in", "with", "for", "of", "against", "from"))
# "The Government of | Germany", "the people of | Japan".
_GOVERNMENT_OF = regex(
    rf"(?:government|ministry|embassy|people|republic|kingdom)\s+of\s+{THE}$", re.I
)
# Where another subject begins: "; ", ", and Islamic countries".
_ACROSS_CLAUSES = regex(r"[.;:]|,\s+(?:and|but|while|whereas)\s+[A-Z]")
_PROGRESSIVE = regex(r"\b(?:is|are|was|were|been)\s+(?:now\s+|also\s+)?$")
_TAKES_TWO = ("signed", "agreed")


def _is_passive(sum_: Sum, verb: Cue) -> bool:
    """Whether the verb has no active subject: "was | given", but not "is | giving"."""
    going_on = verb.of(sum_.text).endswith("ing") and leads_to(_PROGRESSIVE, sum_.text, verb)
    return not going_on and leads_to(_NO_ACTIVE_VERB, sum_.text, verb)


def _by_verb(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "The EU has made available …": the subject of the giving verb before the sum."""
    for verb in reversed(sum_.verbs):
        before = verb.label == "give" and verb.end <= sum_.quantity.start
        if before and not _is_passive(sum_, verb):
            if _ACROSS_CLAUSES.search(sum_.text, verb.end, sum_.lead):
                return
            subjects = [n for n in reversed(givers) if is_subject(sum_.text, n, verb)]
            if verb.of(sum_.text) in _TAKES_TWO:  # who signs for money may be who gets it
                subjects = [n for n in subjects if n.id not in lexicon.six()]
            yield from (n for n in subjects if not _has_its_own(sum_, n))


def is_subject(text: str, name: Name, verb: Cue) -> bool:
    """Whether a name is the subject of a verb after it: near, in its clause, not led by "to"."""
    close = is_close(text, Span(name.end, verb.start), _NEAR, _ACROSS_CLAUSES)
    apart = leads_to(_NO_SUBJECT, text, name) and not leads_to(_GOVERNMENT_OF, text, name)
    gerund = verb.of(text).endswith("ing") and leads_to(_WITH, text, name)
    apart = apart and not gerund  # "with | Kosovo | investing €5m"
    return close and name.kind != "place" and not apart


_POSSESSIVE = regex(r"[’']s?\s")
_NO_OWNER = right_before(("to", "in", "with", "for"))
_BREAK = regex(r"[,.;:]")


def _by_possession(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "the EU’s €6bn plan", "an EU grant of €5m", "Montenegro’s defence budget rose to €90m"."""
    for name in reversed(givers):
        owner = name.kind in _OWNERS or _is_acronym(sum_.text, name)
        if name.kind == "demonym" and name.of(sum_.text).endswith("s"):
            continue  # "the Albanians" own nothing by their name alone
        owns = owner or _POSSESSIVE.match(sum_.text, name.end, sum_.lead)
        close = is_close(sum_.text, Span(name.end, sum_.lead), _NEAR, _BREAK)
        between = (v for v in sum_.verbs if name.end < v.start < sum_.lead)
        gets = name.kind != "organisation" and any(v.label == "get" for v in between)
        if owns and close and not gets and not leads_to(_NO_OWNER, sum_.text, name):
            yield name


def _is_acronym(text: str, name: Name) -> bool:
    """Whether the name stands before a noun as an adjective does: "US aid"."""
    letters = name.of(text).replace(".", "")
    return name.kind == "country" and len(letters) < _SHORT and letters.isupper()


# "a €5m | EU grant", "€5m in | EU funds", "an investment of €5m of | the Alliance".
_RIGHT_AFTER = regex(rf"\s+(?:(?:in|of)\s+(?:additional\s+|new\s+|further\s+)?)?{THE}")


def _right_after(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "a €5m | EU grant", "€5m in | EU funds"."""
    return (n for n in givers if n.kind in _OWNERS and sum_.joined_to(n, _RIGHT_AFTER))


_THANKED = regex(rf"\b(?:[Tt]hank\w*|grateful\s+to)\s+(?:to\s+)?{THE}{_ONE_WORD}$")
_THANKS = regex(r"[Tt]hank|grateful\s+to\b")
_FOR = regex(r"(?:\s+\w+)?\s+for\b")


@once_a_sentence
def _thanks(sum_: Sum) -> bool:
    return _THANKS.search(sum_.text, sum_.sentence.start, sum_.sentence.end) is not None


def _thanked(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "He thanked | Italy | for the donation of boats worth €5m"."""
    if not _thanks(sum_):
        return
    for name in (*givers, *stand_ins.subjects(sum_)):
        thanked = leads_to(_THANKED, sum_.text, name, sum_.sentence.start)
        apart = name.end > sum_.lead or sum_.has_sum_in(Span(name.end, sum_.lead))
        if thanked and not apart and _FOR.match(sum_.text, name.end):
            yield name


# "an | EU | grant of | €5m", "the | EIB | loan | €5m".
_MONEY = lexicon.any_of(WORDS.same_money.nouns)
_ITS_MONEY = regex(
    rf"\s+(?:(?!(?:and|with|for|an?|the|to|in)\s)[\w-]+\s+){{0,2}}?(?:{_MONEY}|co-financing)"
    r"(?:\s+(?:of|worth|totalling|amounting\s+to))?(?:\s+(?:a\s+total\s+of))?\s+"
)


def _beside(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "an EU grant of €5m": a body's own money, whoever else is named further off."""
    bodies = (n for n in reversed(givers) if n.kind == "organisation")
    return (n for n in bodies if sum_.joined_from(n, _ITS_MONEY))


_WHICH = regex(rf"[^.;:]{{0,60}},?\s+(?:which|that)\s+{THE}")


def _by_relative(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "€5m in equipment, which | Norway | has given"."""
    gives = [v for v in sum_.verbs if v.label == "give" and v.start >= sum_.end]
    led = (n for n in givers if sum_.joined_to(n, _WHICH))
    return (n for n in led if any(is_subject(sum_.text, n, v) for v in gives))


# "Denmark leads the project | with a contribution of | €5m", "| With a grant of | €5m, the EU …".
_WITH_MONEY = regex(
    rf"\b(?:[Ww]ith|[Tt]hrough)\s+(?:an?\s+|the\s+|its\s+)?(?:[\w-]+\s+){{0,2}}?(?:{_MONEY})"
    r"\s+(?:of|worth)\s+(?:a\s+total\s+of\s+)?$"
)
_THEN = regex(rf"[^.;:,]{{0,60}},\s+{THE}")


def _with_money(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """The subject of the sentence, which acts with the sum."""
    match = sum_.led_by(_WITH_MONEY)
    if match is None:
        return
    yield from (n for n in givers if sum_.joined_to(n, _THEN))
    subjects = (n for n in givers if n.end <= match.start())
    yield from (n for n in subjects if not leads_to(_NO_SUBJECT, sum_.text, n))


_ATTEMPTS = (
    _beside,
    _right_after,
    _by_preposition,
    _lender,
    _by_agent,
    _thanked,
    _by_verb,
    _by_possession,
    _project_of,
    _by_relative,
    _with_money,
)
