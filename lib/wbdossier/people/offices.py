"""Which office stands beside a name: before it, before it with a comma, or after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wbdossier import lexicon
from wbdossier.grammar import APART, lowered, phrase_start, regex, verbose
from wbdossier.people.names import WORD
from wbdossier.people.saying import VERB
from wbdossier.records import Span
from wbdossier.spans import within

_WORDS = lexicon.persons()
# "Minister of Foreign Affairs", "chief of staff", "MEP".
_ROLE = rf"""
    (?<![\w-]) (?i:{lexicon.any_of(_WORDS.roles)}) (?![\w-])
    (?: \s+(?:of|for)\s+ (?i:{lexicon.any_of(_WORDS.portfolios)}) (?!\w) )?
"""
# "Mr", "Sgt."; the space after a full stop may be lost: "Mrs.Kola".
_TITLE = rf"(?:(?<!\w)(?:{lexicon.any_of(_WORDS.titles)})(?:(?<=\.)|(?!\w)))"
# The rest of an office after its noun: "of the Interior of Albania", "at the Center for X", "for
# the U.N. force", "for Bosnia and Herzegovina (BiH)".
_CHARACTER = r"""(?: [^,.;:()“”„"«»] | (?<=\b[A-Z])\. | \([A-Z][\w-]{1,9}\) )"""
_TAIL = rf"(?: \s+ (?:of|for|to|at|in|on|with|from) \s+ {_CHARACTER}{{1,110}}? )"
# Before an office: "the former German", "Kosovo’s deputy", "EU’s top". Lower-case words only from
# a closed list, so that a verb is never swallowed ("met Foreign Minister X").
_MODIFIERS = verbose(
    rf"""
    (?<!\w)
    (?: (?: {WORD}(?:[’']s?)? | \w+[’']s | {lexicon.any_of([*_WORDS.modifiers, "the"])} )
        (?:\s+|-) )+ \Z
    """
)

# Offices stand in any case: they are looked for in the text in lower case, where a pattern need not
# ignore it, which is three times as fast.
_BODIES = frozenset(_WORDS.bodies_before_name)
_ROLES_LOWER = lexicon.WordList(
    (w.lower() for w in (*_WORDS.roles, *_WORDS.shared)), APART, r"(?![\w-])"
)
_PORTFOLIO = regex(
    rf"\s+(?:of|for)\s+(?:{lexicon.any_of(w.lower() for w in _WORDS.portfolios)})(?!\w)"
)
_TITLES = verbose(rf"(?:{lexicon.any_of(_WORDS.titles)})(?:(?<=\.)|(?!\w))")
_TITLES_END = verbose(rf"(?:{_TITLE}\s*)+ \Z")
_RANK = rf"(?:(?<![\w-])(?i:{lexicon.any_of(_WORDS.ranks)})(?:(?<=\.)|(?![\w-])))"
# "Minister X", "Minister Mr. X", "commander Major-General X".
_COUNCIL = regex(r"ouncil\s+of\s+\Z")  # its ministers are no office of the name after it
_DIRECT = verbose(rf"\s+ (?: (?:{_TITLE}|{_RANK}) \s* )?")
_IS_RANK = verbose(_RANK)
_RANKS = verbose(rf"({_RANK}) \s*")  # "Sgt. Kola": no other office stands beside the name
# Between two offices of which the second is part of the first: "adviser of the president".
_WITHIN = verbose(r"\s+ (?:of|to|for) \s+ (?:the\s+)?")
# Between two offices of one person: "Deputy Prime Minister and Labour Party leader X".
_AND = verbose(rf"\s+ and \s+ (?:the\s+)? (?: {WORD} \s+ ){{0,3}}")
# "the Secretary-General of NATO, X", "the chief of staff, General X".
_ABBREVIATED = r"(?: \s* \([A-Z][\w-]{1,9}\) )?"  # "the High Representative (HR)"
_APPOSED = verbose(rf"(?P<tail> {_ABBREVIATED} {_TAIL}?) \s*,\s+ (?: (?:{_TITLE}|{_ROLE}) \s* )*")
# "the President of Serbia X": no comma, but the name of a state or a body before that of a person.
_UNPARTED = verbose(rf"(?P<tail> {_ABBREVIATED} {_TAIL}) \s+ (?: {_TITLE} \s* )*")
# "X, the", "X (", "X, who is a": what opens an office after the name.
_OPENING = verbose(
    r",?\s* (?: \( | [–—-]\s+ )? (?: (?: [Tt]he | [Aa]n? | who\s+(?:is|was) ) \s+ )?"
)
_LEADS = regex(r"[,(–—-]|\bwho\b")
# "X, political director": words between the opening and the noun of the office.
# "X, political director": words between the opening and the noun of the office; "X, sent a letter
# to the commander" is no office.
_QUALIFIED = verbose(
    r"(?: (?! (?:to|at|by|with|from|that|a|an|his|her|who|whose|which|sent|met|told|said) \b )"
    r" [^\W\d_][\w’'.-]* \s+ ){0,6}"
)
# Where an office after a name ends: at a mark, or at the verb that goes on.
_AT_EVENT = r"""
    \s+ at \s+ (?:the|a) \s+ (?:[\w-]+\s+){0,3} (?:conference|briefing|meeting|ceremony|event) \b
"""
_TAIL_END = verbose(
    rf"""
    {_TAIL}?
    (?= {_AT_EVENT}
      | \s*[,;:()“”"«»–—] | \s*(?<!\b[A-Z])\. | \s*\Z
      | \s+ (?: {VERB} | who|has|had|is|was|and|also|will|would|gave|met ) \b )
    """
)


_SHARED = regex(rf"(?i:{lexicon.any_of(_WORDS.shared)})\Z")


def of_one(role: str) -> str:
    """Return an office that several are said to hold as that of one of them.

    >>> of_one("Defence Ministers")
    'Defence Minister'
    """
    return role[:-1] if _SHARED.search(role) and " of " not in role else role


# The nouns of office, in words in any case.
ROLES = lexicon.WordList((w.lower() for w in _WORDS.roles), after=r"(?![\w-])")


def has_office(words: str) -> bool:
    """Whether the words name an office, more than a rank or that of a counterpart.

    >>> has_office("Deputy Mayor"), has_office("Major General"), has_office("Ms")
    (True, False, False)
    """
    return bool(ROLES.first_in(_IS_RANK.sub("", words)))


def _in_word(text: str, at: int) -> bool:
    """Whether a word goes on at ``at`` that began before."""
    before = text[at - 1 : at]
    return before.isalnum() or before == "_"


def _roles(text: str) -> Iterator[Span]:
    """The nouns of office in ``text``, which is in lower case, with their portfolios."""
    reached = 0
    for start, end in _ROLES_LOWER.find(text):
        if start >= reached:
            portfolio = _PORTFOLIO.match(text, end)
            reached = portfolio.end() if portfolio else end
            yield Span(start, reached)


def _ends(span: Span | None) -> tuple[int, int]:
    return (span.start, span.end) if span else (0, 0)


@dataclass(frozen=True, slots=True)
class Holder:
    """A name with the titles and the office beside it: the whole, and the office alone."""

    extent: Span
    role: Span | None = None


class Offices:
    """The offices and titles of one text."""

    def __init__(self, text: str, names: Sequence[Span] = ()) -> None:
        """Find every office and title once; ``names`` are those of states, bodies and places."""
        self._text = text
        self._named_to = frozenset(n.end for n in names)
        self._roles = list(_roles(lowered(text)))
        found = (m.span() for m in _TITLES.finditer(text))
        self._titles = [Span(*s) for s in found if not _in_word(text, s[0])]

    def before_surnames(self) -> list[Span]:
        """The offices and titles after which a surname may stand alone."""
        return sorted([*self._roles, *self._titles])

    def within(self, sentence: Span) -> list[Span]:
        """The nouns of office in a sentence."""
        return within(self._roles, sentence)

    def masks(self, sentence: Span) -> list[Span]:
        """The words of a sentence that are no part of a name."""
        return [*self.within(sentence), *within(self._titles, sentence)]

    def of(self, name: Span, sentence: Span) -> Holder:
        """Return ``name`` with its office and titles."""
        roles = self.within(sentence)
        before = self._before(name, sentence, roles)
        ranked = before is None or _IS_RANK.fullmatch(self._text, *_ends(before.role))
        found = (self._after(name, sentence, roles) if ranked else None) or before
        if found:
            start = min(found.extent.start, before.extent.start if before else name.start)
            return Holder(self.titled(Span(start, found.extent.end)), found.role)
        extent = self.titled(name)
        rank = _RANKS.fullmatch(self._text, extent.start, name.start)
        return Holder(extent, Span(extent.start, rank.end(1)) if rank else None)

    def titled(self, span: Span) -> Span:
        """Extend a name over "Ms" or "Captain" before it."""
        match = _TITLES_END.search(self._text, max(0, span.start - 10), span.start)
        return Span(match.start(), span.end) if match else span

    def start(self, role: Span, sentence: Span) -> int:
        """Where an office begins, with the words before its noun: "the former German"."""
        return phrase_start(_MODIFIERS, self._text, role.start, sentence.start)

    def whole(self, role: Span, sentence: Span) -> Span:
        """Return an office with the words before its noun and after it."""
        tail = _TAIL_END.match(self._text, role.end, sentence.end)
        return Span(self.start(role, sentence), tail.end() if tail else role.end)

    def bare(self, name: Span, sentence: Span) -> Span:
        """Extend a surname over the office and the titles right before it."""
        role = next(
            (r for r in self.within(sentence) if self._text[r.end : name.start].isspace()), None
        )
        start = self.start(role, sentence) if role else name.start
        return self.titled(Span(start, name.end))

    def _before(self, name: Span, sentence: Span, roles: Sequence[Span]) -> Holder | None:
        for role in reversed(roles):
            end = self._joined(role, name, sentence, roles) if role.end <= name.start else None
            if end is not None:
                start = self.start(self._outer(role, roles), sentence)
                return Holder(Span(start, name.end), Span(start, end))
        return None

    def _joined(self, role: Span, name: Span, sentence: Span, roles: Sequence[Span]) -> int | None:
        """Where the office of ``role`` ends, if ``name`` follows it."""
        if _DIRECT.fullmatch(self._text, role.end, name.start):
            if _COUNCIL.search(self._text, max(0, role.start - 14), role.start):
                return None
            return None if self._is_rank(role, sentence, roles) else role.end
        if _SHARED.search(role.of(self._text)):
            return None  # "the Council of Ministers, X"
        if apposed := _APPOSED.fullmatch(self._text, role.end, name.start):
            return apposed.end("tail")
        unparted = _UNPARTED.fullmatch(self._text, role.end, name.start)
        return unparted.end("tail") if unparted and self._ends_a_name(unparted) else None

    def _ends_a_name(self, office: re.Match[str]) -> bool:
        """Whether an office ends in the name of a state or a body, as before a comma."""
        last = office["tail"].split()[-1].casefold()
        return office.end("tail") in self._named_to or last in _BODIES

    def _outer(self, role: Span, roles: Sequence[Span]) -> Span:
        """The office that ``role`` is only part of: the adviser of "adviser of the president"."""
        for earlier in reversed(roles):
            between = (self._text, earlier.end, role.start)
            if earlier.end < role.start and (
                _WITHIN.fullmatch(*between) or _AND.fullmatch(*between)
            ):
                role = earlier
        return role

    def _is_rank(self, role: Span, sentence: Span, roles: Sequence[Span]) -> bool:
        """Whether it only gives the rank of an office before it: "the spokesman, Captain X"."""
        if _IS_RANK.fullmatch(self._text, role.start, role.end) and any(
            self._text[r.end : role.start].isspace() for r in roles if r.end < role.start
        ):
            return True
        if "," not in self._text[max(sentence.start, role.start - 3) : role.start]:
            return False
        earlier = (r for r in roles if r.end < role.start)
        return any(_APPOSED.fullmatch(self._text, r.end, role.start) for r in earlier)

    def _after(self, name: Span, sentence: Span, roles: Sequence[Span]) -> Holder | None:
        opening = _OPENING.match(self._text, name.end, name.end + 12)
        start = opening.end() if opening else name.end
        glued = self._text[name.end : name.end + 1].isalpha()
        if not glued and not _LEADS.search(self._text, name.end, start):
            return None
        for role in roles:
            if role.start >= start and _QUALIFIED.fullmatch(self._text, start, role.start):
                end = self.whole(role, sentence).end
                return Holder(Span(name.start, end), Span(start, end))
        return None
