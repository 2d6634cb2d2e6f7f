// @ts-check
/** `<hub-progress data-path>`: how far the reader is on a path, and how long the rest takes. Its map shows the same. */

import { data } from "./data.js";
import { HubElement, made } from "./element.js";
import { left } from "./path-left.js";
import { progress } from "./store.js";
import { doneVersions } from "./versions.js";
import { durationText, say } from "./words.js";

export default class PathProgress extends HubElement {
  #bar = made("progress", {});
  #text = made("p", { role: "status" });

  /** @override */
  start() {
    this.#bar.setAttribute("aria-label", say("Progress on this path"));
    this.append(this.#bar, this.#text);
  }

  /** @override */
  show() {
    void data().then((known) => this.#tell(known));
  }

  /** @param {import("./data.js").Data} known */
  #tell(known) {
    const version = doneVersions(known, progress().done);
    const found = left(known.paths[this.dataset["path"] ?? ""]?.stages ?? [], (id) => version(id) !== undefined);
    this.#bar.max = found.all;
    this.#bar.value = found.done;
    const steps = say("{done} of {all} steps done", { done: found.done, all: found.all });
    this.#text.textContent = found.done === found.all ? `✓ ${steps}` : `${steps}. ${timeLeft(found)}`;
  }
}

/** @param {import("./path-left.js").Left} found @returns {string} */
export function timeLeft(found) {
  const [least, most] = [durationText(found.least), durationText(found.most)];
  return least === most ? say("{time} left.", { time: most }) : say("{least} to {most} left.", { least, most });
}
