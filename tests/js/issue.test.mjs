import assert from "node:assert/strict";
import { test } from "node:test";

import { fitting, issue, placeOf, quoted, shortened } from "../../hub/web/js/issue.js";
import { addressed } from "../../hub/web/js/sending.js";

const TRACKER = "https://git.example.com/new?title=A&body={body}";
const begun = (text) => issue(TRACKER, [text, "Page: lessons/git/rebase"]);
const bodyOf = (address) => new URL(address).searchParams.get("body");

test("an issue says its parts, and empty ones are left out", () => {
  assert.equal(bodyOf(issue(TRACKER, ["> a & b", "", "It costs $& 5 + 3?\nÜ 🙂"])), "> a & b\n\nIt costs $& 5 + 3?\nÜ 🙂");
  assert.equal(issue("https://git.example.com/new", ["a"]), "https://git.example.com/new");
});

test("a text that is too long is cut between characters, and what comes behind it stays", () => {
  for (const one of ["word ", "語", "🙂"]) {
    const { address, whole } = fitting(one.repeat(4000), begun);
    assert.equal(whole, false);
    assert.ok(address.length <= 7500 && address.length > 6000, `${address.length}`);
    assert.match(bodyOf(address), /[^\s]…\n\nPage: lessons\/git\/rebase$/);
  }
  assert.deepEqual(fitting("short", begun), { address: begun("short"), whole: true });
});

test("mail programs take less, and an address that is long by itself ends the search", () => {
  const mail = fitting("語".repeat(4000), (text) => issue("mailto:hub@example.com?body={body}", [text]));
  assert.ok(mail.address.length <= 1900);
  assert.equal(fitting("a", (text) => `https://example.com/${"x".repeat(9000)}${text}`).whole, false);
});

test("a quote is Markdown line by line, and not longer than is needed to find it", () => {
  assert.equal(quoted("one\ntwo"), "> one\n> two");
  assert.equal(shortened("🙂".repeat(600)), `${"🙂".repeat(500)}…`);
  assert.equal(shortened("🙂".repeat(500)), "🙂".repeat(500));
});

test("the place of a text is all of it, or its two ends", () => {
  assert.equal(placeOf("https://h/a/", "re-base, a\n b & c"), "https://h/a/#:~:text=re%2Dbase%2C%20a%20b%20%26%20c");
  assert.equal(placeOf("https://h/a/", "1 2 3 4 5 6 7 8 9 10 11"), "https://h/a/#:~:text=1%202%203%204%205,7%208%209%2010%2011");
});

test("one's own address is seen from the root of the site, and keeps what it says already", () => {
  const root = new URL("../../../", new URL("../../hub/web/js/data.js", import.meta.url)).href;
  assert.equal(addressed("/votes", { id: "lessons/git", value: "yes" }), `${root}votes?id=lessons%2Fgit&value=yes`);
  assert.equal(addressed("https://hub.example.com/votes?hub=1", { text: "a&b" }), "https://hub.example.com/votes?hub=1&text=a%26b");
});
