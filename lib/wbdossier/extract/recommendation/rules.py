"""The rules about recommendations."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

MODAL = Rule(
    "recommendation.modal",
    "Somebody who can act, and “should”, “must”, “needs to” or “ought to”.",
    (
        Example(
            "Envoy Ana Kola said that Albania should open a second border post.",
            "Albania should open a second border post",
            {"addressee": "AL", "text": "open a second border post", "speaker": "Ana Kola"},
        ),
        Example(
            "Local authorities in the valley must also clear the road, because it floods.",
            "Local authorities in the valley must also clear the road",
            {"addressee": "Local authorities in the valley", "text": "clear the road"},
        ),
        Example(
            "“The media and civil society need to check what they print,” Mayor Ivo Petrov said.",
            "The media and civil society need to check what they print",
            {"addressee": "media and civil society", "speaker": "Ivo Petrov"},
        ),
        Example(
            "The government of Kosovo ought to publish the list.",
            "The government of Kosovo ought to publish the list",
            {"addressee": "XK", "text": "publish the list", "speaker": None},
        ),
        Example(
            "Kosovo, Serbia and Albania should, as in the spring, meet every month.",
            "Kosovo, Serbia and Albania should, as in the spring, meet every month",
            {"addressee": "Kosovo, Serbia and Albania"},
        ),
        Example(
            "The EU should name an envoy, a report by the Adria Institute said.",
            "The EU should name an envoy",
            {"addressee": "EU", "speaker": "Adria Institute"},
        ),
        Example(
            "The bank would do well to publish its rules.",
            "The bank would do well to publish its rules",
            {"addressee": "bank", "text": "publish its rules"},
        ),
        Example(
            "The Balkan Study Group finds the talks stalled. The EU should appoint an envoy.",
            "The EU should appoint an envoy",
            {"addressee": "EU", "speaker": "Balkan Study Group"},
        ),
        Example(
            "The OSCE praised Malta for its port. It reiterated that Malta should open the pier.",
            "Malta should open the pier",
            {"addressee": "MT", "speaker": "OSCE"},
        ),
        Example(
            "INTERVIEW with Ana Kola\n\nWhat next?\nMalta must dig.\n\nAnd then?\nWe rest.\n\n"
            "For long?\nNo.",
            "Malta must dig",
            {"addressee": "MT", "speaker": "Ana Kola"},
        ),
        Example(
            "Malta should widen the pier, and should report on it in May.",
            "should report on it in May",
            {"addressee": "MT", "text": "report on it in May"},
        ),
        Example(
            "MEPs warn of delays. Malta, they add, should widen the pier.",
            "Malta, they add, should widen the pier",
            {"addressee": "MT", "speaker": "MEPs"},
        ),
        Example(
            "Ana Kola sees hope. Her advice: Malta should widen the pier.",
            "Malta should widen the pier",
            {"addressee": "MT", "speaker": "Ana Kola"},
        ),
        Example(
            "“Now the government has to deliver,” Ana Kola said.",
            "the government has to deliver",
            {"addressee": "government", "text": "deliver", "speaker": "Ana Kola"},
        ),
        Example(
            "Lessons from the flood in Albania show NATO must move faster.",
            "NATO must move faster",
            {"addressee": "NATO"},
        ),
        Example(
            "The working group shared its recommendations on trade. The EU should lower the fee.",
            "The EU should lower the fee",
            {"addressee": "EU", "speaker": "working group"},
        ),
    ),
    (
        "The troops should arrive on Monday.",
        "Malta has to date two piers, and the crews have to sleep on board.",
        "Should the government fail, the bridge stays closed.",
        "Nobody knows whether the EU should pay.",
        "The parties should have met in May.",
        "Under the law, the government must publish the budget in June.",
        "What should the EU do?",
        "It should be noted that the winter was mild.",
        "The price of the road in Kosovo should fall.",
        "Two protocols with Serbia and Montenegro should be ready by the end of May.",
        "The president said the government would still need to find the money.",
        "Serbia must not forget that.",
    ),
)
PASSIVE = Rule(
    "recommendation.passive",
    "Somebody says that something must be done, and not by whom.",
    (
        Example(
            "Mayor Ivo Petrov said that this old bridge must be repaired before winter.",
            "this old bridge must be repaired before winter",
            {"addressee": None, "speaker": "Ivo Petrov"},
        ),
        Example(
            "Envoy Ana Kola said that Kosovo must, above all, be strengthened.",
            "Kosovo must, above all, be strengthened",
            {"addressee": None, "speaker": "Ana Kola"},
        ),
    ),
    (
        "The bridge should be completed by June.",
        "Mayor Ivo Petrov said that the works should be completed by June.",
        "Mayor Ivo Petrov said it must be noted that the winter was mild.",
        "Mayor Ivo Petrov said that much work needs to be done.",
    ),
)
CALL = Rule(
    "recommendation.call",
    "A call, an urging or an appeal, to whom, and to do what.",
    (
        Example(
            "NATO issued a statement on Monday. The statement urged Malta to widen the pier.",
            "The statement urged Malta to widen the pier",
            {"addressee": "MT", "speaker": "NATO"},
        ),
        Example(
            "NATO called on both sides to take down the barricades.",
            "NATO called on both sides to take down the barricades",
            {"addressee": "both sides", "text": "take down the barricades", "speaker": "NATO"},
        ),
        Example(
            "Deputies called for the EU to open the border.",
            "Deputies called for the EU to open the border",
            {"addressee": "EU", "text": "open the border"},
        ),
        Example(
            "Envoy Ana Kola urged Serbia not to leave the talks.",
            "Envoy Ana Kola urged Serbia not to leave the talks",
            {"addressee": "RS", "text": "not to leave the talks", "speaker": "Ana Kola"},
        ),
        Example(
            "“We appeal to all leaders to keep calm,” Mayor Ivo Petrov said.",
            "We appeal to all leaders to keep calm",
            {"addressee": "all leaders", "speaker": "Ivo Petrov"},
        ),
        Example(
            "The report urged the two states refusing to sign to drop their veto.",
            "The report urged the two states refusing to sign to drop their veto",
            {"addressee": "two states refusing to sign", "speaker": "report"},
        ),
        Example(
            "Mayor Ivo Petrov appealed to the banks to lend, and to the media to report.",
            "to the media to report",
            {"addressee": "media", "text": "report", "speaker": "Ivo Petrov"},
        ),
        Example(
            "The EU welcomed the vote and called on Serbia to publish the list.",
            "called on Serbia to publish the list",
            {"addressee": "RS", "speaker": "EU"},
        ),
        Example(
            "The council now urges the Serbian government to “take part” in the count.",
            "The council now urges the Serbian government to “take part” in the count",
            {"addressee": "RS", "text": "“take part” in the count", "speaker": "council"},
        ),
    ),
    (
        "Visitors asked him to leave the hall.",
        "Reporters asked the minister if the bank was to close.",
        "NATO invited both presidents to Brussels for a talk.",
        "The minister called on Monday to cancel the visit.",
        "The EU invited the minister to attend the dinner.",
        "NATO invited Montenegro to start accession talks.",
        "The mayor was called to the door.",
        "The paper calls for a promise from the EU to keep the road open.",
        "The urge to leave was strong.",
    ),
)
ADVISED = Rule(
    "recommendation.advised",
    "Somebody is urged or advised to do something, or it is recommended that they do it.",
    (
        Example(
            "Montenegro was advised to train more judges.",
            "Montenegro was advised to train more judges",
            {"addressee": "ME", "text": "train more judges"},
        ),
        Example(
            "The committee recommended that the government publish the map.",
            "The committee recommended that the government publish the map",
            {"addressee": "government", "text": "publish the map", "speaker": "committee"},
        ),
        Example(
            "The council demanded that all parties lay down their arms.",
            "The council demanded that all parties lay down their arms",
            {"addressee": "all parties", "speaker": "council"},
        ),
        Example(
            "The institute recommends lifting the toll; the commission recommended opening a post.",
            "the commission recommended opening a post",
            {"addressee": None, "text": "opening a post", "speaker": "commission"},
        ),
    ),
    ("The hotel recommended reading in the shade.", "A recommended route leads over the pass."),
)
NEED = Rule(
    "recommendation.need",
    "“It is time for” or “it is essential that”, who, and what they should do.",
    (
        Example(
            "It is high time for Serbia to open the archive.",
            "It is high time for Serbia to open the archive",
            {"addressee": "RS", "text": "open the archive"},
        ),
        Example(
            "It is essential that all parties respect the truce.",
            "It is essential that all parties respect the truce",
            {"addressee": "all parties", "text": "respect the truce"},
        ),
    ),
    ("It is time for lunch.", "It was important for the story to be short."),
)
NOUN = Rule(
    "recommendation.noun",
    "A recommendation to somebody that “is to” do something.",
    (
        Example(
            "Our advice to the mayors is to meet more often.",
            "Our advice to the mayors is to meet more often",
            {"addressee": "mayors", "text": "meet more often"},
        ),
    ),
    ("The letter of recommendation to the school is lost.",),
)
LISTED = Rule(
    "recommendation.listed",
    "An item that begins with a verb, under the heading “Recommendations”.",
    (
        Example(
            "It is short.\n\nRecommendations\n\nFor the EU:\n  • Open a school.\n  • Keep it.",
            "Open a school",
            {"addressee": "EU", "text": "Open a school", "speaker": None},
        ),
        Example(
            "To keep the peace, the EU should:\n\n  • publish the map;\n  • fund the court.\n",
            "publish the map",
            {"addressee": "EU", "text": "publish the map"},
        ),
    ),
    ("Recipes\n\n  • Open a tin.\n  • Keep it warm.\n",),
)
RULES = (MODAL, PASSIVE, CALL, ADVISED, NEED, NOUN, LISTED)
