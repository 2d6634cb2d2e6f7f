// @ts-check
/** A plan with days: the twin of `hub/graph/schedule.py`, which says what the rules are. */

import { WEEK, workday } from "./workdays.js";

/** @typedef {{start: string, end: string}} Days the first and the last day of a step */

/**
 * @param {import("./data.js").Data} data
 * @param {import("./plan-way.js").PlanStep[]} steps
 * @param {number} weekly minutes a week, 1 or more
 * @param {string} start the first day
 * @returns {Days[]} one for each step
 */
export function scheduled(data, steps, weekly, start) {
  let spent = 0;
  return steps.map((step) => {
    const day = data.entries[step.id]?.on;
    if (day && day >= start) return { start: day, end: day };
    const [first, last] = daysOf(spent, step.minutes, weekly);
    spent += step.minutes;
    return { start: workday(start, first), end: workday(start, last) };
  });
}

/** @param {number} spent @param {number} minutes @param {number} weekly @returns {[number, number]} working days from 0 */
export function daysOf(spent, minutes, weekly) {
  const first = Math.floor((spent * WEEK) / weekly);
  return [first, Math.max(Math.ceil(((spent + minutes) * WEEK) / weekly) - 1, first)];
}
