// <tdkt-chat>: a button that opens the conversation, or the conversation in its place in a page.

import { element, icon, say } from "./dom.js";
import { accented, LAUNCHER_STYLES } from "./styles.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */

/** Below this width the conversation takes the whole screen and the page under it rests. */
const NARROW = "(max-width: 40em)";
const FOCUSABLE = "a[href], button, input, textarea, [tabindex='0']";

export class TdktChat extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #panel = element("dialog", { className: "panel", "aria-labelledby": "chat-title" });
  #launcher = element("button", {
    type: "button",
    className: "launcher",
    "aria-haspopup": "dialog",
    "aria-expanded": false,
  });
  /** @type {Promise<Conversation> | null} */
  #conversation = null;

  connectedCallback() {
    if (this.#root.childElementCount) return;
    this.lang = this.dataset.lang || "vi";
    this.#root.adoptedStyleSheets = [LAUNCHER_STYLES, accented(this.dataset.accent ?? "")];
    if (this.dataset.mode === "inline") this.#place();
    else this.#launch();
  }

  /** The conversation, made when it is first wanted, and again when its modules did not come. */
  conversation() {
    this.#conversation ??= this.#make().catch((error) => {
      this.#conversation = null;
      throw error;
    });
    return this.#conversation;
  }

  /**
   * Open a document beside the conversation, at the code points of `span`.
   * @param {string} id
   * @param {[number, number]} span
   */
  async openSource(id, span) {
    const conversation = await this.conversation();
    await conversation.open(id, span, null);
  }

  async closeSource() {
    (await this.conversation()).sheet.close();
  }

  /** Open the panel of the launcher and go to its question box. */
  async open() {
    try {
      (await this.#show()).composer.focus();
    } catch {
      this.#launcher.lastElementChild?.replaceChildren(say("failed_network"));
    }
  }

  close() {
    this.#panel.close();
  }

  async #make() {
    const [{ Conversation }, { STYLES }] = await Promise.all([
      import("./conversation.js"),
      import("./styles_conversation.js"),
    ]);
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, STYLES];
    const { title, greeting, suggestions, embedId, asOf } = this.dataset;
    const inline = this.dataset.mode === "inline";
    const conversation = new Conversation({
      embedId: embedId || null,
      title: title || say("title"),
      greeting: greeting || say("greeting"),
      suggestions: (suggestions || say("suggested")).split("|").map((each) => each.trim()),
      asOf: asOf ?? "",
      close: inline ? null : () => this.close(),
    });
    this.#root.append(conversation.sheet.view);
    return conversation;
  }

  async #place() {
    try {
      const conversation = await this.conversation();
      this.#root.prepend(conversation.view);
      conversation.view.addEventListener("focusin", () => conversation.prepare(), { once: true });
    } catch {
      addEventListener("online", () => this.#place(), { once: true });
    }
  }

  #launch() {
    const name = this.dataset.title || say("title");
    this.#launcher.append(icon("chat"), element("span", {}, say("launch")));
    this.#launcher.setAttribute("aria-label", `${say("launch")}: ${name}`);
    this.#launcher.onclick = () => this.open();
    this.#panel.onkeydown = (event) => this.#key(event);
    this.#panel.onclose = () => {
      this.#launcher.hidden = false;
      this.#launcher.setAttribute("aria-expanded", "false");
      this.#launcher.focus({ preventScroll: true });
    };
    this.#root.append(this.#launcher, this.#panel);
    if ("open" in this.dataset) this.#show().catch(() => {});
    else globalThis.requestIdleCallback?.(() => this.conversation().catch(() => {}));
  }

  async #show() {
    const conversation = await this.conversation();
    if (!conversation.view.isConnected) this.#panel.append(conversation.view);
    conversation.prepare();
    this.#launcher.lastElementChild?.replaceChildren(say("launch"));
    this.#launcher.hidden = true;
    this.#launcher.setAttribute("aria-expanded", "true");
    if (!this.#panel.open && matchMedia(NARROW).matches) this.#panel.showModal();
    else if (!this.#panel.open) this.#panel.show();
    return conversation;
  }

  /**
   * Esc closes; Tab goes round inside, where the browser itself does not keep it.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
    if (event.key === "Tab") this.#turnRound(event);
  }

  /** @param {KeyboardEvent} event */
  #turnRound(event) {
    const every = /** @type {NodeListOf<HTMLElement>} */ (this.#panel.querySelectorAll(FOCUSABLE));
    const seen = Array.from(every).filter((each) => each.checkVisibility?.() ?? true);
    const usable = seen.filter((each) => !each.matches(":disabled"));
    const edge = event.shiftKey ? usable[0] : usable.at(-1);
    if (this.#root.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? usable.at(-1) : usable[0])?.focus();
  }
}

customElements.define("tdkt-chat", TdktChat);
