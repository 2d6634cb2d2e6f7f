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
  for (const box of document.querySelectorAll(SCROLLED)) sizes.observe(box);
  for (const buttons of document.querySelectorAll(".md-code__nav")) buttons.setAttribute("role", "presentation");
  if (document.querySelector("[name=theme-color]:not([media])")) for (const one of document.querySelectorAll("[name=theme-color][media]")) one.remove();
}
