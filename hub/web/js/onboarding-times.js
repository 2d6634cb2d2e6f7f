// @ts-check
/**
 * What a newcomer does until when: the twin of `hub/graph/onboarding.py`, which says what the rules are, over
 * `api/onboarding.json`.
 *
 * @typedef {{text: string, doer: string, key: string}} Task
 *
 * @typedef {object} Guide
 * @property {string} title
 * @property {string} url
 * @property {string} summary
 * @property {number} minutes 0 where nobody said
 * @property {string} [lang] where it is not that of the hub
 * @property {{lang: string, url: string}[]} also the same in other languages
 * @property {string[]} for
 * @property {string} when
 * @property {string} area
 * @property {Task[]} tasks
 *
 * @typedef {object} Data
 * @property {string[]} times the words of the hub, earliest first
 * @property {string[]} roles
 * @property {string[]} teams
 * @property {string[]} offices
 * @property {Record<string, {title: string, url: string}>} people those who are to do a task
 * @property {Record<string, Guide>} guides
 *
 * @typedef {{word: string, due: string | undefined, guides: string[]}} Time the ids of the guides that are due then
 */

import { ROOT } from "./data.js";
import { WEEK, plusDays, workday, workdayBefore, workdayUntil } from "./workdays.js";

/** The doers of tasks that are no persons. */
export const DOERS = ["newcomer", "buddy", "manager", "it", "hr"];
const TIME = /^(before-day|day|week|month)-([1-9][0-9]{0,3})$/;

/** @type {Promise<Data> | undefined} */
let loading;

/** @returns {Promise<Data>} */
export function onboardingData() {
  loading ??= fetch(new URL("api/onboarding.json", ROOT)).then((found) => {
    if (!found.ok) throw new Error(`the guides of the hub cannot be loaded (${found.status})`);
    return found.json();
  });
  return loading;
}

/**
 * @param {Data} data
 * @param {string[]} words the role, team and office
 * @param {string} start
 * @returns {Time[]} the times that have guides for someone
 */
export function onboarding(data, words, start) {
  const wanted = new Set(["everyone", ...words]);
  const own = Object.entries(data.guides).filter(([, guide]) => guide.for.some((word) => wanted.has(word)));
  return data.times.flatMap((word) => {
    const guides = own.flatMap(([id, guide]) => (guide.when === word ? [id] : []));
    return guides.length ? [{ word, due: due(word, start), guides }] : [];
  });
}

/** @param {string} word @param {string} start @returns {string | undefined} the day, where the time has one */
export function due(word, start) {
  const [, unit, number] = TIME.exec(word) ?? [];
  const count = Number(number);
  const first = workday(start, 0);
  if (unit === "month") return workdayUntil(plusDays(plusMonths(first, count), -1));
  if (unit === "week") return workday(first, count * WEEK - 1);
  if (unit === "day") return workday(first, count - 1);
  return unit === "before-day" ? workdayBefore(workday(first, count - 1)) : undefined;
}

/** @param {string} day @param {number} count @returns {string} so many months later; of a shorter month the last day */
function plusMonths(day, count) {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}
