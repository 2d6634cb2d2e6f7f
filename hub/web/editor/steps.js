// @ts-check
/** The steps of a path: entries in order, and stages with entries of their own. */

import { button, h, plain, widget } from "./decap.js";
import { choiceOf, choicesOf } from "./entries.js";
import { chooser, chosen } from "./pick.js";

/** @typedef {import("./decap.js").Given} Given */
/** @typedef {import("./entries.js").Choice} Choice */
/** @typedef {{stage: string, why?: string, do?: string[], choose?: number | string}} Stage */
/** @typedef {string | Stage} Step */

export const Steps = widget(given => {
  /** @type {Step[]} */
  const steps = plain(given.value) || [];
  const choices = choicesOf(plain(given.field.get("kinds")) ?? []);
  const change = (/** @type {Step[]} */ found) => given.onChange(found);
  const rows = steps.map((step, place) => {
    const set = (/** @type {Step} */ now) => change(steps.with(place, now));
    const body = typeof step === "string" ? h("span", { title: step }, titleOf(choices, step)) : stage(given, place, step, choices, set);
    return h("div", { key: place, className: "hub-row" }, body, ...moves(steps, place, choices, change));
  });
  return h(
    "div",
    { className: `${given.classNameWrapper} hub-steps` },
    ...rows,
    chooser(given.forID, "Add a step", choices, ref => change([...steps, ref])),
    button("Add a stage", "Add a stage", () => change([...steps, { stage: "", do: [] }])),
  );
});

/**
 * @param {Choice[]} choices
 * @param {string} ref
 */
const titleOf = (choices, ref) => choiceOf(choices, ref)?.label ?? ref;

/**
 * Return the buttons that move a step and take it away.
 *
 * @param {Step[]} steps
 * @param {number} place
 * @param {Choice[]} choices
 * @param {(steps: Step[]) => void} change
 */
function moves(steps, place, choices, change) {
  const step = steps[place] ?? "";
  const name = typeof step === "string" ? titleOf(choices, step) : step.stage || "the stage";
  const rest = steps.toSpliced(place, 1);
  return [
    button("↑", `Move ${name} up`, () => change(rest.toSpliced(Math.max(place - 1, 0), 0, step))),
    button("↓", `Move ${name} down`, () => change(rest.toSpliced(place + 1, 0, step))),
    button("×", `Remove ${name}`, () => change(rest)),
  ];
}

/**
 * Return the form of a stage.
 *
 * @param {Given} given
 * @param {number} place
 * @param {Stage} told
 * @param {Choice[]} choices
 * @param {(stage: Stage) => void} set
 */
function stage(given, place, told, choices, set) {
  const steps = told.do ?? [];
  const text = (/** @type {"stage" | "why" | "choose"} */ name, /** @type {string} */ label, type = "text") =>
    h(
      "label",
      { className: "hub-labelled" },
      label,
      h("input", {
        type,
        value: told[name] ?? "",
        onChange: (/** @type {any} */ event) =>
          set({ ...told, [name]: type === "number" && event.target.value ? Number(event.target.value) : event.target.value }),
      }),
    );
  return h(
    "fieldset",
    { className: "hub-stage" },
    h("legend", null, "Stage"),
    text("stage", "What it is called"),
    text("why", "What it is good for"),
    chosen(choices, steps, found => set({ ...told, do: found })),
    chooser(`${given.forID}-${place}`, "Add a step to the stage", choices, ref => set({ ...told, do: [...steps, ref] })),
    text("choose", "How many of them are enough; all if left out", "number"),
  );
}
