"use strict";
// Finding: what the search and the table of facts share. Data comes from search-index.js (wbIndex).

const finding = (() => {
  const LETTERS = { đ: "d", ł: "l", ø: "o", ı: "i", ß: "ss", æ: "ae", œ: "oe" };
  const SCALES = { m: "million", mn: "million", mln: "million", bn: "billion", k: "thousand" };
  const WORD = /\d+(?:\.\d+)?|[\p{L}\p{N}]+/gu;
  const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[.,]\d+)*/gu;
  const SHORT = 4; // from this length on a word may go on: "agree" finds agreements, "eu" no Europe

  // One spelling for what is written in several: Đukanović, Djukanovic; €190m, 190 million; 1,600.
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[đłøıßæœ]/g, (letter) => LETTERS[letter])
    .replace(/dj/g, "d")
    .replace(/\bco-(?=o)/g, "co")
    .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
    .replace(/(\d)\s*(m|mn|mln|bn|k)\b/g, (_, digit, scale) => `${digit} ${SCALES[scale]}`);

  const words = (text) => fold(text).match(WORD) || [];
  const hay = (text) => ` ${words(text).join(" ")} `;

  // What each term of a query looks for: phrases in quotation marks whole, words as they may go on.
  const terms = (query, hays) => {
    const phrases = [...query.matchAll(/["“”„]([^"“”„]+)["“”„]/g)].map((match) => hay(match[1]));
    const rest = words(query.replace(/["“”„][^"“”„]+["“”„]/g, " "));
    const some = [...new Set(rest)].map((word) => term(word, hays));
    return [...phrases.filter((p) => p.trim()).map((p) => [p]), ...some];
  };

  const term = (word, hays) => {
    const whole = [` ${word} `, ...singular(word).map((one) => ` ${one} `)];
    const known = word.length < SHORT && hays.some((text) => text.includes(whole[0]));
    return known ? [...whole, ` ${word}s `] : [whole[0], ` ${word}`, ...whole.slice(1)];
  };

  const singular = (word) => {
    if (word.length < SHORT || !/[^s]s$/.test(word)) return [];
    return word.endsWith("ies") ? [`${word.slice(0, -3)}y`] : [word.slice(0, -1)];
  };

  // 2 where the term stands as a whole word, 1 where a word goes on from it, 0 where it is not.
  const strength = (term, text) => {
    const at = term.findIndex((form) => text.includes(form));
    return at < 0 ? 0 : at === 0 ? 2 : 1;
  };

  // Facts and pages as objects, made once from the rows of the index.
  const data = (index) => {
    const articles = index.articles.map(([id, title, short, source, published, date, year, language]) =>
      ({ id, title, short, source, published, date, year, language }));
    const pages = index.pages.map(([address, label, name, title, sections]) =>
      ({ address, label, name, title, hay: hay(title), sections: sections.map(section) }));
    const hays = index.sentences.map(hay);
    const facts = index.facts.map((row, order) => fact(row, order, { index, articles, pages, hays }));
    return { articles, pages, facts };
  };

  const section = ([anchor, heading, text]) => ({ anchor, heading, text, hay: hay(`${heading} ${text}`) });

  const fact = ([id, kind, article, place, start, length, says, codes, used], order, whole) => {
    const sentence = place < 0 ? "" : whole.index.sentences[place];
    const words = sentence.slice(start, start + length);
    const countries = codes ? codes.split(" ") : [];
    return {
      id, order, kind, says, sentence, start, words, countries,
      article: whole.articles[article],
      pages: used.map((i) => whole.pages[i]),
      kindName: whole.index.kinds[kind],
      names: countries.map((code) => whole.index.countries[code]).join(", "),
      quoteHay: hay(words),
      hay: hay(says) + (place < 0 ? "" : whole.hays[place]),
      get address() { return `articles/${this.article.id}.html#${id}`; },
    };
  };

  // The state of a view is the address's fragment; ?q= is what the form in the head of pages sends.
  // A fragment without "=" is a place on the page, such as that of the link to skip to the text.
  const hasState = () => location.hash.includes("=") || location.href.endsWith("#");
  const readState = () => new URLSearchParams(hasState() ? location.hash.slice(1) : location.search.slice(1));
  const onState = (load) => window.addEventListener("hashchange", () => {
    if (hasState() || !location.hash) load();
  });
  const writeState = (pairs) => {
    const state = new URLSearchParams(pairs.filter(([, value]) => value));
    history.replaceState(null, "", `#${state}`);
  };

  // The text as nodes, the words that the terms find in bold.
  const marked = (text, terms) => {
    const forms = terms.flat().flatMap((form) => form.trim().split(" ").map((w) => [w, form.endsWith(" ")]));
    const hit = (token) => words(token).some((word) =>
      forms.some(([form, whole]) => (whole ? word === form : word.startsWith(form))));
    const nodes = [];
    let done = 0;
    for (const match of terms.length ? text.matchAll(TOKEN) : []) {
      if (!hit(match[0])) continue;
      nodes.push(text.slice(done, match.index), element("b", {}, match[0]));
      done = match.index + match[0].length;
    }
    return [...nodes, text.slice(done)];
  };

  const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  // Calls at most once a moment: after the last key of a word typed fast.
  const settled = (call, pause = 120) => {
    let timer = 0;
    return () => { clearTimeout(timer); timer = setTimeout(call, pause); };
  };

  return { counted, data, element, fold, hay, marked, onState, readState, settled, strength, terms, words, writeState };
})();
