"""The ways articles state how many people serve, with what each must read and leave alone."""

from __future__ import annotations

from wbdossier.extract.personnel.bare_rules import (
    BARE_STRENGTH,
    COMPARED,
    FURTHER,
    GIVEN,
    LISTED,
    PART,
    POSTED,
)
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
            "Norway has 40 soldiers in KFOR, the NATO force in Kosovo, which has 3,900 troops.",
            "3,900 troops",
            {"count": 3900, "mission": "KFOR", "contributor": None},
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
            "additional 500 troops",
            {"mission": "EUFOR_ALTHEA", "location": "BA", "change": "additional"},
        ),
        Example(
            "Our factsheet on KFOR and EULEX:\n\n- 1 240: police officers deployed in Kosovo\n",
            "1 240: police officers",
            {"count": 1240, "unit": "police officers"},
        ),
        Example(
            "IFOR is in Bosnia to stay. Some 950 Danes patrol the valley of the Spreca.",
            "Some 950 Danes",
            {"count": 950, "contributor": "DK", "mission": "IFOR"},
        ),
        Example(
            "NATO troops came in 1995. Of the 48,000 men and women in Bosnia, 9,000 were British.",
            "48,000 men and women",
            {"count": 48000, "contributor": None},
        ),
        Example(
            "The mandate for KFOR keeps an upper limit of 400 soldiers.",
            "400 soldiers",
            {"bound": "up_to"},
        ),
        Example(
            "MACEDONIA: ALLIES READY 2,500 TROOPS. KFOR IS NOT TO BE TOUCHED BY THIS.",
            "2,500 TROOPS",
            {"mission": None, "location": "MK"},
        ),
        Example(
            "She thanked Denmark, which keeps 35 men in KFOR, and Latvia for its 130 soldiers.",
            "130 soldiers",
            {"contributor": "LV"},
        ),
        Example(
            "The Serbian minister said that 250 ethnic Albanian officers will join the police.",
            "250 ethnic Albanian officers",
            {"contributor": "RS"},
        ),
        Example(
            "Britain has 290 personnel in KFOR, of whom 30 are reservists.",
            "30 are reservists",
            {"count": 30, "unit": "reservists", "contributor": "GB"},
        ),
        Example(
            "The British army estimates the strength of the Yugoslavs at 18,000 soldiers.",
            "18,000 soldiers",
            {"contributor": None},
        ),
        Example(
            "KFOR changes. While 40 Czech troops are going home, 70 other soldiers will arrive.",
            "70 other soldiers",
            {"change": "total"},
        ),
        Example(
            "EULEX in Kosovo will have a staff of 2000 people.",
            "2000 people",
            {"count": 2000, "when": None},
        ),
        Example(
            "Latvia may join KFOR with some of its 5,500-strong armed forces.",
            "5,500-strong armed forces",
            {"contributor": "LV", "mission": None},
        ),
        Example(
            "The 900 Danish soldiers of IFOR will be replaced by another 800 soldiers.",
            "another 800 soldiers",
            {"change": "total"},
        ),
        Example(
            "There are now 120 standing corps officers of Frontex in Albania.",
            "120 standing corps officers",
            {"mission": "FRONTEX", "location": "AL"},
        ),
        Example(
            "Some 200 British soldiers have been sent to Kosovo to reinforce KFOR.",
            "Some 200 British soldiers",
            {"contributor": "GB", "change": "additional"},
        ),
        Example(
            "About 7,000 SFOR soldiers leave in May. Another 6,000 troops will replace them.",
            "Another 6,000 troops",
            {"count": 6000, "change": "total"},
        ),
        Example(
            "Denmark’s 90 soldiers, of a battalion based in Germany, will serve abroad.",
            "90 soldiers",
            {"contributor": "DK", "location": None},
        ),
        Example(
            "Paris gave money to Bosnia’s armed forces and we send 70 soldiers to KFOR.",
            "70 soldiers",
            {"contributor": None, "mission": "KFOR"},
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
        "In May 40 members of KFOR, the force that NATO leads in Kosovo, were injured.",
        "In May 30 KFOR soldiers and 52 protesters were injured in Kosovo.",
        "KFOR is split into five brigade-sized task forces.",
    ),
)

RULES = (STRENGTH, PART, BARE_STRENGTH, LISTED, POSTED, FURTHER, COMPARED, GIVEN)
