// @ts-check
/**
 * `<hub-diagram>`: the source of a diagram, drawn. What draws it is loaded on pages with a diagram alone. Its source stays
 * below the drawing, folded; where nothing can be drawn, it stays as it is.
 */

import { HubElement, made } from "./element.js";
import { letScroll } from "./mending.js";
import { say } from "./words.js";

/** The scheme of paper. */
const PAPER = "default";
const DRAWING = new URL("../mermaid/drawing.js", import.meta.url).href;
let turn = Promise.resolve();

export default class Diagram extends HubElement {
  /** @override @param {AbortSignal} life */
  start(life) {
    const code = this.querySelector("pre");
    if (!code) return;
    const draw = () => inTurn(() => (life.aborted ? undefined : show(this, code)));
    const schemes = new MutationObserver(draw);
    schemes.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
    life.addEventListener("abort", () => schemes.disconnect());
    draw();
  }
}

/** @param {() => Promise<void> | undefined} job done once all others are */
function inTurn(job) {
  turn = turn.then(job).catch(() => {});
}

/** @param {HTMLElement} place @param {HTMLElement} code */
async function show(place, code) {
  const { drawer } = await import(DRAWING);
  const draw = await drawer();
  const scheme = document.body.dataset["mdColorScheme"] ?? PAPER;
  const source = code.textContent ?? "";
  try {
    const drawing = await draw(source, scheme, place.clientWidth);
    place.replaceChildren(drawing, made("details", {}, made("summary", {}, say("Source of the diagram")), code));
    letScroll(drawing);
    if (scheme !== PAPER) inTurn(async () => drawing.after(await draw(source, PAPER, place.clientWidth)));
  } catch (fault) {
    const reason = String(fault instanceof Error ? fault.message : fault).split(/:?\n/)[0] ?? "";
    place.replaceChildren(made("p", { role: "status" }, say("This diagram cannot be drawn: {reason}", { reason })), code);
  }
}
