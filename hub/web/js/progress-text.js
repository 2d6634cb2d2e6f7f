// @ts-check
/** Progress as text: in the browser's storage, and in the file that a reader takes along. */

import { places } from "./progress-merge.js";
import { VERSION, allNotes } from "./progress.js";

/** @import {Done, Note, Progress, Seen} from "./progress.js" */

/**
 * Read progress from text; what is not of its shape is left out. Throws for a text that is no progress at all, or comes
 * from a newer version.
 *
 * @param {string} text
 * @returns {Progress}
 */
export function parsed(text) {
  const found = JSON.parse(text);
  if (!isMap(found) || found["version"] !== VERSION) throw new TypeError("not a record of progress of version 1");
  return {
    version: VERSION,
    done: mapped(found["done"], readDone),
    undone: mapped(found["undone"], readText),
    tasks: mapped(found["tasks"], readPlaces),
    keys: mapped(found["keys"], (one) => mapped(one, readPlace)),
    checks: mapped(found["checks"], (one) => mapped(one, readTruth)),
    seen: mapped(found["seen"], readSeen),
    notes: mapped(found["notes"], (one) => mapped(one, readNotes)),
  };
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @template T
 * @param {unknown} value
 * @param {(inner: unknown) => T | undefined} read
 * @returns {Record<string, T>}
 */
function mapped(value, read) {
  /** @type {Record<string, T>} */
  const found = {};
  for (const [key, inner] of Object.entries(isMap(value) ? value : {})) {
    const one = key === "__proto__" ? undefined : read(inner);
    if (one !== undefined) found[key] = one;
  }
  return found;
}

/** @param {unknown} value @returns {string | undefined} */
function readText(value) {
  return typeof value === "string" ? value : undefined;
}

/** @param {unknown} value @returns {boolean | undefined} */
function readTruth(value) {
  return typeof value === "boolean" ? value : undefined;
}

/** @param {unknown} value @returns {number | undefined} */
function readPlace(value) {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;
}

/** @param {unknown} value @returns {number[] | undefined} */
function readPlaces(value) {
  return Array.isArray(value) ? places(value.flatMap((one) => readPlace(one) ?? [])) : undefined;
}

/** @param {unknown} value @returns {Done | undefined} */
function readDone(value) {
  const at = isMap(value) ? readText(value["at"]) : undefined;
  if (!isMap(value) || at === undefined) return undefined;
  const done = { at, digest: readText(value["digest"]) ?? "" };
  return isMap(value["sections"]) ? { ...done, sections: mapped(value["sections"], readText) } : done;
}

/** @param {unknown} value @returns {Seen | undefined} */
function readSeen(value) {
  const at = isMap(value) ? readText(value["at"]) : undefined;
  if (!isMap(value) || at === undefined) return undefined;
  const seen = { at, anchor: readText(value["anchor"]) ?? "", title: readText(value["title"]) ?? "" };
  const path = readText(value["path"]);
  return path ? { ...seen, path } : seen;
}

/** @param {unknown} value @returns {Note[] | undefined} */
function readNotes(value) {
  const notes = (Array.isArray(value) ? value : []).flatMap((one) => {
    const at = isMap(one) ? readText(one["at"]) : undefined;
    const text = isMap(one) ? readText(one["text"]) : undefined;
    return at !== undefined && text !== undefined ? [{ at, text }] : [];
  });
  return notes.length ? allNotes(notes, []) : undefined;
}
