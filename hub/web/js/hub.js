// @ts-check
/**
 * Starts the hub's custom elements: each module is loaded when its element is first on a page, under instant navigation
 * too. Without scripts the page is complete as it stands.
 */

import { markAddresses, markLinks } from "./marks.js";
import { mendTheme } from "./mending.js";
import { watchSearch, watchThemeSearch } from "./search.js";
import { onChange } from "./store.js";
import { speak } from "./words.js";

/** The modules of the elements, by tag. */
const MODULES = new Map(
  Object.entries({
    "hub-ask": "./ask.js",
    "hub-check": "./check.js",
    "hub-diagram": "./diagram.js",
    "hub-done": "./done.js",
    "hub-embed": "./embed.js",
    "hub-entry": "./entry.js",
    "hub-finder": "./finder.js",
    "hub-helpful": "./helpful.js",
    "hub-interest": "./interest.js",
    "hub-missing": "./missing.js",
    "hub-offline": "./offline-pages.js",
    "hub-onboarding": "./onboarding.js",
    "hub-outcomes": "./outcomes.js",
    "hub-practice": "./practice.js",
    "hub-progress": "./path-progress.js",
    "hub-record": "./record.js",
    "hub-reflect": "./reflect.js",
    "hub-resume": "./resume.js",
    "hub-search": "./search-page.js",
    "hub-seek": "./seek.js",
    "hub-time": "./time.js",
    "hub-way": "./way.js",
  }),
);

/** Elements that stand far below what one reads first: their modules are loaded when they come near. */
const LATE = new Set(["hub-way"]);
const coming = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    coming.unobserve(target);
    void define(target.localName);
  }
}, { rootMargin: "50%" });

async function start() {
  await speak(document.documentElement.lang || "en");
  markLinks();
  watchThemeSearch();
  if (document.querySelector("[name='hub:offline']")) void import("./offline.js").then(({ arrived }) => arrived());
  for (const element of document.querySelectorAll(":not(:defined)")) {
    if (LATE.has(element.localName)) coming.observe(element);
    else await define(element.localName);
  }
}

/** @param {string} tag */
async function define(tag) {
  const module = MODULES.get(tag);
  if (!module || customElements.get(tag)) return;
  const { default: element } = await import(module);
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/** @returns {Promise<void>} once the page is drawn, so that nothing here delays that; at once, where nobody looks at it */
function drawn() {
  return new Promise((done) => (document.hidden ? done() : requestAnimationFrame(() => setTimeout(done))));
}

window.addEventListener("beforeprint", markAddresses);
onChange(markLinks, new AbortController().signal);
watchSearch();

/** Material tells of each page when it is there; what it does to the page itself comes just before. */
const pages = /** @type {{ subscribe(then: () => void): void } | undefined} */ (Reflect.get(globalThis, "document$"));
pages?.subscribe(() => setTimeout(mendTheme));
void drawn().then(() => {
  new MutationObserver(() => void start()).observe(document.body, { childList: true });
  return start();
});
