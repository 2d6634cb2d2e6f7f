// @ts-check
/** Texts in several languages: what is done in one of them is done. */

/** @typedef {import("./data.js").Data} Data */

/**
 * @param {Data} known
 * @param {Record<string, unknown>} done ids of what is finished
 * @returns {(id: string) => string | undefined} the version of an entry that is done: itself, or else one in another language
 */
export function doneVersions(known, done) {
  const byRoot = new Map(Object.keys(done).map((id) => [rootOf(known, id), id]));
  return (id) => (id in done ? id : byRoot.get(rootOf(known, id)));
}

/** @param {Data} known @param {string} id @returns {string} its source, through translations of translations */
function rootOf(known, id) {
  /** @type {string[]} */
  const way = [];
  for (let at = id; ; at = known.entries[at]?.source ?? at) {
    const place = way.indexOf(at);
    if (place >= 0) return way.slice(place).sort()[0] ?? at;
    way.push(at);
  }
}
