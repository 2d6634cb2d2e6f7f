// @ts-check
/**
 * The shortest way to something for someone who knows something already: the twin of `hub/graph/plan.py`.
 *
 * @typedef {{paths: string[], entries: string[], topics: [string, number][], reached: Record<string, number>}} Goal
 * @typedef {{via: "steps" | "requires" | "topics" | "wanted", of: string, stage: string}} Why
 * @typedef {{id: string, minutes: number, why: Why[]}} PlanStep
 * @typedef {{steps: PlanStep[], exact: boolean}} Plan `exact`: no shorter way exists
 */

import { chosen } from "./choices.js";
import { Needs, TOP, inOrder, keyOf } from "./needs.js";

/** @param {import("./data.js").Data} data @param {string} target id or role @param {number} level @returns {Goal} */
export function goalOf(data, target, level = TOP) {
  const nothing = { paths: [], entries: [], topics: [], reached: {} };
  const role = data.roles[target];
  if (role) return { ...nothing, ...role };
  if (data.paths[target]) return { ...nothing, paths: [target] };
  return data.topics[target] ? { ...nothing, topics: [[target, level]] } : { ...nothing, entries: [target] };
}

/**
 * @param {import("./data.js").Data} data
 * @param {Goal} goal
 * @param {import("./needs.js").Known} known
 * @returns {Plan}
 */
export function plan(data, goal, known) {
  const needs = new Needs(data, known);
  const wanted = wantedBeside(needs, goal);
  const paths = goal.paths.filter((id) => data.paths[id] && !needs.has(id));
  const { picks, exact } = chosen(needs, paths, wanted.map(({ need }) => need));
  const roots = [...picks.map((pick) => ({ id: pick.entry, level: 0 })), ...wanted.map(({ need }) => need)];
  const order = inOrder(roots, (need) => needs.of(need), keyOf);
  const why = reasons(needs, order, picks, wanted);
  const ids = order.flatMap((need) => (!need.level && data.entries[need.id] ? [need.id] : []));
  return { steps: ids.map((id) => ({ id, minutes: data.entries[id]?.minutes ?? 0, why: why.get(id) ?? [] })), exact };
}

/** @typedef {{need: import("./needs.js").Need, why: Why}} Wanted */

/** @param {Needs} needs @param {Goal} goal @returns {Wanted[]} what is wanted beside paths, each once, in order */
function wantedBeside(needs, goal) {
  const open = goal.entries.filter((id) => needs.data.entries[id] && !needs.has(id));
  const found = open.map((id) => wanted({ id, level: 0 }, "wanted", id));
  for (const [topic, level] of goal.topics) {
    const above = Math.max(goal.reached[topic] ?? 0, needs.known.levels[topic] ?? 0);
    if (above >= level) continue;
    const first = needs.of({ id: topic, level }).filter((need) => need.level);
    const lessons = needs.lessons(topic, level, above).map((id) => ({ id, level: 0 }));
    found.push(...[...first, ...lessons].map((need) => wanted(need, "topics", topic)));
  }
  return inOrder(found, () => [], ({ need }) => keyOf(need));
}

/** @param {import("./needs.js").Need} need @param {Why["via"]} via @param {string} of @returns {Wanted} */
function wanted(need, via, of) {
  return { need, why: { via, of, stage: "" } };
}

/**
 * @param {Needs} needs
 * @param {import("./needs.js").Need[]} order
 * @param {import("./choices.js").Way} picks
 * @param {Wanted[]} wanted
 * @returns {Map<string, Why[]>} why each entry is there: for a path first, then for itself, then for others
 */
function reasons(needs, order, picks, wanted) {
  /** @type {Map<string, Map<string, Why>>} */
  const found = new Map();
  const add = (/** @type {string} */ id, /** @type {Why} */ why) => {
    const known = found.get(id) ?? new Map();
    found.set(id, known.set(JSON.stringify([why.via, why.of, why.stage]), why));
  };
  for (const pick of picks) add(pick.entry, { via: "steps", of: pick.path, stage: pick.stage });
  for (const { need, why } of wanted) if (!need.level) add(need.id, why);
  for (const need of order) {
    const why = { via: /** @type {Why["via"]} */ (need.level ? "topics" : "requires"), of: need.id, stage: "" };
    for (const required of needs.of(need)) if (!required.level) add(required.id, why);
  }
  return new Map([...found].map(([id, own]) => [id, [...own.values()]]));
}
