// @ts-check
/** `<hub-done>`: the reader says that an entry is finished, or takes it back. What is done in another language is named. */

import { address, data } from "./data.js";
import { HubElement, button, made, now } from "./element.js";
import { finished, takenBack } from "./progress.js";
import { progress, update } from "./store.js";
import { doneVersions } from "./versions.js";
import { dayText, languageText, say } from "./words.js";

export default class Done extends HubElement {
  /** @override */
  show() {
    const entry = this.entry;
    if (!entry) return;
    const { done } = progress();
    const own = done[entry.id];
    this.#put(own ? this.#done(entry, own) : [this.#open(entry, say("Mark as done"))]);
    if (!own && Object.keys(done).length) void data().then((known) => this.#elsewhere(entry, known));
  }

  /** @param {import("./element.js").Entry} entry @param {import("./data.js").Data} known */
  #elsewhere(entry, known) {
    const id = doneVersions(known, progress().done)(entry.id);
    const other = known.entries[id ?? ""];
    if (!other || id === entry.id || !this.isConnected) return;
    const link = made("a", { href: address(other.url), lang: other.lang ?? false }, other.title);
    const told = say("You have done this in {language}:", { language: languageText(other.lang ?? "") });
    this.#put([made("p", { role: "status" }, `✓ ${told} `, link), this.#open(entry, say("Mark as done here too"))]);
  }

  /** @param {HTMLElement[]} parts */
  #put(parts) {
    const focused = this.contains(document.activeElement);
    this.replaceChildren(...parts);
    if (focused) this.querySelector("button")?.focus();
  }

  /** @param {import("./element.js").Entry} entry @param {string} text @returns {HTMLElement} */
  #open(entry, text) {
    return button(text, () => this.#finish(entry), { "class": "md-button md-button--primary hub-button" });
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
