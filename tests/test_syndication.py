"""Which articles print the same piece, and which only quote, or know, the same."""

import random
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wbdossier import syndication
from wbdossier.articles import Sidecar, parse
from wbdossier.errors import Problem
from wbdossier.records import Article

BORDER = """The two ministers signed the border accord in the old town hall on Monday, after nine
months of talks. Under the accord police of both countries will patrol the road along the lake
together, beginning with forty officers in spring. Customs posts will share one building and one
line for lorries, which now wait for six hours on an average day."""
MONEY = """The Union pays twelve million euros for the building and the cameras. Each country pays
its own officers. Hauliers, who had blocked the crossing twice last year, called the accord a good
beginning and asked for a date by which the second line will open. Mayors on both shores want the
ferry back too."""
REACTION = """Opposition members left the chamber before the vote. They say that the text names no
court for complaints, and that the cameras look far into villages. A vote is due in both
parliaments before the end of the month, and neither government is certain of its majority."""
WIRE = f"{BORDER}\n\n{MONEY}\n\n{REACTION}"
LEAD = """Our reporter stood at the lake this week, where fishermen mend nets and nobody speaks of
accords. What they were told in the harbour office differs little from what follows below."""
SPEECH = """“We have waited long enough for this road and we will not wait for another winter to
pass before our children can cross it. Those who call it a concession should come here and count
the lorries that stand in the cold.”"""
TAIL = """Background: The country applied for membership in 2009 and became a candidate in 2012.
It must close all chapters before it may join, and has closed six so far."""
SCHOOLS = """Teachers in the northern district began a strike over pay and heating. Their union
says that three schools in ten have no working boiler, and that wages have stood still since the
election. The ministry offers firewood and a talk in a fortnight. Parents brought blankets and soup
to the gates, and some of them took part in the march through the market square afterwards."""
HARBOUR = """A new crane was lifted into place in the southern port, the largest on that coast. It
moves sixty containers in an hour, twice as many as the one it replaces, and was paid for by a
shipping company from abroad. Dockers fear for ninety jobs. The port authority promises training,
and points to the grain trade, which has doubled since the canal was dredged in summer."""


def replaced(text: str, every: int) -> str:
    """Put another word for each n-th one."""
    words = text.split(" ")
    return " ".join("elsewhere" if n % every == every - 1 else w for n, w in enumerate(words))


SAME = {
    "as it is": WIRE,
    "in capitals, without punctuation": re.sub(r"[,.]", "", WIRE).upper(),
    "wrapped at other places": " ".join(WIRE.split()),
    "cut by its last third": f"{BORDER}\n\n{MONEY}",
    "cut to its first third": BORDER,
    "cut to its first third, own lead": f"{LEAD}\n\n{BORDER}",
    "its middle left out, own lead": f"{LEAD}\n\n{BORDER}\n\n{REACTION}",
    "with words of its own at the end": f"{WIRE}\n\n{HARBOUR}",
    "every fifteenth word another": replaced(WIRE, 15),
    "within a digest": f"{SCHOOLS}\n\n{WIRE}\n\n{HARBOUR}",
}
OTHER = {
    "another event": SCHOOLS,
    "a speech that both quote": (f"{WIRE}\n\n{SPEECH}", f"{SCHOOLS}\n\n{SPEECH}"),
    "short notes with one speech": (f"{LEAD}\n\n{SPEECH}", f"{SPEECH}\n\n{TAIL}"),
    "the same background at the end": (f"{SCHOOLS}\n\n{TAIL}", f"{HARBOUR}\n\n{TAIL}"),
    "short notes, one boilerplate": (f"A bridge opened. {TAIL}", f"A school closed down. {TAIL}"),
    "one sentence of it": f"{HARBOUR}\n\nCustoms posts will share one building and one line.",
    "every fourth word another": replaced(WIRE, 4),
    "nothing": "12.",
}


def article(id: str, text: str, title: str = "A headline of its own", **known: str) -> Article:
    return parse(f"{title}\n\n{text}\n", id, f"{id}_made.txt", None, Sidecar(title=title, **known))


def made(*texts: str) -> list[Article]:
    return [article(f"{n:03d}", text, f"Headline {n}") for n, text in enumerate(texts)]


@pytest.mark.parametrize("how", SAME)
def test_the_same_piece_is_found(how: str) -> None:
    one, other = made(WIRE, SAME[how])
    assert syndication.copies([one, other]) == {"001": "000"}
    found = syndication.nearest(one, [*made(SCHOOLS), other])
    assert found is not None
    assert (found[0], found[1] >= syndication.SHARE) == (other, True)


@pytest.mark.parametrize("how", OTHER)
def test_articles_with_something_in_common_are_no_copies(how: str) -> None:
    texts = OTHER[how]
    one, other = made(*(texts if isinstance(texts, tuple) else (WIRE, texts)))
    assert syndication.copies([one, other]) == {}
    assert syndication.nearest(one, [other]) is None


def test_a_short_note_is_a_copy_only_as_a_whole() -> None:
    note = "The crane was lifted into place in the southern port on Friday, the harbour says."
    assert syndication.copies(made(note, note)) == {"001": "000"}
    assert syndication.copies(made(note, f"{note} Dockers fear for their jobs, and say so.")) == {
        "001": "000"
    }
    assert syndication.copies(made(f"{note} It is blue and green.", f"{note} All is well.")) == {}


def test_titles_and_furniture_take_no_part() -> None:
    title = " ".join(BORDER.split())
    one, other = (article(id, text, title) for id, text in (("1", SCHOOLS), ("2", HARBOUR)))
    assert syndication.copies([one, other]) == {}


def test_the_earliest_is_repeated_then_the_lowest_id() -> None:
    dated = [article("000", WIRE), article("001", WIRE, date="2024-05-02", date_basis="stated")]
    dated.append(article("002", WIRE, date="2024-05-01", date_basis="stated"))
    assert syndication.copies(dated) == {"000": "002", "001": "002"}
    assert syndication.copies(dated[:1] + made("", WIRE)[1:]) == {"001": "000"}


def test_a_group_holds_together_by_way_of_a_third() -> None:
    first, second, whole = made(f"{BORDER} {LEAD}", f"{REACTION} {MONEY}", WIRE)
    assert syndication.copies([first, second]) == {}
    assert syndication.copies([first, second, whole]) == {"001": "000", "002": "000"}


STATED = [
    ({"000": None, "001": ""}, {}),
    ({"000": None, "001": "000"}, {"001": "000"}),
    ({"000": None, "001": "002"}, {"001": "002"}),
    ({"000": "001", "001": None}, {"000": "001"}),
    ({"000": "001", "001": "000"}, {"001": "000"}),  # whichever: one source
]


@pytest.mark.parametrize(("stated", "expected"), STATED)
def test_what_a_person_states_goes_before_what_is_measured(
    stated: dict[str, str | None], expected: dict[str, str]
) -> None:
    known = [article(id, WIRE, copy_of=of) for id, of in stated.items()]  # type: ignore[arg-type]
    assert syndication.copies([*known, article("002", SCHOOLS)]) == expected


def test_an_article_says_what_it_repeats_and_how_that_is_known() -> None:
    complaints: list[Problem] = []
    known = [article("000", WIRE), article("001", BORDER), article("002", SCHOOLS, copy_of="000")]
    known.append(article("003", HARBOUR, copy_of=""))
    found = syndication.marked(known, complaints.append)
    assert not complaints
    assert [(a.copy_of, a.copy_basis) for a in found] == [
        (None, None), ("000", "measured"), ("000", "stated"), (None, "stated"),
    ]  # fmt: skip
    assert found[1].copy_note == "100% of the shorter one's runs of 4 words stand in 000 too."
    assert syndication.marked(found, complaints.append) == found


@pytest.mark.parametrize(("of", "cause"), [("099", "no article here"), ("000", "itself")])
def test_a_stated_id_must_be_another_article(of: str, cause: str) -> None:
    complaints: list[Problem] = []
    found = syndication.marked([article("000", WIRE, copy_of=of), *made("", BORDER)[1:]],
                               complaints.append)  # fmt: skip
    (complaint,) = complaints
    assert f"copy_of is '{of}', which is {cause}" in str(complaint)
    assert "000_made.toml" in str(complaint)
    assert [(a.copy_of, a.copy_basis) for a in found] == [(None, None), ("000", "measured")]


WORDS = st.lists(st.sampled_from("abcdef"), max_size=30).map(" ".join)


@given(WORDS | st.text(), WORDS | st.text())
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    share = syndication.likeness(one, other)
    assert 0 <= share <= 1
    assert share == syndication.likeness(other, one)
    assert syndication.likeness(one, one) == (1 if re.search(r"\w", one) else 0)


@settings(deadline=None, max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(shuffle: random.Random) -> None:
    known = made(*SAME.values(), SCHOOLS, HARBOUR, SCHOOLS)
    expected = syndication.copies(known)
    shuffle.shuffle(known)
    assert syndication.copies(known) == expected


def comparisons(monkeypatch: pytest.MonkeyPatch, known: list[Article]) -> int:
    """Count how often two articles' runs are held against each other."""
    count: Counter[str] = Counter()
    same = syndication._same

    def counted(*runs: frozenset[bytes]) -> float:
        count["same"] += 1
        return same(*runs)

    with monkeypatch.context() as patch:
        patch.setattr(syndication, "_same", counted)
        syndication.copies(known)
    return count["same"]


@pytest.mark.parametrize("repeated", [False, True])
def test_the_work_grows_with_the_articles_and_not_with_their_pairs(
    monkeypatch: pytest.MonkeyPatch, repeated: bool
) -> None:
    """2,000 articles with one boilerplate ending; or one piece that all of them print."""
    made_up = random.Random(1)
    known = []
    for n in range(2000):
        own = " ".join(f"w{made_up.randrange(5000)}" for _ in range(60))
        known.append(article(f"{n:04d}", f"{WIRE if repeated else TAIL} {own}."))
    most = syndication.FIRST * len(known) if repeated else 0
    assert comparisons(monkeypatch, known) <= most
