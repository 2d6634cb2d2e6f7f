import assert from "node:assert/strict";
import { test } from "node:test";

import { left } from "../../hub/web/js/path-left.js";

const step = (id, minutes, more = {}) => ({ id, least: minutes, most: minutes, ...more });
const stage = (choose, ...steps) => ({ choose, steps });
const isDone = (...ids) => (id) => ids.includes(id);

test("what is done counts, and the rest takes its time", () => {
  const stages = [stage(null, step("a", 10), step("b", 20))];
  assert.deepEqual(left(stages, isDone("a")), { done: 1, all: 2, least: 20, most: 20 });
});

test("a choice leaves from its shortest to its longest steps, and no more than are asked for", () => {
  const stages = [stage(2, step("a", 10), step("b", 20), step("c", 40))];
  assert.deepEqual(left(stages, isDone()), { done: 0, all: 2, least: 30, most: 60 });
  assert.deepEqual(left(stages, isDone("b")), { done: 1, all: 2, least: 10, most: 40 });
  assert.deepEqual(left(stages, isDone("a", "b", "c")), { done: 2, all: 2, least: 0, most: 0 });
});

test("a choice of more than there are is a choice of all", () => {
  assert.deepEqual(left([stage(5, step("a", 10))], isDone()), { done: 0, all: 1, least: 10, most: 10 });
});

test("a path inside a path leaves what it leaves itself, and is done when its steps are", () => {
  const inside = [stage(null, step("x", 5), step("y", 15))];
  const stages = [stage(null, step("inner", 20, { inside }), step("b", 1))];
  assert.deepEqual(left(stages, isDone("x")), { done: 0, all: 2, least: 16, most: 16 });
  assert.deepEqual(left(stages, isDone("x", "y")), { done: 1, all: 2, least: 1, most: 1 });
  assert.deepEqual(left(stages, isDone("inner")), { done: 1, all: 2, least: 1, most: 1 });
});

test("a path without steps is done", () => {
  assert.deepEqual(left([], isDone()), { done: 0, all: 0, least: 0, most: 0 });
});
