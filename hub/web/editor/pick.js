// @ts-check
/** Chooses entries or words, one or several. What is not among the choices stays as it was written. */

import { button, h, plain, widget } from "./decap.js";
import { choiceOf, choicesOf } from "./entries.js";

/** @typedef {import("./decap.js").Given} Given */
/** @typedef {import("./entries.js").Choice} Choice */

/**
 * Return what a field offers: entries of its kinds, or its words.
 *
 * @param {Given} given
 * @returns {Choice[]}
 */
export function offered(given) {
  const words = plain(given.field.get("options")) ?? [];
  const kinds = plain(given.field.get("kinds")) ?? [];
  return [...words.map((/** @type {string} */ word) => ({ ref: word, label: word })), ...choicesOf(kinds)];
}

/**
 * Return a field in which one thing after another is chosen or typed.
 *
 * @param {string} id
 * @param {string} told what is to be chosen
 * @param {Choice[]} choices
 * @param {(ref: string) => void} add
 */
export function chooser(id, told, choices, add) {
  const take = (/** @type {HTMLInputElement} */ input, typed = false) => {
    const text = input.value.trim();
    const choice = choices.find(one => one.label === text) ?? (typed ? meant(choices, text) : undefined);
    if (!choice && (!typed || !text)) return;
    input.value = "";
    add(choice?.ref ?? text);
  };
  return h(
    "span",
    { className: "hub-chooser" },
    h("input", {
      id,
      list: `${id}-choices`,
      "aria-label": told,
      placeholder: told,
      autoComplete: "off",
      onInput: (/** @type {any} */ event) => take(event.target),
      onBlur: (/** @type {any} */ event) => take(event.target, true),
      onKeyDown: (/** @type {any} */ event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        take(event.target, true);
      },
    }),
    h("datalist", { id: `${id}-choices` }, ...choices.map(one => h("option", { key: one.ref, value: one.label }))),
  );
}

/**
 * Return the choice that somebody means who typed its reference, or its title in other capitals.
 *
 * @param {Choice[]} choices
 * @param {string} text
 */
const meant = (choices, text) =>
  choiceOf(choices, text) ?? choices.find(one => one.label.toLowerCase() === text.toLowerCase());

/**
 * Return what has been chosen, by its title, with a button that takes it away.
 *
 * @param {Choice[]} choices
 * @param {string[]} refs
 * @param {(refs: string[]) => void} change
 */
export const chosen = (choices, refs, change) =>
  h(
    "span",
    { className: "hub-chosen" },
    ...refs.map(ref => {
      const label = choiceOf(choices, ref)?.label ?? ref;
      const remove = () => change(refs.filter(one => one !== ref));
      return h("span", { key: ref, className: "hub-chip", title: ref }, label, button("×", `Remove ${label}`, remove));
    }),
  );

export const Pick = widget(given => {
  const several = given.field.get("multiple", false);
  const choices = offered(given);
  const value = plain(given.value);
  /** @type {string[]} */
  const refs = Array.isArray(value) ? value : value ? [String(value)] : [];
  const change = (/** @type {string[]} */ found) => given.onChange(several ? [...new Set(found)] : (found[0] ?? ""));
  const told = `${several ? "Add" : "Choose"}: ${given.field.get("label", "")}`;
  return h(
    "div",
    { className: `${given.classNameWrapper} hub-pick`, onFocus: given.setActiveStyle, onBlur: given.setInactiveStyle },
    chosen(choices, refs, change),
    (several || !refs.length) && chooser(given.forID, told, choices, ref => change([...refs, ref])),
  );
});
