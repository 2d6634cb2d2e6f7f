// @ts-check
/** `<hub-check>`: a self-check. Shows what speaks for or against the answer given, allows another try, remembers. */

import { blankForm } from "./check-blank.js";
import { choiceForm } from "./check-choices.js";
import { orderForm } from "./check-order.js";
import { HubElement, button, made } from "./element.js";
import { answered } from "./progress.js";
import { progress, update } from "./store.js";
import { say } from "./words.js";

/**
 * One form of check: builds its controls in the place of the plain list, and judges what was answered.
 *
 * @typedef {object} Form
 * @property {() => Verdict | undefined} judge what is to be said of the answer; undefined while there is none
 * @property {() => void} clear take back what was said of an answer that is no longer given
 * @property {HTMLElement} end the controls' last element; the button comes after it
 *
 * @typedef {{right: boolean, says: string}} Verdict
 */

/** @type {Record<string, (check: HTMLElement, changed: (says: string) => void) => Form | undefined>} */
const FORMS = {
  one: (check) => choiceForm(check, "radio"),
  many: (check) => choiceForm(check, "checkbox"),
  blank: blankForm,
  order: orderForm,
};

export default class Check extends HubElement {
  #status = made("p", { class: "hub-foot", role: "status" });
  #ready = false;
  #begun = false;

  /** @override */
  start() {
    const form = this.#ready ? undefined : FORMS[this.dataset["form"] ?? ""]?.(this, (says) => this.#tell(says));
    if (!form) return;
    this.#ready = true;
    form.end.after(button(say("Check my answer"), () => this.#judge(form)), this.#status);
    this.addEventListener("input", () => {
      form.clear();
      this.#tell("");
    });
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      this.#judge(form);
    });
  }

  /** @override */
  show() {
    const entry = this.entry;
    const right = entry && progress().checks[entry.id]?.[this.id];
    this.dataset["state"] = right === undefined ? "open" : right ? "right" : "wrong";
    if (this.#begun || right === undefined) return;
    this.#status.textContent = right ? `✓ ${say("You have answered this right.")}` : say("Not right yet last time. Try again.");
  }

  /** @param {string} says */
  #tell(says) {
    this.#begun = true;
    this.#status.textContent = says;
  }

  /** @param {Form} form */
  #judge(form) {
    const verdict = form.judge();
    const entry = this.entry;
    if (!verdict) {
      this.#tell(say("Choose or type an answer first."));
      return;
    }
    this.#tell(`${verdict.right ? "✓ " : ""}${verdict.says}`);
    if (entry) update((before) => answered(before, entry.id, this.id, verdict.right));
  }
}
