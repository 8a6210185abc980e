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
        Example(
            "Serbia is preparing four technical protocols with Albania, on customs and on ports.",
            "four technical protocols with Albania",
            {"count": 4, "parties": ("AL", "RS"), "status": "planned"},
        ),
        Example(
            "The ministers of the six signed three agreements on mobility.",
            "three agreements",
            {"count": 3, "parties": ("AL", "BA", "ME", "MK", "RS", "XK"), "domain": "mobility"},
        ),
        Example(
            "Four bilateral documents were signed by Serbia and Italy in the area of law.",
            "Four bilateral documents",
            {"count": 4, "parties": ("IT", "RS"), "domain": "law"},
        ),
        Example(
            "Kosovo Police signed five agreements with the police of Albania and Montenegro.",
            "five agreements with the police of Albania and Montenegro",
            {"count": 5, "parties": ("AL", "ME", "XK")},
        ),
        Example(
            "Bosnia’s warring sides signed two agreements on the opening of the airport.",
            "two agreements",
            {"count": 2, "parties": ("BA",), "note": "The words do not name all parties."},
        ),
        Example(
            "The signing of two new agreements between Serbia and Albania has been announced.",
            "two new agreements",
            {"count": 2, "parties": ("AL", "RS"), "status": "planned"},
        ),
        Example(
            "With Bulgaria the government of Serbia has signed three treaties.",
            "three treaties",
            {"count": 3, "parties": ("BG", "RS"), "status": "signed"},
        ),
        Example(
            "Two agreements were signed in Bar by Prime Ministers Ana Kola of Albania and Ivan "
            "Marić of Serbia.",
            "Two agreements",
            {"count": 2, "parties": ("AL", "RS"), "status": "signed"},
        ),
        Example(
            "The Turkish president came to Sarajevo. The two delegations signed eight agreements.",
            "eight agreements",
            {"count": 8, "parties": ("BA", "TR")},
        ),
        Example(
            "Serbia and Albania signed two memoranda in Bar: on tourism and on sport.",
            "two memoranda",
            {"count": 2, "domain": "tourism and sport"},
        ),
        Example(
            "Albania and Serbia signed six accords. They cover customs, visas and mines.",
            "six accords",
            {"count": 6, "domain": "customs, visas and mines"},
        ),
        Example(
            "Serbia has signed 40 agreements with Italy and is preparing three more, on taxes.",
            "40 agreements with Italy",
            {"count": 40, "parties": ("IT", "RS"), "status": "signed"},
        ),
        Example(
            "Kosovo has 60 agreements with 20 states, among them three with Albania.",
            "60 agreements",
            {"count": 60, "parties": ("XK",)},
        ),
        Example(
            "Minister Ana Kola of Albania spoke. With Italy alone, five protocols are in force.",
            "five protocols",
            {"count": 5, "parties": ("AL", "IT")},
        ),
    ),
    (
        "It is the second agreement with Albania.",
        "Serbia signed an agreement with Albania.",
        "Serbia signed one agreement with Albania.",
        "Several agreements with Albania followed.",
        "The firm has 12 contracts with shops.",
        "The striker has signed two contracts with a club from Albania.",
        "The peace plan for Bosnia has ten points and was signed in Paris.",
    ),
)
ELLIPTICAL = Rule(
    "agreement.elliptical",
    "A bare number that goes on with agreements counted up to two sentences before: it has a "
    "counterpart, or words such as “another”, “we had”, “of which” or “are being prepared”.",
    (
        Example(
            "Montenegro signed six treaties with Albania and four with Serbia.",
            "four with Serbia",
            {"count": 4, "parties": ("ME", "RS")},
        ),
        Example(
            "Serbia and Albania signed ten agreements. The two governments had 30 before, of which "
            "20 are implemented.",
            "20",
            {"count": 20, "parties": ("AL", "RS")},
        ),
        Example(
            "Montenegro signed six treaties with Albania. With Serbia five are being prepared.",
            "With Serbia five",
            {"count": 5, "parties": ("ME", "RS"), "status": "planned"},
        ),
        Example(
            "Serbia and Albania signed ten agreements. The two states say 12 more are in the "
            "works.",
            "12 more",
            {"count": 12, "parties": ("AL", "RS"), "status": "planned"},
        ),
    ),
    (
        "Montenegro played six matches with Albania and four with Serbia.",
        "The treaty helps. Serbia sent 30 officers, of which four are trained.",
    ),
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
        Example(
            "“With Serbia we have not even one agreement,” said Kosovo’s minister Ana Kola.",
            "With Serbia we have not even one agreement",
            {"count": None, "parties": ("RS", "XK"), "status": "none"},
        ),
        Example(
            "Only with Serbia is there still no agreement, said Kosovo’s minister Ana Kola.",
            "with Serbia is there still no agreement",
            {"parties": ("RS", "XK"), "status": "none"},
        ),
        Example(
            "Montenegro signed six treaties with Albania, and with Serbia so far none.",
            "with Serbia so far none",
            {"count": None, "parties": ("ME", "RS"), "status": "none"},
        ),
        Example(
            "The talks between Kosovo and Serbia ended without an agreement on car plates.",
            "without an agreement",
            {"count": None, "parties": ("RS", "XK"), "status": "none", "domain": "car plates"},
        ),
        Example(
            "Serbia and Kosovo failed to reach an agreement on energy.",
            "failed to reach an agreement",
            {"parties": ("RS", "XK"), "status": "none", "domain": "energy"},
        ),
        Example(
            "The leaders of Serbia and Kosovo made no progress at the talks in Brussels.",
            "made no progress at the talks",
            {"parties": ("RS", "XK"), "status": "none"},
        ),
    ),
    (
        "You don’t sign agreements with Serbia, said a pensioner from Kosovo.",
        "There is no agreement on when winter starts.",
        "No progress was made with the roof.",
        "Of the four boats with Serbia none has sailed.",
        "Bosnia’s parties failed to reach an agreement on a new government.",
        "The clubs from Serbia and Kosovo failed to reach an agreement on the player.",
        "The union and the factory ended their talks without a deal.",
    ),
)
RULES = (COUNT, ELLIPTICAL, ABSENT)
