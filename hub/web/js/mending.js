// @ts-check
/** What Material's own scripts make of a page, mended for the keyboard and for who has the page read out. */

const SCROLLED = ".md-typeset__scrollwrap, div.hub-math, span.hub-math > math";

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});

/**
 * Let wide tables and formulas be scrolled by the keyboard, and the buttons of code be no landmark each. The
 * colour around the page is the theme's own, once it has set one: it knows which scheme the reader chose.
 */
export function mendTheme() {
  sizes.disconnect();
  document.querySelectorAll(SCROLLED).forEach(letScroll);
  for (const buttons of document.querySelectorAll(".md-code__nav")) buttons.setAttribute("role", "presentation");
  for (const mark of document.querySelectorAll("a.md-annotation__index")) name(mark, mark.querySelector("[data-md-annotation-id]")?.getAttribute("data-md-annotation-id"));
  for (const box of document.querySelectorAll(".task-list-control > input:disabled")) name(box, box.closest("li")?.textContent);
  if (document.querySelector("[name=theme-color]:not([media])")) for (const one of document.querySelectorAll("[name=theme-color][media]")) one.remove();
}

/** @param {Element} one what is read out, and has no name @param {string | null | undefined} text */
function name(one, text) {
  if (!one.hasAttribute("aria-label")) one.setAttribute("aria-label", (text ?? "").trim());
}

/** @param {Element} box which can be reached by the keyboard for as long as it is narrower than what is in it */
export function letScroll(box) {
  sizes.observe(box);
}
