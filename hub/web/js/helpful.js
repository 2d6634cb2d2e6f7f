// @ts-check
/**
 * `<hub-helpful>`: the end of a page. Asks whether it helped and what is missing, and takes reports on what is selected.
 * Nothing leaves the browser but what the reader gives: a vote, or a text. The last vote on a text is remembered here.
 */

import { HubElement, button, made } from "./element.js";
import { keep, kept } from "./kept.js";
import { offerOnSelection } from "./selecting.js";
import { addressed, sent } from "./sending.js";
import { say } from "./words.js";

const FORM = "helpful";

export default class Helpful extends HubElement {
  /** @type {HTMLButtonElement[]} */
  #answers = [];
  #question = say("Was this helpful?");
  #status = made("p", { class: "hub-foot", role: "status" });
  /** @type {() => import("./selecting.js").Selected | undefined} */
  #selected = () => undefined;

  /** @override @param {AbortSignal} signal */
  start(signal) {
    const name = say("Report a problem");
    const report = () => void import("./report.js").then((on) => on.openReport(this, name, this.#selected()));
    this.#selected = offerOnSelection(this, name, report, signal);
    if (this.#answers.length) return;
    this.#answers = [this.#answer("yes", say("Yes")), this.#answer("no", say("No"))];
    const group = { class: "hub-vote", role: "group", "aria-label": this.#question };
    this.prepend(made("div", group, this.#question, ...this.#answers), this.#status);
    this.querySelector(".hub-report")?.remove();
    this.querySelector(".hub-ways p")?.prepend(button(name, report, { class: "hub-link" }));
  }

  /** @override */
  show() {
    for (const one of this.#answers) one.setAttribute("aria-pressed", `${one.value === this.#given}`);
  }

  /** How the reader voted on the text as it is; empty where they did not. */
  get #given() {
    const { id = "", digest = "" } = this.entry ?? {};
    const [value = "", of] = kept(FORM)[id] ?? [];
    return of === digest ? value : "";
  }

  set #given(value) {
    const { id = "", digest = "" } = this.entry ?? {};
    keep(FORM, { ...kept(FORM), [id]: [value, digest] });
    this.show();
  }

  /** @param {string} value @param {string} text @returns {HTMLButtonElement} */
  #answer(value, text) {
    return button(text, () => void this.#vote(value), { value, class: "md-button hub-button" });
  }

  /** @param {string} value */
  async #vote(value) {
    const was = this.#given;
    if (value === was) return;
    this.#given = value;
    const { votes } = this.dataset;
    const told = { event: "helpful", id: this.entry?.id ?? "", value, ...(was ? { was } : {}) };
    const arrived = !votes || (await sent(addressed(votes, told)));
    if (!arrived) this.#given = was;
    this.#status.textContent = arrived ? say("Thank you.") : say("It could not be sent. Try again later.");
    if (arrived) await this.#suggest();
  }

  /** Ask what is missing, once. */
  async #suggest() {
    const { suggestionForm } = await import("./report.js");
    const answer = () => this.#answers.find((one) => one.value === this.#given)?.textContent ?? "";
    const form = suggestionForm(this, () => this.#given, () => `${this.#question} ${answer()}`);
    if (!this.querySelector(":scope > form")) this.#status.after(form);
  }
}
