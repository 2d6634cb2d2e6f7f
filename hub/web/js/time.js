// @ts-check
/** `<hub-time>`: a time of a session, said in the reader's own zone too. */

import { HubElement, made } from "./element.js";
import { offsetIn } from "./hours.js";
import { say } from "./words.js";

export default class LocalTime extends HubElement {
  /** @override */
  start() {
    const at = new Date(this.dataset["at"] ?? "");
    if (Number.isNaN(at.getTime()) || this.querySelector(".hub-local")) return;
    if (offsetIn(this.dataset["at"] ?? "") === -at.getTimezoneOffset()) return;
    const lang = document.documentElement.lang || "en";
    const here = at.toLocaleString(lang === "en" ? "en-GB" : lang, {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
    });
    const told = say("{time} for you", { time: here });
    this.append(made("span", { class: "hub-local" }, ` (${told})`));
  }
}
