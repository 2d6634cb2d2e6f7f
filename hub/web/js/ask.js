// @ts-check
/**
 * `<hub-ask>`: a message to a colleague that is begun already. The link inside it, which is there without scripts too,
 * carries the message; the address of the page, or what was looked for, is added, and it can be copied.
 */

import { HubElement, button, made } from "./element.js";
import { copied, withText } from "./message.js";
import { say } from "./words.js";

export default class Ask extends HubElement {
  #started = false;

  /** @override */
  start() {
    const link = this.querySelector("a[href]");
    if (this.#started) return;
    this.#started = true;
    const message = `${this.dataset["message"] ?? ""}\n\n${origin()}`;
    if (link instanceof HTMLAnchorElement) withText(link, message);
    const status = made("p", { class: "hub-foot", role: "status" });
    const copy = button(say("Copy the message"), () => void copied(message, status));
    this.append(made("p", { class: "hub-tools" }, copy), status);
  }
}

/** @returns {string} what was looked for in vain, or else the page */
function origin() {
  const query = new URLSearchParams(location.search).get("about");
  return query ? say("I looked for: {words}", { words: query }) : `${location.origin}${location.pathname}`;
}
