"""`wbdossier add`: what is stored, what the sidecar says, and what is refused."""

import hashlib
import shutil
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wbdossier import adding, articles
from wbdossier.articles import Sidecar
from wbdossier.cli.add import add
from wbdossier.errors import Problem

FILES = Path(__file__).parent / "intake"
TEXT = """Kosovo police get 20 vehicles

15 March 2024

Germany has given the Kosovo police 20 vehicles worth 600,000 euros, the embassy said.
"""


@pytest.fixture
def seeds(tmp_path):
    return tmp_path / "seeds"


@pytest.fixture
def note(tmp_path):
    file = tmp_path / "note.txt"
    file.write_bytes(TEXT.encode("utf-8"))
    return file


def call(*words: object) -> Result:
    return CliRunner().invoke(add, [str(word) for word in words])


def only_article(seeds: Path) -> Path:
    (text,) = seeds.glob("*.txt")
    return text


def test_plain_text_is_stored_byte_for_byte(seeds, tmp_path):
    file = tmp_path / "note.txt"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    adding.prepared(file, seeds).write()
    stored = only_article(seeds)
    assert stored.read_bytes() == file.read_bytes()
    assert articles.read(stored).published == "2024-03-15"


@pytest.mark.parametrize("name", ["news_page.html", "two_columns_with_hyphens.pdf"])
def test_a_page_is_stored_as_text_with_what_it_was_made_from(name, seeds):
    addition = adding.prepared(FILES / name, seeds)
    addition.write()
    stored = only_article(seeds)
    kept = tomllib.loads(stored.with_suffix(".toml").read_text("utf-8"))
    original = hashlib.sha256((FILES / name).read_bytes()).hexdigest()
    assert (kept["original_file"], kept["original_sha256"]) == (name, original)
    assert kept["sha256"] == hashlib.sha256(stored.read_bytes()).hexdigest()
    assert articles.read(stored).original_sha256 == original
    assert articles.read(stored).text == addition.article.text


def test_what_is_inferred_is_named_and_what_is_stated_is_not(seeds):
    stated = Sidecar(publisher="Example Daily", date="2024-03-11", date_basis="stated")
    addition = adding.prepared(FILES / "news_page.html", seeds, stated)
    assert addition.article.inferred == ("title", "language", "url")
    assert addition.article.published_basis == "stated"
    assert 'publisher = "Example Daily"\n' in addition.sidecar
    assert "\"  # inferred from the page's headline\n" in addition.sidecar
    assert '# accessed = ""  # not known\n' in addition.sidecar


def test_a_weak_basis_of_a_date_is_said(seeds):
    addition = adding.prepared(FILES / "title_and_date_in_metadata.pdf", seeds)
    assert addition.article.published == "2022-09-01"
    assert addition.article.published_basis == "inferred"
    assert addition.article.published_note == (
        "Inferred from the day the PDF file was made, which need not be the article's."
    )


def test_every_option_is_recorded(seeds):
    values = {
        "publisher": "Example Daily",
        "title": 'A "title" with \\ signs',
        "date": "2024-03",
        "url": "https://daily.example.org/a",
        "accessed": "2024-04-01",
        "rights": "Belongs to its publisher.",
        "language": "sr-Latn",
    }
    options = [word for name, value in values.items() for word in (f"--{name}", value)]
    assert call(FILES / "news_page.html", "--seeds", seeds, *options).exit_code == 0
    kept = tomllib.loads(only_article(seeds).with_suffix(".toml").read_text("utf-8"))
    assert values.items() <= kept.items()
    assert (kept["date_basis"], kept["inferred"]) == ("stated", [])


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--date", "12.3.2024", "date '12.3.2024' is no date of the calendar"),
        ("--date", "2024-02-30", "date '2024-02-30' is no date of the calendar"),
        ("--accessed", "2024-04", "accessed '2024-04' is no day of the calendar"),
        ("--language", "English", "'English' is no code of a language"),
        ("--url", "example.org/a", "'example.org/a' is no address of a page"),
        ("--publisher", " ", "--publisher: there is nothing in it"),
    ],
)
def test_a_wrong_option_is_one_sentence(option, value, sentence, note, seeds):
    result = call(note, "--seeds", seeds, option, value)
    assert isinstance(result.exception, Problem)
    assert sentence in str(result.exception)
    assert not seeds.exists()


def test_what_is_true_of_one_article_is_not_said_of_two(note, seeds):
    result = call(note, FILES / "news_page.html", "--seeds", seeds, "--title", "T")
    assert (result.exit_code, seeds.exists()) == (2, False)
    assert "--title can be said of one FILE only" in result.output


def test_a_dry_run_writes_nothing_and_shows_facts_in_their_sentences(seeds):
    result = call(FILES / "news_page.html", "--seeds", seeds, "--dry-run")
    assert (result.exit_code, seeds.exists()) == (0, False)
    assert 'title = "Montenegro sends 30 more soldiers to Kosovo"' in result.output
    assert "NATO has [[about 4,500 troops]] in the country." in result.output
    assert result.output.rstrip().endswith("nothing was written")


def test_the_same_file_or_text_is_refused(seeds, tmp_path):
    page = FILES / "news_page.html"
    adding.prepared(page, seeds).write()
    stored = only_article(seeds)
    with pytest.raises(Problem, match=f"the same file has been added as .*{stored.name}"):
        adding.prepared(page, seeds)
    copy = tmp_path / "copy.txt"
    copy.write_text("\n" + stored.read_text("utf-8"), "utf-8")
    with pytest.raises(Problem, match=f"the same text is already in .*{stored.name}"):
        adding.prepared(copy, seeds)


def test_a_piece_printed_again_is_added_and_said_to_repeat(seeds, tmp_path):
    sentence = "Village number {} in the hills above the river lost its school in the war years."
    piece = "\n\n".join(sentence.format(n) for n in ("one", "two", "three", "four", "five", "six"))
    for name, head in (("a.txt", "Schools lost"), ("b.txt", "What the war took")):
        (tmp_path / name).write_text(f"{head}\n\n{piece}\n", "utf-8")
    result = call(tmp_path / "a.txt", tmp_path / "b.txt", "--seeds", seeds)
    assert result.exit_code == 0
    assert "it repeats 000 (" in result.output
    assert "the two count as one source" in result.output


# -- sidecars that are there already --------------------------------------------------------------


def test_a_sidecar_beside_a_text_is_taken_over(note, seeds):
    theirs = '# seen by hand\npublisher = "Example"\n'
    note.with_suffix(".toml").write_text(theirs, "utf-8")
    adding.prepared(note, seeds).write()
    assert only_article(seeds).with_suffix(".toml").read_text("utf-8") == theirs


def test_a_sidecar_beside_a_page_is_what_a_person_states(tmp_path, seeds):
    page = tmp_path / "page.html"
    shutil.copyfile(FILES / "news_page.html", page)
    page.with_suffix(".toml").write_text('publisher = "Example"\ndate = "2024-03-11"\n', "utf-8")
    article = adding.prepared(page, seeds).article
    assert (article.publisher, article.published) == ("Example", "2024-03-11")
    assert article.published_basis == "stated"
    assert article.original_file == "page.html"


def test_a_date_stated_to_be_unknown_stays_so(tmp_path, seeds):
    page = tmp_path / "page.html"
    shutil.copyfile(FILES / "news_page.html", page)
    page.with_suffix(".toml").write_text('date_basis = "unknown"\ncopy_of = ""\n', "utf-8")
    addition = adding.prepared(page, seeds)
    assert (addition.article.published, addition.article.published_basis) == (None, "unknown")
    assert addition.article.copy_basis == "stated"


def test_a_sidecar_of_another_text_is_refused(note, seeds):
    note.with_suffix(".toml").write_text(f'sha256 = "{"0" * 64}"\n', "utf-8")
    with pytest.raises(Problem, match=r"note\.toml: its sha256 is not that of note\.txt"):
        adding.prepared(note, seeds)


def test_options_do_not_overrule_a_sidecar_in_silence(note, seeds):
    note.with_suffix(".toml").write_text('publisher = "Example"\n', "utf-8")
    with pytest.raises(Problem, match=r"note\.toml: it would be overruled by options"):
        adding.prepared(note, seeds, Sidecar(publisher="Other"))


# -- files that cannot be added -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.docx", b"PK", r"\.docx cannot be read; save it as one of \.txt, \.html, \.htm, \.pdf"),
        ("a", b"text", "a file without ending cannot be read"),
        ("a.html", b"", "there is no text in the file"),
        ("a.html", bytes(range(256)) * 9, "this is no readable text"),
        ("a.pdf", b"", "this is no PDF file"),
        ("a.pdf", b"<html></html>", "this is no PDF file"),
        ("a.txt", b"", "there is no text in the file"),
        ("a.txt", None, "no such file"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(name, content, sentence, tmp_path, seeds):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Problem, match=sentence) as caught:
        adding.prepared(file, seeds)
    assert str(caught.value).startswith(str(file))


def test_a_folder_is_no_article(tmp_path, seeds):
    with pytest.raises(Problem, match="this is a folder; name the files in it"):
        adding.prepared(tmp_path, seeds)


def test_one_that_cannot_be_read_stops_no_other(note, seeds):
    result = call(FILES / "cookie_wall.html", note, "--seeds", seeds)
    assert result.exit_code == 1
    assert only_article(seeds).name.startswith("000_kosovo-police-get-20-vehicles_")


def test_half_an_article_is_none(note, seeds, monkeypatch):
    addition = adding.prepared(note, seeds)
    put = adding._put

    def full(path: Path, content: bytes) -> None:
        if path.suffix == ".txt":
            raise OSError(28, "No space left on device", str(path))
        put(path, content)

    monkeypatch.setattr(adding, "_put", full)
    with pytest.raises(OSError, match="No space"):
        addition.write()
    assert list(seeds.iterdir()) == []
