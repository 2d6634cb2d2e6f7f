// @ts-check
/**
 * What someone who knows something already still has to learn before something else: the twin of `hub/graph/needs.py`,
 * which says what the rules are.
 *
 * @typedef {{id: string, level: number}} Need an entry (level 0), or a topic up to a level from 1 to 5
 * @typedef {{done: Set<string>, levels: Record<string, number>}} Known ids of what is done, topics with levels
 */

/** @typedef {import("./data.js").Listed} Listed */

export const TOP = 5;

/** @param {Need} need @returns {string} what tells needs apart */
export function keyOf(need) {
  return `${need.level}@${need.id}`;
}

/** @param {number} place from 0 @param {number} count @returns {{start: number, end: number}} how far a level leads */
export function reach(place, count) {
  if (!count) return { start: 0, end: TOP };
  return { start: Math.ceil((place * TOP) / count), end: Math.ceil(((place + 1) * TOP) / count) };
}

export class Needs {
  /** @type {Map<string, Need[]>} */
  #direct = new Map();

  /** @type {Map<string, string[]>} */
  #taught;

  /** @param {import("./data.js").Data} data @param {Known} known */
  constructor(data, known) {
    this.data = data;
    this.known = known;
    const sources = [...known.done].flatMap((id) => data.entries[id]?.source ?? []);
    this.done = new Set([...known.done, ...sources]);
    this.#taught = this.#byTopic();
  }

  /** @param {string} id @returns {boolean} */
  has(id) {
    const entry = this.data.entries[id];
    return this.done.has(id) || this.done.has(entry?.source ?? "") || (entry !== undefined && this.#masters(entry));
  }

  /** @param {Need} need @returns {Need[]} what is needed directly, in the order in which to learn it */
  of(need) {
    const key = keyOf(need);
    const found = this.#direct.get(key) ?? (need.level ? this.#ofTopic(need) : this.#ofEntry(need.id));
    this.#direct.set(key, found);
    return found;
  }

  /** @param {string} topic @param {number} level @param {number} from @returns {string[]} easiest first */
  lessons(topic, level, from = 0) {
    const above = Math.max(from, this.known.levels[topic] ?? 0);
    return (this.#taught.get(topic) ?? []).filter((id) => {
      const { start, end } = this.#reach(id);
      return start < level && end > above;
    });
  }

  /** @param {string} id @returns {Need[]} */
  #ofEntry(id) {
    return (this.data.entries[id]?.requires ?? []).flatMap((required) => {
      if (this.data.topics[required]) return this.#topic(required);
      return this.data.entries[required] && !this.has(required) ? [{ id: required, level: 0 }] : [];
    });
  }

  /** @param {Need} need @returns {Need[]} */
  #ofTopic(need) {
    const first = (this.data.topics[need.id]?.requires ?? []).flatMap((required) => this.#topic(required));
    return [...first, ...this.lessons(need.id, need.level).map((id) => ({ id, level: 0 }))];
  }

  /** @param {string} id @returns {Need[]} */
  #topic(id) {
    return this.known.levels[id] ? [] : [{ id, level: 1 }];
  }

  /** @returns {Map<string, string[]>} the lessons of each topic that are not known, the easiest first */
  #byTopic() {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const [id, entry] of Object.entries(this.data.entries)) {
      if (entry.kind !== "lesson" || entry.deprecated || entry.source || this.has(id)) continue;
      for (const topic of new Set(entry.topics)) {
        const ids = found.get(topic) ?? [];
        found.set(topic, ids);
        ids.push(id);
      }
    }
    for (const ids of found.values()) ids.sort((one, other) => this.#reach(one).start - this.#reach(other).start);
    return found;
  }

  /** @param {Listed} entry @returns {boolean} whether every topic of a lesson is known as far as it leads */
  #masters(entry) {
    if (entry.kind !== "lesson" || !entry.topics?.length) return false;
    const { end } = reach(entry.level ?? 0, this.data.levels);
    return entry.topics.every((topic) => (this.known.levels[topic] ?? 0) >= end);
  }

  /** @param {string} id */
  #reach(id) {
    return reach(this.data.entries[id]?.level ?? 0, this.data.levels);
  }
}

/**
 * Return what is wanted and all that comes before it, each once, behind what comes before it.
 *
 * @template T
 * @param {Iterable<T>} wanted
 * @param {(one: T) => Iterable<T>} before
 * @param {(one: T) => unknown} key what tells them apart
 * @returns {T[]}
 */
export function inOrder(wanted, before, key) {
  /** @type {T[]} */
  const order = [];
  const seen = new Set();
  /** @type {{one?: T, waiting: Iterator<T>}[]} */
  const trail = [{ waiting: wanted[Symbol.iterator]() }];
  for (let last = trail.at(-1); last; last = trail.at(-1)) {
    const { value, done } = last.waiting.next();
    if (done) {
      trail.pop();
      if (last.one !== undefined) order.push(last.one);
    } else if (!seen.has(key(value))) {
      seen.add(key(value));
      trail.push({ one: value, waiting: before(value)[Symbol.iterator]() });
    }
  }
  return order;
}
