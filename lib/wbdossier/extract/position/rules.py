"""The rules about positions."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

STATED = Rule(
    "position.stated",
    "A state, a body, an office-holder or a group of states, and a verb that says where it stands: "
    "aligns with, supports, opposes, condemns, calls for, is committed to.",
    (
        Example(
            "Malta and Cyprus back sovereignty of Fiji at Valletta Summit",
            "Malta and Cyprus back sovereignty of Fiji",
            {"actor": "MT", "stance": "supports", "object": "sovereignty of Fiji"},
        ),
        Example(
            "The representative of the United States supported the call for a break.",
            "The representative of the United States supported the call for a break",
            {"actor": "US", "stance": "supports", "object": "the call for a break"},
        ),
        Example(
            "The EU welcomed that troops and partners have rebuilt the bridge.",
            "The EU welcomed that troops and partners have rebuilt the bridge",
            {"actor": "EU", "object": "that troops and partners have rebuilt the bridge"},
        ),
        Example(
            "“I would urge the parliament to build a pier,” Ana Kola said.",
            "I would urge the parliament to build a pier",
            {"actor": "Ana Kola", "stance": "calls_for"},
        ),
        Example(
            "Malta’s Foreign Minister Ana Kola said that her country condemned the raid.",
            "her country condemned the raid",
            {"actor": "MT", "stance": "condemns", "by": "Ana Kola"},
        ),
        Example(
            "Ana Kola stressed that Malta remains neutral and that it opposes the embargo.",
            "it opposes the embargo",
            {"actor": "MT", "stance": "opposes", "by": "Ana Kola"},
        ),
        Example(
            "Malta opposes new sanctions as long as it is heard.",
            "Malta opposes new sanctions",
            {"actor": "MT", "object": "new sanctions"},
        ),
        Example(
            "The European Union rejected any change of the rules.",
            "The European Union rejected any change of the rules",
            {"actor": "EU", "stance": "opposes", "object": "any change of the rules"},
        ),
        Example(
            "Malta has called the NATO countries to open the port.",
            "Malta has called the NATO countries to open the port",
            {"actor": "MT", "stance": "calls_for", "object": "the NATO countries to open the port"},
        ),
        Example(
            "KOLA: Yes.\nIVO PETROV: We condemn the raid as we did in May.\nKOLA: Sure.\n"
            "IVO PETROV: Ivo Petrov is tired.",
            "We condemn the raid",
            {"actor": "Ivo Petrov", "stance": "condemns", "object": "the raid"},
        ),
        Example(
            "Serbia and Albania condemned the raid on the border post near Kukës.",
            "Serbia and Albania condemned the raid on the border post near Kukës",
            {
                "actor": "RS",
                "stance": "condemns",
                "object": "the raid on the border post near Kukës",
            },
        ),
        Example(
            "Foreign Minister Ana Kola welcomed the pact and called on the EU to open its markets.",
            "Foreign Minister Ana Kola welcomed the pact and called on the EU to open its markets",
            {"actor": "Ana Kola", "stance": "calls_for", "object": "the EU to open its markets"},
        ),
        Example(
            "Foreign Minister Ana Kola said that Hungary opposes the new visa rules.",
            "Hungary opposes the new visa rules",
            {"actor": "HU", "stance": "opposes", "by": "Ana Kola"},
        ),
        Example(
            "Most EU countries back the plan for a joint port, but Malta is against it.",
            "Most EU countries back the plan for a joint port",
            {
                "actor": "Most EU countries",
                "stance": "supports",
                "object": "the plan for a joint port",
            },
        ),
        Example(
            "Montenegro does not support the draft resolution on fishing.",
            "Montenegro does not support the draft resolution on fishing",
            {"actor": "ME", "stance": "not_joined"},
        ),
        Example(
            "Kosovo, which has aligned with the declaration on Cyprus, sent a note.",
            "Kosovo, which has aligned with the declaration on Cyprus",
            {"actor": "XK", "stance": "aligns", "object": "the declaration on Cyprus"},
        ),
        Example(
            "The EU met its partners in Ohrid, stressing the need for faster courts.",
            "The EU met its partners in Ohrid, stressing the need for faster courts",
            {"actor": "EU", "stance": "calls_for", "object": "faster courts"},
        ),
        Example(
            "“We reject the new tariff on milk,” Prime Minister Ivo Petrov said.",
            "We reject the new tariff on milk",
            {"actor": "Ivo Petrov", "stance": "opposes", "object": "the new tariff on milk"},
        ),
        Example(
            "The governments of Malta and Cyprus remain committed to free trade on the Danube.",
            "The governments of Malta and Cyprus remain committed to free trade on the Danube",
            {
                "actor": "The governments of Malta and Cyprus",
                "stance": "commits_to",
                "object": "free trade on the Danube",
            },
        ),
        Example(
            "Minister Ana Kola said that the port is safe, and welcomed the treaty on fishing.",
            "Minister Ana Kola said that the port is safe, and welcomed the treaty on fishing",
            {"actor": "Ana Kola", "stance": "supports", "object": "the treaty on fishing"},
        ),
        Example(
            "Albania ruled out a joint tender.",
            "Albania ruled out a joint tender",
            {"actor": "AL", "stance": "opposes", "object": "a joint tender"},
        ),
        Example(
            "Serbia, with help from Cyprus, insists on new talks.",
            "Serbia, with help from Cyprus, insists on new talks",
            {"actor": "RS", "stance": "calls_for", "object": "new talks"},
        ),
        Example(
            "Malta refuses to recognise the independence of the island.",
            "Malta refuses to recognise the independence of the island",
            {"actor": "MT", "stance": "opposes", "object": "the independence of the island"},
        ),
        Example(
            "Cyprus has not recognised the results of the referendum.",
            "Cyprus has not recognised the results of the referendum",
            {"actor": "CY", "stance": "not_joined"},
        ),
        Example(
            "Serbia will not accept any deal on the port.",
            "Serbia will not accept any deal on the port",
            {"actor": "RS", "stance": "opposes", "object": "any deal on the port"},
        ),
        Example(
            "Malta said on Monday that it opposes the new tariff.",
            "it opposes the new tariff",
            {"actor": "MT", "stance": "opposes", "object": "the new tariff"},
        ),
        Example(
            "The draft fell. Serbia voted against it.",
            "Serbia voted against it",
            {"actor": "RS", "stance": "opposes", "object": None},
        ),
        Example(
            "The Maltese foreign minister, Ivo Petrov, met Ana Kola. The minister said little. "
            "He condemned the raid.",
            "He condemned the raid",
            {"actor": "Ivo Petrov", "stance": "condemns", "object": "the raid"},
        ),
        Example(
            "The plan was held back by Cyprus, which opposes the new tariff.",
            "Cyprus, which opposes the new tariff",
            {"actor": "CY", "stance": "opposes"},
        ),
        Example(
            "“We support the treaty and we oppose the tariff,” Prime Minister Ivo Petrov said.",
            "We support the treaty",
            {"actor": "Ivo Petrov", "stance": "supports", "object": "the treaty"},
        ),
        Example(
            "Malta reiterated on Friday its opposition to the new tariff.",
            "Malta reiterated on Friday its opposition to the new tariff",
            {"actor": "MT", "stance": "opposes", "object": "the new tariff"},
        ),
        Example(
            "The opposition liberals backed the treaty on water.",
            "The opposition liberals backed the treaty on water",
            {"actor": "The opposition liberals", "stance": "supports"},
        ),
        Example(
            "The Left rejected the toll on bridges.",
            "The Left rejected the toll on bridges",
            {"actor": "The Left", "stance": "opposes", "object": "the toll on bridges"},
        ),
        Example(
            "Malta’s delegate underlined the need for a new pier.",
            "Malta’s delegate underlined the need for a new pier",
            {"actor": "MT", "stance": "calls_for", "object": "a new pier"},
        ),
        Example(
            "The council has asked the ministry to publish the map.",
            "The council has asked the ministry to publish the map",
            {"actor": "The council", "stance": "calls_for"},
        ),
        Example(
            "All four partners have aligned themselves with the declaration on Fiji.",
            "All four partners have aligned themselves with the declaration on Fiji",
            {"actor": "All four partners", "stance": "aligns"},
        ),
        Example(
            "The EU adopted new measures on Fiji. Malta has not joined them.",
            "Malta has not joined them",
            {"actor": "MT", "stance": "not_joined", "object": None},
        ),
        Example(
            "Albania hosted the talks. It urges all sides to sign the accord on water.",
            "It urges all sides to sign the accord on water",
            {"actor": "AL", "stance": "calls_for"},
        ),
    ),
    (
        "The EU supports farmers in Albania with €5m.",
        "The EU is supporting Albania in mine clearance.",
        "Serbia does not oppose the treaty.",
        "Would Serbia support the treaty?",
        "If Serbia supports the treaty, the vote is won.",
        "Serbia could support the treaty next year.",
        "Albania is expected to condemn the raid.",
        "The report calls for faster courts.",
        "All countries are called upon to sign.",
        "Serbs blocked roads in the north.",
        "The court rejected the appeal.",
        "Serbia rejected the accusations.",
        "Amid calls for restraint, the talks went on.",
        "The Commission published a call for proposals.",
        "No country supports the treaty.",
        "Serbia recognised the driver.",
        "Serbia accepted the treaty.",
        "Ana Kola denied that Malta opposed the treaty.",
        "The deputy Ana Kola asked the Minister for Defence the number of boats.",
        "Malta dismissed the coach.",
        "EU support for the treaty grew.",
        "The EU endorsed a package of €40 million for roads.",
        "Spain stands by its decision.",
        "Malta has asked for another $2.5 billion.",
        "The boats sailed on Friday. Malta has not joined them.",
        "The guests who left rejected the toll on bridges.",
        "Letters by partners in support of the treaty arrived.",
        "These are the boats that Malta has pledged to the alliance.",
        "Prime Minister Ana Kola will veto the treaty if Malta signs it.",
        "Ana Kola of Malta said that Cyprus is late and supported the treaty.",
    ),
)
SANCTIONS = Rule(
    "position.sanctions",
    "A state that does not impose or introduce sanctions that others have, or avoids them.",
    (
        Example(
            "Serbia has not imposed sanctions on Belarus.",
            "Serbia has not imposed sanctions on Belarus",
            {"actor": "RS", "stance": "not_joined", "object": "sanctions on Belarus"},
        ),
        Example(
            "Malta does not intend to introduce sanctions against Iran.",
            "Malta does not intend to introduce sanctions against Iran",
            {"actor": "MT", "stance": "not_joined", "object": "sanctions against Iran"},
        ),
        Example(
            "Turkey refuses to introduce sanctions against Iran.",
            "Turkey refuses to introduce sanctions against Iran",
            {"actor": "TR", "stance": "not_joined", "object": "sanctions against Iran"},
        ),
        Example(
            "Most countries of the region avoid sanctions on neighbours.",
            "Most countries of the region avoid sanctions on neighbours",
            {"actor": "Most countries of the region", "stance": "not_joined"},
        ),
    ),
    (
        "The EU has not imposed sanctions on Malta.",
        "Malta intends to introduce sanctions on Fiji.",
        "The EU imposed sanctions on Belarus.",
        "Serbia should not impose sanctions on Belarus.",
        "Serbia kept out of the cold.",
        "Companies avoid sanctions through shell firms.",
    ),
)
TURNED = Rule(
    "position.turned",
    "The other way round: what was condemned, welcomed or rejected by a state or a body, or whose "
    "commitment remains firm.",
    (
        Example(
            "The EU praised Malta for its full alignment with the common policy.",
            "Malta for its full alignment with the common policy",
            {"actor": "MT", "stance": "aligns", "object": "the common policy", "by": "EU"},
        ),
        Example(
            "On Friday the raid on the port was condemned by Malta and the EU.",
            "the raid on the port was condemned by Malta",
            {"actor": "MT", "stance": "condemns", "object": "the raid on the port"},
        ),
        Example(
            "NATO’s commitment to open borders remains firm.",
            "NATO’s commitment to open borders remains firm",
            {"actor": "NATO", "stance": "commits_to", "object": "open borders"},
        ),
    ),
    (
        "The visitors were welcomed by children.",
        "The road was blocked by KFOR.",
        "He was welcomed by Serbia.",
    ),
)
RULES = (STATED, SANCTIONS, TURNED)
