// @ts-check
/**
 * Working days, Monday to Friday: the twin of `hub/graph/workdays.py`. A day is written as `2026-11-22`.
 */

export const WEEK = 5;
const DAY = 24 * 60 * 60 * 1000;

/** @param {string} day @param {number} count @returns {string} the day so many days later, or earlier */
export function plusDays(day, count) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** @param {string} day @returns {number} 0 for Monday to 6 for Sunday */
export function weekday(day) {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** @param {string} start @param {number} number from 0 @returns {string} the working day so many after the first */
export function workday(start, number) {
  const first = weekday(start) >= WEEK ? plusDays(start, 7 - weekday(start)) : start;
  return offset(first, weekday(first) + number);
}

/** @param {string} day @returns {string} the day itself, or the last working day before it */
export function workdayUntil(day) {
  return plusDays(day, -Math.max(weekday(day) - WEEK + 1, 0));
}

/** @param {string} day @param {number} number from 1 @returns {string} the working day so many before a day */
export function workdayBefore(day, number = 1) {
  return offset(day, Math.min(weekday(day), WEEK) - number);
}

/** @param {string} day @param {number} place @returns {string} the working day at a place, from the Monday of a day */
function offset(day, place) {
  const weeks = Math.floor(place / WEEK);
  return plusDays(day, weeks * 7 + (place - weeks * WEEK) - weekday(day));
}

/** @returns {string} today, as the reader's calendar has it */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60 * 1000).toISOString().slice(0, 10);
}
