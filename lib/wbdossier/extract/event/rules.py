"""The rules about events."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

DATED = Rule(
    "event.dated",
    "A date with a day or a month, together with what the sentence says happened then: the "
    "happening it stands beside, else the subject, the verb and the object of its clause.",
    (
        Example(
            "The ministers signed the treaty in Tirana on 4 May 2022.",
            "The ministers signed the treaty in Tirana on 4 May 2022",
            {"date": "2022-05-04", "date_basis": "stated", "place": "Tirana"},
        ),
        Example(
            "The summit in Skopje on 9 June was short.",
            "summit in Skopje on 9 June",
            {"date": "2021-06-09", "date_basis": "resolved", "name": "summit"},
            published="2021-06-10",
        ),
        Example(
            "On Monday, gunmen launched an attack on a convoy near the village of Lukare.",
            "Monday, gunmen launched an attack on a convoy near the village of Lukare",
            {"date": "2021-06-07", "name": "attack on a convoy", "place": "Lukare"},
            published="2021-06-10",
        ),
        Example(
            "Ana Kola, the new envoy, met with the negotiators of Serbia and Kosovo on 8 June.",
            "Ana Kola, the new envoy, met with the negotiators of Serbia and Kosovo on 8 June",
            {
                "name": "Ana Kola met with the negotiators of Serbia and Kosovo",
                "participants": ("RS", "XK"),
            },
            published="2021-06-10",
        ),
        Example(
            "Parliament on 8 June adopted a report on Serbia, which Albania welcomed.",
            "Parliament on 8 June adopted a report on Serbia",
            {"name": "Parliament adopted a report on Serbia"},
            published="2021-06-10",
        ),
        Example(
            "The mandate of the mission was renewed by NATO on 8 June 2021.",
            "The mandate of the mission was renewed by NATO on 8 June 2021",
            {"participants": ("NATO",)},
        ),
        Example(
            "The parties praised the Lukare accord, signed in Vienna on 14 May 2001.",
            "the Lukare accord, signed in Vienna on 14 May 2001",
            {"name": "the Lukare accord signed", "place": "Vienna"},
        ),
        Example(
            "They recalled Resolution 9911 of 10 June 1999.",
            "Resolution 9911 of 10 June 1999",
            {"name": "Resolution 9911", "date": "1999-06-10"},
        ),
        Example(
            "The north is tense since last May, when 9 soldiers were hurt in Zvečan.",
            "last May, when 9 soldiers were hurt",
            {"date": "2023-05", "name": "9 soldiers were hurt", "place": "Zvečan"},
            published="2024-02-01",
        ),
        Example(
            "Leaders of Albania, Montenegro and Serbia met on 3 May 2025 in Skopje.",
            "Montenegro and Serbia met on 3 May 2025",
            {"participants": ("AL", "ME", "RS"), "place": "Skopje"},
        ),
        Example(
            "Skopje will host an economic forum on 3 May 2025.",
            "economic forum on 3 May 2025",
            {"place": "Skopje"},
        ),
        Example(
            "Talks between Belgrade and Pristina resume on 3 May 2025 in Brussels.",
            "Talks between Belgrade and Pristina resume on 3 May 2025",
            {"place": "Brussels", "participants": ("RS", "XK")},
        ),
        Example(
            "With the signing of the protocol on 3 May 2021, Albania joined the scheme.",
            "signing of the protocol on 3 May 2021",
            {"name": "signing of the protocol"},
        ),
        Example(
            "The forces held their annual exercise, Quick Shield 25, at Camp Butmir on 3 May 2025.",
            "annual exercise, Quick Shield 25, at Camp Butmir on 3 May 2025",
            {"place": "Camp Butmir"},
        ),
        Example(
            "The troops trained at the Lukare barracks on 3 May 2025.",
            "The troops trained at the Lukare barracks on 3 May 2025",
            {"name": "The troops trained", "place": "Lukare barracks"},
        ),
        Example(
            "The minister visited Sarajevo on 3 May 2025.",
            "The minister visited Sarajevo on 3 May 2025",
            {"place": "Sarajevo"},
        ),
        Example(
            "Friday’s clashes between police and armed men in Zvečan left two hurt.",
            "Friday’s clashes between police and armed men in Zvečan",
            {"name": "clashes between police and armed men", "place": "Zvečan"},
            published="2021-06-12",
        ),
        Example(
            "November 21. The parties initial the accord in Dayton.\nDecember 14. It is signed.",
            "November 21. The parties initial the accord",
            {"date": "--11-21", "place": "Dayton"},
        ),
        Example(
            "The envoy has a full week.\n\nMonday, 5 May: Visit to Skopje.\n"
            "8-9 May – Youth summit, Tirana.",
            "8-9 May – Youth summit",
            {"date": "2025-05-08", "end_date": "2025-05-09", "place": "Tirana"},
            published="2025-05-02",
        ),
        Example(
            "The force, which was founded on 3 May 2021 according to the plan, is small.",
            "The force, which was founded on 3 May 2021",
            {"name": "The force was founded"},
        ),
        Example(
            "Last year’s planned sum was raised on 3 May 2021 and has since been spent.",
            "Last year’s planned sum was raised on 3 May 2021",
            {"name": "Last year’s planned sum was raised"},
        ),
        Example(
            "The troops trained at the Lukare barracks in Tirana on 3 May 2025.",
            "The troops trained at the Lukare barracks in Tirana on 3 May 2025",
            {"place": "Lukare barracks in Tirana"},
        ),
        Example(
            "The army said that on 3 May 2021 two soldiers were hurt.",
            "The army said that on 3 May 2021 two soldiers were hurt",
            {"date": "2021-05-03"},
        ),
        Example(
            "The council endorsed a package on Tuesday.",
            "The council endorsed a package on Tuesday",
            {"date": None, "name": "The council endorsed a package"},
        ),
        Example(
            "Bridge talks in Lukare\n\nTalks on the bridge were held in Lukare on 3 May 2025.",
            "Talks on the bridge were held in Lukare on 3 May 2025",
            {"date": "2025-05-03", "place": "Lukare"},
        ),
        Example(
            "They were there for the anniversary of Lukare’s entry into the league on 3 May 2021.",
            "Lukare’s entry into the league on 3 May 2021",
            {"name": "Lukare’s entry into the league", "date": "2021-05-03"},
        ),
        Example(
            "The base was closed after the violence of 3 May 2021.",
            "violence of 3 May 2021",
            {"name": "violence"},
        ),
        Example(
            "Talks between Lukare and Belgrade on water broke up without a result on 3 May 2021.",
            "Talks between Lukare and Belgrade on water broke up without a result on 3 May 2021",
            {"name": "Talks between Lukare and Belgrade on water"},
        ),
        Example(
            "Albania opened the chapter, which is about fish, in December 2024.",
            "Albania opened the chapter, which is about fish, in December 2024",
            {"name": "Albania opened the chapter", "participants": ("AL",)},
        ),
        Example(
            "After a winter of work all is set for the Youth Summit, Tirana, 12-13 May 2026.",
            "Youth Summit, Tirana, 12-13 May 2026",
            {"name": "Youth Summit", "place": "Tirana"},
        ),
        Example(
            "Defence ambassadors meeting in Tirana on 3 May 2021 approved a plan.",
            "Defence ambassadors meeting in Tirana on 3 May 2021",
            {"name": "Defence ambassadors meeting", "place": "Tirana"},
        ),
    ),
    (
        "In 2022 the army grew.",
        "Today the talks go on.",
        "Ministers may march on.",
        "TIRANA, 5 May (Adria) - Talks go on.",
        "The picnic is held each August by the families.",
        "Border news in brief\nBy Ana Kola | 4 Nov 2022\n\nThe army grew.",
        "Council of the Union    Press release    9 March 2023    11:40\n\nThe army grew.",
        "Source: Adria Monday, May 17, 2021 | 08:28",
        "The army said on 5 May 2021 that it had grown.",
        "Skopje, 12 March 2020: The army grew.",
        "Photo taken on 12 March 2025",
        "The army rests on a Sunday.",
        "Roads for all\n\nBriefing paper | March 2020\n\nThe roads are new.",
        "“If they need us on Tuesday, we come.”",
        "Roads for all\n\nBy Ana Kola | 4 March 2020, updated 14:55\n\nThe roads are new.",
        "Roads\n\nNews   Roads   Plenary session   10-05-2023 - 12:38\n\nThe roads are new.",
        "Roads for all\n\n16.07.2024  Tirana  Press and information office of the union\n\nNew.",
        "The army is ready today, not tomorrow.",
        "In the town 9 May is a public holiday.",
        "The agency Adria reported on 5 May 2021 that the army had grown.",
    ),
)
NAMED = Rule(
    "event.named",
    "A noun of happening in the singular with a place, a body or people that make it a particular "
    "one.",
    (
        Example(
            "The attack on a patrol in Mitrovica was condemned.",
            "attack on a patrol in Mitrovica",
            {"date": None, "place": "Mitrovica"},
        ),
        Example(
            "He spoke at the Munich Security Conference.",
            "Munich Security Conference",
            {"name": "Munich Security Conference"},
        ),
        Example(
            "Day one of Exercise Quick Shield 25 went well.",
            "Exercise Quick Shield 25",
            {"name": "Exercise Quick Shield 25"},
        ),
        Example(
            "He recalled the siege of Sarajevo.",
            "siege of Sarajevo",
            {"name": "siege", "place": "Sarajevo"},
        ),
        Example(
            "After a shootout between police and masked men near Lukare, roads were closed.",
            "shootout between police and masked men near Lukare",
            {"name": "shootout between police and masked men", "place": "Lukare"},
        ),
        Example(
            "Much was said at the regional conference “Better roads”, which ended early.",
            "regional conference “Better roads”",
            {"name": "regional conference “Better roads”"},
        ),
        Example(
            "The session of the governments of Serbia and Albania, which was held today, ended.",
            "session of the governments of Serbia and Albania",
            {"participants": ("AL", "RS")},
        ),
    ),
    (
        "Regular EU-Western Balkans summits help.",
        "Any attack on a patrol would be answered.",
        "The meeting ended late.",
        "The negotiations with Albania could be slow.",
        "They came to protest and will visit again.",
        "EU Decries New Attack As Envoys Leave",
        "He was indicted for genocide by the UN court.",
        "The laws do not foresee a referendum on NATO membership.",
        "We are meeting with the NATO envoys.",
        "The minister called the attack “barbaric”.",
        "The course on NATO accession is set.",
        "It is a part of the OSCE Regional Trial Project.",
        "A bad census ends in armed clashes in northern Albania.",
        "There is a risk of an attack on KFOR troops.",
    ),
)
RULES = (DATED, NAMED)
