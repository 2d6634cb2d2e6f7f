// @ts-check
/**
 * `<hub-way data-target>`: the shortest way for this reader to a path, topic, lesson or role. What they have done counts,
 * and what they say they know. With minutes a week it has days, whose order it is in, and is a calendar. `data-target` is what is chosen first.
 */

import { address, data } from "./data.js";
import { HubElement, button, made } from "./element.js";
import { groupedSelect, labelled } from "./fields.js";
import { calendar, dueName } from "./ical.js";
import { keep, kept } from "./kept.js";
import { markLinks } from "./marks.js";
import { TOP } from "./needs.js";
import { goalOf, plan } from "./plan-way.js";
import { saved } from "./save.js";
import { scheduled } from "./schedule.js";
import { progress } from "./store.js";
import { dayText, durationText, many, say } from "./words.js";
import { today } from "./workdays.js";

const FORM = "way";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./plan-way.js").PlanStep} PlanStep */
/** @typedef {{step: PlanStep, days: import("./schedule.js").Days | undefined}} Dated */

export default class Way extends HubElement {
  #status = made("p", { role: "status" });
  #missing = made("p", { class: "hub-foot", role: "status" });
  /** @type {HTMLButtonElement} */
  #saving = button(say("Save as a calendar"), () => this.#known && this.#save(this.#known));
  #steps = made("ol", { class: "hub-plan" });
  #minutes = made("input", { type: "number", min: "5", max: "6000", step: "5", value: "60" });
  #start = made("input", { type: "date", value: today() });
  #target = made("select", {});
  #topics = made("fieldset", {});
  /** @type {Data | undefined} */
  #known;

  /** @override */
  start() {
    if (!this.#known) void data().then((known) => this.#build(known));
  }

  /** @override */
  show() {
    if (!this.#known) return;
    const { steps, exact, missing } = this.#plan(this.#known);
    const time = durationText(steps.reduce((sum, { step }) => sum + step.minutes, 0));
    const count = many("{count} step", "{count} steps", steps.length);
    const told = steps.length ? `${count}, ${time}.` : say("Nothing is left to do.");
    const doubt = exact ? "" : say("There are too many ways through the choices to compare them all; a shorter one may exist.");
    this.#status.textContent = `${told} ${doubt}`.trim();
    this.#missing.textContent = steps.length ? missing : "";
    this.#saving.disabled = !steps.length || missing !== "";
    const known = this.#known;
    this.#steps.replaceChildren(...steps.map(({ step, days }) => line(known, step, days)));
    markLinks();
  }

  /** @param {Data} known */
  #build(known) {
    if (this.#known) return;
    this.#known = known;
    this.#target = groupedSelect(targets(known), this.dataset["target"]);
    const { topics, minutes, start } = kept(FORM);
    this.#topics.append(made("legend", {}, say("What do you know already?")), ...topicBoxes(known, topics ?? []));
    this.#minutes.value = minutes?.[0] ?? this.#minutes.value;
    if (start?.[0] && start[0] > today()) this.#start.value = start[0];
    const form = made(
      "form",
      { class: "hub-form" },
      labelled(say("What do you want to learn?"), this.#target),
      labelled(say("Minutes a week"), this.#minutes),
      labelled(say("First day"), this.#start),
      made("details", {}, made("summary", {}, say("What do you know already?")), this.#topics),
    );
    form.addEventListener("input", () => {
      keep(FORM, { topics: this.#ticked(), minutes: [this.#minutes.value], start: [this.#start.value] });
      this.show();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    const note = made("p", { class: "hub-foot" }, say("What you have marked as done is left out."));
    const tools = [this.#saving, button(say("Print"), () => print())];
    this.replaceChildren(form, note, this.#status, this.#missing, this.#steps, made("p", { class: "hub-tools" }, ...tools));
    this.show();
  }

  /** @param {Data} known @returns {{steps: Dated[], exact: boolean, missing: string}} `missing`: why there are no days */
  #plan(known) {
    const levels = Object.fromEntries(this.#ticked().map((topic) => [topic, TOP]));
    const done = new Set(Object.keys(progress().done));
    const found = plan(known, goalOf(known, this.#target.value), { done, levels });
    const weekly = Number(this.#minutes.value);
    const start = this.#start.value;
    const missing = weekly >= 1
      ? start ? "" : say("Choose a first day, and each step has its days.")
      : say("Say how many minutes a week you have, and each step has its days.");
    const days = missing ? [] : scheduled(known, found.steps, weekly, start);
    const steps = found.steps.map((step, place) => ({ step, days: days[place] }));
    steps.sort((one, other) => (one.days?.start ?? "").localeCompare(other.days?.start ?? ""));
    return { steps, exact: found.exact, missing };
  }

  /** @returns {string[]} the topics that the reader knows already */
  #ticked() {
    return [...this.#topics.querySelectorAll("input")].filter((box) => box.checked).map((box) => box.value);
  }

  /** @param {Data} known */
  #save(known) {
    const dues = this.#plan(known).steps.flatMap(({ step, days }) => {
      const entry = known.entries[step.id];
      const day = days?.end;
      if (!entry || !day) return [];
      const uid = `${dueName(step.id, `plan+${this.#target.value}`)}@${location.host}`;
      return [{ uid, title: entry.title, day, text: durationText(step.minutes), url: address(entry.url) }];
    });
    const name = this.#target.selectedOptions[0]?.textContent ?? "";
    saved("plan.ics", "text/calendar", calendar(name, dues, today()));
  }
}

/** @param {Data} known @returns {[string, [string, string][]][]} everything that one may want, by kind */
function targets(known) {
  const entries = Object.entries(known.entries);
  const titled = (/** @type {string} */ kind) =>
    sorted(entries.flatMap(([id, entry]) => (entry.kind === kind && !entry.deprecated ? [[id, entry.title]] : [])));
  return [
    [say("Roles"), Object.keys(known.roles).map((role) => [role, role])],
    [say("Paths"), titled("path")],
    [say("Topics"), sorted(Object.entries(known.topics).map(([id, topic]) => [id, topic.title]))],
    [say("Lessons"), titled("lesson")],
  ];
}

/** @param {string[][]} options @returns {[string, string][]} in the order of their titles */
function sorted(options) {
  const pairs = options.map(([id = "", title = ""]) => /** @type {[string, string]} */ ([id, title]));
  return pairs.sort(([, one], [, other]) => one.localeCompare(other));
}

/** @param {Data} known @param {string[]} ticked @returns {HTMLElement[]} */
function topicBoxes(known, ticked) {
  const topics = sorted(Object.entries(known.topics).map(([id, topic]) => [id, topic.title]));
  return topics.map(([value, title]) =>
    made("label", { class: "hub-option" }, made("input", { type: "checkbox", value, checked: ticked.includes(value) }), ` ${title} `),
  );
}

/**
 * @param {Data} known
 * @param {PlanStep} step
 * @param {import("./schedule.js").Days | undefined} days
 * @returns {HTMLElement}
 */
function line(known, step, days) {
  const entry = known.entries[step.id];
  const link = made("a", { href: address(entry?.url ?? ""), "data-entry": step.id }, entry?.title ?? step.id);
  const day = days ? dayText(new Date(`${days.end}T00:00:00`)) : "";
  const fixed = days && entry?.on === days.end;
  const when = fixed ? say("on {day}", { day }) : say("until {day}", { day });
  const over = entry?.over ? [say("it was held, and there is neither a recording nor a recap")] : [];
  const why = [...over, ...step.why.map((one) => reason(known, one)).filter(Boolean)];
  const small = why.length ? [made("br", {}), made("small", {}, why.join("; "))] : [];
  return made("li", {}, link, ` (${durationText(step.minutes)}${day && `, ${when}`})`, ...small);
}

/** @param {Data} known @param {import("./plan-way.js").Why} why @returns {string} */
function reason(known, why) {
  const title = known.entries[why.of]?.title ?? known.topics[why.of]?.title ?? why.of;
  if (why.via === "steps") {
    const stage = why.stage ? `: ${why.stage}` : "";
    return say("a step of {path}", { path: title + stage });
  }
  if (why.via === "requires") return say("needed for {title}", { title });
  return why.via === "topics" ? say("teaches {title}", { title }) : "";
}
