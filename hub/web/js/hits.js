// @ts-check
/** How a search shows what it found, and where it leads when it found nothing, or nothing that helps. */

import { helpAbout } from "./asking.js";
import { ROOT } from "./data.js";
import { made } from "./element.js";
import { many, say } from "./words.js";

/** @typedef {import("./searching.js").Hit} Hit */

/**
 * A result as a link; its sections and chapters, if they are wanted, are links below it.
 *
 * @param {Hit} hit
 * @param {string} kind the name of its kind
 * @param {Record<string, string | boolean>} attributes of the link
 * @param {number} parts how many sections are shown
 * @returns {HTMLElement[]}
 */
export function shownHit(hit, kind, attributes = {}, parts = 0) {
  const about = [kind, hit.about].filter(Boolean).join(", ");
  const link = made("a", { href: hit.url, class: "hub-hit", "data-kind": hit.kind, ...attributes });
  link.append(made("strong", {}, hit.title), made("small", {}, about));
  if (hit.why) link.append(made("span", { class: "hub-hit-why" }, hit.why));
  else if (hit.excerpt) link.append(made("span", { class: "hub-hit-text" }, ...marked(hit.excerpt)));
  const others = (hit.parts ?? []).filter((part) => part.excerpt !== hit.excerpt || isChapter(part));
  const sections = others.slice(0, parts).map((part) => {
    const text = made("span", { class: "hub-hit-text" }, ...marked(part.excerpt));
    return made("li", {}, made("a", { href: part.url, class: "hub-part-hit" }, made("strong", {}, part.title), " ", text));
  });
  return sections.length ? [link, made("ul", { class: "hub-hit-parts" }, ...sections)] : [link];
}

/** @param {{url: string}} part @returns {boolean} whether it is a chapter of a recording */
export function isChapter(part) {
  return part.url.includes("#hub-chapter-");
}

/** @param {string} excerpt of which `<mark>` alone is markup @returns {(Node | string)[]} */
export function marked(excerpt) {
  return excerpt.split(/<mark>(.*?)<\/mark>/).map((text, place) => {
    const plain = text.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
    return place % 2 ? made("mark", {}, plain) : plain;
  });
}

/**
 * What is said of a search as a whole.
 *
 * @param {import("./searching.js").Found} found
 * @param {string} text what was typed
 * @returns {string}
 */
export function told({ count, read, words, unknown, without }, text) {
  if (!count) return say("Nothing found for “{words}”.", { words: text });
  const strange = unknown.length ? say("No page says {words}.", { words: quoted(unknown) }) : "";
  const meant = read ? say("Did you mean “{words}”?", { words }) : "";
  const some = many("{count} result.", "{count} results.", count);
  const missing = without.length ? say("Not all of them say {words}.", { words: quoted(without) }) : "";
  return [strange, meant, some, missing].filter(Boolean).join(" ");
}

/** @param {string[]} words @returns {string} */
function quoted(words) {
  return words.map((word) => `“${word}”`).join(", ");
}

/**
 * Fill an element with the ways to people: ask one, propose a lesson.
 *
 * @param {Element} place
 * @param {string} text what was looked for
 * @param {boolean} found whether there is something at least
 * @param {string} propose where lessons are proposed, relative to the site
 */
export function offerPeople(place, text, found, propose) {
  const ask = found ? say("Not what you meant? Ask a colleague.") : say("Ask a colleague");
  const ways = [made("a", { href: helpAbout(text) }, ask)];
  if (!found && propose) ways.push(made("a", { href: new URL(propose, ROOT).href }, say("Propose a lesson on it")));
  place.replaceChildren(...(text ? ways : []));
}
