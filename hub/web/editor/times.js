// @ts-check
/** Minutes of reading and of practice, and a day with or without a time. */

import { h, plain, widget } from "./decap.js";
import { told } from "./saving.js";

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
  const minutes = value !== null && typeof value === "object" ? value : { learn: value };
  const change = (/** @type {string} */ name, /** @type {string} */ text) => {
    /** @type {Record<string, any>} */
    const now = { ...minutes, [name]: text === "" ? undefined : Number(text) };
    given.onChange(now["practise"] ? { learn: now["learn"] ?? 0, practise: now["practise"] } : (now["learn"] ?? ""));
  };
  const attributes = { type: "number", min: 0, max: 6000, step: 1 };
  return h(
    "div",
    { className: `${given.classNameWrapper} hub-times` },
    labelled(given.forID, "Reading", { ...attributes, value: minutes["learn"] ?? "" }, text => change("learn", text)),
    labelled(`${given.forID}-2`, "Practice, if any", { ...attributes, value: minutes["practise"] ?? "" }, text =>
      change("practise", text),
    ),
  );
});

/** @typedef {{day: string, time: string}} Clock a day and a time as a clock shows them; either may be empty */

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "your own time zone";

/** What is typed stays as it is typed, also a time without a day, until another value comes from elsewhere. */
export const Moment = widget((given, kept, keep) => {
  const value = written(given.value);
  /** @type {Clock} */
  const { day, time } = kept["typed"] && kept["saved"] === value ? kept["typed"] : here(value);
  const change = (/** @type {Partial<Clock>} */ now) => {
    const typed = { day, time, ...now };
    const saved = moment(typed);
    keep({ typed, saved });
    given.onChange(saved);
  };
  return h(
    "div",
    { className: `${given.classNameWrapper} hub-times` },
    labelled(given.forID, "Day", { type: "date", value: day }, text => change({ day: text })),
    labelled(`${given.forID}-2`, `Time where you are (${HERE}), if it is fixed`, { type: "time", value: time }, text =>
      change({ time: text }),
    ),
    h("span", { className: "hub-told" }, time && !day ? "A time needs its day." : value),
  );
});

/**
 * Return a value as it is written: Decap reads some times as dates of its own.
 *
 * @param {unknown} value
 */
const written = value => String(told(value) ?? "");

/**
 * Return what the reader's own clock shows at a moment. A day without a time is the same day everywhere.
 *
 * @param {string} value
 * @returns {Clock}
 */
function here(value) {
  const [, day = "", time = "", zone = ""] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})? ?(Z|[-+]\d{2}:\d{2})?)?$/.exec(value) ?? [];
  const at = new Date(`${day}T${time}${zone}`);
  if (!zone || Number.isNaN(at.getTime())) return { day, time };
  return {
    day: `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  };
}

/**
 * Return the moment that the reader's own clock shows, with its distance from UTC; nothing without a day.
 *
 * @param {Clock} clock
 */
const moment = ({ day, time }) => (day && time ? `${day}T${time}${offset(new Date(`${day}T${time}`))}` : day);

/**
 * Return how far the reader's own clock is from UTC at a time, as +01:00.
 *
 * @param {Date} at
 */
function offset(at) {
  const minutes = Math.round(-at.getTimezoneOffset());
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

/** @param {number} number */
const two = number => String(number).padStart(2, "0");
