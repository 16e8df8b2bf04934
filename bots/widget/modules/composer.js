// The box a question is written in: words, the day it is asked for, send or stop.

import { element, icon, iconButton, say, written } from "./dom.js";
import { dayOf } from "./text.js";

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
  /** Browsers write a date field in their own language, "mm/dd/yyyy": days are typed as text. */
  #day = element("input", {
    id: "as-of",
    placeholder: say("day_form"),
    autocomplete: "off",
    inputMode: "numeric",
    maxLength: 10,
  });
  #picker = element("input", { type: "date", tabIndex: -1, "aria-hidden": true });
  #send = element(
    "button",
    { type: "submit", className: "send" },
    icon("send"),
    element("span", {}, say("ask")),
  );
  #stop = element("button", { type: "button", className: "stop" }, icon("stop"), element("span", {}, say("stop")));

  /**
   * @param {string} asOf  the day to begin with, "" for today
   * @param {{ask: (question: string, asOf: string | null) => void, stop: () => void}} doing
   */
  constructor(asOf, { ask, stop }) {
    this.day = dayOf(asOf);
    this.#stop.onclick = stop;
    this.#day.oninput = () => this.#day.setCustomValidity("");
    this.#day.onchange = () => this.#check();
    this.#picker.onchange = () => {
      this.day = this.#picker.value;
      this.#check();
    };
    this.view = element(
      "form",
      { className: "composer" },
      element("label", { htmlFor: "question", className: "hidden" }, say("question")),
      this.#words,
      element(
        "div",
        { className: "controls" },
        element("label", { className: "day", htmlFor: "as-of" }, say("as_of")),
        element(
          "span",
          { className: "picking" },
          this.#day,
          iconButton("calendar", say("pick_day"), () => this.#pick()),
          this.#picker,
        ),
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
    return dayOf(this.#day.value);
  }

  /** @param {string | null} day */
  set day(day) {
    this.#day.value = written(day ?? "");
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

  #pick() {
    this.#picker.value = this.day ?? "";
    this.#picker.showPicker?.();
  }

  /** A day is written out as it was understood; what is none keeps the question from going out. */
  #check() {
    const typed = this.#day.value.trim();
    if (this.day) this.day = this.day;
    this.#day.setCustomValidity(typed && !this.day ? say("day_wrong") : "");
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
