// @ts-check
/** Opens the search from anywhere: by the link in the header, and by `/`. Its parts are loaded when a reader turns to it. */

import { speak } from "./words.js";

/** Watch for readers who want to search, from the first key on; under instant navigation once is enough. */
export function watchSearch() {
  if (!linked()) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    void open();
  });
  document.addEventListener("click", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (!plain || !(event.target instanceof Element) || event.target.closest(".hub-search") !== linked()) return;
    event.preventDefault();
    event.stopPropagation();
    void open();
  }, true);
  for (const turned of ["pointerover", "focusin"]) linked()?.addEventListener(turned, () => void box(), { once: true });
}

/** Let the theme's search lead to people too, where it is the one that searches. */
export function watchThemeSearch() {
  if (document.querySelector(".md-search")) void import("./search-empty.js").then((theme) => theme.watchThemeSearch());
}

/** @returns {HTMLAnchorElement | null} */
function linked() {
  return document.querySelector("a.hub-search");
}

function box() {
  return import("./search-box.js");
}

/** Go to the field of the page of the search, or open the box over any other page. */
async function open() {
  const field = document.querySelector("hub-search input[type=search]");
  if (field instanceof HTMLElement) field.focus();
  else {
    const typed = early();
    const [{ openSearch }] = await Promise.all([box(), speak(document.documentElement.lang || "en")]);
    openSearch(linked()?.href ?? "", typed());
  }
}

/**
 * Keep what is typed while the box is on its way.
 *
 * @returns {() => string} ends that, and gives the text
 */
function early() {
  const life = new AbortController();
  let text = "";
  const keep = (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") text += "\n";
    else if (event.key === "Backspace") text = text.slice(0, -1);
    else if (event.key.length === 1) text += event.key;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("keydown", keep, { capture: true, signal: life.signal });
  return () => {
    life.abort();
    return text;
  };
}

/** @param {EventTarget | null} target @returns {boolean} */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
