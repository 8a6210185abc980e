"""Text → the people it names, their offices, and who is the subject of a verb.

A full name is a run of two to four capitalised words that is no country, body or office. An office
stands before it ("German Foreign Minister X"), before it with a comma ("the Secretary-General of
NATO, X") or after it ("X, a researcher at the Y"). Surnames are followed back to full names, across
lost diacritics ("Svecla" is "Sveçla") and one wrong letter.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from wbdossier import lexicon
from wbdossier.lexicon import Name
from wbdossier.records import Span

# Upper-case letters beyond ASCII: `re` has no \p{Lu}. Latin up to Extended-B, and Cyrillic.
_UPPER = "A-Z" + "".join(
    chr(c) for c in (*range(0xC0, 0x250), *range(0x400, 0x460)) if chr(c).isupper()
)
# "Sveçla", "O’Brien", "Jean-Claude"; initials "M.", "U.S."; never the possessive ’s.
_WORD = rf"(?:(?:[{_UPPER}]\.)+|[{_UPPER}](?:[’'-]?(?![’']s\b)\w)+)"
_RUN = re.compile(
    rf"(?<![\w’']){_WORD}(?:\s+(?:(?:von|van|de|der|den|di|da|del|el|al|bin)\s+)?{_WORD})*"
)
_NAME_WORD = re.compile(_WORD)
_LOWER_WORD = r"[^\W\d_][\w’'.-]*"
_PREPOSITION = r"(?:of|for|to|at|in|on|with|from)"

# A capitalised word that begins a sentence or a heading rather than a name.
_FUNCTION_WORDS = frozenset(
    """a an the this that these those but and or nor yet so for in on at by to of from with as if when while after before
    since during although though however meanwhile moreover besides according also both he she they it we you i his her
    their its our my there here what who why how where which one two three four five six seven eight nine ten no not yes now then today yesterday
    tomorrow speaking addressing asked asking earlier later last next under over between through despite because until
    some many most several other another such each every all any new former acting january february march april may june
    july august september october november december monday tuesday wednesday thursday friday saturday sunday dear source
    photo read see more key only even still once thus instead finally first second third following amid among against
    about above across around without within toward towards per via like unlike given let key is are was were has have had will would can could should must do does did""".split()
)
# Words that make a run of capitals an institution, a place or a work.
_NOT_A_PERSON = frozenset(
    """ministry ministers government parliament assembly council committee commission agency centre center institute university
    forum process declaration agreement plan facility framework fund bank court tribunal office party alliance union league movement
    mission operation force forces army police security defence defense affairs summit conference group network press agency
    news radio free europe times post herald tribune reuters associated voice daily street square hotel airport river mountain lake city
    north northern south southern east eastern west western central republic federation kingdom states nations international national
    general assembly community municipality municipalities association dialogue facts project program programme initiative school academy foundation
    war peace agenda report review strategy law act charter treaty protocol convention resolution article chapter camp base brigade battalion
    corps regiment headquarters command church mosque club team cup championship stadium market company bank group holding media television tv day week month
    european american balkan balkans western global regional civil society related posts""".split()
)


_ACCORDING_TO = re.compile(rf"[Aa]ccording\s+to\s+({_WORD}(?:\s+{_WORD}){{1,2}})")


@dataclass(frozen=True)
class Person:
    """Somebody named in an article."""

    name: str
    role: str | None = None
    country: str | None = None
    doubt: str | None = None  # why the country is not certain


@dataclass(frozen=True, slots=True, order=True)
class Mention(Span):
    """One place where a person is named; the span includes an office that belongs to it."""

    name: Span
    index: int


@lru_cache(maxsize=4096)
def fold(words: str) -> str:
    """Return ``words`` without diacritics and case, for comparing spellings."""
    decomposed = unicodedata.normalize("NFKD", words.replace("đ", "dj").replace("Đ", "Dj"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


@cache
def _role() -> re.Pattern[str]:
    speech = lexicon.speech()
    return re.compile(
        rf"(?<![\w-])(?i:{lexicon.any_of(speech.roles)})(?![\w-])"
        rf"(?:\s+(?:of|for)\s+(?:{lexicon.any_of(speech.portfolios)})(?!\w))?"
    )


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon.any_of(lexicon.speech().titles)})(?!\w)")


@cache
def _titles_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_title().pattern}\s+)+$")


@cache
def _government() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:{lexicon.any_of(lexicon.speech().government)})\b)")


@cache
def _between_office_and_name() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between an office and its name: nothing but a title, or a comma and a rank."""
    rank = rf"(?:(?:{_title().pattern}|{_role().pattern})\s+)*"
    return re.compile(rf"\s+(?:{_title().pattern}\s+)?"), re.compile(rf"{_TAIL}?\s*,\s+{rank}")


@cache
def _tail_end() -> re.Pattern[str]:
    return re.compile(
        rf"{_TAIL}?(?=\s*[,.;:()“”\"«»–—]|\s*$|\s+(?:{verb().pattern}|who|has|had|is|was|and|also|will|would|gave|met)\b)"
    )


@cache
def verb() -> re.Pattern[str]:
    """The pattern of a verb of saying."""
    return re.compile(rf"(?<![\w-])(?:{lexicon.any_of(lexicon.speech().verbs)})(?![\w-])")


@cache
def _glue() -> re.Pattern[str]:
    """A verb or office run together with the name before it: "Smithsaid"."""
    speech = lexicon.speech()
    words = {w.split()[0].split("-")[0] for w in (*speech.verbs, *speech.roles)}
    return re.compile(rf"(?:{lexicon.any_of(sorted(w for w in words if len(w) > 3))})$")


# Before an office: "the former German", "Kosovo’s deputy", "EU’s top". Lower-case words only from
# a closed list, so that a verb is never swallowed ("met Foreign Minister X").
_MODIFIER = (
    rf"(?:{_WORD}(?:[’']s?)?|\w+[’']s|former|acting|outgoing|newly|elected|current|interim|caretaker|deputy|senior|chief|top|special|first|vice|then|"
    r"foreign|interior|defen[cs]e|justice|independent|executive|political|security|military|state|federal|regional|"
    r"national|government|opposition|research|programme|program|policy|press|assistant|permanent|honorary|retired|the|ex)"
)
_MODIFIERS = re.compile(rf"(?:{_MODIFIER}(?:\s+|-))+$")
# Offices of a force or a mission that need not name it.
_COMMAND = re.compile(
    r"(?i)\b(?:(?:major|lieutenant|brigadier)[\s-]general|general|brigadier|colonel|commander|head\s+of\s+(?:the\s+)?mission|"
    r"spokes(?:man|woman|person)\s+(?:for|of)\s+the\s+(?:force|mission)|COM(?:EUFOR|KFOR))\b"
)
_ARTICLE = re.compile(r"^(?:(?:the|a|an)\s+)+", re.I)
# The rest of an office after its noun: "of the Interior of Albania", "at the Center for X".
_TAIL = rf"(?:\s+{_PREPOSITION}\s+[^,.;:()“”„\"«»\n]{{1,110}}?)"
_AFTER_NAME = r",?\s*(?:\(|[–—-]\s+)?(?:(?:the|a|an|The|A|An|who\s+is|who\s+was)\s+)?"


_ANTECEDENT_REACH = 8  # sentences


class People:
    """The people of one article. ``sentences`` and ``names`` are those of its body."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        names: Sequence[Name],
        quoted: Sequence[Span] = (),
        home: str | None = None,
    ) -> None:
        """Read the people of ``text``.

        ``quoted`` are the stretches inside quotation marks, ``home`` the country of the dateline.
        """
        self._home = home
        self.text, self.sentences, self._names = text, sentences, names
        self._name_starts = [n.start for n in names]
        self._quoted = quoted
        self._standalone = {t for s in sentences for t in re.findall(_WORD, s.of(text))}
        self.people: list[Person] = []
        full = [m for s in sentences for m in self._full_names(s)]
        self.mentions = sorted([*full, *self._surnames(full)])
        self._mention_starts = [m.start for m in self.mentions]

    # -- recognising names -------------------------------------------------------------------

    def _full_names(self, sentence: Span) -> Iterator[Mention]:
        roles = self._roles_in(sentence)
        for run in self._runs(sentence, roles):
            words = list(re.finditer(_WORD, run.of(self.text)))
            if not 2 <= len(words) <= 4 or not self._personal(run):
                continue
            name = self._unglued(run)
            mention = self._mention(name, sentence, roles)
            if mention:
                yield mention

    def _runs(self, sentence: Span, roles: Sequence[Span]) -> Iterator[Span]:
        """Runs of capitalised words, cut where an office, a title or a known name stands."""
        masks = [*roles, *self.names_in(sentence)]
        masks += [
            Span(*m.span()) for m in _title().finditer(self.text, sentence.start, sentence.end)
        ]
        for match in _RUN.finditer(self.text, sentence.start, sentence.end):
            start = match.start()
            inside = sorted(
                (m for m in masks if m.start < match.end() and m.end > start), key=lambda m: m.start
            )
            for mask in inside:
                if mask.start > start:
                    yield from self._trimmed(Span(start, mask.start))
                start = max(start, mask.end)
            if start < match.end():
                yield from self._trimmed(Span(start, match.end()))

    def _trimmed(self, run: Span) -> Iterator[Span]:
        """Drop leading function words and stray white space."""
        words = list(re.finditer(_WORD, run.of(self.text)))
        while words and words[0][0].casefold() in _FUNCTION_WORDS:
            words.pop(0)
        if words:
            yield Span(run.start + words[0].start(), run.start + words[-1].end())

    def _personal(self, run: Span) -> bool:
        words = [w.casefold() for w in re.findall(r"[\w’'-]+", run.of(self.text))]
        plain = not any(w in _NOT_A_PERSON or w in _FUNCTION_WORDS for w in words)
        return plain and not run.of(self.text).isupper()

    def _unglued(self, name: Span) -> Span:
        """Cut a verb or office off the last word where the rest stands alone elsewhere."""
        last = name.of(self.text).split()[-1]
        match = _glue().search(last)
        if match and match.start() >= 3 and last[: match.start()] in self._standalone:
            return Span(name.start, name.end - len(last) + match.start())
        return name

    # -- offices -----------------------------------------------------------------------------

    def _mention(self, name: Span, sentence: Span, roles: Sequence[Span]) -> Mention | None:
        """Register the person, unless nothing but the capitals says that this is one."""
        extent, role = self._office(name, sentence, roles)
        extent = self._with_title(extent)
        titled = extent.start < name.start
        speaks = fold(name.of(self.text).split()[-1]) in self._subjects
        if not (role or titled or speaks or verb().search(self.text, sentence.start, sentence.end)):
            return None
        country = self._country(role) if role else None
        after = re.match(r"\s+of\s+|\s*\(", self.text[name.end : name.end + 8])
        if after and country is None:
            country = self._country(
                Span(name.end, name.end + after.end() + 30), at=name.end + after.end()
            )
        words = _ARTICLE.sub("", " ".join(role.of(self.text).split())) if role else None
        doubt = None
        if role and country is None:
            country, doubt = self._of_context(role)
        index = self._register(Person(" ".join(name.of(self.text).split()), words, country, doubt))
        return Mention(extent.start, extent.end, name, index)

    @cached_property
    def _roles(self) -> list[Span]:
        return [Span(*m.span()) for m in _role().finditer(self.text)]

    @cached_property
    def _role_starts(self) -> list[int]:
        return [r.start for r in self._roles]

    def _roles_in(self, sentence: Span) -> list[Span]:
        first = bisect_left(self._role_starts, sentence.start)
        return self._roles[first : bisect_left(self._role_starts, sentence.end)]

    def _with_title(self, span: Span) -> Span:
        """Extend a name over "Ms" or "Captain" before it."""
        before = self.text[max(0, span.start - 10) : span.start]
        match = _titles_before().search(before)
        return Span(span.start - len(match[0]), span.end) if match else span

    @cached_property
    def _subjects(self) -> frozenset[str]:
        """Every capitalised word right before or after a verb of saying, folded."""
        near: set[str] = set()
        for match in verb().finditer(self.text):
            around = (
                self.text[max(0, match.start() - 24) : match.start()],
                self.text[match.end() : match.end() + 24],
            )
            before, after = re.findall(_WORD, around[0])[-1:], re.findall(_WORD, around[1])[:1]
            near.update(fold(w) for w in (*before, *after))
        for match in _ACCORDING_TO.finditer(self.text):
            near.add(fold(match[1].split()[-1]))
        return frozenset(near)

    def _office(
        self, name: Span, sentence: Span, roles: Sequence[Span]
    ) -> tuple[Span, Span | None]:
        for role in reversed([r for r in roles if r.end <= name.start]):
            between = self.text[role.end : name.start]
            direct, comma = _between_office_and_name()
            directly, apposed = direct.fullmatch(between), comma.fullmatch(between)
            if directly and self._apposed_before(role, roles, sentence):
                continue  # "the chief of staff, General X": the office says more than the rank
            if directly or apposed:
                start = self._modified(role.start, sentence.start)
                end = (
                    role.end if directly else role.end + len(between.rstrip().rstrip(",").rstrip())
                )
                end = min(end, role.end + len(between.split(",")[0].rstrip())) if apposed else end
                return Span(start, name.end), Span(start, end)
        return self._office_after(name, sentence, roles)

    def _apposed_before(self, rank: Span, roles: Sequence[Span], sentence: Span) -> bool:
        """Whether an office with a comma stands before a rank: "the spokesman, Captain X"."""
        if "," not in self.text[max(sentence.start, rank.start - 3) : rank.start]:
            return False
        return any(
            r.end < rank.start
            and _between_office_and_name()[1].fullmatch(self.text, r.end, rank.start)
            for r in roles
        )

    def _office_after(
        self, name: Span, sentence: Span, roles: Sequence[Span]
    ) -> tuple[Span, Span | None]:
        opening = re.match(_AFTER_NAME, self.text[name.end : name.end + 12])
        start = name.end + (opening.end() if opening else 0)
        glued = self.text[name.end : name.end + 1].isalpha()
        if not glued and not re.search(r"[,(–—-]|\bwho\b", self.text[name.end : start]):
            return name, None
        for role in roles:
            lead = self.text[start : role.start]
            if role.start < start or not re.fullmatch(rf"(?:{_LOWER_WORD}\s+){{0,6}}", lead):
                continue
            tail = _tail_end().match(self.text, role.end, sentence.end)
            return Span(name.start, tail.end() if tail else role.end), Span(
                start, tail.end() if tail else role.end
            )
        return name, None

    def _modified(self, start: int, limit: int) -> int:
        match = _MODIFIERS.search(self.text[max(limit, start - 90) : start])
        if not match:
            return start
        words = match[0]
        lead = re.match(r"(?:(?:The|And|But|In|As|On|At|While|When|After|For|the)\s+)+", words)
        return start - len(words) + (lead.end() if lead else 0)

    def _country(self, role: Span, at: int | None = None) -> str | None:
        """Return the first state or body in an office; an ambassador's host is not the sender."""
        for words, body in lexicon.speech().bodies.items():
            if re.search(rf"\b{words}\b", role.of(self.text)) and any(
                n.id == body for n in self._names
            ):
                return body
        for name in self.names_in(role):
            if at is not None and name.start != at:
                return None
            posted = re.search(r"\b(?:to|in)\s+(?:the\s+)?$", self.text[role.start : name.start])
            if posted and re.search(
                r"ambassador|envoy|special representative|attaché", role.of(self.text), re.I
            ):
                continue
            if name.kind in ("country", "demonym", "place"):
                return name.id
            if name.kind in ("organisation", "mission"):
                mission = lexicon.entries("mission").get(name.id)
                return mission.organisation if mission else name.id
        return None

    def _of_context(self, role: Span) -> tuple[str | None, str | None]:
        """What an office that names no country belongs to, by the rest of the article, and the doubt.

        An office of state is that of the dateline's country, else of the only one of the six in
        title and lead; a commander's or a head of mission's is the only mission's organisation.
        """
        words = role.of(self.text)
        if self.names_in(role):
            return None, None
        if _government().search(words):
            home = self._home or self._lead_country
            return home, home and "The office names no state; the article's own is taken."
        if _COMMAND.search(words) and len(self._missions) == 1:
            organisation = lexicon.entries("mission")[next(iter(self._missions))].organisation
            return organisation, "The office names no body; the article's only mission is taken."
        return None, None

    @cached_property
    def _missions(self) -> set[str]:
        return {n.id for n in self._names if n.kind == "mission"}

    @cached_property
    def _lead_country(self) -> str | None:
        lead = self.sentences[min(1, len(self.sentences) - 1)].end if self.sentences else 0
        named = {
            n.id for n in self._names if n.end <= lead and n.kind in ("country", "demonym", "place")
        }
        return next(iter(named)) if len(named) == 1 and named <= set(lexicon.six()) else None

    def names_in(self, span: Span) -> list[Name]:
        """The lexicon's names within ``span``, in order."""
        first = bisect_left(self._name_starts, span.start)
        last = bisect_left(self._name_starts, span.end)
        return [n for n in self._names[first:last] if n.end <= span.end]

    # -- who is who --------------------------------------------------------------------------

    def _register(self, person: Person) -> int:
        words = fold(person.name).split()
        for i, known in enumerate(self.people):
            theirs = fold(known.name).split()
            if words[-1] == theirs[-1] and words[0] == theirs[0]:
                fuller = person if not known.country and person.country else known
                self.people[i] = replace(fuller, name=known.name, role=known.role or person.role)
                return i
        self.people.append(person)
        return len(self.people) - 1

    def _surnames(self, full: Sequence[Mention]) -> Iterator[Mention]:
        """Later mentions by surname alone, with a title or an office before it or not."""
        taken = sorted(m.name for m in full)
        starts = [t.start for t in taken]
        for sentence in self.sentences:
            roles = self._roles_in(sentence)
            for match in _NAME_WORD.finditer(self.text, sentence.start, sentence.end):
                word = Span(*match.span())
                before = bisect_left(starts, word.end) - 1
                if before >= 0 and taken[before].overlaps(word):
                    continue
                index = self.surname(match[0])
                if index is not None:
                    office = next(
                        (r for r in roles if self.text[r.end : word.start].isspace()), None
                    )
                    start = self._modified(office.start, sentence.start) if office else word.start
                    extent = self._with_title(Span(start, word.end))
                    yield Mention(extent.start, word.end, word, index)

    def surname(self, word: str) -> int | None:
        """Return the person whose surname ``word`` is: the same, unaccented, or one letter off."""
        key = fold(word)
        names = [fold(p.name).split() for p in self.people]
        exact = [i for i, n in enumerate(names) if key == n[-1]] or [
            i for i, n in enumerate(names) if key in n[1:]
        ]
        if exact:
            return exact[-1]
        near = [i for i, n in enumerate(names) if _one_letter_off(key, n[-1])]
        return near[0] if len(near) == 1 else None

    # -- subjects ----------------------------------------------------------------------------

    def before(self, offset: int, limit: int) -> Mention | None:
        """Return the last mention that ends at or before ``offset`` and starts after ``limit``."""
        found = [m for m in self.within(Span(limit, offset)) if m.end <= offset]
        return found[-1] if found else None

    def after(self, offset: int) -> Mention | None:
        """Return the first mention that starts at or after ``offset``."""
        i = bisect_left(self._mention_starts, offset)
        return self.mentions[i] if i < len(self.mentions) else None

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions that start within ``span``."""
        first = bisect_left(self._mention_starts, span.start)
        return self.mentions[first : bisect_left(self._mention_starts, span.end)]

    def antecedent(self, offset: int) -> Mention | None:
        """Return whom "he" or "she" at ``offset`` means.

        The nearest earlier person in the same sentence outside quotation marks, else the subject (the first person) of the
        nearest earlier sentence that has one, at most seven sentences back.
        """
        at = bisect_right([s.start for s in self.sentences], offset) - 1
        for back in range(_ANTECEDENT_REACH):
            if at - back < 0:
                return None
            sentence = self.sentences[at - back]
            people = [
                m
                for m in self.within(Span(sentence.start, min(sentence.end, offset)))
                if not any(q.covers(m.name) for q in self._quoted)
            ]
            if people:
                return people[0]
        return None


def _one_letter_off(a: str, b: str) -> bool:
    """Whether two words of five letters or more differ by one substituted letter, not the first."""
    if len(a) != len(b) or len(a) < 5 or a[0] != b[0]:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1
