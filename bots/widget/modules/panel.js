// The conversation in a dialog of its own, which the launcher opens and gets the focus back from.

import { element } from "./dom.js";

/** Below this width the conversation takes the whole screen and the page under it rests. */
const NARROW = "(max-width: 40em)";
const FOCUSABLE = "a[href], button, input, textarea, [tabindex='0']";

export class Panel {
  view = element("dialog", { className: "panel", "aria-labelledby": "chat-title" });

  /**
   * @param {HTMLButtonElement} launcher
   * @param {HTMLElement} conversation
   */
  constructor(launcher, conversation) {
    this.launcher = launcher;
    this.view.append(conversation);
    this.view.onkeydown = (event) => this.#key(event);
    this.view.onclose = () => {
      launcher.hidden = false;
      launcher.setAttribute("aria-expanded", "false");
      launcher.focus({ preventScroll: true });
    };
  }

  show() {
    this.launcher.hidden = true;
    this.launcher.setAttribute("aria-expanded", "true");
    if (!this.view.open && matchMedia(NARROW).matches) this.view.showModal();
    else if (!this.view.open) this.view.show();
  }

  close() {
    this.view.close();
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
    const every = /** @type {NodeListOf<HTMLElement>} */ (this.view.querySelectorAll(FOCUSABLE));
    const seen = Array.from(every).filter((each) => each.checkVisibility?.() ?? true);
    const usable = seen.filter((each) => !each.matches(":disabled"));
    const edge = event.shiftKey ? usable[0] : usable.at(-1);
    const root = /** @type {ShadowRoot} */ (this.view.getRootNode());
    if (root.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? usable.at(-1) : usable[0])?.focus();
  }
}
