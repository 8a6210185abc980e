"""Who gives and who gets by the sentences before: "The package is worth €5m"."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract import spoken_for
from wbdossier.extract.funding import goods, stand_ins
from wbdossier.extract.funding.owners import code
from wbdossier.extract.funding.parties import has_a_subject, is_subject
from wbdossier.extract.funding.sums import Sum, once, once_a_sentence
from wbdossier.extract.funding.words import OFFICES, VERBS, WORDS
from wbdossier.extract.near import leads_to
from wbdossier.grammar import lowered, regex, verbose
from wbdossier.records import Funding, Span

_words = WORDS.same_money
# "The | package | …", "It …", "This | grant | …", "| Of that sum": the money spoken of before.
_THE_MONEY = verbose(
    rf"""
    [\s“"„«•*–-]* (?!\w+\s+(?:was|were|is|are)\s+(?:followed|preceded)\b)
    (?: (?:[Tt]h(?:e|is|ese|ose)|[Oo]f\s+th(?:is|at|e)|[Ii]ts|[Ee]ach|[Aa]ll)\s+
        (?:[\w-]+\s+){{0,3}}? (?:{lexicon.any_of(_words.nouns)})\b
      | (?:It|They|This|That|In\s+total|Altogether|Overall|In\s+addition)\b )
    """
)
# "| to the country", "| the country will receive".
_COUNTRY = verbose(
    rf"""
    \b(?: (?:to|for|{lexicon.any_of(WORDS.parties.help)}) \s+the\s+
        (?:country|region) \b(?![’'-])
      | in\s+the\s+region \b
      | [Tt]he\s+(?:country|region)\s+ (?:\w+\s+){{0,2}}?
        (?:{lexicon.any_of(WORDS.parties.get)}) ) \b
    """
)
# "each of the six", "to the six countries".
_EACH = verbose(
    r"""
    \b(?:[Ee]ach\s+of|to|for)\s+(?:all\s+)?the\s+six\b
    (?: \s+(?:partners|countries|states) | [\s,.]+(?:will|gets|receives) )
    | \b[Tt]he\s+six\s+(?:\w+\s+){0,3}?(?:will|would|are\s+to|can|could)\s+(?:share|receive|get)\b
    """
)
_FEW = 2  # more of the six in one article, and the dateline says only where it was written
_FURTHEST = 3  # sentences over which the same money is spoken of


@once
def goes_on(sum_: Sum) -> bool:
    """Whether the sentence goes on about the money, or the goods, of the one before."""
    return (
        goods.were_given(sum_)
        or _THE_MONEY.match(sum_.text, sum_.sentence.start, sum_.sentence.end) is not None
    )


def giver(sum_: Sum, last: Funding | None) -> str | None:
    """Return who gives, by the sentences before; the money must be the same."""
    if last and last.provider and is_near(sum_, last):
        return last.provider
    return first_giver(sum_, sum_.reading.previous(sum_.sentence))


def is_near(sum_: Sum, last: Funding) -> bool:
    """Whether a sum was told of a few sentences before at most."""
    around = sum_.reading.up_to(sum_.sentence, _FURTHEST)
    return bool(around) and last.start >= around[0].start


def first_giver(sum_: Sum, sentence: Span | None) -> str | None:
    """Return the first to give in a sentence."""
    if sentence is None:
        return None
    for verb in VERBS.of(sum_.reading, sentence):
        before = Span(sentence.start, verb.start)
        named = sum_.reading.names_in(before, "organisation", "country", "demonym")
        givers = [n for n in named if is_subject(sum_.text, n, verb) and not _is_of_money(sum_, n)]
        if verb.label == "give" and givers:
            return code(givers[0])
    return None


def completed(
    sum_: Sum, last: Funding | None, provider: str | None, gets: tuple[str, ...]
) -> tuple[str | None, tuple[str, ...], bool]:
    """Who gives and gets, completed from the sentences around, where the sum's own is silent.

    The last says whether who gets it is a guess: no word leads back to where it is named.
    """
    if provider is None:
        provider = _giver_around(sum_, last, gets)
    guess: tuple[str, ...] = ()
    if not gets and provider not in lexicon.six():
        gets = _getter_around(sum_, last)
        guess = () if gets else _guessed(sum_, last, provider)
    uncertain = bool(guess) and not any(n.id in guess for n in sum_.names())
    return provider, tuple(code for code in gets or guess if code != provider), uncertain


def _giver_around(sum_: Sum, last: Funding | None, gets: tuple[str, ...]) -> str | None:
    if has_a_subject(sum_) and not goes_on(sum_):
        return None
    same = last and sum_.reading.paragraph(sum_.lead).covers(last.span)
    found = last.provider if last and same and is_near(sum_, last) else None
    found = found or first_giver(sum_, sum_.reading.previous(sum_.sentence))
    found = found or first_giver(sum_, sum_.reading.sentences[0])
    return found if found not in gets else None


_OFFICES = verbose(rf"\b(?:[Tt]he|[Ii]ts)\s+(?:\w+\s+)?(?i:country|{OFFICES})\b")


@once_a_sentence
def _speaks_of_offices(sum_: Sum) -> bool:
    return _OFFICES.search(sum_.text, sum_.sentence.start, sum_.sentence.end) is not None


def _getter_around(sum_: Sum, last: Funding | None) -> tuple[str, ...]:
    here = _six_in(sum_, sum_.clause)
    if len(here) == 1 and not sum_.reading.names_in(sum_.sentence, "region"):
        return tuple(here)
    if last and _is_the_same(sum_, last):
        return last.recipients
    previous = sum_.reading.previous(sum_.sentence) if goes_on(sum_) and not here else None
    before = _six_in(sum_, previous) if previous else set()
    if len(before) == 1:
        return tuple(before)
    if here or sum_.reading.names_in(sum_.sentence, "region") or not _speaks_of_offices(sum_):
        return ()
    found = stand_ins.last_of_six(sum_) or _host(sum_)
    return (found,) if found else _of_the_paragraph(sum_)


def _guessed(sum_: Sum, last: Funding | None, provider: str | None) -> tuple[str, ...]:
    """The one of the six that article or paragraph is about, where no word says who gets the sum.

    Not where another gave to it just before: "€5m for Albania. Germany adds €2m".
    """
    if _six_in(sum_, sum_.clause) or sum_.reading.names_in(sum_.sentence, "region"):
        return ()
    found = _only_one(sum_)
    if found:
        return (found,)
    said = _of_the_paragraph(sum_)
    before = last if last and not sum_.sentence.covers(last.span) else None
    taken = before and before.provider != provider and set(said) <= set(before.recipients)
    return () if taken else said


def _host(sum_: Sum) -> str | None:
    """Where the mission spoken of is at work: "the Ministry" beside it is that country's."""
    mission = sum_.reading.last_named("mission", sum_.lead)
    host = lexicon.entries("mission")[mission.id].host if mission else None
    return host if host in lexicon.six() else None


def _of_the_paragraph(sum_: Sum) -> tuple[str, ...]:
    """The one of the six that the paragraph speaks of up to the sum, else that of the dateline."""
    said_before = Span(sum_.reading.paragraph(sum_.lead).start, sum_.lead)
    if sum_.reading.names_in(said_before, "region", "instrument"):
        return ()
    said = _six_in(sum_, said_before)
    home = sum_.reading.home
    at_home = home and len(sum_.reading.ids & set(lexicon.six())) <= _FEW
    return tuple(said) if len(said) == 1 else (home,) if home and at_home and not said else ()


def _only_one(sum_: Sum) -> str | None:
    """The one of the six that the article is about, where it names no other and no region."""
    six = sum_.reading.ids & set(lexicon.six())
    region = sum_.reading.last_named("region", len(sum_.text) + 1)
    return next(iter(six)) if len(six) == 1 and not region else None


def _is_the_same(sum_: Sum, last: Funding) -> bool:
    """Whether the sentence goes on about the money before, of which this may be all or a part."""
    part = last.amount is not None and sum_.quantity.value <= last.amount
    return part and goes_on(sum_) and is_near(sum_, last)


def _six_in(sum_: Sum, span: Span) -> set[str]:
    """Those of the six that a stretch names, not as speakers: "said Kosovo’s minister"."""
    named = sum_.reading.names_in(span, "country", "demonym", "place")
    return {n.id for n in named if n.id in lexicon.six() and not leads_to(_SAID, sum_.text, n)}


_SAID = regex(r"\b(?:said|told|added|announced|by|with|in)\s+(?:the\s+)?$")


def _is_of_money(sum_: Sum, name: Span) -> bool:
    """The US of "US$5m"."""
    return sum_.text[name.end : name.end + 1] in ("$", "€", "£")


def head_giver(sum_: Sum, head: Span) -> str | None:
    """Return who gives the sums of a list, by the words above it."""
    if found := first_giver(sum_, head):
        return found
    named = sum_.reading.names_in(head, "organisation", "instrument", "demonym", "country")
    givers = {code(n) for n in named if n.kind in ("organisation", "instrument")}
    return givers.pop() if len(givers) == 1 else None


def the_country(sum_: Sum) -> str | None:
    """Return whom "the country" or "the region" stands for, where the sentence says it gets."""
    if _each_gets(sum_):
        return "Western Balkans"
    said = _country_said(sum_)
    if said and "region" in said[0]:
        region = sum_.reading.last_named("region", sum_.lead)
        return region.id if region else None
    return stand_ins.last_of_six(sum_) if said else None


@once_a_sentence
def _each_gets(sum_: Sum) -> bool:
    start, end = sum_.sentence.start, sum_.sentence.end
    said = lowered(sum_.text).find("six", start, end) >= 0
    return said and _EACH.search(sum_.text, start, end) is not None


@once_a_sentence
def _country_said(sum_: Sum) -> re.Match[str] | None:
    start, end = sum_.sentence.start, sum_.sentence.end
    said = _PLACE.search(sum_.text, start, end)
    return _COUNTRY.search(sum_.text, start, end) if said else None


_PLACE = regex("country|region")
_WE = regex(r"\b(?:[Ww]e|[Oo]ur)\b")


def who_we_are(sum_: Sum, last: Funding | None) -> str | None:
    """Return for whom "we" is said before the sum: the speaker's country, else who gave before."""
    if not _WE.search(sum_.text, sum_.sentence.start, sum_.lead):
        return None
    near = last and sum_.reading.paragraph(sum_.lead).covers(last.span)
    return spoken_for.country(sum_.reading, sum_.sentence) or (
        last.provider if last and near else None
    )


def owner(sum_: Sum, gets: tuple[str, ...]) -> str | None:
    """Return whose budget it is: the one country that gets it, else the last one named."""
    countries = [code for code in gets if code in lexicon.entries("country")]
    if len(countries) == 1:
        return countries[0]
    return stand_ins.acting(sum_) or stand_ins.last_of_six(sum_)
