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
            "Montenegro will get €9 million, including €3 million paid to the state budget.",
            "€9 million",
            {"role": "other", "recipients": ("ME",)},
        ),
        Example(
            "The EU plans €9m for Albania, €3m for Montenegro, and €2m for Kosovo in new funding.",
            "€2m",
            {"provider": "EU", "recipients": ("XK",)},
        ),
        Example(
            "The government of Albania set aside 40 billion lek, some 2% of GDP, for the army.",
            "40 billion lek",
            {"currency": "ALL", "role": "budget", "provider": "AL"},
        ),
        Example(
            "Germany has announced a programme for Serbia. The measure is worth €6 million.",
            "€6 million",
            {"provider": "DE", "recipients": ("RS",)},
        ),
        Example(
            "The EU unveiled a plan for Serbia: a mixture of grants and soft loans of €7 billion.",
            "€7 billion",
            {"role": "other"},
        ),
        Example(
            "The station was built by Bosnia, financed by the EU with €2 million and co-financed "
            "by the Bosnian border police with €900,000.",
            "€900,000",
            {"provider": "BA"},
        ),
        Example(
            "The largest gifts came from Germany ($2 million) and the United States ($3 million).",
            "$3 million",
            {"provider": "US"},
        ),
        Example(
            "Norway, Japan and Germany contributed 4 million euros to the fund for Bosnia.",
            "4 million euros",
            {"provider": None, "recipients": ("BA",)},
        ),
        Example(
            "Five cars worth 120,000 euros were handed over to the police of Kosovo by Japan.",
            "120,000 euros",
            {"role": "aid", "provider": "JP", "recipients": ("XK",), "purpose": "Five cars"},
        ),
        Example(
            "Tirana gets €30 million and Skopje €24 million from the Growth Plan.",
            "€24 million",
            {"provider": "EU", "recipients": ("MK",)},
        ),
        Example(
            "Washington pledged 25 million dollars to help Bosnia with new power lines.",
            "25 million dollars",
            {"role": "aid", "provider": "US", "recipients": ("BA",)},
        ),
        Example(
            "The parliament of Albania ratified a loan agreement of €90 million with the EIB.",
            "€90 million",
            {"role": "loan", "provider": "EIB", "recipients": ("AL",)},
        ),
        Example(
            "Japan gave Albania €2m. Kosovo received €3m. The money will be used to repair roofs.",
            "€3m",
            {"purpose": "repair roofs"},
        ),
        Example(
            "EULEX works in Kosovo. Running the mission costs €80 million a year.",
            "€80 million a year",
            {"role": "budget", "provider": "EU", "recipients": ("EULEX",)},
        ),
        Example(
            "Skopje is the capital of North Macedonia. The government allocated €3m for radars.",
            "€3m",
            {"role": "budget", "provider": "MK", "purpose": "radars"},
        ),
        Example(
            "The US is to give $200m to refugees, Japan $125m and the European Union $150m.",
            "$150m",
            {"provider": "EU", "role": "aid"},
        ),
        Example(
            "Kosovo lacks radios. Norway promised another €2m for those of the border posts.",
            "€2m",
            {"provider": "NO", "recipients": ("XK",), "role": "aid"},
        ),
        Example(
            "Each of the six countries will receive 10 million euros for schools and new roads.",
            "10 million euros",
            {"recipients": ("Western Balkans",), "purpose": "schools and new roads"},
        ),
        Example(
            "The EU gives €9m for roads. The government of Serbia funded a bridge with €5m.",
            "€5m",
            {"provider": "RS", "role": "budget", "purpose": "a bridge"},
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
        "The club will receive €15 million from the Champions League after the transfer of its "
        "striker to Serbia.",
        "The company’s revenue rose to €120 million. It invested €12 million in a new factory.",
        "Profits of the brewery rose to €9 million from €5 million, backed by a loan.",
        "Foreign direct investment in North Macedonia totalled 700 million euros.",
        "The wedding in Tirana cost €30,000.",
        "The league’s top scorer, a midfielder from Serbia, earns €2m.",
        "Migrants paid the smugglers up to 5,000 euros to reach Bosnia.",
        "Revenues in the budget of Serbia are planned at 2,000 billion dinars.",
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
RULES = (SUM, LISTED, CONTINUED, ITEM)
