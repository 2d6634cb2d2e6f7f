// @ts-check
/**
 * The words of the interface, in the language of the page. English is what the code says; other languages come from a
 * catalogue beside the scripts, which is loaded before any element starts.
 */

/** @type {Record<string, string | string[]>} */
let catalogue = {};
let language = "en";
/** @type {Promise<void>} */
let spoken = Promise.resolve();

/**
 * Load the words of a page's language; without a catalogue they are English.
 *
 * @param {string} lang
 * @returns {Promise<void>} once they are there
 */
export function speak(lang) {
  if (lang !== language) spoken = load(lang);
  language = lang;
  return spoken;
}

/** @param {string} lang */
async function load(lang) {
  const found = lang.startsWith("en") ? undefined : await fetch(new URL(`../words/${lang}.json`, import.meta.url)).catch(() => undefined);
  catalogue = found?.ok ? await found.json() : {};
}

/**
 * @param {string} message
 * @param {Record<string, string | number>} values what stands for `{name}`
 * @returns {string}
 */
export function say(message, values = {}) {
  const found = catalogue[message];
  return filled(typeof found === "string" ? found : message, values);
}

/**
 * @param {string} one
 * @param {string} other
 * @param {number} count stands for `{count}`
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function many(one, other, count, values = {}) {
  const forms = catalogue[one];
  const english = count === 1 ? one : other;
  const form = Array.isArray(forms) ? forms[Math.min(plural(count), forms.length - 1)] : undefined;
  return filled(form ?? english, { count, ...values });
}

/** @param {Date} day @returns {string} */
export function dayText(day) {
  return day.toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long" });
}

/** @param {number} value @returns {string} with two decimals at most */
export function numberText(value) {
  return value.toLocaleString(language, { maximumFractionDigits: 2, useGrouping: false });
}

/** @param {string} lang @returns {string} the name of a language in that language; its code where there is none */
export function languageText(lang) {
  const name = new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}

/** @param {number} minutes @returns {string} */
export function durationText(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!hours) return many("{count} minute", "{count} minutes", rest);
  return rest ? say("{hours} h {minutes} min", { hours, minutes: rest }) : many("{count} hour", "{count} hours", hours);
}

/** @param {number} count @returns {number} the place of the form for a count, for languages of one or two forms */
function plural(count) {
  return new Intl.PluralRules(language).select(count) === "one" ? 0 : 1;
}

/** @param {string} template @param {Record<string, string | number>} values @returns {string} */
function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
}
