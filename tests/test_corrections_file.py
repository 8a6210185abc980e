"""The corrections file: where a new entry goes, and that nothing else of it changes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wbdossier import corrections
from wbdossier.corrections import Correction, writing
from wbdossier.errors import Problem

FILE = Path("c.toml")
HEAD = "# Errors of the articles.\n\n"


def entry(doc: str, words: str = "€190m", more: str = 'reads = "€191m"') -> str:
    return f'[[correction]]\ndoc = "{doc}"\nwords = "{words}"\n{more}\nreason = "r"\n'


ONE, TWO, NEW = entry("000"), entry("001"), entry("000", "EU", 'reads = "NATO"')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", NEW),
        (HEAD, HEAD + NEW),
        (HEAD + ONE, HEAD + ONE + "\n" + NEW),
        (HEAD + TWO, HEAD + NEW + "\n" + TWO),
        (HEAD + "# of two\n" + TWO, HEAD + NEW + "\n# of two\n" + TWO),
        (ONE + "# of one\n\n# of two\n" + TWO, ONE + "# of one\n\n" + NEW + "\n# of two\n" + TWO),
        (TWO + "\n" + ONE, TWO + "\n" + ONE + "\n" + NEW),  # out of order already
        (ONE.rstrip("\n"), ONE + "\n" + NEW),
        (ONE + "\n\n\n" + TWO, ONE + "\n" + NEW + "\n\n\n" + TWO),
        ("\ufeff" + HEAD + TWO, "\ufeff" + HEAD + NEW + "\n" + TWO),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_place_of_a_new_entry(before, after, end):
    made = writing.placed(
        FILE, before.replace("\n", end).encode(),
        Correction(doc="000", words="EU", reads="NATO", reason="r"),
    )  # fmt: skip
    expected = after if not before.strip("\ufeff") else after.replace("\n", end)
    assert made.decode() == expected


def test_a_string_that_looks_like_a_header_or_a_comment():
    trap = entry("000", more='reads = """\n[[correction]]\n# no comment"""')
    made = writing.placed(
        FILE, (trap + "\n" + TWO).encode(),
        Correction(doc="000", words="EU", reads="NATO", reason="r"),
    )  # fmt: skip
    assert made.decode() == trap + "\n" + NEW + "\n" + TWO
    assert corrections.parse(FILE, made).lines == (1, 9, 15)


WORDS = st.text(
    st.one_of(st.sampled_from("\"'\\\n\r\t#[]=🙂\x85\u2028\x00 "), st.characters(codec="utf-8"))
)
SAID = WORDS.filter(str.strip)
ENTRIES = st.builds(
    Correction,
    doc=st.sampled_from(["000", "001", "002"]) | SAID,
    words=SAID | st.just("[[correction]]\n# x"),
    reason=SAID,
    reads=SAID,
    by=st.none() | WORDS,
    date=st.none() | st.dates(),
)
COMMENTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"])).map(lambda c: f"# {c}\n")


@settings(deadline=None)
@given(st.lists(st.tuples(COMMENTS, ENTRIES), max_size=5), ENTRIES, st.sampled_from(["\n", "\r\n"]))
def test_old_entries_and_comments_stay_and_the_new_one_is_there(old, new, end):
    text = "".join(comment + writing.rendered(each) + "\n" for comment, each in old)
    data = text.replace("\n", end).encode()
    made = writing.placed(FILE, data, new)
    number = writing.number_of(corrections.parse(FILE, data), new)
    entries = [each for _, each in old]
    expected = [*entries[: number - 1], new, *entries[number - 1 :]]
    assert [*corrections.parse(FILE, made).entries] == expected
    pairs = enumerate(zip(data, made, strict=False))
    begun = next((n for n, (was, now) in pairs if was != now), len(data))
    assert made.endswith(data[begun:])  # something was put in, nothing taken out


def test_every_malformed_entry_is_named_with_its_line():
    with pytest.raises(Problem) as caught:
        corrections.parse(FILE, (entry("000", more="") + "\n" + entry("001", more="")).encode())
    assert [line.partition(" (")[0] for line in str(caught.value).splitlines()] == [
        f"{FILE}, correction 1, line 1",
        f"{FILE}, correction 2, line 7",
    ]
