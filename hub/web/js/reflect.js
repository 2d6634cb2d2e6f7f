// @ts-check
/** `<hub-reflect>`: a place to write, for oneself: it stays in this browser and in the reader's own file. */

import { HubElement, made, now } from "./element.js";
import { noted } from "./progress.js";
import { progress, update } from "./store.js";
import { say } from "./words.js";

const PAUSE = 600;

export default class Reflect extends HubElement {
  #area = made("textarea", { rows: "3", class: "hub-note" });

  /** @override @param {AbortSignal} signal */
  start(signal) {
    const entry = this.entry;
    if (!entry) return;
    const label = made("label", { class: "hub-foot" }, say("Your note (only in this browser)"), this.#area);
    if (!this.contains(this.#area)) this.append(label);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let pause;
    const keep = () => {
      clearTimeout(pause);
      pause = undefined;
      update((before) => noted(before, entry.id, this.id, { at: now(), text: this.#area.value }));
    };
    this.#area.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE);
    }, { signal });
    signal.addEventListener("abort", () => pause !== undefined && keep());
    window.addEventListener("pagehide", () => pause !== undefined && keep(), { signal });
  }

  /** @override */
  show() {
    const entry = this.entry;
    if (!entry || document.activeElement === this.#area) return;
    this.#area.value = progress().notes[entry.id]?.[this.id]?.at(-1)?.text ?? "";
  }
}
