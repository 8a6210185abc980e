"""Cases of `cases/quantities.toml`, properties, and every number word from 0 to 1000."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wbdossier import quantities
from wbdossier.quantities import Quantity, counted, numerals, vocabulary
from wbdossier.quantities.numerals import Numeral
from wbdossier.quantities.vocabulary import WORDS
from wbdossier.records import BOUNDS, Span

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quantities.toml").read_text("utf-8"))
EACH = [pytest.param(c, id=f"{g}: {c['text']!r}") for g, cases in CASES.items() for c in cases]


def described(text: str, q: Quantity, wanted: dict[str, Any]) -> dict[str, Any]:
    """What a case says of a quantity: always these, the rest where the case has it."""
    found: dict[str, Any] = {
        "quote": text[q.start : q.end],
        "value": q.value,
        "value_max": q.value_max,
        "unit": q.unit,
        "bound": q.bound,
    }
    more = {"kind": q.kind, "lead": q.lead.of(text), "modifiers": list(q.modifiers)}
    return found | {k: v for k, v in more.items() if k in wanted}


def expected(case: dict[str, Any]) -> dict[str, Any]:
    high = case.get("value_max")
    numbers = {"value": Decimal(case["value"]), "value_max": Decimal(high) if high else None}
    return {"unit": None, "bound": "exact"} | case | numbers


@pytest.mark.parametrize("case", EACH)
def test_case(case: dict[str, Any]) -> None:
    text, wanted = case["text"], case["found"]
    found = quantities.find(text)
    rows = [described(text, q, w) for q, w in zip(found, wanted, strict=False)]
    rows += [described(text, q, {}) for q in found[len(wanted) :]]
    assert rows == [expected(w) for w in wanted]


@pytest.mark.parametrize("case", EACH)
def test_a_case_reads_the_same_inside_a_sentence(case: dict[str, Any]) -> None:
    """Words before and after, in other sentences, change nothing."""
    before, after = "They met there.\n\n", "\n\nThe talks went on."
    alone = quantities.find(case["text"])
    within = quantities.find(before + case["text"] + after)
    assert [(q.value, q.unit, q.end - q.start) for q in within] == [
        (q.value, q.unit, q.end - q.start) for q in alone
    ]


# --- number words ------------------------------------------------------------------------------
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
ONES += " fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def spellings(n: int) -> list[str]:
    """Every way the grammar has of writing ``n`` up to 1000."""
    if n < 20:
        return [ONES.split()[n]]
    if n < 100:
        tens, ones = TENS.split()[n // 10 - 2], n % 10
        return [f"{tens}{j}{ONES.split()[ones]}" for j in "- "] if ones else [tens]
    if n == 1000:
        return ["one thousand", "a thousand", "ten hundred"]
    heads = [f"{h} hundred" for h in spellings(n // 100) + (["a"] if n < 200 else [])]
    if n % 100 == 0:
        return heads
    return [f"{h}{a}{r}" for h in heads for a in (" and ", " ") for r in spellings(n % 100)]


def test_every_number_word() -> None:
    for n in range(1001):
        for words in spellings(n):
            for spelt in (words, words.capitalize(), words.upper()):
                numeral = numerals.read(spelt, 0, len(spelt))
                assert numeral is not None, spelt
                assert numeral == Numeral(Span(0, len(spelt)), Decimal(n), numeral.magnitude, True)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two thousand three hundred and five", 2305),
        ("one million two hundred thousand and five", 1200005),
        ("two hundred and five thousand", 205000),
        ("thirteen hundred", 1300),
        ("one billion", 10**9),
        ("two milliard", 2 * 10**9),
    ],
)
def test_large_number_words(words: str, value: int) -> None:
    numeral = numerals.read(words, 0, len(words))
    assert numeral is not None
    assert numeral.value == value
    assert numeral.span.end == len(words)


@pytest.mark.parametrize(
    "text", ["one million and two million", "two hundred and five hundred", "three two"]
)
def test_two_numbers_are_not_one(text: str) -> None:
    numeral = numerals.read(text, 0, len(text))
    assert numeral is not None
    assert numeral.span.end < len(text)


SCALES = ["", "thousand", "million", "billion", "trillion"]


def in_words(n: int) -> str:
    """A number up to 10^15 as English writes it out."""
    groups = [n // 1000**i % 1000 for i in range(len(SCALES))]
    said = [(g, scale) for g, scale in zip(groups, SCALES, strict=True) if g]
    words = [f"{spellings(g)[0]} {scale}".strip() for g, scale in reversed(said)]
    if groups[0] and groups[0] < 100 and len(words) > 1:  # "one thousand and five"
        words.insert(-1, "and")
    return " ".join(words) or "zero"


@given(st.integers(0, 10**15 - 1))
def test_any_number_in_words(n: int) -> None:
    numeral = numerals.read(words := in_words(n), 0, len(words))
    assert numeral is not None
    assert (numeral.value, numeral.span.end) == (n, len(words)), words


SEPARATORS = [",", ".", " ", "\u00a0", "\u202f", "\u2009", "’", "'"]


@given(st.integers(0, 10**15 - 1), st.sampled_from(SEPARATORS))
def test_any_number_in_digits(n: int, separator: str) -> None:
    digits = f"{n:,}".replace(",", separator)
    [found] = quantities.find(f"They saw {digits} soldiers.")
    assert (found.value, found.value_max, found.unit) == (Decimal(n), None, "soldiers")


MONEY = ["{c} {n}", "{c}{n}", "{n} {c}", "{n}{c}", "({c} {n})", "{n}\u00a0{c}"]
CODES = sorted(vocabulary.codes() - WORDS.currency.large_only)


@given(
    st.sampled_from(CODES),
    st.decimals(1, 999, places=1),
    st.sampled_from(MONEY),
    st.sampled_from([("", 1), (" million", 10**6), (" bn", 10**9), ("m", 10**6)]),
)
def test_any_sum(code: str, n: Decimal, form: str, magnitude: tuple[str, int]) -> None:
    short, by = magnitude if form != "{n}{c}" else ("", 1)  # "5 millionEUR" is one word
    text = form.format(c=code, n=f"{n}{short}")
    [found] = quantities.find(f"It was {text}, they said.")
    assert (found.value, found.unit, found.kind) == (n * by, code, "money")


@given(st.sampled_from(sorted(WORDS.currency.dollars.items())), st.integers(1, 10**9))
def test_any_dollar(dollar: tuple[str, str], n: int) -> None:
    mark, code = dollar
    for text in (f"{mark}${n:,}", f"${mark}{n:,}"):
        [found] = quantities.find(f"It was {text}, they said.")
        assert (found.of(f"It was {text}, they said."), found.value) == (text, Decimal(n))
        assert found.unit == code


def test_the_amount_of_a_rate_is_the_sum_alone() -> None:
    text = "It spends up to €4m a year on 12 projects."
    assert [q.amount.of(text) for q in quantities.find(text)] == ["€4m", "12 projects"]


# --- nouns -------------------------------------------------------------------------------------
@pytest.mark.parametrize("word", ["troops", "policemen", "MoUs", "F-16s", "countries", "crises"])
def test_plural(word: str) -> None:
    assert counted.is_plural(word)


@pytest.mark.parametrize("word", ["remains", "across", "status", "crisis", "Brussels", "Serbia’s"])
def test_not_plural(word: str) -> None:
    assert not counted.is_plural(word)


# --- properties --------------------------------------------------------------------------------
PIECES = [
    *WORDS.numbers, *WORDS.magnitudes, *WORDS.short_magnitudes, "a", "half", "and", "to", "or",
    "between", "from", "up to", "some", "about", "€", "$", "EUR", "KM", "m", "k", "%", "per cent",
    "km", "years", "troops", "bilateral", "agreements", "strong", "-", "–", ",", ".", ":", "/", "(",
    ")", "minus", "$", "HK$", "$A", "1/2", "½", "cents", "fold", "million", "a share", "per", "US",
    "\n", "\n\n", "\u00a0", "\u202f", "+", "old", "June", "2024", "1244", "Resolution", "one",
    "of", "1", "600", "30", "5", "0", "a year", "’", "\r\n", "“", "”", "mln", "fifteen", "15", "in",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " "])), max_size=25).map(
        lambda parts: "".join(p + s for p, s in parts)
    ),
)


@given(TEXTS)
def test_places_and_values(text: str) -> None:
    end = 0
    for q in quantities.find(text):
        assert end <= q.start < q.end <= len(text)
        end = q.end
        assert q.start <= q.number.start < q.number.end <= q.end
        assert q.lead.start <= q.start
        assert q.lead.end == q.end
        assert q.start == q.amount.start < q.amount.end <= q.end
        assert q.noun is None or q.number.end <= q.noun.start
        assert q.bound in BOUNDS
        assert q.value.is_finite()
        assert q.value_max is None or q.value <= q.value_max
        assert (q.unit is None) == (q.kind == "bare")
        assert not text[q.start].isspace()
        assert not text[q.end - 1].isspace()


@given(TEXTS, TEXTS)
def test_spans_are_kept_to(left: str, right: str) -> None:
    """Nothing is read across the edge of a span, before or after."""
    text = f"{left}\n{right}"
    spans = [Span(0, len(left)), Span(len(left) + 1, len(text))]
    for q in quantities.find(text, spans):
        assert any(s.covers(q.lead) for s in spans)


@pytest.mark.parametrize(
    "piece",
    ["1,", "one ", "1 ", "thousand ", "hundred and ", "a hundred ", "1-", "€", "5 to ", "10 a ",
     "two and a half ", "up to ", "a\t \n", "one million ", "5 new ", "1\n", "0 1/", "May 1, ",
     "tel 1 ", "5 euros 50 ", "-5% ", "1/2 ", "½", "$5 US ", "3 million 5 ", "5 cents a ", "1:",
     "9" * 9, "ninety-", "+1", "fifteen (15) ", "5 “new” ", "EUR mln ", "mln EUR 5 ", "in 2024, "],
)  # fmt: skip
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    """Quadratic reading of this much would take minutes, and a hang would never end."""
    text = piece * (50_000 // len(piece))
    assert all(q.end <= len(text) for q in quantities.find(text))


def test_nothing_in_nothing() -> None:
    assert quantities.find("") == []
    assert quantities.find("150 troops", []) == []
