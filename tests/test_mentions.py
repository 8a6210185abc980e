"""What a reader marked stands in the texts, and the tally counts as it says."""

from __future__ import annotations

import mentions
import pytest

from wbdossier.records import Span


def test_the_mentions_stand_in_their_texts() -> None:
    texts = mentions.load()
    assert len({text.id for text in texts}) == len(texts)
    assert sum(len(text.money) for text in texts)
    assert sum(len(text.dates) for text in texts)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ([(Span(0, 5), ("2024",))], 1),
        ([(Span(0, 5), ("2023",))], 0),
        ([(Span(6, 9), ("2024",))], 0),
        ([(Span(0, 5), ("2024",)), (Span(1, 5), ("2024",))], 1),
        ([], 0),
    ],
)
def test_only_place_and_value_together_count(found: list[mentions.Found], right: int) -> None:
    text = mentions.Text("t", "March 24", None, (), ((Span(0, 5), ("2024",)),))
    tally = mentions.tally("dates", lambda _: found, [text])
    assert (tally.marked, tally.found, tally.right) == (1, len(found), right)
    assert tally.recall == right
