// @ts-check
/** What the hub's custom elements share: a life that ends cleanly, and the entry they stand in. */

import { onChange } from "./store.js";

/**
 * The entry of a page, as the hub's mark at its top says it.
 *
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} kind
 * @property {string} title
 * @property {string} digest
 * @property {import("./progress.js").Section[]} sections
 */

export class HubElement extends HTMLElement {
  /** @type {AbortController | undefined} */
  #life;

  connectedCallback() {
    this.#life = new AbortController();
    const signal = this.#life.signal;
    this.start(signal);
    this.show();
    onChange(() => this.show(), signal);
  }

  disconnectedCallback() {
    this.#life?.abort();
  }

  /**
   * Make the controls and listen to them; called when the element comes onto the page, and again when it comes back.
   *
   * @param {AbortSignal} _signal ends with the element
   */
  start(_signal) {}

  /** Show the progress as it is now; called at the start and after every change. */
  show() {}

  /** @returns {Entry | undefined} the entry of the page this element stands on */
  get entry() {
    return entryOf(this);
  }
}

/** @param {Element} element @returns {Entry | undefined} */
export function entryOf(element) {
  const mark = (element.closest("article") ?? document).querySelector("hub-entry");
  if (!(mark instanceof HTMLElement) || !mark.dataset["id"]) return undefined;
  const { id, kind = "", title = "", digest = "", sections = "" } = mark.dataset;
  return { id, kind, title, digest, sections: sectionsOf(sections.split(" ")) };
}

/**
 * @param {string[]} told ids and digests by turns
 * @returns {import("./progress.js").Section[]}
 */
function sectionsOf(told) {
  return told.flatMap((id, place) => (place % 2 ? [] : [{ id, title: titleOf(id), digest: told[place + 1] ?? "" }]));
}

/** @param {string} id @returns {string} the text of a heading, without the mark of its link */
function titleOf(id) {
  const heading = document.getElementById(id)?.cloneNode(true);
  if (!(heading instanceof HTMLElement)) return "";
  heading.querySelector(".headerlink")?.remove();
  return (heading.textContent ?? "").trim();
}

/**
 * Make an element with attributes and children; texts stay texts.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string | boolean>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function made(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/**
 * @param {string} text
 * @param {() => void} pressed
 * @param {Record<string, string | boolean>} attributes
 * @returns {HTMLButtonElement}
 */
export function button(text, pressed, attributes = {}) {
  const found = made("button", { type: "button", class: "md-button hub-button", ...attributes }, text);
  found.addEventListener("click", pressed);
  return found;
}

/** @param {HTMLElement[]} elements siblings, which are put in this order where the first of them stands */
export function arrange(elements) {
  const wanted = new Set(/** @type {Element[]} */ (elements));
  const siblings = [...(elements[0]?.parentElement?.children ?? [])].filter((one) => wanted.has(one));
  if (siblings.every((one, at) => one === elements[at])) return;
  const mark = document.createComment("");
  siblings[0]?.before(mark);
  mark.replaceWith(...elements);
}

/** @returns {string} now, as progress writes it down */
export function now() {
  return new Date().toISOString();
}
