// @ts-check
/** `<hub-done>`: the reader says that an entry is finished, or takes it back. */

import { HubElement, button, made, now } from "./element.js";
import { finished, takenBack } from "./progress.js";
import { progress, update } from "./store.js";
import { dayText, say } from "./words.js";

export default class Done extends HubElement {
  #status = made("p", { class: "hub-foot", role: "status" });
  #tools = made("p", { class: "hub-tools" });
  /** @type {string | undefined} what is shown, so that other changes leave it alone */
  #shown;

  /** @override */
  show() {
    const entry = this.entry;
    if (!entry) return;
    if (!this.contains(this.#status)) this.replaceChildren(this.#status, this.#tools);
    const done = progress().done[entry.id];
    const stale = done?.digest !== entry.digest;
    const shown = done ? `${done.at} ${stale}` : "";
    if (shown === this.#shown) return;
    this.#shown = shown;
    const focused = this.contains(document.activeElement);
    const told = say("Done on {day}.", { day: done ? dayText(new Date(done.at)) : "" });
    this.#status.textContent = done ? `✓ ${told}` : "";
    this.#tools.replaceChildren(...(done ? this.#taken(entry, stale) : [this.#open(entry)]));
    if (focused) this.querySelector("button")?.focus();
  }

  /** @param {import("./element.js").Entry} entry @returns {HTMLElement} */
  #open(entry) {
    return button(say("Mark as done"), () => this.#finish(entry), { "class": "md-button md-button--primary hub-button" });
  }

  /** @param {import("./element.js").Entry} entry @param {boolean} stale @returns {HTMLElement[]} */
  #taken(entry, stale) {
    const again = stale ? [button(say("I have read the changes"), () => this.#finish(entry))] : [];
    const back = () => update((before) => takenBack(before, entry.id, now()));
    return [...again, button(say("Take back"), back, { class: "hub-quiet" })];
  }

  /** @param {import("./element.js").Entry} entry */
  #finish(entry) {
    const sections = Object.fromEntries(entry.sections.map((section) => [section.id, section.digest]));
    update((before) => finished(before, entry.id, { at: now(), digest: entry.digest, sections }));
  }
}
