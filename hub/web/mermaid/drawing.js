// @ts-check
/**
 * Diagrams drawn by Mermaid, in the colours of the hub: text alone, nothing that runs, and nothing that is loaded from
 * elsewhere, neither while it is drawn nor by what comes of it. It is on sites that have a diagram.
 */

import { made } from "../js/element.js";
import { say } from "../js/words.js";

const LIBRARY = new URL("mermaid.esm.min.js", import.meta.url).href;
/** What could load something while it is drawn. */
const FOREIGN = /(?:url|image-set)\s*\(|@import|@\{[^}]*(?:\/\/|\\)/i;
const BARRED = "script,image,img,iframe,object,embed,video,audio,source,link,meta,base,form,input,set,animate,animateMotion,animateTransform";
const KINDS = ["lesson", "guide", "session", "person", "topic", "path", "group"];
const SETTINGS = {
  startOnLoad: false,
  suppressErrorRendering: true,
  securityLevel: "strict",
  htmlLabels: false,
  layout: "dagre",
  theme: "base",
  secure: [
    "secure", "securityLevel", "startOnLoad", "suppressErrorRendering", "maxTextSize", "maxEdges", "dompurifyConfig",
    "htmlLabels", "theme", "themeCSS", "themeVariables", "fontFamily", "altFontFamily",
  ],
};
let count = 0;

/**
 * @callback Draw
 * @param {string} source
 * @param {string} scheme of colours
 * @param {number} width that there is for it
 * @returns {Promise<HTMLElement>} the drawing; fails with what is wrong with the source
 */

/** @returns {Promise<Draw>} once what draws is there */
export async function drawer() {
  const { default: mermaid } = await import(LIBRARY);
  await document.fonts.ready;
  return (source, scheme, width) => drawn(mermaid, source, scheme, width);
}

/** @param {any} mermaid @param {string} source @param {string} scheme @param {number} width @returns {Promise<HTMLElement>} */
async function drawn(mermaid, source, scheme, width) {
  if (FOREIGN.test(source)) throw new Error(say("it would load something from elsewhere"));
  mermaid.initialize({ ...SETTINGS, ...coloured(scheme), gantt: { useWidth: Math.max(width, 400) } });
  const { svg } = await mermaid.render(`hub-drawing-${++count}`, source);
  return made("div", { class: "hub-drawing" }, cleaned(svg));
}

/** @param {string} scheme @returns {object} its colours, as the design tokens have them, by the names of Mermaid */
function coloured(scheme) {
  const probe = made("div", { hidden: true, "data-md-color-scheme": scheme });
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const token = (/** @type {string} */ name) => style.getPropertyValue(`--hub-${name}`).trim();
  const [ground, sunken, ink, soft, line] = ["ground", "sunken", "ink", "soft", "line-strong"].map(token);
  const [brand, tint, onBrand, accent] = ["brand", "brand-soft", "on-brand", "accent"].map(token);
  const parts = KINDS.map(token).flatMap((colour, at) => [
    [`pie${at + 1}`, colour], [`cScale${at}`, colour], [`cScaleLabel${at}`, onBrand], [`git${at}`, colour], [`gitBranchLabel${at}`, onBrand],
  ]);
  const themeVariables = {
    darkMode: style.colorScheme.includes("dark"), background: ground, textColor: ink, titleColor: ink, lineColor: soft, edgeLabelBackground: ground,
    primaryColor: tint, primaryTextColor: ink, primaryBorderColor: brand,
    secondaryColor: sunken, secondaryTextColor: ink, secondaryBorderColor: line,
    tertiaryColor: sunken, tertiaryTextColor: ink, tertiaryBorderColor: line,
    noteBkgColor: sunken, noteTextColor: ink, noteBorderColor: line, critBkgColor: tint, critBorderColor: accent,
    pieOpacity: "1", pieSectionTextColor: onBrand, pieStrokeColor: ground, pieOuterStrokeColor: line, ...Object.fromEntries(parts),
  };
  probe.remove();
  return { themeVariables, fontFamily: getComputedStyle(document.body).fontFamily };
}

/** @param {string} svg @returns {SVGElement} what was drawn, with nothing in it that could run or load anything */
function cleaned(svg) {
  const root = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
  if (!root) throw new Error(say("nothing came of it"));
  for (const one of root.querySelectorAll(BARRED)) one.remove();
  for (const one of [root, ...root.querySelectorAll("*")]) {
    if (one.localName === "style" && loads(one.textContent ?? "")) one.remove();
    for (const { name, value } of [...one.attributes]) if (!isHarmless(one, name, value)) one.removeAttribute(name);
  }
  if (!root.querySelector(":scope > title")) root.setAttribute("aria-label", say("Diagram"));
  const width = root.getAttribute("viewBox")?.split(/[\s,]+/)[2] ?? "0";
  root.style.minWidth = `min(${Math.round(Number(width))}px, 26rem)`;
  return root;
}

/** @param {Element} one @param {string} name @param {string} value @returns {boolean} */
function isHarmless(one, name, value) {
  if (/(^|:)href$/i.test(name)) return value.startsWith("#") || (one.localName === "a" && /^(https?|mailto):/i.test(value));
  return !/^(on|src)/i.test(name) && !loads(value);
}

/** @param {string} style @returns {boolean} whether a style or an attribute names something that is not in the drawing itself */
function loads(style) {
  return /@import|\\|image-set\s*\(|url\(\s*["']?\s*[^\s"'#]/i.test(style);
}
