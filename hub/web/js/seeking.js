// @ts-check
/**
 * Which texts say what a reader types, in whatever forms of the words. A word is found as it is, and where it begins with
 * the stem of another; one that is not finished also where another begins with it. Words that no text says make no
 * difference.
 */

/** @typedef {{words: string[], about: string[]}} Text words that a text says, and those of what it is about */

/** Letters of the shortest beginning of a word. */
const SHORTEST = 3;
/** What part of a word its stem is at least: the stem `cont` is not found in `control`. */
const STEM = 0.6;
/** What a word counts in a text that says it, and in one that is about it. */
const SAID = 3;
const ABOUT = 2;

const LETTERS = new Map(Object.entries({ ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", æ: "ae", œ: "oe", þ: "th", ß: "ss" }));
const DENSE = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\u3005-\u3007\u30fc";
const WORD = new RegExp(`[${DENSE}]+|(?:(?![${DENSE}_])[\\p{L}\\p{M}\\p{N}])+(?:\\+\\+|#)?`, "gu");
const IS_DENSE = new RegExp(`^[${DENSE}]`, "u");

/**
 * The words of a text, folded as those of the hub's index are: case, compatibility forms and the accents of Latin letters
 * make no difference. Scripts without spaces give pairs of neighbouring characters.
 *
 * @param {string} text
 * @param {boolean} english whether an apostrophe within a word belongs to it
 * @returns {string[]}
 */
export function wordsOf(text, english = true) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[øłđðıæœþß]/g, (letter) => LETTERS.get(letter) ?? letter);
  const bare = plain.normalize("NFD").replace(/(?<=[a-z])[\u0300-\u036f]+/g, "").normalize("NFC");
  const whole = bare.replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, english ? "" : " ");
  return [...whole.matchAll(WORD)].flatMap(([word]) => (IS_DENSE.test(word) ? pairs(word) : [word]));
}

/** @param {string} word @returns {string[]} */
function pairs(word) {
  const characters = [...word];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, place) => `${characters[place]}${character}`);
}

/**
 * Whether the last word of what is typed may go on: nothing stands behind it.
 *
 * @param {string} text
 * @returns {boolean}
 */
export function isUnfinished(text) {
  return /[\p{L}\p{M}\p{N}]$/u.test(text);
}

/**
 * How well texts fit, where they do: those that say, or are about, more than half of what the best one does.
 *
 * @param {string[]} typed
 * @param {Text[]} texts
 * @param {Set<string>} ignored words that say nothing by themselves
 * @param {boolean} unfinished whether the last word may go on
 * @returns {number[] | undefined} 0 for what does not fit; undefined where nothing is typed yet that could be looked for
 */
export function fitting(typed, texts, ignored = new Set(), unfinished = true) {
  const last = unfinished ? typed.length - 1 : -1;
  const asked = typed.flatMap((word, place) => {
    if (ignored.has(word)) return [];
    const long = word.length >= SHORTEST;
    const says = place !== last || long || IS_DENSE.test(word) || texts.some((text) => text.words.includes(word));
    return says ? [{ word, begins: place === last && long }] : [];
  });
  if (!asked.length) return undefined;
  const scores = texts.map((text) => asked.reduce((sum, one) => sum + score(one, text), 0));
  const best = Math.max(0, ...scores);
  return scores.map((found) => (found > best / 2 ? found : 0));
}

/** @typedef {{word: string, begins: boolean}} Asked `begins`: it may be the beginning of a word */

/** @param {Asked} asked @param {Text} text @returns {number} */
function score(asked, text) {
  if (text.words.some((other) => alike(asked, other))) return SAID;
  return text.about.some((other) => alike(asked, other)) ? ABOUT : 0;
}

/**
 * @param {Asked} asked
 * @param {string} said may be the stem of one, which then is most of it
 * @returns {boolean}
 */
export function alike({ word, begins }, said) {
  const stem = said.length >= Math.max(SHORTEST, word.length * STEM) && word.startsWith(said);
  return word === said || stem || (begins && said.startsWith(word));
}
