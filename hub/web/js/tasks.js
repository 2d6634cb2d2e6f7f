// @ts-check
/** The tasks of a page: ticked here, remembered by their text, counted by their place. */

import { entryOf } from "./element.js";
import { ticks, withTask } from "./progress.js";
import { progress, update } from "./store.js";

/**
 * A task on a page: its checkbox, and the digest of its text.
 *
 * @typedef {{box: HTMLInputElement, key: string}} Task
 */

/**
 * Return the tasks of a page in order; what can be chosen in a check is none.
 *
 * @param {ParentNode} root
 * @returns {Task[]}
 */
export function tasksIn(root) {
  /** @type {Map<string, number>} */
  const known = new Map();
  return [...root.querySelectorAll(".task-list-item")].flatMap((item, place) => {
    const box = item.querySelector("input[type=checkbox]");
    if (!(box instanceof HTMLInputElement) || item.closest("hub-check")) return [];
    const name = (item instanceof HTMLElement && item.dataset["task"]) || `at-${place}`;
    const before = known.get(name) ?? 0;
    known.set(name, before + 1);
    return [{ box, key: before ? `${name}-${before + 1}` : name }];
  });
}

/**
 * Let the reader tick the tasks of an entry.
 *
 * @param {string} id
 * @param {Task[]} tasks
 * @param {AbortSignal} signal
 */
export function enable(id, tasks, signal) {
  const keys = tasks.map((task) => task.key);
  for (const [place, { box }] of tasks.entries()) {
    box.disabled = false;
    box.closest("label")?.classList.add("hub-live");
    if (!box.hasAttribute("aria-label")) box.setAttribute("aria-label", textOf(box));
    box.addEventListener("change", () => update((now) => withTask(now, id, keys, place, box.checked)), { signal });
  }
}

/** @param {string} id @param {Task[]} tasks */
export function showTicks(id, tasks) {
  const ticked = ticks(progress(), id, tasks.map((task) => task.key));
  for (const [place, { box }] of tasks.entries()) box.checked = ticked[place] ?? false;
}

/**
 * Say whether all tasks below an element are ticked; undefined where there is none.
 *
 * @param {Element} element
 * @returns {boolean | undefined}
 */
export function allTicked(element) {
  const entry = entryOf(element);
  const page = element.closest("article") ?? document;
  const all = tasksIn(page);
  const ticked = entry ? ticks(progress(), entry.id, all.map((task) => task.key)) : [];
  const own = all.flatMap((task, place) => (element.contains(task.box) ? [ticked[place] ?? false] : []));
  return own.length ? own.every(Boolean) : undefined;
}

/** @param {HTMLInputElement} box @returns {string} */
function textOf(box) {
  return (box.closest("li")?.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 200);
}
