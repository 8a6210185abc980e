"""The rules about accession."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

STEP = Rule(
    "accession.step",
    "A country and the verb of a step: it applies, becomes a candidate, opens talks, opens or "
    "closes chapters, joins; or the EU does so with it.",
    (
        Example(
            "Montenegro opened accession talks with the EU in 2012; 33 chapters have been opened.",
            "33 chapters have been opened",
            {"country": "ME", "status": "chapters_opened", "chapters": 33},
        ),
        Example(
            "Ukraine and Moldova applied for EU membership in 2022.",
            "Ukraine and Moldova applied for EU membership in 2022",
            {"country": "UA", "status": "applied", "date": "2022", "expected": False},
        ),
        Example(
            "The EU granted candidate status to Albania in June 2014.",
            "granted candidate status to Albania",
            {"country": "AL", "status": "candidate"},
        ),
        Example(
            "The minister hopes that Albania will close three chapters in its EU talks by 2026.",
            "Albania will close three chapters in its EU talks by 2026",
            {"country": "AL", "status": "chapters_closed", "chapters": 3, "expected": True},
        ),
        Example(
            "In the EU talks Serbia has opened 22 of 35 chapters and provisionally closed two.",
            "Serbia has opened 22 of 35 chapters",
            {"country": "RS", "status": "chapters_opened", "chapters": 22},
        ),
        Example(
            "In the EU talks Serbia has opened 22 of 35 chapters and provisionally closed two.",
            "Serbia has opened 22 of 35 chapters and provisionally closed two",
            {"country": "RS", "status": "chapters_closed", "chapters": 2},
        ),
        Example(
            "Montenegro applied for EU membership in 2008 and opened accession talks in 2012.",
            "Montenegro applied for EU membership in 2008 and opened accession talks in 2012",
            {"country": "ME", "status": "negotiating", "date": "2012"},
        ),
        Example(
            "Georgia was told no. The country applied for EU membership in March 2022.",
            "The country applied for EU membership in March 2022",
            {"country": "GE", "status": "applied", "date": "2022-03"},
        ),
        Example(
            "Accession negotiations between the EU and Albania began in July 2022.",
            "Accession negotiations between the EU and Albania began in July 2022",
            {"country": "AL", "status": "negotiating", "date": "2022-07"},
        ),
        Example(
            "Croatia joined the EU in 2013.",
            "Croatia joined the EU in 2013",
            {"country": "HR", "status": "member", "date": "2013", "expected": False},
        ),
        Example(
            "Albania on Monday opened Cluster II of its EU talks.",
            "Albania on Monday opened Cluster II",
            {"country": "AL", "status": "chapters_opened", "chapters": None},
        ),
        Example(
            "States of the EU’s waiting room. Serbia: applied in 2009, candidate status in 2012.",
            "Serbia: applied in 2009, candidate status in 2012",
            {"country": "RS", "status": "candidate", "date": "2012"},
        ),
        Example(
            "The EU praised Malta, which opened negotiations on its accession in 1999.",
            "Malta, which opened negotiations on its accession in 1999",
            {"country": "MT", "status": "negotiating"},
        ),
        Example(
            "The EU opened two chapters in its accession talks with Montenegro.",
            "opened two chapters in its accession talks with Montenegro",
            {"country": "ME", "status": "chapters_opened", "chapters": 2},
        ),
        Example(
            "Ministers gave the EU’s green light to open accession talks with Albania.",
            "to open accession talks with Albania",
            {"country": "AL", "status": "negotiating", "expected": True},
        ),
        Example(
            "Albania hopes to conclude its EU accession talks by 2027.",
            "Albania hopes to conclude its EU accession talks by 2027",
            {"country": "AL", "status": "chapters_closed", "date": "2027", "expected": True},
        ),
        Example(
            "Montenegro leads the EU’s list, having opened 33 chapters.",
            "Montenegro leads the EU’s list, having opened 33 chapters",
            {"country": "ME", "status": "chapters_opened", "chapters": 33, "expected": False},
        ),
        Example(
            "Albania’s goal of joining the EU by 2030 is in reach.",
            "Albania’s goal of joining the EU",
            {"country": "AL", "status": "member", "expected": True},
        ),
        Example(
            "Enlargement is late\n\nIt rained. Few came. They sat. They ate. They left. It was "
            "late. It was cold. Albania became a candidate in June 2014.",
            "Albania became a candidate in June 2014",
            {"country": "AL", "status": "candidate", "date": "2014-06"},
        ),
        Example(
            "Malta and the EU\n\nMalta is small. Accession negotiations opened: 15 February 2000.",
            "Accession negotiations opened: 15 February 2000",
            {"country": "MT", "status": "negotiating", "date": "2000-02-15"},
        ),
        Example(
            "EU enlargement is late. Croatia, which joined in 2013, was the last.",
            "Croatia, which joined in 2013",
            {"country": "HR", "status": "member", "date": "2013", "expected": False},
        ),
        Example(
            "Of the 35 chapters of its EU talks Serbia has opened 22.",
            "Serbia has opened 22",
            {"country": "RS", "status": "chapters_opened", "chapters": 22},
        ),
        Example(
            "With all 33 chapters opened, Montenegro leads the way to the EU.",
            "all 33 chapters opened, Montenegro",
            {"country": "ME", "status": "chapters_opened", "chapters": 33},
        ),
    ),
    (
        "Montenegro joined NATO in 2017.",
        "Kosovo has not opened accession negotiations with the EU.",
        "If Serbia joins the EU, customs will fall.",
        "The EU refused to open accession talks with Albania.",
        "Kosovo is a potential candidate for EU membership.",
        "Serbia was asked to join the EU sanctions.",
        "The minister asked the EU to open accession talks with Albania.",
        "Will Serbia join the EU by 2030?",
        "France vetoed a plan to open accession talks with Albania.",
        "Albania closed two chapters of its history.",
        "The EU backs the bank. Albania, which joined in 2013, owns a share.",
        "EU enlargement is late. NATO is full: Albania, which joined in 2009, was glad.",
        "NATO enlargement is late\n\nIt rained. Albania became a candidate in June 2014.",
        "The EU hosted the meeting where Serbia and Kosovo opened talks in March 2011.",
    ),
)
CALLED = Rule(
    "accession.called",
    "A country called a candidate or a member of the EU beside its name; “potential candidate” is "
    "the EU’s word for what is no candidate yet.",
    (
        Example(
            "EU candidate Albania sent a note.",
            "EU candidate Albania",
            {"country": "AL", "status": "candidate", "expected": False},
        ),
        Example(
            "Montenegro, the smallest EU candidate country, sent a note.",
            "Montenegro, the smallest EU candidate country",
            {"country": "ME", "status": "candidate"},
        ),
        Example(
            "The list of the EU: Serbia (candidate since 2012) and others.",
            "Serbia (candidate since 2012",
            {"country": "RS", "status": "candidate", "date": "2012"},
        ),
        Example(
            "EU member Croatia sent a note.",
            "EU member Croatia",
            {"country": "HR", "status": "member"},
        ),
        Example(
            "Croatia, the youngest member of the EU, sent a note.",
            "Croatia, the youngest member of the EU",
            {"country": "HR", "status": "member"},
        ),
    ),
    (
        "Potential candidate countries Kosovo and Malta sent a note.",
        "NATO member Albania sent a note.",
        "The presidential candidate Ana Kola of Serbia won.",
    ),
)
STAGES = Rule(
    "accession.stages",
    "Countries said to be at different stages of accession, without the stage of each.",
    (
        Example(
            "Serbia and Albania are at different stages of EU accession.",
            "Serbia and Albania are at different stages of EU accession",
            {"country": "RS", "status": None, "expected": False},
        ),
    ),
    ("Serbia and Albania are at different stages of grief.",),
)
NOUN = Rule(
    "accession.noun",
    "A country’s accession, entry or application, with its date.",
    (
        Example(
            "Since Croatia’s accession to the EU in 2013 nobody has joined.",
            "Croatia’s accession to the EU in 2013",
            {"country": "HR", "status": "member", "date": "2013", "expected": False},
        ),
        Example(
            "The EU has not answered Kosovo’s application of December 2022.",
            "Kosovo’s application of December 2022",
            {"country": "XK", "status": "applied", "date": "2022-12"},
        ),
        Example(
            "The EU speaks of Albania’s possible accession in 2030.",
            "Albania’s possible accession in 2030",
            {"country": "AL", "status": "member", "expected": True},
        ),
    ),
    (
        "Albania’s accession to NATO in 2009 was a feast for the EU too.",
        "The EU recalled Serbia’s entry into the war in 1914.",
        "The EU sees Albania’s accession as a duty.",
    ),
)
LISTED = Rule(
    "accession.listed",
    "A list of dated steps under a country’s name, as in a chronology.",
    (
        Example(
            "On the way to the EU\n\nMalta\n1990: application for membership\n2004: accession",
            "2004: accession",
            {"country": "MT", "status": "member", "date": "2004", "expected": False},
        ),
        Example(
            "On the way to the EU\n\nAlbania: application 2009; candidate 2014.",
            "Albania: application 2009; candidate 2014",
            {"country": "AL", "status": "candidate", "date": "2014"},
        ),
        Example(
            "Malta and the EU: a sheet\n\nCandidate status granted: 15 February 2000\n\nEnd",
            "Candidate status granted: 15 February 2000",
            {"country": "MT", "status": "candidate", "date": "2000-02-15"},
        ),
        Example(
            "Malta and the EU: a sheet\n\nChapters opened: all 31; provisionally closed: 12",
            "provisionally closed: 12",
            {"country": "MT", "status": "chapters_closed", "chapters": 12},
        ),
    ),
    ("The EU and its guests\n\nMalta: candidate for mayor, 2014; Serbia: membership fee 2014.",),
)
RULES = (STEP, CALLED, STAGES, NOUN, LISTED)
