// @ts-check
/**
 * `<hub-finder data-most>`: the form in it finds some of the cards below it, and puts them in order. What is chosen stands
 * in the address, which can be shared; when the reader works is kept in this browser. `data-most` is the score of the
 * strongest evidence for anyone.
 */

import { withWords } from "./asking.js";
import { fits, inOrder, knownIn, parts } from "./colleagues.js";
import { HubElement, arrange, made } from "./element.js";
import { overlap, windowOf } from "./hours.js";
import { keep, kept } from "./kept.js";
import { wordsOf } from "./seeking.js";
import { durationText, many, numberText, say } from "./words.js";
import { today } from "./workdays.js";

const FORM = "finder";
/** The fields for when the reader works, which are no part of the address. */
const OWN = ["my-zone", "my-start", "my-end"];

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */
/** @typedef {import("./hours.js").Window | undefined} Hours */
/** @typedef {import("./colleagues.js").Colleague & {element: HTMLElement, hours: Hours, told: HTMLElement}} Card */
/** @typedef {import("./colleagues.js").Wanted & {order: string}} Chosen */

export default class Finder extends HubElement {
  /** @type {Field[]} */
  #fields = [];
  /** @type {Card[]} */
  #cards = [];

  /** @override @param {AbortSignal} signal */
  start(signal) {
    const form = this.querySelector("form");
    const page = location.pathname;
    if (!form) return;
    if (!this.#fields.length) this.#build(form);
    addEventListener("popstate", () => page === location.pathname && this.#read(), { signal });
    form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    form.addEventListener("input", ({ target }) => isField(target) && this.#change(target), { signal });
    this.querySelector("button")?.addEventListener("click", () => this.#clear(), { signal });
    this.#read();
  }

  /** @param {HTMLFormElement} form */
  #build(form) {
    this.#fields = [...form.elements].filter(isField);
    this.#cards = [...this.querySelectorAll(".hub-colleague")].filter((one) => one instanceof HTMLElement).map(cardOf);
    // Some may be hidden at once: set anew, the others come where they belong and do not move there.
    if (location.search) for (const { element } of this.#cards) element.parentElement?.append(element);
    const own = kept(FORM)["own"] ?? [Intl.DateTimeFormat().resolvedOptions().timeZone];
    own.forEach((value, place) => this.#set(OWN[place] ?? "", value));
    const [zone = ""] = OWN;
    if (own[0] && this.#value(zone) !== own[0]) form.querySelector(`[name=${zone}]`)?.append(made("option", { selected: true }, own[0]));
  }

  /** Take what is chosen from the address. */
  #read() {
    const query = new URLSearchParams(location.search);
    for (const { name } of this.#shared) this.#set(name, query.get(name) ?? "");
    if (!query.has("sort")) this.#set("sort", this.#usual);
    this.show();
  }

  /** @param {Field} field */
  #change(field) {
    if (OWN.includes(field.name)) keep(FORM, { own: OWN.map((name) => this.#value(name)) });
    if (field.name === "topic" && this.#value("sort") !== "hours") this.#set("sort", this.#usual);
    this.#write(field.type === "search");
    this.show();
  }

  #clear() {
    for (const { name } of this.#shared) this.#set(name, "");
    this.#write();
    this.show();
    this.#fields[0]?.focus();
  }

  /** @param {boolean} typing leaves no step to go back to */
  #write(typing = false) {
    const query = new URLSearchParams(location.search);
    for (const { name, value } of this.#shared) {
      query.delete(name);
      if (value && !(name === "sort" && value === this.#usual)) query.append(name, value);
    }
    const search = `${query}` && `?${query}`;
    if (search === location.search) return;
    if (typing) history.replaceState(history.state, "", location.pathname + search);
    else history.pushState(null, "", location.pathname + search);
  }

  /** @override */
  show() {
    const chosen = this.#chosen;
    const [zone = "", start, end] = OWN.map((name) => this.#value(name));
    const mine = windowOf(`${start}-${end}`, zone, today());
    for (const card of this.#cards) card.together = overlap(mine, card.hours);
    const found = inOrder(this.#cards.filter((card) => fits(card, chosen)), chosen.order, chosen.topic);
    for (const { element } of this.#cards) element.hidden = true;
    for (const card of found) this.#tell(card, chosen);
    arrange(found.map(({ element }) => element));
    this.#sum(found.length, chosen.topic);
  }

  /** @param {Card} card @param {Chosen} chosen */
  #tell(card, { topic, minutes, order }) {
    const known = card.knows.get(topic);
    const told = known ? evidence(known) : [];
    if (minutes || order === "hours") told.push(inCommon(card.together));
    const max = this.dataset["most"] ?? "";
    const bar = known?.score ? [made("meter", { max, value: `${known.score}`, "aria-hidden": "true" })] : [];
    card.told.replaceChildren(...bar, told.join("; "));
    card.element.hidden = false;
  }

  /** @param {number} count @param {string} topic */
  #sum(count, topic) {
    const all = this.#cards.length;
    const some = say("{count} of {all} colleagues.", { count, all });
    const told = count < all ? some : many("{count} colleague.", "{count} colleagues.", all);
    for (const status of this.querySelectorAll("[role=status]")) status.textContent = told;
    for (const clear of this.querySelectorAll("button")) clear.disabled = !location.search;
    for (const level of this.#fields) if (level.name === "level") level.disabled = !topic;
    this.#hide(".hub-nobody", () => count > 0);
    this.#hide(".hub-on-topic", () => !topic);
    this.#hide("[data-topic]", (one) => one.dataset["topic"] !== topic);
    const title = this.querySelector("[data-topic]:not([hidden])")?.textContent ?? "";
    for (const link of this.querySelectorAll(".hub-nobody a")) withWords(link, title);
  }

  /** @param {string} selector @param {(element: HTMLElement) => boolean} hides */
  #hide(selector, hides) {
    for (const one of this.querySelectorAll(selector)) if (one instanceof HTMLElement) one.hidden = hides(one);
  }

  /** @returns {Field[]} the fields that stand in the address */
  get #shared() {
    return this.#fields.filter(({ name }) => !OWN.includes(name));
  }

  /** @returns {string} the order where none is chosen */
  get #usual() {
    return this.#value("topic") ? "evidence" : "name";
  }

  /** @returns {Chosen} */
  get #chosen() {
    return {
      topic: this.#value("topic"),
      level: this.#value("level"),
      offer: this.#value("offer"),
      office: this.#value("office"),
      language: this.#value("language"),
      minutes: Number(this.#value("hours")) * 60,
      words: wordsOf(this.#value("name")),
      order: this.#value("sort"),
    };
  }

  /** @param {string} name @returns {string} */
  #value(name) {
    return this.#fields.find((field) => field.name === name)?.value ?? "";
  }

  /** @param {string} name @param {string} value of what cannot be chosen is the first choice */
  #set(name, value) {
    for (const field of this.#fields.filter((one) => one.name === name)) {
      field.value = value;
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
    }
  }
}

/** @param {unknown} one @returns {one is Field} */
function isField(one) {
  return one instanceof HTMLInputElement || one instanceof HTMLSelectElement;
}

/** @param {HTMLElement} element @returns {Card} */
function cardOf(element) {
  const { office = "", speaks = "", hours = "", zone = "", knows = "", offers = "" } = element.dataset;
  const told = made("p", { class: "hub-fit" });
  const said = [...element.querySelectorAll(":scope > p")];
  said.at(-1)?.after(told);
  return {
    element,
    told,
    office,
    words: said.flatMap((one) => wordsOf(one.textContent ?? "")),
    speaks: speaks.split(" "),
    hours: windowOf(hours, zone, today()),
    together: undefined,
    knows: knownIn(knows),
    offers: parts(offers),
  };
}

/** @param {import("./colleagues.js").Known} known @returns {string[]} what speaks for it: deeds, and own words */
function evidence({ score, deeds, level }) {
  const told = deeds ? [many("{count} deed weighing {score}", "{count} deeds weighing {score}", deeds, { score: numberText(score) })] : [];
  if (level) told.push(say("{level} by their own words", { level: say("{level} of 5", { level }) }));
  return told.length ? told : [say("brings it from before")];
}

/** @param {number | undefined} minutes @returns {string} */
function inCommon(minutes) {
  if (minutes === undefined) return say("hours are not known");
  const time = durationText(minutes);
  return minutes ? say("works at the same time for {time} a day", { time }) : say("never works at the same time");
}
