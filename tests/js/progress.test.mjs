// Progress as a value: nothing is lost when two devices meet, whatever the order.

import assert from "node:assert/strict";
import test from "node:test";

import { merged } from "../../hub/web/js/progress-merge.js";
import { parsed } from "../../hub/web/js/progress-text.js";
import * as progress from "../../hub/web/js/progress.js";

const RUNS = 400;

/** A generator of numbers that gives the same ones every time. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const DAYS = ["2026-11-01T10:00:00.000Z", "2026-11-02T10:00:00.000Z", "2026-11-03T10:00:00.000Z"];
const KEYS = ["k1", "k2", "k3", "k4"];

function random(next) {
  const one = (list) => list[next(list.length)];
  let now = progress.empty();
  for (let step = next(8); step > 0; step -= 1) {
    const id = one(["lessons/a", "lessons/b"]);
    now = [
      () => progress.finished(now, id, { at: one(DAYS), digest: one(["d1", "d2"]), sections: { top: one(["s1", "s2"]) } }),
      () => progress.takenBack(now, id, one(DAYS)),
      () => progress.withTask(now, id, KEYS, next(4), next(2) === 1),
      () => progress.answered(now, id, one(["check-x", "check-y"]), next(2) === 1),
      () => progress.visited(now, id, { at: one(DAYS), anchor: one(["", "learn"]), title: "A", path: "a/" }),
      () => progress.noted(now, id, "reflect", { at: one(DAYS), text: one(["one", "two"]) }, next(2) ? [] : (now.notes[id]?.reflect ?? [])),
    ][next(6)]();
  }
  return now;
}

function triples() {
  const next = numbers(7);
  return Array.from({ length: RUNS }, () => [random(next), random(next), random(next)]);
}

test("the order of merges makes no difference", () => {
  for (const [a, b, c] of triples()) {
    assert.deepEqual(merged(a, b), merged(b, a));
    assert.deepEqual(merged(merged(a, b), c), merged(a, merged(b, c)));
  }
});

test("merging again changes nothing", () => {
  for (const [a, b] of triples()) {
    const both = merged(a, b);
    assert.deepEqual(merged(both, a), both);
    assert.deepEqual(merged(both, both), both);
  }
});

test("nothing is lost", () => {
  for (const [a, b] of triples()) {
    const both = merged(a, b);
    for (const one of [a, b]) {
      for (const [id, places] of Object.entries(one.tasks)) assert.ok(places.every((place) => both.tasks[id].includes(place)));
      for (const [id, keys] of Object.entries(one.keys)) assert.ok(Object.keys(keys).every((key) => key in both.keys[id]));
      for (const [id, answers] of Object.entries(one.checks)) {
        for (const [name, right] of Object.entries(answers)) assert.equal(both.checks[id][name] || false, right || both.checks[id][name]);
      }
      for (const [id, notes] of Object.entries(one.notes)) {
        for (const note of notes.reflect) assert.ok(both.notes[id].reflect.some((other) => other.text === note.text && other.at === note.at));
      }
      for (const [id, done] of Object.entries(one.done)) assert.ok((both.done[id] ?? { at: both.undone[id] }).at >= done.at);
    }
  }
});

test("the later of done and taken back counts", () => {
  const done = progress.finished(progress.empty(), "x", { at: DAYS[1], digest: "d" });
  assert.ok("x" in merged(done, progress.takenBack(progress.empty(), "x", DAYS[0])).done);
  assert.ok(!("x" in merged(done, progress.takenBack(progress.empty(), "x", DAYS[2])).done));
});

test("text and back is the same", () => {
  for (const [a] of triples()) assert.deepEqual(parsed(JSON.stringify(a)), a);
});

test("what is not of its shape is left out, and what is no progress is refused", () => {
  const odd = { version: 1, done: { a: 5, b: { at: "x" }, c: { at: "y", digest: 7, sections: { s: 1, t: "u" } } }, tasks: { a: [3, "x", -1, 1, 3] } };
  const read = parsed(JSON.stringify(odd));
  assert.deepEqual(read.done, { b: { at: "x", digest: "" }, c: { at: "y", digest: "", sections: { t: "u" } } });
  assert.deepEqual(read.tasks, { a: [1, 3] });
  assert.deepEqual(parsed('{"version": 1, "done": {"__proto__": {"at": "x"}}}').done, {});
  for (const text of ["", "[]", "null", "5", '{"version": 2}', "{}"]) assert.throws(() => parsed(text));
});

test("a tick follows its task when the page changes", () => {
  const ticked = progress.withTask(progress.empty(), "x", ["one", "two"], 1, true);
  assert.deepEqual(ticked.tasks, { x: [1] });
  assert.deepEqual(progress.ticks(ticked, "x", ["new", "one", "two"]), [false, false, true]);
  const moved = progress.withTask(ticked, "x", ["new", "one", "two"], 0, true);
  assert.deepEqual(moved.tasks, { x: [0, 2] });
  assert.deepEqual(progress.withTask(moved, "x", ["new", "one", "two"], 2, false).tasks, { x: [0] });
});

test("ticks that know no texts count by their places", () => {
  assert.deepEqual(progress.ticks({ ...progress.empty(), tasks: { x: [1] } }, "x", ["one", "two"]), [false, true]);
});

test("what changed since it was finished is named by section", () => {
  const sections = [{ id: "top", title: "", digest: "1" }, { id: "learn", title: "Learn", digest: "2" }];
  const done = { at: DAYS[0], digest: "old", sections: { top: "1", learn: "before" } };
  assert.deepEqual(progress.changes(done, "new", sections), [sections[1]]);
  assert.deepEqual(progress.changes({ at: DAYS[0], digest: "old" }, "new", sections), []);
  assert.equal(progress.changes(done, "old", sections), undefined);
  assert.equal(progress.changes(undefined, "new", sections), undefined);
});

test("an edit replaces the notes that were seen, and no other", () => {
  const [first, second, third] = DAYS.map((at, place) => ({ at, text: `note ${place}` }));
  const write = (now, note, before) => progress.noted(now, "x", "reflect", note, before);
  const both = merged(write(progress.empty(), first, []), write(progress.empty(), second, []));
  assert.equal(progress.noteText(both.notes.x.reflect), "note 0\n\nnote 1");
  assert.deepEqual(write(both, third, [second]).notes.x.reflect, [first, third]);
  assert.deepEqual(write(both, third, both.notes.x.reflect).notes.x.reflect, [third]);
});

test("a note that a later one holds is shown once", () => {
  const text = (...texts) => progress.noteText(texts.map((one, place) => ({ at: DAYS[place], text: one })));
  assert.equal(text("I saw", "I saw a ship "), "I saw a ship ");
  assert.equal(text("I saw", "", "A ship"), "I saw\n\nA ship");
  assert.equal(text("I saw", ""), "I saw");
  assert.equal(text(), "");
});
