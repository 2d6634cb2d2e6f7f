// @ts-check
/**
 * `<hub-interest>`: on a proposal, one click to say that one would come, and when and how often it would suit. The link
 * inside it, which is there without scripts too, carries the message; the answers are added to it.
 */

import { HubElement, button, made } from "./element.js";
import { copied, withText } from "./message.js";
import { say } from "./words.js";

export default class Interest extends HubElement {
  #status = made("p", { class: "hub-foot", role: "status" });
  /** @type {HTMLElement | undefined} */
  #form;

  /** @override */
  start() {
    const link = this.querySelector("a[href]");
    if (!(link instanceof HTMLAnchorElement) || this.#form) return;
    const plain = this.dataset["message"] ?? "";
    const times = choice(say("When would it suit you?"), [say("in the morning"), say("around noon"), say("in the afternoon")]);
    const often = choice(say("How often?"), [say("once"), say("every month"), say("every quarter")]);
    const message = () => told(plain, [times, often]);
    const write = () => withText(link, message());
    this.#form = made("div", { class: "hub-field" }, times.field, often.field);
    this.#form.addEventListener("change", write);
    const copy = button(say("Copy the message"), () => void copied(message(), this.#status));
    this.prepend(this.#form);
    this.append(made("p", { class: "hub-tools" }, copy), this.#status);
    write();
  }
}

/** @typedef {{field: HTMLElement, question: string, chosen: () => string[]}} Choice */

/** @param {string} question @param {string[]} answers @returns {Choice} */
function choice(question, answers) {
  const boxes = answers.map((answer) => ({ answer, box: made("input", { type: "checkbox" }) }));
  const labels = boxes.map(({ answer, box }) => made("label", { class: "hub-option" }, box, ` ${answer} `));
  const field = made("fieldset", {}, made("legend", {}, question), ...labels);
  return { field, question, chosen: () => boxes.filter(({ box }) => box.checked).map(({ answer }) => answer) };
}

/** @param {string} plain @param {Choice[]} choices @returns {string} the message with what was chosen */
function told(plain, choices) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const answers = choices.filter((one) => one.chosen().length).map((one) => `${one.question} ${one.chosen().join(", ")}`);
  return [plain, ...answers, ...(answers.length ? [say("My time zone: {zone}", { zone })] : [])].join("\n");
}
