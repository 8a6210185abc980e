"""The rules about agreements."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

COUNT = Rule(
    "agreement.count",
    "A number of agreements, treaties or memoranda; ordinals, “an agreement” and “several” are no "
    "counts.",
    (
        Example(
            "Serbia and Albania have signed six agreements on border control.",
            "six agreements",
            {"count": 6, "parties": ("AL", "RS"), "status": "signed", "domain": "border control"},
        ),
        Example(
            "Kosovo’s interior minister, Ana Kola, said there were 12 agreements with Albania.",
            "12 agreements with Albania",
            {"count": 12, "parties": ("AL", "XK")},
        ),
    ),
    (
        "It is the second agreement with Albania.",
        "Serbia signed an agreement with Albania.",
        "Several agreements with Albania followed.",
        "The firm has 12 contracts with shops.",
    ),
)
ELLIPTICAL = Rule(
    "agreement.elliptical",
    "A bare number with a counterpart, in a sentence that counts agreements before it.",
    (
        Example(
            "Montenegro signed six treaties with Albania and four with Serbia.",
            "four with Serbia",
            {"count": 4, "parties": ("ME", "RS")},
        ),
    ),
    ("Montenegro played six matches with Albania and four with Serbia.",),
)
ABSENT = Rule(
    "agreement.absent",
    "The words that there is no agreement, or no progress towards one, with somebody named.",
    (
        Example(
            "Kosovo’s minister Ana Kola said there is no agreement with Serbia.",
            "no agreement with Serbia",
            {"count": None, "parties": ("RS", "XK"), "status": "none"},
        ),
    ),
    ("There is no agreement on when winter starts.", "No progress was made with the roof."),
)
RULES = (COUNT, ELLIPTICAL, ABSENT)
