// @ts-check
/** `<hub-reflect>`: a place to write, for oneself: it stays in this browser and in the reader's own file. */

import { HubElement, made, now } from "./element.js";
import { noted, noteText } from "./progress.js";
import { progress, update } from "./store.js";
import { say } from "./words.js";

const PAUSE = 600;
const LEAST = 3;
const MOST = 12;

export default class Reflect extends HubElement {
  #area = made("textarea", { rows: "3", class: "hub-note" });
  /** @type {import("./progress.js").Note[]} the notes that stand in the area */
  #shown = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;
  #id = "";

  /** @override @param {AbortSignal} signal */
  start(signal) {
    const entry = this.entry;
    if (!entry) return;
    this.#id = entry.id;
    const label = made("label", { class: "hub-foot" }, say("Your note (only in this browser)"), this.#area);
    if (!this.contains(this.#area)) this.append(label);
    this.#area.addEventListener("input", () => {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#keep(), PAUSE);
    }, { signal });
    this.#area.addEventListener("blur", () => {
      this.#keep();
      this.show();
    }, { signal });
    signal.addEventListener("abort", () => this.#keep());
    window.addEventListener("pagehide", () => this.#keep(), { signal });
  }

  /** @override */
  show() {
    const entry = this.entry;
    if (!entry || this.#pause !== undefined || document.activeElement === this.#area) return;
    this.#shown = progress().notes[entry.id]?.[this.id] ?? [];
    this.#area.value = noteText(this.#shown);
    this.#area.rows = Math.min(Math.max(LEAST, this.#area.value.split("\n").length), MOST);
  }

  /** Write down what was typed since the last time. */
  #keep() {
    if (this.#pause === undefined || !this.#id) return;
    clearTimeout(this.#pause);
    this.#pause = undefined;
    const note = { at: now(), text: this.#area.value };
    const before = this.#shown;
    this.#shown = [note];
    update((known) => noted(known, this.#id, this.id, note, before));
  }
}
