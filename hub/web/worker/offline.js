// @ts-check
/**
 * The service worker: keeps what was read, and what is worth reading, for when there is no connection. Whoever has one
 * gets everything from the network, as without a worker; what was kept comes only where the network fails, is ill, or
 * does not answer in time. Two kinds of caches: one shell for each version, put aside whole or not at all, and the pages.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = worker.registration.scope;
const OWN = `hub ${SCOPE} `;
const SHELL = `${OWN}shell ${HUB.version}`;
const KEPT = `${OWN}pages`;
const PAGE = /(^|\/)$|\.html$/;
const FILE = /^(assets|pagefind|search)\/|^api\/[\w-]+\.json$|^sitemap\.xml$|\.(avif|gif|jpe?g|png|svg|webp)$/i;
const MARK = 'name="hub:offline"';
const MOST = 500;
const LARGEST = 3e6;
const [LONG, SHORT] = [3000, 300];

const shell = new Set(HUB.shell.map(([path]) => keyOf(path)));
/** @type {Map<string, string>} pages that were answered from the cache, and of which day they are */
const old = new Map();
/** How long the network may take: less once it was too slow, until something arrives. */
let patience = LONG;
let tended = false;

worker.addEventListener("install", (event) => event.waitUntil(putAside().then(() => worker.skipWaiting())));

worker.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([worker.clients.claim(), worker.registration.navigationPreload?.enable()]));
});

worker.addEventListener("fetch", (event) => {
  const key = keyFor(event.request);
  if (key) event.respondWith(answered(event, key));
});

worker.addEventListener("message", (event) => {
  const { page, saving } = event.data;
  event.source?.postMessage({ page, kept: old.get(page) });
  event.waitUntil(tend(page, saving).catch(() => {}));
});

/** Put the shell aside, as it was built; what is there from an attempt that failed is not fetched again. */
async function putAside() {
  const cache = await caches.open(SHELL);
  const one = async (/** @type {[string, string]} */ [path, integrity]) => {
    const key = keyOf(path);
    if (await cache.match(key)) return;
    const answer = await fetch(key, { cache: "no-cache", redirect: "error", integrity });
    if (!answer.ok) throw new Error(`${key}: ${answer.status}`);
    await cache.put(key, answer);
  };
  await Promise.all(HUB.shell.map(one));
}

/** @param {string} path @returns {string} */
function keyOf(path) {
  return new URL(path, SCOPE).href;
}

/** @param {Request} request @returns {string | undefined} under which an answer is kept; none for what is left alone */
function keyFor(request) {
  const { origin, pathname } = new URL(request.url);
  const key = origin + pathname;
  if (request.method !== "GET" || !key.startsWith(SCOPE) || request.headers.has("range")) return undefined;
  const path = key.slice(SCOPE.length);
  return PAGE.test(path) || FILE.test(path) ? key : undefined;
}

/** @param {FetchEvent} event @param {string} key @returns {Promise<Response>} */
async function answered(event, key) {
  const fresh = asked(event);
  event.waitUntil(fresh.then((answer) => arrived(key, answer.clone())).catch(() => {}));
  const answer = await Promise.race([fresh.catch(() => null), pause(patience)]);
  if (answer && answer.status < 500) {
    old.delete(key);
    return answer;
  }
  if (answer === undefined) patience = SHORT;
  const found = await kept(key);
  if (!found) return fresh.catch(() => missing(event.request));
  old.set(key, found.headers.get("date") ?? "");
  return found;
}

/** @param {string} key @param {Response} answer from the network, in time or late */
async function arrived(key, answer) {
  patience = LONG;
  if (!shell.has(key)) await keep(key, answer);
}

/** @param {FetchEvent} event @returns {Promise<Response>} */
async function asked(event) {
  return (await event.preloadResponse) ?? fetch(event.request);
}

/** @param {number} time @returns {Promise<undefined>} */
function pause(time) {
  return new Promise((done) => setTimeout(done, time));
}

/** @param {Request} request @returns {Response} */
function missing(request) {
  if (request.mode !== "navigate") return Response.error();
  return Response.redirect(`${keyOf(HUB.offline)}?page=${encodeURIComponent(request.url)}`);
}

/** @param {string} key @returns {Promise<Response | undefined>} what was kept: of this version before an earlier one */
async function kept(key) {
  for (const cacheName of [SHELL, ...(await others(SHELL))]) {
    const found = await caches.match(key, { cacheName });
    if (found) return found;
  }
  return undefined;
}

/** @param {string[]} names @returns {Promise<string[]>} the caches of this hub but these */
async function others(...names) {
  return (await caches.keys()).filter((name) => name.startsWith(OWN) && !names.includes(name));
}

/**
 * Keep an answer, if it is what was asked for: no login page, nothing from elsewhere, nothing that must not be stored.
 *
 * @param {string} key
 * @param {Response} answer
 * @param {string} digest of the page, where it is known
 * @returns {Promise<boolean>} whether it is kept
 */
async function keep(key, answer, digest = "") {
  const cache = await caches.open(KEPT);
  if (answer.status === 404 || answer.status === 410) await cache.delete(key);
  const { headers } = answer;
  const html = /^text\/html/.test(headers.get("content-type") ?? "");
  const barred = /no-store/.test(headers.get("cache-control") ?? "") || Number(headers.get("content-length")) > LARGEST;
  if (answer.status !== 200 || answer.type !== "basic" || answer.redirected || barred) return false;
  if (html !== PAGE.test(key)) return false;
  const body = html ? await answer.text() : await answer.blob();
  if (typeof body === "string" && !body.includes(MARK)) return false;
  const told = new Headers(headers);
  told.set("hub-digest", digest);
  await cache.put(key, new Response(body, { headers: told }));
  return true;
}

/**
 * Put aside what is worth reading and is not there yet, the page of the reader first; then let go of what is too much,
 * and of the shells of earlier versions. Ends at the first answer that is none of ours: a login has run out, perhaps.
 *
 * @param {string} page
 * @param {boolean} saving whether the reader asks to save data
 */
async function tend(page, saving) {
  const cache = await caches.open(KEPT);
  if (!saving && !(await cache.match(page)) && !shell.has(page) && keyFor(new Request(page))) await keep(page, await fetch(page));
  if (tended) return;
  tended = true;
  try {
    for (const [path, digest] of saving ? [] : HUB.pages) {
      const known = await cache.match(keyOf(path));
      if (known?.headers.get("hub-digest") === digest) continue;
      if (!(await keep(keyOf(path), await fetch(keyOf(path), { cache: "no-cache" }), digest))) throw new Error(path);
    }
  } catch {
    tended = false;
    return;
  }
  const listed = new Set(HUB.pages.map(([path]) => keyOf(path)));
  const spare = (await cache.keys()).filter(({ url }) => !listed.has(url));
  for (const one of spare.slice(0, Math.max(0, spare.length + listed.size - MOST))) await cache.delete(one);
  for (const name of await others(SHELL, KEPT)) await caches.delete(name);
}
