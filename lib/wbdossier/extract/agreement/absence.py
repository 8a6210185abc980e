"""The words that there is no agreement, or no progress towards one, with somebody named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wbdossier import lexicon
from wbdossier.extract.agreement import counterparts, states, topics
from wbdossier.extract.agreement.rules import ABSENT
from wbdossier.extract.agreement.words import PRIVATE, STATES, WORDS
from wbdossier.extract.rule import fact
from wbdossier.grammar import THE, lowered, verbose
from wbdossier.reading import Reading, within
from wbdossier.records import Agreement, Span

# "no progress in security cooperation with", "not a single bilateral agreement signed between".
_NONE = verbose(
    rf"""
    (?<!\w) (?: [Nn]o | [Nn]ot\s+(?:(?:even\s+)?(?:a\s+single|one)|any|signed\s+any|reached\s+any) )
    \s+
    (?:[\w-]+\s+){{0,3}}? (?P<noun>{lexicon.any_of(WORDS.absent)}) (?!\w)
    (?P<topic> \s+(?:in|on|towards?)\s+ {THE} (?:[\w-]+\s+){{0,3}}?
        (?: co-?operation | agreements? | talks | relations | accord | treaty | dialogue ) )?
    (?: \s+ (?:[\w-]+\s+){{0,3}}? )??
    \s*(?:with|between)\s+
    """
)
# "with Serbia", "between Kosovo and Serbia".
_TO_NAME = verbose(rf"{THE} (?:[\w’'-]+\s+and\s+ {THE})?")


# After "with Serbia": "we have not even one agreement", "there is no treaty"; and, where counts are
# being told, "so far none".
_LED_NONE = verbose(
    rf"""
    (?: ,[^,;]{{1,30}}, )?
    (?: \s+ (?:[\w’']+\s+)?? (?:have|has|had|is|are|was|were) (?:\s+there)? )?
    (?: \s+ (?:so\s+far|yet|still|to\s+date) )? \s+
    (?: (?: no(?:\s+any)? | not\s+(?:even\s+)?(?:a\s+single|one|any) ) \s+ (?:[\w-]+\s+){{0,2}}?
        (?P<noun>{lexicon.any_of(WORDS.absent)})
      | (?P<none>none) ) (?!\w)
    """
)
# "ended without an agreement", "failed to reach a deal", "no agreement was reached", "made no
# progress at the talks": between those the sentence, or the one before, names.
_REACH = (
    r"(?:(?:reach|find|sign)(?:ed|ing)?|(?:achiev|conclud|strik)(?:e|ed|ing)|com(?:e|ing)\s+to"
    r"|make|made|making)"
)
_WHAT = rf"(?:(?:an?|any|the)\s+)?(?:[\w-]+\s+){{0,2}}?(?:{lexicon.any_of(WORDS.unreached)})(?!\w)"
_UNREACHED = verbose(
    rf"""
    (?<!\w) (?:
        without\s+ (?:{_REACH}\s+)? {_WHAT}
      | (?: fail(?:ed|s)?\s+to | (?:could|did|would|has|have|had|were|was)\s*(?:not|n[’']t)
            (?:\s+(?:yet|able\s+to|managed?\s+to))* | (?:unable|not\s+able)\s+to
            | (?:unsuccessful|failed)\s+in | (?:has|have|had)\s+yet\s+to | never
        ) \s+ {_REACH}\s+ {_WHAT}
      | (?:have|has|had)\s+(?:still\s+)?no\s+ (?:[\w-]+\s+)? (?:agreement|treaty|accord)
      | [Nn]o\s+ (?:[\w-]+\s+){{0,2}}? (?:{lexicon.any_of(WORDS.unreached)})
            (?:\s+(?:has|had|have))? \s+ (?:was|were|been|could\s+be|is)\s+
            (?:reached|achieved|signed|found)
      | (?:made|make|makes|with|was|be)\s+no\s+progress\s+ (?:at|in|during)\s+ {THE}
            (?:[\w-]+\s+){{0,2}}? (?:talks|dialogue|negotiations|round|meeting)
    ) (?!\w)
    """
)
_TWO = 2
# Without one of these in the sentence, in lower case, nothing is said to be missing. The first
# letter is looked for before anything else, so that other letters cost nothing.
_DENIED = verbose(
    r"""
    [nwfuy]
    (?: (?<=\bn)(?:ot?|one|ever)\b | (?<=n)[’']t\b | (?<=\bw)ithout\b | (?<=\bf)ail
      | (?<=\bu)n(?:able|successful)\b | (?<=\by)et\s+to\b )
    """
)
_CHAIN = 3  # sentences over which "none" goes on with a count


def find(reading: Reading, counts: Sequence[Agreement]) -> Iterator[Agreement]:
    """Yield what the article says there is none of; ``counts`` are those it gives."""
    counted = [Span(c.start, c.end) for c in counts]
    for sentence in reading.sentences:
        if not _DENIED.search(lowered(reading.text), sentence.start, sentence.end):
            continue
        named = list(_none_with(reading, sentence))
        yield from named or _unreached(reading, sentence)
        near = reading.up_to(sentence, _CHAIN)[0].join(sentence)
        yield from _with_none(reading, sentence, told=bool(within(counted, near)))


def _none_with(reading: Reading, sentence: Span) -> Iterator[Agreement]:
    """ "no agreement with Serbia"."""
    for match in _NONE.finditer(reading.text, sentence.start, sentence.end):
        end = _named_to(reading, match.end(), sentence)
        if end and (match["topic"] or match["noun"] not in WORDS.needs_topic):
            named = reading.names_in(Span(match.end(), end), *STATES)
            yield _fact(reading, sentence, Span(match.start(), end), {n.id for n in named})


def _unreached(reading: Reading, sentence: Span) -> Iterator[Agreement]:
    """ "Kosovo and Serbia failed to reach an agreement": who they are must be named."""
    match = _UNREACHED.search(reading.text, sentence.start, sentence.end)
    who = states.in_talks(reading, sentence) if match else set()
    if (
        match
        and len(who) == _TWO
        and not PRIVATE.search(reading.text, sentence.start, sentence.end)
    ):
        yield _fact(reading, sentence, Span(*match.span()), who)


def _with_none(reading: Reading, sentence: Span, *, told: bool) -> Iterator[Agreement]:
    """ "with Serbia we have no agreement", "with Serbia none"."""
    for name in reading.names_in(sentence, *STATES):
        lead = counterparts.led(reading.text, name.start)
        match = _LED_NONE.match(reading.text, name.end, sentence.end) if lead else None
        if lead and match and (told if match["none"] else match["noun"] not in WORDS.needs_topic):
            yield _fact(reading, sentence, Span(lead.start, match.end()), {name.id})


def _named_to(reading: Reading, start: int, sentence: Span) -> int | None:
    """Where the names of the other side end."""
    names = reading.names_in(Span(start, sentence.end), *STATES)
    led = [n for n in names if _TO_NAME.fullmatch(reading.text, start, n.start)]
    return led[-1].end if led else None


def _fact(reading: Reading, sentence: Span, span: Span, named: set[str]) -> Agreement:
    who = named
    if len(named) == 1:
        who = named | (
            states.own(reading, sentence, span.start, named) or states.of_article(reading, named)
        )
    return fact(
        Agreement,
        ABSENT,
        reading,
        span,
        parties=tuple(sorted(who)),
        domain=topics.after(reading, Span(span.end, sentence.end)),
        status="none",
        note=None if len(who) > 1 else "The words name one side only.",
    )
