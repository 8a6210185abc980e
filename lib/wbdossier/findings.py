"""What tables say, in sentences: the answers that pages lead with.

Every function takes a table and returns one sentence with its evidence, or None where there is
nothing to add. Each reads well with no facts, with one and with many; a gap is said as a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
from markupsafe import Markup

from wbdossier import themes
from wbdossier.cite import (
    count,
    date_words,
    derived,
    join_words,
    money,
    name,
    number_words,
    plural,
    quoted,
    sentence,
    strength,
    the,
    times,
    words,
)
from wbdossier.themes import Row, rows

AT_MOST = 4  # items a sentence lists before it counts the others


def listed(items: Iterable[str], others: str = "others") -> Markup:
    """Join items as a sentence does; of many, the first ones and the number of the others."""
    found = list(items)
    if len(found) <= AT_MOST + 1:
        return join_words(found)
    return join_words([*found[:AT_MOST], f"{number_words(len(found) - AT_MOST)} {others}"])


def gaps_last(*sentences: Markup | None) -> list[Markup]:
    """Put sentences that say what no article says behind those that say something."""
    return sorted((s for s in sentences if s), key=lambda s: s.startswith("No article"))


# The corpus


def corpus(articles: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> Markup:
    """Say how many articles there are and how many facts they give."""
    facts = [row for table in tables.values() for row in rows(table)]
    if not len(articles):
        return sentence("There is no article to read.")
    if not facts:
        return sentence("No fact was found in {articles}.", articles=count(articles, "article"))
    verb = "gives" if len(articles) == 1 else "give"
    return sentence(
        f"{{articles}} {verb} {{facts}}, each with the words it stands on.",
        articles=count(articles, "article"),
        facts=count(facts, "fact"),
    )


def dating(articles: pd.DataFrame) -> Markup | None:
    """Say how many articles state their date, and for how many it is inferred or unknown."""
    found = rows(articles)
    kinds = {
        "stated": [r for r in found if r["published"] and r["published_basis"] != "inferred"],
        "inferred": [r for r in found if r["published"] and r["published_basis"] == "inferred"],
        "unknown": [r for r in found if not r["published"]],
    }
    parts = [
        derived(number_words(len(some)), some, f"count of articles whose date is {how}")
        + f" {_be(some)} {how}"
        for how, some in kinds.items()
        if some
    ]
    return sentence("Of their dates, {parts}.", parts=join_words(parts)) if found else None


def doubts(tables: Mapping[str, pd.DataFrame]) -> Markup:
    """Say how many facts were corrected and how many carry a doubt."""
    facts = [row for table in tables.values() for row in rows(table)]
    changed = [r for r in facts if r["origin"] != "extracted"]
    doubted = themes.doubted(tables)
    return sentence(
        f"{{changed}} {'rests' if len(changed) == 1 else 'rest'} on a correction, "
        f"and {{doubted}} {'carries' if len(doubted) == 1 else 'carry'} a doubt.",
        changed=count(changed, "fact"),
        doubted=count(doubted, "fact"),
    )


def _be(some: list[Row]) -> str:
    return "is" if len(some) == 1 else "are"


# Missions


def missions(listing: pd.DataFrame, place: str = "") -> Markup:
    """Say which missions the articles name, by organisation; ``place`` is a code."""
    found = rows(listing)
    where = f" in {name(place)}" if place else ""
    if not found:
        return sentence("No article names a mission{where}.", where=where)
    named = [row["named"][0] | {"of": row["organisation"]} for row in found]
    return sentence(
        "The articles name {missions}{where}: {names}.",
        missions=count([r for row in found for r in row["named"]], "mission", by="mission"),
        where=where,
        names=listed(
            quoted(r, f"{name(r['mission'])} ({name(r['of'])})" if r["of"] else name(r["mission"]))
            for r in named
        ),
    )


def strengths(personnel: pd.DataFrame, place: str = "") -> Markup:
    """Say what numbers of people the articles give, and for which mission."""
    found = [r for r in rows(personnel) if r["count"] is not None]
    if not found:
        where = f" on missions in {name(place)}" if place else ""
        return sentence("No article gives a number of people{where}.", where=where)
    found.sort(key=lambda r: -r["count"])
    lead = "The number given is" if len(found) == 1 else "The numbers given are"
    return sentence(f"{lead} {{numbers}}.", numbers=listed(map(_strength, found)))


def _strength(row: Row) -> Markup:
    whose = f" from {name(row['contributor'])}" if row["contributor"] else ""
    of = f" for {name(row['mission'])}" if row["mission"] else ""
    where = f" in {name(row['location'])}" if row["location"] else ""
    return quoted(row, strength(row)) + f"{whose}{of}{where}"


def unnumbered(listing: pd.DataFrame) -> Markup | None:
    """Say for which missions no article gives a number."""
    silent = [r["mission"] for r in rows(listing) if not r["personnel"]]
    if not silent:
        return None
    return sentence("No article gives a number for {missions}.", missions=listed(map(name, silent)))


# Agreements


def agreed(paired: pd.DataFrame) -> Markup:
    """Say how many agreements the pairs have that the text is certain of."""
    found = [r for r in rows(paired) if r["certain"] and r["count"]]
    found.sort(key=lambda r: -r["count"])
    if not found:
        return sentence("No article counts agreements with both parties named.")
    return sentence("The articles count {pairs}.", pairs=listed(map(_agreement, found)))


def _agreement(row: Row) -> Markup:
    state = "planned " if row["status"] == "planned" else ""
    noun = plural("agreement", row["count"])
    spoken = quoted(row["fact"], f"{words(row['fact'])} {state}{noun}")
    return spoken + f" between {_pair(row)}"


def _pair(row: Row) -> str:
    return " and ".join(sorted((name(row["a"]), name(row["b"]))))


def perhaps(paired: pd.DataFrame) -> Markup | None:
    """Say which counts leave the second party open."""
    by_fact: dict[str, tuple[Row, list[Row]]] = {}
    for row in rows(paired):
        if not row["certain"] and row["fact"]["parties"]:
            by_fact.setdefault(row["fact"]["id"], (row["fact"], []))[1].append(row)
    parts = [
        f"{name(fact['parties'][0])} counts " + quoted(fact) + " whose other party is uncertain "
        f"({join_words(name(o) for o in fact['possible_parties'])} is named beside them)"
        for fact, _ in by_fact.values()
    ]
    return sentence("{parts}.", parts=listed(map(Markup, parts))) if parts else None


def denied(paired: pd.DataFrame) -> Markup | None:
    """Say for which pairs an article says that there is nothing, in its words."""
    parts = [
        Markup("for {} an article says {}").format(
            _pair(r), quoted(r["fact"], _in_marks(r["fact"]["quote"]))
        )
        for r in rows(paired)
        if r["status"] == "none"
    ]
    return sentence("{parts}.", parts=listed(parts)) if parts else None


def silent_pairs(paired: pd.DataFrame) -> Markup:
    """Say how many of the pairs among the six no article mentions."""
    six = set(themes.SIX)
    found = [r for r in rows(paired) if {r["a"], r["b"]} <= six]
    possible = len(six) * (len(six) - 1) // 2
    silent = possible - len({(r["a"], r["b"]) for r in found})
    if not found:
        return sentence("None of the pairs among the six is mentioned.")
    return sentence(
        "Of the {possible} pairs among the six, {silent} are not mentioned.",
        possible=number_words(possible),
        silent=derived(
            number_words(silent),
            [r["fact"] for r in found],
            "pairs among the six − pairs mentioned",
        ),
    )


def _in_marks(text: str) -> str:
    return f"“{' '.join(text.split())}”"


# Money


def offered(funding: pd.DataFrame, provider: str = "EU") -> Markup:
    """Say what a provider itself offers, added where it may be: one article, currency and bound."""
    groups = rows(themes.offered(funding, provider))
    if not groups:
        return sentence("No article gives an exact sum that {who} offers.", who=the(provider))
    sums = listed(map(_sum, groups), "other sums")
    return sentence("According to the articles, {who} offers {sums}.", who=the(provider), sums=sums)


def _sum(group: Row) -> Markup:
    parts = [quoted(r) + _role(r) for r in group["facts"]]
    if len(parts) == 1:
        return parts[0]
    operation = " + ".join(words(r) for r in group["facts"])
    total = derived(money(group["amount"], group["currency"]), group["facts"], operation)
    return total + ": " + join_words(parts)


def _role(row: Row) -> str:
    roles = {"grant": " in grants", "loan": " in loans", "investment": " for investment"}
    return roles.get(row["role"] or "", f" of {row['role']}" if row["role"] else "")


def leverage(funding: pd.DataFrame) -> Markup | None:
    """Say what grants are expected to draw in, and how many times themselves that is."""
    found = rows(themes.leverage(funding))
    if not found:
        return None
    return sentence("{parts}.", parts=listed(map(_drawn, found)))


def _drawn(row: Row) -> Markup:
    return Markup("the {} in grants are expected to draw in {}, {} as much").format(
        quoted(row["grant"]), quoted(row["drawn"]), times(row)
    )


def apart(funding: pd.DataFrame, provider: str = "EU") -> Markup | None:
    """Say which sums may not be added to what a provider offers, and why."""
    found = rows(themes.left_out(funding, provider))
    if not found:
        return None
    parts = [Markup("{} ({})").format(quoted(r), r["reason"]) for r in found]
    return sentence("Not added: {sums}.", sums=listed(parts, "other sums"))


def sums_for(funding: pd.DataFrame, country: str) -> Markup:
    """Say which sums are for a country, or that there are none but for the region."""
    own = rows(themes.select(funding, countries=[country]))
    shared = rows(themes.regional(funding))
    if own:
        return sentence("For {who} the articles give {sums}.", who=name(country), sums=_sums(own))
    gap = sentence("No article gives a sum for {who}", who=name(country))
    if not shared:
        return gap + "."
    return gap + sentence("; for the region as a whole they give {sums}.", sums=_sums(shared))


def _sums(found: list[Row]) -> Markup:
    return listed((quoted(r) + _role(r) for r in found), "other sums")


# Events and statements


def dated(events: pd.DataFrame) -> Markup:
    """Say how many events have a date, how many lack the year, and how many have none."""
    found = rows(themes.timeline(events))
    if not found:
        return sentence("No article reports an event.")
    if len(found) == 1:
        state = "dated" if found[0]["date"] else "undated"
        return sentence(f"{{events}} is reported, {state}.", events=count(found, "event"))
    groups = [[r for r in found if r["group"] == group] for group in themes.GROUPS]
    said = ("dated", "dated without a year", "undated")
    parts = [
        derived(number_words(len(some)), some, f"count of events {what}") + f" {_be(some)} {what}"
        for some, what in zip(groups, said, strict=True)
        if some
    ]
    return sentence("Of {events}, {parts}.", events=count(found, "event"), parts=join_words(parts))


def span(events: pd.DataFrame) -> Markup | None:
    """Say which dated events come first and last."""
    found = [r for r in rows(themes.timeline(events)) if r["group"] == themes.GROUPS[0]]
    if not found:
        return None
    first, last = found[0], found[-1]
    if len(found) == 1:
        return sentence("The only one dated with its year is {event}.", event=_happening(first))
    return sentence(
        "The earliest is {first}, the latest {last}.",
        first=_happening(first),
        last=_happening(last),
    )


def _happening(row: Row) -> Markup:
    event = _in_marks(row["name"] or row["quote"])
    if not row["date"]:
        return quoted(row, event) + " (undated)"
    return Markup("{} ({})").format(event, quoted(row, date_words(row["date"], row["end_date"])))


def happenings(events: pd.DataFrame, country: str) -> Markup:
    """Say which events concern a country."""
    found = rows(themes.timeline(themes.select(events, countries=[country])))
    if not found:
        return sentence("No article reports an event there.")
    return sentence("Events named are {events}.", events=listed(map(_happening, found)))


def spoke(statements: pd.DataFrame, who: str = "") -> Markup:
    """Say how many people speak and who is quoted most; ``who`` is a code they speak for."""
    found = [r for r in rows(themes.speakers(statements)) if r["speaker"]]
    behalf = f" for {name(who)}" if who else ""
    if not found:
        return sentence("No article quotes or reports a speaker{who}.", who=behalf)
    facts = [fact for fact in rows(statements) if fact["speaker"]]
    verb = "speaks" if len(found) == 1 else "speak"
    return sentence(
        f"{{people}} {verb}{{who}}: {{names}}.",
        people=count(facts, "person", by="speaker"),
        who=behalf,
        names=listed(map(_speaker, found)),
    )


def _speaker(row: Row) -> Markup:
    ways = {"quoted": row["direct"], "reported": row["reported"]}
    how = " and ".join(f"{number_words(len(f))} {way}" for way, f in ways.items() if f)
    times = derived(how, [*row["direct"], *row["reported"]], "count of statements")
    return Markup("{} ({})").format(row["speaker"], times)


# One country


def naming(countries: pd.DataFrame, articles: pd.DataFrame, country: str) -> Markup:
    """Say how many of the articles name a country."""
    found = [r for r in rows(countries) if r["country"] == country]
    if not found:
        return sentence("No article names {who}.", who=name(country))
    if len(articles) == 1:
        return sentence("The only article names {who}.", who=quoted(found, name(country)))
    return sentence(
        f"{{naming}} of {{all}} {'names' if len(found) == 1 else 'name'} {{who}}.",
        naming=derived(number_words(len(found)), found, "count of articles that name it"),
        all=count(articles, "article"),
        who=name(country),
    )


def agreements_of(paired: pd.DataFrame, country: str) -> Markup:
    """Say with whom a country has agreements, and with whom perhaps or not."""
    mine = rows(themes.partners(paired, country))
    if not mine:
        return sentence("No article counts agreements of {who}.", who=name(country))
    mine.sort(key=lambda r: (r["status"] == "none", not r["certain"], -(r["count"] or 0)))
    parts = listed(map(_with, mine))
    return sentence("The agreements of {who}: {parts}.", who=name(country), parts=parts)


def _with(row: Row) -> Markup:
    partner = name(row["partner"])
    if row["status"] == "none":
        quote = quoted(row["fact"], _in_marks(row["fact"]["quote"]))
        return Markup("with {} {}").format(partner, quote)
    spoken = quoted(row["fact"])
    return Markup("{} {} {}").format(spoken, "with" if row["certain"] else "perhaps with", partner)
