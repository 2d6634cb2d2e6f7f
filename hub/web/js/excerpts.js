// @ts-check
/** The texts below results: where they are cut off they say so, and they do not begin with the heading above them. */

/** How many words they have. */
export const EXCERPT = 24;

const ENDS = /[.!?…:。！？]$/;

/**
 * What Pagefind shows of a page, as a reader likes to read it.
 *
 * @param {string} shown in which `<mark>` alone is markup
 * @param {string[]} all the words of the page
 * @param {string} [title] of the section
 * @returns {string}
 */
export function excerpt(shown, all, title = "") {
  const said = shown.split(/\s+/).filter(Boolean);
  const words = said.slice(headed(said.map(bare), title.split(/\s+/)));
  return words.length ? cut(words, placeOf(words.map(bare), all), all) : "";
}

/** @param {string[]} words @param {string[]} heading @returns {number} how many words are the heading, or its end: a full stop is behind it */
function headed(words, heading) {
  const last = words.findIndex((word) => word === heading.at(-1) || word === `${heading.at(-1)}.`);
  const end = heading.slice(heading.length - last - 1);
  const same = last >= 0 && last < heading.length && end.slice(0, -1).every((word, place) => word === words[place]);
  return same && (end.length === heading.length || words[last]?.endsWith(".")) ? last + 1 : 0;
}

/** @param {string[]} all the words of a page @returns {string} with what it begins */
export function beginning(all) {
  return cut(all.slice(0, EXCERPT).map((word) => word.replace(/</g, "&lt;").replace(/>/g, "&gt;")), 0, all);
}

/** @param {string[]} words @param {number} place where they stand @param {string[]} all @returns {string} */
function cut(words, place, all) {
  const before = place > 0 && !ENDS.test(all[place - 1] ?? "");
  const after = place + words.length < all.length && !ENDS.test(bare(words.at(-1) ?? ""));
  return `${before ? "… " : ""}${words.join(" ")}${after ? " …" : ""}`;
}

/** @param {string[]} words @param {string[]} all @returns {number} where they begin */
function placeOf(words, all) {
  return all.findIndex((_, start) => words.every((word, place) => all[start + place] === word));
}

/** @param {string} word @returns {string} without markup */
function bare(word) {
  return word.replace(/<\/?mark>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">");
}
