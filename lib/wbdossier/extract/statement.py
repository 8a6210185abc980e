"""Statements: words inside quotation marks, and reported speech, each with its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wbdossier import lexicon, people, speakers
from wbdossier.extract.rule import Example, Rule, fact
from wbdossier.quotations import Quotation
from wbdossier.reading import Reading, within
from wbdossier.records import Span, Statement
from wbdossier.speakers import Saying, Speaker

MIN_WORDS = 5  # fewer words in quotation marks are a term or a title (design.md, `statement`)

DIRECT = Rule(
    "statement.direct",
    "Five or more words in quotation marks with a verb of saying and its subject beside them.",
    (
        Example(
            "“We will not close the border this winter,” Interior Minister Ana Kola said.",
            "We will not close the border this winter,",
            {"speaker": "Ana Kola", "role": "Interior Minister", "direct": True},
        ),
        Example(
            'Mayor Ivo Petrov of Montenegro spoke first. He said: "The bridge stays open to all."',
            "The bridge stays open to all.",
            {"speaker": "Ivo Petrov", "country": "ME", "direct": True},
        ),
    ),
    (
        "The panel “Breaking the ice between two old neighbours” was opened by Mayor Ivo Petrov.",
        "Minister Ana Kola called it a “turning point”.",
        "“The road to the coast is long and cold” was painted on the wall.",
    ),
)
REPORTED = Rule(
    "statement.reported",
    "A person, a verb of saying and the clause that it reports.",
    (
        Example(
            "Defence Minister Ana Kola said that the barracks would reopen in spring.",
            "the barracks would reopen in spring",
            {"speaker": "Ana Kola", "direct": False},
        ),
        Example(
            "Ana Kola, Kosovo’s envoy, spoke. According to her, the talks are stuck.",
            "the talks are stuck",
            {"speaker": "Ana Kola", "country": "XK", "direct": False},
        ),
    ),
    (
        "Defence Minister Ana Kola stressed the importance of trust.",
        "Ana Kola announced the plan that parliament had rejected.",
        "It is said that the old bridge sings.",
    ),
)
RULES = (DIRECT, REPORTED)

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def extract(reading: Reading) -> Iterator[Statement]:
    """Yield the statements of an article."""
    said = {s: speakers.sayings(reading, s) for s in reading.sentences}
    yield from _direct(reading, said)
    for sentence, sayings in said.items():
        for span, speaker in _reported(reading, sentence, sayings):
            yield _statement(reading, REPORTED, span, speaker, direct=False)


def _statement(
    reading: Reading, rule: Rule, span: Span, speaker: Speaker, *, direct: bool
) -> Statement:
    return fact(
        Statement,
        rule,
        reading,
        span,
        speaker=speaker.name,
        role=speaker.role,
        country=speaker.country,
        direct=direct,
        text=" ".join(span.of(reading.text).split()),
        note=speaker.note,
    )


# -- words inside quotation marks ------------------------------------------------------------


def _direct(reading: Reading, said: dict[Span, list[Saying]]) -> Iterator[Statement]:
    previous: tuple[Quotation, Speaker] | None = None
    for quotation in reading.quotations:
        long_enough = len(_WORD.findall(quotation.of(reading.text))) >= MIN_WORDS
        if not long_enough or _is_title(reading, quotation):
            continue
        speaker = _attribute(reading, quotation, said) or _continued(reading, quotation, previous)
        if speaker:
            previous = (quotation, speaker)
            yield _statement(reading, DIRECT, _trimmed(reading, quotation), speaker, direct=True)


def _trimmed(reading: Reading, quotation: Quotation) -> Span:
    words = quotation.of(reading.text)
    return Span(
        quotation.start + len(words) - len(words.lstrip()), quotation.start + len(words.rstrip())
    )


def _is_title(reading: Reading, quotation: Quotation) -> bool:
    """Whether the words are the name of a panel, a report, a term."""
    before = reading.text[max(0, quotation.outer.start - 30) : quotation.outer.start]
    return _titled().search(before) is not None


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{lexicon.any_of(lexicon.speech().titled)})\s*,?\s*$")


def _attribute(
    reading: Reading, quotation: Quotation, said: dict[Span, list[Saying]]
) -> Speaker | None:
    """Look for the speaker after the quotation, before it, then in the sentence before."""
    return (
        _following(reading, quotation, said)
        or _leading(reading, quotation, said)
        or _sentence_before(reading, quotation, said)
    )


def _following(
    reading: Reading, quotation: Quotation, said: dict[Span, list[Saying]]
) -> Speaker | None:
    """ "…,” Balla stressed" and "…,” said Balla": the clause that follows directly."""
    text, end = reading.text, quotation.outer.end
    if not quotation.closed:
        return None
    for sentence in (reading.sentence(quotation.outer.end - 1), reading.sentence(end + 2)):
        for saying in said.get(sentence, ()):
            first = min(saying.subject.start, saying.verb.start)
            if first >= end and re.fullmatch(
                r"[\s,.;–—-]*(?:[Tt]he\s+|[Aa]s\s+)?", text[end:first]
            ):
                return saying.speaker
        for span, speaker in speakers.according_to(reading, sentence):
            if span.start >= end and re.fullmatch(r"[\s,.]*", text[end : span.start]):
                return speaker
    return None


def _leading(
    reading: Reading, quotation: Quotation, said: dict[Span, list[Saying]]
) -> Speaker | None:
    """ "He said: “…”", "X said that in the region, “…”": the last verb before, same sentence."""
    text, start = reading.text, quotation.outer.start
    sentence = reading.sentence(start)
    before = [s for s in said.get(sentence, ()) if s.verb.end <= start]
    if not before and text[:start].rstrip()[-1:] in (":", ","):
        introduction = reading.sentence(max(0, len(text[:start].rstrip()) - 1))
        before = [s for s in said.get(introduction, ()) if s.verb.end <= start]
    if before:
        return before[-1].speaker
    named = reading.people.before(start, sentence.start)
    if named and re.fullmatch(r"\s*:\s*", text[named.end : start]):
        return speakers.speaker_of(reading, named)
    return next((s for at, s in speakers.according_to(reading, sentence) if at.end <= start), None)


def _sentence_before(
    reading: Reading, quotation: Quotation, said: dict[Span, list[Saying]]
) -> Speaker | None:
    """A quotation that is a sentence of its own, after one that says who speaks."""
    sentence = reading.sentence(quotation.outer.start)
    alone = not reading.text[sentence.start : quotation.outer.start].strip()
    previous = reading.previous(sentence)
    if not alone or previous is None:
        return None
    sayings = said.get(previous, [])
    return sayings[-1].speaker if sayings and sayings[-1].speaker.personal else None


def _continued(
    reading: Reading, quotation: Quotation, previous: tuple[Quotation, Speaker] | None
) -> Speaker | None:
    """A paragraph that goes on with the quotation before it, or the second half of a broken one."""
    if previous is None:
        return None
    before, speaker = previous
    between = reading.text[before.outer.end : quotation.outer.start]
    if not before.closed and not between.strip():
        return speaker
    broken = "\n\n" not in between and len(between) < 250
    alone = re.search(r"[.!?]\s*$|[,:]\s*$", between)
    return speaker if broken and alone and between.strip() else None


# -- reported speech ---------------------------------------------------------------------------

# Between the verb and "that": to whom, when, where; no comma, and no clause of its own.
_CIRCUMSTANCE = (
    r"(?:\s+(?:also|again|earlier|today|yesterday|reporters|journalists|later|clearly|once\s+more|\w+ly|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:(?:on|in|at|during|after|before|to|via|for|through|by|with|from|of)\s+(?:[\w’'-]+\s+){0,5}?[\w’'-]+)))"
)
_TO_WHOM = r"(?:\s+(?!that\b)[\w’'.-]+){1,6}?"
_TOLD = frozenset({"told", "assured", "reminded", "warned", "reassured"})
_THAT = re.compile(rf"(?:{_CIRCUMSTANCE}{{0,4}}?)\s*,?\s+that\s*,?\s+(?![.,])")
_TOLD_THAT = re.compile(rf"(?:{_TO_WHOM})\s+that\s+")
# "a report that was published": the clause belongs to the noun.
_RELATIVE = re.compile(r"(?:is|was|are|were|has|have|had|will|would|can|could|may|might)\b")
# A bare clause: begins like a subject and has a finite verb further on.
_BARE = re.compile(
    r"(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?\s+(?=(?:the|a|an|it|he|she|they|we|there|this|these|those|its|his|her|their|our|all|both|"
    r"no|some|many|most|more|what|if|neither|any|such|only|[A-Z0-9])[\w’']*\s+)"
)
_FINITE = re.compile(
    r"(?<!\w)(?:is|are|was|were|has|have|had|will|would|can|cannot|could|should|must|may|might|does|do|did|needs?|remains?|"
    r"wants?|makes?|\w{3,}ed)(?!\w)"
)
_AS = re.compile(r"(?<!\w)[Aa]s\s+$")


def _reported(
    reading: Reading, sentence: Span, sayings: list[Saying]
) -> Iterator[tuple[Span, Speaker]]:
    spans: list[Span] = []
    for saying in sayings:
        if not saying.speaker.personal and reading.people.people:
            continue  # an institution speaks only where no person does (domain.md)
        clause = _clause(reading, sentence, saying)
        clause = (
            _shortened(reading, clause, sayings)
            if clause
            else _before_it(reading, sentence, saying)
        )
        if clause and not _mostly_quoted(reading, clause):
            spans.append(clause)
            yield clause, saying.speaker
    for phrase, speaker in speakers.according_to(reading, sentence):
        clause = _around(reading, sentence, phrase)
        if (
            clause
            and not any(clause.overlaps(s) for s in spans)
            and not _mostly_quoted(reading, clause)
        ):
            yield clause, speaker


def _clause(reading: Reading, sentence: Span, saying: Saying) -> Span | None:
    text, verb = reading.text, saying.verb
    word = text[verb.start : verb.end]
    if _AS.search(text[max(0, saying.subject.start - 4) : saying.subject.start]):
        return _after_comma(reading, sentence, verb.end)
    if word in lexicon.speech().quotation_only:
        return None
    match = _THAT.match(text, verb.end, sentence.end)
    if match and len(match[0].split()) > 1 and _RELATIVE.match(text, match.end()):
        match = None
    if not match and word in _TOLD:
        match = _TOLD_THAT.match(text, verb.end, sentence.end)
    if not match and word in lexicon.speech().bare_clause and saying.subject.start < verb.start:
        match = _BARE.match(text, verb.end, sentence.end)
        if match and not _FINITE.search(text, match.end(), sentence.end):
            match = None
    return _ended(text, match.end(), sentence) if match else None


# What may follow the verb of an attribution that closes its sentence: when, where, to whom.
_CLOSING = re.compile(
    r"(?:\s+(?:reporters|journalists|lawmakers))?(?:\s+(?:on|in|at|during|after|late|early|last)\s+[\w’' ]{2,40}|\s+\w+day)?\s*[.]?\s*"
)


def _before_it(reading: Reading, sentence: Span, saying: Saying) -> Span | None:
    """ "The talks are stuck, Solberg added.": the clause before an attribution at the end."""
    text, first = reading.text, min(saying.subject.start, saying.verb.start)
    last = max(saying.subject.end, saying.verb.end)
    lead = re.search(r",\s+(?:[Tt]he\s+|its\s+|his\s+|her\s+)?$", text[sentence.start : first])
    if not lead or not _CLOSING.fullmatch(text, last, sentence.end):
        return None
    clause = _ended(text, sentence.start, Span(sentence.start, sentence.start + lead.start()))
    return clause if clause and _FINITE.search(text, clause.start, clause.end) else None


def _ended(text: str, start: int, sentence: Span) -> Span | None:
    """The clause from ``start`` to the end of its sentence, without the closing mark."""
    words = text[start : sentence.end].rstrip().rstrip(".!?;:,")
    while words and words[-1] in _OPENERS and not any(o in words for o in _OPENERS[words[-1]]):
        words = words[:-1].rstrip().rstrip(".!?;:,")  # the mark closes a quotation opened before
    return Span(start, start + len(words)) if len(words.split()) >= 3 else None


_OPENERS = {"”": "“„", "»": "«", "«": "»", '"': '"'}


def _shortened(reading: Reading, clause: Span, sayings: list[Saying]) -> Span:
    """End the clause before ", adding that …" and ", while indicating that …"."""
    text = reading.text
    for later in sayings:
        if clause.start < later.verb.start < clause.end:
            lead = re.search(
                r"\s*,?\s*(?:,|\band|\bbut|\bwhile)\s+(?:also\s+)?$",
                text[clause.start : later.verb.start],
            )
            if lead and later.subject.start <= clause.start:
                return Span(clause.start, clause.start + lead.start())
    return clause


def _after_comma(reading: Reading, sentence: Span, start: int) -> Span | None:
    """ "As X concluded, the media …"."""
    match = re.compile(r"[^,]{0,60},\s+").match(reading.text, start, sentence.end)
    return _ended(reading.text, match.end(), sentence) if match else None


def _around(reading: Reading, sentence: Span, phrase: Span) -> Span | None:
    """The clause that "according to X" belongs to: after it when it opens, else before it."""
    text = reading.text
    if not text[sentence.start : phrase.start].strip():
        match = _BEFORE_CLAUSE.match(text, phrase.end, sentence.end)
        return _ended(text, match.end(), sentence) if match else None
    return _ended(text, sentence.start, Span(sentence.start, phrase.start))


# After "according to X": up to the comma, over "a researcher at the Y".
_BEFORE_CLAUSE = re.compile(r"(?:,\s+(?:an?|the|who)\s[^,“”\"]{0,120})?[^,“”\"]{0,120}?,\s+")


def _mostly_quoted(reading: Reading, clause: Span) -> bool:
    """Whether the clause is a direct quotation, which is a fact of its own."""
    inside = sum(
        min(q.outer.end, clause.end) - max(q.outer.start, clause.start)
        for q in within(reading.quotations, clause)
    )
    return inside > 0.5 * (clause.end - clause.start)
