// @ts-check
/** `<hub-resume>`: on the home page, where the reader left off: the last unfinished entry, and the paths begun. */

import { address, data } from "./data.js";
import { HubElement, made } from "./element.js";
import { left } from "./path-left.js";
import { timeLeft } from "./path-progress.js";
import { progress } from "./store.js";
import { doneVersions } from "./versions.js";
import { durationText, say } from "./words.js";

const MOST = 3;

export default class Resume extends HubElement {
  /** @override */
  show() {
    const now = progress();
    if (!Object.keys(now.seen).length && !Object.keys(now.done).length) {
      this.replaceChildren();
      return;
    }
    void data().then((known) => this.#tell(now, known));
  }

  /** @param {import("./progress.js").Progress} now @param {import("./data.js").Data} known */
  #tell(now, known) {
    const lines = [...lastSeen(now, known), ...pathsBegun(now, known)];
    const title = made("h2", { id: "continue" }, say("Continue where you left off"));
    this.replaceChildren(...(lines.length ? [title, made("ul", {}, ...lines)] : []));
  }
}

/**
 * @param {import("./progress.js").Progress} now
 * @param {import("./data.js").Data} known
 * @returns {HTMLElement[]}
 */
function lastSeen(now, known) {
  const version = doneVersions(known, now.done);
  const open = Object.entries(now.seen).filter(([id]) => version(id) === undefined && known.entries[id]?.kind !== "path");
  open.sort(([, one], [, other]) => (one.at < other.at ? 1 : -1));
  return open.slice(0, MOST).flatMap(([id, seen]) => {
    const entry = known.entries[id];
    if (!entry) return [];
    const href = address(entry.url) + (seen.anchor ? `#${seen.anchor}` : "");
    return [made("li", {}, made("a", { href }, entry.title), ` (${durationText(entry.minutes)})`)];
  });
}

/**
 * @param {import("./progress.js").Progress} now
 * @param {import("./data.js").Data} known
 * @returns {HTMLElement[]}
 */
function pathsBegun(now, known) {
  const version = doneVersions(known, now.done);
  return Object.entries(known.paths).flatMap(([id, path]) => {
    const entry = known.entries[id];
    const found = left(path.stages, (step) => version(step) !== undefined);
    if (!entry || !found.done || found.done === found.all) return [];
    const steps = say("{done} of {all} steps done", { done: found.done, all: found.all });
    return [made("li", {}, made("a", { href: address(entry.url) }, entry.title), `: ${steps}. ${timeLeft(found)}`)];
  });
}
