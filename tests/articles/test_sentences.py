"""Sentences: where they part, where a line break does not, and what holds for any text."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_pages import FURNITURE, PAGE, PROSE, words

from wbdossier import articles
from wbdossier.articles.sentences import LONGEST


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
    for spans in (article.sentences, article.furniture):
        assert all(s.start < s.end and s.of(text) == s.of(text).strip() for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    merged = sorted((*article.sentences, *article.furniture))
    assert all(a.end <= b.start for a, b in pairwise(merged))
    ends = [0, *(at for span in merged for at in (span.start, span.end)), len(text)]
    outside = "".join(text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True)).split()
    assert all(re.fullmatch(r"[•●▪■◦‣∙·*–—-]|\(?\d{1,2}[.)]", word) for word in outside)


@pytest.mark.parametrize(
    "text",
    ["word " * 200_000, '"' * 10**6, "x" + "\n" * 10**6, "." * 10**6 + "x", "A" * 10**6],
    ids=["no full stop", "quotes", "blank lines", "stops", "capitals"],
)  # fmt: skip
def test_a_hostile_page_takes_linear_time(text):
    began = time.perf_counter()
    articles.parse(text)
    assert time.perf_counter() - began < 30


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
