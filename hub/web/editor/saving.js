// @ts-check
/** What is saved: fields that say something, in YAML that every reader takes for the same. */

import { CMS, plain } from "./decap.js";

const BACKENDS = ["github", "gitlab", "gitea", "bitbucket", "azure", "git-gateway", "proxy"];
const FRONT = /^---\n([\s\S]*?)\n---(?:\n|$)/;
const LINE = /^( *(?:- )*(?:[^\s:#"'-][^:#"']*: )?)(\S.*)$/;
/** Text in YAML 1.2, which Decap writes; a truth value or a number in YAML 1.1. */
const READ_DIFFERENTLY =
  /^(?:y|n|yes|no|on|off|[-+]?[1-9][\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?|[-+]?0b[01_]+|[-+]?\d[\d_]*_[\d_]*(?:\.[\d_]*)?)$/i;
const DAY = /^\d{4}-\d\d?-\d\d?(?:[T ].*)?$/;
/** Fields of free text, in which a day is no day. */
const FREE = /^(?:title|summary): $/;
const INDEX = /\/(?:index|README)\.md$/;

/**
 * Put the values in quotes that older readers of YAML take for something else than text.
 *
 * @param {string} text a file with its front matter
 */
export function quoted(text) {
  return text.replace(FRONT, (whole, front) => whole.replace(front, () => front.split("\n").map(quoter()).join("\n")));
}

/** Return what quotes one line after another; lines of a text in a block stay as they are. */
function quoter() {
  let block = -1;
  return (/** @type {string} */ line) => {
    const indent = line.search(/\S/);
    if (block >= 0 && (indent < 0 || indent > block)) return line;
    block = /[:-] [|>][-+\d]*$/.test(line) ? indent : -1;
    const [, start = "", value = ""] = LINE.exec(line) ?? [];
    const misread = READ_DIFFERENTLY.test(value) || (FREE.test(start) && DAY.test(value));
    return start.trim() && misread ? `${start}"${value}"` : line;
  };
}

/**
 * Return a value without the parts that say nothing; null where nothing is left. Decap reads times in UTC as dates, and would
 * write them with thousandths of a second, which the hub does not read.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
export function told(value) {
  const found = plain(value);
  if (Array.isArray(found)) return orNothing(found.map(told).filter(isTold));
  if (found === null || typeof found !== "object") return found === "" ? null : found;
  if (found instanceof Date) return found.toISOString().replace(".000Z", "Z");
  const pairs = Object.entries(found).map(([key, one]) => [key, told(one)]);
  return orNothing(Object.fromEntries(pairs.filter(([, one]) => isTold(one))));
}

/** @param {unknown} value */
const isTold = value => value !== null && value !== undefined;

/** @param {object} value */
const orNothing = value => (Object.keys(value).length ? value : null);

/** Let Decap save what is told alone, quote what needs it, and list no index pages among the entries of a kind. */
export function mendSaving() {
  CMS.registerEventListener({ name: "preSave", handler: ({ entry }) => entry.get("data").map(told).filter(isTold) });
  for (const name of BACKENDS) {
    const found = CMS.getBackend(name);
    const init = found?.init;
    if (found && init) found.init = (...given) => mended(init(...given));
  }
}

/**
 * @param {import("./decap.js").Backend} backend
 * @returns {import("./decap.js").Backend}
 */
function mended(backend) {
  const persist = backend.persistEntry.bind(backend);
  backend.persistEntry = (entry, options) => {
    const dataFiles = entry.dataFiles.map(file => ({ ...file, raw: quoted(file.raw) }));
    return persist({ ...entry, dataFiles }, options);
  };
  backend.entriesByFolder = withoutIndex(backend.entriesByFolder.bind(backend));
  if (backend.allEntriesByFolder) backend.allEntriesByFolder = withoutIndex(backend.allEntriesByFolder.bind(backend));
  return backend;
}

/**
 * @param {(folder: string, ...more: unknown[]) => Promise<import("./decap.js").Found[]>} list
 * @returns {(folder: string, ...more: unknown[]) => Promise<import("./decap.js").Found[]>}
 */
function withoutIndex(list) {
  const top = document.querySelector("meta[name='hub:content']")?.getAttribute("content");
  return async (folder, ...more) => {
    const found = await list(folder, ...more);
    if (folder === top) return found;
    const kept = found.filter(one => !INDEX.test(one.file.path));
    for (const mark of Object.getOwnPropertySymbols(found)) Object.assign(kept, { [mark]: /** @type {any} */ (found)[mark] });
    return kept;
  };
}
