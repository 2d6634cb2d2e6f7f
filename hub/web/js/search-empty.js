// @ts-check
/** Where the theme's search finds nothing, it leads to people: to the page that says whom to ask. */

import { ROOT } from "./data.js";
import { made } from "./element.js";
import { say } from "./words.js";

const NAME = "hub-ask-instead";
const HELP = new URL(document.querySelector("link[rel=help]")?.getAttribute("href") ?? new URL("ask/", ROOT), location.href);

/** Watch the search of the page; under instant navigation it stays the same. */
export function watchSearch() {
  const result = document.querySelector(".md-search-result");
  const list = result?.querySelector(".md-search-result__list");
  if (!result || !list || result.querySelector(`.${NAME}`)) return;
  const link = made("a", { class: NAME, hidden: true }, say("Nothing found? Ask a colleague."));
  result.querySelector(".md-search-result__meta")?.after(link);
  new MutationObserver(() => offer(link, list)).observe(result, { childList: true, subtree: true, characterData: true });
}

/** @param {HTMLAnchorElement} link @param {Element} list */
function offer(link, list) {
  const input = document.querySelector(".md-search__input");
  const query = input instanceof HTMLInputElement ? input.value.trim() : "";
  const address = new URL(`?about=${encodeURIComponent(query)}`, HELP);
  const hidden = !query || list.childElementCount > 0;
  if (link.hidden !== hidden) link.hidden = hidden;
  if (link.href !== address.href) link.href = address.href;
}
