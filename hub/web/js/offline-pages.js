// @ts-check
/** `<hub-offline>`: the pages that this browser keeps, by kind; and the one that was wanted, if it is not among them. */

import { ROOT, address, data } from "./data.js";
import { HubElement, made } from "./element.js";
import { say } from "./words.js";

/** @typedef {import("./data.js").Listed} Listed */

export default class OfflinePages extends HubElement {
  /** @override */
  start() {
    void told().then((found) => this.replaceChildren(...found));
  }
}

/** @returns {Promise<HTMLElement[]>} */
async function told() {
  const [kept, known] = await Promise.all([addresses(), data().then(({ entries }) => Object.values(entries), () => [])]);
  const entries = known.filter(({ url }) => kept.has(address(url)));
  entries.sort((one, other) => one.title.localeCompare(other.title));
  const sections = kinds().flatMap(([kind, title]) => {
    const items = entries.filter((entry) => entry.kind === kind).map((entry) => made("li", {}, link(entry)));
    return items.length ? [made("h2", {}, title), made("ul", {}, ...items)] : [];
  });
  const none = made("p", {}, say("This browser keeps no pages of the hub yet."));
  return [...wanted(known), ...(sections.length ? sections : [none])];
}

/** @param {Listed[]} known @returns {HTMLElement[]} the page that the service worker did not find when it was asked for */
function wanted(known) {
  const page = new URLSearchParams(location.search).get("page");
  if (!page?.startsWith(ROOT.href)) return [];
  const url = page.slice(ROOT.href.length);
  const title = known.find((entry) => entry.url === url)?.title ?? url;
  const [before = "", after = ""] = say("This browser does not keep {page}. Try it again once there is a connection.").split("{page}");
  return [made("p", { class: "hub-notice" }, before, link({ url, title }), after)];
}

/** @returns {[string, string][]} */
function kinds() {
  return [["path", say("Paths")], ["lesson", say("Lessons")], ["guide", say("Guides")], ["session", say("Sessions")]];
}

/** @param {Pick<Listed, "url" | "title">} entry @returns {HTMLElement} */
function link({ url, title }) {
  return made("a", { href: address(url) }, title);
}

/** @returns {Promise<Set<string>>} the addresses of the pages that the service worker has kept */
async function addresses() {
  const name = `hub ${ROOT.href} pages`;
  if (!window.caches || !(await caches.has(name))) return new Set();
  return new Set((await (await caches.open(name)).keys()).map(({ url }) => url));
}
