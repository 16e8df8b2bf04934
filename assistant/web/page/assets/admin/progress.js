// A bar with a sentence, for what is under way.

import { announce, counted, element, say } from "./dom.js";
import { watch } from "./errands.js";

/** @typedef {import("./wire.js").Step} Step */

/** A screen reader hears how far it has come at every quarter, and not at every file. */
const PARTS = 4;

export class Progress {
  #bar = element("progress", { "aria-label": say("under_way") });
  #words = element("p", { className: "quiet" });
  #total = 0;
  #done = 0;
  #heard = 0;

  constructor() {
    this.whole = element("div", { className: "progress", hidden: true }, this.#words, this.#bar);
  }

  /**
   * Show an errand to its end; gives its steps.
   * @param {{id: string}} errand
   * @param {string} words
   * @returns {Promise<Step[]>}
   */
  async follow(errand, words) {
    /** @type {Step[]} */
    const steps = [];
    this.begin(words);
    try {
      await watch(errand, (step) => {
        steps.push(step);
        this.#count(step, words);
      });
    } finally {
      this.whole.hidden = true;
    }
    return steps;
  }

  /** @param {string} words */
  begin(words) {
    this.#total = this.#done = this.#heard = 0;
    this.#bar.removeAttribute("value");
    this.#words.textContent = words;
    this.whole.hidden = false;
    announce(words);
  }

  /**
   * @param {string} words
   * @param {number} done
   * @param {number} total
   */
  show(words, done, total) {
    this.#bar.max = total || 1;
    this.#bar.value = done;
    this.#words.textContent = words;
    const parts = Math.floor((PARTS * done) / (total || 1));
    if (parts > this.#heard) announce(words);
    this.#heard = Math.max(parts, this.#heard);
  }

  /**
   * @param {Step} step
   * @param {string} words
   */
  #count(step, words) {
    if (step.step === "began") this.#total = step.total;
    if (step.step === "would" || step.step === "done") this.#done += 1;
    if (this.#total) this.show(say("so_far", { words, done: counted(this.#done), total: counted(this.#total) }), this.#done, this.#total);
  }
}
