// @ts-check
/** What Decap CMS puts on the window, as far as the hub's widgets use it. */

/**
 * A field of the form, as the configuration has it.
 *
 * @typedef {object} Field
 * @property {<T>(name: string, otherwise?: T) => T | undefined} get
 */

/**
 * What a widget is given.
 *
 * @typedef {object} Given
 * @property {string} forID
 * @property {string} classNameWrapper
 * @property {Field} field
 * @property {unknown} value
 * @property {(value: unknown) => void} onChange
 * @property {() => void} setActiveStyle
 * @property {() => void} setInactiveStyle
 */

/** @typedef {object} Element an element as React knows it */
/** @typedef {Element | string | number | null | undefined | false} Child */

/**
 * @typedef {object} Backend
 * @property {(entry: Saved, options: object) => Promise<unknown>} persistEntry
 * @property {(folder: string, ...more: unknown[]) => Promise<Found[]>} entriesByFolder
 * @property {(folder: string, ...more: unknown[]) => Promise<Found[]>} [allEntriesByFolder]
 */
/** @typedef {{file: {path: string}}} Found */
/** @typedef {{dataFiles: {path: string, raw: string}[]}} Saved */

/**
 * @typedef {object} Cms
 * @property {() => void} init
 * @property {(name: string, control: object) => void} registerWidget
 * @property {(event: {name: string, handler: (told: {entry: Kept}) => unknown}) => void} registerEventListener
 * @property {(name: string) => {init: (...given: unknown[]) => Backend} | undefined} getBackend
 */
/** @typedef {{get: (name: "data") => Values}} Kept */
/** @typedef {{map: (change: (value: unknown) => unknown) => Values, filter: (keep: (value: unknown) => boolean) => Values}} Values */

const page = /** @type {any} */ (window);

/** @type {Cms} */
export const CMS = page.CMS;

/** @type {(name: string, attributes: Record<string, unknown> | null, ...children: (Child | Child[])[]) => Element} */
export const h = page.h;

/**
 * Return a widget that is drawn anew from what it is given, and from what it has kept for itself.
 *
 * @param {(given: Given, kept: Record<string, any>, keep: (kept: Record<string, any>) => void) => Element} draw
 * @returns {object}
 */
export const widget = draw =>
  page.createClass({
    getInitialState() {
      return {};
    },
    render() {
      return draw(this.props, this.state, (/** @type {Record<string, any>} */ kept) => this.setState(kept));
    },
  });

/**
 * Return a value of an entry as plain data: Decap keeps some in containers of its own.
 *
 * @param {any} value
 * @returns {any}
 */
export const plain = value => (value && typeof value.toJS === "function" ? value.toJS() : value);

/**
 * Return a button that does no more than what it says.
 *
 * @param {string} text
 * @param {string} told what it does, for whoever cannot see where it stands
 * @param {() => void} act
 */
export const button = (text, told, act) =>
  h("button", { type: "button", className: "hub-button", "aria-label": told, title: told, onClick: act }, text);
