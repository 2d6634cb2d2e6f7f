// @ts-check
/** `<hub-entry>`: the mark at the top of an entry's page. Brings its tasks to life, remembers where the reader was. */

import { ROOT } from "./data.js";
import { HubElement, made, now } from "./element.js";
import { changes, visited } from "./progress.js";
import { progress, update } from "./store.js";
import { enable, showTicks, tasksIn } from "./tasks.js";
import { say } from "./words.js";

const PAUSE = 1000;
const LEARNT = new Set(["lesson", "guide", "path"]);

export default class EntryMark extends HubElement {
  /** @type {import("./tasks.js").Task[]} */
  #tasks = [];

  /** @override @param {AbortSignal} signal */
  start(signal) {
    const entry = this.entry;
    if (!entry) return;
    this.#tasks = tasksIn(this.closest("article") ?? document);
    enable(entry.id, this.#tasks, signal);
    if (LEARNT.has(entry.kind)) this.#follow(entry, signal);
  }

  /** @override */
  show() {
    const entry = this.entry;
    if (!entry) return;
    showTicks(entry.id, this.#tasks);
    const changed = changes(progress().done[entry.id], entry.digest, entry.sections);
    this.replaceChildren(...(changed ? [changeNotice(changed)] : []));
  }

  /**
   * Remember which section the reader is in, once the page has stood still for a moment.
   *
   * @param {import("./element.js").Entry} entry
   * @param {AbortSignal} signal
   */
  #follow(entry, signal) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let pause;
    const remember = () => {
      const path = location.href.startsWith(ROOT.href) ? location.pathname.slice(ROOT.pathname.length) : "";
      const seen = { at: now(), anchor: sectionInView(this), title: entry.title, path };
      update((before) => visited(before, entry.id, seen));
    };
    const later = () => {
      clearTimeout(pause);
      pause = setTimeout(remember, PAUSE);
    };
    window.addEventListener("scroll", later, { signal, passive: true });
    signal.addEventListener("abort", () => clearTimeout(pause));
    later();
  }
}

/** @param {Element} mark @returns {string} the id of the heading that the reader has scrolled to, or nothing at the top */
function sectionInView(mark) {
  const headings = [...(mark.closest("article") ?? document).querySelectorAll("h2[id], h3[id]")];
  const above = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
  return above.at(-1)?.id ?? "";
}

/** @param {import("./progress.js").Section[]} changed @returns {HTMLElement} */
function changeNotice(changed) {
  const title = say("This has changed since you finished it.");
  const links = changed.map((section) =>
    made("li", {}, made("a", { href: section.title ? `#${section.id}` : "#" }, section.title || say("The beginning"))),
  );
  const list = links.length ? [made("p", {}, say("What is new or different:")), made("ul", {}, ...links)] : [];
  return made("div", { class: "hub-notice", role: "note" }, made("p", {}, made("strong", {}, title)), ...list);
}
