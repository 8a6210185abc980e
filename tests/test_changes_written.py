"""How changes are written: on a terminal, and as Markdown that stays harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from wbdossier import dataset, schema, telling
from wbdossier.changes import markdown, text
from wbdossier.changes.blocks import Heading, Item, Line, Table
from wbdossier.records import FACT_CLASSES


@pytest.mark.parametrize("kind", FACT_CLASSES)
def test_a_line_says_every_field_of_its_kind(kind):
    inside = {"amount", "amount_max", "currency", "count", "count_max", "unit", "bound", "change"}
    inside |= {"date", "end_date", "date_basis", "direct", "status", "chapters", "stance"}
    merely_repeated = {"statement": {"text"}, "funding": {"projects"}}.get(kind, set())
    said = set(telling._FIELD.findall(telling.LINES[kind])) - {"reading"}
    assert said <= schema.own_columns(kind).keys()
    assert schema.own_columns(kind).keys() - said <= inside | merely_repeated


def test_every_committed_fact_can_be_said():
    assert all(telling.line(fact) for fact in dataset.load_facts())


NASTY = (
    "a|b `c` <script>x</script> @octocat #12 GH-3 [l](http://e.invalid) *b* ~~s~~ $x$ :eu: \\|\n# h"
)


def test_words_are_words_in_markdown():
    item = Item("+", "funding", NASTY, (NASTY,))
    blocks = [Heading(NASTY), Table(("", "n"), (("nasty", NASTY),)), item, Line(NASTY)]
    page = html.fromstring(markdown2html_mistune("".join(markdown.write(blocks))))
    shown = " ".join(page.xpath("string()").split())
    assert shown.count(" ".join(NASTY.split())) == 5
    assert [len(page.xpath(f"//{tag}")) for tag in ("h3", "tr", "td", "li")] == [1, 2, 2, 1]
    assert page.xpath("//script | //em | //del | //code | //a[not(@class='anchor-link')]") == []
    assert [strong.text for strong in page.xpath("//strong")] == ["funding"]
    for words in page.xpath("//td//text() | //li//text() | //p//text()"):
        assert not {"@octocat", "#12", "GH-3", ":eu:", "http://"} & set(words.split())


@given(st.text())
def test_escaped_words_are_one_line_and_mention_nobody(words):
    safe = markdown.escaped(words)
    assert "\n" not in safe
    assert not any(bare in safe.replace("@<!-- -->", "") for bare in ("@", "|"))


def test_a_page_is_never_too_large():
    blocks = [Heading("All", 1), *(Item("+", "threat", f"€ {n} “words”") for n in range(1000))]
    page = "".join(markdown.write(blocks, 9000))
    assert 8000 < len(page.encode()) <= 9000
    told = page.count("“words”")
    assert f"{1000 - told:,} more changes" in page


def test_a_terminal_gets_eighty_columns_and_no_escapes():
    blocks = [Item("+", "threat", "words " * 60 + "\x1b[31m\u202ered", ("more " * 60,))]
    said = "".join(text.write(blocks))
    assert max(map(len, said.splitlines())) <= text.WIDTH
    assert "\x1b" not in said
    assert "\u202e" not in said
