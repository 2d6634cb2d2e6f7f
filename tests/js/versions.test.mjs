import assert from "node:assert/strict";
import { test } from "node:test";

import { doneVersions } from "../../hub/web/js/versions.js";

const entries = { a: {}, "a-pt": { source: "a" }, "a-br": { source: "a-pt" }, b: {}, x: { source: "y" }, y: { source: "x" }, "x-pt": { source: "x" } };

test("a text is done in its own language first, and else in any other", () => {
  const version = doneVersions({ entries }, { "a-br": {}, a: {} });
  assert.deepEqual(["a", "a-pt", "a-br", "b", "gone"].map(version), ["a", "a", "a-br", undefined, undefined]);
});

test("translations of each other are one text", () => {
  const version = doneVersions({ entries }, { y: {} });
  assert.deepEqual(["x", "y", "x-pt", "a"].map(version), ["y", "y", "y", undefined]);
});

test("what is no longer here is done as it was", () => {
  assert.equal(doneVersions({ entries }, { gone: {} })("gone"), "gone");
});
