"""The rules about threats."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

NAMED = Rule(
    "threat.named",
    "A topic of the lexicon under one of its names; the first mention in a sentence.",
    (
        Example(
            "The summit was about work against organized crime.",
            "organized crime",
            {"topic": "organised_crime", "raised_by": None},
        ),
        Example(
            "Interior Minister Ana Kola warned that cyber-attacks on hospitals had doubled.",
            "cyber-attacks",
            {"topic": "cybersecurity", "raised_by": "Ana Kola"},
        ),
        Example(
            "Mayor Ivo Petrov stressed the need for fighting corruption.",
            "corruption",
            {"topic": "corruption", "raised_by": "Ivo Petrov"},
        ),
        Example(
            "The Tirana Declaration identifies priorities such as preventing radicalization.",
            "radicalization",
            {"topic": "violent_extremism", "raised_by": "Tirana Declaration"},
        ),
        Example(
            "A report by Europol warns of criminal networks in the ports.",
            "criminal networks",
            {"topic": "organised_crime", "raised_by": "EU"},
        ),
        Example(
            "The agency lists cybercrime first. It also warns of corruption.",
            "corruption",
            {"topic": "corruption", "raised_by": "agency"},
        ),
        Example(
            "According to the assessment, money laundering is on the rise.",
            "money laundering",
            {"topic": "organised_crime", "raised_by": "assessment"},
        ),
        Example("The plan covers cyber and hybrid threats.", "cyber", {"topic": "cybersecurity"}),
        Example("Tensions rose in the valley after the vote.", "Tensions", {"topic": "escalation"}),
        Example(
            "Speaking about counterterrorism, Minister Ana Kola stressed the value of trust.",
            "counterterrorism",
            {"topic": "terrorism", "raised_by": "Ana Kola"},
        ),
    ),
    (
        "The Office on Drugs and Crime opened a bureau for the prevention of corruption.",
        "The special prosecution for organised crime charged two men.",
        "The Cybersecurity Agency hired ten people; a cybersecurity company won the tender.",
        "The terror of flying kept him at home, and data corruption cost him a novel.",
        "The anti-corruption court sits on Mondays.",
        "The Centre of Excellence for Countering Hybrid Threats hired a cook.",
        "In the drill, soldiers chased terrorists from the harbour.",
        "The Demining Battalion paraded; the envoy spoke of de-escalation.",
        "The UN Convention on Transnational Organized Crime was signed in Palermo.",
        "She bought a hybrid car after a hybrid meeting about coal mines.",
    ),
)
TRAFFIC = Rule(
    "threat.traffic",
    "Trafficking or smuggling and what is trafficked, in either order, also in a list.",
    (
        Example(
            "Patrols hope to stop weapons smuggling.",
            "weapons smuggling",
            {"topic": "arms_trafficking"},
        ),
        Example(
            "They spoke of trafficking in drugs, arms and human beings.",
            "trafficking in drugs, arms and human beings",
            {"topic": "human_trafficking"},
        ),
        Example(
            "A plan against illegal firearms and drugs trafficking was adopted.",
            "drugs trafficking",
            {"topic": "drug_trafficking"},
        ),
        Example(
            "Rings smuggling weapons and cash were broken up.",
            "smuggling weapons",
            {"topic": "arms_trafficking"},
        ),
        Example(
            "The smuggling of irregular migrants went down.",
            "smuggling of irregular migrants",
            {"topic": "migrant_smuggling"},
        ),
    ),
    ("The smuggling of cigarettes made him rich.", "Traffic in small towns is slow."),
)
AGGRESSION = Rule(
    "threat.aggression",
    "Russia’s war against Ukraine, in the words for war, invasion and aggression.",
    (
        Example(
            "Since Russia’s unprovoked attack on Ukraine prices have risen.",
            "Russia’s unprovoked attack on Ukraine",
            {"topic": "russian_aggression"},
        ),
        Example(
            "Envoy Ana Kola said that the war against Ukraine changed everything.",
            "war against Ukraine",
            {"topic": "russian_aggression", "raised_by": "Ana Kola"},
        ),
    ),
    ("The war in Ukraine film won a prize.", "The Russian team went on the attack."),
)
INFLUENCE = Rule(
    "threat.influence",
    "An outside power and its influence, or what it is said to stir up.",
    (
        Example(
            "Diplomats worry about Chinese influence in the ports.",
            "Chinese influence",
            {"topic": "foreign_influence"},
        ),
        Example(
            "There is concern among diplomats that Russia is trying to stoke unease in Montenegro.",
            "Russia is trying to stoke unease in Montenegro",
            {"topic": "foreign_influence", "raised_by": "diplomats"},
        ),
        Example(
            "Moscow, they said again, works to undermine the vote through rumours.",
            "Moscow, they said again, works to undermine the vote",
            {"topic": "foreign_influence"},
        ),
    ),
    ("Russian music and its influence fill the hall.", "China opened an embassy in Skopje."),
)
ATTACK = Rule(
    "threat.attack",
    "An attack that is known by whom it hit or by its place.",
    (
        Example(
            "Two men were charged over the attack on a police patrol.",
            "attack on a police patrol",
            {"topic": "armed_attack"},
        ),
        Example("After the Lipova attack the border closed.", "Lipova attack", {}),
        Example("Nine men were hurt in clashes in Zubin.", "clashes in Zubin", {}),
        Example("They condemned the violence against police.", "violence against police", {}),
        Example("Six died in the violence in Ferizaj.", "violence in Ferizaj", {}),
        Example("Guards were hurt in clashes with protesters.", "clashes with protesters", {}),
    ),
    (
        "He died of a heart attack in Belgrade.",
        "The verbal attack on journalists was condemned.",
        "Violence in films is a matter of taste.",
        "The team’s attack in August was weak.",
    ),
)
RULES = (NAMED, TRAFFIC, AGGRESSION, INFLUENCE, ATTACK)
