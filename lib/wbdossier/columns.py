"""The columns of the tables that pages show: heading (with its unit) to a field or a function."""

from __future__ import annotations

from wbdossier.cite import (
    Cell,
    count,
    date_words,
    derived,
    join_words,
    money,
    name,
    published,
    publisher,
    quoted,
    signed,
    source_name,
    times,
    words,
)
from wbdossier.themes import Row


def _name(field: str) -> Cell:
    """Return a column that writes a code as its name."""
    return lambda row: name(row[field]) if row[field] else None


def _note(row: Row) -> str:
    return row["note"] or "–"


def _source(row: Row) -> str:
    return source_name(row["doc"])


def _in_marks(row: Row, field: str = "quote") -> str:
    return f"“{' '.join(row[field].split())}”"


BASIS = {"resolved": " (resolved)", "curated": " (resting on a curated date)"}
ACTIONS = {
    "reads": "to read",
    "set": "set",
    "doubt": "doubted",
    "drop": "taken out",
    "add": "added",
}
ARTICLES: dict[str, Cell] = {
    "Article": lambda a: quoted(a, f"{a['id']} {a['title'] or '(untitled)'}"),
    "Publisher": publisher,
    "Date": published,
    "How the date is known": "published_note",
}
CORRECTIONS: dict[str, Cell] = {
    "Words": lambda c: _in_marks(c, "words"),
    "What was done": lambda c: ": ".join(w for w in (ACTIONS[c["action"]], c["says"]) if w),
    "Why": "reason",
    "Article": _source,
}
DOUBTS: dict[str, Cell] = {
    "Words": lambda f: quoted(f, _in_marks(f)),
    "Kind": "kind",
    "What is uncertain": "note",
    "Article": _source,
}
MISSIONS: dict[str, Cell] = {
    "Mission": lambda m: quoted(m, name(m["mission"])),
    "Organisation": _name("organisation"),
    "Host": _name("host"),
    "Article": _source,
}
MISSIONS_COVERED: dict[str, Cell] = {
    "Mission": _name("mission"),
    "Named in": lambda m: count(m["named"], "article"),
    "Numbers given": lambda m: count(m["personnel"], "number"),
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
    "Change": "change",
    "When": "when",
}
AGREEMENTS: dict[str, Cell] = {
    "Between": "parties",
    "Perhaps": lambda a: a["possible_parties"] or "–",
    "Agreements": lambda a: quoted(a, signed(a) or a["status"] or "number not said"),
    "State": "status",
    "Field": "domain",
}
AGREEMENT_WORDS: dict[str, Cell] = {
    "Words": lambda a: quoted(a, _in_marks(a)),
    "Certain parties": "parties",
    "Possible parties": lambda a: a["possible_parties"] or "–",
    "What is uncertain": _note,
    "Article": _source,
}
FUNDING: dict[str, Cell] = {
    "What for": "purpose",
    "Sum": quoted,
    "Kind": "role",
    "From": _name("provider"),
    "To": "recipients",
}
TOTALS: dict[str, Cell] = {
    "Article": _source,
    "Total": lambda t: derived(
        money(t["amount"], t["currency"], t["bound"]),
        t["facts"],
        " + ".join(map(words, t["facts"])),
    ),
    "Made of": lambda t: join_words(quoted(fact) for fact in t["facts"]),
}
LEFT_OUT: dict[str, Cell] = {"Sum": quoted, "Kind": "role", "Why it is not added": "reason"}
LEVERAGE: dict[str, Cell] = {
    "Grants": lambda r: quoted(r["grant"]),
    "Drawn in": lambda r: quoted(r["drawn"]),
    "Times the grants": times,
    "Article": _source,
}
EVENTS: dict[str, Cell] = {
    "Event": lambda e: quoted(e, " ".join((e["name"] or e["quote"]).split())),
    "Date": lambda e: date_words(e["date"], e["end_date"]) + BASIS.get(e["date_basis"], ""),
    "Place": "place",
    "Taking part": "participants",
    "Article": _source,
}
UNDATED = {heading: cell for heading, cell in EVENTS.items() if heading != "Date"}
SPEAKERS: dict[str, Cell] = {
    "Speaker": "speaker",
    "Office": "role",
    "For": _name("country"),
    "Quoted": lambda s: derived(str(len(s["direct"])), s["direct"], "count of quotations"),
    "Reported": lambda s: derived(str(len(s["reported"])), s["reported"], "count of reports"),
}
STATEMENTS: dict[str, Cell] = {
    "Speaker": lambda s: quoted(s, s["speaker"] or "not named"),
    "Words": lambda s: _in_marks(s, "text") if s["direct"] else s["text"],
    "Article": _source,
}
