// @ts-check
/**
 * A reader's progress as a value: what was done, ticked, answered, seen and noted. Nothing here touches the page or the
 * storage. Every change returns a new value.
 *
 * @typedef {{at: string, digest: string, sections?: Record<string, string>}} Done
 * @typedef {{at: string, anchor: string, title: string, path?: string}} Seen
 * @typedef {{at: string, text: string}} Note
 * @typedef {Record<string, boolean>} Answers
 * @typedef {object} Progress
 * @property {1} version
 * @property {Record<string, Done>} done what was finished, by entry: when, and the digest of the text that was read
 * @property {Record<string, string>} undone when a finished entry was taken back, by entry
 * @property {Record<string, number[]>} tasks the ticked tasks, by entry: their places on its page, from 0
 * @property {Record<string, Record<string, number>>} keys the places of ticked tasks by the digests of their texts
 * @property {Record<string, Answers>} checks whether the last answer was right, by entry and name of the check
 * @property {Record<string, Seen>} seen where the reader was last, by entry
 * @property {Record<string, Record<string, Note[]>>} notes what was written at a prompt, by entry and name; oldest first
 */

export const VERSION = 1;

/** @returns {Progress} */
export function empty() {
  return { version: VERSION, done: {}, undone: {}, tasks: {}, keys: {}, checks: {}, seen: {}, notes: {} };
}

/**
 * @param {Progress} progress
 * @param {string} id
 * @param {Done} done
 * @returns {Progress}
 */
export function finished(progress, id, done) {
  return { ...progress, done: { ...progress.done, [id]: done }, undone: without(progress.undone, id) };
}

/**
 * @param {Progress} progress
 * @param {string} id
 * @param {string} at
 * @returns {Progress}
 */
export function takenBack(progress, id, at) {
  return { ...progress, done: without(progress.done, id), undone: { ...progress.undone, [id]: at } };
}

/**
 * Say which tasks are ticked on a page as it stands today: a task that has moved keeps its tick, by its text.
 *
 * @param {Progress} progress
 * @param {string} id
 * @param {string[]} keys the digests of the tasks' texts, in order
 * @returns {boolean[]}
 */
export function ticks(progress, id, keys) {
  const known = progress.keys[id] ?? {};
  const ticked = new Set(progress.tasks[id] ?? []);
  return keys.map((key, place) => (Object.keys(known).length ? known[key] !== undefined : ticked.has(place)));
}

/**
 * @param {Progress} progress
 * @param {string} id
 * @param {string[]} keys the digests of the tasks' texts, in order
 * @param {number} place the task that is ticked or not
 * @param {boolean} ticked
 * @returns {Progress}
 */
export function withTask(progress, id, keys, place, ticked) {
  const now = ticks(progress, id, keys).map((was, index) => (index === place ? ticked : was));
  const found = keys.flatMap((key, index) => (now[index] ? [/** @type {const} */ ([key, index])] : []));
  return {
    ...progress,
    tasks: { ...progress.tasks, [id]: found.map(([, index]) => index) },
    keys: { ...progress.keys, [id]: Object.fromEntries(found) },
  };
}

/**
 * @param {Progress} progress
 * @param {string} id
 * @param {string} name
 * @param {boolean} right
 * @returns {Progress}
 */
export function answered(progress, id, name, right) {
  const known = progress.checks[id] ?? {};
  return { ...progress, checks: { ...progress.checks, [id]: { ...known, [name]: right } } };
}

/**
 * @param {Progress} progress
 * @param {string} id
 * @param {Seen} seen
 * @returns {Progress}
 */
export function visited(progress, id, seen) {
  return { ...progress, seen: { ...progress.seen, [id]: seen } };
}

/**
 * Write a note in the place of those that it was made of; others at the same prompt stay.
 *
 * @param {Progress} progress
 * @param {string} id
 * @param {string} name
 * @param {Note} note
 * @param {Note[]} before what the reader saw and changed
 * @returns {Progress}
 */
export function noted(progress, id, name, note, before) {
  const known = progress.notes[id] ?? {};
  const gone = new Set(before.map(keyOf));
  const left = (known[name] ?? []).filter((one) => !gone.has(keyOf(one)));
  return { ...progress, notes: { ...progress.notes, [id]: { ...known, [name]: allNotes(left, [note]) } } };
}

/** @param {Note[]} one @param {Note[]} other @returns {Note[]} each once, oldest first */
export function allNotes(one, other) {
  const found = new Map([...one, ...other].map((note) => [keyOf(note), note]));
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}

/**
 * Return notes of several devices as one text, without those that a later one holds already.
 *
 * @param {Note[]} notes
 * @returns {string}
 */
export function noteText(notes) {
  const texts = notes.map((note) => note.text.trim());
  const told = texts.filter((text, place) => !texts.slice(place + 1).some((later) => later.includes(text)));
  return told.length > 1 ? told.filter(Boolean).join("\n\n") : (notes.at(-1)?.text ?? "");
}

/** @param {Note} note @returns {string} */
function keyOf(note) {
  return `${note.at}\n${note.text}`;
}

/** @typedef {{id: string, title: string, digest: string}} Section */

/**
 * Say what has changed in a text since it was finished: the titles of sections that are new or say something else; an
 * empty list where it is not known which; undefined where nothing has.
 *
 * @param {Done | undefined} done
 * @param {string} digest
 * @param {Section[]} sections
 * @returns {Section[] | undefined}
 */
export function changes(done, digest, sections) {
  if (!done || !digest || done.digest === digest) return undefined;
  const known = done.sections;
  return known ? sections.filter((section) => known[section.id] !== section.digest) : [];
}

/**
 * @template T
 * @param {Record<string, T>} map
 * @param {string} key
 * @returns {Record<string, T>}
 */
function without(map, key) {
  return Object.fromEntries(Object.entries(map).filter(([other]) => other !== key));
}
