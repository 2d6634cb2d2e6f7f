// @ts-check
/**
 * Sends to the hub's own address, which answers with 204 and writes it into its log: no cookie, no name, no referrer.
 * Only what a reader gives on purpose goes this way, so no signal against tracking stops it.
 */

import { ROOT } from "./data.js";

/**
 * @param {string} place the address from the settings; one that begins with a stroke is seen from the root of the site
 * @param {Record<string, string>} values
 * @returns {string}
 */
export function addressed(place, values) {
  const address = new URL(place.replace(/^\//, ""), ROOT);
  for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
  return address.href;
}

/** @param {string} address @returns {Promise<boolean>} whether it arrived, as far as a browser may know */
export async function sent(address) {
  try {
    const answer = await fetch(address, {
      mode: "no-cors",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      keepalive: true,
    });
    return answer.ok || answer.type === "opaque";
  } catch {
    return false;
  }
}
