// @ts-check
/** What a search finds by name: what is called so, topics, and who knows them. */

import { ROOT, fetched } from "./data.js";
import { alike, wordsOf } from "./seeking.js";

/** @typedef {import("./searching.js").Hit} Hit */
/** @typedef {import("./searching.js").Known} Known */

/**
 * What comes first: what is called exactly so, and people where the question is who, or where a topic is all that it says.
 *
 * @param {string[]} words
 * @param {boolean} who
 * @param {Hit[]} hits
 * @param {Known} known
 * @param {() => Promise<Hit[]>} colleagues people whose pages say the words, where nobody is known for a topic of that name
 * @returns {Promise<Hit[]>}
 */
export async function named(words, who, hits, known, colleagues) {
  const plain = wordsOf(words.join(" "));
  const called = hits.filter((hit) => wordsOf(hit.title).join(" ") === plain.join(" "));
  const topics = Object.entries(known.topics).filter(([, [, , names]]) => names.some((name) => isNamed(plain, name, who)));
  const pages = topics.map(([, [title, url]]) => {
    const address = new URL(url, ROOT).href;
    return hits.find((hit) => hit.url === address) ?? { url: address, title, kind: "topic", about: "" };
  });
  const people = (await Promise.all(topics.filter(([, [, , , has]]) => has).map(([id]) => experts(id)))).flat();
  const asked = hits.filter((hit) => hit.kind === "person" && isPartOf(plain, wordsOf(hit.title)));
  const others = who && !people.length ? await colleagues() : [];
  return who ? [...asked, ...people, ...others, ...pages] : [...called, ...asked, ...pages, ...people.slice(0, 1)];
}

/** @param {string[]} words @param {string} name the terms of a topic's name @param {boolean} part whether more may be asked @returns {boolean} */
function isNamed(words, name, part) {
  const terms = name.split(" ");
  const fits = terms.every((term) => words.some((word) => alike({ word, begins: false }, term)));
  return fits && (part || words.length === terms.length);
}

/** @param {string[]} words @param {string[]} all @returns {boolean} */
function isPartOf(words, all) {
  return words.every((word) => all.includes(word));
}

/** @param {string} topic @returns {Promise<Hit[]>} who knows a topic, with why */
async function experts(topic) {
  /** @type {{title: string, url: string, about: string, why: string}[]} */
  const people = await fetched(`${topic}/experts.json`);
  return people.map((one) => ({ ...one, url: new URL(one.url, ROOT).href, kind: "person" }));
}
