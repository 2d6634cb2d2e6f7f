// @ts-check
/** `<hub-practice>`: its tasks are ticked like all tasks of a page; one without tasks has a button of its own. */

import { HubElement, button, made } from "./element.js";
import { answered } from "./progress.js";
import { progress, update } from "./store.js";
import { allTicked } from "./tasks.js";
import { say } from "./words.js";

export default class Practice extends HubElement {
  #foot = made("p", { class: "hub-foot", role: "status" });

  /** @override */
  start() {
    this.append(this.#foot);
  }

  /** @override */
  show() {
    const entry = this.entry;
    if (!entry) return;
    const ticked = allTicked(this);
    const said = progress().checks[entry.id]?.[this.id] === true;
    const done = ticked ?? said;
    const set = (/** @type {boolean} */ right) => update((before) => answered(before, entry.id, this.id, right));
    const focused = this.#foot.contains(document.activeElement);
    if (ticked === undefined) {
      this.#foot.replaceChildren(button(said ? say("Not done yet") : say("I have done this"), () => set(!said)));
    } else {
      this.#foot.replaceChildren();
    }
    if (done) this.#foot.prepend(made("span", { class: "hub-tick" }, `✓ ${say("Practised")} `));
    if (focused) this.#foot.querySelector("button")?.focus();
  }
}
