// @ts-check
/** Pairs such as a topic and how well somebody knows it. */

import { button, h, plain, widget } from "./decap.js";
import { choiceOf } from "./entries.js";
import { chooser, offered } from "./pick.js";

/** @typedef {import("./decap.js").Given} Given */

export const Pairs = widget(given => {
  /** @type {Record<string, unknown>} */
  const pairs = plain(given.value) ?? {};
  const choices = offered(given);
  /** @type {string[]} */
  const values = plain(given.field.get("values")) ?? [];
  const number = given.field.get("numbers", false);
  const set = (/** @type {string} */ key, /** @type {string} */ text) =>
    given.onChange({ ...pairs, [key]: number ? Number(text) : text });
  const remove = (/** @type {string} */ gone) =>
    given.onChange(Object.fromEntries(Object.entries(pairs).filter(([key]) => key !== gone)));
  const rows = Object.entries(pairs).map(([key, value]) => {
    const label = choiceOf(choices, key)?.label ?? key;
    return h(
      "div",
      { key, className: "hub-row" },
      h("span", { title: key }, label),
      valueOf(label, String(value), values, text => set(key, text)),
      button("×", `Remove ${label}`, () => remove(key)),
    );
  });
  const told = `Add: ${given.field.get("label", "")}`;
  const add = (/** @type {string} */ key) => key in pairs || set(key, values[0] ?? "");
  return h("div", { className: `${given.classNameWrapper} hub-pairs` }, ...rows, chooser(given.forID, told, choices, add));
});

/**
 * @param {string} label
 * @param {string} value
 * @param {string[]} values what there is to choose from; none where anything may be typed
 * @param {(text: string) => void} change
 */
function valueOf(label, value, values, change) {
  const attributes = {
    value,
    "aria-label": label,
    onChange: (/** @type {any} */ event) => change(event.target.value),
  };
  if (!values.length) return h("input", attributes);
  const all = values.includes(value) ? values : [value, ...values];
  return h("select", attributes, ...all.map(one => h("option", { key: one, value: one }, one)));
}
