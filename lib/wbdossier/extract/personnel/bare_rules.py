"""The ways articles give numbers of people without a noun: parts, lists, new strengths."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

PART = Rule(
    "personnel.part",
    "A part of people counted in the same sentence: “30 of its 170 troops”.",
    (
        Example(
            "Austria will withdraw 30 of its 170 troops from Bosnia.",
            "30 of its",
            {"count": 30, "contributor": "AT", "change": "reduction"},
        ),
        Example(
            "Some 21 members of the Armed Forces of Montenegro serve abroad, two of them in KFOR.",
            "two of them",
            {"count": 2, "contributor": "ME", "mission": "KFOR"},
        ),
        Example(
            "Germany, for the first time, will send combat troops -- up to 2,000 of them.",
            "up to 2,000 of them",
            {"count": 2000, "unit": "combat troops", "bound": "up_to"},
        ),
        Example(
            "The council sent four officers to the UN mission. In KFOR there are two of ours.",
            "two of ours",
            {"count": 2, "mission": "KFOR"},
        ),
    ),
    (
        "Two of them were killed when 170 troops came.",
        "Kosovo, where KFOR troops serve, is recognised by 22 of the 27 EU countries.",
    ),
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
        Example(
            "Serbia has denied it. Its army has cut the number of soldiers from 8,350 to 4,100.",
            "8,350",
            {"count": 8350, "count_max": None, "contributor": "RS", "change": "total"},
        ),
        Example(
            "EULEX is in Kosovo. Kosovo’s police has grown. Staff would fall from 1,950 to 1,250.",
            "1,950",
            {"count": 1950, "mission": "EULEX", "contributor": None},
        ),
        Example(
            "EULEX staff would be cut from around 3,000 to about 2,250 by May.",
            "around 3,000",
            {"count": 3000, "mission": "EULEX", "bound": "about"},
        ),
        Example(
            "NATO will cut its 14,000-member Kosovo Force to 10,000 by May and to 2,300 later.",
            "2,300",
            {"count": 2300, "mission": "KFOR", "change": "total"},
        ),
        Example(
            "The mission in Kosovo, KFOR, was reinforced by 600 in May.",
            "600",
            {"count": 600, "mission": "KFOR", "change": "additional"},
        ),
        Example(
            "KFOR and EUFOR serve here. Ireland will reduce the Kosovo contingent by four.",
            "four",
            {"count": 4, "contributor": "IE", "change": "reduction", "location": "XK"},
        ),
        Example(
            "EUFOR was reinforced last year from 700 to about 1,200 in Bosnia.",
            "about 1,200",
            {"count": 1200, "bound": "about", "change": "total"},
        ),
        Example(
            "The Force of Kosovo has 3.500 active and 700 in reserve, the army said.",
            "3.500",
            {"count": 3500},
        ),
        Example(
            "More are on their way to KFOR: around three hundred, from the Royal Irish Regiment.",
            "around three hundred",
            {"count": 300, "contributor": "GB"},
        ),
        Example(
            "The Danish army has troops ready. An advance force of about 3,000 will go to Bosnia.",
            "about 3,000",
            {"contributor": None},
        ),
        Example(
            "That would take KFOR, the NATO force, to something like five thousand.",
            "something like five thousand",
            {"count": 5000, "mission": "KFOR"},
        ),
        Example(
            "The ministers met. KFOR in Kosovo would fall to 2,100 in 2009.",
            "2,100",
            {"note": "A strength that is planned or expected, not one reached."},
        ),
        Example(
            "The Polish company (120) left KFOR in May.",
            "120",
            {"count": 120, "contributor": "PL", "mission": "KFOR"},
        ),
        Example(
            "The EULEX police unit is 105-strong; it was brought up to 140 in May.",
            "140",
            {"count": 140, "mission": "EULEX", "bound": "exact"},
        ),
    ),
    (
        "The age limit for soldiers is to rise from 27 to 30, the army said.",
        "The strength of the storm rose to 9 as troops slept.",
        "Turnout rose from 40 to 50 as the police watched.",
    ),
)
LISTED = Rule(
    "personnel.listed",
    "A country and a bare number in a list of contributions that names the noun once.",
    (
        Example(
            "Greece, Italy and Turkey have 110, 690 and 320 soldiers in KFOR.",
            "690",
            {"count": 690, "contributor": "IT", "mission": "KFOR"},
        ),
        Example(
            "KFOR counts 700 soldiers from Italy, 300 from Hungary and 250 from Turkey.",
            "300",
            {"count": 300, "contributor": "HU", "mission": "KFOR"},
        ),
        Example(
            "The force will have 20,000 Americans, 13,000 British, 900 French and 40 Italians.",
            "13,000",
            {"count": 13000, "contributor": "GB"},
        ),
        Example(
            "The largest contributors to KFOR are Italy (852), Turkey (300) and Austria (273).",
            "852",
            {"count": 852, "contributor": "IT", "mission": "KFOR"},
        ),
        Example(
            "NATO has a force in Bosnia. The Americans give 14,000, the French 7,000.",
            "14,000",
            {"count": 14000, "contributor": "US"},
        ),
    ),
    (
        "The vote was 300 from Hungary and 250 from Turkey.",
        "Germany has given 400 tents and France 200 to the army of Kosovo.",
        "They were met by the UK's 16 Air Assault Brigade.",
    ),
)
POSTED = Rule(
    "personnel.posted",
    "A bare number and where they serve, in a list that names the noun once.",
    (
        Example(
            "The Albanian army has 132 soldiers abroad: 89 in KFOR, 36 in Latvia and two in Mali.",
            "36",
            {"count": 36, "contributor": "AL", "location": "LV", "mission": None},
        ),
        Example(
            "The Bundesheer has 780 soldiers abroad: Kosovo 241, Bosnia 178 and Lebanon 167.",
            "241",
            {"count": 241, "contributor": "AT", "location": "XK"},
        ),
        Example(
            "Polish soldiers abroad:\n\n- KFOR, Kosovo: 165\n- EUFOR, Bosnia: 20\n",
            "20",
            {"count": 20, "contributor": "PL", "mission": "EUFOR_ALTHEA", "location": "BA"},
        ),
        Example(
            "Some 5,500 American soldiers are in Croatia, and 7,500 in Hungary.",
            "7,500",
            {"count": 7500, "contributor": "US", "location": "HU"},
        ),
        Example(
            "Serbia has sent 176 soldiers abroad: in Lebanon (UNIFIL) 130, in Cyprus 46.",
            "130",
            {"count": 130, "contributor": "RS", "location": "LB"},
        ),
    ),
    ("They drove 300 kilometres in Serbia, and 20 in Kosovo, to the barracks.",),
)
FURTHER = Rule(
    "personnel.further",
    "A bare number of more, or of others, of people counted before: “another 138 will follow”.",
    (
        Example(
            "Denmark has sent 200 soldiers to KFOR. Another 138 will follow in May.",
            "Another 138",
            {"count": 138, "contributor": "DK", "mission": "KFOR", "change": "additional"},
        ),
        Example(
            "Montenegro sent 29 soldiers to Herat; another two are bound for Pristina with KFOR.",
            "another two",
            {"count": 2, "contributor": "ME", "mission": "KFOR"},
        ),
    ),
    (
        "The union sent 40 letters to the army. Another 138 will follow in May.",
        "The army costs 180 million euro, for 45 million more than last year.",
    ),
)
COMPARED = Rule(
    "personnel.compared",
    "A bare number that people counted before were, or are, at another time: “up from 600”.",
    (
        Example(
            "EUFOR has 1,100 troops in Bosnia, up from 600 before the war in Ukraine.",
            "600",
            {"count": 600, "mission": "EUFOR_ALTHEA", "location": "BA", "change": "total"},
        ),
        Example(
            "When 900 Italian soldiers of KFOR left in 2003, it had been nearly 30,000.",
            "nearly 30,000",
            {"count": 30000},
        ),
        Example(
            "KFOR had 50,000 soldiers in 1999 and 16,000 in 2006.",
            "16,000",
            {"count": 16000, "unit": "soldiers", "mission": "KFOR", "when": "2006"},
        ),
    ),
    ("The army of Kosovo paid 400 euros for a tent, up from 300.",),
)
GIVEN = Rule(
    "personnel.given",
    "A bare number that a force is said to have or a state to send, where no thing is counted.",
    (
        Example(
            "The Danish battalion kept 120 in Kosovo until May.",
            "120",
            {"count": 120, "contributor": "DK", "location": "XK"},
        ),
        Example(
            "KFOR is in Camp Bondsteel. “There are 3,900 of you, soldiers, and I thank you all.”",
            "3,900 of you",
            {"mission": "KFOR"},
        ),
        Example(
            "In 1999 KFOR had 50,000 soldiers; today there are 4,500.",
            "4,500",
            {"count": 4500, "mission": "KFOR"},
        ),
    ),
    ("The battalion has 12 lorries.", "The army has cut the price to 400 for members."),
)
