// @ts-check
/** A small button below text that is selected in an article. */

import { button } from "./element.js";

const PAUSE = 300;
const GAP = 6;

/** @typedef {{quote: string, range: Range}} Selected */

/**
 * Offer a button while text of the article around `host` is selected and no pointer moves; the button stands in `host`.
 *
 * @param {HTMLElement} host
 * @param {string} name of the button
 * @param {() => void} pressed
 * @param {AbortSignal} signal
 * @returns {() => Selected | undefined} what was selected when it was last looked
 */
export function offerOnSelection(host, name, pressed, signal) {
  /** @type {Selected | undefined} */
  let selected;
  let held = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const offer = button(name, () => (offer.focus(), pressed()), { class: "md-button hub-offer", hidden: true });
  const look = () => {
    if (held || host.querySelector("dialog")) return;
    selected = selectedAround(host);
    offer.hidden = !selected;
    if (selected) place(offer, selected.range);
  };
  const later = (/** @type {Event} */ { type }) => {
    if (type !== "selectionchange") held = type === "pointerdown";
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE);
  };
  for (const type of ["selectionchange", "pointerdown", "pointerup", "pointercancel"]) {
    document.addEventListener(type, later, { signal });
  }
  offer.addEventListener("mousedown", (event) => event.preventDefault());
  signal.addEventListener("abort", () => (clearTimeout(pause), offer.remove()));
  host.append(offer);
  return () => selected;
}

/** @param {HTMLElement} host @returns {Selected | undefined} */
function selectedAround(host) {
  const selection = getSelection();
  const quote = String(selection).replaceAll("¶", "").trim();
  if (!selection || !quote) return undefined;
  const range = selection.getRangeAt(0);
  const inside = host.closest("article")?.contains(range.commonAncestorContainer) && !range.intersectsNode(host);
  return inside ? { quote, range } : undefined;
}

/** @param {HTMLElement} offer @param {Range} range below whose end it stands */
function place(offer, range) {
  const frame = offer.offsetParent?.getBoundingClientRect() ?? new DOMRect();
  const last = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  const left = Math.min(last.right - frame.left, frame.width - offer.offsetWidth);
  offer.style.left = `${Math.max(0, left)}px`;
  offer.style.top = `${last.bottom - frame.top + GAP}px`;
}
