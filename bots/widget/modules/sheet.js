// A document beside the answer, opened at the quoted words, in its context.

import { Failure } from "./client.js";
import { element, iconButton, present, say, webAddress, written } from "./dom.js";
import { dayTold, isNews, named, sort } from "./naming.js";
import { cut, pointsIn, surroundings } from "./text.js";

/** @typedef {import("./wire.js").Opened} Opened */
/** @typedef {import("./wire.js").Span} Span */
/** @typedef {import("./wire.js").Validity} Validity */

export class Sheet {
  #title = element("h2", { id: "source-title", tabIndex: -1 });
  #facts = element("p", { className: "facts" });
  #past = element("div", { className: "past" });
  #text = element("div", {
    className: "text",
    tabIndex: 0,
    role: "region",
    "aria-labelledby": "source-title",
  });
  /** @type {Opened | null} */
  #opened = null;

  /** @param {import("./client.js").Client} client */
  constructor(client) {
    this.client = client;
    this.view = element(
      "dialog",
      { className: "sheet", "aria-labelledby": "source-title" },
      element(
        "header",
        {},
        element("div", {}, this.#title, this.#facts, this.#past),
        iconButton("close", say("close"), () => this.close()),
      ),
      this.#text,
    );
    this.view.onclick = ({ target }) => {
      if (target === this.view) this.close();
    };
  }

  close() {
    this.view.close();
  }

  /**
   * Open the document `id` at `span`, as it stood on `asOf`. Focus goes back when it is closed.
   * @param {string} id
   * @param {Span} span
   * @param {string | null} asOf
   */
  async open(id, span, asOf) {
    this.#title.textContent = say("source_loading");
    this.#facts.replaceChildren();
    this.#past.replaceChildren();
    this.#text.replaceChildren();
    if (!this.view.open) this.view.showModal();
    try {
      this.#opened = this.#opened?.document.id === id ? this.#opened : await this.client.document(id);
      this.#describe(this.#opened, asOf);
      this.#show(this.#opened, span);
    } catch (error) {
      this.#title.textContent = say("failed");
      const told = error instanceof Failure ? error.message : say("failed_network");
      this.#text.replaceChildren(element("p", { className: "problem" }, told));
    }
    this.#title.focus({ preventScroll: true });
  }

  /**
   * @param {Opened} opened
   * @param {string | null} asOf
   */
  #describe({ document: about, validity }, asOf) {
    const name = named(about);
    const facts = [sort(about), about.issuer, dayTold(about)];
    this.#title.textContent = name;
    this.#facts.replaceChildren(
      ...present([
        facts.filter((fact) => fact && !name.startsWith(fact)).join(" · "),
        isNews(about) ? null : inForce(validity, asOf),
        original(about.url),
      ]),
    );
    this.#past.replaceChildren(...(about.number ? [this.#timeline(about.id)] : []));
  }

  /**
   * What happened to the text, fetched when it is wanted.
   * @param {string} id
   */
  #timeline(id) {
    const list = element("ul", { tabIndex: 0 });
    const details = element("details", {}, element("summary", {}, say("timeline")), list);
    details.ontoggle = async () => {
      if (!details.open || list.childElementCount) return;
      const lines = await this.client.history(id).catch(() => [say("failed_network")]);
      list.replaceChildren(...lines.map((line) => element("li", {}, line)));
    };
    return details;
  }

  /**
   * @param {Opened} opened
   * @param {Span} span
   */
  #show({ text, passages }, span) {
    const length = pointsIn(text);
    const [start, end] = [Math.min(span[0], length), Math.min(Math.max(...span), length)];
    this.#lay(text, [start, end], surroundings([start, end], passages, length), length);
  }

  /**
   * @param {string} text
   * @param {Span} quote
   * @param {Span} shown
   * @param {number} length
   */
  #lay(text, quote, shown, length) {
    const [, before, words, after] = cut(text, [shown[0], ...quote, shown[1]]);
    const mark = element("mark", {}, words);
    const whole = () => {
      this.#lay(text, quote, [0, length], length);
      this.#text.focus({ preventScroll: true });
    };
    this.#text.replaceChildren(
      ...present([
        shown[0] > 0 ? rest("before", whole) : null,
        before.trimStart(),
        words ? mark : null,
        after.trimEnd(),
        shown[1] < length ? rest("after", whole) : null,
      ]),
    );
    const tall = mark.offsetHeight > this.#text.clientHeight;
    if (words) mark.scrollIntoView({ block: tall ? "start" : "center" });
    else this.#text.scrollTop = 0;
  }
}

/**
 * @param {"before" | "after"} side
 * @param {() => void} onclick
 */
function rest(side, onclick) {
  return element("button", { type: "button", className: `rest ${side}`, onclick }, say("whole_text"));
}

/**
 * Whether the text is in force on the day of the answer.
 * @param {Validity} validity
 * @param {string | null} asOf  null for today
 */
function inForce({ from, to, ended_by: number }, asOf) {
  // Sweden writes days as ISO does, in the time of this device.
  const day = asOf ?? new Date().toLocaleDateString("sv");
  const told = { from: written(from ?? ""), to: written(to ?? ""), number };
  if (to && to < day) return badge("bad", say(number ? "ended_by" : "ended", told));
  if (from && day < from) return badge("bad", say("not_yet", told));
  if (from && to) return badge("", say("effective_within", told));
  return from ? badge("", say("effective_from", { day: told.from })) : null;
}

/**
 * @param {string} kind
 * @param {string} words
 */
function badge(kind, words) {
  return element("span", { className: `badge ${kind}` }, words);
}

/**
 * A link to where a document came from; an address that is not of the web is never followed.
 * @param {string | null} url
 */
function original(url) {
  const href = webAddress(url);
  if (!href) return null;
  return element("a", { href, target: "_blank", rel: "noopener noreferrer" }, say("original"));
}
