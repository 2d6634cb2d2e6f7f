// @ts-check
/**
 * `<hub-search>`: the page of the search. What is asked stands in its address (`?q=rebase&kind=lesson`), so that it can be
 * shared and the browser's back and forward work. What stands in the element is for readers without scripts.
 */

import { HubElement, button, made } from "./element.js";
import { offerPeople, shownHit, told } from "./hits.js";
import { facets, ready, search } from "./searching.js";
import { say } from "./words.js";

/** @typedef {import("./searching.js").Found} Found */
/** @typedef {import("./searching.js").Chosen} Chosen */

const PAUSE = 120;
const SHOWN = 10;
const PARTS = 3;
const VALUES = 8;
const NAMES = ["kind", "topic", "level", "time", "person", "office", "for", "lang"];

export default class SearchPage extends HubElement {
  #field = made("input", { type: "search", autocomplete: "off", spellcheck: "false", maxlength: "200", enterkeyhint: "search" });
  #facets = made("details", { class: "hub-facets" });
  #status = made("p", { role: "status" });
  #list = made("ol", { class: "hub-hits" });
  #more = made("p", {});
  #people = made("p", { class: "hub-search-foot" });
  /** @type {Chosen} */
  #chosen = {};
  /** @type {Set<string>} facets all of whose values are shown */
  #whole = new Set();
  #newest = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;

  /** @override @param {AbortSignal} signal */
  start(signal) {
    if (!document.querySelector("a.hub-search")) return;
    this.#field.setAttribute("aria-label", say("Search"));
    this.#field.placeholder = say("Lesson, topic, person, or your problem");
    this.#facets.open = matchMedia("(min-width: 60em)").matches;
    const form = made("form", { role: "search", class: "hub-search-field" }, this.#field);
    form.addEventListener("submit", (event) => event.preventDefault());
    this.#field.oninput = () => this.#later();
    const found = made("div", {}, this.#status, this.#list, this.#more, this.#people);
    this.replaceChildren(form, made("div", { class: "hub-search-page" }, this.#facets, found));
    addEventListener("popstate", () => this.#read(), { signal });
    this.#read();
    if (!this.#field.value) this.#field.focus({ preventScroll: true });
  }

  /** Take over what the address asks. */
  #read() {
    const asked = new URL(location.href).searchParams;
    this.#field.value = asked.get("q") ?? "";
    this.#chosen = Object.fromEntries(NAMES.flatMap((name) => (asked.has(name) ? [[name, asked.getAll(name)]] : [])));
    void this.#look();
  }

  #later() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      history.replaceState(history.state, "", this.#address());
      void this.#look();
    }, PAUSE);
  }

  /** @returns {string} the address of what is asked */
  #address() {
    const text = this.#field.value.trim();
    const asked = Object.entries(this.#chosen).flatMap(([name, values]) => values.map((value) => [name, value]));
    const query = new URLSearchParams(text ? [["q", text], ...asked] : asked).toString();
    return `${location.pathname}${query ? `?${query}` : ""}`;
  }

  async #look() {
    this.#newest += 1;
    const mine = this.#newest;
    const text = this.#field.value.trim();
    try {
      const whole = await facets();
      const chosen = Object.entries(this.#chosen).map(([name, ids]) => [name, ids.map((id) => valueOf(whole[name] ?? {}, id))]);
      const found = await search(text, Object.fromEntries(chosen), SHOWN);
      const { known } = await ready();
      if (mine !== this.#newest) return;
      const asks = text || chosen.length;
      this.#show(asks ? found : undefined, known);
      this.#showFacets(asks ? found.counts : whole, known.labels);
      offerPeople(this.#people, text, found.count > 0, known.propose);
    } catch {
      this.#status.textContent = say("The search could not be loaded. Ask a colleague instead, or try again later.");
      offerPeople(this.#people, text || " ", false, "");
    }
  }

  /** @param {Found | undefined} found @param {import("./searching.js").Known} known */
  #show(found, known) {
    const kinds = known.labels["one"] ?? {};
    const hits = (/** @type {import("./searching.js").Hit[]} */ some) =>
      some.map((hit) => made("li", {}, ...shownHit(hit, kinds[hit.kind] ?? hit.kind, {}, PARTS)));
    this.#status.textContent = found ? told(found, this.#field.value.trim()) : "";
    this.#list.replaceChildren(...hits(found?.hits ?? []));
    const urls = new Set(found?.hits.map((hit) => hit.url));
    let next = SHOWN;
    const more = button(say("More results"), async () => {
      const some = (await found?.more(next, next + SHOWN))?.filter((hit) => !urls.has(hit.url)) ?? [];
      next += SHOWN;
      const added = hits(some);
      this.#list.append(...added);
      added[0]?.querySelector("a")?.focus();
      if (next >= (found?.count ?? 0)) more.remove();
    });
    this.#more.replaceChildren(...(found && found.count > SHOWN ? [more] : []));
  }

  /** @param {import("./searching.js").Counts} counts @param {Record<string, Record<string, string>>} labels */
  #showFacets(counts, labels) {
    const chosen = Object.values(this.#chosen).flat().length;
    const title = made("summary", {}, chosen ? say("Narrowed by {count}", { count: chosen }) : say("Narrow down"));
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.name + document.activeElement.value : "";
    const groups = NAMES.map((name) => this.#facet(name, counts[name] ?? {}, labels[name] ?? {})).filter((one) => one !== undefined);
    const none = button(say("Show all again"), () => this.#choose({}));
    this.#facets.hidden = !groups.length && !chosen;
    this.#facets.replaceChildren(title, ...groups, ...(chosen ? [none] : []));
    if (!focused) return;
    for (const box of this.#facets.querySelectorAll("input")) if (box.name + box.value === focused) box.focus();
  }

  /** @param {string} name @param {Record<string, number>} counts @param {Record<string, string>} labels */
  #facet(name, counts, labels) {
    const chosen = this.#chosen[name] ?? [];
    const values = Object.entries(counts).map(([value, count]) => ({ ...named(value, labels), count }));
    const there = values.filter(({ id, count }) => count || chosen.includes(id));
    if (there.length + chosen.length < 2) return undefined;
    const ordered = name === "time" ? there : there.sort((one, other) => other.count - one.count || one.text.localeCompare(other.text));
    const whole = ordered.length <= VALUES + 1 || this.#whole.has(name);
    const shown = ordered.filter(({ id }, place) => whole || place < VALUES || chosen.includes(id));
    const boxes = shown.map(({ id, text, count }) => {
      const box = made("input", { type: "checkbox", name, value: id, checked: chosen.includes(id) });
      box.addEventListener("change", () => {
        const others = chosen.filter((one) => one !== id);
        this.#choose({ ...this.#chosen, [name]: box.checked ? [...others, id] : others });
      });
      return made("label", {}, box, made("span", {}, text), made("small", {}, String(count)));
    });
    const more = button(say("Show all {count}", { count: ordered.length }), () => {
      this.#whole.add(name);
      void this.#look();
    });
    return made("fieldset", {}, made("legend", {}, titleOf(name)), ...boxes, ...(whole ? [] : [more]));
  }

  /** @param {Chosen} chosen */
  #choose(chosen) {
    this.#chosen = Object.fromEntries(Object.entries(chosen).filter(([, values]) => values.length));
    history.pushState(history.state, "", this.#address());
    void this.#look();
  }
}

/** @param {Record<string, number>} counts @param {string} id @returns {string} the value of a facet that has this id */
function valueOf(counts, id) {
  return Object.keys(counts).find((value) => value === id || value.startsWith(`${id}|`)) ?? id;
}

/** @param {string} value an id with a title, or a word @param {Record<string, string>} labels */
function named(value, labels) {
  const [id = "", title] = value.split("|");
  return { id, text: title ?? labels[value] ?? value };
}

/** @param {string} name @returns {string} */
function titleOf(name) {
  const titles = new Map(Object.entries({
    kind: say("Kind"), topic: say("Topic"), level: say("Level"), time: say("Time"), person: say("Person"), office: say("Office"),
    for: say("For"), lang: say("Language"),
  }));
  return titles.get(name) ?? name;
}
