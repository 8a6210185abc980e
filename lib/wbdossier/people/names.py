"""Text → runs of capitalised words that read like a person's full name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

from wbdossier import lexicon
from wbdossier.grammar import UPPER, regex, verbose
from wbdossier.records import Span

_WORDS = lexicon.persons()
# "Sveçla", "O’Brien", "Jean-Claude"; initials "M.", "U.S."; never the possessive ’s.
_HYPHENED = r"(?: [’'-](?!s\b)\w++ )"
_REST = rf"(?: \w++ {_HYPHENED}* | \.(?:[{UPPER}]\.)* | {_HYPHENED}+ )"


def word(behind: str = "") -> str:
    """Return the pattern of a capitalised word, with what to ask ``behind`` its capital.

    The capital stands first in the pattern, so that a text is scanned for capitals alone.
    """
    return rf"(?: [{UPPER}] {behind} {_REST} )"


WORD = word()
CAPITALISED = verbose(WORD)
# Two words or more, "Ursula von der Leyen"; a single word is no full name.
_FIRST = word(r"(?<![\w’'].)")
_RUN = verbose(
    rf"""
    {_FIRST}
    (?: \s+ (?:(?:{lexicon.any_of(_WORDS.particles)})\s+){{0,2}} {WORD} )+
    """
)
_PARTICLES_END = verbose(rf"(?<!\w)(?:(?:{lexicon.any_of(_WORDS.particles)})\s+)+ \Z")
_START = attrgetter("start")
# "the Brazilian Ana Kola": where somebody comes from is no part of the name.
_ORIGIN = regex(r"[A-Z][a-z]+(?:ian|ean|can|ese|ish|tch)\b")
_THE = regex(r"\b(?:[Tt]he|[Aa]n?)\s+\Z")
_PIECE = regex(r"[\w’'-]+")
_FUNCTION_WORDS = frozenset(_WORDS.function_words)
# "the President of the Parliament X": the body ends where the name begins.
_BODIES = frozenset(_WORDS.bodies_before_name)
_GIVEN = frozenset({*_WORDS.female_names, *_WORDS.male_names})
_IMPERSONAL = frozenset(_WORDS.not_a_person) | _FUNCTION_WORDS


def runs(text: str, sentence: Span, masked: Callable[[Span], Iterable[Span]]) -> Iterator[Span]:
    """Yield the full names in a sentence; none reaches over a mask (an office, a country).

    ``masked`` tells the masks of a sentence; it is asked only where capitalised words stand.
    """
    found = [Span(*match.span()) for match in _RUN.finditer(text, sentence.start, sentence.end)]
    masks = sorted(masked(sentence), key=_START) if found else []
    for run in found:
        for part in _parts(run, [m for m in masks if m.overlaps(run)]):
            name = _trimmed(text, part)
            if name and _is_personal(name.of(text)):
                yield name


def with_particles(text: str, surname: Span) -> Span:
    """Extend a surname over "van" or "de la" before it."""
    match = _PARTICLES_END.search(text, max(0, surname.start - 12), surname.start)
    return Span(match.start(), surname.end) if match else surname


def _parts(run: Span, masks: Iterable[Span]) -> Iterator[Span]:
    """What the masks leave of a run."""
    start = run.start
    for mask in masks:
        if mask.start > start:
            yield Span(start, mask.start)
        start = max(start, mask.end)
    if start < run.end:
        yield Span(start, run.end)


def _trimmed(text: str, run: Span) -> Span | None:
    """The run without function words before it, if it has two to four words."""
    words = list(CAPITALISED.finditer(text, run.start, run.end))
    bodies = [i for i, word in enumerate(words) if word[0].casefold() in _BODIES]
    words = words[bodies[-1] + 1 :] if bodies else words
    while words and words[0][0].casefold() in _FUNCTION_WORDS:
        words.pop(0)
    while words and words[-1][0].casefold() in _FUNCTION_WORDS:
        words.pop()  # "Ana Kola Sunday said"
    if (
        len(words) > 2
        and _ORIGIN.match(text, words[0].start())
        and _THE.search(text, max(0, words[0].start() - 5), words[0].start())
    ):
        words.pop(0)
    return Span(words[0].start(), words[-1].end()) if 2 <= len(words) <= 4 else None


def _is_personal(words: str) -> bool:
    """Whether the words are no headline and none of them makes an institution of the run."""
    if words.isupper():
        return False
    first, *rest = _PIECE.findall(words)
    if is_given(first) and len(rest) == 1:  # "Ana Bridge" is somebody
        return rest[0].casefold() not in _FUNCTION_WORDS
    return not any(word.casefold() in _IMPERSONAL for word in (first, *rest))


def is_given(word: str) -> bool:
    """Whether a word is a given name of the short lists."""
    return word.split("-")[0] in _GIVEN


def is_surname(word: str) -> bool:
    """Whether one capitalised word may be somebody's name."""
    return len(word) > 2 and word[1:].islower() and word.casefold() not in _IMPERSONAL


# -- a name and the word after it run together: "Smithsaid" ---------------------------------------

_FIRST_WORDS = {w.split()[0].split("-")[0] for w in (*lexicon.speech().verbs, *_WORDS.roles)}
_GLUED = {w for w in _FIRST_WORDS if len(w) > 3}


def unglued(text: str, name: Span) -> Span | None:
    """Return ``name`` without the verb or office at its end, if there is one."""
    last = name.of(text).split()[-1]
    start = next((i for i in range(len(last)) if last[i:] in _GLUED), 0)
    return Span(name.start, name.end - len(last) + start) if start >= 3 else None
