"""The columns of the tables that pages show: heading (with its unit) to a field or a function."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from wbdossier.cite import (
    Cell,
    beside,
    cited,
    cited_short,
    date_words,
    derived,
    digits,
    in_marks,
    join_words,
    money,
    name,
    published,
    publisher,
    quoted,
    signed,
    source_words,
    tallied,
    times,
    topic,
    words,
)
from wbdossier.findings import STANCE_WORDS, differing, step, subject
from wbdossier.themes import Row
from wbdossier.wording import shown


def _name(field: str) -> Cell:
    """Return a column that writes a code as its name."""
    return lambda row: name(row[field]) if row[field] else None


def _note(row: Row) -> Markup:
    return beside(row, row["note"] or "–")


def _of_article(correction: Row, text: str) -> Markup:
    """Link words with a number to the article that a correction is about."""
    return beside({"id": correction["doc"]}, text)


def _source(row: Row) -> Markup:
    return cited_short(row["doc"])


def _quote(row: Row) -> str:
    return in_marks(row["quote"], 160)


def _number(field: str, noun: str) -> Cell:
    """Return a column that counts a list of facts or articles, and links them."""
    return lambda row: derived(digits(len(row[field])), row[field], f"count of {noun}")


def _sentence_form(text: str) -> str:
    """Return words on one line, with a capital at their start."""
    return " ".join((text[:1].upper() + text[1:]).split())


def _topics(row: Row) -> Markup | None:
    """Return the topics of a row's threats, each with its evidence."""
    return join_words(quoted(t, topic(t["topic"])) for t in row["threats"]) or None


def _steps(field: str) -> Cell:
    """Return a column that lists steps into the EU, each with its evidence."""
    return lambda row: join_words(map(step, row[field])) or None


def _raised(row: Row) -> Markup | None:
    first = {r["raised_by"]: r for r in reversed(row["raised"])}
    return join_words(quoted(r, name(who)) for who, r in first.items()) or None


def _readings(row: Row) -> Markup:
    """Return what articles say of a figure, those that say the same together."""
    by: dict[str, list[Row]] = {}
    for reading in row["readings"]:
        by.setdefault(words(reading), []).append(reading)
    return join_words(_said(value, some) for value, some in by.items())


def _said(value: str, readings: list[Row]) -> Markup:
    """Return one number with the articles that give it."""
    same = derived(value, readings, "readings that say the same", "same")
    number = same if len(readings) > 1 else quoted(readings[0])
    pieces: dict[str, list[Markup]] = {}
    for doc, piece in {r["doc"]: r["piece"] for r in readings}.items():
        pieces.setdefault(piece, []).append(cited(doc))
    sources = dict.fromkeys(Markup(" = ").join(dict.fromkeys(names)) for names in pieces.values())
    return Markup("{} ({})").format(number, join_words(sources))


def _agreement(figure: Row) -> Markup:
    """Return the verdict with its reason, or with the readings that differ."""
    why = differing(figure) if figure["differing"] else figure["reason"]
    return Markup(": ").join(w for w in (figure["verdict"], why) if w)


def _articles(figure: Row) -> Markup:
    """Return the articles of a figure from one source; several print the same piece."""
    docs = dict.fromkeys(r["doc"] for r in figure["readings"])
    names = join_words(dict.fromkeys(map(cited_short, docs)))
    return Markup("{} (the same piece)").format(names) if len(docs) > 1 else names


BASIS = {"resolved": " (worked out)", "curated": " (worked out from a curated date)"}
ACTIONS = {
    "reads": "to read",
    "set": "set",
    "doubt": "doubted",
    "drop": "taken out",
    "add": "added",
}
ARTICLES: dict[str, Cell] = {
    "Article": lambda a: quoted(a, f"{a['id']} {a['title'] or '(untitled)'}"),
    "Publisher": lambda a: publisher(a) and beside(a, publisher(a) or ""),
    "Date": lambda a: beside(a, published(a)),
    "How the date is known": lambda a: beside(a, a["published_note"] or a["published_basis"]),
    "Sentences": lambda a: tallied(a, "sentences", a["sentences"]),
    "Facts": lambda a: tallied(a, "facts", a["facts"]),
}
CORRECTIONS: dict[str, Cell] = {
    "Words": lambda c: _of_article(c, shown(c["words"], 160)),
    "What was done": lambda c: _of_article(
        c, ": ".join(w for w in (ACTIONS[c["action"]], c["says"]) if w)
    ),
    "Why": lambda c: _of_article(c, c["reason"]),
    "Article": _source,
}
DOUBTS: dict[str, Cell] = {
    "What is uncertain": lambda d: beside(d["facts"][0], d["note"]),
    "Kind": "kind",
    "Facts": _number("facts", "facts"),
    "The words, or the first of them": lambda d: quoted(d["facts"][0], _quote(d["facts"][0])),
}
MISSIONS: dict[str, Cell] = {
    "Mission": _name("mission"),
    "Organisation": _name("organisation"),
    "Host": _name("host"),
    "Articles that name it": _number("named", "articles"),
    "Numbers given": _number("personnel", "numbers"),
}
HOSTS: dict[str, Cell] = {
    "Country": _name("host"),
    "Missions": lambda h: (
        join_words(quoted(m["named"][0], name(m["mission"])) for m in h["missions"]) or None
    ),
}
PERSONNEL: dict[str, Cell] = {
    "Mission": _name("mission"),
    "From": _name("contributor"),
    "Where": _name("location"),
    "Number": lambda p: quoted(p, signed(p)),
    "Of": "unit",
    "When": "when",
    "Article": _source,
}
AGREEMENTS: dict[str, Cell] = {
    "Between": "parties",
    "Perhaps": lambda a: a["possible_parties"] or "–",
    "Agreements": lambda a: quoted(a, signed(a) or a["status"] or "number not said"),
    "State": "status",
    "Field": "domain",
}
AGREEMENT_WORDS: dict[str, Cell] = {
    "Words": lambda a: quoted(a, _quote(a)),
    "Certain parties": "parties",
    "Possible parties": lambda a: a["possible_parties"] or "–",
    "What is uncertain": _note,
    "Article": _source,
}
FUNDING: dict[str, Cell] = {
    "Sum": quoted,
    "Kind": "role",
    "What for": "purpose",
    "From": _name("provider"),
    "To": "recipients",
    "Article": _source,
}
TOTALS: dict[str, Cell] = {
    "Article": _source,
    "Total": lambda t: derived(
        money(t["amount"], t["currency"], t["bound"]),
        t["facts"],
        " + ".join(map(words, t["facts"])),
        "sum",
    ),
    "Made of": lambda t: join_words(quoted(fact) for fact in t["facts"]),
}
LEFT_OUT: dict[str, Cell] = {
    "Sum": quoted,
    "From": _name("provider"),
    "Why it is not added": "reason",
    "Article": _source,
}
LEVERAGE: dict[str, Cell] = {
    "Grants": lambda r: quoted(r["grant"]),
    "Drawn in": lambda r: quoted(r["drawn"]),
    "Times the grants": times,
    "Article": _source,
}
EVENTS: dict[str, Cell] = {
    "Event": lambda e: quoted(e, _sentence_form(e["name"] or e["quote"])),
    "Date": lambda e: (
        beside(e, date_words(e["date"], e["end_date"])) + BASIS.get(e["date_basis"], "")
    ),
    "Place": "place",
    "Taking part": "participants",
    "Article": _source,
}
UNDATED: dict[str, Cell] = {heading: cell for heading, cell in EVENTS.items() if heading != "Date"}
SPEAKERS: dict[str, Cell] = {
    "Speaker": lambda s: beside((s["direct"] or s["reported"])[0], s["speaker"]),
    "Office": lambda s: s["role"] and beside((s["direct"] or s["reported"])[0], s["role"]),
    "For": _name("country"),
    "Quoted": _number("direct", "quotations"),
    "Reported": _number("reported", "reports"),
}
THREATS: dict[str, Cell] = {
    "Threat": lambda t: topic(t["topic"]),
    "Articles": _number("articles", "articles"),
    "Sentences": _number("named", "sentences"),
    "Raised by": _raised,
}
THREATS_BY_SOURCE: dict[str, Cell] = {
    "Article": lambda a: quoted(a, source_words(a["id"])),
    "Threats named": _topics,
}
THREATS_BY_COUNTRY: dict[str, Cell] = {"Country": _name("country"), "Threats": _topics}
ASKED: dict[str, Cell] = {
    "Threat": lambda p: topic(p["topic"]),
    "What is asked for": lambda p: quoted(p["asked"], _quote(p["asked"])),
    "Article": _source,
}
LADDER: dict[str, Cell] = {
    "Country": _name("country"),
    "Said to have taken": _steps("done"),
    "Expected": _steps("expected"),
    "Stage not said": _steps("unsaid"),
}
POSITIONS: dict[str, Cell] = {
    "Who": _name("actor"),
    "Stand": lambda p: STANCE_WORDS[p["stance"]],
    "On what": lambda p: quoted(p, p["object"] or _quote(p)),
    "As told by": lambda p: name(p["by"]) if p["by"] else "–",
    "Article": _source,
}
STANDS: dict[str, Cell] = {
    "Stand": lambda s: STANCE_WORDS[s["stance"]],
    "How often": _number("held", "positions"),
}
SCENARIOS: dict[str, Cell] = {
    "Scenarios": lambda s: quoted(s, str(s["count"])) if s["count"] else None,
    "Outcome": lambda s: quoted(s, in_marks(s["outcome"])) if s["outcome"] else None,
    "Where": "place",
    "Until": "horizon",
    "Article": _source,
}
RECOMMENDATIONS: dict[str, Cell] = {
    "To whom": _name("addressee"),
    "What": lambda r: quoted(r, r["text"] or _quote(r)),
    "From whom": _name("speaker"),
    "Article": _source,
}
ALONE: dict[str, Cell] = {
    "Figure": subject,
    "What the article says": lambda f: join_words(map(quoted, f["readings"])),
    "Article": _articles,
}
FIGURES: dict[str, Cell] = {
    "Figure": subject,
    "What the articles say": _readings,
    "Do they agree?": _agreement,
}
STATEMENTS: dict[str, Cell] = {
    "Speaker": lambda s: quoted(s, s["speaker"] or "not named"),
    "Words": lambda s: beside(s, in_marks(s["text"]) if s["direct"] else s["text"]),
    "Article": _source,
}


def without(columns: Mapping[str, Cell], *headings: str) -> dict[str, Cell]:
    """Return the columns but those with these headings."""
    return {heading: cell for heading, cell in columns.items() if heading not in headings}


def of_one(columns: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return the columns without those about articles, for a page that is about one."""
    return without(columns, "Article", "Articles")
