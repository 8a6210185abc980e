"""Funding: sums of money given, lent, invested or budgeted.

A sum is funding when a word of giving, lending or spending stands nearer to it than a word of
trade, prices or crime. What kind of money it is, who gives, who gets and what for are read from
the same sentence; a sum that continues another ("a further €30m") shares its giver.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec

from wbdossier import lexicon
from wbdossier.extract.cues import Cue, Cues, clause, distance, stated
from wbdossier.extract.rule import Example, Rule, fact
from wbdossier.lexicon import Name
from wbdossier.quantities import Quantity
from wbdossier.reading import Reading, within
from wbdossier.records import Funding, Span

SUM = Rule(
    "funding.sum",
    "A sum of money with a word of giving, lending, investing or budgeting nearer than any word of "
    "trade, prices, fines or crime.",
    (
        Example(
            "The EU will provide Albania with a grant of EUR 12 million for border posts.",
            "EUR 12 million",
            {"amount": 12_000_000, "role": "grant", "provider": "EU", "recipients": ("AL",)},
        ),
        Example(
            "Serbia will receive up to €40m in loans from the EBRD.",
            "up to €40m",
            {"role": "loan", "bound": "up_to", "provider": "EBRD", "recipients": ("RS",)},
        ),
        Example(
            "Montenegro’s defence budget rose to 90 million euros.",
            "90 million euros",
            {"role": "budget", "provider": "ME"},
        ),
    ),
    (
        "Exports to the EU reached €40m.",
        "The court fined the company 2 million euros.",
        "Police seized cocaine worth €3m.",
        "The average pay is 600 euros.",
    ),
)
LISTED = Rule(
    "funding.listed",
    "A country and a number with its magnitude, in a list that names the currency once.",
    (
        Example(
            "Albania receives EUR 20 million in loans, Serbia 35 million and Kosovo 7 million.",
            "35 million",
            {"amount": 35_000_000, "currency": "EUR", "role": "loan", "recipients": ("RS",)},
        ),
    ),
    ("Albania exported goods worth EUR 20 million, Serbia 35 million.",),
)
CONTINUED = Rule(
    "funding.continued",
    "A number of millions without its currency, after a full sum: “of which 30 million”.",
    (
        Example(
            "The EU gave Serbia 80 million euros in grants, of which 30 million is for border posts.",
            "30 million",
            {"amount": 30_000_000, "currency": "EUR", "role": "grant", "provider": "EU"},
        ),
    ),
    ("Exports reached 80 million euros, of which 30 million went by sea.",),
)
RULES = (SUM, LISTED, CONTINUED)
REACH = 140  # characters beyond which a cue word says nothing about a sum


class _Verbs(msgspec.Struct, forbid_unknown_fields=True):
    give: list[str]
    get: list[str]


class _Lexicon(msgspec.Struct, forbid_unknown_fields=True):
    roles: dict[str, list[str]]
    look_alike: dict[str, list[str]]
    verbs: _Verbs


@cache
def _words() -> _Lexicon:
    return lexicon.load("funding", _Lexicon)


@cache
def _role_cues() -> Cues:
    return Cues({"look_alike": _words().look_alike["words"], **_words().roles})


@cache
def _verb_cues() -> Cues:
    return Cues({"get": _words().verbs.get, "give": _words().verbs.give})


@dataclass(frozen=True)
class _Sum:
    """A sum and the sentence around it."""

    quantity: Quantity
    sentence: Span
    clause: Span


def extract(reading: Reading) -> Iterator[Funding]:
    """Yield the sums of an article that are funding, each sum once."""
    found = list(_sums(reading))
    for i, one in enumerate(found):
        fuller = [f for f in found[i + 1 :] if _detail(f) > _detail(one)]
        if not any(_repeats(one, other) for other in (*found[:i], *fuller)):
            yield one


def _detail(sum_: Funding) -> int:
    return sum(bool(x) for x in (sum_.provider, sum_.recipients, sum_.purpose, sum_.role != "other"))


def _repeats(one: Funding, other: Funding) -> bool:
    """Whether ``one`` is ``other`` again, as the headline's sum is the lead's."""
    if (one.amount, one.amount_max, one.currency) != (other.amount, other.amount_max, other.currency):
        return False
    roles = {one.role, other.role} - {"other"}
    return len(roles) < 2 and (not one.recipients or not other.recipients or one.recipients == other.recipients)


def _sums(reading: Reading) -> Iterator[Funding]:
    last: Funding | None = None
    for quantity in reading.quantities:
        found = _Sum(quantity, reading.sentence(quantity.start), clause(reading, quantity))
        if last and quantity.kind == "bare":
            elliptical = _listed(reading, found, last) or _continued(reading, found, last)
            if elliptical:
                yield elliptical
        if not _is_money(quantity) or _restates(reading, found):
            continue
        if last and found.sentence.covers(last.span) and _TO.fullmatch(reading.text, last.end, quantity.start):
            last = _fact(reading, found, last.role, last.provider, last.recipients, last.purpose)
            yield last
            continue
        role = _role(reading, found)
        if role is None and last and _in_brackets(reading, found, last):
            role = last.role
        if role is None:
            continue
        provider, recipients = _parties(reading, found)
        if last and role == "other" and found.sentence.covers(last.span) and _JOINED.fullmatch(reading.text, last.end, found.quantity.lead.start):
            role, provider = last.role, provider or last.provider
        if provider is None and last and _continues(reading, found):
            provider = last.provider
        provider = provider or _earlier_provider(reading, found, last)
        last = _fact(reading, found, role, provider, recipients)
        yield last


# "from EUR 62 million in 2021 to EUR 68 million": two sums of one budget.
_TO = re.compile(r"(?:\s+(?:in|for)\s+(?:\d{4}(?:[-–/]\d{2,4})?|this\s+year|last\s+year))?,?\s+to\s+(?:\w+\s+)?")


# "€5m for Albania and €7m for Serbia": one kind of money.
_JOINED = re.compile(r"(?:\s+(?:for|to)\s+[\w\s]{2,40}?)?,?\s+and\s+(?:at\s+least\s+)?")


def _in_brackets(reading: Reading, found: _Sum, last: Funding) -> bool:
    """ "Albania (€13 million)": the share of a country, in brackets, of the money before."""
    opened = reading.text[max(0, found.quantity.lead.start - 3) : found.quantity.lead.start].endswith("(")
    owner = [n for n in reading.names_in(found.sentence, "country") if reading.text[n.end : found.quantity.lead.start].strip() == "("]
    return opened and (bool(owner) or last.start > found.sentence.start) and reading.paragraph(found.quantity.start).covers(last.span)


def _is_money(quantity: Quantity) -> bool:
    """Whether this is a sum in a known currency, once or by the year; pay is by the month."""
    if quantity.kind not in ("money", "rate"):
        return False
    return re.fullmatch(r"[A-Z]{3}(?:/year)?", quantity.unit or "") is not None


def _listed(reading: Reading, found: _Sum, last: Funding) -> Funding | None:
    """ "…, Serbia 35 million": a country and a bare number of millions after a full sum."""
    text, quantity = reading.text, found.quantity
    if not found.sentence.covers(last.span):
        return None
    countries = [n for n in reading.names_in(found.sentence, "country") if n.end <= quantity.start]
    if not countries or quantity.value < 10_000 or not re.search(r"[^\W\d_]", quantity.number.of(text)):
        return None
    if not re.fullmatch(r"\s*(?:[:(–-]|gets|receives|will\s+receive|with)?\s*", text[countries[-1].end : quantity.start]):
        return None
    if ";" in text[last.end : quantity.start]:
        return None
    return fact(
        Funding, LISTED, reading, stated(quantity),
        amount=quantity.value, currency=last.currency, role=last.role, bound=quantity.bound,
        provider=last.provider, recipients=(countries[-1].id,), purpose=last.purpose,
    )


_OF_WHICH = re.compile(r"\b(?:of\s+which|of\s+this|of\s+that|(?:of\s+(?:that|this|the)\s+(?:sum|amount|total|money),?)|including|a\s+further|an?\s+additional|another|the\s+remaining|the\s+other|the\s+rest,|plus)\s+(?:the\s+)?$")


_LINKED = re.compile(r"\b(?:to|reach|reaching|reached|by|and)\s+$")


def _continued(reading: Reading, found: _Sum, last: Funding) -> Funding | None:
    """ "of which 30 million", "another 100 million": the currency was named in the sum before."""
    text, quantity = reading.text, found.quantity
    same = reading.paragraph(quantity.start).covers(last.span)
    millions = quantity.value >= 100_000 and re.search(r"[^\W\d_]", quantity.number.of(text))
    led = _OF_WHICH.search(text, found.sentence.start, quantity.lead.start)
    linked = found.sentence.covers(last.span) and _LINKED.search(text, last.end, quantity.lead.start)
    if not same or not millions or not (led or linked):
        return None
    role = _role(reading, found)
    return fact(
        Funding, CONTINUED, reading, stated(quantity),
        amount=quantity.value, amount_max=quantity.value_max, currency=last.currency,
        role=role if role and role != "other" else last.role, bound=quantity.bound,
        provider=last.provider, recipients=last.recipients,
        purpose=_words_of(reading, _purpose(reading, found)),
    )


def _earlier_provider(reading: Reading, found: _Sum, last: Funding | None) -> str | None:
    """Who gives, by the words before, where this sentence only says who receives."""
    gets = [v for v in _verb_cues().find(reading.text, found.sentence) if v.label == "get"]
    previous = reading.previous(found.sentence)
    if not gets:
        return None
    if last and last.provider:
        return last.provider
    if previous is None:
        return None
    for verb in _verb_cues().find(reading.text, previous):
        givers = [n for n in reading.names_in(Span(previous.start, verb.start), "organisation", "country")]
        if verb.label == "give" and givers:
            return _code(givers[0])
    return None


def _fact(
    reading: Reading,
    found: _Sum,
    role: str | None,
    provider: str | None,
    recipients: tuple[str, ...],
    shared: str | None = None,
) -> Funding:
    quantity = found.quantity
    purpose = _purpose(reading, found) or _purpose_before(reading, found)
    currency, _, per = (quantity.unit or "").partition("/")
    return fact(
        Funding,
        SUM,
        reading,
        stated(quantity),
        amount=quantity.value,
        amount_max=quantity.value_max,
        currency=currency,
        role=role,
        bound=quantity.bound,
        provider=provider,
        recipients=recipients,
        purpose=_words_of(reading, purpose) or shared,
        projects=_projects(reading, purpose) if purpose else None,
        note=f"The sum is per {per}." if per else None,
    )


def _restates(reading: Reading, found: _Sum) -> bool:
    """Whether the sum is a converted amount in brackets right after another."""
    lead = found.quantity.lead
    opened = reading.text[max(0, lead.start - 14) : lead.start]
    before = [q for q in within(reading.quantities, found.sentence) if q.end <= lead.start]
    return bool(
        before
        and before[-1].kind == "money"
        and re.search(r"\(\s*(?:about|around|some|approx\.?|roughly|or|nearly|over)?\s*$", opened)
        and lead.start - before[-1].end < 16
    )


def _continues(reading: Reading, found: _Sum) -> bool:
    """Whether the words go on about the money named before: "a further", "another", "of which"."""
    opened = reading.text[found.sentence.start : found.quantity.start]
    return re.search(r"(?i)\b(?:further|additional|another|of\s+which|of\s+this|the\s+rest)\b", opened) is not None


# -- what kind of money ------------------------------------------------------------------------


def _role(reading: Reading, found: _Sum) -> str | None:
    """Return the role the nearest cue gives, or None where the sum is no funding."""
    text, quantity = reading.text, found.quantity
    named = reading.names_in(found.sentence, "organisation", "instrument", "mission")
    cues = [c for c in _role_cues().find(text, found.sentence) if not any(n.covers(c) for n in named)]
    cues += [Cue(n.start, n.end, "other") for n in named if n.kind == "instrument"]
    near = sorted((_distance(text, c, quantity), c) for c in cues)
    near = [(d, c) for d, c in near if d <= REACH]
    if not near or near[0][1].label == "look_alike":
        return None
    attached = _attached(text, found, [c for _, c in near])
    labels = {c.label for c in attached} - {"other", "look_alike"}
    if "look_alike" in {c.label for c in attached} and not labels:
        return None
    if labels:
        return _one_role(labels)
    specific = [(d, c) for d, c in near if c.label not in ("other", "look_alike")]
    if specific and specific[0][0] <= 60 and found.clause.covers(specific[0][1]):
        return specific[0][1].label
    return "other"


def _distance(text: str, cue: Cue, quantity: Quantity) -> int:
    """A cue after the sum ("€5m grant") binds tighter than one as far before it."""
    gap = distance(text, cue, quantity.lead)
    between = text[min(cue.end, quantity.end) : max(cue.start, quantity.lead.start)]
    other_sum = re.search(r"[€$£]|\b(?:EUR|USD|euros?|dollars)\b", between)
    return gap + (80 if other_sum else 0) + (0 if cue.start >= quantity.end else 2)


# Between a word of money and its sum: "grants worth", "a loan of", "budget rose to".
_LINK = re.compile(
    r"(?:\s+(?:worth|of|totalling|totaling|amounting\s+to|valued\s+at|is|was|to|by|rose\s+to|at|from|package|agreement|"
    r"an?\s+(?:total|estimated)(?:\s+of)?|instruments?|measures?|some|:))*\s*"
)


def _attached(text: str, found: _Sum, cues: list[Cue]) -> list[Cue]:
    """Cues that belong to the sum by their place: "grants worth €5m", "€5m in private investment and loans"."""
    quantity = found.quantity
    attached = []
    for cue in cues:
        if cue.start >= quantity.end:
            words = text[quantity.end : cue.start]
            if re.fullmatch(
                r"(?:\s*-)?\s*(?:(?:in|of|as|worth\s+of)\s+)?(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}?(?:[\w-]+\s+(?:and|or)\s+)?(?:[\w-]+\s+)??", words
            ) or re.fullmatch(r"\s+(?:has|have|had|will|would|is|was|were|are)\s+(?:\w+\s+){1,3}(?:for|as|in)\s+", words):
                attached.append(cue)
        elif _LINK.fullmatch(text, cue.end, quantity.lead.start):
            attached.append(cue)
    return attached


def _one_role(labels: set[str]) -> str:
    """One role out of several beside the sum; money that others put in is investment."""
    if "investment" in labels:
        return "investment"
    return labels.pop() if len(labels) == 1 else "other"


# -- who gives, who gets -------------------------------------------------------------------------


def _parties(reading: Reading, found: _Sum) -> tuple[str | None, tuple[str, ...]]:
    names = [
        n
        for n in reading.names_in(found.sentence, "country", "demonym", "organisation", "region", "instrument", "place")
        if not _covered(n, reading.names_in(found.sentence, "mission"))
    ]
    verbs = _verb_cues().find(reading.text, found.sentence)
    provider = _by_preposition(reading, found, names) or _by_verb(reading, found, names, verbs)
    provider = provider or _by_possession(reading, found, names)
    recipients = _recipients(reading, found, names, verbs, provider)
    return (_code(provider) if provider else None), recipients


def _covered(name: Name, missions: list[Name]) -> bool:
    return any(m.covers(name) for m in missions)


def _code(name: Name) -> str:
    if name.kind == "instrument":
        return lexicon.entries("instrument")[name.id].provider or name.id
    return name.id


def _gives(name: Name) -> bool:
    """Whether the thing named can give: not a group of countries, nor an instrument without an owner."""
    if name.kind == "instrument":
        return lexicon.entries("instrument")[name.id].provider is not None
    return name.kind != "region"


def _by_preposition(reading: Reading, found: _Sum, names: list[Name]) -> Name | None:
    """ "funded by the EU", "€5m from the EBRD", "through IPA"."""
    for name in names:
        before = reading.text[max(found.sentence.start, name.start - 40) : name.start]
        if (
            _gives(name)
            and distance(reading.text, name, found.quantity) <= REACH
            and (name.kind == "instrument" or not re.search(r"\b(?:under|through|via|within)\s+(?:the\s+)?(?:[\w’'-]+\s+)?$", before))
            and re.search(
                r"\b(?:from|(?:fund|financ|provid|donat|support|grant|approv|allocat|offer|given|invest|pledg)\w*\s+by|courtesy\s+of|under|through|via|within)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,1}?$",
                before,
            )
        ):
            return name
    return None


# A passive, or a noun: "was granted", "with a grant", "in support".
_NO_ACTIVE_VERB = re.compile(
    r"\b(?:was|were|been|be|being|is|are|an?|the|of|in|with|further|new|financial|its|their)\s+(?:\w+ly\s+)?$"
)


def _by_verb(reading: Reading, found: _Sum, names: list[Name], verbs: list[Cue]) -> Name | None:
    """ "The EU has made available …": the subject of the giving verb before the sum."""
    text = reading.text
    for verb in reversed([v for v in verbs if v.label == "give" and v.end <= found.quantity.start]):
        if _NO_ACTIVE_VERB.search(text, max(0, verb.start - 18), verb.start):
            continue
        subjects = [n for n in names if n.end <= verb.start and _gives(n) and n.kind != "place"]
        for name in reversed(subjects):
            between = text[name.end : verb.start]
            posted = re.search(r"\b(?:to|in|with|for|of|against|from)\s+(?:the\s+)?$", text[max(0, name.start - 12) : name.start])
            if len(between) <= 90 and not posted and not re.search(r"[.;:]", between):
                return name
    return None


def _by_possession(reading: Reading, found: _Sum, names: list[Name]) -> Name | None:
    """ "the EU’s €6bn plan", "an EU grant of €5m", "Montenegro’s defence budget rose to €90m"."""
    text, quantity = reading.text, found.quantity
    for name in reversed([n for n in names if n.end <= quantity.start and _gives(n)]):
        between = text[name.end : quantity.lead.start]
        owned = re.match(r"[’']s?\s", between) or name.kind in ("demonym", "organisation", "instrument")
        posted = re.search(r"\b(?:to|in|with|for)\s+(?:the\s+)?$", text[max(0, name.start - 9) : name.start])
        if owned and not posted and len(between) <= 90 and not re.search(r"[,.;:]", between):
            return name
    for name in [n for n in names if n.start >= quantity.end and n.kind in ("organisation", "instrument", "demonym")]:
        if re.fullmatch(r"\s+(?:in\s+)?(?:the\s+)?", text[quantity.end : name.start]) and _gives(name):
            return name
    return None


def _recipients(
    reading: Reading, found: _Sum, names: list[Name], verbs: list[Cue], provider: Name | None
) -> tuple[str, ...]:
    """ "to/for/in X" after the sum, "help Albania with …" before it, "X will receive"."""
    text, quantity, codes = reading.text, found.quantity, []
    for name in names:
        if name is provider or name.kind in ("organisation", "instrument", "demonym", "place"):
            continue
        if not found.clause.covers(name) or (provider and name.id == provider.id):
            continue
        before = text[max(found.sentence.start, name.start - 60) : name.start]
        if name.start > quantity.end and _later_sum(reading, found, name):
            continue
        if re.fullmatch(r",?\s+(?:with\s+|\()", text[name.end : quantity.lead.start]):
            codes.append(name)
            continue
        verb = next((v for v in verbs if v.label == "get" and name.end <= v.start <= name.end + 40), None)
        listed = codes and re.fullmatch(r"(?:\s*,\s*|\s*,?\s+and\s+)(?:the\s+)?", text[codes[-1].end : name.start])
        after_verb = any(v.label == "give" and re.fullmatch(r"\s+(?:the\s+)?", text[v.end : name.start]) for v in verbs)
        if (verb and verb.end <= quantity.start) or listed or after_verb:
            codes.append(name)
        elif re.search(r"\b(?:to|for|in|across|support(?:ing)?|help(?:ing)?|assist(?:ing)?)\s+(?:the\s+)?(?:countries\s+of\s+the\s+)?$", before):
            if abs(name.start - quantity.end) <= REACH:
                codes.append(name)
    return tuple(sorted({n.id for n in codes}))


def _later_sum(reading: Reading, found: _Sum, name: Name) -> bool:
    """Whether another sum stands between this one and a name after it."""
    return any(found.quantity.end <= q.start < name.start and q.kind == "money" for q in reading.quantities)


# -- what for ------------------------------------------------------------------------------------

_PURPOSE = re.compile(
    r"(?P<lead>[^.;:]{0,60}?)\s(?:(?:for|towards?|into)\s+(?:investments?\s+in\s+)?|aimed\s+at\s+|dedicated\s+to\s+|intended\s+for\s+|earmarked\s+for\s+|(?:in\s+order\s+)?to\s+(?=(?:help|support|build|fund|finance|improve|strengthen|modernise|modernize|upgrade|equip|buy|purchase|train|boost|develop|combat|fight|protect|expand|renovate|reconstruct|rebuild|construct|procure|secure|clear|remove)\b))"
    r"(?P<purpose>[^.;:,()–—]{3,160})"
)
_PURPOSE_END = re.compile(
    r"\s+(?:with\s+the\s+aim|which|that|who|under|over|by\s+20|by\s+the\s+end|in\s+20\d\d|from\s+20|until|through|as\s+part|within|according|after|before|during|said|next|last|this\s+(?:year|month|week))\b"
)


def _purpose(reading: Reading, found: _Sum) -> Span | None:
    """The words after "for" that follow the sum, when they name a thing and not only a country."""
    text, quantity = reading.text, found.quantity
    later = [q.start for q in within(reading.quantities, found.sentence) if q.start > quantity.end and q.kind == "money"]
    end = min([found.sentence.end, *later])
    match = _PURPOSE.match(text, quantity.end, end)
    if not match or len(match["lead"].split()) > 8:
        return None
    start = match.start("purpose")
    words = match["purpose"].rstrip().rstrip("”\"").rstrip()
    stop = _PURPOSE_END.search(words)
    words = words[: stop.start()] if stop else words
    span = Span(start, start + len(words))
    bare = re.sub(r"^(?:the\s+)", "", words)
    named = [n for n in reading.names_in(span) if n.kind in ("country", "region") and len(bare) <= n.end - n.start + 2]
    return None if named or len(words) < 4 or re.match(r"(?:\d{4}|the\s+(?:first|period|next))\b", words) else span


def _words_of(reading: Reading, span: Span | None) -> str | None:
    return " ".join(span.of(reading.text).split()) if span else None


_BEFORE = re.compile(
    r"(?i:budget|fund|funds|grant|loan|aid|package|programme|program|allocation|spending)\s+(?:for|on)\s+(?P<purpose>(?:[\w’'-]+\s+){1,6}?)"
    r"(?:(?:in|of)\s+[^.,;:]{1,40}?\s+)?(?:rose|grew|fell|increased|decreased|is|was|will|of|worth|totalling|amounts?|amounted|stands|reached)\b[^.,;:]{0,30}$"
)


def _purpose_before(reading: Reading, found: _Sum) -> Span | None:
    """ "the budget for border posts rose to €5m"."""
    match = _BEFORE.search(reading.text, found.sentence.start, found.quantity.lead.start)
    if not match:
        return None
    start, end = match.span("purpose")
    return Span(start, start + len(reading.text[start:end].rstrip()))


def _projects(reading: Reading, purpose: Span) -> int | None:
    for quantity in within(reading.quantities, purpose):
        if quantity.kind == "count" and (quantity.unit or "").endswith("projects"):
            return int(quantity.value)
    return None
