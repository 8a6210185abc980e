"""No number without a source: what the walk over a page reports."""

from __future__ import annotations

import dataclasses
from html import escape
from pathlib import Path

import pytest
import sample_site as sample
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from wbdossier.site import SiteInput, numbers
from wbdossier.site.derivations import Derivations
from wbdossier.site.pages import Pages
from wbdossier.tokens import tokens

LINK = '<a class="wb quoted" href="articles/000.html#f">{}</a>'
SVG = "<svg><g><text>{}</text></g></svg>"


def found(body: str) -> list[str]:
    page = f"<html><head><title>7 things</title></head><body><main>{body}</main></body></html>"
    return [each.token for each in numbers.unsourced(page, "x.html")]


@pytest.mark.parametrize(
    ("body", "unsourced"),
    [
        ("<p>Nothing to count.</p>", []),
        ("<p>There are nine.</p>", ["nine"]),
        ("<p>Of 14 agreements 3 are old</p>", ["14", "3"]),
        # the kinds of source
        (f"<p>{LINK.format('nine')}</p>", []),
        (f"<p>{LINK.format('<b>nine</b>')} of 14</p>", ["14"]),
        ('<p><a class="wb derived" href="#a">nine</a></p>', []),
        ('<p><a class="wb curated" href="#a">nine</a></p>', []),
        ('<p><a href="../articles/000.html#f">24 June</a></p>', []),
        # what is none
        ('<p><a class="wb" href="#a">nine</a></p>', ["nine"]),
        ('<p><a class="wb quoted">nine</a></p>', ["nine"]),
        ('<p><a href="https://example.org">nine</a></p>', ["nine"]),
        ('<p><span class="quoted">nine</span></p>', ["nine"]),
        # structural, for a reason that is known
        ('<p data-number="law">Resolution 1244</p>', []),
        ('<p data-number="law">Resolution 1244</p> 5', ["5"]),
        ('<p data-number="because">Resolution 1244</p>', ["1244"]),
        ('<p data-number="">Resolution 1244</p>', ["1244"]),
        # notebooks may give some reasons, not all
        ('<div class="body"><p data-number="rule">half</p></div>', []),
        ('<div class="body"><p data-number="article-words">half</p></div>', ["half"]),
        ('<p><a class="tally" href="#evidence">5</a> facts</p>', []),
        ('<div class="answer"><p><a class="tally" href="#evidence">5</a></p></div>', ["5"]),
        # evidence is its own source, code is no prose
        ('<p>It is so<span class="note">2 = count of facts</span>.</p>', []),
        ('<div class="body"><p>So<span class="note">2</span></p></div>', ["2"]),
        (
            f'<div class="body"><p><span class="evidence">{LINK.format("9")}'
            '<a class="ref" href="#n">1</a><span class="note">2 facts</span></span></p></div>',
            [],
        ),
        ('<section class="endnotes"><ol><li>In 2022</li></ol></section>', []),
        ("<details><pre><code>x = 12</code></pre></details>", []),
        ("<p>Tables: <code>2024.csv</code></p>", []),
        # tables, headings, what follows an element
        ("<table><tr><th>2022</th><td>5</td></tr></table>", ["2022", "5"]),
        ("<h2>Nine lives</h2>", ["Nine"]),
        ("<p>a<br>5<!-- 6 --></p>", ["5"]),
        # a drawing may repeat what its figure says with a source
        (SVG.format("9"), ["9"]),
        (f"<figure>{SVG.format('9')}</figure>", ["9"]),
        (f"<figure>{SVG.format('≤ 9')}<table><td>{LINK.format('9')}</td></table></figure>", []),
        (f"<figure>{SVG.format('8')}<table><td>{LINK.format('9')}</td></table></figure>", ["8"]),
        (f"<figure>{SVG.format('9')}<table><td>9</td></table></figure>", ["9", "9"]),
        (f"<figure><p>9</p><table><td>{LINK.format('9')}</td></table></figure>", ["9"]),
        (f"<figure>{SVG.format(LINK.format('9'))}</figure>", []),
        ('<figure><svg><g data-number="axis"><text>50</text></g></svg></figure>', []),
    ],
)
def test_unsourced(body: str, unsourced: list[str]) -> None:
    assert found(body) == unsourced


# One number each, as the library or a hurried author writes it.
TOKEN = st.one_of(
    st.integers(1, 10**7).map("{:,}".format),
    st.integers(1, 999).map("€{} million".format),
    st.sampled_from(["nine", "Twenty-two", "a dozen", "2022", "14th", "twice", "half"]),
)
PLAIN = st.text(st.sampled_from("abc <>&“” é"), max_size=12)


@given(PLAIN, TOKEN, PLAIN)
def test_what_is_linked_is_never_reported_and_what_is_not_always(
    before: str, token: str, after: str
) -> None:
    around = f"<p>{escape(before)} {{}} {escape(after)}</p>"
    assert found(around.format(LINK.format(token))) == []
    assert found(around.format(token)) == tokens(token)
    assert len(tokens(token)) == 1


def test_a_report_names_page_heading_place_and_words() -> None:
    body = '<h2>Money</h2><figure id="fig-a"><p>The largest sum is €5 billion.</p></figure>'
    (each,) = numbers.unsourced(f"<html><body>{body}</body></html>", "funding.html")
    assert str(each.problem).startswith(
        "funding.html, “Money”, #fig-a: the number “€5 billion” has no source: "
        "“The largest sum is €5 billion.”; "
    )


@pytest.fixture
def made(tmp_path: Path) -> SiteInput:
    return sample.site_input(tmp_path)


def check(site: SiteInput, markup: str) -> list[str]:
    tree = html.fragment_fromstring(markup, create_parent="div")
    return [str(problem) for problem in Derivations(site).check(tree, "a.ipynb")]


@pytest.mark.parametrize("right", [sample.TOTAL, sample.FOUR, sample.SHARE])
def test_a_number_that_its_facts_give_is_right(made: SiteInput, right: str) -> None:
    assert check(made, right) == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            sample.TOTAL.replace("220", "221"),
            "“up to €221 million” is said to be the sum of 2 facts",
        ),
        (sample.FOUR.replace("four facts", "five facts"), "which gives 4"),
        (sample.FOUR.replace("four facts", "facts"), "which gives 4"),
        (sample.SHARE.replace('"ratio"', '"mean"'), "derived by 'mean', which is no operation"),
        (sample.SHARE.replace('"ratio"', '""'), "derived by 'nothing', which is no operation"),
    ],
)
def test_a_number_that_its_facts_do_not_give_is_named(
    made: SiteInput, wrong: str, message: str
) -> None:
    (said,) = check(made, wrong)
    assert said.startswith("a.ipynb: ")
    assert message in said


@pytest.mark.parametrize(
    ("shown", "unsaid"),
    [
        (sample.quoted(sample.GRANTS, "up to €190 million"), []),
        (sample.quoted(sample.GRANTS, "≤ 190"), []),  # as its words have it
        (sample.quoted(sample.GRANTS, "€191 million"), ["€191 million"]),
        (sample.quoted(sample.NINE, "nine", "curated"), []),
        (sample.quoted(sample.NINE, "ten", "curated"), ["ten"]),
        (sample.quoted(sample.NINE, "eight", "curated"), []),  # its reason says so
        (sample.quoted(sample.OFF, "24 September"), []),
        (sample.quoted(sample.OFF, "24 September 2024"), ["2024"]),
        (sample.quoted(sample.RADIO, "Border Gazette, 25 June 2024"), []),
    ],
)
def test_a_quoted_number_is_one_that_the_fact_says(
    made: SiteInput, shown: str, unsaid: list[str]
) -> None:
    said = check(made, shown)
    assert len(said) == len(unsaid)
    assert all(f"“{token}” in" in line for token, line in zip(unsaid, said, strict=True))


def test_a_draft_with_a_number_that_has_no_source_is_rendered_and_complained_about(
    made: SiteInput,
) -> None:
    notebook = made.notebook(made.runs[1])
    text = notebook.read_text("utf-8")
    notebook.write_text(text.replace("funding.", "funding in all 17 years."), "utf-8")
    pages = Pages(made)
    assert "all 17 years" in pages.render()["countries/XK.html"]
    assert [
        p for p in map(str, pages.problems) if p.startswith("countries/XK.html") and "“17”" in p
    ]


def test_a_site_without_articles_has_no_unsourced_number(tmp_path: Path) -> None:
    empty = dataclasses.replace(
        sample.site_input(tmp_path), articles=(), facts=(), runs=(), corrections=()
    )
    pages = Pages(empty)
    pages.render()
    assert pages.problems == []
