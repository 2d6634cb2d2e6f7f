// @ts-check
/** Marks links to what the reader has finished: wherever the hub names steps, prerequisites and lessons. */

import { made } from "./element.js";
import { progress } from "./store.js";
import { say } from "./words.js";

/** Mark every link of this page that names an entry, as the progress is now. */
export function markLinks() {
  const done = progress().done;
  for (const link of document.querySelectorAll("a[data-entry]")) {
    const id = link.getAttribute("data-entry") ?? "";
    link.classList.toggle("hub-reached", id in done);
    const tick = link.querySelector(".hub-tick");
    if (id in done && !tick) link.append(tickFor(link));
    if (!(id in done)) tick?.remove();
  }
}

/** @param {Element} link @returns {Element} */
function tickFor(link) {
  if (!(link instanceof SVGElement)) return made("span", { class: "hub-tick" }, ` ✓ ${say("done")}`);
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.classList.add("hub-tick");
  title.textContent = say("done");
  return title;
}
