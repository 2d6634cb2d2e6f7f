// @ts-check
/**
 * `<hub-embed>`: something that stands elsewhere, a video perhaps. Nothing is loaded before somebody asks for it; then a
 * frame takes the place of the card, from which it can run and show itself on the whole screen, but not leave the page.
 */

import { HubElement, button, made } from "./element.js";
import { say } from "./words.js";

export default class Embed extends HubElement {
  /** @override */
  start() {
    const [what, where] = this.children;
    const link = what?.firstElementChild;
    if (!what || !where || !(link instanceof HTMLAnchorElement)) return;
    const title = link.textContent ?? "";
    const load = () => {
      const frame = made("iframe", {
        src: link.href,
        title,
        sandbox: "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox allow-forms",
        allow: "fullscreen; picture-in-picture; encrypted-media",
        referrerpolicy: "strict-origin",
      });
      what.replaceChildren(frame);
      where.firstElementChild?.replaceWith(made("b", {}, title));
      frame.focus();
    };
    what.replaceChildren(made("b", {}, title), button(say("Show here"), load, { class: "md-button md-button--primary hub-button", "aria-label": say("Show here: {title}", { title }) }));
    link.textContent = say("Open on {host}", { host: this.dataset["host"] ?? link.host });
    where.append(" ", link);
  }
}
