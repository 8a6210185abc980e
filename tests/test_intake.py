"""Pages and PDF files to text: what is kept, left out, inferred and refused."""

import datetime
import hashlib
import sys
from pathlib import Path

import pytest
from intake import make_pdfs

from wbdossier import intake
from wbdossier.errors import Problem
from wbdossier.intake.paragraphs import Line, join, paragraphs

FILES = Path(__file__).parent / "intake"
PAGE = "the page's metadata"

# file: title, date, how the date is known, publisher, first paragraph of the body, last paragraph
READ = {
    "news_page.html": (
        "Montenegro sends 30 more soldiers to Kosovo",
        "2024-03-12",
        PAGE,
        "The Vardar Courier",
        "Montenegro will send 30 more soldiers to the NATO mission in Kosovo, Defence Minister"
        " Marko Ilić said on Tuesday in Podgorica.",
        "The parliament is expected to vote on 20 March.",
    ),
    "date_only_in_metadata.html": (
        "Albania and Italy extend patrols",
        "2023-11-08",
        PAGE,
        "The Vardar Courier",
        "Albania and Italy have agreed to extend their joint patrols in the Strait of Otranto for"
        " two more years, both interior ministries said.",
        "Rome pays 3 million euros a year for fuel and maintenance, according to the agreement.",
    ),
    "text_all_in_tables.html": (
        "Ministers sign energy deal in Skopje",
        "2022-09-05",
        "the page's date line",
        None,
        "Skopje, 5 September 2022",
        "The agreement runs for five years and can be extended by either side.",
    ),
    "declares_utf8_is_windows1252.html": (
        "Kosovo police get 20 vehicles",
        "2022-02-17",
        PAGE,
        None,
        "Germany has given the Kosovo police 20 vehicles worth €600,000, the embassy in Pristina"
        " said – its third gift in two years.",
        "The police have asked Berlin for ten more cars in the coming year.",
    ),
    "declares_windows1250.html": (
        "Vučić meets Đukanović in Budva",
        "2019-07-04",
        PAGE,
        None,
        "Serbian President Aleksandar Vučić and Montenegrin President Milo Đukanović met in Budva"
        " on Thursday to discuss the border at Dračenovac.",
        "The two presidents will meet again in Niš in the autumn.",
    ),
    "albanian_frame.html": (
        "NATO chief visits Tirana",
        "2024-06-23",
        "the page's date line",
        "Gazeta Shembull",
        "NATO Secretary General Jens Stoltenberg visited Tirana on Sunday and praised Albania for"
        " spending two percent of its output on defence.",
        "Rama said that Albania would buy 15 drones before the end of the year.",
    ),
    "wire_dateline.html": (
        "Bosnia gets EU funds for border police",
        "2021-04-19",
        "the page's address",
        "example.org",
        "SARAJEVO, April 19 (Example Agency) - The European Union will give Bosnia 3.5 million"
        " euros to equip its border police, the EU delegation in Sarajevo said on Monday.",
        "(Reporting by A. Writer; Editing by B. Editor)",
    ),
    "live_blog.html": (
        "Live: Shooting in Banjska",
        "2023-09-24",
        PAGE,
        "Example Live",
        "Court orders detention",
        "A police officer was killed on Sunday morning when his patrol was attacked near the"
        " village of Banjska, Prime Minister Albin Kurti said.",
    ),
    "no_date_but_copyright.html": (
        "Why the corridor matters",
        None,
        None,
        None,
        "The road from Durrës to Niš is the shortest way from the Adriatic to the Danube, and four"
        " governments want it finished.",
        "Nobody knows who will pay for the last 80 kilometres.",
    ),
    "two_columns_with_hyphens.pdf": (
        "Thirty more soldiers for Kosovo",
        "2024-03-12",
        "the day the PDF file was made, which need not be the article's",
        None,
        "Montenegro will send 30 more soldiers to the NATO mission in Kosovo, Defence Minister Ana"
        " Petrova said on Tuesday. The government has set aside €2.5 million for the deployment.",
        "The parliament is expected to vote on 20 March.",
    ),
    "letter_with_header_and_footer.pdf": (
        None,
        "2023-06-05",
        "the text's date line",
        None,
        "To all embassies",
        "Ana Petrova",
    ),
    "title_and_date_in_metadata.pdf": (
        "Albania buys drones",
        "2022-09-01",
        "the day the PDF file was made, which need not be the article's",
        None,
        "The first five will be delivered to the base at Kucova in spring, the ministry said.",
        "The first five will be delivered to the base at Kucova in spring, the ministry said.",
    ),
}

REFUSED = {
    "menu_page.html": "no article was found on the page",
    "cookie_wall.html": "no article was found on the page",
    "scan_without_text.pdf": "the PDF has no text layer to read: one page, as pictures perhaps",
    "locked_with_password.pdf": "the PDF is locked with a password",
    "damaged.pdf": "this is no PDF file, or a damaged or incomplete one",
}


def converted(name: str, isolated: bool = False) -> intake.Document:
    file = FILES / name
    return intake.convert(file.read_bytes(), intake.FORMS[file.suffix], name, isolated)


@pytest.mark.parametrize("name", READ)
def test_title_date_publisher_and_text(name):
    title, date, how, publisher, first, last = READ[name]
    document = converted(name)
    blocks = document.text.removesuffix("\n").split("\n\n")
    assert (document.title, document.date, document.publisher) == (title, date, publisher)
    assert document.inferred.get("date") == how
    assert blocks[0] == title or name.endswith(".pdf")
    assert (blocks[1], blocks[-1]) == (first, last)
    assert document.sha256 == hashlib.sha256((FILES / name).read_bytes()).hexdigest()


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_text_is_refused_in_one_sentence(name):
    with pytest.raises(Problem, match=REFUSED[name]) as caught:
        converted(name, isolated=True)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


def test_every_file_is_tried():
    kinds = {".html", ".pdf"}
    assert {f.name for f in FILES.iterdir() if f.suffix in kinds} == {*READ, *REFUSED}


@pytest.mark.parametrize("name", make_pdfs.FILES)
def test_pdf_files_are_as_the_script_writes_them(name):
    assert (FILES / name).read_bytes() == make_pdfs.FILES[name]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("news_page.html", "Reader77"),
        ("news_page.html", "twelve helicopters"),
        ("news_page.html", "written by a script"),
        ("news_page.html", "All rights"),
        ("text_all_in_tables.html", "Archive"),
        ("albanian_frame.html", "Lini një koment"),
        ("albanian_frame.html", "buxhet"),
        ("letter_with_header_and_footer.pdf", "Sample Street"),
        ("letter_with_header_and_footer.pdf", "Ministry of Defence of Montenegro"),
    ],
)
def test_what_is_not_the_article_is_left_out(name, words):
    assert words not in converted(name).text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("news_page.html", "\n\n• winter equipment for 30 soldiers,\n\n"),
        ("news_page.html", "\n\n“We are a reliable ally, and we will stay one,” Ilić told"),
        ("news_page.html", '\n\n"Nobody here expects it to be the last request," said'),
        ("text_all_in_tables.html", "\n\nSerbia | 120\n\nNorth Macedonia | 80\n\n"),
        ("declares_utf8_is_windows1252.html", "“The cars will go to the north,” said Gëzim Hoxha"),
        ("two_columns_with_hyphens.pdf", "and the self-proclaimed office confirmed it.\n\n"),
        ("two_columns_with_hyphens.pdf", "said that the offer was important. More soldiers"),
        ("letter_with_header_and_footer.pdf", "the parliament in Podgorica and of the allies"),
    ],
)
def test_what_is_the_article_is_kept(name, words):
    assert words in converted(name).text


def test_a_wrong_declaration_is_said():
    note = converted("declares_utf8_is_windows1252.html").note
    assert note == "The page says it is utf-8, and is not."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_goes_before_what_the_page_says(encoding):
    source = (FILES / "news_page.html").read_text("utf-8").replace("utf-8", "iso-8859-2")
    document = intake.convert(source.encode(encoding), "html", "page", isolated=False)
    assert document.text == converted("news_page.html").text


@pytest.mark.parametrize("name", ["hex", "undefined", "rot13", "utf-7", "utf-16", "no-such"])
def test_a_declaration_of_no_encoding_of_pages_is_passed_over(name):
    source = (FILES / "albanian_frame.html").read_text("utf-8").replace("utf-8", name)
    document = intake.convert(source.encode(), "html", "page", isolated=False)
    assert document.text == converted("albanian_frame.html").text


def test_a_torn_letter_costs_no_other():
    data = (FILES / "albanian_frame.html").read_bytes() + b"<p>\xc3</p>" + "ë".encode() * 60
    document = intake.convert(data, "html", "page", isolated=False)
    assert "Kuçova" in document.text
    assert document.note == (
        "Some letters of the page cannot be read; they stand as \N{REPLACEMENT CHARACTER}."
    )


class Before(datetime.datetime):
    """A clock that stands in 1999: no page here could have been published yet."""

    @classmethod
    def now(cls, tz=None):
        return cls(1999, 5, 1, tzinfo=tz)


@pytest.mark.parametrize("name", [name for name in READ if name.endswith(".html")])
def test_no_answer_depends_on_the_day(name, monkeypatch):
    today = converted(name)
    for module in [m for n, m in sys.modules.items() if n.startswith(("htmldate", "trafilatura"))]:
        if getattr(module, "datetime", None) is datetime.datetime:
            monkeypatch.setattr(module, "datetime", Before)
    assert converted(name) == today


@pytest.mark.parametrize("isolated", [True, False])
def test_apart_or_not_the_answer_is_the_same(isolated):
    assert converted("news_page.html", isolated) == converted("news_page.html")


def test_a_pdf_file_cut_short_is_read_and_said_to_be():
    data = (FILES / "two_columns_with_hyphens.pdf").read_bytes()
    document = intake.convert(data[: data.index(b"startxref")], "pdf", "cut.pdf")
    assert "The government has set aside" in document.text
    assert document.note == (
        "The PDF file is incomplete or damaged; some of its text may be missing."
    )


def test_a_page_that_is_a_picture_is_said():
    other = make_pdfs.shown(make_pdfs.COLUMNS[0])
    data = make_pdfs.pdf(make_pdfs.HEADED, "q Q", other)
    document = intake.convert(data, "pdf", "mixed.pdf")
    assert document.note == "No text was found on page 2; a picture of text, perhaps."


# -- lines to paragraphs --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "text", "joined"),
    [
        ("the govern-", "ment said", "", "the government said"),
        ("the self-", "proclaimed", "", "the self-proclaimed"),
        ("the force-", "generation", "a force-generation meeting", "the force-generation"),
        ("re-", "form", "the reform", "reform"),
        ("Bosnia-", "Herzegovina", "", "Bosnia-Herzegovina"),
        ("in 2023-", "2024", "", "in 2023-2024"),
        ("a pause -", "and on", "", "a pause - and on"),
        ("soft\u00ad", "ware", "soft ware", "software"),
    ],
)
def test_hyphens(before, after, text, joined):
    assert join(before, after, text) == joined


def column(*texts: str, gap: float = 14.0) -> list[Line]:
    return [Line(t, 72, 72 + 5.0 * len(t), 700 - gap * n, 12, 0) for n, t in enumerate(texts)]


def test_a_line_that_ends_early_ends_a_paragraph():
    lines = column(
        "This is the first line of a paragraph that is wrapped",
        "and ends here.",
        "Another begins without any gap or indent at all, as in",
        "typewritten letters.",
    )
    first, second = paragraphs([lines])
    assert (first[-14:], second[:13]) == ("and ends here.", "Another begin")


def test_an_address_stays_in_lines():
    lines = column("Ministry of Defence", "Sample Street 1", "Podgorica")
    wide = Line("This line shows how wide the page's column is, much wider.", 72, 500, 500, 12, 0)
    assert paragraphs([[*lines, wide]])[:3] == [line.text for line in lines]
