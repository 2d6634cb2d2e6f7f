// @ts-check
/** Minutes of reading and of practice, and a day with or without a time. */

import { h, plain, widget } from "./decap.js";

/** @typedef {import("./decap.js").Given} Given */

/**
 * Return a field with its label.
 *
 * @param {string} id
 * @param {string} text
 * @param {Record<string, unknown>} attributes
 * @param {(text: string) => void} change
 */
const labelled = (id, text, attributes, change) =>
  h(
    "label",
    { className: "hub-labelled" },
    text,
    h("input", { id, ...attributes, onChange: (/** @type {any} */ event) => change(event.target.value) }),
  );

export const Minutes = widget(given => {
  const value = plain(given.value);
  /** @type {Record<string, any>} */
  const told = value !== null && typeof value === "object" ? value : { learn: value };
  const change = (/** @type {string} */ name, /** @type {string} */ text) => {
    /** @type {Record<string, any>} */
    const now = { ...told, [name]: text === "" ? undefined : Number(text) };
    given.onChange(now["practise"] ? { learn: now["learn"] ?? 0, practise: now["practise"] } : (now["learn"] ?? ""));
  };
  const attributes = { type: "number", min: 0, max: 6000, step: 1 };
  return h(
    "div",
    { className: `${given.classNameWrapper} hub-times` },
    labelled(given.forID, "Reading", { ...attributes, value: told["learn"] ?? "" }, text => change("learn", text)),
    labelled(`${given.forID}-2`, "Practice, if any", { ...attributes, value: told["practise"] ?? "" }, text =>
      change("practise", text),
    ),
  );
});

export const Moment = widget(given => {
  const [, day = "", time = ""] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(String(given.value ?? "")) ?? [];
  const change = (/** @type {string} */ date, /** @type {string} */ clock) =>
    given.onChange(date && clock ? `${date}T${clock}${offset(new Date(`${date}T${clock}`))}` : date);
  return h(
    "div",
    { className: `${given.classNameWrapper} hub-times` },
    labelled(given.forID, "Day", { type: "date", value: day }, text => change(text, time)),
    labelled(`${given.forID}-2`, "Time where you are, if it is fixed", { type: "time", value: time }, text =>
      change(day, text),
    ),
    h("span", { className: "hub-told" }, String(given.value ?? "")),
  );
});

/**
 * Return how far the reader's own clock is from UTC at a time, as +01:00.
 *
 * @param {Date} at
 */
function offset(at) {
  const minutes = -at.getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(hours)}:${two(rest)}`;
}
