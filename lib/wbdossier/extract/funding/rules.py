"""The ways articles state a sum of money given, each with what it must read and leave alone."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

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
        Example(
            "The EU approved a grant of €8m for border posts by 2030.",
            "€8m",
            {"provider": "EU", "purpose": "border posts"},
        ),
        Example(
            "The EU pledged €27m in grants: Albania (€13m) and Kosovo (€14m).",
            "€14m",
            {"role": "grant", "provider": "EU", "recipients": ("XK",)},
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
            "The EU gave Serbia 80 million euros in grants, of which 30 million is for roads.",
            "30 million",
            {"amount": 30_000_000, "currency": "EUR", "role": "grant", "provider": "EU"},
        ),
    ),
    ("Exports reached 80 million euros, of which 30 million went by sea.",),
)
RULES = (SUM, LISTED, CONTINUED)
