"""What a page must not do: run or fetch anything, or show what nobody should see."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_site as sample
from html_pages import find, page, pages, said

from wbdossier.site import safe, stylesheet
from wbdossier.site.passages import passages


@pytest.mark.parametrize("name", ["04_funding.html", "articles/001.html"])
def test_hostile_markup_is_dead(site: Path, name: str) -> None:
    tree = page(site, name)
    assert not list(tree.iter("iframe", "object", "embed"))
    assert not find(tree, "//main//form"), "the only form is ours, in the head of the page"
    for script in tree.iter("script"):  # data, or a file of the site: nothing that stands in a page
        assert script.get("type") == "application/ld+json" or not script.text
    for element in tree.iter():
        for attribute, value in element.attrib.items():
            assert not attribute.startswith("on")
            assert attribute != "style"
            assert not value.strip().lower().startswith("javascript:")


def test_hostile_words_of_an_article_are_shown_as_words() -> None:
    hostile = sample.article("009", f"He wrote {sample.HOSTILE} on 1 May 2024.")
    fact = sample.fact(type(sample.MET), hostile, "1 May 2024", date="2024-05-01")
    (passage,) = passages(hostile, [fact])
    assert "<script" not in passage.html
    assert "&lt;script&gt;" in passage.html


@pytest.mark.parametrize(
    "dirty",
    [
        '<svg><script>x</script></svg>',
        '<svg><use href="https://example.org/x.svg#a"></use></svg>',
        '<svg><a href="javascript:x"><text>t</text></a></svg>',
        '<svg><path fill="url(https://example.org/p)"></path></svg>',
        '<svg><foreignObject><iframe src="https://example.org"></iframe></foreignObject></svg>',
        '<img src="https://example.org/p.png" alt="p">',
        '<a href="data:text/html,<script>x</script>">d</a>',
        '<p style="background: url(https://example.org/p)">p</p>',
        '<math><mi xlink:href="javascript:x">m</mi></math>',
        '<form action="https://example.org"><button>b</button></form>',
    ],
)  # fmt: skip
def test_sanitiser_lets_nothing_fetch_or_run(dirty: str) -> None:
    cleaned = safe.clean(dirty)
    for bad in ("example.org", "javascript", "script>", "data:text", "<form", "<iframe"):
        assert bad not in cleaned


def test_sanitiser_keeps_what_figures_and_tables_need() -> None:
    kept = '<svg viewBox="0 0 4 4" role="img" aria-labelledby="t"><title id="t">T</title>'
    kept += '<clipPath id="c"><path d="M0 0"></path></clipPath><use xlink:href="#c"></use></svg>'
    assert safe.clean(kept) == kept
    assert safe.clean(sample.TABLE).count('class="wb quoted"') == 2


def test_nothing_is_asked_of_another_host(site: Path) -> None:
    for name in pages(site):
        tree = page(site, name)
        (policy,) = find(tree, "//meta[@http-equiv='Content-Security-Policy']")
        assert policy.get("content").startswith("default-src 'none'; style-src 'self'")
        outside = [e.get("href") for e in tree.iter("a") if "://" in e.get("href", "")]
        assert set(outside) <= {"https://example.org/accord"}
    assert "url(" not in stylesheet().decode()


def test_errors_are_hidden_and_code_is_folded(site: Path) -> None:
    tree = page(site, "04_funding.html")
    assert "seen by nobody" not in said(tree)
    assert "checked <b>10</b> facts" in said(tree)
    code = find(tree, "//pre[not(@class='output')]")
    assert len(code) == 6
    assert all(any(a.tag == "details" for a in pre.iterancestors()) for pre in code)
    (made,) = find(tree, "//details[@class='preparation']")
    assert "minimum = 0" in said(made)
    assert "import themes" in said(made)
