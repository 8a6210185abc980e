"""A page is told apart: title, date, body; line ends stay as they are."""

import pytest
from sample_pages import PAGE, words

from wbdossier import articles


def test_a_page_is_told_apart():
    article = articles.parse(PAGE)
    assert words(article, article.sentences) == [
        "Serbia and Kosovo agree on licence plates",
        "BRUSSELS -",
        "The two agreed on Wednesday to end a dispute over licence plates, the EU said.",
        '"We have a deal!" said the envoy.',
        "In the U.S. the deal was praised.",
        "The talks lasted for 5.5 hours, i.e. longer than ever.",
        "No. 12 on the list was dropped.",
        "The first item goes on\n  in the next line",
        "The second item",
    ]
    assert article.title == "Serbia and Kosovo agree on licence plates"
    assert (article.published, article.published_basis) == ("2022-11-24", "text")
    assert "Published: 24 November 2022" in article.published_note


def test_line_ends_stay_and_count():
    unix, windows = articles.parse(PAGE), articles.parse(PAGE.replace("\n", "\r\n"))
    assert [s.replace("\r", "") for s in words(windows, windows.sentences)] == words(
        unix, unix.sentences
    )
    assert windows.text.count("\r\n") == PAGE.count("\n")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A short headline\n\nA paragraph follows here.", "A short headline"),
        ("What now?\n\nA paragraph follows here.", "What now?"),
        ("An article may open with a paragraph that is a full sentence.\n\nThe next.", None),
        ("The first line of a paragraph that is\nbroken goes on in lower case.", None),
        ("24 June 2024\nThe headline\n\nText.", "The headline"),
        ("Почетна\nСрбија и даље на путу\n\nТекст.", "Србија и даље на путу"),
        ("News Politics Europe World\nThe headline\n\nText.", "The headline"),
        ("Accessibility links\n\nMinisters of six countries meet in Ohrid\n\nText.",
         "Ministers of six countries meet in Ohrid"),
        ("Some forty short lines make up this text\nMacedonia and others are named in it and\n"
         "every line is wrapped. It ends.", None),
    ],
)  # fmt: skip
def test_title(text, title):
    assert articles.parse(text).title == title


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Headline\n23 Qershor 2024, 18:10Politics X\n\nText is here.", "2024-06-23"),
        ("June 23, 2024 -\u00a0 The Union is ramping up its work with the region.", "2024-06-23"),
        ("TIRANA, 5 May 2023 – The ministers met here for two days of talks.", "2023-05-05"),
        ("(TIRANA, May 5, 2023) — The ministers met here for two days of talks.", "2023-05-05"),
        ("Headline\nNew York, 2 November 2023\nThe council met.", "2023-11-02"),
        ("Headline\n\nText of the article.\n\nPublished: 5 May 2023", "2023-05-05"),
        ("Headline\n24. септембра 2023.\n\nТекст.", "2023-09-24"),
        ("On 24 June 2024 – a Monday – the ministers met to talk about it.", None),
        ("24 June 2024 was the day on which the ministers met to talk about it.", None),
        ("Chronology\n\n24 March 1999 – The air strikes begin after the talks failed.\n"
         "10 June 1999 – The council adopts a resolution on what is to follow.", None),
        ("Headline\n\n16.06.2025 Press Office\n\nText of the article.", "2025-06-16"),
        ("Headline\n\nText without any date.", None),
    ],
)  # fmt: skip
def test_date_of_the_article(text, date):
    article = articles.parse(text)
    assert article.published == date
    assert article.published_basis == ("text" if date else "unknown")
