// @ts-check
/** On the page at an old address: go on to the new one, with what stands behind `?` and `#` in the old. */

const link = document.querySelector("a");
if (link) location.replace(link.href + location.search + location.hash);

export {};
