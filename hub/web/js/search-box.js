// @ts-check
/** The search over any page: a dialog with a field, what is found as one types, and the way to all of it. */

import { made } from "./element.js";
import { isChapter, offerPeople, shownHit, told } from "./hits.js";
import { kindsOf, ready, search } from "./searching.js";
import { say } from "./words.js";

/** @typedef {import("./searching.js").Found} Found */

const PAUSE = 60;
const SHOWN = 5;
const OF_A_KIND = 3;
const CHAPTERS = 2;

const field = made("input", {
  type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", maxlength: "200", enterkeyhint: "search",
  "aria-controls": "hub-found", "aria-expanded": "false", "aria-autocomplete": "list",
});
const kinds = made("div", { class: "hub-chips", role: "group" });
const list = made("div", { id: "hub-found", role: "listbox" });
const status = made("p", { role: "status" });
const all = made("a", {});
const people = made("span", {});
const close = made("button", { type: "button" });
const box = made(
  "dialog",
  { class: "hub-search-box" },
  made("div", { class: "hub-search-field" }, field, close),
  kinds, status, list,
  made("p", { class: "hub-search-foot" }, all, people),
);

let page = "";
let kind = "";
let newest = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

/** @param {string} address of the page of the search @param {string} typed what was typed already; a line that ends was entered */
export function openSearch(address, typed = "") {
  page = address;
  if (!box.isConnected) document.body.append(box);
  const name = say("Search");
  for (const one of [box, field, list]) one.setAttribute("aria-label", name);
  field.placeholder = say("Lesson, topic, person, or your problem");
  kinds.setAttribute("aria-label", say("Kind"));
  close.textContent = say("Close");
  if (!box.open) box.showModal();
  const [words = "", entered] = typed.split("\n");
  if (words) {
    field.value = words;
    later();
  } else field.select();
  if (entered !== undefined) toPage().click();
  void ready().catch(() => failed());
  if (!field.value) offer(undefined);
}

close.addEventListener("click", () => box.close());
box.addEventListener("close", () => void (kind = ""));
box.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (event.target === box || (link && !event.ctrlKey && !event.metaKey && !event.shiftKey)) box.close();
});
addEventListener("popstate", () => box.close());
field.addEventListener("input", () => {
  choose([...list.querySelectorAll("a")], -1);
  later();
});
box.addEventListener("keydown", (event) => {
  if (event.target !== field || event.isComposing) return;
  const options = [...list.querySelectorAll("a")];
  const at = options.findIndex((one) => one.id === field.getAttribute("aria-activedescendant"));
  const last = options.length - 1;
  /** @type {Record<string, number | undefined>} */
  const places = { ArrowDown: at === last ? -1 : at + 1, ArrowUp: at < 0 ? last : at - 1, ...(at >= 0 && { Home: 0, End: last }) };
  const place = places[event.key];
  if (event.key === "Enter") (options[at] ?? toPage()).click();
  else if (event.key === "Escape") box.close();
  else if (place !== undefined) choose(options, place);
  else return;
  event.preventDefault();
});

/** @param {HTMLAnchorElement[]} options @param {number} place beyond the first and the last is the field itself */
function choose(options, place) {
  options.forEach((one, at) => one.setAttribute("aria-selected", String(at === place)));
  const chosen = options[place];
  if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
  else field.removeAttribute("aria-activedescendant");
  chosen?.scrollIntoView({ block: "nearest" });
}

function later() {
  clearTimeout(pause);
  pause = setTimeout(() => void look().catch(() => failed()), PAUSE);
}

/** Look for what is typed; what was asked before and is answered later is not shown. */
async function look() {
  newest += 1;
  const mine = newest;
  const text = field.value.trim();
  const found = text ? await search(text, kind ? { kind: [kind] } : {}, SHOWN) : undefined;
  const { known } = await ready();
  if (mine !== newest) return;
  show(found, known);
  offer(found, known.propose);
  const counts = found?.count ? await kindsOf(found.words) : {};
  if (mine === newest) showKinds(counts, known.labels["kind"] ?? {});
}

/** @param {Record<string, number>} counts @param {Record<string, string>} labels */
function showKinds(counts, labels) {
  const some = Object.entries(counts).filter(([name, count]) => count || name === kind);
  kinds.replaceChildren(...(some.length > 1 || kind ? some.map(([name, count]) => chip(name, labels[name] ?? name, count)) : []));
}

/** @param {Found | undefined} found @param {import("./searching.js").Known} known */
function show(found, known) {
  const labels = known.labels["kind"] ?? {};
  /** @type {Map<string, HTMLElement[]>} */
  const groups = new Map();
  for (const hit of found?.hits ?? []) {
    const group = groups.get(hit.kind) ?? [];
    const id = `hub-found-${[...groups.values()].flat().length}`;
    if (group.length < OF_A_KIND || kind) groups.set(hit.kind, [...group, ...options(hit, id)]);
  }
  const shown = [...groups].map(([name, hits]) => {
    const label = labels[name] ?? name;
    return made("div", { role: "group", "aria-label": label }, made("p", { "aria-hidden": "true" }, label), ...hits);
  });
  list.replaceChildren(...shown);
  list.hidden = !shown.length;
  kinds.hidden = !found?.count;
  field.setAttribute("aria-expanded", String(shown.length > 0));
  choose([], -1);
  status.textContent = found ? told(found, field.value.trim()) : "";
}

/** @param {import("./searching.js").Hit} hit @param {string} id @returns {HTMLElement[]} a result, and chapters of its recording */
function options(hit, id) {
  const chapters = (hit.parts ?? []).filter(isChapter).slice(0, CHAPTERS).map((part) => ({ ...part, kind: hit.kind, about: "" }));
  return [hit, ...chapters].flatMap((one, place) =>
    shownHit(one, "", { role: "option", id: `${id}-${place}`, "aria-selected": "false", tabindex: "-1" }),
  );
}

/** @param {string} name @param {string} label @param {number} count */
function chip(name, label, count) {
  const pressed = kind === name;
  const found = made("button", { type: "button", "aria-pressed": String(pressed) }, label, " ", made("small", {}, String(count)));
  found.addEventListener("click", () => {
    kind = pressed ? "" : name;
    field.focus();
    void look();
  });
  return found;
}

/** @param {Found | undefined} found @param {string} propose */
function offer(found, propose = "") {
  toPage().textContent = found?.count ? say("All results") : say("Search page");
  all.hidden = Boolean(found) && !found?.count;
  offerPeople(people, found ? field.value.trim() : "", Boolean(found?.count), propose);
}

/** @returns {HTMLAnchorElement} the way to the page of the search with what stands in the field now */
function toPage() {
  const address = new URL(page);
  if (field.value.trim()) address.searchParams.set("q", field.value.trim());
  if (kind) address.searchParams.set("kind", kind);
  all.href = address.href;
  return all;
}

function failed() {
  status.textContent = say("The search could not be loaded. Ask a colleague instead, or try again later.");
  offerPeople(people, field.value.trim(), false, "");
}
