// @ts-check
/**
 * Registers the service worker, once the page is loaded and the browser idle; then says where a page comes from whenever
 * it is one that was kept. A reader who saves data gets no worker unasked.
 */

import { ROOT } from "./data.js";
import { made } from "./element.js";
import { dayText, say } from "./words.js";

const { serviceWorker } = navigator;
const line = made("p", { class: "hub-away", role: "status" });
const idle = new Promise((done) => {
  const wait = () => (window.requestIdleCallback ?? setTimeout)(done);
  if (document.readyState === "complete") wait();
  else window.addEventListener("load", wait);
});
/** @type {Promise<unknown> | undefined} */
let registered;

/** Tell the worker that this page was opened; it answers, and uses the quiet to put pages aside. */
export async function arrived() {
  if (!serviceWorker) return;
  await idle;
  const saving = Boolean(/** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData);
  if (!registered && !saving) registered = serviceWorker.register(new URL("sw.js", ROOT)).catch(() => undefined);
  if (!line.isConnected) document.body.append(line);
  serviceWorker.controller?.postMessage({ page: here(), saving });
}

/** @returns {string} the address of the page, as the worker knows it */
function here() {
  return location.origin + location.pathname;
}

/** @param {MessageEvent<{page: string, kept?: string}>} event what the worker knows of a page; `kept` if it came from the cache */
function show({ data: { page, kept } }) {
  if (page !== here()) return;
  const day = kept && say("This page is from {day}.", { day: dayText(new Date(kept)) });
  const away = navigator.onLine ? kept !== undefined && say("The hub does not answer.") : say("You are offline.");
  line.textContent = away ? `${away} ${day ?? ""}` : "";
}

if (serviceWorker) {
  serviceWorker.addEventListener("message", show);
  serviceWorker.addEventListener("controllerchange", arrived);
  for (const change of ["online", "offline"]) window.addEventListener(change, arrived);
}
