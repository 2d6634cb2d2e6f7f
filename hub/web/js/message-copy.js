// @ts-check
/** `<hub-message>`: a message that is written already; a button copies it for those who write in a chat. */

import { HubElement, button, made } from "./element.js";
import { copied } from "./message.js";
import { say } from "./words.js";

export default class Message extends HubElement {
  #status = made("span", { role: "status" });

  /** @override */
  start() {
    if (this.contains(this.#status)) return;
    const copy = button(say("Copy the message"), () => void copied(this.dataset["message"] ?? "", this.#status), {
      class: "hub-quiet",
    });
    this.append(" ", copy, " ", this.#status);
  }
}
