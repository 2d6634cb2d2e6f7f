// @ts-check
/**
 * What the hub knows for a question. Pagefind finds pages by their words; what the hub knows by heart (`api/search.json`)
 * adds exact names, people for a question that asks who, and other words for those that nobody says.
 *
 * @typedef {Record<string, string[]>} Chosen by facet, the values that are chosen in it
 * @typedef {Record<string, Record<string, number>>} Counts by facet and value, how many results there are
 *
 * @typedef {object} Hit
 * @property {string} url
 * @property {string} title
 * @property {string} kind
 * @property {string} about
 * @property {string} [why] why someone is an answer
 * @property {string} [excerpt] text, in which `<mark>` alone is markup
 * @property {{title: string, url: string, excerpt: string}[]} [parts] sections and chapters that say it
 *
 * @typedef {object} Found
 * @property {string} words what was looked for in the end
 * @property {boolean} read whether words were taken for others, which nobody typed
 * @property {string[]} unknown words that were typed and that no page says
 * @property {string[]} without words that not all results say
 * @property {number} count
 * @property {Hit[]} hits the first of them
 * @property {Counts} counts
 * @property {(from: number, to: number) => Promise<Hit[]>} more
 *
 * @typedef {object} Known
 * @property {string} ignored
 * @property {string} who
 * @property {string} beside
 * @property {string} propose
 * @property {Record<string, Record<string, string>>} labels
 * @property {Record<string, [title: string, url: string, names: string[], known: number]>} topics
 */

import { ROOT, fetched } from "./data.js";
import { EXCERPT, beginning, excerpt } from "./excerpts.js";
import { named } from "./naming.js";
import { wordsOf } from "./seeking.js";

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** The word of every page (`hub/feeds/searchable.py`). */
const EVERY = "xxhubxx";
const RANKING = { termFrequency: 0.6, pageLength: 0.5, metaWeights: { title: 8, also: 1.5, about: 0.5, every: 0 } };
/** So few results are followed by others, which say most of the words. */
const FEW = 3;
const NOTHING = { count: 0, all: 0, ids: [], hits: [], counts: {}, more: async () => [] };

/** @type {Promise<{pagefind: any, known: Known}> | undefined} */
let loading;

/** Load what every search needs. */
export function ready() {
  loading ??= Promise.all([engine(), fetched("api/search.json")]).then(([pagefind, known]) => ({ pagefind, known }));
  loading.catch(() => (loading = undefined));
  return loading;
}

async function engine() {
  const pagefind = await import(new URL("pagefind/pagefind.js", ROOT).href);
  await pagefind.options({ noWorker: true, excerptLength: EXCERPT, ranking: RANKING });
  await pagefind.init();
  return pagefind;
}

/** @returns {Promise<Counts>} all facets with how many pages there are in each; the counts of searches have them from now on */
export async function facets() {
  return (await ready()).pagefind.filters();
}

/**
 * @param {string} text
 * @param {Chosen} chosen
 * @param {number} most how many hits are wanted at first
 * @returns {Promise<Found>}
 */
export async function search(text, chosen, most) {
  const { known } = await ready();
  const asked = questionOf(text, known);
  let words = asked.words;
  let found = await look(words, chosen, most);
  const strange = words.filter((word) => !found.hits.length || !says(found.hits[0], word));
  /** @type {string[]} */
  let unknown = [];
  /** @type {string[]} */
  let without = [];
  let read = false;
  if (strange.length && !DENSE.test(text)) {
    const meant = await Promise.all(words.map((word) => (strange.includes(word) ? meaning(word) : word)));
    read = meant.some((word, place) => word && word !== words[place]);
    unknown = words.filter((word, place) => word !== meant[place]);
    words = meant.flatMap((word) => word ?? []);
    if (unknown.length) found = await look(words, chosen, most);
  }
  const whole = found;
  if (found.all < FEW && words.length > 1) {
    const said = await mostSaid(words, found.ids);
    without = words.filter((word) => !said.includes(word));
    words = found.all ? words : said;
    found = said.length ? await look(said, chosen, most) : found;
  }
  const colleagues = async () => (await look(words, { kind: ["person"] }, 3)).hits;
  const first = Object.keys(chosen).length || !words.length ? [] : await named(words, asked.who, found.hits, known, colleagues);
  const hits = distinct([...first, ...whole.hits, ...found.hits]);
  return { ...found, words: words.join(" "), read, unknown, without, hits, count: Math.max(found.count, hits.length) };
}

/** @param {string} text @param {Known} known @returns {{words: string[], who: boolean}} the words of a question that ask for something */
function questionOf(text, known) {
  const tokens = text.trim().split(/\s+/).filter(Boolean);
  const lists = (/** @type {string} */ list, /** @type {string} */ token) =>
    wordsOf(token).every((word) => list.split(" ").includes(word));
  const who = tokens.some((token) => lists(known.who, token));
  const idle = [known.ignored, known.who, ...(who ? [known.beside] : [])];
  const words = tokens.filter((token) => !idle.some((list) => lists(list, token)));
  return { words: words.length ? words : tokens, who };
}

/** @param {string[]} words @param {Chosen} chosen @param {number} most */
async function look(words, chosen, most) {
  const { pagefind } = await ready();
  if (!words.length && !Object.keys(chosen).length) return NOTHING;
  const term = words.join(" ") || EVERY;
  const filters = filtersOf(chosen);
  const { results, filters: counts, unfilteredResultCount: all } = await pagefind.search(term, { filters });
  for (const facet of Object.keys(chosen)) {
    const { [facet]: _, ...others } = filters;
    counts[facet] = (await pagefind.search(term, { filters: others })).filters[facet] ?? counts[facet];
  }
  /** @param {number} from @param {number} to @returns {Promise<Hit[]>} */
  const more = async (from, to) =>
    (await Promise.all(results.slice(from, to).map((/** @type {any} */ one) => one.data()))).map((told) => hitOf(told, words));
  const ids = results.map((/** @type {any} */ one) => one.id);
  return { count: results.length, all, ids, hits: await more(0, most), counts, more };
}

/** @param {Chosen} chosen @returns {Record<string, object>} */
function filtersOf(chosen) {
  return Object.fromEntries(Object.entries(chosen).map(([facet, values]) => [facet, { any: values }]));
}

/** @param {string} words that were looked for in the end @returns {Promise<Record<string, number>>} how many there are of each kind */
export async function kindsOf(words) {
  const { filters } = await (await ready()).pagefind.search(words, { filters: { kind: { none: ["-"] } } });
  return filters.kind ?? {};
}

/** @param {any} told what Pagefind knows of a page @param {string[]} words @returns {Hit & {said: string[]}} */
function hitOf(told, words) {
  const { meta, filters, content, locations, sub_results: parts } = told;
  const at = content.split(/\s+/);
  const called = wordsOf(meta.title);
  const said = [...locations.map((/** @type {number} */ place) => at[place] ?? ""), meta.title, meta.also ?? ""];
  return {
    url: new URL(told.url, ROOT).href,
    title: meta.title,
    kind: filters.kind?.[0] ?? "page",
    about: meta.about ?? "",
    excerpt: wordsOf(words.join(" ")).every((word) => called.includes(word)) ? beginning(at) : excerpt(told.excerpt, at),
    parts: parts.filter((/** @type {any} */ part) => part.anchor).sort(byWeight).map((/** @type {any} */ part) => ({
      title: part.title,
      url: new URL(part.url, ROOT).href,
      excerpt: excerpt(part.excerpt, at, part.title),
    })),
    said: wordsOf(said.join(" ")),
  };
}

/** @param {any} one @param {any} other @returns {number} the section first in which more is found */
function byWeight(one, other) {
  const [here, there] = [one, other].map((part) =>
    part.weighted_locations.reduce((/** @type {number} */ sum, /** @type {any} */ place) => sum + place.balanced_score, 0),
  );
  return there - here;
}

/** @param {any} hit @param {string} word @returns {boolean} whether a page says a word, or one that begins with it */
function says(hit, word) {
  return wordsOf(word).every((part) => hit.said.some((/** @type {string} */ said) => said.startsWith(part)));
}

/**
 * The word, if any page says it in any form, else what it may have meant. Pagefind itself falls back on words that merely
 * begin alike, but not where a word stands between quotes.
 *
 * @param {string} word
 * @returns {Promise<string | undefined>}
 */
async function meaning(word) {
  const { pagefind } = await ready();
  if ((await pagefind.search(`"${word}"`)).results.length) return word;
  const [hit] = (await look([word], {}, 1)).hits;
  if (hit && says(hit, word)) return word;
  const [{ nearest }, pool] = await Promise.all([import("./spelling.js"), fetched("api/search-words.json")]);
  return nearest(wordsOf(word).join(""), pool.split(" "))[0];
}

/**
 * Which words the page says that fits best, beside those which say all of them.
 *
 * @param {string[]} words
 * @param {string[]} whole the ids of pages that say all
 * @returns {Promise<string[]>}
 */
async function mostSaid(words, whole) {
  const { pagefind } = await ready();
  /** @type {Map<string, {score: number, words: string[]}>} */
  const pages = new Map();
  for (const word of words) {
    for (const { id, score } of (await pagefind.search(word)).results) {
      const page = pages.get(id) ?? { score: 0, words: [] };
      pages.set(id, { score: page.score + score, words: [...page.words, word] });
    }
  }
  for (const id of whole) pages.delete(id);
  const [best] = [...pages.values()].sort((one, other) => other.score - one.score);
  return best?.words ?? [];
}

/** @param {Hit[]} hits @returns {Hit[]} each once */
function distinct(hits) {
  const seen = new Set();
  return hits.filter((hit) => !seen.has(hit.url) && seen.add(hit.url));
}
