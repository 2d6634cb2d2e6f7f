// @ts-check
/** `<hub-done>`: the reader says that an entry is finished, or takes it back. */

import { HubElement, button, made, now } from "./element.js";
import { finished, takenBack } from "./progress.js";
import { progress, update } from "./store.js";
import { dayText, say } from "./words.js";

export default class Done extends HubElement {
  /** @override */
  show() {
    const entry = this.entry;
    if (!entry) return;
    const done = progress().done[entry.id];
    const focused = this.contains(document.activeElement);
    this.replaceChildren(...(done ? this.#done(entry, done) : [this.#open(entry)]));
    if (focused) this.querySelector("button")?.focus();
  }

  /** @param {import("./element.js").Entry} entry @returns {HTMLElement} */
  #open(entry) {
    return button(say("Mark as done"), () => this.#finish(entry), { "class": "md-button md-button--primary hub-button" });
  }

  /**
   * @param {import("./element.js").Entry} entry
   * @param {import("./progress.js").Done} done
   * @returns {HTMLElement[]}
   */
  #done(entry, done) {
    const day = dayText(new Date(done.at));
    const stale = done.digest !== entry.digest;
    const again = stale ? [button(say("I have read the changes"), () => this.#finish(entry))] : [];
    const back = button(say("Take back"), () => update((before) => takenBack(before, entry.id, now())), {
      class: "hub-quiet",
    });
    const told = say("Done on {day}.", { day });
    return [made("p", { role: "status" }, `✓ ${told}`), ...again, back];
  }

  /** @param {import("./element.js").Entry} entry */
  #finish(entry) {
    const sections = Object.fromEntries(entry.sections.map((section) => [section.id, section.digest]));
    update((before) => finished(before, entry.id, { at: now(), digest: entry.digest, sections }));
  }
}
