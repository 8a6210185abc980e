"""The ways articles state sums that hang on others: lists, parts, lines; with their examples."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

LISTED = Rule(
    "funding.listed",
    "A country and a number with its magnitude, in a list that names the currency once.",
    (
        Example(
            "Albania receives EUR 20 million in loans, Serbia 35 million and Kosovo 7 million.",
            "35 million",
            {"amount": 35_000_000, "currency": "EUR", "role": "loan", "recipients": ("RS",)},
        ),
        Example(
            "The EU gives Serbia the most, 90 million euros. Next come Albania with 70 million and "
            "Kosovo with 60 million.",
            "70 million",
            {"currency": "EUR", "provider": "EU", "recipients": ("AL",)},
        ),
    ),
    ("Albania exported goods worth EUR 20 million, Serbia 35 million.",),
)
CONTINUED = Rule(
    "funding.continued",
    "A number of millions without its currency, after a full sum: “of which 30 million”.",
    (
        Example(
            "The EU gave Serbia 80 million euros in grants, of which 30 million is for roads.",
            "30 million",
            {"amount": 30_000_000, "currency": "EUR", "role": "grant", "provider": "EU"},
        ),
        Example(
            "The budget has 80 million euros for roads. Of that sum, 30 million is for bridges.",
            "30 million",
            {"currency": "EUR", "role": "budget", "purpose": "bridges"},
        ),
        Example(
            "Serbia has a budget of 80 million euros for roads, with 90 million earmarked later.",
            "90 million",
            {"currency": "EUR", "role": "budget", "provider": "RS"},
        ),
        Example(
            "The army budget of Serbia was 80 million euros. This year the budget is 90 million.",
            "90 million",
            {"currency": "EUR", "role": "budget", "provider": "RS"},
        ),
        Example(
            "The deployments of Austria cost 53 million euros. The ministry speaks of 48 million.",
            "48 million",
            {"currency": "EUR", "role": "budget", "provider": "AT"},
        ),
    ),
    (
        "Exports reached 80 million euros, of which 30 million went by sea.",
        "Exports reached 80 million euros. This year it was 30 million.",
    ),
)
ITEM = Rule(
    "funding.item",
    "A line of a list: what is paid for and a sum, under words that speak of money given.",
    (
        Example(
            "The grants include:\n\n- Solar plant, Serbia: €5.4 million;\n\n- Bridge: €2 million.",
            "€5.4 million",
            {"role": "grant", "recipients": ("RS",), "purpose": "Solar plant"},
        ),
        Example(
            "The donors finance these projects:\n\nWastewater plant Skopje – €28.4 million",
            "€28.4 million",
            {"recipients": ("MK",), "purpose": "Wastewater plant Skopje"},
        ),
        Example(
            "The EU will support these projects:\n\n- €4 million for a bridge in Tirana\n\n"
            "- €3 million for cameras",
            "€3 million",
            {"provider": "EU", "purpose": "cameras"},
        ),
    ),
    ("Exports by country:\n\nSteel, Serbia: €5.4 million", "Solar plant, Serbia: €5.4 million"),
)
