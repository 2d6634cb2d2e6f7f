// @ts-check
/** `<hub-offline>`: the pages that this browser keeps, by kind; and the one that was wanted, if it is not among them. */

import { ROOT, data } from "./data.js";
import { HubElement, made } from "./element.js";
import { say } from "./words.js";

export default class OfflinePages extends HubElement {
  /** @override */
  start() {
    void list().then((found) => this.replaceChildren(...wanted(), ...found));
  }
}

/** @returns {HTMLElement[]} the page that was asked for, where the service worker sent the reader here instead */
function wanted() {
  const page = new URLSearchParams(location.search).get("page");
  if (!page?.startsWith(ROOT.href)) return [];
  const link = made("a", { href: page }, decodeURI(page.slice(ROOT.href.length)));
  const [before = "", after = ""] = say("This browser does not keep {page}. Try it again once there is a connection.").split("{page}");
  return [made("p", { class: "hub-notice" }, before, link, after)];
}

/** @returns {Promise<HTMLElement[]>} */
async function list() {
  const kept = await addresses();
  const entries = Object.values((await data()).entries).filter(({ url }) => kept.has(new URL(url, ROOT).href));
  entries.sort((one, other) => one.title.localeCompare(other.title));
  const sections = kinds().flatMap(([kind, title]) => {
    const links = entries.filter((entry) => entry.kind === kind).map(({ url, title: name }) => item(url, name));
    return links.length ? [made("h2", {}, title), made("ul", {}, ...links)] : [];
  });
  return sections.length ? sections : [made("p", {}, say("This browser keeps no pages of the hub yet."))];
}

/** @returns {[string, string][]} */
function kinds() {
  return [["path", say("Paths")], ["lesson", say("Lessons")], ["guide", say("Guides")], ["session", say("Sessions")]];
}

/** @param {string} url @param {string} title @returns {HTMLElement} */
function item(url, title) {
  return made("li", {}, made("a", { href: new URL(url, ROOT).href }, title));
}

/** @returns {Promise<Set<string>>} the addresses of the pages that the service worker has kept */
async function addresses() {
  const name = `hub ${ROOT.href} pages`;
  if (!window.caches || !(await caches.has(name))) return new Set();
  return new Set((await (await caches.open(name)).keys()).map(({ url }) => url));
}
