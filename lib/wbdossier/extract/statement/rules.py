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
        Example(
            "“The talks go on in May,” the President of Montenegro Ivo Petrov told the agency.",
            "The talks go on in May,",
            {"speaker": "Ivo Petrov", "role": "President of Montenegro", "country": "ME"},
        ),
        Example(
            "Defence Minister Ana Kola opened the base.\n\n“It was built by our own soldiers,” "
            "said the minister.",
            "It was built by our own soldiers,",
            {"speaker": "Ana Kola", "role": "Defence Minister"},
        ),
        Example(
            "Mayor Ana Kola met Ivo Petrov, the judge. “There is a lot left to do,” she said.",
            "There is a lot left to do,",
            {"speaker": "Ana Kola", "role": "Mayor"},
        ),
        Example(
            "“We had no other choice that night,” Ivo Petrov, the mayor, was quoted as saying.",
            "We had no other choice that night,",
            {"speaker": "Ivo Petrov", "role": "mayor"},
        ),
        Example(
            "The road is “a gift to the whole valley”, Mayor Ivo Petrov said.",
            "a gift to the whole valley",
            {"speaker": "Ivo Petrov", "direct": True},
        ),
        Example(
            "General Ivo Petrov commands the valley.\n\n// PETROV ACT //\n\n"
            '"Nobody has crossed the '
            'river since May."\n\n// END ACT //',
            "Nobody has crossed the river since May.",
            {"speaker": "Ivo Petrov", "direct": True},
        ),
        Example(
            "KFOR: “All bridges over the river are open.”",
            "All bridges over the river are open.",
            {"speaker": "KFOR", "country": "NATO", "direct": True},
        ),
        Example(
            "''We lost two days in the snow,'' President Petrov said in a statement.",
            "We lost two days in the snow,",
            {"speaker": "Petrov", "role": "President", "direct": True},
        ),
        Example(
            "“We lost the map in the first hour, “said Mayor Ivo Petrov.",
            "We lost the map in the first hour,",
            {"speaker": "Ivo Petrov", "direct": True},
        ),
        Example(
            "Judge Ana Kola also spoke. She said that the court was cold.\n\n“The heating has been "
            "broken since the autumn, and nobody repairs it.”",
            "The heating has been broken since the autumn, and nobody repairs it.",
            {"speaker": "Ana Kola", "direct": True},
        ),
        Example(
            "“The water came in the middle of it,” Serbian TV quoted Mayor Ana Kola as saying.",
            "The water came in the middle of it,",
            {"speaker": "Ana Kola", "direct": True},
        ),
        Example(
            "A retired diplomat said it was weak. “We were asleep in that room,” as he put it.",
            "We were asleep in that room,",
            {"speaker": "retired diplomat", "direct": True},
        ),
        Example(
            "Mayor Ana Kola’s message was clear: “The bridge belongs to all of us.”",
            "The bridge belongs to all of us.",
            {"speaker": "Ana Kola", "direct": True},
        ),
        Example(
            "Mrs.Ana Kola spoke. “The roof of the school is new,” she said.",
            "The roof of the school is new,",
            {"speaker": "Ana Kola", "direct": True},
        ),
    ),
    (
        "In her memoir, “The winter we spent below the bridge”, Mayor Ivo Petrov said little.",
        "Mayor Ivo Petrov said “No Peace Without a Little Justice First” sold well.",
        "The panel “Breaking the ice between two old neighbours” was opened by Mayor Ivo Petrov.",
        "Minister Ana Kola called it a “turning point”.",
        "Asked about “the long winter we had in the valley”, Mayor Ivo Petrov left.",
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
        Example(
            "The valley is quiet, a senior NATO officer said. Mayor Ana Kola was not there.",
            "The valley is quiet",
            {"speaker": "senior NATO officer", "country": "NATO", "direct": False},
        ),
        Example(
            "According to the Foreign Ministry of Albania, two protocols are ready.",
            "two protocols are ready",
            {"speaker": "Foreign Ministry of Albania", "country": "AL", "direct": False},
        ),
        Example(
            "Serbia’s president says the border is safe. Serbian President Ivo Petrov was in Nis.",
            "the border is safe",
            {"speaker": "Ivo Petrov", "country": "RS", "direct": False},
        ),
        Example(
            "A spokesman for the court said on Monday that the trial would wait. Ivo Petrov said "
            "the judge was ill.",
            "the judge was ill",
            {"speaker": "Ivo Petrov", "role": "spokesman for the court", "direct": False},
        ),
        Example(
            "Mayor Ana Kola reiterated her firm position that the bridge must stay open.",
            "the bridge must stay open",
            {"speaker": "Ana Kola", "direct": False},
        ),
        Example(
            "Mayor Ana Kola said she believes that the bridge will hold.",
            "she believes that the bridge will hold",
            {"speaker": "Ana Kola", "direct": False},
        ),
        Example(
            "After a meeting with Mayor Ivo Petrov, Judge Ana Kola said the case was closed. She "
            "added she was content.",
            "she was content",
            {"speaker": "Ana Kola", "role": "Judge", "direct": False},
        ),
        Example(
            "EUFOR said in a joint statement it would leave the valley.",
            "it would leave the valley",
            {"speaker": "EUFOR", "country": "EU", "direct": False},
        ),
        Example(
            "The bridge will be closed in May, a spokesman for the mayor told the agency. Judge "
            "Ivo Petrov did not come.",
            "The bridge will be closed in May",
            {"speaker": "spokesman for the mayor", "direct": False},
        ),
        Example(
            "Mayor Ana Kola spoke in Tirana. In her view, the bridge was built too low.",
            "the bridge was built too low",
            {"speaker": "Ana Kola", "direct": False},
        ),
        Example(
            "Analyst Ivo Petrov said reports show a fall in thefts.",
            "reports show a fall in thefts",
            {"speaker": "Ivo Petrov", "direct": False},
        ),
        Example(
            "The convoy turned back at dawn, said an EUFOR statement.",
            "The convoy turned back at dawn",
            {"speaker": "EUFOR", "country": "EU", "direct": False},
        ),
        Example(
            "EUFOR released a statement on the fire. According to the statement, nobody was hurt.",
            "nobody was hurt",
            {"speaker": "EUFOR", "country": "EU", "direct": False},
        ),
        Example(
            "Noting that the tunnel is ready, Mayor Ivo Petrov said: “Come and see.”",
            "the tunnel is ready",
            {"speaker": "Ivo Petrov", "direct": False},
        ),
        Example(
            "A long debate with Kola ended. On Monday Kola claimed that the vote was lost.",
            "the vote was lost",
            {"speaker": "Kola", "direct": False},
        ),
        Example(
            "Serbian TV reported that the river had frozen.",
            "the river had frozen",
            {"speaker": "Serbian TV", "country": "RS", "direct": False},
        ),
        Example(
            "Mayor Ivo Petrov met Judge Ana Kola. She said the trial would wait.",
            "the trial would wait",
            {"speaker": "Ana Kola", "direct": False},
        ),
        Example(
            "Striker Ivo Petrov won the match. The 37-year-old said he was tired.",
            "he was tired",
            {"speaker": "Ivo Petrov", "direct": False},
        ),
        Example(
            "Albania voted late. Its envoy said that the text was weak.",
            "the text was weak",
            {"speaker": "envoy", "country": "AL", "direct": False},
        ),
        Example(
            "Colonel Ivo Petrov spoke. A US spokesman left. The spokesman said it was too cold.",
            "it was too cold",
            {"speaker": "US spokesman", "country": "US", "direct": False},
        ),
        Example(
            "Sgt. Ana Kola said the patrol was over.",
            "the patrol was over",
            {"speaker": "Ana Kola", "role": "Sgt.", "direct": False},
        ),
        Example(
            "According to details shared by EULEX, the file was lost.",
            "the file was lost",
            {"speaker": "EULEX", "country": "EU", "direct": False},
        ),
        Example(
            "Novi Sad, May 3 - Ana Kola, a lawyer from Novi Sad, said the case was lost.",
            "the case was lost",
            {"speaker": "Ana Kola", "role": "lawyer from Novi Sad", "country": None},
        ),
        Example(
            "Bundestag member Ivo Petrov said Albania had kept its word.",
            "Albania had kept its word",
            {"speaker": "Ivo Petrov", "role": "Bundestag member", "country": "DE"},
        ),
        Example(
            "EULEX opened an office. The head of the mission said the roof was new.",
            "the roof was new",
            {"speaker": "head of the mission", "country": "EU", "direct": False},
        ),
        Example(
            "Congress said the convoy would wait for spring.",
            "the convoy would wait for spring",
            {"speaker": "Congress", "country": "US", "direct": False},
        ),
        Example(
            "Albania’s delegate said the report left out the river.",
            "the report left out the river",
            {"speaker": "Albania’s delegate", "country": "AL", "direct": False},
        ),
        Example(
            "Ivo Petrov, a councillor in Budva, said the road would be built.",
            "the road would be built",
            {"speaker": "Ivo Petrov", "role": "councillor in Budva", "country": "ME"},
        ),
        Example(
            "Colonel Ivo Petrov, who led the Albanian patrol, said the pass was shut.",
            "the pass was shut",
            {"speaker": "Ivo Petrov", "country": "AL", "direct": False},
        ),
        Example(
            "A field hospital for Bosnia\n\nAlbania will send 20 doctors to the mission in Bosnia, "
            "Health Minister Ana Kola said.",
            "Albania will send 20 doctors to the mission in Bosnia",
            {"speaker": "Ana Kola", "country": "AL", "direct": False},
        ),
        Example(
            "Soldiers leave for Kosovo\n\nDefence Minister Ana Kola said Croatia would send 30 men "
            "to Kosovo.",
            "Croatia would send 30 men to Kosovo",
            {"speaker": "Ana Kola", "country": "HR", "direct": False},
        ),
        Example(
            "Kosovo gets 30 soldiers\n\nMontenegro will send 30 soldiers to Kosovo, Defence "
            "Minister Ana Kola said.",
            "Montenegro will send 30 soldiers to Kosovo",
            {"speaker": "Ana Kola", "country": None, "direct": False},
        ),
        Example(
            "Serbia must recognise Kosovo\n\nSerbia must recognise Kosovo soon, Foreign Minister "
            "Ana Kola said.",
            "Serbia must recognise Kosovo soon",
            {"speaker": "Ana Kola", "country": None, "direct": False},
        ),
        Example(
            "The Chairwoman of the Council of Ministers Ana Kola said the bridge was safe.",
            "the bridge was safe",
            {"speaker": "Ana Kola", "country": "BA", "direct": False},
        ),
    ),
    (
        "It was also said that the old bridge would be painted in May.",
        "Judge Ana Kola underlined the risk of delay if bids were late.",
        "Defence Minister Ana Kola stressed the importance of trust.",
        "Ana Kola announced the plan that parliament had rejected.",
        "It is said that the old bridge sings.",
        "Mayor Ana Kola stressed the need for a common fund and the help of others.",
        "Judge Ana Kola said that to the mayor over the phone.",
        "Romania announced its decision to send a company to the north.",
        "Mayor Ivo Petrov said in a note at the end of a visit that began on Monday.",
    ),
)
RULES = (DIRECT, REPORTED)
