// @ts-check
/** The entries of the hub, as far as forms offer them: their titles, and the shortest reference to each. */

/** @typedef {{id: string, kind: string, title: string}} Entry */
/** @typedef {{ref: string, label: string}} Choice */

/** @type {Entry[]} */
let entries = [];

/** Read the catalogue of the site; without it, references are typed. */
export async function readEntries() {
  const answer = await fetch("../../api/hub.json").catch(() => undefined);
  entries = answer?.ok ? (await answer.json()).entries : [];
}

/**
 * Return what can be chosen where entries of these kinds are asked for.
 *
 * @param {string[]} kinds
 * @returns {Choice[]}
 */
export function choicesOf(kinds) {
  const found = entries.filter(entry => kinds.includes(entry.kind) && entry.id);
  const names = count(found.map(last));
  const titles = count(found.map(entry => entry.title));
  return found.map(entry => ({
    ref: names.get(last(entry)) === 1 ? last(entry) : entry.id,
    label: titles.get(entry.title) === 1 ? entry.title : `${entry.title} (${entry.id})`,
  }));
}

/** @param {Entry} entry */
const last = entry => entry.id.slice(entry.id.lastIndexOf("/") + 1);

/**
 * @param {string[]} words
 * @returns {Map<string, number>}
 */
function count(words) {
  const found = new Map();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/**
 * Return the choice that a reference means: references may be written longer than the shortest.
 *
 * @param {Choice[]} choices
 * @param {string} ref
 */
export const choiceOf = (choices, ref) =>
  choices.find(one => one.ref === ref) ?? choices.find(one => ref.endsWith(`/${one.ref}`));
