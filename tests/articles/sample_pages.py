"""Pages, lines of furniture and lines of prose that several tests read."""

from __future__ import annotations

from collections.abc import Iterable

from wbdossier.records import Article, Span

PAGE = """Skip to content
Home > News > Serbia and Kosovo agree on licence plates
Serbia and Kosovo agree on licence plates
By Ana Petrović
Published: 24 November 2022 | Updated: 25 November 2022
Photo: EPA-EFE/A. Photographer
BRUSSELS - The two agreed on Wednesday to end a dispute over licence plates, the EU said.

"We have a deal!" said the envoy. In the U.S. the deal was praised.

Read also: EU offers new plan

Share this:
Facebook
WhatsApp

The talks lasted for 5.5 hours, i.e. longer than ever. No. 12 on the list was dropped.

  \u2022 The first item goes on
  in the next line
  \u2022 The second item

Tags: Kosovo, Serbia, EU
Related articles
EU offers new plan for Kosovo
What next for the dialogue?
Subscribe to our newsletter
"""

FURNITURE = """
LinkedIn
\u2022 Twitter
Facebook Twitter WhatsApp Email
Share this on Facebook
LEAVE A REPLY
Please enter your comment!
Lini një Përgjigje
Ostavite komentar
Напишите коментар
Оставете коментар
Subscribe to our newsletter
We use cookies to improve your experience.
A minister arrives © A. Photographer
Photo: A. Photographer
Source : A Newspaper
Tags: one, two
By Ana Petrović
See also  A Headline of Another Article
Read also: another article
https://example.org/an-article
The article was originally published by A Newspaper and has been adapted
READ MORE: Another Article
Soldiers by the river on Tuesday, in the last days of May. Photo by A. Photographer
The flag of the alliance over the camp [EPA]
From: Ana Petrović
Vaš komentar
Skip to main content
Kjo faqe përdor cookies
TYPE=CORRESPONDENT REPORT
• |
""".strip().split("\n")

PROSE = """
The photo shows the minister on his way to the talks.
Sources close to the government said that the talks had failed.
Subscribers to the pact include all six countries of the region.
No comments were made by the ministry after the meeting.
By continuing to block the talks, the party risks its place.
Related reforms are to follow in the spring.
Sponsored by the EU, the project trains police officers.
US Support is Crucial: The role of the US in promoting democracy is vital.
Further progress depends on the rule of law.
What has been agreed?
Broader European Security Concerns
Search teams went through the valley on Monday.
Contact between the two armies was lost.
Next week the ministers meet again.
Latest figures show that trade is up.
From Dayton to Brussels the road is long.
""".strip().split("\n")


def words(article: Article, spans: Iterable[Span]) -> list[str]:
    return [span.of(article.text) for span in spans]
