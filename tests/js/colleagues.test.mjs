import assert from "node:assert/strict";
import { test } from "node:test";

import { fits, inOrder, knownIn, parts } from "../../hub/web/js/colleagues.js";

const NOTHING = { words: [], topic: "", level: "", offer: "", office: "", language: "", minutes: 0 };
const colleague = (name, knows = "", offers = "", more = {}) => ({
  name,
  words: [name, "engineer"],
  office: "Lisbon",
  speaks: ["en", "pt"],
  together: 120,
  knows: knownIn(knows),
  offers: parts(offers),
  ...more,
});
const ALL = [
  colleague("ada", "git:1:2.5:3:0::data/sql:0:4:2:5", "mentoring:git::questions"),
  colleague("bea", "git:0:3:1:2", "questions:data/sql", { office: "", speaks: ["ja"], together: 0 }),
  colleague("cyd", "git:2:0:0:4", "mentoring:data/sql", { together: undefined }),
  colleague("dan", "git:3:0:0:0", "review", { together: 300 }),
  colleague("eve", "", "buddy"),
];
const found = (wanted, order = "name") =>
  inOrder(ALL.filter((one) => fits(one, { ...NOTHING, ...wanted })), order, wanted.topic ?? "").map(({ name }) => name);

test("what is told of someone is read", () => {
  assert.deepEqual(knownIn("data/sql:0:4.25:2:5").get("data/sql"), { place: 0, score: 4.25, deeds: 2, level: 5 });
  assert.deepEqual(parts("mentoring:git:a b::questions"), [["mentoring", "git", "a b"], ["questions"]]);
  assert.deepEqual([knownIn("").size, parts("").length], [0, 0]);
});

test("without a wish everybody fits", () => {
  assert.deepEqual(found({}), ["ada", "bea", "cyd", "dan", "eve"]);
});

test("a topic is known by deeds, by own words, or from before", () => {
  assert.deepEqual(found({ topic: "git" }), ["ada", "bea", "cyd", "dan"]);
  assert.deepEqual(found({ topic: "git", level: "did" }), ["ada", "bea"]);
  assert.deepEqual(found({ topic: "git", level: "2" }), ["bea", "cyd"]);
  assert.deepEqual(found({ topic: "git", level: "5" }), []);
  assert.deepEqual(found({ topic: "sql" }), []);
});

test("help on a topic is offered by its name, or on anything by those who know it", () => {
  assert.deepEqual(found({ offer: "questions" }), ["ada", "bea"]);
  assert.deepEqual(found({ offer: "questions", topic: "data/sql" }), ["ada", "bea"]);
  assert.deepEqual(found({ offer: "questions", topic: "git" }), ["ada"]);
  assert.deepEqual(found({ offer: "review", topic: "git" }), ["dan"]);
  assert.deepEqual(found({ offer: "buddy", topic: "git" }), []);
  assert.deepEqual(found({ offer: "mentoring", topic: "data/sql" }), ["cyd"]);
  assert.deepEqual(found({ offer: "mentoring", topic: "data/sql", level: "did" }), [], "a level is asked of what they know");
});

test("office, language and hours", () => {
  assert.deepEqual(found({ office: "Lisbon", language: "pt" }), ["ada", "cyd", "dan", "eve"]);
  assert.deepEqual(found({ language: "ja" }), ["bea"]);
  assert.deepEqual(found({ minutes: 60 }), ["ada", "dan", "eve"]);
  assert.deepEqual(found({ minutes: 180 }), ["dan"]);
});

test("every word begins one of theirs", () => {
  assert.deepEqual(found({ words: ["eng"] }).length, 5);
  assert.deepEqual(found({ words: ["eng", "da"] }), ["dan"]);
  assert.deepEqual(found({ words: ["ngineer"] }), []);
});

test("the order: as the hub says for a topic, by all evidence, by hours; names decide the rest", () => {
  assert.deepEqual(found({ topic: "git" }, "evidence"), ["bea", "ada", "cyd", "dan"]);
  assert.deepEqual(found({}, "evidence"), ["ada", "bea", "cyd", "dan", "eve"]);
  assert.deepEqual(found({}, "hours"), ["dan", "ada", "eve", "bea", "cyd"]);
  assert.deepEqual(found({ topic: "data/sql", offer: "mentoring" }, "evidence"), ["cyd"]);
  assert.deepEqual(found({ topic: "data/sql", offer: "questions" }, "evidence"), ["ada", "bea"], "who offers it only is last");
});
