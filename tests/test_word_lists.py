"""Words of a list are found where one pattern of them all would find them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wbdossier.lexicon import WordList, any_of

PHRASES = ("chief", "chief of staff", "of", "staff", "co-chief", "u.s.", "u.s. chief", "chiefs of")
LISTS = {
    (before, after): WordList(PHRASES, before, after)
    for before, after in ((r"(?<![\w-])", r"(?!\w)"), ("", r"(?![\w-])"), ("", r"(?!\w)"))
}
texts = st.lists(
    st.sampled_from([*" \n\t-.,", "  ", " \n", "chief", "of", "staff", "s", "co", "u.s.", "é", "_"])
).map("".join)


@pytest.mark.parametrize(("before", "after"), LISTS)
@given(text=texts, cut=st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_the_list_finds_what_the_pattern_does(before, after, text, cut):
    start, end = sorted(min(c, len(text)) for c in cut)
    words = LISTS[before, after]
    pattern = re.compile(rf"(?<!\w){before}(?:{any_of(PHRASES)}){after}")
    assert words.find(text, start, end) == [m.span() for m in pattern.finditer(text, start, end)]
    assert words.find(text) == [m.span() for m in pattern.finditer(text)]
    first = pattern.search(text)
    assert words.first_in(text) == (first[0] if first else "")


def test_what_a_list_cannot_find_is_refused():
    with pytest.raises(ValueError, match="'-ish' begins with no letter or digit"):
        WordList(["-ish"])
