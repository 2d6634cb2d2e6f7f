// @ts-check
/** A check with choices: one right, or several. */

import { made } from "./element.js";
import { say } from "./words.js";

/** @typedef {{input: HTMLInputElement, right: boolean, item: HTMLElement, told: HTMLElement}} Choice */

/**
 * @param {HTMLElement} check
 * @param {"radio" | "checkbox"} type
 * @returns {import("./check.js").Form | undefined}
 */
export function choiceForm(check, type) {
  const list = check.querySelector(".hub-choices");
  if (!list) return undefined;
  const choices = [...list.querySelectorAll(":scope > li")].flatMap((item, place) => choice(item, type, `${check.id}-${place}`));
  for (const { input } of choices) input.name = check.id;
  const title = check.querySelector(".admonition-title");
  const legend = made("legend", { class: "hub-hidden" }, title?.textContent ?? say("Check"));
  const items = choices.map(({ item }) => item);
  const field = made("fieldset", { class: "hub-field" }, legend, made("ul", { class: "hub-options" }, ...items));
  list.replaceWith(field);
  return { judge: () => judged(choices, type === "radio"), clear: () => cleared(choices), end: field };
}

/** @param {Element} item @param {string} type @param {string} id @returns {Choice[]} */
function choice(item, type, id) {
  const fold = item.querySelector(":scope > details");
  const summary = fold?.querySelector(":scope > summary");
  if (!(fold instanceof HTMLElement) || !summary) return [];
  const input = made("input", { type, id: `${id}-input` });
  const label = made("label", { for: input.id }, ...summary.childNodes);
  summary.remove();
  const told = made("div", { class: "hub-told", id: `${id}-told`, hidden: true }, ...fold.childNodes);
  input.setAttribute("aria-describedby", told.id);
  const right = fold.dataset["right"] === "true";
  return [{ input, right, told, item: made("li", {}, input, label, told) }];
}

/** @param {Choice[]} choices @param {boolean} single @returns {import("./check.js").Verdict | undefined} */
function judged(choices, single) {
  const chosen = choices.filter(({ input }) => input.checked);
  if (!chosen.length) return undefined;
  for (const one of choices) show(one);
  const wrong = chosen.filter((one) => !one.right).length;
  const missing = choices.filter((one) => one.right).length - (chosen.length - wrong);
  if (!wrong && !missing) return { right: true, says: say("Right.") };
  if (single || wrong) return { right: false, says: say("Not quite. Read why, and try again.") };
  return { right: false, says: say("Right so far, but there is more.") };
}

/** @param {Choice[]} choices */
function cleared(choices) {
  for (const { input, item, told } of choices) {
    if (input.checked) continue;
    told.hidden = true;
    item.dataset["state"] = "open";
  }
}

/** @param {Choice} choice show what is said of a choice that was taken */
function show({ input, right, item, told }) {
  told.hidden = !input.checked;
  item.dataset["state"] = input.checked ? (right ? "right" : "wrong") : "open";
}
