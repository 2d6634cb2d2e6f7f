// @ts-check
/** Where readers ask a person about what they looked for in vain. */

import { ROOT } from "./data.js";

const HELP = new URL(document.querySelector("link[rel=help]")?.getAttribute("href") ?? new URL("ask/", ROOT), location.href);

/** @param {string} words @returns {string} the address of the page that says whom to ask, with the words for the message */
export function helpAbout(words) {
  const address = new URL(HELP);
  if (words) address.searchParams.set("about", words);
  return address.href;
}

/** @param {Element} link one to the page that says whom to ask takes the words along @param {string} words */
export function withWords(link, words) {
  const page = new URL(helpAbout("")).pathname;
  if (link instanceof HTMLAnchorElement && link.pathname === page) link.href = helpAbout(words);
}
