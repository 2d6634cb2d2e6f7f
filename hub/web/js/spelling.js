// @ts-check
/** What a word that nobody says was meant to be: the twin of `hub/graph/spelling.py`. */

const SHORTEST = 4;
const LONG = 8;

/**
 * The words of a pool with the fewest slips, if these are few enough, in their order; the first or the last letter must be right.
 *
 * @param {string} word
 * @param {string[]} pool
 * @returns {string[]}
 */
export function nearest(word, pool) {
  let most = word.length < SHORTEST || !/^\p{L}+$/u.test(word) ? 0 : word.length < LONG ? 1 : 2;
  /** @type {string[]} */
  let best = [];
  for (const other of most ? pool : []) {
    if (Math.abs(other.length - word.length) > most || (other[0] !== word[0] && other.at(-1) !== word.at(-1))) continue;
    const slips = distance(word, other);
    if (slips < most) [most, best] = [slips, []];
    if (slips === most) best.push(other);
  }
  return best;
}

/** @param {string} one @param {string} other @returns {number} letters to be added, dropped, changed or swapped */
function distance(one, other) {
  /** @type {number[]} */
  let before = [];
  let row = [...Array(other.length + 1).keys()];
  for (let place = 1; place <= one.length; place += 1) {
    const previous = row;
    row = [place];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = at(previous, column - 1) + (one[place - 1] === other[column - 1] ? 0 : 1);
      let cost = Math.min(at(row, column - 1) + 1, at(previous, column) + 1, changed);
      if (place > 1 && column > 1 && one[place - 1] === other[column - 2] && one[place - 2] === other[column - 1]) {
        cost = Math.min(cost, at(before, column - 2) + 1);
      }
      row.push(cost);
    }
    before = previous;
  }
  return at(row, other.length);
}

/** @param {number[]} row @param {number} place @returns {number} */
function at(row, place) {
  return row[place] ?? 0;
}
