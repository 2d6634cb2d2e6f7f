// @ts-check
/** `<hub-practice>`: its tasks are ticked like all tasks of a page; one without tasks has a button of its own. */

import { HubElement, button, made } from "./element.js";
import { answered } from "./progress.js";
import { progress, update } from "./store.js";
import { allTicked } from "./tasks.js";
import { say } from "./words.js";

export default class Practice extends HubElement {
  #status = made("span", { class: "hub-tick", role: "status" });
  #tools = made("span", {});

  /** @override */
  start() {
    if (!this.contains(this.#status)) this.append(made("p", { class: "hub-foot" }, this.#status, " ", this.#tools));
  }

  /** @override */
  show() {
    const entry = this.entry;
    if (!entry) return;
    const ticked = allTicked(this);
    const said = progress().checks[entry.id]?.[this.id] === true;
    const text = (ticked ?? said) ? `✓ ${say("Practised")}` : "";
    if (this.#status.textContent !== text) this.#status.textContent = text;
    if (ticked !== undefined) return;
    const set = () => update((before) => answered(before, entry.id, this.id, !said));
    const focused = this.#tools.contains(document.activeElement);
    this.#tools.replaceChildren(button(said ? say("Not done yet") : say("I have done this"), set));
    if (focused) this.#tools.querySelector("button")?.focus();
  }
}
