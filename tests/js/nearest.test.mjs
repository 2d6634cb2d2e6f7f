// What an address that leads nowhere was about, and which pages are called nearly the same.

import assert from "node:assert/strict";
import test from "node:test";

import { nearest, wordsOf } from "../../hub/web/js/nearest.js";

const SITE = "https://hub.example.com/learn/";
const PAGES = ["lessons/git/rebase/", "", "lessons/git/undo/", "lessons/data/rebase-data/", "people/ada/", "topics/%C3%A9t%C3%A9/"];
const SITEMAP = PAGES.map((path) => `<url>\n<loc>${SITE}${path}</loc>\n<lastmod>2026-11-22</lastmod>\n</url>`).join("\n");

test("words are those of the address without its first folder, numbers and endings", () => {
  const cases = [
    ["lessons/git/rebse/", "git rebse"],
    ["lessons/git/rebse.html", "git rebse"],
    ["lessons/git/rebse/index.html", "git rebse"],
    ["sessions/2026-12-02-first_contribution/", "first contribution"],
    ["experts", "experts"],
    ["topics/%C3%A9t%C3%A9/", "été"],
    ["topics/100%/sure", "sure"],
    ["", ""],
    ["404.html", ""],
  ];
  for (const [path, words] of cases) assert.equal(wordsOf(path), words, path);
});

test("a slip in an address leads to the page that was meant", () => {
  assert.deepEqual(nearest("lessons/git/rebse/", SITEMAP), ["lessons/git/rebase/", "lessons/data/rebase-data/"]);
  assert.equal(nearest("lessons/rebase", SITEMAP)[0], "lessons/git/rebase/");
  assert.equal(nearest("topics/%C3%A9te/", SITEMAP)[0], "topics/%C3%A9t%C3%A9/");
});

test("what is called like nothing leads nowhere", () => {
  assert.deepEqual(nearest("lessons/quantum-field-theory/", SITEMAP), []);
  assert.deepEqual(nearest("", SITEMAP), []);
  assert.deepEqual(nearest("lessons/git/rebse/", ""), []);
});
