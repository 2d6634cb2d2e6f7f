// @ts-check
/**
 * Which texts say what a reader types, in whatever forms of the words. A word is found in another that begins with it,
 * or that it begins with, so that stems are found both ways. Words that no text says make no difference.
 */

/** @typedef {{words: string[], about: string[]}} Text words that a text says, and those of what it is about */

/** Letters of the shortest beginning of a word. */
const SHORTEST = 3;
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
 * Which texts fit: those that say, or are about, more than half of what the best one does.
 *
 * @param {string[]} typed the last word may be unfinished
 * @param {Text[]} texts
 * @param {Set<string>} ignored words that say nothing by themselves
 * @returns {boolean[] | undefined} undefined where nothing is typed yet that could be looked for
 */
export function fitting(typed, texts, ignored = new Set()) {
  const unfinished = typed.length - 1;
  const asked = typed.filter(
    (word, place) =>
      !ignored.has(word) && (place !== unfinished || word.length >= SHORTEST || IS_DENSE.test(word)),
  );
  if (!asked.length) return undefined;
  const scores = texts.map((text) => asked.reduce((sum, word) => sum + score(word, text), 0));
  const best = Math.max(0, ...scores);
  return scores.map((found) => best > 0 && found > best / 2);
}

/** @param {string} word @param {Text} text @returns {number} */
function score(word, text) {
  if (text.words.some((other) => alike(word, other))) return SAID;
  return text.about.some((other) => alike(word, other)) ? ABOUT : 0;
}

/** @param {string} one @param {string} other @returns {boolean} */
function alike(one, other) {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  return one === other || (shorter.length >= SHORTEST && longer.startsWith(shorter));
}
