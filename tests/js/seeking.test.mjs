import assert from "node:assert/strict";
import { test } from "node:test";

import { fitting, isUnfinished, wordsOf } from "../../hub/web/js/seeking.js";

const text = (words, about = "") => ({ words: words.split(" "), about: about.split(" ").filter(Boolean) });
const TEXTS = [
  text("ran git reset commit commits gone gon", "git version control branch branches"),
  text("deleted delet wrong branch branches", "git version control branch branches"),
  text("pull request waiting wait review four days", "code review pull requests request"),
  text("chart tiny difference crisis note", "data charts chart"),
];
const IGNORED = new Set("i am are my the of it is not and there for".split(" "));
const scores = (typed, texts = TEXTS) => fitting(wordsOf(typed), texts, IGNORED, isUnfinished(typed));
const found = (typed, texts) => scores(typed, texts)?.flatMap((fits, place) => (fits ? [place] : []));

test("words are folded, and apostrophes are within them in English", () => {
  assert.deepEqual(wordsOf("Don't  Ångström-Straße, ŁÓDŹ!"), ["dont", "angstrom", "strasse", "lodz"]);
  assert.deepEqual(wordsOf("l’été", false), ["l", "ete"]);
  assert.deepEqual(wordsOf(""), []);
});

test("scripts without spaces give pairs of characters, as the index has them", () => {
  assert.deepEqual(wordsOf("何も変わらない Git"), ["何も", "も変", "変わ", "わら", "らな", "ない", "git"]);
  assert.deepEqual(fitting(wordsOf("変わらない"), [text("何も も変 変わ わら らな ない"), text("分か")]).map(Boolean), [true, false]);
});

test("a beginning finds the word, and a longer form finds the stem", () => {
  assert.deepEqual(found("cha"), [3]);
  assert.deepEqual(found("deleting"), [1]);
  assert.deepEqual(found("committed"), [0]);
});

test("too little is no question", () => {
  assert.equal(found(""), undefined);
  assert.equal(found("there are"), undefined);
  assert.equal(found("I am not p"), undefined);
  assert.equal(found("?!"), undefined);
});

test("those that say most of it remain, whatever the words between", () => {
  assert.deepEqual(found("my commits are gone"), [0]);
  assert.deepEqual(found("I am waiting for the review of my pull request"), [2]);
  assert.deepEqual(found("it is not there and the commits"), [0]);
});

test("words that say nothing are not taken for the beginnings of others", () => {
  assert.equal(found("not"), undefined);
  assert.deepEqual(found("not deleted"), [1]);
  assert.deepEqual(fitting(["not"], TEXTS), [0, 0, 0, 3]);
});

test("short words are found whole", () => {
  assert.deepEqual(fitting(wordsOf("in C++ code"), [text("c++"), text("cat c")]), [3, 0]);
});

test("a topic is found by its names, and counts less than what is said", () => {
  assert.deepEqual(found("version control"), [0, 1]);
  assert.deepEqual(found("git"), [0, 1]);
  assert.deepEqual(found("wrong branch"), [1]);
});

test("words that nobody says make no difference, and nothing fits where there are only such", () => {
  assert.deepEqual(found("gone xyzzy"), [0]);
  assert.deepEqual(found("xyzzy plugh"), []);
  assert.deepEqual(fitting(["xyz"], []), []);
});

test("only a word that may go on is taken for a beginning", () => {
  const texts = [text("lost afternoon work"), text("first workshop"), text("workload work")];
  assert.deepEqual(found("work", texts), [0, 1, 2]);
  assert.deepEqual(found("work ", texts), [0, 2]);
  assert.deepEqual(found("work workshop", texts), [0, 1, 2]);
  assert.deepEqual(found("work on it, ", texts), [0, 2]);
  assert.deepEqual(found("commits are", TEXTS), [0]);
  assert.deepEqual(scores("lost my work", texts), [6, 0, 0]);
});

test("two letters count once they are a word", () => {
  const texts = [text("pr review"), text("problem ci"), text("private")];
  assert.deepEqual(found("PR", texts), [0]);
  assert.equal(found("pa", texts), undefined, "it may go on");
  assert.deepEqual(found("pa ", texts), []);
  assert.deepEqual(found("CI fails", texts), [1]);
});
