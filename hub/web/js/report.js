// @ts-check
/**
 * What readers write about a page: what is missing, or what is wrong with a text on it. It goes to the tracker, as an
 * issue that the reader sends there, or to the hub's own address. Loaded when somebody wants to write.
 */

import { button, made } from "./element.js";
import { fitting, issue, placeOf, quoted, shortened } from "./issue.js";
import { addressed, sent } from "./sending.js";
import { say } from "./words.js";

/** @import {HubElement} from "./element.js" */

/**
 * Say what is missing on a page.
 *
 * @param {HubElement} host the element with the addresses in its data
 * @param {() => string} vote what the reader thought of the page: yes or no
 * @param {() => string} told the same in words
 * @returns {HTMLFormElement}
 */
export function suggestionForm(host, vote, told) {
  return form(host, {
    label: say("What is missing?"),
    parts: (text) => [text, told(), about(host, here())],
    values: () => ({ event: "missing", value: vote() }),
  });
}

/**
 * Say what is wrong, with what is selected; it is selected again afterwards.
 *
 * @param {HubElement} host the element with the addresses in its data
 * @param {string} title
 * @param {import("./selecting.js").Selected} [selected]
 */
export function openReport(host, title, selected) {
  const quote = shortened(selected?.quote ?? "");
  const address = selected ? placeOf(here(), selected.quote) : here();
  const fields = form(host, {
    label: say("What is wrong?"),
    parts: (text) => [quote && quoted(quote), text, about(host, address)],
    values: () => (quote ? { event: "problem", quote } : { event: "problem" }),
  });
  const told = quote ? [made("blockquote", {}, quote)] : [];
  const close = button(say("Close"), () => dialog.close(), { class: "hub-link" });
  const dialog = made("dialog", { class: "hub-dialog", "aria-label": title }, made("h2", {}, title), ...told, fields, close);
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    dialog.remove();
    const now = getSelection();
    now?.removeAllRanges();
    if (selected) now?.addRange(selected.range);
  });
  host.append(dialog);
  dialog.showModal();
}

/** @param {HubElement} host @param {string} address @returns {string} what those who mend the page must know */
function about(host, address) {
  return `${host.dataset["about"]}\n${address}`;
}

/** @returns {string} the address of the page alone */
function here() {
  return `${location.origin}${location.pathname}`;
}

/**
 * @typedef {object} Letter
 * @property {string} label
 * @property {(text: string) => string[]} parts what the issue says
 * @property {() => Record<string, string>} values what goes to the own address beside the text
 */

/** @param {HubElement} host @param {Letter} letter @returns {HTMLFormElement} */
function form({ entry, dataset: { report = "", votes = "" } }, { label, parts, values }) {
  const area = made("textarea", { rows: "3", class: "hub-note", required: true });
  const status = made("p", { class: "hub-foot", role: "status" });
  const begin = report.startsWith("mailto:") ? say("Write a mail") : say("Open an issue");
  const link = made("a", { class: "md-button md-button--primary hub-button", target: "_blank", rel: "noopener noreferrer" }, begin);
  const own = made("button", { class: `md-button hub-button ${report ? "" : "md-button--primary"}` }, say("Send without a name"));
  const tools = made("p", { class: "hub-tools" }, ...(report ? [link] : []), ...(votes ? [own] : []));
  const found = made("form", {}, made("label", {}, label, area), tools, status);
  const write = () => {
    const text = area.value.trim();
    const begun = fitting(text, (some) => issue(report, parts(some)));
    const told = fitting(text, (some) => addressed(votes, { id: entry?.id ?? "", ...values(), text: some }));
    link.href = begun.address;
    status.textContent = begun.whole && told.whole ? "" : say("This is too long for an address: its end is left out.");
    return told.address;
  };
  area.addEventListener("input", write);
  link.addEventListener("click", write);
  found.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(write(), area, status);
  });
  write();
  return found;
}

/** @param {string} address @param {HTMLTextAreaElement} area @param {HTMLElement} status */
async function send(address, area, status) {
  const text = area.value;
  area.value = "";
  const arrived = await sent(address);
  if (!arrived) area.value = text;
  status.textContent = arrived ? say("Sent. Thank you.") : say("It could not be sent. Try again later.");
}
