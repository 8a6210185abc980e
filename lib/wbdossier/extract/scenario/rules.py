"""The rules about scenarios."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

OUTCOME = Rule(
    "scenario.outcome",
    "A scenario, or several, and a verb that says what happens in it.",
    (
        Example(
            "The study looks to 2031. Two scenarios foresee renewed clashes in Kosovo.",
            "Two scenarios foresee renewed clashes in Kosovo",
            {"count": 2, "outcome": "renewed clashes", "place": "Kosovo"},
        ),
        Example(
            "The baseline scenario assumes slow reforms until 2030.",
            "The baseline scenario assumes slow reforms until 2030",
            {"count": 1, "outcome": "slow reforms until 2030", "horizon": "2030"},
        ),
        Example(
            "The worst-case scenario is a new blockade of the road.",
            "The worst-case scenario is a new blockade of the road",
            {"count": 1, "outcome": "a new blockade of the road"},
        ),
        Example(
            "The most likely scenario, according to Ana Kola, is a long wait.",
            "The most likely scenario, according to Ana Kola, is a long wait",
            {"count": 1, "outcome": "a long wait"},
        ),
        Example(
            "The worst case foresees a blockade of the port.",
            "The worst case foresees a blockade of the port",
            {"count": 1, "outcome": "a blockade of the port"},
        ),
        Example(
            "Another scenario suggests that the talks will drag on.",
            "Another scenario suggests that the talks will drag on",
            {"count": 1, "outcome": "the talks will drag on"},
        ),
    ),
    (
        "The scenario of the film shows a village at war.",
        "The exercise scenario involved an attack on a port.",
        "It was a nightmare scenario for the goalkeeper.",
        "The end of this scenario is the aim of many.",
    ),
)
SUPPOSED = Rule(
    "scenario.supposed",
    "“In the worst-case scenario” and the clause that says what happens then.",
    (
        Example(
            "In the most likely outcome, the council keeps its seat.",
            "In the most likely outcome, the council keeps its seat",
            {"count": 1, "outcome": "the council keeps its seat"},
        ),
        Example(
            "In the optimistic scenario, Montenegro would join within four years.",
            "In the optimistic scenario, Montenegro would join within four years",
            {"count": 1, "outcome": "Montenegro would join within four years"},
        ),
    ),
    (
        "In this scenario he feels at home.",
        "We are ready even in the worst case.",
        "We prepare for the worst-case scenario.",
        "In the training scenario, the convoy would be hit.",
    ),
)
ELLIPTICAL = Rule(
    "scenario.elliptical",
    "“Under the second, …” shortly after a sentence that speaks of scenarios.",
    (
        Example(
            "She drew two scenarios for 2030. Under the second, the veto falls.",
            "Under the second, the veto falls",
            {"count": 1, "outcome": "the veto falls", "horizon": "2030"},
        ),
        Example(
            "There are two scenarios. In the better one the treaty is signed in 2031.",
            "In the better one the treaty is signed in 2031",
            {"count": 1, "outcome": "the treaty is signed in 2031", "horizon": "2031"},
        ),
        Example(
            "He sees two paths. The other leads to a long decline.",
            "The other leads to a long decline",
            {"count": 1, "outcome": "a long decline"},
        ),
    ),
    ("The hall is full. Under the second, a lamp burns.",),
)
FUTURE = Rule(
    "scenario.future",
    "A path that leads somewhere, or a future of some kind that a colon explains.",
    (
        Example(
            "One path leads to a customs union without borders.",
            "One path leads to a customs union without borders",
            {"count": 1, "outcome": "a customs union without borders"},
        ),
        Example(
            "Others see an alternative future: a region of small fortresses.",
            "an alternative future: a region of small fortresses",
            {"count": 1, "outcome": "a region of small fortresses"},
        ),
    ),
    ("The path leads to the lake.", "Its European future: never in doubt."),
)
LABELLED = Rule(
    "scenario.labelled",
    "An item of a list of scenarios, with a label of its own.",
    (
        Example(
            "Scenario 1: The talks succeed and the border opens.\nScenario 2: Nothing moves.",
            "Scenario 1: The talks succeed and the border opens",
            {"count": 1, "outcome": "The talks succeed and the border opens"},
        ),
        Example(
            "Scenario 2: Slow drift. The reforms stall until 2033. Nobody leaves.",
            "Scenario 2: Slow drift. The reforms stall until 2033",
            {"count": 1, "outcome": "The reforms stall until 2033", "horizon": "2033"},
        ),
        Example(
            "The paper sees two scenarios: (a) reforms resume; (b) the veto stays in place.",
            "the veto stays in place",
            {"count": 1, "outcome": "the veto stays in place"},
        ),
        Example(
            "It sees these scenarios for 2035:\n\n  • Drift: The reforms stall everywhere.\n",
            "The reforms stall everywhere",
            {"count": 1, "horizon": "2035", "outcome": "The reforms stall everywhere"},
        ),
    ),
    ("These roles are open:\n\n  • Cook: The kitchen opens at six.\n",),
)
COUNTED = Rule(
    "scenario.counted",
    "How many scenarios somebody tells of, for where and until when.",
    (
        Example(
            "Four futures? The study sketches four possible futures for Albania by 2034.",
            "four possible futures for Albania by 2034",
            {"count": 4, "horizon": "2034", "place": "Albania"},
        ),
        Example(
            "The brief sets out two scenarios for the region in 2036.",
            "two scenarios for the region in 2036",
            {"count": 2, "horizon": "2036", "place": "the region"},
        ),
        Example(
            "The report outlines four scenarios for the Western Balkans by 2032.",
            "four scenarios for the Western Balkans by 2032",
            {"count": 4, "horizon": "2032", "outcome": None, "place": "Western Balkans"},
        ),
    ),
    (
        "The troops trained two scenarios in an exercise.",
        "She wrote three scenarios for the cinema.",
    ),
)
RULES = (OUTCOME, SUPPOSED, ELLIPTICAL, FUTURE, LABELLED, COUNTED)
