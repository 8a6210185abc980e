"use strict";
// The search page: results as one types, narrowed by boxes whose counts follow.

(() => {
  const form = document.getElementById("search");
  if (!form || typeof wbIndex === "undefined") return;
  const { counted, element, marked, strength } = finding;
  const STEP = 20;
  const MOST_PAGES = 5;
  const SNIPPET = 180;
  const { pages, facts } = finding.data(wbIndex);
  const hays = [...facts.map((f) => f.hay), ...pages.flatMap((p) => [p.hay, ...p.sections.map((s) => s.hay)])];
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const groups = [...new Set(boxes.map((box) => box.name))];
  const query = form.elements.q;
  const status = document.getElementById("search-status");
  const factList = document.querySelector("#fact-results .results");
  const pageList = document.querySelector("#page-results .results");
  const more = document.querySelector("#fact-results .more");
  const VALUES = {
    kind: (f) => [f.kind], country: (f) => f.countries, article: (f) => [f.article.id], year: (f) => [f.article.year],
  };
  let found = [];
  let terms = [];

  const chosen = () => Object.fromEntries(groups.map((name) =>
    [name, boxes.filter((box) => box.name === name && box.checked).map((box) => box.value)]));

  const passes = (fact, choice, but = "") => groups.every((name) =>
    name === but || !choice[name].length || VALUES[name](fact).some((value) => choice[name].includes(value)));

  // Facts that have every term, the best first; in `some`, those that have any.
  const ranked = (items, score, some) => items.map((item) => {
    const strengths = terms.map((term) => score(item, term));
    const hits = strengths.filter(Boolean).length;
    const sum = strengths.reduce((a, b) => a + b, 0);
    return { item, hits, sum: some ? hits * 100 + sum : sum };
  }).filter(({ hits }) => (some ? hits > 0 : hits === terms.length))
    .sort((a, b) => b.sum - a.sum || a.item.order - b.item.order).map(({ item }) => item);

  const factScore = (fact, term) => strength(term, fact.hay) + 3 * strength(term, fact.quoteHay);
  const placeScore = ({ page, section }, term) =>
    3 * strength(term, page.hay) + (section ? strength(term, section.hay) : 0);

  // The best place of each page: a section, or the page where its title has it all.
  const pagesFound = () => {
    if (!terms.length) return [];
    const places = pages.flatMap((page) => page.sections.map((section) => ({ page, section })));
    places.forEach((place, i) => { place.order = i; });
    const first = new Map();
    for (const place of ranked(places, placeScore)) if (!first.has(place.page)) first.set(place.page, place);
    return [...first.values()];
  };

  const factItem = (fact) => {
    const { sentence, start, words, article } = fact;
    const end = start + words.length;
    const link = element("a", { href: fact.address }, element("mark", {}, ...marked(words || "entered by a person", terms)));
    const line = element("p", { class: "line", lang: article.language },
      ...marked(sentence.slice(0, start), terms), link, ...marked(sentence.slice(end), terms));
    const said = element("p", { class: "says" }, element("span", { class: "kind" }, fact.kindName), " ", ...marked(fact.says, terms));
    const who = element("p", { class: "who" }, `“${article.title}”, ${article.published}`, ...usedIn(fact));
    return element("li", { class: fact.kind }, line, said, who);
  };

  const usedIn = (fact) => fact.pages.flatMap((page, i) =>
    [i ? ", " : "; used in ", element("a", { href: page.address }, page.name)]);

  const pageItem = ({ page, section }) => {
    const title = element("a", { href: page.address }, ...marked(page.title, terms));
    const item = element("li", {}, element("p", { class: "line" }, title, " ", element("span", { class: "who" }, page.label)));
    if (section.text) {
      const place = section.anchor ? [element("a", { href: `${page.address}#${section.anchor}` }, section.heading), ": "] : [];
      item.append(element("p", { class: "says" }, ...place, ...marked(snippet(section.text), terms)));
    }
    return item;
  };

  // The part of a section around its first hit.
  const snippet = (text) => {
    const nodes = marked(text, terms);
    const at = nodes.length > 1 ? nodes[0].length : 0;
    const from = at < SNIPPET / 2 ? 0 : text.lastIndexOf(" ", at - SNIPPET / 3) + 1;
    const cut = text.slice(from, from + SNIPPET);
    const whole = from + SNIPPET >= text.length;
    return `${from ? "… " : ""}${whole ? cut : `${cut.slice(0, cut.lastIndexOf(" "))} …`}`;
  };

  const count = (all, choice) => {
    for (const name of groups) {
      const tally = new Map();
      for (const fact of all) {
        if (passes(fact, choice, name)) for (const value of VALUES[name](fact)) tally.set(value, (tally.get(value) || 0) + 1);
      }
      for (const box of boxes.filter((each) => each.name === name)) {
        const number = tally.get(box.value) || 0;
        const label = box.closest("label");
        label.querySelector(".count").textContent = `(${number.toLocaleString("en")})`;
        label.classList.toggle("none", !number);
      }
    }
  };

  const showMore = () => {
    const shown = factList.children.length;
    factList.append(...found.slice(shown, shown + STEP).map(factItem));
    more.hidden = factList.children.length >= found.length;
    return shown;
  };

  const say = (all, some, places) => {
    const asked = query.value.trim() && ` for “${query.value.trim()}”`;
    const said = [counted(found.length, "fact"), ...(places.length ? [counted(places.length, "page")] : [])].join(" and ");
    if (some) return found.length ? `Nothing has all of these words; ${said} with some of them.` : `Nothing found${asked}.`;
    return found.length || places.length || !all.length ? `${said}${asked}.` : `No fact${asked} fits what is chosen.`;
  };

  const update = () => {
    const choice = chosen();
    terms = finding.terms(query.value, hays);
    const places = pagesFound();
    let all = ranked(facts, factScore);
    const some = terms.length > 0 && !all.length && !places.length;
    if (some) all = ranked(facts, factScore, true);
    found = all.filter((fact) => passes(fact, choice));
    factList.replaceChildren();
    showMore();
    pageList.replaceChildren(...places.slice(0, MOST_PAGES).map(pageItem));
    document.getElementById("fact-results").hidden = !found.length;
    document.getElementById("page-results").hidden = !places.length;
    status.textContent = say(all, some, places);
    count(all, choice);
  };

  const save = () => {
    finding.writeState([["q", query.value.trim()], ...boxes.filter((box) => box.checked).map((box) => [box.name, box.value])]);
    update();
  };

  const load = () => {
    const state = finding.readState();
    query.value = state.get("q") || "";
    for (const box of boxes) box.checked = state.getAll(box.name).includes(box.value);
    update();
  };

  const wide = matchMedia("(min-width: 60em)");
  form.querySelector("details").open = wide.matches || boxes.some((box) => finding.readState().has(box.name));
  form.addEventListener("input", finding.settled(save));
  form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
  form.addEventListener("reset", () => setTimeout(save));
  more.addEventListener("click", () => {
    const first = showMore();
    factList.children[first].querySelector("a").focus();
  });
  finding.onState(load);
  load();
  if (!query.value) query.focus({ preventScroll: true });
})();
