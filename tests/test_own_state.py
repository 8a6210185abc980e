"""Whose an office is that names no state: what title, lead and the speaker's sentence say."""

from __future__ import annotations

import pytest

from wbdossier import articles, extract
from wbdossier.records import Statement

SAID = "Defence Minister Ana Kola said."
CASES = {
    "a title's place is where things go": (
        f"Boats for Albania\n\nGreece will send two boats to Albania, {SAID}",
        "GR",
    ),
    "the subject of what is reported acts": (
        "Boats for Albania\n\nDefence Minister Ana Kola said Greece would send boats to Albania.",
        "GR",
    ),
    "two states act": (
        f"Albania gets two boats\n\nGreece will send two boats to Albania, {SAID}",
        None,
    ),
    "only a goal, and another acts later": (
        f"Boats off to Albania\n\nTwo boats will leave for Albania, {SAID}\n\n"
        "Greece has sent boats before. A ship stays in Albania.",
        None,
    ),
    "only a goal, and nobody else is named": (
        f"Fire in Albania\n\nA fire in Albania killed three people, {SAID}",
        "AL",
    ),
    "a neighbour that does not act": (
        f"Albania closes a road\n\nThe road to Montenegro will stay shut, {SAID}",
        "AL",
    ),
    "told to act by somebody else": (
        f"Serbia must answer Kosovo\n\nSerbia must answer Kosovo in May, {SAID}",
        None,
    ),
    "a later sentence about another's act": (
        "Bosnia asks for help\n\nBosnia has asked for help against the fires.\n\n"
        f"Serbia will send two planes, {SAID}",
        None,
    ),
    "a dateline with the country and the agency": (
        f"Row over boats\n\nSKOPJE, Macedonia (Wire) -- Boats of Greece will leave, {SAID}",
        "MK",
    ),
}


@pytest.mark.parametrize(("text", "country"), CASES.values(), ids=CASES)
def test_an_office_without_a_state_is_of_the_articles_own_or_of_none(
    text: str, country: str | None
) -> None:
    said = [f for f in extract.facts_of(articles.parse(text)) if isinstance(f, Statement)]
    assert [(one.speaker, one.country) for one in said] == [("Ana Kola", country)]
    assert bool(said[0].note) == (country is not None)
