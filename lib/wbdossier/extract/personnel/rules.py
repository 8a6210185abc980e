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
        Example(
            "Around 500 members of the Serbian Armed Forces will take part.",
            "Around 500 members",
            {"count": 500, "contributor": "RS", "bound": "about"},
        ),
        Example(
            "On March 11 the German parliament voted to extend the stay of its 1,300 soldiers.",
            "1,300 soldiers",
            {"contributor": "DE", "when": None},
        ),
        Example(
            "Operation Althea has two problems. Fewer than 1,200 troops can deter nobody.",
            "Fewer than 1,200 troops",
            {"mission": "EUFOR_ALTHEA", "change": "total"},
        ),
        Example(
            "The demining battalion, which has 460 members, is at the border.",
            "460 members",
            {"count": 460},
        ),
        Example(
            "THE U-S FORCE OF SFOR LEAVES. BRITAIN KEEPS 5-THOUSAND TROOPS IN BOSNIA WITH SFOR.",
            "5-THOUSAND TROOPS",
            {"count": 5000, "contributor": "GB", "mission": "SFOR", "location": "BA"},
        ),
        Example(
            "The Defence Ministry in Vienna has spoken. It said 90 soldiers would stay with KFOR.",
            "90 soldiers",
            {"contributor": "AT", "mission": "KFOR"},
        ),
        Example(
            "Some 280 guardsmen of the Kentucky National Guard have come to Camp Bondsteel.",
            "Some 280 guardsmen",
            {"contributor": "US", "location": "XK", "bound": "about"},
        ),
        Example(
            "Portugal ended its role in KFOR: the last 180 soldiers came home.",
            "180 soldiers",
            {"contributor": "PT", "mission": "KFOR", "change": "reduction"},
        ),
        Example(
            "About 1,600 U.S. service members will join the 3,800 troops from 27 nations in KFOR.",
            "About 1,600 U.S. service members",
            {"count": 1600, "unit": "service members", "contributor": "US"},
        ),
        Example(
            "Denmark sent 300 troops. They will join the 3,800 troops from 27 nations in KFOR.",
            "3,800 troops",
            {"contributor": None, "change": "total"},
        ),
        Example(
            "Italy sends 560 more soldiers. The 560 soldiers from Italy will serve in KFOR.",
            "560 more soldiers",
            {"contributor": "IT", "mission": "KFOR", "change": "additional"},
        ),
        Example(
            "Austria and Slovenia send 273 and 90 soldiers to KFOR.",
            "90 soldiers",
            {"count": 90, "contributor": "SI", "mission": "KFOR"},
        ),
        Example(
            "Italy’s army sent a contingent. Twenty-nine of its members will serve in Herat.",
            "Twenty-nine of its members",
            {"count": 29, "unit": "members", "contributor": "IT"},
        ),
        Example(
            "KFOR, said its commander, has 3,500 men and women in Kosovo.",
            "3,500 men and women",
            {"unit": "men and women", "mission": "KFOR"},
        ),
        Example(
            "The EU force EUFOR took over from SFOR in Bosnia with 7,000 soldiers.",
            "7,000 soldiers",
            {"mission": "EUFOR_ALTHEA"},
        ),
        Example(
            "The staff of EULEX is in Kosovo. It employs 90 people.",
            "90 people",
            {"count": 90, "mission": "EULEX", "location": "XK"},
        ),
        Example(
            "Ireland contributes 500 personnel to six missions. The main one is UNIFIL, with 378 "
            "personnel; KFOR has twelve members of the Defence Forces.",
            "378 personnel",
            {"contributor": "IE", "mission": None, "location": "LB"},
        ),
        Example(
            "With 40 soldiers in KFOR, Croatia is a small contributor.",
            "40 soldiers",
            {"contributor": "HR", "mission": "KFOR"},
        ),
        Example(
            "Summer patrols begin: 60 police officers of Kosovo will be deployed in Vlora.",
            "60 police officers",
            {"contributor": "XK", "location": "AL"},
        ),
        Example(
            "EUFOR to get additional 500 troops\n\nSome 500 troops will come to Bosnia for EUFOR.",
            "500 troops",
            {"mission": "EUFOR_ALTHEA", "location": "BA", "change": "additional"},
        ),
        Example(
            "Slovenia has 300 soldiers abroad: 200 in KFOR and 90 in EUFOR Althea.",
            "300 soldiers",
            {"contributor": "SI", "mission": None},
        ),
        Example(
            "The Kosovo Police has 9,000 officers, KFOR said.",
            "9,000 officers",
            {"contributor": "XK", "mission": None},
        ),
        Example(
            "PODGORICA, 12 June 2024 - The Army today has 1,586 professional soldiers.",
            "1,586 professional soldiers",
            {"contributor": "ME"},
        ),
    ),
    (
        "Two soldiers were killed and 12 police officers injured in the clash.",
        "The union has 400 staff in two shops.",
        "Some 30 KFOR peacekeepers were wounded.",
        "About 2,000 people marched through the town.",
        "You may pass it without noticing: a white car, two bored soldiers, a small blue flag.",
        "The draw was won by ten-man Albania as police watched.",
        "The blast left 30 KFOR soldiers — 11 Italians and 19 Hungarians — wounded.",
        "A battalion of KFOR typically has 300 to 1,000 troops.",
        "The strength comes from 27 NATO members, KFOR said.",
        "KFOR said 300 people had crossed the bridge.",
        "Three armoured personnel carriers of the army drove off.",
        "Two U.S. Soldiers Die in Kosovo",
        "Some 30 KFOR soldiers, among them 14 Italians and 16 Hungarians, suffered burns.",
        "KFOR has 200 fewer troops than last year.",
        "KFOR is split into five brigade-sized task forces.",
    ),
)
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
            "138",
            {"count": 138, "contributor": "DK", "mission": "KFOR", "change": "additional"},
        ),
        Example(
            "Montenegro sent 29 soldiers to Herat; another two are bound for Pristina with KFOR.",
            "two",
            {"count": 2, "contributor": "ME", "mission": "KFOR"},
        ),
    ),
    ("The union sent 40 letters to the army. Another 138 will follow in May.",),
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
            "In 1999 KFOR had 50,000 soldiers; today there are 4,500.",
            "4,500",
            {"count": 4500, "mission": "KFOR"},
        ),
    ),
    ("The battalion has 12 lorries.", "The army has cut the price to 400 for members."),
)
RULES = (STRENGTH, PART, BARE_STRENGTH, LISTED, POSTED, FURTHER, COMPARED, GIVEN)
