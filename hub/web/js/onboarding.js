// @ts-check
/**
 * `<hub-onboarding data-role data-team data-office data-start data-doer>`: the first months of a newcomer with their days,
 * for everyone who has a task in them. Ticks are those of the guides' own pages. The attributes are what is chosen first.
 */

import { address } from "./data.js";
import { HubElement, button, made } from "./element.js";
import { labelled, nameLine, select } from "./fields.js";
import { calendar, dueName } from "./ical.js";
import { keep, kept } from "./kept.js";
import { markLinks } from "./marks.js";
import { DOERS, onboarding, onboardingData } from "./onboarding-times.js";
import { ticks, withTask } from "./progress.js";
import { saved } from "./save.js";
import { progress, update } from "./store.js";
import { dayText, durationText, languageText, say } from "./words.js";
import { today } from "./workdays.js";

const FORM = "onboarding";

/** @typedef {import("./onboarding-times.js").Data} Data */
/** @typedef {import("./onboarding-times.js").Guide} Guide */
/** @typedef {import("./onboarding-times.js").Time} Time */

export default class Onboarding extends HubElement {
  #bar = made("progress", {});
  #status = made("p", { role: "status" });
  #list = made("div", {});
  #start = made("input", { type: "date" });
  /** @type {HTMLSelectElement[]} */
  #words = [];
  #doer = made("select", {});
  /** @type {Data | undefined} */
  #known;
  /** @type {Map<string, HTMLElement>} the headings of the page without scripts by their ids: the theme watches these */
  #told = new Map();

  /** @override */
  start() {
    if (!this.#known) void onboardingData().then((known) => this.#build(known));
  }

  /** @override */
  show() {
    if (!this.#known) return;
    const known = this.#known;
    const shown = this.#shown(known);
    const ticked = shown.flatMap(({ guides }) => guides.flatMap((guide) => guide.tasks.map((task) => task.ticked)));
    this.#bar.max = ticked.length || 1;
    this.#bar.value = ticked.filter(Boolean).length;
    const told = { done: ticked.filter(Boolean).length, all: ticked.length };
    this.#status.textContent = say("{done} of {all} tasks done", told);
    const focused = this.#list.contains(document.activeElement) ? document.activeElement?.id : undefined;
    const sections = known.times.flatMap((word) => {
      const time = shown.find((one) => one.word === word);
      const told = this.#told.get(idOf(word));
      if (time) return section(known, time, told);
      return told ? [headed(told, word), made("p", {}, say("Nothing here for what you have chosen."))] : [];
    });
    this.#list.replaceChildren(...sections);
    markLinks();
    if (focused) document.getElementById(focused)?.focus();
  }

  /** @param {Data} known */
  #build(known) {
    if (this.#known) return;
    this.#known = known;
    const { role, team, office, start, doer } = this.#first();
    this.#start.value = start || today();
    this.#words = [choice(known.roles, role), choice(known.teams, team), choice(known.offices, office)];
    this.#doer = select([["", say("Everyone")], ...doers(known)], doer);
    this.#bar.setAttribute("aria-label", say("Progress of the tasks"));
    const labels = [say("Role"), say("Team"), say("Office")];
    const form = made(
      "form",
      { class: "hub-form" },
      ...this.#words.map((field, place) => labelled(labels[place] ?? "", field)),
      labelled(say("First day"), this.#start),
      labelled(say("Whose tasks"), this.#doer),
    );
    form.addEventListener("input", () => {
      this.#keep();
      this.show();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    this.#told = new Map([...this.querySelectorAll("h2")].map((one) => [one.id, one]));
    const tools = [button(say("Save as a calendar"), () => this.#save(known)), button(say("Print"), () => print())];
    this.replaceChildren(nameLine(), form, this.#bar, this.#status, this.#list, made("p", { class: "hub-tools" }, ...tools));
    this.show();
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && this.#list.contains(target)) target.scrollIntoView();
  }

  /** @returns {Partial<Record<string, string>>} what is chosen first: as the page says it, or else as the last time */
  #first() {
    const last = Object.entries(kept(FORM)).map(([name, [value]]) => [name, value]);
    return { ...Object.fromEntries(last), ...this.dataset };
  }

  #keep() {
    const [role = "", team = "", office = ""] = this.#words.map((field) => field.value);
    keep(FORM, { role: [role], team: [team], office: [office], start: [this.#start.value], doer: [this.#doer.value] });
  }

  /** @param {Data} known @returns {Shown[]} what is chosen, with its ticks */
  #shown(known) {
    const words = this.#words.map((field) => field.value).filter(Boolean);
    const times = onboarding(known, words, this.#start.value || today());
    return times.flatMap((time) => shownTime(known, time, this.#doer.value));
  }

  /** @param {Data} known */
  #save(known) {
    const start = this.#start.value || today();
    const dues = this.#shown(known).flatMap(({ due, guides }) =>
      guides.flatMap(({ id, tasks }) => {
        const { title = "", url = "" } = known.guides[id] ?? {};
        const text = tasks.map((task) => `- ${doerText(known, task.doer)}: ${task.text}`).join("\n");
        const uid = `${dueName(id, `onboarding+${start}`)}@${location.host}`;
        return due ? [{ uid, title, day: due, text, url: address(url) }] : [];
      }),
    );
    saved("onboarding.ics", "text/calendar", calendar(say("Onboarding"), dues, today()));
  }
}

/**
 * @typedef {import("./onboarding-times.js").Task & {ticked: boolean, place: number}} ShownTask
 * @typedef {{word: string, due: string | undefined, guides: {id: string, tasks: ShownTask[]}[]}} Shown
 */

/** @param {Data} known @param {Time} time @param {string} doer nobody for all @returns {Shown[]} */
function shownTime(known, time, doer) {
  const guides = time.guides.flatMap((id) => {
    const all = known.guides[id]?.tasks ?? [];
    const ticked = ticks(progress(), id, all.map((task) => task.key));
    const tasks = all.map((task, place) => ({ ...task, place, ticked: ticked[place] ?? false }));
    const own = tasks.filter((task) => !doer || task.doer === doer);
    return own.length || !doer ? [{ id, tasks: own }] : [];
  });
  return guides.length ? [{ ...time, guides }] : [];
}

/** @param {string[]} words @param {string | undefined} chosen @returns {HTMLSelectElement} */
function choice(words, chosen) {
  return select([["", "–"], ...words.map((word) => /** @type {[string, string]} */ ([word, word]))], chosen);
}

/** @param {Data} known @returns {[string, string][]} */
function doers(known) {
  return [...DOERS, ...Object.keys(known.people)].map((doer) => [doer, doerText(known, doer)]);
}

/** @param {Data} known @param {string} doer @returns {string} */
function doerText(known, doer) {
  /** @type {Record<string, string>} */
  const words = {
    newcomer: say("Newcomer"),
    buddy: say("Buddy"),
    manager: say("Manager"),
    it: say("IT"),
    hr: say("HR"),
  };
  return words[doer] ?? known.people[doer]?.title ?? doer;
}

/** @param {string} word @returns {string} a time of onboarding as people say it */
function timeText(word) {
  /** @type {Record<string, string>} */
  const known = {
    "before-day-1": say("Before day 1"),
    "day-1": say("Day 1"),
    "week-1": say("Week 1"),
    "month-1": say("Month 1"),
    "month-3": say("Month 3"),
  };
  const plain = word.replaceAll("-", " ");
  return known[word] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** @param {string} word @returns {string} the id that the section has without scripts too */
function idOf(word) {
  return `hub-${word}`;
}

/** @param {HTMLElement} head @param {string} word @param {string} more @returns {HTMLElement} */
function headed(head, word, more = "") {
  head.replaceChildren(timeText(word) + more, ...head.querySelectorAll(".headerlink"));
  return head;
}

/** @param {Data} known @param {Shown} time @param {HTMLElement} [told] its heading without scripts @returns {HTMLElement[]} */
function section(known, time, told = made("h2", { id: idOf(time.word) })) {
  const until = time.due ? ` (${say("until {day}", { day: dayText(new Date(`${time.due}T00:00:00`)) })})` : "";
  const guides = time.guides.flatMap(({ id, tasks }) => {
    const guide = known.guides[id];
    return guide ? [...head(id, guide), made("ul", { class: "task-list" }, ...tasks.map((task) => item(known, id, task)))] : [];
  });
  return [headed(told, time.word, until), ...guides];
}

/** @param {string} id @param {Guide} guide @returns {HTMLElement[]} a guide as lists of the hub tell of it */
function head(id, guide) {
  const spoken = guide.lang ? { lang: guide.lang, dir: "auto" } : {};
  const facts = guide.minutes ? [durationText(guide.minutes)] : [];
  const links = guide.also.flatMap(({ lang, url }, place) => {
    const link = made("a", { href: address(url), hreflang: lang, lang, dir: "auto" }, languageText(lang));
    return place ? [", ", link] : [link];
  });
  const [before = "", after = ""] = say("also in: {languages}").split("{languages}");
  const also = links.length ? [facts.length ? ", " : "", before, ...links, after] : [];
  const summary = guide.summary ? [made("span", spoken, guide.summary), " "] : [];
  const told = [...facts, ...also];
  return [
    made("h3", {}, made("a", { href: address(guide.url), "data-entry": id, ...spoken }, guide.title)),
    made("p", {}, ...summary, ...(told.length ? [made("span", { class: "hub-why" }, "(", ...told, ")")] : [])),
  ];
}

/** @param {Data} known @param {string} id @param {ShownTask} task @returns {HTMLElement} */
function item(known, id, task) {
  const box = made("input", { type: "checkbox", id: `${id}-${task.key}`.replaceAll("/", "-"), checked: task.ticked });
  const keys = (known.guides[id]?.tasks ?? []).map((one) => one.key);
  box.addEventListener("change", () => update((now) => withTask(now, id, keys, task.place, box.checked)));
  const doer = made("span", { class: "hub-doer", "data-doer": task.doer }, doerText(known, task.doer));
  return made("li", {}, made("label", {}, box, " ", doer, `: ${task.text}`));
}
