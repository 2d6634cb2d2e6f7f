// @ts-check
/** On the page at an old address: go on to the new one, with what stands behind `?` and `#` in the old. */

for (const { href } of document.links) location.replace(href + location.search + location.hash);
