// @ts-check
/** On the page for addresses that lead nowhere: the words of the address in the search, and pages called nearly the same. */

import { ROOT, address } from "./data.js";
import { HubElement, made } from "./element.js";
import { nearest, wordsOf } from "./nearest.js";
import { say } from "./words.js";

export default class HubMissing extends HubElement {
  /** @override */
  start() {
    const missed = location.pathname.slice(ROOT.pathname.length);
    const field = this.querySelector("input");
    if (field) field.value ||= wordsOf(missed);
    void suggest(missed);
  }
}

/** @param {string} missed */
async function suggest(missed) {
  const sitemap = await fetch(address("sitemap.xml"));
  const links = nearest(missed, sitemap.ok ? await sitemap.text() : "").map((path) =>
    made("li", {}, made("a", { href: address(path) }, wordsOf(path))),
  );
  const found = links.length ? [made("p", {}, say("Did you mean one of these?")), made("ul", {}, ...links)] : [];
  document.querySelector(".hub-nearest")?.replaceChildren(...found);
}
