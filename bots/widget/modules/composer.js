// The box a question is written in: words, the day it is asked for, send or stop.

import { element, icon, say } from "./dom.js";

/** Characters the service takes; the box takes no more, and says so by taking no more. */
const LONGEST_QUESTION = 2_000;

export class Composer {
  #words = element("textarea", {
    id: "question",
    rows: 1,
    maxLength: LONGEST_QUESTION,
    placeholder: say("placeholder"),
    autocomplete: "off",
    enterKeyHint: "send",
  });
  #day = element("input", { type: "date", id: "as-of", max: "9999-12-31" });
  #send = element("button", { type: "submit", className: "send" }, icon("send"), say("ask"));
  #stop = element("button", { type: "button", className: "stop" }, icon("stop"), say("stop"));

  /**
   * @param {string} asOf  the day to begin with, "" for today
   * @param {{ask: (question: string, asOf: string | null) => void, stop: () => void}} doing
   */
  constructor(asOf, { ask, stop }) {
    this.#day.value = asOf;
    this.#stop.onclick = stop;
    this.view = element(
      "form",
      { className: "composer" },
      element("label", { htmlFor: "question", className: "hidden" }, say("question")),
      this.#words,
      element(
        "div",
        { className: "controls" },
        element("label", { className: "day", htmlFor: "as-of" }, say("as_of")),
        this.#day,
        this.#send,
        this.#stop,
      ),
    );
    this.view.onsubmit = (event) => {
      event.preventDefault();
      ask(this.#words.value, this.day);
    };
    this.#words.onkeydown = (event) => this.#enter(event);
    this.busy = false;
  }

  /** The day asked for, null for today. */
  get day() {
    return this.#day.value || null;
  }

  /** @param {string | null} day */
  set day(day) {
    this.#day.value = day ?? "";
  }

  /** @param {boolean} busy */
  set busy(busy) {
    const focused = this.view.matches(":focus-within");
    this.#send.hidden = busy;
    this.#stop.hidden = !busy;
    if (focused && busy) this.#words.focus({ preventScroll: true });
  }

  clear() {
    this.#words.value = "";
  }

  focus() {
    this.#words.focus({ preventScroll: true });
  }

  /**
   * Enter asks; while a Vietnamese input method composes a syllable, Enter belongs to it.
   * @param {KeyboardEvent} event
   */
  #enter(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.view.requestSubmit();
  }
}
