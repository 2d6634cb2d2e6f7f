// @ts-check
/** `<hub-time>`: a time of a session, said in the reader's own zone too. */

import { HubElement, made } from "./element.js";
import { say } from "./words.js";

export default class LocalTime extends HubElement {
  /** @override */
  start() {
    const at = new Date(this.dataset["at"] ?? "");
    if (Number.isNaN(at.getTime()) || this.querySelector(".hub-local")) return;
    const lang = document.documentElement.lang || "en";
    const here = at.toLocaleString(lang === "en" ? "en-GB" : lang, { dateStyle: "full", timeStyle: "short" });
    const told = say("{time} for you", { time: here });
    this.append(made("span", { class: "hub-local" }, ` (${told})`));
  }
}
