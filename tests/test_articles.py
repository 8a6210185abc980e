"""Articles: bytes and sidecars, title, date, furniture, sentences; the five seeds as they are."""

import hashlib
import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wbdossier import articles, paths
from wbdossier.articles import furniture
from wbdossier.articles.sentences import LONGEST
from wbdossier.errors import Problem
from wbdossier.records import Span

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


def words(article, spans):
    return [span.of(article.text) for span in spans]


def article_file(folder, data, name="005_new.txt", sidecar=None):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    if sidecar is not None:
        path.with_suffix(".toml").write_text(sidecar, "utf-8")
    return path


# -- the page -------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line):
    article = articles.parse(f"Headline of it\n\nThe body is here, in a sentence.\n\n{line}\n")
    assert words(article, article.furniture) == [line]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_furniture(line):
    article = articles.parse(f"Headline of it\n\nThe body is here, in a sentence.\n\n{line}\n")
    assert article.furniture == ()


BODY = "Headline of it\n\nThe body is here, in a sentence."


def test_a_menu_between_paragraphs_is_furniture():
    text = f"{BODY}\n\nOur Region\n  From Albania\nNews in Pictures\n\nThe body goes on here.\n"
    article = articles.parse(text)
    assert words(article, article.furniture) == ["Our Region", "From Albania", "News in Pictures"]


@pytest.mark.parametrize(
    "lines",
    [
        "The members are:\nAlbania\nMontenegro\nNorth Macedonia",
        "• Albania\n• Montenegro\n• North Macedonia",
        "1. Albania\n2. Montenegro\n3. North Macedonia",
        "Italy\n638 soldiers\nHungary\n366 soldiers\nAustria",
        "Italy: 638\nHungary: 366\nAustria: 273",
        "A Cold Winter\nIn the Valley",
        "“We Are Here”\n“We Stay Here”\n“We Go Nowhere”",
        "Albania joined\nMontenegro joined later\nNorth Macedonia joined last",
    ],
)
def test_short_lines_that_say_something_are_no_menu(lines):
    assert articles.parse(f"{BODY}\n\n{lines}\n\nIt goes on.\n").furniture == ()


def test_other_headlines_end_where_prose_begins_again():
    text = (
        "Title\n\nA.\n\nRead also\nOther headline\n\nThe text goes on here with a full sentence.\n"
    )
    article = articles.parse(text)
    assert words(article, article.furniture) == ["Read also", "Other headline"]


@pytest.mark.parametrize(
    ("tail", "publisher"),
    [
        ("Source : Jurist", "Jurist"),
        ("Извор: Танјуг", "Танјуг"),
        ("The article was originally published by The Daily Paper and adapted", "The Daily Paper"),
        ("Sources", None),
    ],
)  # fmt: skip
def test_the_tail_names_the_original_publisher(tail, publisher):
    assert articles.parse(f"Title\n\nText.\n\n{tail}").original_publisher == publisher


# -- sentences ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Borrell met Dr. Ana Petrović in St. Gallen.", "They left."],
        ["Scott M. Oudkirk spoke.", "He left."],
        ["It costs 3.5 million, e.g. No. 12 and Art. 5.", "We pay."],
        ["It costs 8.5 mil. EUR and 2 Mrd. Euro.", "It got 3 mln.", "They left."],
        ["“We came.”", "“We saw!” he said.", "(They left.)", "What next?"],
        ["He waited…", "Then he left."],
        ["It began on Sept. 24 in the U.S.", "The envoy left."],
        ["It grew in 2022.", "14 countries agreed."],
        ["It is near.", "Éva left."],
    ],
)
def test_sentences(sentences):
    article = articles.parse(" ".join(sentences))
    assert words(article, article.sentences) == sentences


def test_a_line_break_inside_a_sentence_does_not_part_it():
    text = (
        "Title\n\n"
        + "The attack fueled concern in many of the countries of the West that\nRussia may act."
    )
    article = articles.parse(text)
    assert len(article.sentences) == 2


def test_narrow_lines_are_joined_where_the_next_word_had_no_room():
    text = (
        "A headline of some words\n\n"
        "SKOPJE, March 3 (Wire) - Defence Minister\n"
        "Ana Kola said on Wednesday that the army\n"
        "of the country would get new barracks near\n"
        "Kumanovo. They open in June."
    )
    article = articles.parse(text)
    assert words(article, article.sentences)[2:] == [
        "Defence Minister\nAna Kola said on Wednesday that the army\nof the country would get new "
        "barracks near\nKumanovo.",
        "They open in June.",
    ]


def test_a_long_line_is_a_paragraph_of_its_own():
    first = "The envoy met the ministers of all six countries in the town by the lake " * 3
    article = articles.parse(f"Title of the page\n\n{first.strip()}\nThe talks go on in May.")
    assert len(article.sentences) == 3


def test_run_together_sentences_part():
    article = articles.parse("They praised the co-operation.German forces came.")
    assert len(article.sentences) == 2


LINES = st.sampled_from(
    [*FURNITURE, *PROSE, *PAGE.split("\n"), "", "  ", "5 May 2023", "No.", "..."]
)
TEXTS = st.one_of(
    st.text(), st.lists(LINES, max_size=15).map("\n".join), st.lists(LINES).map("\r\n".join)
)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_gives_ordered_disjoint_spans(text):
    article = articles.parse(text)
    for spans in (article.sentences, article.furniture, articles.paragraphs(article)):
        assert all(s.start < s.end and s.of(text) == s.of(text).strip() for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    merged = sorted((*article.sentences, *article.furniture))
    assert all(a.end <= b.start for a, b in pairwise(merged))
    ends = [0, *(at for span in merged for at in (span.start, span.end)), len(text)]
    outside = "".join(text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True)).split()
    assert all(re.fullmatch(r"[•●▪■◦‣∙·*–—-]|\(?\d{1,2}[.)]", word) for word in outside)
    for sentence in article.sentences:
        paragraph = articles.paragraph_at(article, sentence.start)
        assert paragraph is not None
        assert paragraph.covers(sentence)
        assert articles.sentence_at(article, sentence.end - 1) == sentence


@pytest.mark.parametrize(
    "text",
    ["word " * 200_000, '"' * 10**6, "x" + "\n" * 10**6, "." * 10**6 + "x", "A" * 10**6],
    ids=["no full stop", "quotes", "blank lines", "stops", "capitals"],
)  # fmt: skip
def test_a_hostile_page_takes_linear_time(text):
    began = time.perf_counter()
    articles.parse(text)
    assert time.perf_counter() - began < 30


def test_sentence_at_between_sentences_is_none():
    article = articles.parse("One is here.  Two is here.")
    assert articles.sentence_at(article, 12) is None
    assert articles.sentence_at(article, 14) == Span(14, 26)
    assert articles.sentence_at(article, 99) is None


# -- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        "Sveçla said “yes”.".encode(),
        b"\xef\xbb\xbf" + "Sveçla said “yes”.".encode(),
        "\ufeffSveçla said “yes”.".encode("utf-16-le"),
        "\ufeffSveçla said “yes”.".encode("utf-16-be"),
        "Sveçla said “yes”.".encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16-le", "utf-16-be", "cp1252"],
)
def test_encodings(tmp_path, data):
    article = articles.read(article_file(tmp_path, data))
    assert article.text == "Sveçla said “yes”."
    assert article.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t ",
        b"\xef\xbb\xbf",
        b"\x00\x01\x02 text",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        bytes(range(128, 256)) * 4,
        b"\xff\xfea",
        b"x" * (articles.LARGEST + 1),
    ],
    ids=["empty", "blank", "mark only", "nul", "png", "high bytes", "half utf-16", "large"],
)
def test_what_is_no_article_is_a_problem(tmp_path, data):
    path = article_file(tmp_path, data)
    with pytest.raises(Problem) as problem:
        articles.read(path)
    assert problem.value.where == str(path)
    assert problem.value.remedy


def test_a_folder_or_a_missing_file_is_a_problem(tmp_path):
    for path in (tmp_path, tmp_path / "none.txt", tmp_path / ("x" * 5000)):
        with pytest.raises(Problem):
            articles.read(path)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_problem(data):
    try:
        text = articles.decode(data, "x.txt")
    except Problem:
        return
    assert text.strip()


def test_find_sorts_folders_and_keeps_files(tmp_path):
    for name in ("b.txt", "a.txt", "c.toml", "._a.txt"):
        (tmp_path / name).write_text("x")
    found = articles.find([tmp_path, tmp_path / "c.toml", tmp_path / "a.txt"])
    assert [p.name for p in found] == ["a.txt", "b.txt", "c.toml"]


def test_find_in_an_empty_or_missing_folder_is_a_problem(tmp_path):
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(Problem):
            articles.find([path])


# -- sidecars -------------------------------------------------------------------------------------


def test_the_sidecar_goes_before_the_text(tmp_path):
    sidecar = 'publisher = "P"\ndate = "2018-05"\ndate_basis = "inferred"\ndate_note = "N"\n'
    article = articles.read(article_file(tmp_path, PAGE, sidecar=sidecar))
    assert (article.id, article.file, article.publisher) == ("005", "005_new.txt", "P")
    assert (article.published, article.published_basis) == ("2018-05", "inferred")
    assert article.published_note == "N"


def test_without_a_sidecar_little_is_known(tmp_path):
    article = articles.read(article_file(tmp_path, "Text.", name="note.txt"))
    assert (article.id, article.publisher, article.language) == ("note", None, "en")
    assert (article.rights, article.url, article.published_basis) == ("not stated", None, "unknown")


def test_an_unknown_date_is_not_looked_for(tmp_path):
    article = articles.read(article_file(tmp_path, PAGE, sidecar='date_basis = "unknown"\n'))
    assert (article.published, article.published_basis) == (None, "unknown")


@pytest.mark.parametrize(
    "sidecar",
    [
        'colour = "red"',
        "date = 2024-06-23",
        'date = "2024-13-01"',
        'date = "last year"',
        'date_basis = "stated"',
        'date = "2024"\ndate_basis = "unknown"',
        'date = "2024"\ndate_basis = "guessed"',
        "publisher = ",
        f'sha256 = "{"0" * 64}"',
    ],
)
def test_a_wrong_sidecar_is_a_problem(tmp_path, sidecar):
    with pytest.raises(Problem) as problem:
        articles.read(article_file(tmp_path, "Text.", sidecar=sidecar))
    assert problem.value.remedy


# -- the seeds ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seeds():
    return {a.id: a for a in map(articles.read, articles.find([paths.SEEDS])) if a.id <= "004"}


def test_the_seeds_and_their_dates(seeds):
    assert {a.id: (a.published, a.published_basis) for a in seeds.values()} == {
        "000": ("2024-06-23", "stated"),
        "001": ("2018-05-18", "inferred"),
        "002": (None, "unknown"),
        "003": (None, "unknown"),
        "004": (None, "unknown"),
    }


@pytest.mark.parametrize(
    ("id", "count", "first", "last"),
    [
        ("000", 4, "23 Qershor 2024, 18:10Politics TEMA", "Lini një Përgjigje"),
        ("001", 8, "EU and Western Balkans leaders agree to improve co-operation in security",
         "Please enter your name here"),
        ("002", 4, "Related posts",
         "The Western Balkans, divided between hope and indignation – Euractiv"),
        ("003", 3, "Home » Kosovo Dispatch: Nato and the EU Commit to Stability in the Balkans "
         "at Brussels Meeting", "Source : Jurist"),
        ("004", 2, "See also\u00a0 Italy's Migrant Deal with Albania Blocked Again by Court",
         "Sources"),
    ],
)  # fmt: skip
def test_the_seeds_furniture(seeds, id, count, first, last):
    found = words(seeds[id], seeds[id].furniture)
    assert (len(found), found[0], found[-1]) == (count, first, last)


def test_the_seeds_titles_and_first_sentences(seeds):
    titles = {a.id: a.title for a in seeds.values()}
    assert titles["004"] is None
    for article in seeds.values():
        if article.title_span:
            assert article.sentences[0] == article.title_span
            assert article.title_span.of(article.text) == article.title


def test_the_text_alone_dates_the_first_seed(seeds):
    text = seeds["000"].text
    assert articles.parse(text).published == "2024-06-23"


def test_the_lexicon_has_no_capitals():
    for table in furniture.lexicon().__struct_fields__:
        entry = getattr(furniture.lexicon(), table)
        for entries in (entry.words, entry.starts, entry.heads, entry.titled):
            assert list(entries) == [e.casefold() for e in entries]


def test_a_text_without_a_full_stop_is_cut_into_pieces() -> None:
    article = articles.parse("Kosovo and Serbia met and " * 4_000)
    assert len(article.sentences) > 40
    assert max(s.end - s.start for s in article.sentences) <= LONGEST
    assert {article.text[s.end] for s in article.sentences[:-1]} == {" "}


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (
            "BRUSSELS, May 30 (Agency) - The alliance will send troops.",
            "The alliance will send troops.",
        ),
        ("June 23, 2024 - The Union is ramping up its work.", "The Union is ramping up its work."),
        ("TIRANA – The war has changed the region.", "The war has changed the region."),
        (
            "TUZLA, Bosnia-Herzegovina (AGY) _ The division is complete.",
            "The division is complete.",
        ),
        ("PRISTINA, Kosovo – The general left.", "The general left."),
        ("Tirana, March 14, 2024 – The governments met.", "The governments met."),
        (
            "EULEX – the mission in Pristina – said so.",
            "EULEX – the mission in Pristina – said so.",
        ),
        ("Kosovo-Serbia talks resume.", "Kosovo-Serbia talks resume."),
        ("In 2024 - an election year - it fell.", "In 2024 - an election year - it fell."),
        ("The plan - 40 pages - is new.", "The plan - 40 pages - is new."),
    ],
)
def test_a_dateline_is_no_part_of_its_sentence(line: str, kept: str) -> None:
    article = articles.parse(f"A title of some length for the page\n\n{line}\n")
    assert article.sentences[-1].of(article.text) == kept
