"""The rules about events."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

DATED = Rule(
    "event.dated",
    "A date with a day or a month, together with what the sentence says happened then.",
    (
        Example(
            "The ministers signed the treaty in Tirana on 4 May 2022.",
            "The ministers signed the treaty in Tirana on 4 May 2022",
            {"date": "2022-05-04", "date_basis": "stated", "place": "Tirana"},
        ),
        Example(
            "The summit in Skopje on 9 June was short.",
            "summit in Skopje on 9 June",
            {"date": "2021-06-09", "date_basis": "resolved", "name": "summit"},
            published="2021-06-10",
        ),
    ),
    ("In 2022 the army grew.", "Today the talks go on.", "Ministers may march on."),
)
NAMED = Rule(
    "event.named",
    "A noun of happening in the singular with a place, a body or people that make it a particular "
    "one.",
    (
        Example(
            "The attack on a patrol in Mitrovica was condemned.",
            "attack on a patrol in Mitrovica",
            {"date": None, "place": "Mitrovica"},
        ),
        Example(
            "He spoke at the Munich Security Conference.",
            "Munich Security Conference",
            {"name": "Munich Security Conference"},
        ),
    ),
    (
        "Regular EU-Western Balkans summits help.",
        "Any attack on a patrol would be answered.",
        "The meeting ended late.",
    ),
)
RULES = (DATED, NAMED)
