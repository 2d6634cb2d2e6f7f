// @ts-check
/**
 * `<hub-seek>`: a field above groups of struggles; what does not fit the words in it is hidden, and what fits best stands
 * first. Each `.hub-struggle` has
 * in `data-words` what it says, and the `.hub-part` around it what it is about; `data-ignored` holds words that say nothing
 * by themselves. What stands last, where to go with another problem, stays.
 */

import { withWords } from "./asking.js";
import { HubElement, arrange, made } from "./element.js";
import { labelled } from "./fields.js";
import { fitting, isUnfinished, wordsOf } from "./seeking.js";
import { say } from "./words.js";

/** @typedef {{element: HTMLElement, words: string[], about: string[]}} Group */

export default class Seek extends HubElement {
  #field = made("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  #status = made("p", { class: "hub-foot", role: "status" });
  /** @type {Group[]} */
  #groups = [];
  /** @type {HTMLElement[]} */
  #parts = [];

  /** @override @param {AbortSignal} signal */
  start(signal) {
    addEventListener("hashchange", () => this.#reveal(this.querySelector(":target")), { signal });
    document.addEventListener("click", (event) => this.#reveal(anchorOf(event.target)), { signal, capture: true });
    if (this.#groups.length) return;
    this.#groups = [...this.querySelectorAll(".hub-struggle")].filter((one) => one instanceof HTMLElement).map(known);
    if (!this.#groups.length) return;
    this.#parts = [...this.querySelectorAll(".hub-part")].filter((one) => one instanceof HTMLElement);
    const named = { class: "hub-form", role: "search", "aria-label": say("Search in struggles") };
    const form = made("form", named, labelled(say("Say it in your words"), this.#field));
    form.addEventListener("submit", (event) => event.preventDefault());
    this.#field.addEventListener("input", () => this.#seek());
    this.prepend(form, this.#status);
    this.#seek();
  }

  /** @param {Element | null} target where a link leads; everything is shown again where it is hidden */
  #reveal(target) {
    if (!target?.closest("[hidden]") || !this.contains(target)) return;
    this.#field.value = "";
    this.#seek();
    target.scrollIntoView();
  }

  #seek() {
    const text = this.#field.value;
    const english = (document.documentElement.lang || "en").startsWith("en");
    const ignored = new Set(listed(this.dataset["ignored"]));
    const typed = wordsOf(text, english);
    const found = fitting(typed, this.#groups, ignored, isUnfinished(text));
    const scores = new Map(this.#groups.map(({ element }, place) => [element, found ? (found[place] ?? 0) : 1]));
    for (const [element, score] of scores) element.hidden = !score;
    this.#sort(scores);
    for (const link of this.querySelectorAll(".hub-elsewhere a")) withWords(link, text.trim());
    const nothing = typed.length ? say("These words alone could mean anything. Add what it is about.") : "";
    this.#status.textContent = found ? told(found.filter(Boolean).length, found.length) : nothing;
  }

  /** @param {Map<HTMLElement, number>} scores of all groups in their own order; the best stand first, and so do their parts */
  #sort(scores) {
    const best = (/** @type {HTMLElement} */ part) => Math.max(0, ...ofPart(part).map((one) => scores.get(one) ?? 0));
    const ofPart = (/** @type {HTMLElement} */ part) => [...scores.keys()].filter((one) => part.contains(one));
    for (const part of this.#parts) {
      part.hidden = !best(part);
      arrange(ofPart(part).sort((one, other) => (scores.get(other) ?? 0) - (scores.get(one) ?? 0)));
    }
    arrange([...this.#parts].sort((one, other) => best(other) - best(one)));
  }
}

/** @param {EventTarget | null} target @returns {Element | null} what a link leads to on this page */
function anchorOf(target) {
  const link = target instanceof Element ? target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.pathname !== location.pathname) return null;
  return document.getElementById(decodeURIComponent(link.hash.slice(1)));
}

/** @param {HTMLElement} element @returns {Group} */
function known(element) {
  const part = element.closest(".hub-part");
  const about = part instanceof HTMLElement ? part.dataset["words"] : "";
  return { element, words: listed(element.dataset["words"]), about: listed(about) };
}

/** @param {string | undefined} words @returns {string[]} */
function listed(words) {
  return (words ?? "").split(" ").filter(Boolean);
}

/** @param {number} count @param {number} all @returns {string} */
function told(count, all) {
  return count ? say("{count} of {all} could be yours.", { count, all }) : say("Nobody has said it in these words yet.");
}
