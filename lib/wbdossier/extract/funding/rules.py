"""The ways articles state a sum of money given, each with what it must read and leave alone."""

from __future__ import annotations

from wbdossier.extract.funding.list_rules import CONTINUED, ITEM, LISTED
from wbdossier.extract.funding.purchase_rules import PURCHASE
from wbdossier.extract.rule import Example, Rule

SUM = Rule(
    "funding.sum",
    "A sum of money with a word of giving, lending, investing or budgeting nearer than any word of "
    "trade, prices, fines or crime.",
    (
        Example(
            "The municipalities of Trebinje and Nikšić will get a grant of €2 million.",
            "€2 million",
            {"role": "grant", "recipients": ("BA", "ME")},
        ),
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
            "Meeting in Luxembourg, the EU agreed on a grant of €30m for Kosovo.",
            "€30m",
            {"provider": "EU", "recipients": ("XK",)},
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
        Example(
            "The EU adopted two assistance measures for Albania, worth €9 million. The first, "
            "worth €5 million, goes to the Albanian army for field kitchens.",
            "€5 million",
            {"role": "aid", "provider": "EU", "recipients": ("AL",), "purpose": "field kitchens"},
        ),
        Example(
            "Hungary has soldiers in Bosnia. The deployment has cost 8 million euros so far.",
            "8 million euros",
            {"role": "budget", "provider": "HU", "recipients": ()},
        ),
        Example(
            "EULEX was extended by a year. The budget was set at €90 million.",
            "€90 million",
            {"role": "budget", "provider": "EU", "recipients": ("EULEX",)},
        ),
        Example(
            "Chancellor Karl Bauer of Germany promised 30 million euros for the port of Bar.",
            "30 million euros",
            {"provider": "DE", "purpose": "the port of Bar"},
        ),
        Example(
            "The Bosnian presidency thanked Norway for 5 million euros in aid after the floods.",
            "5 million euros",
            {"role": "aid", "provider": "NO", "recipients": ("BA",)},
        ),
        Example(
            "Norway gave Montenegro three boats. The boats are worth 2 million euros.",
            "2 million euros",
            {"role": "aid", "provider": "NO", "recipients": ("ME",)},
        ),
        Example(
            "The motorway in Kosovo has an EIB loan of €60 million and EU grants of €20 million.",
            "€20 million",
            {"role": "grant", "provider": "EU"},
        ),
        Example(
            "€6 million from the Instrument for Pre-accession Assistance will finance boats on "
            "Lake Ohrid.",
            "€6 million",
            {"purpose": "boats on Lake Ohrid"},
        ),
        Example(
            "With a grant of 2 million euros, the EU helps Bosnia’s police buy boats.",
            "2 million euros",
            {"role": "grant", "provider": "EU", "purpose": "Bosnia’s police buy boats"},
        ),
        Example(
            "Denmark leads the project on cyber crime in Serbia with a contribution of €3 million.",
            "€3 million",
            {"provider": "DK", "recipients": ("RS",)},
        ),
        Example(
            "Norway donated €3 million to Albania and €2 million to Kosovo for mine clearance.",
            "€3 million",
            {"provider": "NO", "recipients": ("AL",), "purpose": "mine clearance"},
        ),
        Example(
            "The new bridge in Mitrovica, which cost €4 million, was paid for by Austria.",
            "€4 million",
            {"provider": "AT", "purpose": "The new bridge in Mitrovica"},
        ),
        Example(
            "He praised the gift of €2 million in equipment, which Italy has given to Albania.",
            "€2 million",
            {"provider": "IT", "recipients": ("AL",)},
        ),
        Example(
            "Two billion euros are grants and four billion euros are soft loans, the EU said.",
            "four billion euros",
            {"role": "loan"},
        ),
        Example(
            "Swiss Foreign Minister Anna Frei announced 8 million francs for schools in Kosovo.",
            "8 million francs",
            {"currency": "CHF", "provider": "CH", "purpose": "schools in Kosovo"},
        ),
        Example(
            "Turkey gave Bosnia 2 million marks.",
            "2 million marks",
            {"currency": None, "provider": "TR", "recipients": ("BA",)},
        ),
        Example(
            "Serbia took out a loan of €50 million from the EBRD, and the government of Serbia "
            "adds €5 million from the state budget.",
            "€5 million",
            {"role": "budget", "provider": "RS"},
        ),
        Example(
            "The EU gives grants for four projects.\n\nAt a glance\n\n"
            "Serbia. Railway to Bar: grant of €8 million, EIB loan of €9 million.",
            "€9 million",
            {"role": "loan", "provider": "EIB", "recipients": ("RS",), "purpose": "Railway to Bar"},
        ),
        Example(
            "Measures under the European Peace Facility: Albania €5m, Montenegro €7m.",
            "€7m",
            {"provider": "EU", "recipients": ("ME",)},
        ),
        Example(
            "The EU gave Kosovo €15 million. Austria put in €4 million for scanners.\n\n"
            "The EU gave Albania €2 million.",
            "€4 million",
            {"provider": "AT", "recipients": (), "purpose": "scanners"},
        ),
        Example(
            "Albania bought ambulances with a grant of €4 million from Japan.",
            "€4 million",
            {"role": "grant", "provider": "JP", "recipients": ("AL",)},
        ),
        Example(
            "A new programme for customs officers in Albania, €7 million, starts in May.",
            "€7 million",
            {"purpose": "customs officers in Albania"},
        ),
    ),
    (
        "Exports to the EU reached €40m.",
        "In 2019 Serbia’s exports to the EU were worth €14 billion.",
        "The soldiers paid 20,000 euros for the wedding of a friend.",
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
RULES = (SUM, PURCHASE, LISTED, CONTINUED, ITEM)
