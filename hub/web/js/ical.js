// @ts-check
/**
 * Writes what someone has to do until when as iCalendar (RFC 5545): the twin of `hub/feeds/agenda.py`.
 *
 * @typedef {object} Due
 * @property {string} uid never changes
 * @property {string} title
 * @property {string} day as `2026-11-22`; the whole of it
 * @property {string} text
 * @property {string} url whole
 */

import { plusDays } from "./workdays.js";

const WIDTH = 75;
const HEAD = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Peerhub//hub//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
const UNSENDABLE = /[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * @param {string} id
 * @param {string} key what tells things about one entry apart; its parts are joined by `+`
 * @returns {string} what calendars call something to do, before the name of the hub
 */
export function dueName(id, key) {
  return [id, "due", key].filter(Boolean).join("+");
}

/**
 * @param {string} name
 * @param {Due[]} dues
 * @param {string} stamp the day on which it is made
 * @returns {string}
 */
export function calendar(name, dues, stamp) {
  const lines = [
    ...HEAD,
    text("NAME", name),
    text("X-WR-CALNAME", name),
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    "X-PUBLISHED-TTL:P1D",
    ...dues.flatMap((due) => event(due, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {Due} due @param {string} stamp @returns {string[]} */
function event(due, stamp) {
  const told = [due.text, due.url].filter(Boolean).join("\n\n");
  return [
    "BEGIN:VEVENT",
    text("UID", due.uid),
    `DTSTAMP:${plain(stamp)}T000000Z`,
    "SEQUENCE:0",
    "STATUS:CONFIRMED",
    `DTSTART;VALUE=DATE:${plain(due.day)}`,
    `DTEND;VALUE=DATE:${plain(plusDays(due.day, 1))}`,
    text("SUMMARY", due.title),
    ...(told ? [text("DESCRIPTION", told)] : []),
    ...(due.url ? [`URL:${due.url}`] : []),
    "END:VEVENT",
  ];
}

/** @param {string} day @returns {string} */
function plain(day) {
  return day.replaceAll("-", "");
}

/** @param {string} name @param {string} value @returns {string} */
function text(name, value) {
  const sendable = value.replace(UNSENDABLE, "").replace(/\r\n?/g, "\n");
  return `${name}:${sendable.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n")}`;
}

/** @param {string} line @returns {string} in parts of at most 75 bytes; no letter is cut */
function folded(line) {
  const parts = [""];
  let width = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (width + size > WIDTH) {
      parts.push("");
      width = 1;
    }
    width += size;
    parts[parts.length - 1] += letter;
  }
  return parts.join("\r\n ");
}
