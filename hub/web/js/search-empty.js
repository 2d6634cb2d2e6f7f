// @ts-check
/** Where the theme's search finds nothing, or nothing that helps, it leads to people: to the page that says whom to ask. */

import { helpAbout } from "./asking.js";
import { made } from "./element.js";
import { say } from "./words.js";

const NAME = "hub-ask-instead";

/** Name the search of the page and watch it; under instant navigation it stays the same. */
export function watchThemeSearch() {
  const search = document.querySelector(".md-search");
  const panel = search?.querySelector(".md-search__scrollwrap");
  const list = panel?.querySelector(".md-search-result__list");
  const input = search?.querySelector(".md-search__input");
  const name = input?.getAttribute("aria-label");
  if (name) search?.setAttribute("aria-label", name);
  if (!panel || !list || !(input instanceof HTMLInputElement) || panel.querySelector(`.${NAME}`)) return;
  const link = made("a", { class: NAME, hidden: true });
  panel.append(link);
  const offer = () => show(link, input.value.trim(), list.childElementCount > 0);
  new MutationObserver(offer).observe(list, { childList: true });
  input.addEventListener("input", offer);
  input.form?.addEventListener("reset", () => setTimeout(offer));
  const stops = () => [input, ...list.querySelectorAll(":not(details) > [href], summary, details[open] [href]"), link];
  search?.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || link.hidden) return;
    // The theme takes every other key for typing and goes back to the field, even Shift before Shift and Tab.
    if (event.key === "Shift") event.stopPropagation();
    const next = beside(event, link, input, stops());
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  });
}

/** @param {HTMLAnchorElement} link @param {string} query @param {boolean} found */
function show(link, query, found) {
  link.hidden = !query;
  link.href = helpAbout(query);
  link.textContent = found ? say("Not what you meant? Ask a colleague.") : say("Nothing found? Ask a colleague.");
}

/**
 * Say where a key leads to or from the link, which the theme's own keys do not know: there, Tab closes the search.
 *
 * @param {KeyboardEvent} event
 * @param {Element} link
 * @param {Element} input
 * @param {Element[]} stops what the arrows go through
 * @returns {Element | undefined}
 */
function beside(event, link, input, stops) {
  const at = document.activeElement;
  if (event.key === "Tab") {
    const leads = event.shiftKey ? [link, input] : [at, link];
    return at === leads[0] && at !== leads[1] ? (leads[1] ?? undefined) : undefined;
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const next = stops.at((Math.max(stops.indexOf(at ?? input), 0) + step) % stops.length);
  return step && (at === link || next === link) ? next : undefined;
}
