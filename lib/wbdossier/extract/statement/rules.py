"""The rules about statements."""

from __future__ import annotations

from wbdossier.extract.rule import Example, Rule

DIRECT = Rule(
    "statement.direct",
    "Five or more words in quotation marks with a verb of saying and its subject beside them.",
    (
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
    ),
    (
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
    ),
    (
        "Defence Minister Ana Kola stressed the importance of trust.",
        "Ana Kola announced the plan that parliament had rejected.",
        "It is said that the old bridge sings.",
    ),
)
RULES = (DIRECT, REPORTED)
