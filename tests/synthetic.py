"""Data sets made for tests: none at all, one fact of a kind, or many with hostile words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from wbdossier import dataset, records
from wbdossier.records import Article, Fact, Span
from wbdossier.schema import CorrectionRow

HOSTILE = '<script>alert("1")</script> & $x^2$ {y} 🙂'
UNKNOWN = {"title": None, "published": None, "published_basis": "unknown", "publisher": None}
BOUNDS = (*records.BOUNDS, None)
TOPICS = ("corruption", "terrorism", "organised_crime", "disinformation")
CODES = ("AL", "BA", "ME", "MK", "RS", "XK", "HR")

Wanted = tuple[str, str, dict[str, Any]]  # kind, the article's words, the fields


def write(folder: Path, articles: Iterable[tuple[dict[str, Any], list[Wanted]]]) -> Path:
    """Write a data set under ``folder`` and return what WBDOSSIER_OUT should say."""
    made = [_article(f"{i:03d}", known, wanted) for i, (known, wanted) in enumerate(articles)]
    facts = [fact for _, found in made for fact in found]
    changed = tuple(f.id for f in facts if f.origin != "extracted")
    corrections = [_correction(facts[0].doc, changed)] if changed else []
    dataset.write(dataset.build([a for a, _ in made], facts, corrections), folder / "data")
    return folder


def empty(folder: Path) -> Path:
    """Write a data set without an article."""
    return write(folder, [])


def single(folder: Path) -> Path:
    """Write a data set of one article that gives one fact of each kind."""
    first: dict[str, Wanted] = {}
    for wanted in _many():
        first.setdefault(wanted[0], wanted)
    return write(folder, [({"title": "One of each"}, list(first.values()))])


def many(folder: Path) -> Path:
    """Write a data set of twelve articles and more than sixty facts, with every bound and gap."""
    wanted, size = list(_many()), 12
    known = [
        {"title": HOSTILE if i == 1 else f"Article {i}", "publisher": HOSTILE if i == 2 else None}
        | {"published": "2024-05" if i % 2 else None, "published_basis": "inferred"}
        for i in range(size)
    ]
    return write(folder, [(known[i], wanted[i::size]) for i in range(size)])


def _many() -> Iterable[Wanted]:
    for i in range(30):
        yield "funding", f"sum {i} of money", _funding(i)
        yield "event", f"event {i} took place", _event(i)
        yield "statement", f"said {i} times {HOSTILE}", _statement(i)
    for i in range(14):
        yield "agreement", f"{i} agreements", _agreement(i)
        yield "personnel", f"{i} people", _personnel(i)
        yield "accession", f"step {i} taken", _accession(i)
        yield "position", f"stand {i} taken", _position(i)
        yield "threat", f"threat {i}", {"topic": TOPICS[i % 4], "raised_by": (None, "EU")[i % 2]}
        yield "scenario", f"scenario {i}", _scenario(i)
        yield "recommendation", f"should do {i}", _recommendation(i)
    for i, code in enumerate(CODES[:6]):
        yield "country", f"country {code}", {"country": code}
        yield "mission", f"mission {i}", {"mission": ("KFOR", "EULEX")[i % 2], "host": "XK"}


def _funding(i: int) -> dict[str, Any]:
    return {
        "amount": Decimal(10) ** (i % 12) if i % 7 else None,
        "currency": ("EUR", "USD", "RSD", None)[i % 4],
        "role": ("grant", "loan", "investment", None)[i % 3],
        "bound": BOUNDS[i % 5],
        "provider": ("EU", "DE", None)[i % 3],
        "purpose": HOSTILE if i % 2 else None,
        "recipients": ("Western Balkans",) if i % 4 else ("XK",),
    }


def _event(i: int) -> dict[str, Any]:
    dates = ("2024-05-01", "2023-10", "2022", "--09-24", "--12", None)
    return {"date": dates[i % 6], "name": HOSTILE if i % 5 else None, "place": "Tirana"}


def _statement(i: int) -> dict[str, Any]:
    said = {"speaker": f"Speaker {i % 27}" if i % 9 else None, "direct": bool(i % 2)}
    return said | {
        "country": CODES[i % 7],
        "text": HOSTILE,
        "origin": "corrected" if i == 1 else "extracted",
    }


def _agreement(i: int) -> dict[str, Any]:
    parties = ((), ("AL",), ("AL", "XK"), ("AL", "MK", "RS"), ("HR", "ME"))[i % 5]
    possible = ("XK",) if len(parties) == 1 else ()
    status = ("signed", "none", "planned", None)[i % 4]
    said = {"count": i or None, "status": status, "bound": BOUNDS[i % 5]}
    note = "who" if possible else None
    return said | {"parties": parties, "possible_parties": possible, "note": note}


def _accession(i: int) -> dict[str, Any]:
    status = ("applied", "candidate", "negotiating", "chapters_opened", "member", None)[i % 6]
    said = {"country": CODES[i % 7], "status": status, "expected": bool(i % 3)}
    return said | {"date": ("2022", None)[i % 2], "chapters": i if i % 6 == 3 else None}


def _position(i: int) -> dict[str, Any]:
    stances = records.FACT_CLASSES["position"].__dataclass_fields__["stance"].metadata["values"]
    said = {"actor": (*CODES, HOSTILE, None)[i % 9], "stance": stances[i % len(stances)]}
    return said | {"object": HOSTILE if i % 5 else None, "by": ("EU", None)[i % 2]}


def _scenario(i: int) -> dict[str, Any]:
    said = {"count": i % 3 or None, "horizon": ("2029", None)[i % 2]}
    return said | {"outcome": HOSTILE if i % 4 else None, "place": ("Tirana", None)[i % 2]}


def _recommendation(i: int) -> dict[str, Any]:
    said = {"addressee": ("EU", "AL", HOSTILE, None)[i % 4], "text": HOSTILE if i % 5 else None}
    return said | {"speaker": ("Speaker 1", None)[i % 2]}


def _personnel(i: int) -> dict[str, Any]:
    return {"count": i * 100 or None, "bound": BOUNDS[i % 5], "mission": ("KFOR", None)[i % 2],
            "change": ("total", "additional", "reduction", None)[i % 4], "unit": "troops",
            "location": CODES[i % 7], "contributor": "DE" if i % 3 else None}  # fmt: skip


def _article(id: str, known: dict[str, Any], wanted: list[Wanted]) -> tuple[Article, list[Fact]]:
    lines = [f"Here {words} {n}." for n, (_, words, _) in enumerate(wanted)]
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    article = Article(
        **UNKNOWN | known,
        id=id, file=f"{id}_made.txt", sha256=hashlib.sha256(id.encode()).hexdigest(),
        text="\n".join(lines), published_note=None, original_publisher=None, language="en",
        url=None, rights="made for tests", furniture=(),
        sentences=tuple(Span(s, s + len(line)) for s, line in zip(starts, lines, strict=True)),
    )  # fmt: skip
    facts = [
        records.FACT_CLASSES[kind](
            **fields, id=f"{id}-{kind}-{n:06d}", doc=id, quote=words, rule="made",
            start=start + 5, end=start + 5 + len(words),
        )
        for n, ((kind, words, fields), start) in enumerate(zip(wanted, starts, strict=True))
    ]  # fmt: skip
    return article, facts


def _correction(doc: str, changed: tuple[str, ...]) -> CorrectionRow:
    return CorrectionRow(number=1, doc=doc, words="Here", start=0, end=4, action="reads", kind=None,
                         says="There", reason="The translation is wrong.", by=None, date=None,
                         facts=changed)  # fmt: skip
