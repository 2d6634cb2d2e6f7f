// What stands below a result of the search.

import assert from "node:assert/strict";
import test from "node:test";

import { beginning, excerpt } from "../../hub/web/js/excerpts.js";

const PAGE = "Get it back. Move your branch. The commits are copied, one <b> after the other, in their order. Then push".split(" ");

test("a text that is cut off within a sentence says so", () => {
  assert.equal(excerpt("<mark>commits</mark> are copied, one", PAGE), "… <mark>commits</mark> are copied, one …");
  assert.equal(excerpt("The commits <mark>are</mark>", PAGE), "The commits <mark>are</mark> …");
  assert.equal(excerpt("in their <mark>order.</mark>", PAGE), "… in their <mark>order.</mark>");
  assert.equal(excerpt("Then <mark>push</mark>", PAGE), "Then <mark>push</mark>");
});

test("the heading above a text is not said twice", () => {
  assert.equal(excerpt("Move your <mark>branch.</mark> The commits", PAGE, "Move your branch"), "The commits …");
  assert.equal(excerpt("Move your <mark>branch.</mark>", PAGE, "Move your branch"), "");
  assert.equal(excerpt("<mark>branch.</mark> The commits", PAGE, "Move your branch"), "The commits …");
  assert.equal(excerpt("The commits <mark>are</mark>", PAGE, "The copies"), "The commits <mark>are</mark> …");
});

test("what the page says stays text", () => {
  assert.equal(excerpt("one &lt;b&gt; <mark>after</mark>", PAGE), "… one &lt;b&gt; <mark>after</mark> …");
  assert.equal(beginning(["a", "<b>"]), "a &lt;b&gt;");
});

test("a beginning has so many words and no more", () => {
  assert.equal(beginning(PAGE), PAGE.join(" ").replace("<b>", "&lt;b&gt;"));
  const long = Array.from({ length: 40 }, (_, place) => `w${place}`);
  assert.match(beginning(long), /^w0 .* w23 …$/);
});
