"use strict";
// The table of all facts: filtered, sorted, and what is shown taken along as CSV.

(() => {
  const table = document.getElementById("facts");
  const form = document.getElementById("filter");
  if (!table || !form || typeof wbIndex === "undefined") return;
  const { counted, element, strength } = finding;
  const STEP = 400;
  const { facts } = finding.data(wbIndex);
  const hays = facts.map((fact) => fact.hay);
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const status = document.getElementById("filter-status");
  const more = table.parentElement.querySelector(".more");
  const made = new Map([...body.rows].map((row) => [row.dataset.id, row]));
  const COLUMNS = {
    words: (f) => f.words || "entered by a person",
    says: (f) => f.says,
    kind: (f) => f.kindName,
    countries: (f) => f.names,
    source: (f) => f.article.short,
    published: (f) => f.article.published,
  };
  const KEYS = { ...COLUMNS, published: (f) => f.article.date };
  const collator = new Intl.Collator("en", { numeric: true });
  let shown = [];
  let sort = ""; // a column's name, with a minus for the other way round

  const values = () => Object.fromEntries(new FormData(form));

  // A date known to the month or year fits where its month or year does.
  const within = (date, from, to) => (!from && !to) || (date !== ""
    && (!from || date >= from.slice(0, date.length)) && (!to || date <= to.slice(0, date.length)));

  const fits = (fact, asked, terms) => (!asked.kind || fact.kind === asked.kind)
    && (!asked.country || fact.countries.includes(asked.country))
    && (!asked.article || fact.article.id === asked.article)
    && within(fact.article.date, asked.from, asked.to)
    && terms.every((term) => strength(term, fact.hay));

  const sorted = (some) => {
    const key = KEYS[sort.replace("-", "")];
    if (!key) return some;
    const way = sort.startsWith("-") ? -1 : 1;
    const last = (fact) => (key(fact) === "" ? 1 : 0); // what is not known stands last, either way
    return [...some].sort((a, b) => last(a) - last(b) || way * collator.compare(key(a), key(b)) || a.order - b.order);
  };

  const rowOf = (fact) => {
    if (!made.has(fact.id)) {
      const [words, ...rest] = Object.values(COLUMNS).map((column) => column(fact));
      const first = element("td", { role: "cell", lang: fact.article.language }, element("a", { href: fact.address }, words));
      const others = rest.map((text) => element("td", { role: "cell" }, text));
      made.set(fact.id, element("tr", { role: "row", "data-id": fact.id }, first, ...others));
    }
    return made.get(fact.id);
  };

  const showMore = () => {
    const there = body.rows.length;
    body.append(...shown.slice(there, there + STEP).map(rowOf));
    more.hidden = body.rows.length >= shown.length;
    return there;
  };

  const update = () => {
    const asked = values();
    const terms = finding.terms(asked.q, hays);
    shown = sorted(facts.filter((fact) => fits(fact, asked, terms)));
    body.replaceChildren();
    showMore();
    for (const head of heads) {
      const way = { [head.dataset.column]: "ascending", [`-${head.dataset.column}`]: "descending" }[sort];
      if (way) head.setAttribute("aria-sort", way); else head.removeAttribute("aria-sort");
    }
    const all = shown.length === facts.length;
    status.textContent = all ? `All ${counted(facts.length, "fact")}.` : `${counted(shown.length, "fact")} of ${facts.length.toLocaleString("en")}.`;
  };

  const save = () => {
    finding.writeState([...Object.entries(values()), ["sort", sort]]);
    update();
  };

  const load = () => {
    const state = finding.readState();
    for (const field of form.elements) if (field.name) field.value = state.get(field.name) || "";
    sort = state.get("sort") || "";
    update();
  };

  const order = (column) => {
    sort = sort === column ? `-${column}` : column;
    save();
  };

  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  // RFC 4180, with the mark by which spreadsheets know UTF-8; every fact that fits, in its order.
  const csv = () => {
    const names = heads.map((head) => head.textContent);
    const lines = shown.map((f) => [...Object.values(COLUMNS).map((column) => column(f)), f.article.date, f.id]);
    return "\ufeff" + [[...names, "Date", "Id"], ...lines].map((line) => line.map(quoted).join(",") + "\r\n").join("");
  };

  const download = () => {
    const address = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
    const link = element("a", { href: address, download: "facts.csv" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  for (const head of heads) {
    const button = element("button", { type: "button" }, head.textContent);
    button.addEventListener("click", () => order(head.dataset.column));
    head.replaceChildren(button);
  }
  document.getElementById("table-cut")?.remove();
  form.addEventListener("input", finding.settled(save));
  form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
  form.addEventListener("reset", () => { sort = ""; setTimeout(save); });
  form.querySelector(".download").addEventListener("click", download);
  more.addEventListener("click", () => {
    const first = showMore();
    body.rows[first].querySelector("a").focus();
  });
  finding.onState(load);
  load();
})();
