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
        Example(
            "EULEX handed over computers worth €40,000 to the Kosovo Police.",
            "€40,000",
            {"role": "aid", "provider": "EULEX", "recipients": ("XK",), "purpose": "computers"},
        ),
        Example(
            "Serbia could receive up to €9m, Kosovo €8m and Albania €7m in grants.",
            "€8m",
            {"amount": 8_000_000, "recipients": ("XK",)},
        ),
        Example(
            "Germany has contributed EUR 1.3 million, the United States 600,000 dollars.",
            "600,000 dollars",
            {"provider": "US", "recipients": ()},
        ),
        Example(
            "The EU approved €11m for Ukraine and €4m for Serbia in military aid.",
            "€4m",
            {"provider": "EU", "recipients": ("RS",)},
        ),
        Example(
            "The EU has a plan. The Council gave €4m in support of the Armed Forces of Albania.",
            "€4m",
            {"provider": "EU", "recipients": ("AL",)},
        ),
        Example(
            "Serbia allocated 2 billion dinars for roads, bridges and tunnels.",
            "2 billion dinars",
            {
                "currency": "RSD",
                "role": "budget",
                "provider": "RS",
                "purpose": "roads, bridges and tunnels",
            },
        ),
        Example(
            "For example, the Government of Japan gives 3 million euros.",
            "3 million euros",
            {"purpose": None, "provider": "JP"},
        ),
        Example(
            "He thanked Italy for the donation of three patrol boats worth 7 million euros.",
            "7 million euros",
            {"provider": "IT", "purpose": "three patrol boats"},
        ),
        Example(
            "KFOR opened the road, financed with a grant of €2 million.",
            "€2 million",
            {"role": "grant", "purpose": "the road"},
        ),
        Example(
            "Its defence budget is €165 million, down from €173 million the year before.",
            "€173 million",
            {"role": "budget"},
        ),
    ),
    (
        "Exports to the EU reached €40m.",
        "The court fined the company 2 million euros.",
        "Police seized cocaine worth €3m.",
        "The average pay is 600 euros.",
        "The stolen car, worth €30,000, was handed over to Albanian police.",
        "The company delivered 30 buses worth €5m to the city.",
        "Policemen will receive an allowance of 6,000 denars.",
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
        Example(
            "The budget has 80 million euros for roads. Of that sum, 30 million is for bridges.",
            "30 million",
            {"currency": "EUR", "role": "budget", "purpose": "bridges"},
        ),
    ),
    ("Exports reached 80 million euros, of which 30 million went by sea.",),
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
    ),
    ("Exports by country:\n\nSteel, Serbia: €5.4 million", "Solar plant, Serbia: €5.4 million"),
)
RULES = (SUM, LISTED, CONTINUED, ITEM)
