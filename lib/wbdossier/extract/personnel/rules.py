"""The ways articles state how many people serve, with what each must read and leave alone."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

STRENGTH = Rule(
    "personnel.count",
    "A number with a noun for people in uniform, or for mission staff where a mission or force is "
    "named; never the dead, the arrested or the trained.",
    (
        Example(
            "Italy will send 80 additional soldiers to KFOR in Kosovo.",
            "80 additional soldiers",
            {
                "count": 80,
                "unit": "soldiers",
                "contributor": "IT",
                "mission": "KFOR",
                "location": "XK",
                "change": "additional",
            },
        ),
        Example(
            "EULEX, the EU mission in Kosovo, employs about 400 international staff.",
            "about 400 international staff",
            {"count": 400, "mission": "EULEX", "bound": "about"},
        ),
        Example(
            "In Albania, 120 troops guard the depots.",
            "120 troops",
            {"count": 120, "location": "AL", "contributor": None},
        ),
    ),
    (
        "Two soldiers were killed and 12 police officers injured in the clash.",
        "The union has 400 staff in two shops.",
        "Some 30 KFOR peacekeepers were wounded.",
        "About 2,000 people marched through the town.",
    ),
)
PART = Rule(
    "personnel.part",
    "A part of people counted in the same sentence: “30 of its 170 troops”.",
    (
        Example(
            "Austria will withdraw 30 of its 170 troops from Bosnia.",
            "30",
            {"count": 30, "contributor": "AT", "change": "reduction"},
        ),
    ),
    ("Two of them were killed when 170 troops came.",),
)
BARE_STRENGTH = Rule(
    "personnel.strength",
    "A bare number after “strength … to” or “number of troops … to”.",
    (
        Example(
            "The deployment brought the strength of KFOR to about 4,800.",
            "about 4,800",
            {"count": 4800, "mission": "KFOR", "bound": "about", "change": "total"},
        ),
    ),
    ("The strength of the storm rose to 9 as troops slept.",),
)
LISTED = Rule(
    "personnel.listed",
    "A country and a bare number in a list of contributions that names the noun once.",
    (
        Example(
            "KFOR counts 700 soldiers from Italy, 300 from Hungary and 250 from Turkey.",
            "300",
            {"count": 300, "contributor": "HU", "mission": "KFOR"},
        ),
    ),
    ("The vote was 300 from Hungary and 250 from Turkey.",),
)
RULES = (STRENGTH, PART, BARE_STRENGTH, LISTED)
