// What a screen reader hears: whole sentences, not every piece of text as it comes.

/** A sentence or a line is ready; "Điều 1." ends one as well, which costs a pause and no word. */
const SENTENCE = /^[^]*[.!?:;…\n](?=\s|$)/;
/** Sentences that come faster are read together: each change of the region interrupts the reader. */
const PAUSE_MS = 1_200;

export class Announcer {
  #waiting = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLElement} region  with aria-live */
  constructor(region) {
    this.region = region;
  }

  /**
   * Text as it comes; its whole sentences are read a little later.
   * @param {string} text
   */
  add(text) {
    this.#waiting += text;
    this.#timer ??= setTimeout(() => this.#read(), PAUSE_MS);
  }

  /**
   * A sentence of ours, read now, in place of what was waiting.
   * @param {string} sentence
   */
  say(sentence) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = "";
    this.region.textContent = sentence;
  }

  #read() {
    this.#timer = undefined;
    const [sentences = ""] = SENTENCE.exec(this.#waiting) ?? [];
    if (!sentences) return;
    this.#waiting = this.#waiting.slice(sentences.length);
    this.region.textContent = sentences.trim();
  }
}
