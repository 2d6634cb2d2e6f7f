import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { nearest } from "../../hub/web/js/spelling.js";

const cases = JSON.parse(readFileSync(new URL("spelling-cases.json", import.meta.url), "utf-8"));

for (const { word, pool, meant } of cases) {
  test(`${word} is read as ${meant.join(" or ") || "nothing else"}`, () => assert.deepEqual(nearest(word, pool).sort(), meant));
}
