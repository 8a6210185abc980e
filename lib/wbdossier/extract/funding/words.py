"""The vocabulary of funding, from ``lexicon/funding.toml``."""

from __future__ import annotations

import msgspec

from wbdossier import lexicon
from wbdossier.extract.cues import Cues

LOOK_ALIKE = "look_alike"  # the class of words that show a sum is no money given
FAINT = "faint"  # the class of words that speak of money given only beside who gives or gets it
NOTHING = "nothing"  # the class of words that look like one of the other classes and are none
OTHER = "other"  # the role of money given in a way the words do not name


class _LookAlike(msgspec.Struct, forbid_unknown_fields=True):
    words: list[str]


class _Faint(msgspec.Struct, forbid_unknown_fields=True):
    words: list[str]
    nothing: list[str]


class _Elsewhere(msgspec.Struct, forbid_unknown_fields=True):
    sport: list[str]
    business: list[str]


class _Parties(msgspec.Struct, forbid_unknown_fields=True):
    give: list[str]
    get: list[str]
    given: list[str]
    help: list[str]
    offices: list[str]


class _Links(msgspec.Struct, forbid_unknown_fields=True):
    to_sum: list[str]


class _Purpose(msgspec.Struct, forbid_unknown_fields=True):
    led_by: list[str]
    verbs: list[str]
    bodies: list[str]
    ended_by: list[str]
    money: list[str]
    amounts: list[str]
    projects: list[str]
    bought: list[str]
    done: list[str]
    defence: list[str]


class _SameMoney(msgspec.Struct, forbid_unknown_fields=True):
    anywhere: list[str]
    part: list[str]
    nouns: list[str]
    another: list[str]
    set_aside: list[str]
    next: list[str]
    to_country: list[str]


class _StandIns(msgspec.Struct, forbid_unknown_fields=True):
    where_named: dict[str, list[str]]
    anywhere: dict[str, list[str]]
    subjects: dict[str, list[str]]


class _Mixed(msgspec.Struct, forbid_unknown_fields=True):
    gifts: list[str]
    words: list[str]


class _Own(msgspec.Struct, forbid_unknown_fields=True):
    offices: list[str]
    abroad: list[str]


class _Lenders(msgspec.Struct, forbid_unknown_fields=True):
    ids: list[str]


class _Goods(msgspec.Struct, forbid_unknown_fields=True):
    gifts: list[str]
    given: list[str]
    nouns: list[str]
    worth: list[str]
    things: list[str]


class _Purchases(msgspec.Struct, forbid_unknown_fields=True):
    buys: list[str]
    pays: list[str]
    sells: list[str]
    signs: list[str]
    contracts: list[str]
    price: list[str]
    worth: list[str]
    supply: list[str]
    offices: list[str]
    goods: list[str]
    no_goods: list[str]
    financed: list[str]
    helped: list[str]


class _Deployments(msgspec.Struct, forbid_unknown_fields=True):
    troops: list[str]
    costs: list[str]


class _Words(msgspec.Struct, forbid_unknown_fields=True):
    roles: dict[str, list[str]]
    look_alike: _LookAlike
    faint: _Faint
    elsewhere: _Elsewhere
    parties: _Parties
    links: _Links
    purpose: _Purpose
    same_money: _SameMoney
    stand_ins: _StandIns
    mixed: _Mixed
    own: _Own
    lenders: _Lenders
    goods: _Goods
    purchases: _Purchases
    deployments: _Deployments
    currencies: dict[str, str]
    of_states: dict[str, dict[str, str]]


WORDS = lexicon.load("funding", _Words)
# Through which a country gets money, as a piece of a pattern.
OFFICES = lexicon.any_of((*WORDS.parties.offices, *lexicon.offices().government))
ROLES = Cues(
    {
        NOTHING: WORDS.faint.nothing,
        LOOK_ALIKE: WORDS.look_alike.words,
        **WORDS.roles,
        FAINT: WORDS.faint.words,
    }
)
MIXED = Cues({"mixed": WORDS.mixed.words})
VERBS = Cues({"get": WORDS.parties.get, "give": WORDS.parties.give})
