// The conversation: what was said, the box for the next question, what this device remembers.

import { Announcer } from "./announcing.js";
import { Client } from "./client.js";
import { Composer } from "./composer.js";
import { element, iconButton, say } from "./dom.js";
import { History, newId } from "./history.js";
import { Sheet } from "./sheet.js";
import { Turn } from "./turn.js";

/** @typedef {import("./history.js").Conversation} Kept */
/** @typedef {import("./wire.js").Told} Told */

export class Conversation {
  /** @type {Turn[]} */
  #turns = [];
  #id = newId();
  #log = element("div", { className: "log" });
  #menu = element("div", { className: "menu", hidden: true });
  #live = element("p", { className: "hidden", "aria-live": "polite" });
  #announcer = new Announcer(this.#live);

  /**
   * @param {Told} told
   * @param {(() => void) | null} close  null where it has its place in the page
   */
  constructor(told, close) {
    this.told = told;
    this.client = new Client(told.embedId || null);
    this.sheet = new Sheet(this.client);
    this.sheet.view.onclose = () => this.#note("tdkt-source-closed", null);
    this.history = new History(told.embedId || "page");
    this.composer = new Composer(told.asOf ?? "", {
      ask: (question, asOf) => this.ask(question, asOf),
      stop: () => this.#turns.at(-1)?.stop(),
    });
    this.view = element(
      "div",
      { className: "conversation", lang: "vi" },
      this.#header(close),
      this.#menu,
      this.#log,
      this.composer.view,
      this.#live,
    );
    this.view.addEventListener("focusin", () => this.client.prepare(), { once: true });
    this.#begin(this.history.conversations[0]);
  }

  /**
   * @param {string} question
   * @param {string | null} asOf
   */
  async ask(question, asOf) {
    if (!question.trim()) return this.#announcer.say(say("empty"));
    this.#turns.at(-1)?.stop();
    this.#menu.hidden = true;
    if (!this.#turns.length) this.#log.replaceChildren();
    const turn = this.#turn(question.trim(), asOf);
    this.composer.clear();
    this.composer.busy = true;
    turn.view.scrollIntoView({ block: "start", behavior: "auto" });
    await turn.run();
  }

  /**
   * @param {string} id
   * @param {import("./wire.js").Span} span
   * @param {string | null} asOf
   */
  async open(id, span, asOf) {
    this.#note("tdkt-source", { id, span });
    await this.sheet.open(id, span, asOf);
  }

  /**
   * Tell the page around: it may want to put the opened document into its address.
   * @param {string} name
   * @param {object | null} detail
   */
  #note(name, detail) {
    this.view.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** @param {(() => void) | null} close */
  #header(close) {
    const history = iconButton("history", say("history"), () => this.#toggle(history));
    history.setAttribute("aria-expanded", "false");
    return element(
      "header",
      { className: "bar" },
      element("h2", { id: "chat-title" }, this.told.title || say("title")),
      history,
      iconButton("plus", say("new_conversation"), () => this.#restart()),
      close && iconButton("close", say("close"), close),
    );
  }

  /**
   * Show a conversation that was kept, or an empty one.
   * @param {Kept | undefined} kept
   */
  #begin(kept) {
    this.#id = kept?.id ?? newId();
    this.#turns = [];
    this.#log.replaceChildren();
    for (const { question, asOf, answer } of kept?.turns ?? []) {
      this.#turn(question, asOf).finish(answer);
    }
    if (!this.#turns.length) this.#log.append(this.#welcome());
  }

  #restart() {
    this.#turns.at(-1)?.stop();
    this.#menu.hidden = true;
    this.#begin(undefined);
    this.composer.focus();
  }

  /**
   * @param {string} question
   * @param {string | null} asOf
   */
  #turn(question, asOf) {
    const turn = new Turn(
      { question, as_of: asOf, conversation_id: this.#id },
      {
        client: this.client,
        announcer: this.#announcer,
        open: (place, day) => this.open(place.document.id, place.span, day),
        ask: (again, day) => this.ask(again, day),
        ended: (one) => this.#ended(one),
      },
    );
    this.#turns.push(turn);
    this.#log.append(turn.view);
    return turn;
  }

  /** @param {Turn} turn */
  #ended(turn) {
    if (turn !== this.#turns.at(-1)) return;
    this.composer.busy = false;
    const turns = this.#turns.flatMap(({ request: { question, as_of: asOf }, answer }) =>
      answer ? [{ question, asOf, answer }] : [],
    );
    const at = new Date().toISOString();
    if (turns.length) this.history.keep({ id: this.#id, at, turns });
  }

  #welcome() {
    const suggestions = (this.told.suggestions || say("suggested")).split("|");
    const items = suggestions.map((each) => each.trim()).map((question) =>
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", onclick: () => this.ask(question, this.composer.day) },
          question,
        ),
      ),
    );
    return element(
      "section",
      { className: "welcome", "aria-label": say("suggestions") },
      element("p", {}, this.told.greeting || say("greeting")),
      element("ul", { className: "suggestions" }, ...items),
    );
  }

  /** @param {HTMLButtonElement} button */
  #toggle(button) {
    this.#menu.hidden = !this.#menu.hidden;
    button.setAttribute("aria-expanded", String(!this.#menu.hidden));
    if (this.#menu.hidden) return;
    const kept = this.history.conversations;
    const items = kept.map((each) => element("li", {}, this.#kept(each)));
    const clear = element("button", { type: "button", className: "clear" }, say("clear_history"));
    clear.onclick = () => {
      for (const { id } of this.history.conversations) this.client.forget(id).catch(() => {});
      this.history.clear();
      this.#restart();
      this.#announcer.say(say("history_cleared"));
    };
    this.#menu.replaceChildren(
      element("p", { className: "note" }, say(kept.length ? "history_note" : "history_none")),
      element("ul", {}, ...items),
      ...(kept.length ? [clear] : []),
    );
  }

  /** @param {Kept} kept */
  #kept(kept) {
    const button = element("button", { type: "button" }, kept.turns[0].question);
    button.onclick = () => {
      this.#turns.at(-1)?.stop();
      this.#menu.hidden = true;
      this.#begin(kept);
      this.composer.focus();
    };
    return button;
  }
}
