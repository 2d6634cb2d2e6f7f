// @ts-check
/** A check with a blank to fill in. */

import { made } from "./element.js";
import { say } from "./words.js";

/** @param {HTMLElement} check @returns {import("./check.js").Form | undefined} */
export function blankForm(check) {
  const answers = check.querySelector(".hub-answers");
  if (!(answers instanceof HTMLElement)) return undefined;
  const known = [...answers.querySelectorAll(".hub-accepted > li")];
  const title = check.querySelector(".admonition-title")?.textContent ?? "";
  const input = made("input", { type: "text", class: "hub-text", autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
  input.setAttribute("aria-label", `${say("Your answer")}: ${title}`);
  const told = made("div", { class: "hub-told", hidden: true });
  const field = made("div", { class: "hub-field" }, input, told);
  answers.before(field);
  return { judge: () => judged(input.value, known, told), clear: () => void (told.hidden = true), end: field };
}

/**
 * @param {string} typed
 * @param {Element[]} known
 * @param {HTMLElement} told
 * @returns {import("./check.js").Verdict | undefined}
 */
function judged(typed, known, told) {
  if (!typed.trim()) return undefined;
  const found = known.find((item) => same(typed, item));
  const why = found?.querySelector(".hub-why");
  told.replaceChildren(...(why ? [...why.cloneNode(true).childNodes] : []));
  told.hidden = !why;
  if (found instanceof HTMLElement && found.dataset["right"] === "true") return { right: true, says: say("Right.") };
  return { right: false, says: say("That is not it. Try again, or open the answers.") };
}

/**
 * Code is compared letter by letter, other words without regard to capitals.
 *
 * @param {string} typed
 * @param {Element} item
 * @returns {boolean}
 */
function same(typed, item) {
  const answer = item.querySelector(".hub-answer");
  const [one, other] = [typed, answer?.textContent ?? ""].map((text) => text.normalize("NFC").trim().replace(/\s+/g, " "));
  const code = answer?.querySelector("code") !== null;
  return code ? one === other : one?.toLowerCase() === other?.toLowerCase();
}
