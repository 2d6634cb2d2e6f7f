// @ts-check
/** `<hub-done>`: the reader says that an entry is finished, or takes it back. What is done in another language is named. */

import { address, data } from "./data.js";
import { HubElement, button, made, now } from "./element.js";
import { finished, takenBack } from "./progress.js";
import { progress, update } from "./store.js";
import { doneVersions } from "./versions.js";
import { dayText, languageText, say } from "./words.js";

const ELSEWHERE = "in ";

export default class Done extends HubElement {
  #status = made("p", { class: "hub-foot", role: "status" });
  #tools = made("p", { class: "hub-tools" });
  /** @type {string | undefined} */
  #shown;

  /** @override */
  show() {
    const entry = this.entry;
    if (!entry) return;
    if (!this.contains(this.#status)) this.replaceChildren(this.#status, this.#tools);
    const { done } = progress();
    const own = done[entry.id];
    if (own) {
      const stale = own.digest !== entry.digest;
      const told = say("Done on {day}.", { day: dayText(new Date(own.at)) });
      this.#put(`${own.at} ${stale}`, [`✓ ${told}`], () => this.#taken(entry, stale));
      return;
    }
    if (!this.#shown?.startsWith(ELSEWHERE)) this.#put("", [], () => [this.#open(entry, say("Mark as done"))]);
    if (this.#shown || Object.keys(done).length) void data().then((known) => this.#elsewhere(entry, known));
  }

  /** @param {import("./element.js").Entry} entry not done itself @param {import("./data.js").Data} known */
  #elsewhere(entry, known) {
    const { done } = progress();
    if (done[entry.id]) return;
    const id = doneVersions(known, done)(entry.id) ?? "";
    const { url = "", title = "", lang = "en" } = known.entries[id] ?? {};
    if (!title) {
      this.#put("", [], () => [this.#open(entry, say("Mark as done"))]);
      return;
    }
    const told = say("You have done this in {language}:", { language: languageText(lang) });
    const link = made("a", { href: address(url), lang }, title);
    this.#put(`${ELSEWHERE}${id}`, [`✓ ${told} `, link], () => [this.#open(entry, say("Mark as done here too"))]);
  }

  /**
   * @param {string} shown what is shown, so that other changes leave it alone
   * @param {(Node | string)[]} told
   * @param {() => HTMLElement[]} tools
   */
  #put(shown, told, tools) {
    if (shown === this.#shown) return;
    this.#shown = shown;
    const focused = this.contains(document.activeElement);
    this.#status.replaceChildren(...told);
    this.#tools.replaceChildren(...tools());
    if (focused) this.querySelector("button")?.focus();
  }

  /** @param {import("./element.js").Entry} entry @param {string} text @returns {HTMLElement} */
  #open(entry, text) {
    return button(text, () => this.#finish(entry), { "class": "md-button md-button--primary hub-button" });
  }

  /** @param {import("./element.js").Entry} entry @param {boolean} stale @returns {HTMLElement[]} */
  #taken(entry, stale) {
    const again = stale ? [button(say("I have read the changes"), () => this.#finish(entry))] : [];
    const back = () => update((before) => takenBack(before, entry.id, now()));
    return [...again, button(say("Take back"), back, { class: "hub-link" })];
  }

  /** @param {import("./element.js").Entry} entry */
  #finish(entry) {
    const sections = Object.fromEntries(entry.sections.map((section) => [section.id, section.digest]));
    update((before) => finished(before, entry.id, { at: now(), digest: entry.digest, sections }));
  }
}
