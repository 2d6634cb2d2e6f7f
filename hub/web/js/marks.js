// @ts-check
/** Marks links to what the reader has finished, in whatever language: wherever the hub names steps, prerequisites, lessons. */

import { data } from "./data.js";
import { made } from "./element.js";
import { progress } from "./store.js";
import { doneVersions } from "./versions.js";
import { say } from "./words.js";

/** Mark every link of this page that names an entry, as the progress is now. */
export function markLinks() {
  const done = progress().done;
  const links = [...document.querySelectorAll("a[data-entry]")];
  mark(links, (id) => id in done);
  if (!links.length || !Object.keys(done).length) return;
  void data().then((known) => {
    const version = doneVersions(known, progress().done);
    mark(links, (id) => version(id) !== undefined);
  });
}

/** Let links that lead out of the hub carry their address, for paper: unless it is what they say already. */
export function markAddresses() {
  for (const link of document.links) {
    const outside = link.protocol.startsWith("http") && link.host !== location.host;
    if (outside && !link.textContent?.includes(link.host)) link.dataset["address"] = readable(link.href);
  }
}

/** @param {string} address @returns {string} it with its letters; as it is, where somebody wrote a `%` that means nothing */
function readable(address) {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** @param {Element[]} links @param {(id: string) => boolean} isDone */
function mark(links, isDone) {
  for (const link of links) {
    const done = isDone(link.getAttribute("data-entry") ?? "");
    link.classList.toggle("hub-reached", done);
    const tick = link.querySelector(".hub-tick");
    if (done && !tick) link.append(tickFor(link));
    if (!done) tick?.remove();
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
