// @ts-check
/**
 * What readers chose in the forms of the hub, kept in this browser for the next time. A browser that keeps nothing
 * begins anew on every page.
 *
 * @typedef {Record<string, string[]>} Chosen by the name of a field, what is chosen in it
 */

const KEY = "hub.choices";

/** @param {string} form @returns {Chosen} */
export function kept(form) {
  return all()[form] ?? {};
}

/** @param {string} form @param {Chosen} chosen */
export function keep(form, chosen) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...all(), [form]: chosen }));
  } catch {
    // What cannot be kept is chosen again.
  }
}

/** Forget what was chosen in all forms. */
export function forgetChoices() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

/** @returns {Record<string, Chosen>} */
function all() {
  try {
    /** @type {[string, unknown][]} */
    const forms = Object.entries(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
    return Object.fromEntries(forms.flatMap(([form, chosen]) => (isChosen(chosen) ? [[form, chosen]] : [])));
  } catch {
    return {};
  }
}

/** @param {unknown} chosen @returns {chosen is Chosen} */
function isChosen(chosen) {
  return typeof chosen === "object" && chosen !== null && Object.values(chosen).every(Array.isArray);
}
