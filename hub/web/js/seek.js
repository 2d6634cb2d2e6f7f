// @ts-check
/**
 * `<hub-seek>`: a field above groups of struggles; what does not fit the words in it is hidden. Each `.hub-struggle` has
 * in `data-words` what it says, and the `.hub-part` around it what it is about; `data-ignored` holds words that say nothing
 * by themselves. What stands last, where to go with another problem, stays.
 */

import { HubElement, made } from "./element.js";
import { labelled } from "./fields.js";
import { fitting, wordsOf } from "./seeking.js";
import { say } from "./words.js";

/** @typedef {{element: HTMLElement, words: string[], about: string[]}} Group */

export default class Seek extends HubElement {
  #field = made("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  #status = made("p", { class: "hub-foot", role: "status" });
  /** @type {Group[]} */
  #groups = [];

  /** @override @param {AbortSignal} signal */
  start(signal) {
    addEventListener("hashchange", () => this.#reveal(), { signal });
    if (this.#groups.length) return;
    this.#groups = [...this.querySelectorAll(".hub-struggle")].filter((one) => one instanceof HTMLElement).map(known);
    if (!this.#groups.length) return;
    const named = { class: "hub-form", role: "search", "aria-label": say("Search in struggles") };
    const form = made("form", named, labelled(say("Say it in your words"), this.#field));
    form.addEventListener("submit", (event) => event.preventDefault());
    this.#field.addEventListener("input", () => this.#seek());
    this.prepend(form, this.#status);
    this.#seek();
  }

  /** Show everything again where a link leads to what is hidden. */
  #reveal() {
    const target = this.querySelector(":target");
    if (!target?.closest("[hidden]")) return;
    this.#field.value = "";
    this.#seek();
    target.scrollIntoView();
  }

  #seek() {
    const english = (document.documentElement.lang || "en").startsWith("en");
    const ignored = new Set(listed(this.dataset["ignored"]));
    const fits = fitting(wordsOf(this.#field.value, english), this.#groups, ignored);
    for (const [place, { element }] of this.#groups.entries()) element.hidden = !(fits?.[place] ?? true);
    for (const part of this.querySelectorAll(".hub-part")) {
      if (part instanceof HTMLElement) part.hidden = !part.querySelector(".hub-struggle:not([hidden])");
    }
    this.#status.textContent = fits ? told(fits.filter(Boolean).length, fits.length) : "";
  }
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
