"""What a sum is for where no "for …" follows it: words before it, a title, the next sentence."""

from __future__ import annotations

import re

from wbdossier import lexicon, spans
from wbdossier.extract.funding import goods
from wbdossier.extract.funding.sums import Sum, once, once_a_sentence
from wbdossier.extract.funding.words import WORDS
from wbdossier.grammar import regex, verbose
from wbdossier.records import Span

_words = WORDS.purpose
_ABOUT = rf"(?:\s+(?:{lexicon.any_of(('some', 'about', 'over', 'around', 'nearly', 'up to'))}))?"
# "financed with €5m | the training of dogs".
_FINANCED = verbose(rf"(?:financ|fund|support)\w*\s+with {_ABOUT} \s+$")
_THE_THING = verbose(r"\s+ (?P<purpose> (?:the|an?)\s+ [^.;:()]{3,80} )")
# "| six trucks |, bought with €5m", "| the road | was financed by a grant of €5m".
_BOUGHT = verbose(
    rf"""
    \b (?P<purpose> (?:[Tt]he|[Aa]n?|\d+)\s+ (?:[\w-]+\s+){{0,8}}? (?!ha[sd]\b|have\b)[\w-]+ ),?\s+
    (?: (?:was|were|is|are|has\s+been|have\s+been|will\s+be|to\s+be)\s+ (?:\w+ly\s+)? )?
    (?:{lexicon.any_of(_words.bought)})\s+ (?:with|through|from|by|[\w\s]{{0,30}}\bafter)\s+
    [^.;:]{{0,90}} $
    """
)
# "renovated | the hospital | with €5m", "to build | two bridges | for €5m".
_DONE_WITH = verbose(
    rf"""
    \b(?:{lexicon.any_of(_words.done)})\s+ (?P<purpose> [^.;:,]{{3,80}}? ),?\s+
    (?:with|for|at\s+a\s+cost\s+of){_ABOUT} \s+ $
    """
)
# "| the new barracks |, which cost €5m", "| a bridge | costing €5m".
_COST = verbose(
    rf"""
    \b (?P<purpose> (?:[Tt]he|[Aa]n?)\s+ (?:[\w-]+\s+){{0,7}}? [\w-]+ ),?\s+
    (?: (?:which|that)\s+ (?:(?:has|had|will|would|is\s+to)\s+)? costs? | costing ){_ABOUT}\s+ $
    """
)
# "a project on | small arms |, to which Germany gave €5m".
_PROJECT = verbose(
    rf"""
    \b(?: (?:{lexicon.any_of(_words.projects)})\s+(?:on|for|to) | (?:with|for)(?=\s+the\b) )\s+
    (?P<purpose> [^.,;:]{{3,80}} ) (?: ,?\s+ (?:to|for)\s+which\b [^.;:]{{0,160}} | ,\s+ ) $
    """
)
# "the project “ | Safer Borders | ”, worth €5m".
_TITLE = verbose(
    rf"""
    \b(?:{lexicon.any_of(_words.projects)})\s+ (?:(?:called|named|titled|entitled|of)\s+)?
    [“"„«‘'] (?P<purpose> [^”"“»’]{{4,90}} ) [”"“»’'] [^.;:]{{0,120}} $
    """
)
# "The | defence | budget rose to €5m".
_DEFENCE = verbose(
    rf"""
    \b(?P<purpose>(?i:{lexicon.any_of(_words.defence)}))\s+(?:budget|spending|expenditure)\b
    [^.;:]{{0,80}} $
    """
)
# "for | defence | was set aside €5m", "spends 2% for | defence |, or about €5m".
_SET_ASIDE = verbose(
    rf"""
    \bfor\s+ (?P<purpose> (?!20\d\d)(?:[\w-]+\s+){{0,5}}? [\w-]{{3,}} ),?\s+
    (?: (?:was|were|is|are|has\s+been|will\s+be|have\s+been)\s+
          (?:{lexicon.any_of(WORDS.same_money.set_aside)})
      | or ) {_ABOUT} \s+ $
    """
)
# "medical | equipment | worth €5m".
_THINGS = verbose(
    rf"""
    \b(?P<purpose> (?:[\w-]+\s+){{0,3}}? (?i:{lexicon.any_of(WORDS.goods.things)})
        (?:\s+(?:for|and)\s+[\w\s]{{2,30}}?)? ),?\s+
    (?:{lexicon.any_of(WORDS.goods.worth)}) {_ABOUT} \s+ $
    """
)
# "| For new cameras |, the EU gives €5m", "| To modernise the army |, Serbia …".
_FRONTED = verbose(
    r"""
    [\s“"]* (?: For\s+(?!example\b|instance\b|that\b|this\b|the\s+(?:first|second)\b|more\b)
              | To\s+(?!date\b|this\b|that\b|be\b|sum\b) )
    (?P<purpose> [^.;:,]{4,100}? )
    (?: , \s | \s+ [A-Z][\w.]+\s+(?:has|have|had|will|would|gave|gives?|granted|invested)\s )
    """
)
# The sentence after: "The money will be used to | build a road |".
_USED = verbose(
    rf"""
    [\s“"]* (?: (?:The|This|These|Those|Its|Their)\s+ (?:[\w-]+\s+){{0,2}}?
        (?:{lexicon.any_of(WORDS.same_money.nouns)}) | It|They )\s+
    (?: (?:will|would|is|are|should|shall|can|must|has|have)\s+ (?:\w+ly\s+)?
        (?:be\s+|to\s+be\s+)? (?:used|intended|spent|aimed|meant|earmarked|go|invested)?
        \s* (?:to|for|on|at|towards?|in)
      | (?:aims?|goes?|serves?)\s+ (?:to|for|towards?|at)
      | (?:will|would)\s+ (?=finance|fund|cover|help) )
    \s+ (?!be\b) (?P<purpose> [^.;:,()–—]{{4,140}} )
    """
)


# "With a grant of €5m, the EU | helps | Bosnia’s police buy boats".
_THEN = verbose(
    rf"""
    [^.;:,]{{0,60}}?,? \s+ [^.;:,]{{2,60}}? \s+ (?:will\s+|is\s+|would\s+)?
    (?:{lexicon.any_of((*_words.done, *WORDS.parties.help))})
    \s+ (?P<purpose> [^.;:,()]{{3,120}} )
    """
)
_FROM_MONEY = regex(r"[\s“\"]*(?:With|Through|Under)\s+(?:[\w’'-]+\s+){0,5}$")


def stated(sum_: Sum) -> Span | None:
    """Return what the words before the sum, or the sentence after it, say it is for."""
    match = _by_the_rest(sum_) or _in_the_next(sum_) or _in_the_previous(sum_)
    return Span(*match.span("purpose")) if match else None


def before(sum_: Sum) -> Span | None:
    """Return what the words right before the sum say it is for."""
    match = _said_before(sum_)
    return Span(*match.span("purpose")) if match else None


def _by_the_rest(sum_: Sum) -> re.Match[str] | None:
    financed = sum_.led_by(_FINANCED) and sum_.followed_by(_THE_THING)
    fronted = _FRONTED.match(sum_.text, sum_.sentence.start, sum_.lead)
    then = _FROM_MONEY.match(sum_.text, sum_.sentence.start, sum_.lead)
    financed = financed or (then and sum_.followed_by(_THEN))
    return financed or _said_before(sum_) or fronted


@once
def _said_before(sum_: Sum) -> re.Match[str] | None:
    return next(filter(None, map(sum_.led_by, _patterns(sum_))), None)


@once_a_sentence
def _patterns(sum_: Sum) -> list[re.Pattern[str]]:
    """Those patterns whose anchor the sentence has."""
    start, end = sum_.sentence.start, sum_.sentence.end
    return [p for p, anchor in _BEFORE.items() if anchor.search(sum_.text, start, end)]


# "Norway will finance | a new bridge |. The value of the project is €5m."
_BUILDS = verbose(
    rf"""
    \b(?:{lexicon.any_of(_words.done)})\s+ (?P<purpose> (?:the|an?|\d+)\s+ [^.;:,]{{3,80}} )
    """
)


def _in_the_previous(sum_: Sum) -> re.Match[str] | None:
    """ "The value of the project is €5m", after the sentence that names the project."""
    before = sum_.reading.previous(sum_.sentence)
    of_project = _OF_PROJECT.match(sum_.text, sum_.sentence.start, sum_.lead)
    if not before or not of_project or sum_.has_sum_in(before):
        return None
    return _BUILDS.search(sum_.text, before.start, before.end)


_OF_PROJECT = verbose(
    rf"""
    [\s“"]* (?:The|Its|This)\s+ (?:(?:total\s+)?(?:value|cost|price|worth)\s+of\s+(?:the|this)\s+)?
    (?:{lexicon.any_of((*_words.projects, "works", "work", "investment"))})\b
    """
)


def _in_the_next(sum_: Sum) -> re.Match[str] | None:
    """ "€5m. The money will be used to build a road", with no sum of its own."""
    following = spans.first_after(sum_.reading.sentences, sum_.sentence.end)
    near = following and sum_.reading.paragraph(sum_.lead).covers(following)
    if not following or not near or sum_.has_sum_in(Span(sum_.end, sum_.sentence.end)):
        return None
    return _USED.match(sum_.text, following.start, following.end)


# Each pattern, and without what no sentence matches it.
_BEFORE = {
    _PROJECT: regex(r"which|,\s"),
    _BOUGHT: regex(lexicon.any_of(_words.bought)),
    _TITLE: regex("[“\"„«‘']"),
    _DEFENCE: regex("budget|spending|expenditure"),
    _SET_ASIDE: regex(rf"\b(?:or|{lexicon.any_of(WORDS.same_money.set_aside)})\s"),
    _THINGS: goods.WORTH,
    _COST: regex("cost"),
    _DONE_WITH: regex(r"\b(?:with|for|at)\s"),
}
