// @ts-check
/** A message that the reader sends: written into a link to a person, or copied. Nothing is sent from here. */

import { say } from "./words.js";

/**
 * Put a text into the link that begins a message; a link to a page elsewhere stays as it is.
 *
 * @param {HTMLAnchorElement} link
 * @param {string} text
 */
export function withText(link, text) {
  const [address, query = ""] = (link.getAttribute("href") ?? "").split("?");
  if (!address?.startsWith("mailto:")) return;
  const subject = new URLSearchParams(query).get("subject") ?? "";
  link.href = `${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
}

/** @param {string} text @param {HTMLElement} status where to say that it was copied */
export async function copied(text, status) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = say("Copied. Paste it where you talk to each other.");
  } catch {
    status.textContent = text;
  }
}
