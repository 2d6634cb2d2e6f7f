// @ts-check
/** Gives the reader a file; nothing leaves the browser for it. */

import { made } from "./element.js";

/** @param {string} name @param {string} type @param {string} text */
export function saved(name, type, text) {
  const link = made("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
