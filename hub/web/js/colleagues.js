// @ts-check
/**
 * Which colleagues fit what a reader looks for, and in which order. Who knows a topic, and before whom, is what the hub
 * says (`hub experts`); nothing of it is worked out here.
 *
 * @typedef {object} Known what speaks for someone's knowing a topic
 * @property {number} place among those who know it
 * @property {number} score
 * @property {number} deeds
 * @property {number} level what they say of themselves; 0 where they say nothing
 *
 * @typedef {object} Colleague
 * @property {string[]} words of the name and what stands beside it
 * @property {string} office
 * @property {string[]} speaks
 * @property {number | undefined} together minutes of a day in which both work; nothing where it is not known
 * @property {Map<string, Known>} knows
 * @property {string[][]} offers that have room: the kind of each, and its topics; none for anything
 *
 * @typedef {object} Wanted what is empty may be anything
 * @property {string[]} words
 * @property {string} topic
 * @property {string} level `did`, or the lowest that someone says of themselves
 * @property {string} offer
 * @property {string} office
 * @property {string} language
 * @property {number} minutes
 */

/** @param {string} text parts between `::`, with `:` within them @returns {string[][]} */
export function parts(text) {
  return text ? text.split("::").map((part) => part.split(":")) : [];
}

/** @param {string} text @returns {Map<string, Known>} */
export function knownIn(text) {
  return new Map(
    parts(text).map(([topic = "", ...told]) => {
      const [place = 0, score = 0, deeds = 0, level = 0] = told.map(Number);
      return [topic, { place, score, deeds, level }];
    }),
  );
}

/** @param {Colleague} one @param {Wanted} wanted @returns {boolean} */
export function fits(one, wanted) {
  return (
    (!wanted.topic || knowsIt(one, wanted)) &&
    (!wanted.offer || offering(one, wanted).length > 0) &&
    (!wanted.office || wanted.office === one.office) &&
    (!wanted.language || one.speaks.includes(wanted.language)) &&
    (!wanted.minutes || (one.together ?? 0) >= wanted.minutes) &&
    wanted.words.every((word) => one.words.some((other) => other.startsWith(word)))
  );
}

/**
 * Whoever offers help with a topic by its name fits too, where that help is what is wanted and no level is.
 *
 * @param {Colleague} one
 * @param {Wanted} wanted
 * @returns {boolean}
 */
function knowsIt(one, wanted) {
  const { topic, level } = wanted;
  const known = one.knows.get(topic);
  if (!level) return known !== undefined || offering(one, wanted).some((topics) => topics.length > 0);
  return known !== undefined && (level === "did" ? known.deeds > 0 : known.level >= Number(level));
}

/** @param {Colleague} one @param {Wanted} wanted @returns {string[][]} the topics of the offers that are wanted */
function offering(one, { offer, topic }) {
  const offers = one.offers.flatMap(([what, ...topics]) => (what === offer ? [topics] : []));
  return topic ? offers.filter((topics) => !topics.length || topics.includes(topic)) : offers;
}

/**
 * @template {Colleague} T
 * @param {T[]} colleagues in the order of their names, which is that of all that is equal
 * @param {string} order `name`, `evidence` (on the topic, or else on all) or `hours`
 * @param {string} topic
 * @returns {T[]}
 */
export function inOrder(colleagues, order, topic) {
  const weight = (/** @type {T} */ one) => {
    if (order === "hours") return -(one.together ?? -1);
    if (order === "evidence") return topic ? (one.knows.get(topic)?.place ?? Infinity) : -sum(one);
    return 0;
  };
  return [...colleagues].sort((one, other) => compared(weight(one), weight(other)));
}

/** @param {number} one @param {number} other @returns {number} */
function compared(one, other) {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** @param {Colleague} one @returns {number} */
function sum(one) {
  return [...one.knows.values()].reduce((all, { score }) => all + score, 0);
}
