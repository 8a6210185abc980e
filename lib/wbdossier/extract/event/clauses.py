"""The clause of a date: what stands beside it in its sentence, and the verb that tells it.

A sentence falls apart at colons, dashes and quotation marks, and within these stretches at commas
and at words that open another clause. The date belongs to the part it stands in when that has a
verb, else to the nearest part that has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wbdossier import lexicon, spans
from wbdossier.dates import DateRef
from wbdossier.extract.event import verbs
from wbdossier.extract.event.words import WORDS
from wbdossier.grammar import CAPITALISED, THE, regex, verbose
from wbdossier.records import Span

_ASIDE = 3  # parts of a sentence between a date and its verb

# A title in quotation marks breaks nothing: "exercise “Quick Shield” began".
_STRONG = verbose(
    r"""
    (?P<title> [“„‘"«] [^“”„"«»\n.]{2,50} [”“"»] )
  | [;“”"«»|]\s | :\s | \n\s*\n | \s-{1,2}\s | \s?--\s? | \s[–—_]\s | — | \.-\s
    """
)
# Some such mark stands in every strong break; it is searched for at many times the speed.
_STRONG_MARK = regex(r"[“„‘\"«»”;|:—–_\n-](?:(?<!-)|(?!\w))")
_OPENING = r"""
    (?: which|that|who|while|whereas|but|because|when|where|after|before|as|since|until|although
      | though|following|amid|despite|if|unless|whose ) (?=\s++(?!\d))
"""
# "and began", "but will": the same subject does something else.
_AND_VERB = rf"""
    (?:and|but)\s+ (?=(?:[a-z]{{3,}}ed|will|would|has|have|is|are|was|were
                        |{lexicon.any_of(WORDS.verbs)})\b)
"""
_CLAUSE = rf"(?:{_OPENING}|{_AND_VERB})"
# One class of characters opens it, so that the search passes quickly over words.
_WEAK = verbose(
    rf"""
    [\s,()]
    (?: (?<=\()[^()]{{0,80}}\) | (?<=,)(?!\d|\s+{_CLAUSE}) | (?<=[()]) | (?<=\s){_CLAUSE} )
    """
)
# What leads to a date: "on", "as of the", "on the afternoon of", "(".
_TIME = r"""
    (?: (?: [Aa]s\s+of | dated | today | tonight | yesterday
          | this\s+(?:morning|afternoon|evening|week|month|weekend)
          | [Oo]n|[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Aa]t|[Bb]efore|[Aa]fter|[Bb]etween
          | [Tt]he|[Ll]ate|[Ee]arly | of|for|[Dd]uring|and|again|around
          | (?:the\s+)?(?:(?:early|late)\s+)?
            (?:[Mm]orning|[Aa]fternoon|[Ee]vening|[Nn]ight)(?:\s+hours)?\s+of | ,?\s*\( ) \s* )
"""
_TO_DATE = verbose(rf"(?:\s+|(?<!\w)|(?=[,(])) {_TIME}* \Z")
# What still belongs to the date: "Monday’s", "Sunday evening", a bracket.
_TAIL = verbose(r"(?:\s+(?:morning|afternoon|evening|night|noon)\b)?(?:[’']s\b)?\)?")
_ONLY_PLACE = verbose(
    rf"\s*(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom)\s+ {THE} (?:\w+\s+){{0,2}}? {CAPITALISED}"
    rf"(?:\s+{CAPITALISED})* \s*"
)
# "With the signing of …", "After the attack on …": a happening before the clause it introduces.
_PHRASE = verbose(
    r"""
    \s*(?:[Ww]ith|[Aa]fter|[Ff]ollowing|[Ss]ince|[Dd]uring|[Uu]pon|[Bb]efore)\s+
    (?!\w+ing\b) (?=\S+\s+\S+)
    """
)
_ANNIVERSARY = verbose(r"\banniversary\s+of\s+(?=\S)")  # the date is that of what is remembered
_NO_NOUN = verbose(r"\b(?:ahead|first|second|because|instead|as|out)\Z")  # "ahead of Thursday"
# "Resolution 1244 of 10 June", "the agreement (10 June)".
_OF = verbose(r"\s*(?: of\s+(?:the\s+)? | dated\s+ | (?P<bracket>\() )")
_BEFORE_NOUN = verbose(r"\b(?:the|an?|its|their|under|with|by|to|from)\s+(?=\S)")
_SAID_THAT = verbose(r"\w+\s+that\s*")  # what follows the date is told
_WHEN = verbose(r",\s+when\s+")
_RELATIVE = verbose(r"\s*(?:which|that|who)\s+(?:\w+ly\s+|also\s+)?")
_ASIDE_BETWEEN = verbose(r"\s*(?:which|who|whose|where)\b")
_PARTICIPLE = verbose(r"\s*(?:[a-z]+ed|held|given|made|sent|brought|built|led|taken)\b")
_INNER = verbose(r"\bto\s+[a-z]+\b | \b[a-z]+ing\b")  # "to replace", "guarding"
_LEADING = verbose(
    r"\s*(?:[Ii]n|[Aa]t|[Oo]f|[Uu]nder|[Ff]rom|[Tt]o|[Bb]y)\s+(?:the\s+wake\s+of\s+)?"
)
_VERB_GROUP = verbose(r"(?:(?:will|would|is|are|was|were|has|have|had|to|be|been)\s+)*\w+")
_BARE = verbose(r"\s*,?\s*(?:(?:to\s+)?be\b|been\b)?\s*")  # before a verb without its subject


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of a date.

    ``parts`` are the stretches of it before and after the date, in order; ``verb`` stands in one
    of them. ``head`` is what a relative clause or a participle says something about. ``stretch``
    is all between two colons, dashes or quotation marks.
    """

    stretch: Span
    parts: tuple[Span, ...]
    verb: Span | None
    head: Span | None = None


def of_date(text: str, sentence: Span, date: DateRef, dates: Sequence[DateRef] = ()) -> Clause:
    """Return the clause in which ``date`` stands, or which it opens or closes.

    ``dates`` are those of the sentence: what stands beyond another of them belongs to that one.
    """
    stretch = _stretch(text, sentence, date)
    before, rest = _sides(text, stretch, date, dates)
    earlier = spans.last_before(dates, date.start - 1)
    if earlier and before[-1].overlaps(earlier):
        beyond = Span(earlier.end, before[-1].end)
        if shared := _shared(text, before[-1], beyond, earlier):
            return Clause(stretch, (shared, beyond), shared)
    own = tuple(p for p in (before[-1], rest[0]) if p.of(text).strip())
    return (
        _own(text, stretch, before, own, date)
        or _other(text, stretch, before, rest)
        or Clause(stretch, own, None)
    )


def _sides(
    text: str, stretch: Span, date: Span, dates: Sequence[DateRef]
) -> tuple[list[Span], list[Span]]:
    """The parts of a stretch before and after a date, up to the dates beside it."""
    before = _split(text, Span(stretch.start, lead(text, stretch.start, date)))
    rest = _split(text, Span(max(stretch.start, after(text, date, stretch.end)), stretch.end))
    if later := spans.first_after(dates, date.end):
        rest[0] = _up_to(text, rest[0], later)
    earlier = spans.last_before(dates, date.start - 1)
    if earlier and before[-1].overlaps(earlier):
        beyond = Span(earlier.end, before[-1].end)
        before[-1] = beyond if verbs.first(text, beyond) else before[-1]
    return before, rest


def _own(
    text: str, stretch: Span, before: Sequence[Span], own: tuple[Span, ...], date: Span
) -> Clause | None:
    """The clause that the date's own part makes: by its noun, its verb, or as a phrase."""
    if noun := _dated_noun(text, stretch, before[-1], date):
        return Clause(stretch, (noun,), None, noun)
    if (told := _when(text, stretch, date)) and (verb := verbs.first(text, told)):
        return Clause(stretch, (told,), verb)
    for part in own:
        verb = verbs.main(text, part, date)
        if verb and not _SAID_THAT.fullmatch(text, verb.start, part.end):
            return Clause(stretch, own, verb, _head(text, before, verb))
    if phrase := _introducing(text, before[-1]):
        return Clause(stretch, (phrase,), None)
    return None


def _when(text: str, stretch: Span, date: Span) -> Span | None:
    """What happened then, where the words say it: "since last May, when soldiers were hurt"."""
    found = _WHEN.match(text, date.end, stretch.end)
    if not found or "since" not in text[lead(text, stretch.start, date) : date.start].split():
        return None
    return _split(text, Span(found.end(), stretch.end))[0]


def _other(text: str, stretch: Span, before: Sequence[Span], rest: Sequence[Span]) -> Clause | None:
    """The nearest part with a verb: before a date that closes something, else after it."""
    further = [*reversed(_told(text, before)[-_ASIDE:])], [*rest[1 : 1 + _ASIDE]]
    for parts in further if _is_aside(text, before) else reversed(further):
        for part in parts:
            if verb := verbs.first(text, part):
                head = _head(text, [p for p in before if p.start <= part.start], verb)
                return Clause(stretch, (part,), verb, head)
    return None


def _told(text: str, before: Sequence[Span]) -> Sequence[Span]:
    """The parts before the date's own; not an aside closed by a comma: "the bill, which …, on"."""
    closed = len(before) > 2 and not before[-1].of(text).strip()
    aside = closed and _ASIDE_BETWEEN.match(text, before[-2].start, before[-2].end)
    return before[:-2] if aside else before[:-1]


def _up_to(text: str, part: Span, later: Span) -> Span:
    """What stands before the next date, and before the "and" that leads to its own words."""
    if not part.overlaps(later):
        return part
    end = lead(text, part.start, later)
    conjunction = text.rfind(" and ", part.start, end)
    return Span(part.start, conjunction if conjunction >= 0 else end)


def _shared(text: str, part: Span, own: Span, earlier: DateRef) -> Span | None:
    """The verb that two dates share: "will visit Bosnia on 19 and Kosovo on 20 November"."""
    verb = verbs.main(text, part, earlier)
    if verb is None or not own.of(text).removeprefix(" and").strip(" ,"):
        return None
    group = _VERB_GROUP.match(text, verb.start, earlier.start)
    return Span(verb.start, group.end()) if group else verb


def lead(text: str, start: int, date: Span) -> int:
    """Return where the words that lead to a date begin: at the "on" of "on the 5th"."""
    floor = max(start, date.start - 40)
    found = _TO_DATE.search(text, floor, date.start)
    return found.start() if found else date.start


def after(text: str, date: Span, end: int) -> int:
    """Return where what belongs to a date ends: after the "evening" of "Friday evening"."""
    tail = _TAIL.match(text, date.end, end)
    return tail.end() if tail else date.end


def is_place(text: str, part: Span) -> bool:
    """Whether a part of a sentence says only where: "In Paris"."""
    return _ONLY_PLACE.fullmatch(text, part.start, part.end) is not None


# -- the parts of a sentence -----------------------------------------------------------------------


def _stretch(text: str, sentence: Span, date: Span) -> Span:
    start, end = sentence.start, sentence.end
    if date.end <= sentence.start:  # an entry of a calendar
        found = next(_breaks(text, sentence, date), None)
        return Span(start, found.start if found else end)
    for found in _breaks(text, sentence, date):
        if found.end <= date.start:
            start = found.end
        elif found.start >= date.end:
            end = found.start
            break
    return Span(start, end)


def _breaks(text: str, sentence: Span, date: Span) -> Iterator[Span]:
    """The strong breaks of a sentence; a title in quotation marks is none."""
    if not _STRONG_MARK.search(text, sentence.start, sentence.end):
        return
    for match in _STRONG.finditer(text, sentence.start, sentence.end):
        found = Span(*match.span())
        if not match["title"] or found.overlaps(date):
            yield found


def _split(text: str, span: Span) -> list[Span]:
    """Split at weak breaks; a word that opens a clause stays with it. At least one part."""
    starts = [span.start]
    ends = []
    for found in _WEAK.finditer(text, span.start, span.end):
        if found[0].endswith(")") and len(found[0]) > 1:
            continue  # a whole bracket interrupts nothing
        ends.append(found.start())
        starts.append(found.end() if len(found[0]) == 1 else found.start() + 1)
    return [Span(a, b) for a, b in zip(starts, [*ends, max(span.start, span.end)], strict=True)]


def _is_aside(text: str, before: Sequence[Span]) -> bool:
    """Whether the date closes something: words stand before it, and more than where."""
    own = before[-1].of(text)
    told = bool(own.strip()) and not is_place(text, before[-1])
    return told or any(verbs.first(text, part) for part in before[:-1])


def _introducing(text: str, part: Span) -> Span | None:
    """A phrase without a verb that dates a happening: "With the signing of … on 5 May, …"."""
    found = _PHRASE.match(text, part.start, part.end)
    if not found or is_place(text, part):
        return None
    return Span(found.end(), part.end)


def _dated_noun(text: str, stretch: Span, part: Span, date: Span) -> Span | None:
    """What a date in the genitive or in brackets says the day of, or what is commemorated."""
    found = _ANNIVERSARY.search(text, part.start, part.end)
    if found and not verbs.first(text, Span(found.end(), part.end)):
        return Span(found.end(), part.end)
    found = _OF.fullmatch(text, max(part.end, stretch.start), date.start)
    if (
        not found
        or (found["bracket"] and verbs.first(text, part))
        or _NO_NOUN.search(part.of(text))
    ):
        return None
    noun = _noun_phrase(text, part)
    for found in _BEFORE_NOUN.finditer(text, noun.start, noun.end):
        noun = Span(found.end(), noun.end)
    return noun if noun.of(text).strip() else None


def _head(text: str, before: Sequence[Span], verb: Span) -> Span | None:
    """What a participle or a relative clause right after a comma says something about."""
    at = next((i for i, part in enumerate(before) if part.covers(verb)), 0)
    if not at:
        return None
    part, previous = before[at], before[at - 1]
    relative = _RELATIVE.match(text, part.start, part.end)
    participle = _PARTICIPLE.match(text, part.start, part.end) and at == 1
    if not (participle or (relative and relative.end() == verb.start)):
        return _subject_apart(text, before[:at], part, verb)
    return _noun_phrase(text, previous)


def _subject_apart(text: str, before: Sequence[Span], part: Span, verb: Span) -> Span | None:
    """The subject of a verb that opens its part: "The mission, closed for long, ended in May"."""
    if not _BARE.fullmatch(text, part.start, verb.start) or verbs.first(text, before[0]):
        return None
    return before[0]


def _noun_phrase(text: str, part: Span) -> Span:
    """What stands after the last verb of a part; before the first where nothing does."""
    found = [*verbs.every(text, part)]
    ends = [v.end for v in found] + [m.end() for m in _INNER.finditer(text, part.start, part.end)]
    start = max(ends, default=part.start)
    if leading := _LEADING.match(text, start, part.end):
        start = leading.end()
    if text[start : part.end].strip():
        return Span(start, part.end)
    return Span(part.start, found[0].start if found else part.end)
