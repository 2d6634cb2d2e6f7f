// @ts-check
/** Addresses that carry what a reader writes: of an issue that is begun, and of a text on a page. */

const MOST = 7500;
const MOST_OF_MAIL = 1900;
const QUOTED = 500;
const EDGE = 5;

/**
 * Return an address with a text in it, as much as servers and mail programs take.
 *
 * @param {string} text
 * @param {(text: string) => string} address
 * @returns {{address: string, whole: boolean}} whether all of the text is in it
 */
export function fitting(text, address) {
  const all = [...text];
  for (let kept = all.length; ; kept = Math.floor(kept * 0.9)) {
    const found = address(shortened(text, kept));
    const most = found.startsWith("mailto:") ? MOST_OF_MAIL : MOST;
    if (!kept || found.length <= most) return { address: found, whole: kept === all.length };
  }
}

/** @param {string} text @param {number} [most] characters @returns {string} */
export function shortened(text, most = QUOTED) {
  const all = [...text];
  return all.length > most ? `${all.slice(0, most).join("").trimEnd()}…` : text;
}

/** @param {string} template of the tracker @param {string[]} parts @returns {string} the address of an issue that is begun */
export function issue(template, parts) {
  return template.replaceAll("{body}", () => encodeURIComponent(parts.filter(Boolean).join("\n\n")));
}

/** @param {string} text @returns {string} it as a quote in Markdown */
export function quoted(text) {
  return text.replaceAll(/^/gm, "> ");
}

/** @param {string} page its address @param {string} quote @returns {string} the address at which browsers show the text */
export function placeOf(page, quote) {
  const words = quote.split(/\s+/);
  const ends = words.length > 2 * EDGE ? [words.slice(0, EDGE), words.slice(-EDGE)] : [words];
  return `${page}#:~:text=${ends.map(fragment).join(",")}`;
}

/** @param {string[]} words @returns {string} with what has a meaning in text fragments in percent */
function fragment(words) {
  return encodeURIComponent(words.join(" ")).replaceAll("-", "%2D");
}
