// @ts-check
/** Addresses that are written alike. All of them are relative to the site. */

const MOST = 3;
const ALIKE = 0.45;

/** @param {string} path @returns {string} as people read it, without the ending of a file */
function plain(path) {
  try {
    path = decodeURIComponent(path);
  } catch {
    // A stray percent sign: it stays as it is.
  }
  return path.replace(/(index)?\.\w+$|\/$/, "");
}

/** @param {string} path @returns {string} the words in it, such as `git rebase` for `lessons/git/rebase/` */
export function wordsOf(path) {
  const words = plain(path).replace(/^[^/]+\//, "");
  return (words.match(/\p{L}[\p{L}\p{M}\p{N}]*/gu) ?? []).join(" ");
}

/** @param {string} text @returns {Set<string>} the pairs of letters in it */
function pairsOf(text) {
  const letters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")];
  return new Set(letters.map((letter, place) => `${letters[place - 1]}${letter}`));
}

/** @param {string} path @returns {Set<string>[]} of its last part, and of all its words */
function readings(path) {
  return [plain(path).replace(/.*\//, ""), wordsOf(path)].map(pairsOf);
}

/** @param {Set<string>} one @param {Set<string>} other @returns {number} which share of them is the same, from 0 to 1 */
function shared(one, other) {
  return (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size || 1);
}

/**
 * Return the pages of a sitemap that are written most like what was missed, the most alike first.
 *
 * @param {string} missed
 * @param {string} sitemap the shortest address in it is that of the site
 * @returns {string[]}
 */
export function nearest(missed, sitemap) {
  const found = [...sitemap.matchAll(/<loc>(.+)</g)].map((one) => String(one[1]));
  const [home = "", ...urls] = found.sort((a, b) => a.length - b.length);
  const asked = readings(missed);
  /** @param {string} path */
  const likeness = (path) => Math.max(...readings(path).flatMap((own) => asked.map((other) => shared(own, other))));
  return urls
    .map((url) => url.slice(home.length))
    .map((path) => ({ path, score: likeness(path) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ path }) => path);
}
