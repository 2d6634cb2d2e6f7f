// @ts-check
/** `<hub-record>`: all of the reader's progress: to look at, to print, to take along, to forget. */

import { address, data } from "./data.js";
import { HubElement, button, made } from "./element.js";
import { nameLine } from "./fields.js";
import { saved } from "./save.js";
import { forget, progress, takeIn } from "./store.js";
import { dayText, durationText, many, say } from "./words.js";

export default class CompletionRecord extends HubElement {
  #list = made("div", {});
  #status = made("p", { role: "status" });

  /** @override */
  start() {
    const file = made("input", { type: "file", accept: "application/json,.json", class: "hub-hidden" });
    file.addEventListener("change", () => void this.#import(file));
    const tools = [
      button(say("Save to a file"), () => saved("progress.json", "application/json", JSON.stringify(progress(), null, 1))),
      made("label", { class: "md-button hub-button hub-file" }, say("Take in from a file"), file),
      button(say("Print"), () => print()),
      button(say("Forget everything"), () => this.#forget(), { class: "hub-link" }),
    ];
    this.replaceChildren(nameLine(), this.#list, made("p", { class: "hub-tools" }, ...tools), this.#status);
  }

  /** @override */
  show() {
    void data().then((known) => this.#list.replaceChildren(...listed(progress().done, known)));
  }

  #forget() {
    if (!confirm(say("Forget all progress in this browser?"))) return;
    forget();
    this.#status.textContent = say("Forgotten. Nothing of your progress is left in this browser.");
  }

  /** @param {HTMLInputElement} file */
  async #import(file) {
    const chosen = file.files?.[0];
    if (!chosen) return;
    try {
      takeIn(await chosen.text());
      this.#status.textContent = say("Taken in: what was here and what was in the file are both kept.");
    } catch {
      this.#status.textContent = say("This file holds no progress. Choose the one you saved here or on another device.");
    }
    file.value = "";
  }
}

/**
 * @param {Record<string, import("./progress.js").Done>} done
 * @param {import("./data.js").Data} known
 * @returns {HTMLElement[]}
 */
function listed(done, known) {
  const found = Object.entries(done).sort(([, one], [, other]) => (one.at < other.at ? 1 : -1));
  if (!found.length) return [made("p", {}, say("Nothing is marked as done yet."))];
  const minutes = found.reduce((sum, [id]) => sum + (known.entries[id]?.minutes ?? 0), 0);
  const count = many("{count} entry", "{count} entries", found.length);
  const head = [say("What"), say("When"), say("Time")].map((text) => made("th", { scope: "col" }, text));
  const rows = found.map(([id, one]) => row(id, one, known.entries[id]));
  return [
    made("p", {}, say("{count} done, {time} of learning.", { count, time: durationText(minutes) })),
    made("table", {}, made("thead", {}, made("tr", {}, ...head)), made("tbody", {}, ...rows)),
  ];
}

/**
 * @param {string} id
 * @param {import("./progress.js").Done} one
 * @param {import("./data.js").Listed | undefined} entry
 * @returns {HTMLElement}
 */
function row(id, one, entry) {
  const title = entry ? made("a", { href: address(entry.url) }, entry.title) : id;
  const told = !entry ? ` (${say("no longer here")})` : entry.digest !== one.digest ? ` (${say("changed since")})` : "";
  return made(
    "tr",
    {},
    made("td", {}, title, told),
    made("td", {}, dayText(new Date(one.at))),
    made("td", {}, entry ? durationText(entry.minutes) : ""),
  );
}
