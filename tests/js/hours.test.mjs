// The scripts know the hours of people as the hub does, on the cases of hours-cases.json, which Python writes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { offsetIn, overlap, windowOf } from "../../hub/web/js/hours.js";

const cases = JSON.parse(readFileSync(new URL("hours-cases.json", import.meta.url), "utf-8"));

test("hours in zones are the same stretches, and have as much in common", () => {
  assert.ok(cases.length > 100);
  for (const [day, one, two, minutes] of cases) {
    const windows = [one, two].map(([hours, zone, start, length]) => {
      const found = windowOf(hours, zone, day);
      assert.deepEqual(found, { start, length }, `${hours} ${zone} on ${day}`);
      return found;
    });
    assert.equal(overlap(...windows), minutes);
    assert.equal(overlap(...windows.toReversed()), minutes);
  }
});

test("without hours, or a zone that is known, nothing is known", () => {
  const known = windowOf("09:00-17:00", "UTC", "2026-11-22");
  for (const [hours, zone] of [["", "UTC"], ["09:00-17:00", ""], ["9 to 5", "UTC"], ["09:00-17:00", "Mars/Olympus"], ["-", "UTC"]]) {
    assert.equal(windowOf(hours, zone, "2026-11-22"), undefined);
    assert.equal(overlap(known, windowOf(hours, zone, "2026-11-22")), undefined);
  }
});

test("an offset is read at the end of a time", () => {
  assert.deepEqual(["12:00+05:30", "11/22/2026, GMT-03:30", "GMT", ""].map(offsetIn), [330, -210, 0, 0]);
});
