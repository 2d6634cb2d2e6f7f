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

/** @param {string} path @returns {Set<string>} the pairs of letters in its last part */
function pairsOf(path) {
  const letters = [...plain(path).replace(/.*\//, "").toLowerCase()];
  return new Set(letters.map((letter, place) => `${letters[place - 1]}${letter}`));
}

/**
 * Return the pages of a sitemap whose last parts are written most like that of what was missed, the most alike first.
 *
 * @param {string} missed
 * @param {string} sitemap the shortest address in it is that of the site
 * @returns {string[]}
 */
export function nearest(missed, sitemap) {
  const found = [...sitemap.matchAll(/<loc>(.+)</g)].map((one) => String(one[1]));
  const [home = "", ...urls] = found.sort((a, b) => a.length - b.length);
  const pairs = pairsOf(missed);
  /** @param {string} path */
  const likeness = (path) => {
    const own = pairsOf(path);
    return (2 * [...own].filter((pair) => pairs.has(pair)).length) / (own.size + pairs.size);
  };
  return urls
    .map((url) => url.slice(home.length))
    .map((path) => ({ path, score: likeness(path) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ path }) => path);
}
