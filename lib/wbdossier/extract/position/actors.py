"""A verb → who takes the stand: a state, a body, a person, or a group that the words name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wbdossier import lexicon, spans, speakers
from wbdossier.extract.position import phrases
from wbdossier.extract.position.phrases import NOUN, Actor
from wbdossier.extract.position.words import WORDS
from wbdossier.grammar import THE, WEEKDAY, regex, verbose
from wbdossier.lexicon import Name
from wbdossier.people import Mention
from wbdossier.reading import Reading
from wbdossier.records import Span

_CODED = ("country", "organisation", "mission", "place")
_MARK = r"(?:\s*(?:\[\d{1,2}\]|\*))?"  # of a footnote
# Between two names of a list, also over "members of the group," and "the EFTA countries".
_LISTED = verbose(
    rf"""
    {_MARK} (?: \s*,\s+members?\s+of\s+[^,;]{{3,60}} )?
    (?: \s*[,/]\s*(?:and\s+|as\s+well\s+as\s+)? | \s+and\s+ | \s*&\s* | \s+as\s+well\s+as\s+ ) {THE}
    (?: (?:[\w-]+\s+){{0,3}}? (?:countries|country|states)\s+ )? (?:Republic\s+of\s+)?
    """
)
# Between a name and its verb: nothing, brackets, an aside, "who", "is the only country that".
_BRACKETS = r"\s*\([^()]{1,60}\)"
_ASIDE = r"""
    (?: \s*,(?!\s*(?:and|but|while|who|which)\b)[^,;“”"]{2,140},
      | \s*,\s+(?:which|who)\b[^,;“”"]{8,140},
      | \s+[–—-]\s+[^–—]{2,120}\s+[–—-] )
"""
_WHICH = r"\s*,?\s+(?:who|which)"
_ONLY = r"""
    \s+(?:is|was|remains)\s+(?:still\s+|now\s+)?(?:the\s+only|one\s+of\s+the)\s+
    [^,.;]{1,70}?\s+(?:that|which|who)
"""
_TO_VERB = verbose(rf"{_MARK} (?:{_BRACKETS})? {_ASIDE}? (?: {_WHICH} | {_ONLY} )? \s*")
_OWN_CLAUSE = verbose(rf"{_MARK} (?:{_BRACKETS})? {_WHICH} \s")
_COMMA = regex(r"\s*,\s*")
# Before the first name: it is no subject after these.
_GOVERNED = verbose(
    r"""
    \b (?:of|with|in|from|for|to|by|between|against|on|at|into|than|about|like|towards?|amid|despite
         |after|following|ignoring|without|via|per|over|under|including) \s+ (?:the\s+)? \Z
    """
)
# "The representative of the United States" speaks for the state.
_ENVOY = verbose(
    r"""
    (?<![\w-]) [Tt]he \s+ (?:permanent\s+)? (?:representative|delegate|delegation) \s+
    (?:of|for) \s+ (?:the\s+)? \Z
    """
)
_NO = regex(r"\b(?:no|neither|not\s+all|none\s+of|few)\s+(?:the\s+)?\Z", re.I)
_I_OR_WE = regex(r"(?<!\w)(?:I|[Ww]e)\s*\Z")
_HE = regex(r"(?<!\w)(?:[Hh]e|[Ss]he)\s*,?\s*\Z")
_OWN_COUNTRY = regex(r"(?<!\w)(?:his|her|my|our)\s+country\s*\Z")
_HE_OPENS = regex(r"(?:He|She)\s")
_SAME = 4  # sentences on end that "he" or "she" may open
# "The ambassador", which opens a sentence and is no "ambassador of …".
_CAPITALS = {town for towns in lexicon.capitals().values() for town in towns}
_OFFICE = verbose(rf"The\s+(?P<noun>(?i:{lexicon.any_of(WORDS.holders)}))(?=\s+[a-z])(?!\s+of\b)")
_IT = regex(r"(?<!\w)(?:It|They|it|they|[Tt]he\s+country)\s*\Z")
_AND_THAT = regex(r"\band\s+that\s+\Z")
_SAYS = verbose(
    rf"""
    \s (?:said|says|announced|stated|insisted|insists|confirmed|promised) (?:\s+on\s+{WEEKDAY})?
    (?:\s+that)? \s+ \Z
    """
)
_WE_NOTE = "The words say “we”: the speaker, and those spoken for."
# What may open a sentence before its subject: a dateline, a phrase with its comma.
_INTRODUCTION = verbose(
    r"""
    (?: [A-Z][\w\s,./]{2,40} (?:\([^()]{2,30}\)\s*)? [–—-]{1,2}\s+ )?
    [“"'‘]? (?: (?!(?:I|We|He|She|It|They)\s) [^,“”";:]{2,110}, \s+ )? (?:[Tt]he\s+)?
    """
)
_OPENS = regex(r"[“\"'‘]?\s*(?:[Tt]he\s+)?")
_OPENING_WE = regex(r"[“\"'‘]?\s*(?:We|I)(?=\s)")
_IRREGULAR = r"(?:met|said|took|told|spoke|gave|sent|came|went|held|made|saw|will|did)"
_FINITE = verbose(
    rf"""
    \s+ (?=[a-z]) (?:\w+ly\s+|also\s+|today\s+|again\s+)?
    (?: is|are|was|were|has|have|had|does|aims?|{_IRREGULAR}|\w+ed|\w+s ) \b
    """
)
# After a subject: its verb, an aside, or where it belongs; not "’s" and not another noun.
_GOES_ON = verbose(
    rf"""
      \s*[,(–] | \s+(?:of|from)\s | \s+{_IRREGULAR}\b
    | \s+(?!{NOUN}) (?:\w+ly\s+|also\s+)? [a-z]+(?:s|ed)\b
    """
)
_TO_ACTOR = regex(r"\s*(?:both\s+)?(?:the\s+)?")
_NOUN_NEXT = verbose(rf"(?:['’]s?)? \s+ (?:[\w-]+\s+){{0,2}}? {NOUN}")
_REACH = 260  # characters before a verb in which its subject stands
_ASIDES = 3  # names looked at before a verb: "Serbia, with backing from Russia, insists"
_OPENING = 120  # characters in which the subject that opens a sentence finds its verb

Atom = Name | Mention


# -- subjects ------------------------------------------------------------------------------------


def before(reading: Reading, sentence: Span, end: int) -> list[Actor]:
    """Return who stands right before the verb group that begins at ``end``."""
    text, floor = reading.text, max(sentence.start, end - _REACH)
    while end > floor and text[end - 1] in '“"‘':
        end -= 1  # "said that the EU “condemns …”"
    atoms = _subject_run(reading, Span(floor, end))
    own = atoms and _OWN_CLAUSE.match(text, atoms[-1].end, end)
    if atoms and (own or not _is_governed(text, sentence, atoms[0].start)):
        return _actors(reading, atoms)
    if len(atoms) == 1 and (envoy := _ENVOY.search(text, floor, atoms[0].start)):
        return [replace(_actor(reading, atoms[0], plural=False), start=envoy.start())]
    return _pronoun(reading, sentence, end) or _phrase(reading, sentence, end)


def _leads(text: str, atom: Atom, verb: int) -> bool:
    """Whether nothing but an aside stands between a name and its verb."""
    if isinstance(atom, Mention) and _COMMA.fullmatch(text, atom.end, verb):
        return True  # "the ministers, Ana Kola and Ivo Petrov, condemned"
    return _TO_VERB.fullmatch(text, atom.end, verb) is not None


def _phrase(reading: Reading, sentence: Span, end: int) -> list[Actor]:
    """ "The Serbian government", "EU leaders", "the EU and its member states"."""
    text = reading.text
    phrase = phrases.before(text, sentence.start, end)
    if not phrase or _is_governed(text, sentence, phrase.span.start):
        return []
    if not phrase.owned:
        return [phrases.actor(reading, phrase)]
    owner = phrases.owner_end(text, sentence.start, phrase)
    owners = _run(reading, Span(sentence.start, owner)) if owner else []
    if not owners or owners[-1].end != owner:
        return []
    return [Actor(a.name, a.start, plural=True) for a in _actors(reading, owners)]


def _pronoun(reading: Reading, sentence: Span, end: int) -> list[Actor]:
    """ "We" and "I", whose speaker is found later; "he" and "she"."""
    text, floor = reading.text, max(sentence.start, end - 12)
    if match := _I_OR_WE.search(text, floor, end):
        return [Actor("", match.start(), plural=True, note=_WE_NOTE)]
    if match := _OWN_COUNTRY.search(text, max(sentence.start, end - 16), end):
        return _own_country(reading, sentence, match.start())
    match = _HE.search(text, floor, end)
    return _he(reading, sentence, match.start()) if match else []


def _own_country(reading: Reading, sentence: Span, start: int) -> list[Actor]:
    """ "His country": that of whoever says so earlier in the sentence."""
    said = [s for s in speakers.sayings(reading, sentence) if s.end <= start]
    country = said[-1].speaker.country if said else None
    note = "The words say “country”: that of the speaker."
    known = country in lexicon.entries("country")
    return [Actor(country, start, note=note)] if country and known else []


def _he(reading: Reading, sentence: Span, start: int) -> list[Actor]:
    """Whoever "he" or "she" means: the office that opens the sentence before, else by the names."""
    earlier = reading.previous(sentence)
    for _ in range(_SAME):
        if earlier and _HE_OPENS.match(reading.text, earlier.start, earlier.end):
            earlier = reading.previous(earlier)
    if earlier and (office := _OFFICE.match(reading.text, earlier.start, earlier.end)):
        held = reading.people.holder(office["noun"].casefold(), earlier.start)
        him = held if held and _speaks(reading, office.end(), earlier.end) else None
    else:
        him = reading.people.antecedent(start)
    if not him:
        return []
    return [Actor(speakers.speaker_of(reading, him).name, start, personal=True)]


def _speaks(reading: Reading, start: int, end: int) -> bool:
    return _GOES_ON.match(reading.text, start, end) is not None


def by_it(reading: Reading, sentence: Span, end: int, last: list[Actor]) -> list[Actor]:
    """ "It": who took the ``last`` stand, or who opens this sentence or the one before."""
    match = _IT.search(reading.text, max(sentence.start, end - 14), end)
    if not match:
        return []
    earlier = reading.up_to(sentence, 2)[0]
    found = _who_says(reading, sentence, match.start()) or last
    found = found or _that_before(reading, sentence, match.start())
    found = found or of_sentence(reading, sentence, match.start())
    if not found and earlier != sentence:
        found = of_sentence(reading, earlier, earlier.end)
    return [_meant(one, match) for one in found] if _fits(found, match[0].strip()) else []


def _who_says(reading: Reading, sentence: Span, start: int) -> list[Actor]:
    """The body before "said it will", which says so of itself."""
    saying = _SAYS.search(reading.text, max(sentence.start, start - 40), start)
    return before(reading, sentence, saying.start()) if saying else []


def _that_before(reading: Reading, sentence: Span, start: int) -> list[Actor]:
    """The body in "said that Malta is neutral and that it …"."""
    text = reading.text
    if not _AND_THAT.search(text, max(sentence.start, start - 12), start):
        return []
    that = text.rfind("that ", sentence.start, start - len("that "))
    scope = Span(that + len("that "), start)
    atoms = _listed_from(reading, scope, _TO_ACTOR) if that >= 0 else []
    return _actors(reading, atoms) if atoms and _GOES_ON.match(text, atoms[-1].end, start) else []


def _fits(found: Sequence[Actor], pronoun: str) -> bool:
    """Whether "it" means a body alone, or "they" several, all of them known."""
    plural = pronoun.casefold() == "they"
    known = bool(found) and all(one.name for one in found)
    if pronoun.endswith("country"):
        return known and found[0].name in lexicon.entries("country")
    return known and found[0].plural == plural and (plural or not found[0].personal)


def _meant(actor: Actor, pronoun: re.Match[str]) -> Actor:
    note = f"The words say “{pronoun[0].strip()}”: the subject before it."
    return Actor(actor.name, pronoun.start(), actor.plural, note, actor.personal)


def of_sentence(reading: Reading, sentence: Span, end: int) -> list[Actor]:
    """Return the subject that opens the sentence, for a later verb that begins at ``end``."""
    opening = _INTRODUCTION.match(reading.text, sentence.start, end)
    starts = {sentence.start, opening.end() if opening else sentence.start}
    found = (_opening(reading, sentence, start, end) for start in sorted(starts))
    return next((actors for actors in found if actors), [])


def _opening(reading: Reading, sentence: Span, start: int, end: int) -> list[Actor]:
    text = reading.text
    if we := _OPENING_WE.match(text, start, end):
        return _pronoun(reading, sentence, we.end())
    atoms = _listed_from(reading, Span(start, end), _OPENS)
    if atoms and _GOES_ON.match(text, atoms[-1].end, end):
        return _actors(reading, atoms)
    for finite in _FINITE.finditer(text, start, min(end, start + _OPENING)):
        found = before(reading, sentence, finite.start())
        if found and found[0].start <= start + len("the "):
            return found
    return []


def after_by(reading: Reading, sentence: Span, start: int) -> list[tuple[Actor, int]]:
    """Return who stands after "by" at ``start``, each with where the words for it end."""
    scope = Span(start, min(sentence.end, start + _REACH))
    atoms = _listed_from(reading, scope, _TO_ACTOR)
    if atoms and not _NOUN_NEXT.match(reading.text, atoms[-1].end, scope.end):
        return list(zip(_actors(reading, atoms), (a.end for a in atoms), strict=True))
    body = phrases.at(reading, scope)
    return [body] if body else []


def _is_governed(text: str, sentence: Span, start: int) -> bool:
    floor = max(sentence.start, start - 40)
    return bool(_GOVERNED.search(text, floor, start) or _NO.search(text, floor, start))


# -- names ---------------------------------------------------------------------------------------


def _actors(reading: Reading, atoms: Sequence[Atom]) -> list[Actor]:
    return [_actor(reading, atom, plural=len(atoms) > 1) for atom in atoms]


def _actor(reading: Reading, atom: Atom, *, plural: bool) -> Actor:
    if isinstance(atom, Mention):
        name = speakers.speaker_of(reading, atom).name
        return Actor(name, atom.start, plural, personal=True)
    return Actor(WORDS.stands_for.get(atom.of(reading.text), atom.id), atom.start, plural)


def _subject_run(reading: Reading, scope: Span) -> list[Atom]:
    """The last list of names that leads to the end of ``scope``, over names in an aside."""
    atoms = list(_atoms(reading, scope))
    text = reading.text
    listed = _last_list(text, atoms)
    if len(listed) > 1 and _COMMA.fullmatch(text, listed[-1].end, scope.end):
        return listed  # "Albania and Serbia, have aligned"
    for count in range(len(atoms), max(0, len(atoms) - _ASIDES), -1):
        apart = count == len(atoms) or not _joined(text, atoms[count - 1], atoms[count])
        if apart and _leads(text, atoms[count - 1], scope.end):
            return _last_list(text, atoms[:count])
    return []


def _run(reading: Reading, scope: Span) -> list[Atom]:
    """The last list of names in ``scope``."""
    return _last_list(reading.text, list(_atoms(reading, scope)))


def _last_list(text: str, atoms: list[Atom]) -> list[Atom]:
    first = len(atoms) - 1
    while first > 0 and _joined(text, atoms[first - 1], atoms[first]):
        first -= 1
    return atoms[max(first, 0) :]


def _joined(text: str, left: Atom, right: Atom) -> bool:
    """Whether two names are members of one list: "of Albania, Ana Kola" are not."""
    alike = isinstance(left, Name) == isinstance(right, Name)
    between = _LISTED.fullmatch(text, left.end, right.start)
    return between is not None and (alike or " and " in between[0])


def _listed_from(reading: Reading, scope: Span, lead: re.Pattern[str]) -> list[Atom]:
    """The list of names that ``scope`` begins with, after what ``lead`` matches."""
    found: list[Atom] = []
    for atom in _atoms(reading, scope):
        start, pattern = (found[-1].end, _LISTED) if found else (scope.start, lead)
        if not pattern.fullmatch(reading.text, start, atom.start):
            break
        found.append(atom)
    return found


def _atoms(reading: Reading, scope: Span) -> Iterator[Atom]:
    """States, bodies and people named in ``scope``, none inside another."""
    people = [m for m in reading.people.within(scope) if _is_personal(m.name.of(reading.text))]
    named = (n for n in reading.names_in(scope, *_CODED) if _stands_for_body(reading.text, n))
    names = [n for n in named if not spans.any_overlaps(people, n)]
    atoms: list[Atom] = [*people, *names]
    end = scope.start
    for atom in sorted(atoms, key=lambda a: (a.start, -a.end)):
        if end <= atom.start and atom.end <= scope.end:
            yield atom
            end = atom.end


def _is_personal(name: str) -> bool:
    """Whether a name is a person's: "State Department" is nobody's."""
    return not phrases.is_body(name) and "Department" not in name


def _stands_for_body(text: str, name: Name) -> bool:
    """Whether a name is that of a state or body; of towns only a capital is."""
    return name.kind != "place" or name.of(text) in _CAPITALS
