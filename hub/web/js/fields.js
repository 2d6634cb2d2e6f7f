// @ts-check
/** Fields in which readers say what a plan is for; each with its label. */

import { made } from "./element.js";
import { say } from "./words.js";

let count = 0;

/**
 * @param {string} label
 * @param {HTMLElement} field
 * @returns {HTMLElement}
 */
export function labelled(label, field) {
  count += 1;
  field.id = `hub-field-${count}`;
  return made("div", { class: "hub-label" }, made("label", { for: field.id }, label), field);
}

/**
 * @param {[value: string, text: string][]} options
 * @param {string} [chosen]
 * @returns {HTMLSelectElement}
 */
export function select(options, chosen = "") {
  return made("select", {}, ...options.map(([value, text]) => option(value, text, chosen)));
}

/**
 * @param {[title: string, options: [value: string, text: string][]][]} groups those without options are left out
 * @param {string} [chosen]
 * @returns {HTMLSelectElement}
 */
export function groupedSelect(groups, chosen = "") {
  const filled = groups.filter(([, options]) => options.length);
  const found = filled.map(([label, options]) =>
    made("optgroup", { label }, ...options.map(([value, text]) => option(value, text, chosen))),
  );
  return made("select", {}, ...found);
}

/** @param {string} value @param {string} text @param {string} chosen @returns {HTMLOptionElement} */
function option(value, text, chosen) {
  return made("option", { value, selected: value === chosen }, text);
}

/** @returns {HTMLElement} a line for a name, on paper alone: the hub does not know who reads it */
export function nameLine() {
  return made("p", { class: "hub-paper" }, say("Name:"));
}
