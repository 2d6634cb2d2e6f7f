// @ts-check
/** Two records of progress become one. */

import { VERSION, allNotes } from "./progress.js";

/** @import {Progress} from "./progress.js" */

/**
 * Bring two devices together without loss. The order and the number of merges make no difference.
 *
 * @param {Progress} one
 * @param {Progress} other
 * @returns {Progress}
 */
export function merged(one, other) {
  const done = joined(one.done, other.done, latest);
  const undone = joined(one.undone, other.undone, (first, second) => (first > second ? first : second));
  for (const [id, at] of Object.entries(undone)) {
    const finished = done[id];
    if (finished && finished.at > at) delete undone[id];
    else delete done[id];
  }
  return {
    version: VERSION,
    done,
    undone,
    tasks: joined(one.tasks, other.tasks, (first, second) => places([...first, ...second])),
    keys: joined(one.keys, other.keys, (first, second) => joined(first, second, Math.max)),
    checks: joined(one.checks, other.checks, (first, second) => joined(first, second, (a, b) => a || b)),
    seen: joined(one.seen, other.seen, latest),
    notes: joined(one.notes, other.notes, (first, second) => joined(first, second, allNotes)),
  };
}

/**
 * @template T
 * @param {Record<string, T>} one
 * @param {Record<string, T>} other
 * @param {(first: T, second: T) => T} both what stands for a key that both have
 * @returns {Record<string, T>}
 */
function joined(one, other, both) {
  const found = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const known = found[key];
    found[key] = known === undefined ? value : both(known, value);
  }
  return found;
}

/**
 * @template {{at: string}} T
 * @param {T} one
 * @param {T} other
 * @returns {T}
 */
function latest(one, other) {
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return sorted(one) > sorted(other) ? one : other;
}

/** @param {object} value @returns {string} */
function sorted(value) {
  return JSON.stringify(value, (_, inner) => (inner && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort()) : inner));
}

/** @param {number[]} found @returns {number[]} */
export function places(found) {
  return [...new Set(found)].sort((one, other) => one - other);
}
