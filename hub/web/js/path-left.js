// @ts-check
/**
 * What is left of a path, its choices and the paths inside it considered.
 *
 * @typedef {object} Step
 * @property {string} id
 * @property {number} least minutes of the shortest choice
 * @property {number} most minutes of the longest choice
 * @property {boolean} [nested] whether it is a path whose own stages count
 * @property {Stage[]} [inside] the stages of a path inside this one
 *
 * @typedef {{choose: number | null, steps: Step[], stage?: string}} Stage
 * @typedef {{done: number, all: number, least: number, most: number}} Left steps taken and needed, minutes left
 */

/**
 * @param {Stage[]} stages
 * @param {(id: string) => boolean} isDone
 * @returns {Left}
 */
export function left(stages, isDone) {
  const found = stages.map((stage) => leftOfStage(stage, isDone));
  return found.reduce(plus, { done: 0, all: 0, least: 0, most: 0 });
}

/** @param {Stage} stage @param {(id: string) => boolean} isDone @returns {Left} */
function leftOfStage(stage, isDone) {
  const all = stage.choose === null ? stage.steps.length : Math.min(stage.choose, stage.steps.length);
  const open = stage.steps.filter((step) => !taken(step, isDone));
  const done = Math.min(stage.steps.length - open.length, all);
  const rest = open.map((step) => leftOfStep(step, isDone));
  const least = rest.map((one) => one.least).sort((one, other) => one - other);
  const most = rest.map((one) => one.most).sort((one, other) => other - one);
  return { done, all, least: sum(least.slice(0, all - done)), most: sum(most.slice(0, all - done)) };
}

/** @param {Step} step @param {(id: string) => boolean} isDone @returns {{least: number, most: number}} */
function leftOfStep(step, isDone) {
  return step.inside ? left(step.inside, isDone) : step;
}

/** @param {Step} step @param {(id: string) => boolean} isDone @returns {boolean} */
function taken(step, isDone) {
  if (isDone(step.id)) return true;
  if (!step.inside?.length) return false;
  const inside = left(step.inside, isDone);
  return inside.done === inside.all;
}

/** @param {Left} one @param {Left} other @returns {Left} */
function plus(one, other) {
  return {
    done: one.done + other.done,
    all: one.all + other.all,
    least: one.least + other.least,
    most: one.most + other.most,
  };
}

/** @param {number[]} numbers @returns {number} */
function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0);
}
