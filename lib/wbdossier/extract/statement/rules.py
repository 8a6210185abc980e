"""The rules about statements."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

DIRECT = Rule(
    "statement.direct",
    "Five or more words in quotation marks with a verb of saying and its subject beside them.",
    (
        Example(
            "Prime Minister Ana Kola opened the talks. “Half of the road is still ahead of us,” "
            "her counterpart Ivo Petrov added.",
            "Half of the road is still ahead of us,",
            {"speaker": "Ivo Petrov", "direct": True},
        ),
        Example(
            "“We will not close the border this winter,” Interior Minister Ana Kola said.",
            "We will not close the border this winter,",
            {"speaker": "Ana Kola", "role": "Interior Minister", "direct": True},
        ),
        Example(
            'Mayor Ivo Petrov of Montenegro spoke first. He said: "The bridge stays open to all."',
            "The bridge stays open to all.",
            {"speaker": "Ivo Petrov", "country": "ME", "direct": True},
        ),
        Example(
            "“The convoy left before dawn and nobody stopped it,” said a senior officer.",
            "The convoy left before dawn and nobody stopped it,",
            {"speaker": "senior officer", "direct": True},
        ),
        Example(
            "“We have built this court from nothing.\n\n“We will not leave it half done,” says the "
            "judge, Ana Kola.",
            "We have built this court from nothing.",
            {"speaker": "Ana Kola", "direct": True},
        ),
    ),
    (
        "In her memoir, “The winter we spent below the bridge”, Mayor Ivo Petrov said little.",
        "Mayor Ivo Petrov said “No Peace Without a Little Justice First” sold well.",
        "The panel “Breaking the ice between two old neighbours” was opened by Mayor Ivo Petrov.",
        "Minister Ana Kola called it a “turning point”.",
        "“The road to the coast is long and cold” was painted on the wall.",
    ),
)
REPORTED = Rule(
    "statement.reported",
    "A person, a verb of saying and the clause that it reports.",
    (
        Example(
            "Defence Minister Ana Kola said that the barracks would reopen in spring.",
            "the barracks would reopen in spring",
            {"speaker": "Ana Kola", "direct": False},
        ),
        Example(
            "Ana Kola, Kosovo’s envoy, spoke. According to her, the talks are stuck.",
            "the talks are stuck",
            {"speaker": "Ana Kola", "country": "XK", "direct": False},
        ),
        Example(
            "The officers, said Minister Ana Kola, will receive new uniforms in June.",
            "The officers, said Minister Ana Kola, will receive new uniforms in June",
            {"speaker": "Ana Kola", "direct": False},
        ),
        Example(
            "Two patrols are enough for the valley, by the words of Mayor Ivo Petrov.",
            "Two patrols are enough for the valley",
            {"speaker": "Ivo Petrov", "direct": False},
        ),
        Example(
            "Finance Minister Ana Kola told the ATA agency the average wage had risen.",
            "the average wage had risen",
            {"speaker": "Ana Kola", "direct": False},
        ),
        Example(
            "The ministry said that the road is open. It recalls that chains are needed in snow.",
            "chains are needed in snow",
            {"speaker": "ministry", "direct": False},
        ),
    ),
    (
        "Defence Minister Ana Kola stressed the importance of trust.",
        "Ana Kola announced the plan that parliament had rejected.",
        "It is said that the old bridge sings.",
        "Mayor Ivo Petrov said in a note at the end of a visit that began on Monday.",
    ),
)
RULES = (DIRECT, REPORTED)
