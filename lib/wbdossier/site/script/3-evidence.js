"use strict";
// The evidence view: a number opens all that stands behind it, beside its line or at the foot of
// the window. Without this script its link leads to the words on the article's page.

const wbEvidence = (() => {
  const articles = new URL("articles/", document.currentScript.src);
  const known = new Map(); // article's id: what is known of its facts, once it has arrived
  const waiting = new Map();
  const NUMBER = "a.wb, a.from, a.sign, .note .brief a";
  const MOST = 3; // sentences of a note that opens on hover

  // Pages opened from a folder may not fetch data, but may read a script.
  const read = (doc) => {
    if (!known.has(doc)) known.set(doc, new Promise((resolve, reject) => {
      waiting.set(doc, resolve);
      const script = element("script", { src: new URL(`${encodeURIComponent(doc)}.js`, articles) });
      script.addEventListener("error", reject);
      document.head.append(script);
    }));
    return known.get(doc);
  };

  // The article and fact that a link leads to.
  const target = (link) => {
    const address = new URL(link.getAttribute("href") || link.getAttribute("xlink:href"), document.baseURI);
    const page = decodeURIComponent(address.pathname).match(/\/articles\/([^/]+)\.html$/);
    return page && address.hash ? { doc: page[1], fact: decodeURIComponent(address.hash.slice(1)) } : null;
  };

  const listed = (link) => {
    const place = `${link.getAttribute("aria-describedby") || ""} ${link.hash || ""}`.match(/(?:note|evidence|brief)-(\d+)/);
    return place && document.getElementById(`evidence-${place[1]}`);
  };

  const copyOf = (item, most = Infinity) => {
    const copy = element("div", { class: "of-note" }, ...item.cloneNode(true).childNodes);
    for (const part of copy.querySelectorAll(".address, .as-in")) part.remove();
    for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
    const sources = [...copy.querySelectorAll(".source")];
    if (copy.querySelector(".brief") || sources.length > most) for (const part of sources.slice(most)) part.remove();
    return copy;
  };

  // -- The panel ----------------------------------------------------------------------------------

  const title = element("p", { class: "view-title" });
  const back = element("button", { type: "button" }, "Back");
  const close = element("button", { type: "button" }, "Close");
  const content = element("div", { class: "view-content" });
  const panel = element("div", { id: "view", popover: "auto", role: "dialog", tabindex: "-1", "aria-label": "Evidence" },
    element("div", { class: "view-head" }, title, back, close), content);
  let opener = null;
  let restore = null; // shows again what the panel showed before

  const wide = matchMedia("(min-width: 75em)");

  // Beside its line on wide screens; else at the foot, or at the top where it would cover its number.
  const settle = () => {
    if (!opener || !panel.matches(":popover-open")) return;
    panel.classList.remove("above");
    const line = opener.getClientRects()[0];
    if (wide.matches) {
      const column = document.querySelector("main").getBoundingClientRect();
      const right = column.right - parseFloat(getComputedStyle(document.querySelector("main")).paddingRight);
      const top = Math.max(8, Math.min(line.top - 8, innerHeight - panel.offsetHeight - 8));
      panel.style.setProperty("--top", `${top + scrollY}px`);
      panel.style.setProperty("--left", `${right + 16}px`);
      return;
    }
    const covered = () => opener.getBoundingClientRect().bottom + 8 - panel.getBoundingClientRect().top;
    if (covered() > 0) scrollBy({ top: Math.ceil(covered()), behavior: "instant" });
    panel.classList.toggle("above", covered() > 1);
  };

  const fill = (head, nodes, previous = null) => {
    title.replaceChildren(head);
    content.replaceChildren(...nodes);
    restore = previous;
    back.hidden = !previous;
    dress(content);
    if (!panel.isConnected) document.body.append(panel);
    if (!panel.matches(":popover-open")) panel.showPopover();
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
    settle();
  };

  const showFact = async (head, { doc, fact }, previous = null) => {
    const template = element("template");
    template.innerHTML = (await read(doc))[fact].html; // our own, escaped when it was made
    for (const link of template.content.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), articles);
    fill(head, [template.content], previous);
  };

  const showNote = (head, item) => fill(head, [copyOf(item)]);

  const open = (link) => {
    const item = listed(link);
    const facts = item ? new Set([...item.querySelectorAll("a[href]")].map((a) => target(a)?.fact)) : new Set();
    const number = link.closest(".evidence")?.querySelector("a.wb") || link;
    const mark = link.closest("svg"); // its title only tells where it leads
    const said = (mark ? [...number.querySelectorAll("text")].map((t) => t.textContent).join(" ") : number.textContent).trim() || "Evidence";
    const head = said.length > 60 ? `${said.slice(0, 60)}…` : said;
    opener = link;
    if (item && (facts.size > 1 || item.querySelector(".operation, .brief"))) return showNote(head, item);
    return showFact(head, target(link) || target(item.querySelector("a[href]")));
  };

  const inner = (link) => {
    const before = [...title.childNodes].map((n) => n.textContent).join("");
    const nodes = [...content.childNodes];
    return showFact(`Part of ${before}`, target(link), () => fill(before, nodes));
  };

  const opens = (event) => {
    const plain = !event.defaultPrevented && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = plain && event.target.closest("a");
    if (!link || link.closest("body.article main")) return;
    const part = link.closest("#view .of-note") && target(link);
    const number = !part && link.matches(NUMBER) && (listed(link) || target(link));
    if (!part && !number) return;
    event.preventDefault();
    (part ? inner(link) : Promise.resolve(open(link))).catch(() => { location.href = new URL(link.getAttribute("href"), document.baseURI).href; });
  };

  const closed = (event) => {
    if (event.newState !== "closed" || !opener) return;
    const lost = document.activeElement === document.body || panel.contains(document.activeElement);
    if (lost) opener.focus({ preventScroll: true });
    hush(opener.closest(".evidence"));
  };

  // -- The note on hover and focus, where none stands in the page ---------------------------------

  const preview = (event) => {
    const place = event.target.closest?.(".evidence");
    const link = place?.querySelector("a.wb");
    if (!link || place.querySelector(".note")) return;
    const item = listed(link);
    if (item) place.append(element("span", { class: "note pop", role: "note" }, ...copyOf(item, item.querySelector(".brief") ? 0 : MOST).childNodes));
  };

  // Escape closes it; it opens again when pointer or focus come back.
  const hush = (place) => {
    if (!place) return;
    place.classList.add("hushed");
    const heard = (event) => {
      if (event.type === "pointerleave" || !place.contains(event.relatedTarget)) place.classList.remove("hushed");
    };
    place.addEventListener("pointerleave", heard, { once: true });
    place.addEventListener("focusout", heard, { once: true });
  };

  // -- Citations ----------------------------------------------------------------------------------

  const FORMS = [["text", "Copy citation"], ["bibtex", "BibTeX"], ["csl", "CSL-JSON"], ["link", "Link"]];

  const cited = (entry, form, { doc, fact }) => {
    if (form === "csl") return `${JSON.stringify([entry.csl], null, 1)}\n`;
    if (form === "link") return new URL(`${encodeURIComponent(doc)}.html${fact && `#${fact}`}`, articles).href;
    return entry[form];
  };

  // True once it is in the clipboard; else it stands in a field, selected, to be copied by hand.
  const copy = async (text, after) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = element("textarea", { readonly: "", "aria-label": "Citation", rows: "5" });
      field.value = text;
      after.parentElement.querySelector("textarea")?.remove();
      after.after(field);
      field.focus();
      field.select();
      if (!document.execCommand("copy")) return false;
      field.remove();
      return true;
    }
  };

  const dress = (root) => {
    for (const place of root.querySelectorAll(".cite:not(.dressed)")) {
      const status = element("span", { role: "status", class: "copied" });
      const buttons = FORMS.map(([form, label]) => {
        const button = element("button", { type: "button" }, label);
        if (form !== "text") button.setAttribute("aria-label", `Copy ${label === "Link" ? "link" : label}`);
        button.addEventListener("click", async () => {
          status.textContent = "";
          const entry = (await read(place.dataset.doc))[place.dataset.fact];
          const done = await copy(cited(entry, form, place.dataset), status);
          status.textContent = done ? "Copied." : "Selected: copy it from here.";
          if (done) button.focus({ preventScroll: true });
        });
        return button;
      });
      place.classList.add("dressed");
      if (place.dataset.fact) place.replaceChildren();
      place.append(" ", ...buttons, status);
    }
  };

  // -- An article's page: the entry of the fact that the address names ------------------------------

  const arrive = () => {
    const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const label = at?.matches("mark") && at.querySelector(".n");
    const entry = label ? document.getElementById(label.hash.slice(1)) : at?.closest(".fact");
    for (const other of document.querySelectorAll(".fact.here")) other.classList.remove("here");
    if (!entry) return;
    entry.classList.add("here");
    const more = entry.querySelector("details");
    if (more) more.open = true;
  };

  back.addEventListener("click", () => restore());
  close.addEventListener("click", () => panel.hidePopover());
  panel.addEventListener("toggle", closed);
  document.addEventListener("click", opens);
  document.addEventListener("pointerover", preview);
  document.addEventListener("focusin", preview);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") for (const place of document.querySelectorAll(".evidence:is(:hover, :focus-within)")) hush(place);
  });
  addEventListener("resize", settle);
  addEventListener("hashchange", arrive);
  dress(document);
  arrive();
  return (doc, facts) => waiting.get(doc)?.(facts);
})();
