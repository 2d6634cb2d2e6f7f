// @ts-check
/**
 * When people work, and how long two of them do so at the same time: the twin of `hub/graph/hours.py`.
 *
 * @typedef {{start: number, length: number}} Window a stretch of each day, in minutes after midnight in UTC
 */

const DAY = 24 * 60;

/**
 * @param {string} hours such as `09:00-17:00`; they may cross midnight
 * @param {string} zone
 * @param {string} day
 * @returns {Window | undefined} nothing where hours or zone are not known
 */
export function windowOf(hours, zone, day) {
  const [start = NaN, end = NaN] = hours.split("-").map(minutesOf);
  const shift = offsetAt(zone, day);
  if (Number.isNaN(start + end) || shift === undefined) return undefined;
  return { start: rest(start - shift), length: rest(end - start) || DAY };
}

/** @param {Window | undefined} one @param {Window | undefined} two @returns {number | undefined} minutes of a day */
export function overlap(one, two) {
  if (!one || !two) return undefined;
  return [-DAY, 0, DAY].reduce((sum, turn) => {
    const end = Math.min(one.start + one.length, two.start + turn + two.length);
    return sum + Math.max(0, end - Math.max(one.start, two.start + turn));
  }, 0);
}

/** @param {string} told what ends with an offset, such as `+05:30` @returns {number} its minutes from UTC */
export function offsetIn(told) {
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)$/.exec(told) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** @param {string} zone @param {string} day @returns {number | undefined} at noon in UTC; nothing for an unknown zone */
function offsetAt(zone, day) {
  try {
    const clock = new Intl.DateTimeFormat("en", { timeZone: zone || "?", timeZoneName: "longOffset" });
    return offsetIn(clock.format(new Date(`${day}T12:00Z`)));
  } catch {
    return undefined;
  }
}

/** @param {string} clock @returns {number} */
function minutesOf(clock) {
  const [hours = NaN, minutes = NaN] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}

/** @param {number} minutes @returns {number} from midnight to midnight */
function rest(minutes) {
  return ((minutes % DAY) + DAY) % DAY;
}
