// The scripts plan as the hub does, on the hubs of plan-cases.json, which Python writes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { goalOf, plan } from "../../hub/web/js/plan-way.js";
import { scheduled } from "../../hub/web/js/schedule.js";

const TODAY = "2026-11-22";
const cases = JSON.parse(readFileSync(new URL("plan-cases.json", import.meta.url), "utf-8"));

for (const [number, { data, plans }] of cases.entries()) {
  for (const wanted of plans) {
    test(`hub ${number}: the way to ${wanted.target}`, () => {
      const known = { done: new Set(wanted.known.done), levels: wanted.known.levels };
      const found = plan(data, goalOf(data, wanted.target, wanted.level), known);
      const days = scheduled(data, found.steps, wanted.weekly, TODAY);
      const steps = found.steps.map(({ id, minutes, why }, place) => ({
        id,
        minutes,
        why: why.map((one) => [one.via, one.of, one.stage]),
        days: [days[place].start, days[place].end],
      }));
      assert.deepEqual({ exact: found.exact, steps }, { exact: wanted.exact, steps: wanted.steps });
    });
  }
}
