"""The ways articles state what a state pays for what it buys, with their examples."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

PURCHASE = Rule(
    "funding.purchase",
    "The price of goods that a state buys: the buyer's own money, which the seller's state gets; "
    "aid where the goods are for another state.",
    (
        Example(
            "Serbia buys eight radars from Italy and will pay 20 million euros for them.",
            "20 million euros",
            {"role": "other", "provider": "RS", "recipients": ("IT",), "purpose": "eight radars"},
        ),
        Example(
            "Kosovo ordered 40 lorries from the Turkish firm Anadolu at a cost of €6 million.",
            "€6 million",
            {"role": "other", "provider": "XK", "recipients": ("TR",), "purpose": "40 lorries"},
        ),
        Example(
            "Albania signed a contract worth €23 million with a German company for tents.",
            "€23 million",
            {"provider": "AL", "recipients": ("DE",), "purpose": "tents"},
        ),
        Example(
            "Croatia sold Albania two boats for 3 million euros.",
            "3 million euros",
            {"provider": "AL", "recipients": ("HR",), "purpose": "two boats"},
        ),
        Example(
            "Montenegro will spend 12 million euros on patrol boats from Italy.",
            "12 million euros",
            {"provider": "ME", "recipients": ("IT",), "purpose": "patrol boats"},
        ),
        Example(
            "Kosovo’s government has paid 3 million euros for rifles from Croatia.",
            "3 million euros",
            {"role": "other", "provider": "XK", "recipients": ("HR",), "purpose": "rifles"},
        ),
        Example(
            "The Albanian Army bought three tanks for €2 million.",
            "€2 million",
            {"role": "budget", "provider": "AL", "recipients": (), "purpose": "three tanks"},
        ),
        Example(
            "Kosovo bought 30 rifles from Norway. It paid €90,000 for them.",
            "€90,000",
            {"provider": "XK", "recipients": ("NO",), "purpose": "30 rifles"},
        ),
        Example(
            "Germany bought ten scanners for Kosovo at a cost of €3 million.",
            "€3 million",
            {"role": "aid", "provider": "DE", "recipients": ("XK",)},
        ),
        Example(
            "The United States approved the sale of missiles worth 75 million dollars to Kosovo.",
            "75 million dollars",
            {"role": "other", "provider": "XK", "recipients": ("US",), "purpose": "missiles"},
        ),
    ),
    (
        "The United States will sell Kosovo rockets. The sale is worth €75 million.",
        "A brewery in Zadar was sold to Serbia’s largest hotel chain for 11 million euros.",
        "Albania exported wine worth €4 million and bought oil for €9 million.",
        "With money of others, Kosovo bought 20 radios from Italy for €90,000.",
        "The company bought two mills from Italy for €3 million.",
    ),
)
