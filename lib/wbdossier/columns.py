"""The columns of the tables that pages show: heading (with its unit) to a field or a function."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

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
    source_words,
    times,
    topic,
    words,
)
from wbdossier.findings import STANCE_WORDS, step, subject
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
    """Return what each article says of a figure, and when."""
    said = (Markup("{} ({})").format(quoted(r), source_words(r["doc"])) for r in row["readings"])
    return join_words(said)


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
UNDATED: dict[str, Cell] = {heading: cell for heading, cell in EVENTS.items() if heading != "Date"}
SPEAKERS: dict[str, Cell] = {
    "Speaker": "speaker",
    "Office": "role",
    "For": _name("country"),
    "Quoted": lambda s: derived(str(len(s["direct"])), s["direct"], "count of quotations"),
    "Reported": lambda s: derived(str(len(s["reported"])), s["reported"], "count of reports"),
}
THREATS: dict[str, Cell] = {
    "Threat": lambda t: topic(t["topic"]),
    "Named in": lambda t: count(t["articles"], "article"),
    "Times": lambda t: derived(str(len(t["named"])), t["named"], "count of sentences"),
    "Raised by": _raised,
}
THREATS_BY_SOURCE: dict[str, Cell] = {
    "Article": lambda a: quoted(a, source_words(a["id"])),
    "Threats named": _topics,
}
THREATS_BY_COUNTRY: dict[str, Cell] = {"Country": _name("country"), "Threats": _topics}
ASKED: dict[str, Cell] = {
    "Threat": lambda p: topic(p["topic"]),
    "What is asked for": lambda p: quoted(p["asked"], _in_marks(p["asked"])),
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
    "On what": lambda p: quoted(p, p["object"] or _in_marks(p)),
    "On whose word": lambda p: name(p["by"]) if p["by"] else "the article's",
    "Article": _source,
}
STANDS: dict[str, Cell] = {
    "Stand": lambda s: STANCE_WORDS[s["stance"]],
    "How often": lambda s: derived(str(len(s["held"])), s["held"], "count of positions"),
}
SCENARIOS: dict[str, Cell] = {
    "Scenarios": lambda s: quoted(s, str(s["count"])) if s["count"] else None,
    "Outcome": lambda s: quoted(s, _in_marks(s, "outcome")) if s["outcome"] else None,
    "Where": "place",
    "Until": "horizon",
    "Article": _source,
}
RECOMMENDATIONS: dict[str, Cell] = {
    "To whom": _name("addressee"),
    "What": lambda r: quoted(r, r["text"] or _in_marks(r)),
    "From whom": _name("speaker"),
    "Article": _source,
}
FIGURES: dict[str, Cell] = {
    "Figure": subject,
    "What the articles say": _readings,
    "Do they agree?": lambda f: ": ".join(w for w in (f["verdict"], f["reason"]) if w),
}
STATEMENTS: dict[str, Cell] = {
    "Speaker": lambda s: quoted(s, s["speaker"] or "not named"),
    "Words": lambda s: _in_marks(s, "text") if s["direct"] else s["text"],
    "Article": _source,
}


def of_one(columns: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return the columns without the article, for a page that is about one."""
    return {heading: cell for heading, cell in columns.items() if heading != "Article"}
