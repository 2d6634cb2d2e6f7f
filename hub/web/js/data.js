// @ts-check
/** What the hub tells its scripts of its entries: loaded once, when something on a page needs it. */

/**
 * @typedef {object} Listed
 * @property {string} kind
 * @property {string} title
 * @property {string} url relative to the site
 * @property {number} minutes
 * @property {string} digest
 * @property {number} [level] of a lesson: the place of its level, from 0
 * @property {string[]} [requires] of a lesson: lessons and topics
 * @property {string[]} [topics] of a lesson
 * @property {string} [source] the entry that this one translates
 * @property {string} [lang] of a text that is here in several languages
 * @property {boolean} [deprecated]
 * @property {string} [on] the day of a planned session
 * @property {boolean} [cancelled]
 * @property {boolean} [over] of a session that was held and left neither a recording nor a recap
 *
 * @typedef {object} Data
 * @property {number} levels how many levels lessons may have
 * @property {Record<string, Listed>} entries
 * @property {Record<string, {stages: import("./path-left.js").Stage[]}>} paths
 * @property {Record<string, {title: string, url: string, requires: string[]}>} topics
 * @property {Record<string, {paths: string[], topics: [string, number][], reached: Record<string, number>}>} roles
 */

/** The address of the site. */
export const ROOT = new URL("../../../", import.meta.url);

/** @type {Promise<Data> | undefined} */
let loading;

/** @returns {Promise<Data>} */
export function data() {
  loading ??= fetch(new URL("api/plan.json", ROOT)).then((found) => {
    if (!found.ok) throw new Error(`the data of the hub cannot be loaded (${found.status})`);
    return found.json().then(linked);
  });
  return loading;
}

/**
 * Give each step that is a path its stages.
 *
 * @param {Data} known
 * @returns {Data}
 */
function linked(known) {
  const steps = Object.values(known.paths).flatMap((path) => path.stages.flatMap((stage) => stage.steps));
  for (const step of steps) {
    const stages = step.nested ? known.paths[step.id]?.stages : undefined;
    if (stages) step.inside = stages;
  }
  return known;
}

/** @param {string} path of a file of JSON, relative to the site @returns {Promise<any>} what it holds */
export async function fetched(path) {
  return (await fetch(new URL(path, ROOT))).json();
}

/** @param {string} url relative to the site @returns {string} */
export function address(url) {
  return new URL(url, ROOT).href;
}
