"""Downloads of figures: the table as CSV, the drawing as a picture that stands for itself."""

from __future__ import annotations

import csv
import io
import re
import struct
from pathlib import Path

import pytest
import sample_site as sample
from lxml import etree, html

from wbdossier.site import body, downloads, links, render
from wbdossier.site.notebook import clean

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = """<p class="wb-title">A & B <a class="wb quoted" href="#x">nine</a></p>"""
TABLE = """<details><summary>The data</summary><table><caption>Two</caption><thead><tr>
<th scope="col">What</th><th scope="col">How, many</th></tr></thead><tbody><tr><th scope="row">
A “quote”,
and a comma</th><td class="num"><a class="wb quoted" href="#x">1,600</a></td></tr></tbody>
<tfoot><tr><td colspan="2">Source: somewhere.</td></tr></tfoot></table></details>"""
DRAWING = """<svg viewBox="0 0 360 40" role="group" aria-labelledby="fig-a-alt"><title
id="fig-a-alt">Nine &amp; more.</title><defs><clipPath id="c"><rect width="360" height="40"/>
</clipPath><linearGradient id="g"><stop offset="0" stop-color="var(--ME, #009e73)"/>
</linearGradient></defs><g clip-path="url(#c)"><rect width="90" height="14" fill="var(--accent,
#7c2d12)"/><a class="wb quoted" href="#x"><title>A sentence</title><text x="99" y="12"
fill="var(--ink, var(--jp-content-font-color1, #1b1b19))">nine</text></a></g></svg>"""
FIGURE = f"""<figure class="wb-figure" id="fig-a">{HOSTILE}<p class="wb-subtitle">By kind</p>
{DRAWING}<figcaption><p class="wb-source">Source: Jurist.</p>{TABLE}</figcaption></figure>"""


def dressed(*figures: str) -> html.HtmlElement:
    """Figures as a page has them before their notes."""
    tree = body.parse(clean("".join(figures)))
    body.dress(tree)
    return tree


def picture(figure: str = FIGURE) -> etree._Element:
    files = downloads.take(dressed(figure), "funding.html")
    return etree.fromstring(files["figures/funding-fig-a.svg"])


def test_a_figure_gives_its_table_its_drawing_and_a_picture() -> None:
    tree = dressed(FIGURE)
    files = downloads.take(tree, "countries/XK.html")
    stem = "figures/countries-XK-fig-a"
    assert list(files) == [f"{stem}.csv", f"{stem}.svg", f"{stem}.png"]
    (line,) = tree.xpath("//figure/figcaption/p[@class='downloads']")
    assert line.text_content() == "Download: CSV, SVG, PNG"
    assert line.xpath("a/@href") == [f"../{name}" for name in files]


def test_the_csv_is_the_folded_table() -> None:
    files = downloads.take(dressed(FIGURE), "funding.html")
    text = files["figures/funding-fig-a.csv"].decode()
    assert text.endswith('\n"A “quote”, and a comma","1,600"\n')
    rows = list(csv.reader(io.StringIO(text)))
    assert rows == [["What", "How, many"], ["A “quote”, and a comma", "1,600"]]


def test_the_svg_is_valid_and_stands_for_itself() -> None:
    root = picture()
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert {e.tag for e in root.iter()} >= {f"{SVG}clipPath", f"{SVG}linearGradient"}
    said = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert said == ["A & B nine", "By kind", "nine", "Source: Jurist."]
    assert root.findtext(f"{SVG}title") == "A & B nine"
    assert root.findtext(f"{SVG}desc") == "Nine & more."
    whole = etree.tostring(root, encoding="unicode")
    assert not re.search(r"var\(|currentColor|class=|role=|aria-|<a\b|<style|--", whole)
    assert not re.search(r"(?:href|src)=\"(?!#)|url\((?!#)|@import", whole)
    assert {"#7c2d12", "#009e73", "#1b1b19"} <= set(re.findall(r"#[0-9a-f]{6}", whole))
    ids = set(root.xpath("//@id"))
    assert set(re.findall(r"url\(#([^)]+)\)", whole)) <= ids


@pytest.mark.parametrize(
    ("value", "light"),
    [
        ("var(--accent)", "#7c2d12"),
        ("var(--accent, red)", "#7c2d12"),
        ("var(--other, red)", "red"),
        ("var(--other)", "#1b1b19"),
        ("currentColor", "#1b1b19"),
        ("var(--paper, var(--jp-layout-color0, #fcfbf8))", "#fcfbf8"),
        ("1 var(--ink, #000) var(--muted)", "1 #1b1b19 #4d4b46"),
        ("url(#a)", "url(#a)"),
    ],
)
def test_variables_become_the_light_colours(value: str, light: str) -> None:
    assert downloads._light(value) == light


def test_the_png_is_twice_as_large_and_the_same_every_time() -> None:
    files = downloads.take(dressed(FIGURE), "funding.html")
    again = downloads.take(dressed(FIGURE), "funding.html")
    assert files == again
    root = etree.fromstring(files["figures/funding-fig-a.svg"])
    png = files["figures/funding-fig-a.png"]
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    size = struct.unpack(">II", png[16:24])
    sides = (float(root.get(side, "")) for side in ("width", "height"))
    assert all(abs(a - 2 * b) <= 1 for a, b in zip(size, sides, strict=True))


def test_a_picture_that_names_kosovo_has_its_footnote(site: Path) -> None:
    said = " ".join(
        t.text for t in picture(FIGURE.replace(">nine", ">Kosovo: 9")).iter(f"{SVG}text")
    )
    assert said.count("Kosovo*") == 1
    assert said.endswith(downloads.NOTICE)
    assert downloads.NOTICE in html.fromstring((site / "index.html").read_bytes()).text_content()
    assert not [t for t in picture().iter(f"{SVG}text") if "designation" in t.text]


def test_words_of_articles_are_words_in_a_picture() -> None:
    root = picture(FIGURE.replace("By kind", "&lt;script&gt;x&lt;/script&gt;\x0b &amp;amp; ]]&gt;"))
    said = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert "<script>x</script> &amp; ]]>" in said
    assert not list(root.iter(f"{SVG}script"))


@pytest.mark.parametrize(
    ("figure", "kinds"),
    [
        (FIGURE.replace(TABLE, ""), ["svg", "png"]),
        (FIGURE.replace(DRAWING, ""), ["csv"]),
        (FIGURE.replace(TABLE, "").replace(DRAWING, ""), []),
        (FIGURE.replace('viewBox="0 0 360 40"', ""), ["csv"]),
        (FIGURE.replace('viewBox="0 0 360 40"', 'viewBox="a b c d"'), ["csv"]),
        (FIGURE.replace('viewBox="0 0 360 40"', 'viewBox="0 0 1e9 nan"'), ["csv"]),
    ],
)
def test_a_figure_gives_what_it_has(figure: str, kinds: list[str]) -> None:
    files = downloads.take(dressed(figure), "funding.html")
    assert [name.rpartition(".")[2] for name in files] == kinds


@pytest.mark.parametrize(
    "drawing",
    [
        '<svg viewBox="0 0 9 9"><g id="a"><use href="#a"/></g></svg>',
        '<svg viewBox="0 0 9 9"><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>',
        '<svg viewBox="0 0 9 9"><rect width="1e300" height="nan" transform="rotate(x)"/></svg>',
        f'<svg viewBox="0 0 9 9">{"<g>" * 400}{"</g>" * 400}</svg>',
        '<svg viewBox="0 0 9 9"><style>@import url(x)</style><image href="http://x/y.png"/></svg>',
    ],
)
def test_no_drawing_is_the_end_of_a_build(drawing: str) -> None:
    files = downloads.take(dressed(FIGURE.replace(DRAWING, drawing)), "funding.html")
    root = etree.fromstring(files["figures/funding-fig-a.svg"])
    assert not root.xpath("//*[local-name()='image' or local-name()='style']")


def test_figures_of_one_name_do_not_share_a_file() -> None:
    hostile = FIGURE.replace("fig-a", "../../é\x00 x")
    files = downloads.take(dressed(FIGURE, FIGURE, hostile, hostile), "funding.html")
    assert len(files) == 12
    assert all(re.fullmatch(r"figures/funding-[\w-]+\.(?:csv|svg|png)", name) for name in files)


def test_the_site_has_the_files_and_their_links(site: Path, tmp_path: Path) -> None:
    render(sample.site_input(tmp_path), tmp_path / "site")
    made = sorted((site / "figures").iterdir())
    assert [path.name for path in made] == ["04_funding-fig-money.png", "04_funding-fig-money.svg"]
    for path in made:
        assert (tmp_path / "site" / "figures" / path.name).read_bytes() == path.read_bytes()
    files = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    links.check(files)
    page = html.fromstring(files["04_funding.html"])
    found = page.xpath("//p[@class='downloads']/a/@href")
    assert found == ["figures/04_funding-fig-money.svg", "figures/04_funding-fig-money.png"]


def test_a_picture_is_painted_once_and_anew_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(figure: str) -> dict[str, bytes]:
        return downloads.take(dressed(figure), "funding.html", tmp_path / "painted")

    assert taken(FIGURE) == downloads.take(dressed(FIGURE), "funding.html")
    painted: list[bytes] = []
    paint = downloads.png
    monkeypatch.setattr(downloads, "png", lambda svg: painted.append(svg) or paint(svg))
    assert taken(FIGURE) == downloads.take(dressed(FIGURE), "funding.html")
    assert len(painted) == 1  # without the folder
    taken(FIGURE.replace("By kind", "By year"))
    monkeypatch.setattr(downloads, "ZOOM", 1)
    taken(FIGURE)
    assert len(painted) == 3
    assert not [p for p in (tmp_path / "painted").iterdir() if p.suffix != ".png"]
