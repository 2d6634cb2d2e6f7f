// Days, guides and calendars are what the hub says they are: onboarding-cases.json is written by Python.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { calendar, dueName } from "../../hub/web/js/ical.js";
import { due, onboarding } from "../../hub/web/js/onboarding-times.js";
import { workday, workdayBefore, workdayUntil } from "../../hub/web/js/workdays.js";

const cases = JSON.parse(readFileSync(new URL("onboarding-cases.json", import.meta.url), "utf-8"));

test("times of onboarding have the same days", () => {
  for (const [word, start, day] of cases.due) assert.equal(due(word, start) ?? null, day, `${word} from ${start}`);
});

test("working days are counted alike", () => {
  for (const [start, number, after, before, until] of cases.workdays) {
    assert.deepEqual([workday(start, number), workdayBefore(start, number), workdayUntil(start)], [after, before, until]);
  }
});

test("the same guides are due at the same times", () => {
  for (const { words, start, times } of cases.times) {
    const found = onboarding(cases.data, words, start);
    assert.deepEqual(found.map((time) => [time.word, time.due ?? null, time.guides]), times);
  }
});

test("calendars are the same to the letter", () => {
  for (const { title, url, key, day, text } of cases.calendars) {
    const uid = `${dueName("guides/a", key)}@b`;
    assert.equal(calendar(title, [{ uid, title, day, text: title, url }], day), text);
  }
});
