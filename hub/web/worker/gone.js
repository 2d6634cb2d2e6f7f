// @ts-check
/** What stands in the place of the service worker where the hub keeps nothing: it takes away what an earlier one kept, and itself. */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", () => void worker.skipWaiting());

worker.addEventListener("activate", (event) => event.waitUntil(gone()));

async function gone() {
  const own = (await caches.keys()).filter((name) => name.startsWith(`hub ${worker.registration.scope} `));
  await Promise.all(own.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
