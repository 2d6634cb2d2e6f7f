// @ts-check
/** A check in which things are put in order, with buttons: they work by keyboard, by touch and for screen readers. */

import { button, made } from "./element.js";
import { say } from "./words.js";

/**
 * @param {HTMLElement} check
 * @param {(says: string) => void} changed told where something stands now
 * @returns {import("./check.js").Form | undefined}
 */
export function orderForm(check, changed) {
  const list = check.querySelector(".hub-shuffled");
  if (!(list instanceof HTMLElement)) return undefined;
  const items = [...list.querySelectorAll(":scope > li")].filter((item) => item instanceof HTMLElement);
  const ordered = made("ol", { class: "hub-order" }, ...items);
  for (const item of items) addButtons(item, ordered, changed);
  list.replaceWith(ordered);
  return { judge: () => judged(ordered), clear: () => cleared(ordered), end: ordered };
}

/** @param {HTMLElement} item @param {HTMLElement} list @param {(says: string) => void} changed */
function addButtons(item, list, changed) {
  const text = (item.textContent ?? "").trim();
  const moved = (/** @type {1 | -1} */ by, /** @type {HTMLElement} */ pressed) => {
    if (by < 0) item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    cleared(list);
    pressed.focus();
    const place = [...list.children].indexOf(item) + 1;
    changed(say("{item}: now {place} of {all}.", { item: text, place, all: list.children.length }));
  };
  const up = button("↑", () => moved(-1, up), { class: "hub-move", "aria-label": say("Move up: {item}", { item: text }) });
  const down = button("↓", () => moved(1, down), { class: "hub-move", "aria-label": say("Move down: {item}", { item: text }) });
  item.append(made("span", { class: "hub-moves" }, up, down));
}

/** @param {HTMLElement} list */
function cleared(list) {
  for (const one of list.children) delete (/** @type {HTMLElement} */ (one).dataset["state"]);
}

/** @param {HTMLElement} list @returns {import("./check.js").Verdict} */
function judged(list) {
  const items = /** @type {HTMLElement[]} */ ([...list.children]);
  const places = items.map((item) => Number(item.dataset["place"]));
  const sorted = [...places].sort((one, other) => one - other);
  const right = places.map((place, index) => place === sorted[index]);
  for (const [index, item] of items.entries()) item.dataset["state"] = right[index] ? "right" : "wrong";
  if (right.every(Boolean)) return { right: true, says: say("Right.") };
  const count = right.filter(Boolean).length;
  return { right: false, says: say("{count} of {all} stand in their place. Try again.", { count, all: items.length }) };
}
