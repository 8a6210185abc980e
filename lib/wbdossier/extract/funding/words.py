"""The vocabulary of funding, from ``lexicon/funding.toml``."""

from __future__ import annotations

import msgspec

from wbdossier import lexicon
from wbdossier.extract.cues import Cues

LOOK_ALIKE = "look_alike"  # the class of words that show a sum is no money given
OTHER = "other"  # the role of money given in a way the words do not name


class _LookAlike(msgspec.Struct, forbid_unknown_fields=True):
    words: list[str]


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
    ended_by: list[str]
    money: list[str]
    amounts: list[str]
    projects: list[str]
    bought: list[str]
    defence: list[str]


class _SameMoney(msgspec.Struct, forbid_unknown_fields=True):
    anywhere: list[str]
    part: list[str]
    another: list[str]
    set_aside: list[str]
    next: list[str]
    to_country: list[str]


class _StandIns(msgspec.Struct, forbid_unknown_fields=True):
    where_named: dict[str, list[str]]
    anywhere: dict[str, list[str]]


class _Goods(msgspec.Struct, forbid_unknown_fields=True):
    gifts: list[str]
    given: list[str]
    nouns: list[str]
    worth: list[str]
    things: list[str]


class _Words(msgspec.Struct, forbid_unknown_fields=True):
    roles: dict[str, list[str]]
    look_alike: _LookAlike
    parties: _Parties
    links: _Links
    purpose: _Purpose
    same_money: _SameMoney
    stand_ins: _StandIns
    goods: _Goods
    currencies: dict[str, str]


WORDS = lexicon.load("funding", _Words)
ROLES = Cues({LOOK_ALIKE: WORDS.look_alike.words, **WORDS.roles})
VERBS = Cues({"get": WORDS.parties.get, "give": WORDS.parties.give})
