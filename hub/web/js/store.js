// @ts-check
/**
 * The reader's progress in this browser. It never leaves it unless the reader saves it to a file.
 *
 * Where the browser keeps nothing (a private window, a full disk), progress lasts as long as the page. A record that
 * cannot be read, or comes from a newer version, is put aside under `hub.progress.aside`, never overwritten.
 */

import { forgetChoices } from "./kept.js";
import { merged } from "./progress-merge.js";
import { parsed } from "./progress-text.js";
import { empty } from "./progress.js";

/** @import {Progress} from "./progress.js" */

const KEY = "hub.progress";
const ASIDE = "hub.progress.aside";
const CHANGED = "hub:progress";

/** @type {{text: string | null, progress: Progress}} */
let last = { text: null, progress: empty() };

/** @returns {Progress} */
export function progress() {
  const text = stored();
  if (text !== null && text !== last.text) last = { text, progress: understood(text) };
  return last.progress;
}

/**
 * Change the progress, and tell every element of this page; other tabs are told by the browser.
 *
 * @param {(now: Progress) => Progress} change
 */
export function update(change) {
  const next = change(progress());
  const text = JSON.stringify(next);
  last = { text, progress: next };
  try {
    localStorage.setItem(KEY, text);
  } catch {
    last = { text: stored(), progress: next };
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** @param {string} text a record from another device */
export function takeIn(text) {
  const other = parsed(text);
  update((now) => merged(now, other));
}

/** Forget everything on this device, what was put aside too. */
export function forget() {
  forgetChoices();
  try {
    localStorage.removeItem(ASIDE);
  } catch {
    // Nothing was kept.
  }
  update(empty);
}

/**
 * Call back on every change, here or in another tab, until the signal ends it.
 *
 * @param {() => void} back
 * @param {AbortSignal} signal
 */
export function onChange(back, signal) {
  window.addEventListener(CHANGED, back, { signal });
  window.addEventListener("storage", (event) => event.key === KEY && back(), { signal });
}

/** @returns {string | null} */
function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} text @returns {Progress} */
function understood(text) {
  try {
    return parsed(text);
  } catch {
    try {
      localStorage.setItem(ASIDE, text);
    } catch {
      // Nothing can be kept; the record itself stays where it is until something is done.
    }
    return empty();
  }
}
