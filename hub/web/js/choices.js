// @ts-check
/**
 * Which steps to take where a path lets one choose: the twin of `hub/graph/choices.py`, which says what the rules are.
 *
 * @typedef {{path: string, stage: string, entry: string}} Pick a step that a path asks for
 * @typedef {{options: Pick[], count: number}} Choice so many of some steps
 * @typedef {Pick | Choice} Part
 * @typedef {Pick[]} Way
 * @typedef {[minutes: number, steps: number]} Cost
 */

import { inOrder, keyOf } from "./needs.js";

export const MOST = 1000;

/** @param {Part} part @returns {part is Choice} */
function isChoice(part) {
  return "options" in part;
}

/** @param {Part[]} parts @returns {Pick[]} */
function picksOf(parts) {
  return parts.flatMap((part) => (isChoice(part) ? part.options : [part]));
}

/** Paths as parts: steps that are needed, and choices. What is known is left out, and counts in choices. */
class Paths {
  /** @type {Map<string, Part[]>} */
  #parts = new Map();

  /** @param {import("./needs.js").Needs} needs */
  constructor(needs) {
    this.needs = needs;
  }

  /** @param {string} path @returns {Part[]} */
  parts(path) {
    const stages = this.needs.data.paths[path]?.stages ?? [];
    const found = this.#parts.get(path) ?? stages.flatMap((stage) => this.#ofStage(path, stage));
    this.#parts.set(path, found);
    return found;
  }

  /** @param {string} id @returns {boolean} */
  isPath(id) {
    return this.needs.data.paths[id] !== undefined;
  }

  /** @param {string[]} paths @returns {Part[]} with the parts of paths inside them in their place; each path once */
  flat(paths) {
    /** @type {Part[]} */
    const parts = [];
    const seen = new Set();
    /** @type {Part[]} */
    const waiting = paths.map((entry) => ({ path: "", stage: "", entry })).reverse();
    for (let part = waiting.pop(); part; part = waiting.pop()) {
      if (isChoice(part) || !this.isPath(part.entry)) parts.push(part);
      else if (!seen.has(part.entry)) {
        seen.add(part.entry);
        waiting.push(...[...this.parts(part.entry)].reverse());
      }
    }
    return parts.flatMap((part) => {
      if (!isChoice(part)) return [part];
      const left = part.options.filter((pick) => !seen.has(pick.entry));
      return narrowed(left, part.count - (part.options.length - left.length));
    });
  }

  /** @param {string} path @returns {string[]} the paths that are steps or options of a path */
  inside(path) {
    return picksOf(this.parts(path)).flatMap((pick) => (this.isPath(pick.entry) ? [pick.entry] : []));
  }

  /** @param {string} path @param {import("./path-left.js").Stage} stage @returns {Part[]} */
  #ofStage(path, stage) {
    const steps = stage.steps.filter((step) => this.#counts(step));
    const left = steps.filter((step) => !this.needs.has(step.id));
    const count = stage.choose === null ? steps.length : Math.min(stage.choose, steps.length);
    const picks = left.map((step) => ({ path, stage: stage.stage ?? "", entry: step.id }));
    return narrowed(picks, count - (steps.length - left.length));
  }

  /** @param {import("./path-left.js").Step} step @returns {boolean} */
  #counts(step) {
    return !this.needs.data.entries[step.id]?.cancelled && (step.nested === true || !this.isPath(step.id));
  }
}

/** @param {Pick[]} left @param {number} count @returns {Part[]} */
function narrowed(left, count) {
  if (count <= 0) return [];
  return count >= left.length ? left : [{ options: left, count }];
}

class Chooser {
  exact = true;

  /** @type {Map<string, Way[]>} */
  #ways = new Map();

  /** @type {Map<string, Set<string>>} */
  #closures = new Map();

  /** @param {Paths} paths @param {Set<string>} base what is needed in any case */
  constructor(paths, base) {
    this.paths = paths;
    this.base = base;
  }

  /** @param {Part[]} parts @returns {Way} */
  chosen(parts) {
    const options = picksOf(parts).flatMap((pick) => (this.paths.isPath(pick.entry) ? [pick.entry] : []));
    for (const path of inOrder(options, (one) => this.paths.inside(one), String)) {
      this.#ways.set(path, this.#all(this.paths.parts(path)));
    }
    return cheapest(this.#all(parts), (way) => this.#sum(this.#together(way)));
  }

  /** @param {Part[]} parts @returns {Way[]} all ways, or one that is cheap where there are more than `MOST` */
  #all(parts) {
    let count = 1;
    for (const part of parts) {
      count *= this.#count(part);
      if (count > MOST) {
        this.exact = false;
        return [this.#thrifty(parts)];
      }
    }
    return product(parts.map((part) => this.#waysOf(part)));
  }

  /** @param {Part} part @returns {number} */
  #count(part) {
    if (!isChoice(part)) return this.#waysOf(part).length;
    const sums = [1, ...Array(part.count).fill(0)];
    for (const option of part.options) {
      const ways = this.#waysOf(option).length;
      for (let size = part.count; size > 0; size -= 1) sums[size] += sums[size - 1] * ways;
    }
    return sums[part.count];
  }

  /** @param {Part} part @returns {Way[]} */
  #waysOf(part) {
    if (!isChoice(part)) return this.#ways.get(part.entry) ?? [[part]];
    const some = combinations(part.options, part.count);
    return some.flatMap((options) => product(options.map((option) => this.#waysOf(option))));
  }

  /** @param {Part[]} parts @returns {Way} */
  #thrifty(parts) {
    /** @type {Way[]} */
    const taken = parts.map(() => []);
    /** @type {Pick[]} */
    const settled = [];
    const order = [...parts.entries()].sort(([, one], [, other]) => Number(isChoice(one)) - Number(isChoice(other)));
    for (const [place, part] of order) {
      const options = isChoice(part) ? [...part.options] : [part];
      for (let left = isChoice(part) ? part.count : 1; left > 0; left -= 1) {
        const { option, way } = this.#cheapestOf(options, settled);
        options.splice(options.indexOf(option), 1);
        settled.push(...way);
        taken[place]?.push(...way);
      }
    }
    return taken.flat();
  }

  /** @param {Pick[]} options @param {Way} settled @returns {{option: Pick, way: Way}} */
  #cheapestOf(options, settled) {
    const have = this.#together(settled);
    const ways = options.flatMap((option) => this.#waysOf(option).map((way) => ({ option, way })));
    return cheapest(ways, ({ way }) => this.#sum([...this.#together(way)].filter((id) => !have.has(id))));
  }

  /** @param {Way} way @returns {Set<string>} */
  #together(way) {
    return new Set(way.flatMap((pick) => [...this.#closure(pick.entry)]));
  }

  /** @param {Iterable<string>} ids @returns {Cost} */
  #sum(ids) {
    const minutes = [...ids].map((id) => this.paths.needs.data.entries[id]?.minutes ?? 0);
    return [minutes.reduce((sum, one) => sum + one, 0), minutes.length];
  }

  /** @param {string} id @returns {Set<string>} */
  #closure(id) {
    const found = this.#closures.get(id) ?? needed(this.paths.needs, [{ id, level: 0 }]);
    for (const one of this.#closures.has(id) ? [] : this.base) found.delete(one);
    this.#closures.set(id, found);
    return found;
  }
}

/** @template T @param {T[]} list @param {(one: T) => Cost} costOf @returns {T} the first of those that cost least */
function cheapest(list, costOf) {
  const found = list.map((one) => ({ one, cost: costOf(one) }));
  const less = (/** @type {Cost} */ a, /** @type {Cost} */ b) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
  return found.reduce((best, other) => (less(other.cost, best.cost) ? other : best)).one;
}

/** @param {Way[][]} lists @returns {Way[]} every way of taking one from each, joined */
function product(lists) {
  return lists.reduce((ways, list) => ways.flatMap((way) => list.map((one) => [...way, ...one])), [/** @type {Way} */ ([])]);
}

/** @param {Pick[]} options @param {number} count @returns {Pick[][]} every so many of them, in their order */
function combinations(options, count) {
  if (!count) return [[]];
  return options.flatMap((option, place) =>
    combinations(options.slice(place + 1), count - 1).map((rest) => [option, ...rest]),
  );
}

/** @param {import("./needs.js").Needs} needs @param {import("./needs.js").Need[]} wanted @returns {Set<string>} */
function needed(needs, wanted) {
  const order = inOrder(wanted, (need) => needs.of(need), keyOf);
  return new Set(order.flatMap((need) => (need.level ? [] : [need.id])));
}

/**
 * Return the steps to take on some paths, in order, and whether no other way is shorter.
 *
 * @param {import("./needs.js").Needs} needs
 * @param {string[]} pathIds
 * @param {import("./needs.js").Need[]} also what is needed beside the paths
 * @returns {{picks: Way, exact: boolean}}
 */
export function chosen(needs, pathIds, also) {
  const paths = new Paths(needs);
  const parts = paths.flat(pathIds);
  const fixed = parts.flatMap((part) => (isChoice(part) ? [] : [{ id: part.entry, level: 0 }]));
  const chooser = new Chooser(paths, needed(needs, [...fixed, ...also]));
  const picks = chooser.chosen(parts);
  return { picks, exact: chooser.exact };
}
