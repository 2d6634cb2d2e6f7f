// @ts-check
/** `<hub-outcomes>`: "you can now": each outcome with what was practised and checked of it. */

import { HubElement, made } from "./element.js";
import { progress } from "./store.js";
import { allTicked } from "./tasks.js";
import { say } from "./words.js";

export default class Outcomes extends HubElement {
  /** @override */
  show() {
    for (const link of this.querySelectorAll("li a")) this.#mark(link);
    for (const item of this.querySelectorAll("li")) {
      const links = [...item.querySelectorAll("a")];
      item.classList.toggle("hub-reached", links.length > 0 && links.every((link) => link.classList.contains("hub-reached")));
    }
  }

  /** @param {Element} link */
  #mark(link) {
    const name = decodeURIComponent(link instanceof HTMLAnchorElement ? link.hash.slice(1) : "");
    const block = document.getElementById(name);
    const reached = this.#answered(name) || (block !== null && allTicked(block) === true);
    link.classList.toggle("hub-reached", reached);
    link.querySelector(".hub-tick")?.remove();
    if (reached) link.append(made("span", { class: "hub-tick" }, ` ✓ ${say("done")}`));
  }

  /** @param {string} name @returns {boolean} */
  #answered(name) {
    const entry = this.entry;
    return entry !== undefined && progress().checks[entry.id]?.[name] === true;
  }
}
