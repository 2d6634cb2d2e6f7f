// @ts-check
/** Decap waits for the hub's widgets. This is a script of its own, since the page allows none inside it. */

Object.assign(window, { CMS_MANUAL_INIT: true });
